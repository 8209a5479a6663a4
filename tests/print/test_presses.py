"""Every press profile that comes with the project: whole, sourced, and kept by the file it leads to."""

from __future__ import annotations

import re
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from broadsheet.base.cache import Cache
from broadsheet.base.data import data_folder
from broadsheet.base.diagnostics import Findings
from broadsheet.base.source import Span
from broadsheet.base.world import Disk
from broadsheet.job import Job
from broadsheet.layout.press import Press, load_press
from broadsheet.pipeline import render

FOLDER = data_folder("layout") / "press"
NAMES = [
    "digital-toner",
    "gwg-2022-newspaper",
    "newsprint-26",
    "newsprint-cn",
    "newsprint-cn-marks",
    "office-printer",
]
ISSUE = """\
newspaper: 试样
date: 2025-01-06
layout: tabloid
press: {press}
pages:
  - plan: |
      A A A A A A
    stories:
      A:
        headline: 今夜付印
        photos: [{{file: photo.png, span: 4}}]
        body: 正文。
"""
every_press = pytest.mark.parametrize("name", NAMES)


def _press(name: str) -> Press:
    findings: Findings = []
    press = load_press(name, Span("i.yaml", 0, 0), Disk([FOLDER], cache=Cache(None)), findings)
    assert press is not None, findings
    return press


def _dark_colours() -> Image.Image:
    """Every deep colour there is, side by side: what asks for most ink."""
    steps = [round(step * 5.5) for step in range(16)]
    colours = [(red, green, blue) for red in steps for green in steps for blue in steps]
    photo = Image.new("RGB", (64, 64))
    photo.putdata([colours[place] for place in range(64 * 64)])
    return photo.resize((1536, 1024), Image.Resampling.NEAREST)


def test_the_profiles_are_these() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.yaml")) == NAMES


@every_press
def test_limits_stand_in_order_and_the_colour_profile_is_the_one_named(name: str) -> None:
    file = _press(name).file
    assert file.photo_ppi.error < file.photo_ppi.warning < file.photo_ppi.good <= file.photo_ppi.resample
    assert file.ink_percent.photo_black < file.ink_percent.rich_black <= file.ink_percent.total
    assert file.smallest.text <= file.smallest.multi_ink_text
    assert sha256(_press(name).icc).hexdigest() == file.icc.sha256
    assert file.output_condition.registry == ""


@every_press
def test_every_group_of_figures_names_its_source(name: str) -> None:
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    known = set(re.findall(r"^#   \[(\w+)\]", text, re.MULTILINE))
    groups = {block.split(":")[0].splitlines()[-1]: block for block in text.split("\n\n") if "\n" in block}
    for key in ("ink_percent", "photo_ppi", "smallest", "safe", "bleed", "incoming", "page_file"):
        comment = next(block for block in groups.values() if re.search(rf"^{key}:", block, re.MULTILINE))
        named = set(re.findall(r"\[(\w+)[^\]]*\]", comment.split(f"{key}:")[0]))
        assert named, key
        assert named <= known


@every_press
def test_an_issue_for_it_renders_and_its_darkest_photo_keeps_the_ink_limit(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROADSHEET_CACHE", str(tmp_path / "cache"))
    _dark_colours().save(tmp_path / "photo.png")
    issue = tmp_path / "i.yaml"
    issue.write_text(ISSUE.format(press=name), encoding="utf-8")
    outcome = render(Job(issue, tmp_path / "out"))
    assert [finding.code for finding in outcome.findings if finding.code.startswith("BS7")] == []
    press = _press(name).file
    with pikepdf.open(tmp_path / "out" / "i.pdf") as pdf:
        assert str(pdf.Root.OutputIntents[0].OutputConditionIdentifier) == press.output_condition.identifier
        photo = next(iter(pdf.pages[0].Resources.XObject.values()))
        with Image.open(BytesIO(photo.read_raw_bytes())) as image:
            assert image.mode == "CMYK"
            planes = image.tobytes()
    inks = max(map(sum, zip(*(planes[plane::4] for plane in range(4)), strict=True))) / 2.55
    assert 150 < inks <= press.ink_percent.total, inks
