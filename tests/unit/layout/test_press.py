"""Press profiles: marks that the press could not print are refused, and the marked profile prints like the plain one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from broadsheet.base.cache import Cache
from broadsheet.base.data import data_folder
from broadsheet.base.diagnostics import Findings
from broadsheet.base.world import Disk
from broadsheet.layout import press
from tests.unit.layout.conftest import NAMED

PRESS = data_folder("layout") / "press"


@pytest.mark.parametrize(
    ("before", "after", "code", "place"),
    [
        ("weight: 0.25pt", "weight: 0.2pt", "BS310", "0.2pt"),
        ("length: 5mm", "length: 0mm", "BS320", "0mm"),
        ("[crop,", "[cropp,", "BS135", "cropp"),
        ("imposition: two-up", "imposition: three-up", "BS135", "three-up"),
    ],
)
def test_marks_that_cannot_be_are_told_where_they_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str, after: str, code: str, place: str
) -> None:
    text = (PRESS / "newsprint-cn-marks.yaml").read_text(encoding="utf-8")
    assert text.count(before) == 1
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "ours.yaml").write_text(text.replace(before, after), encoding="utf-8")
    monkeypatch.setattr(press, "data_folder", lambda _: tmp_path)
    findings: Findings = []
    world = Disk([tmp_path], cache=Cache(None))
    assert press.load_press("ours", NAMED, world, findings) is None
    (finding,) = findings
    assert finding.span is not None
    said = world.sources[finding.span.file].text[finding.span.start : finding.span.end]
    assert (finding.code, said) == (code, place)


def test_the_marked_profile_prints_like_the_plain_one() -> None:
    def loaded(name: str) -> dict[str, Any]:
        found: dict[str, Any] = yaml.safe_load((PRESS / f"{name}.yaml").read_text(encoding="utf-8"))
        return found

    marked = loaded("newsprint-cn-marks")
    assert set(marked) - set(loaded("newsprint-cn")) == {"marks", "imposition"}
    del marked["marks"], marked["imposition"]
    assert marked == loaded("newsprint-cn")
