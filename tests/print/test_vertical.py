"""A vertical story read back from the finished PDF: each character once, from the right to the left, standing as it may."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any, NamedTuple

import pytest

from broadsheet import pipeline
from broadsheet.base.diagnostics import exit_code
from broadsheet.job import Job
from tests.print.tools import run as tool
from tests.reading.glyphs import Glyph, read_pages

COPY = (
    "早上7点，旧书市开门。“今天有人问起那本1958年的县志，”摊主说，“我留着，不卖。”他的摊子在东头，三张长桌，12只纸箱。",
    "纸箱里大约800册书；旁边是修钢笔的老周：两个人做了23年邻居！管理处去年装了LED灯和Wi-Fi，摊主们说：“亮是亮了……”",
    "“可是看旧纸——还是日光好！”一位读者说“Hello, World”是他学会的第一句程序，付了3.5元。",
)
TIMES = 6
ISSUE = f"""newspaper: 试样报
date: 2025-01-06
layout: broadsheet
press: newsprint-cn
pages:
  - section: 副刊
    template: news
    stories:
      V:
        writing: vertical
        headline: 旧书市
        at: {{column: 1, row: 1, columns: 5, rows: 40}}
        body: |
{"".join(f"          {part}{chr(10)}{chr(10)}" for part in COPY * TIMES)}
      H:
        headline: 早市
        at: {{column: 6, row: 1, columns: 3, rows: 100}}
        body: 桥东的早市从本周起挪到桥西空地。
"""
EM, LEADING = 9, 12


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Job:
    folder = tmp_path_factory.mktemp("vertical")
    issue = folder / "v.yaml"
    issue.write_text(ISSUE, encoding="utf-8")
    job = Job(issue, folder / "out", verify=True)
    outcome = pipeline.render(job)
    assert not exit_code(outcome.findings), [finding.message("en") for finding in outcome.findings]
    return job


@pytest.fixture(scope="module")
def frames(job: Job) -> list[dict[str, float]]:
    """The tiers of the story as report.json has them, in points."""
    report: Any = json.loads((job.folder / "report.json").read_text(encoding="utf-8"))
    (story,) = [story for story in report["pages"][0]["stories"] if story["id"] == "V"]
    assert story["overset"]["lines"] == 0
    assert story["set"] == story["characters"]
    return [
        {key[0]: frame[key] * 72 / 25.4 for key in ("x_mm", "y_mm", "w_mm", "h_mm")}
        for frame in story["frames"]
    ]


class Placed(NamedTuple):
    """A glyph and its place in reading order: its tier, its line from the right, how far down that, how far along a row."""

    tier: int
    line: int
    down: float
    across: float
    glyph: Glyph


@pytest.fixture(scope="module")
def placed(job: Job, frames: list[dict[str, float]]) -> list[Placed]:
    """The glyphs of the story's text as a reader comes to them: tier by tier, from the right to the left, downwards."""
    (page,) = read_pages(job.whole)
    found = []
    for glyph in page.glyphs:
        tiers = [index for index, frame in enumerate(frames) if _within(glyph, frame)]
        if tiers and glyph.size < EM + 0.1 and glyph.text.strip():  # Figures abreast are narrower.
            frame = frames[tiers[0]]
            line = round((frame["x"] + frame["w"] - EM / 2 - _middle(glyph)) / LEADING)
            top = glyph.y if glyph.turned else glyph.y - 0.88 * EM
            found.append(Placed(tiers[0], line, round(top, 1), glyph.x, glyph))
    return sorted(found)


def _middle(glyph: Glyph) -> float:
    return (glyph.ink.left + glyph.ink.right) / 2


def _within(glyph: Glyph, frame: dict[str, float]) -> bool:
    down = (glyph.ink.top + glyph.ink.bottom) / 2 - frame["y"]
    return -EM / 2 < down < frame["h"] + EM / 2 and -1 < _middle(glyph) - frame["x"] < frame["w"] + 1


@pytest.fixture(scope="module")
def glyphs(placed: list[Placed]) -> list[Glyph]:
    return [place.glyph for place in placed]


def test_read_downwards_and_from_the_right_the_page_says_what_was_written(glyphs: list[Glyph]) -> None:
    wanted = "".join(COPY * TIMES).translate(str.maketrans("“”", "「」"))
    assert "".join(glyph.text for glyph in glyphs) == wanted.replace(" ", "")


def test_words_and_long_numbers_lie_on_their_side_and_nothing_else_does(glyphs: list[Glyph]) -> None:
    turned = "".join(glyph.text for glyph in glyphs if glyph.turned)
    assert turned == "1958LEDWi-FiHello,World" * TIMES


def test_the_story_has_several_tiers_of_many_lines(
    placed: list[Placed], frames: list[dict[str, float]]
) -> None:
    lines = {(place.tier, place.line) for place in placed}
    assert len(frames) > 1
    assert len(lines) > 10 * len(frames)


def test_the_glyphs_of_a_line_do_not_run_into_each_other(placed: list[Placed]) -> None:
    for before, after in pairwise(placed):
        same = (before.tier, before.line) == (after.tier, after.line) and before.down < after.down
        if same and not before.glyph.turned:
            assert after.glyph.ink.top > before.glyph.ink.bottom - EM / 4, (before, after)


def test_the_figures_of_a_short_number_stand_side_by_side_in_one_em(glyphs: list[Glyph]) -> None:
    text = "".join(glyph.text for glyph in glyphs)
    for number in ("12", "23", "800"):
        start = text.index(number)
        row = glyphs[start : start + len(number)]
        assert len({round(glyph.y, 2) for glyph in row}) == 1
        assert [glyph.x for glyph in row] == sorted(glyph.x for glyph in row)
        assert row[-1].ink.right - row[0].ink.left <= EM


def test_capitals_that_lie_on_their_side_stand_in_the_middle_of_their_line(
    placed: list[Placed], frames: list[dict[str, float]]
) -> None:
    capitals = [place for place in placed if place.glyph.turned and place.glyph.text in "LEDWFH"]
    assert len(capitals) == 7 * TIMES
    for tier, line, _, _, glyph in capitals:
        centre = frames[tier]["x"] + frames[tier]["w"] - EM / 2 - LEADING * line
        assert abs(_middle(glyph) - centre) < EM / 20


def test_stops_stand_in_the_upper_right_of_their_em(
    placed: list[Placed], frames: list[dict[str, float]]
) -> None:
    """The ink of 。 and ， is right of the middle of the line, in the upper half of the em (GB/T 15834, 5.2)."""
    stops = [place for place in placed if place.glyph.text in "，。" and not place.glyph.turned]
    assert len(stops) > 9 * TIMES
    for tier, line, down, _, glyph in stops:
        centre = frames[tier]["x"] + frames[tier]["w"] - EM / 2 - LEADING * line
        assert glyph.ink.left > centre
        assert glyph.ink.bottom < down + EM / 2


def test_other_peoples_readers_find_no_fault(job: Job) -> None:
    assert "No syntax or stream encoding errors" in tool("qpdf", "--check", job.whole)
    for row in tool("pdffonts", job.whole).splitlines()[2:]:
        assert row.split()[-5:-2] == ["yes", "yes", "yes"], row
    verdict: Any = json.loads((job.folder / "report.json").read_text(encoding="utf-8"))["preflight"]
    assert verdict["outcome"] == "passed"
