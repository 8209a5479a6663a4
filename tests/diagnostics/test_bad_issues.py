"""Each bad issue of this folder tells its faults where its comments say: the code, the line and the column."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from broadsheet.base import yamltree
from broadsheet.base.cache import Cache
from broadsheet.base.diagnostics import Findings
from broadsheet.base.world import Disk
from broadsheet.issue.load import load_issue

HERE = Path(__file__).parent
ISSUES = sorted(HERE.glob("*.yaml"))
EXPECTED = re.compile(r"expect: (BS\d{3}) at (\d+):(\d+)(?: in (\S+))?")


def _expected(issue: Path) -> list[tuple[str, str, int, int]]:
    found = EXPECTED.findall(issue.read_text(encoding="utf-8"))
    return sorted((file or issue.name, code, int(line), int(column)) for code, line, column, file in found)


def _found(issue: Path) -> list[tuple[str, str, int, int]]:
    world = Disk([HERE], (HERE,), Cache(None))
    findings: Findings = []
    load_issue(issue, world, findings)
    places = []
    for finding in findings:
        assert finding.span is not None
        line, column = world.sources[finding.span.file].position(finding.span.start)
        name = next(path for path in HERE.rglob("*") if world.shown(path) == finding.span.file)
        places.append((name.relative_to(HERE).as_posix(), finding.code, line, column))
        assert finding.message("zh") != finding.message("en")
        assert finding.hints("zh")
        assert len(finding.hints("zh")) == len(finding.hints("en"))
    return sorted(places)


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize("issue", ISSUES, ids=lambda issue: issue.stem)
def test_every_fault_is_told_at_its_place(issue: Path, loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(yaml, loader):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(yamltree, "_Loader", getattr(yaml, loader))
    assert _found(issue) == _expected(issue)
