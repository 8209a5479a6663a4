"""A page of thirty briefs, an essay of twelve thousand characters that jumps from page to page, a page of twelve photos:
each in 对开 and in 四开, printed and read back. The sample's drawings stand there as photos."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
import yaml

from broadsheet.job import Job, Outcome
from broadsheet.pipeline import render
from tests.reading import line_judges, page_judges
from tests.reading.faults import Fault, listed
from tests.reading.glyphs import ReadPage, read_pages
from tests.reading.manuscript import Manuscript, differences, read_manuscripts
from tests.reading.report import BODY, set_stories
from tests.reading.stories import SetStory

HERE = Path(__file__).parent
ISSUES = HERE.parents[1] / "issues"
NAMES = sorted(path.stem for path in HERE.glob("*.yaml"))

ALLOWED = {
    # A few lines under a picture, in three columns or four: no row more or less lets them all end level.
    "photos-broadsheet": {"BS619"},
    "photos-tabloid": {"BS619"},
}
"""Warnings that these pages are right to have."""

LINE_JUDGES: tuple[page_judges.StoryJudge, ...] = (
    line_judges.forbidden_edges,
    line_judges.off_measure,
    line_judges.off_indent,
    line_judges.split_units,
    line_judges.wide_pairs,
    page_judges.out_of_frame,
    page_judges.holes,
)


class Printed(NamedTuple):
    """An issue as printed: the run, and of each page what was read, the stories found there and what they should be."""

    outcome: Outcome
    pages: list[ReadPage]
    stories: list[tuple[SetStory, ...]]
    manuscripts: list[dict[str, Manuscript]]
    written: list[dict[str, Any]]

    @property
    def reports(self) -> list[dict[str, Any]]:
        pages: list[dict[str, Any]] = self.outcome.report["pages"]
        return pages


@cache
def _printed(name: str) -> Printed:
    file = HERE / f"{name}.yaml"
    with TemporaryDirectory() as folder:
        outcome = render(Job(file, Path(folder), assets=(ISSUES,)))
        errors = [found.message("en") for found in outcome.findings if found.severity == "error"]
        assert not errors, errors
        pages = read_pages(Path(folder) / f"{name}.pdf")
    stories = [
        tuple(set_stories(page, report)) for page, report in zip(pages, outcome.report["pages"], strict=True)
    ]
    written = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)["pages"]
    return Printed(outcome, pages, stories, read_manuscripts(file, [HERE, ISSUES]), written)


@pytest.fixture(params=NAMES)
def printed(request: pytest.FixtureRequest) -> Printed:
    return _printed(request.param)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_told_of_it(name: str) -> None:
    told = {found.code for found in _printed(name).outcome.findings if found.severity == "warning"}
    assert told <= ALLOWED.get(name, set())


def test_nothing_is_over(printed: Printed) -> None:
    stories = [story for page in printed.reports for story in page["stories"]]
    assert [story["id"] for story in stories if any(story["overset"].values())] == []
    assert all(story["set"] == story["characters"] for story in stories)


def test_every_character_is_set_once_and_in_order_over_all_its_pages(printed: Printed) -> None:
    faults: list[Fault] = []
    for number, manuscripts in enumerate(printed.manuscripts):
        for letter, manuscript in manuscripts.items():
            if manuscript.parts:
                faults += differences(letter, manuscript.text, _read_on(printed, number, letter))
    assert not faults, listed(faults)


def _read_on(printed: Printed, page: int, letter: str) -> str:
    """What a reader who follows a story from page to page reads, what says where it goes on left out."""
    (story,) = [story for story in printed.stories[page] if story.name == letter]
    to = printed.written[page]["stories"][letter].get("jump")
    if to is None:
        return story.text
    number, _, name = to.partition(".")
    return story.text + _read_on(printed, int(number) - 1, name)


def test_all_body_type_is_on_one_grid_and_in_its_columns(printed: Printed) -> None:
    faults: list[Fault] = []
    for page, stories, report in zip(printed.pages, printed.stories, printed.reports, strict=True):
        faults += page_judges.off_grid(stories, report["baseline_pt"])
        faults += page_judges.overlaps(page) + page_judges.strays(page, stories, *BODY)
    assert not faults, listed(faults)


def test_lines_and_columns_are_as_a_reader_expects(printed: Printed) -> None:
    stories = [story for page in printed.stories for story in page]
    faults = [fault for story in stories for judge in LINE_JUDGES for fault in judge(story)]
    assert not faults, listed(faults)


def test_the_pages_are_what_they_are_for() -> None:
    """Thirty heads or crossheads in each page of briefs; a dozen pictures on each page of photos; in each essay twelve
    thousand characters, on three pages or four."""
    for paper in ("broadsheet", "tabloid"):
        briefs, photos, essay = (_printed(f"{kind}-{paper}") for kind in ("briefs", "photos", "essay"))
        heads = sum(max(len(story.crossheads), 1) for story in briefs.stories[0])
        assert heads + (paper == "tabloid") * 4 == 30
        assert sum(kind == "image" for kind, _ in photos.pages[0].shapes) == 12
        (first, *_) = essay.manuscripts[0].values()
        assert len(first.text) >= 12_000
        assert len(essay.pages) == {"broadsheet": 3, "tabloid": 4}[paper]
