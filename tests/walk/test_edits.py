"""Whatever one edit does to a page of the sample, it prints clean or says truly by how much it is over."""

from __future__ import annotations

import re
from math import ceil
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from broadsheet.base.diagnostics import exit_code
from broadsheet.job import Job, Outcome
from broadsheet.pipeline import check, render
from tests.reading.faults import listed
from tests.reading.figures import told_apart
from tests.reading.glyphs import read_pages
from tests.reading.manuscript import Manuscript, altered, read_manuscripts
from tests.reading.page_judges import overlaps
from tests.reading.report import set_stories
from tests.reading.table_judges import misset_tables
from tests.walk.edits import ISSUES, PAGES, SamplePage, edited

OVER = {"BS601", "BS606"}
"""Lines over; and, told beside it, a head or a photo that wants more rows than its region has."""
LEAST_PPI = 100
"""What the sample's press refuses photos below."""
COARSE, BEYOND = "BS707", "BS715"
"""A photo cropped to what its pixels do not hold; type near the trim, where a photo found no room in its region."""
FINE = {"BS709", "BS712"}
"""Type and lines too fine for the press, where a drawing is set smaller than it was made for."""


class Walked(NamedTuple):
    """One edit of a page: its number in the walk, what was done, and what the program says of it."""

    number: int
    page: SamplePage
    what: str
    issue: Path
    outcome: Outcome

    @property
    def stories(self) -> list[dict[str, Any]]:
        stories: list[dict[str, Any]] = self.outcome.report["pages"][0]["stories"]
        return stories

    @property
    def photos(self) -> list[dict[str, Any]]:
        photos: list[dict[str, Any]] = self.outcome.report["pages"][0]["photos"]
        return photos

    def manuscripts(self) -> dict[str, Manuscript]:
        return read_manuscripts(self.issue, [self.issue.parent, ISSUES])[self.page.number - 1]


@pytest.fixture(scope="module")
def walked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    page, what = edited(*request.param)
    folder = tmp_path_factory.mktemp("walk")
    return Walked(request.param[1], page, what, folder / "edited.yaml", _checked(page, folder))


@pytest.mark.parametrize("number", PAGES)
def test_the_page_prints_clean_before_any_edit(number: int, tmp_path: Path) -> None:
    outcome = _checked(SamplePage(number), tmp_path)
    assert [finding.code for finding in outcome.findings if finding.severity != "note"] == []


def test_the_page_is_clean_or_tells_how_many_rows_would_cure_it(walked: Walked, tmp_path: Path) -> None:
    """Every story that is over by n lines in k columns of a region of r rows is set again, alone on a deep page, in
    the same columns: in r + ceil(n / k) rows it must stand, in one row fewer it must still be over. k counts the
    columns with a frame for text, at least one; what a photo or a vertical head stands in has none.
    The story alone has the rank, photos and box it had, so it differs only in its rows; make-up may open its head and
    crop its photos within the same bounds in both."""
    errors = _errors(walked.outcome)
    assert errors - {COARSE, BEYOND} - FINE <= OVER, walked.what
    assert not errors & FINE or _shrunken(walked, tmp_path), walked.what
    # A drawing has no pixels.
    sharp = [photo["ppi"] for photo in walked.photos if photo["ppi"] is not None]
    assert (COARSE in errors) == any(ppi < LEAST_PPI for ppi in sharp), walked.what
    assert BEYOND not in errors or "BS606" in errors, walked.what
    over = [story for story in walked.stories if story["overset"]["lines"]]
    assert bool(over) == bool(errors & OVER), walked.what
    assert bool(errors) == bool(exit_code(walked.outcome.findings)), walked.what
    for story in over:
        columns = max(len({frame["x_mm"] for frame in story["frames"]}), 1)
        enough = story["region"]["rows"] + ceil(story["overset"]["lines"] / columns)
        for rows, cured in ((enough, True), (enough - 1, False)):
            lines = _over(walked.page.alone(story["id"], rows), tmp_path)
            assert (lines == 0) == cured, f"{walked.what}; {story['id']} in {rows} rows is {lines} lines over"


def test_no_copy_is_lost(walked: Walked) -> None:
    """What is set and what is told to be over is the whole manuscript."""
    manuscripts = walked.manuscripts()
    for story in walked.stories:
        assert story["set"] + story["overset"]["characters"] == story["characters"], walked.what
        assert story["characters"] == _length(manuscripts[story["id"]]), walked.what


def test_what_is_clean_prints_every_word(walked: Walked) -> None:
    """One edit in ten, where it leaves nothing over, goes all the way to paper and is read back."""
    if walked.number % 10 == 0 and not exit_code(walked.outcome.findings):
        folder = walked.issue.parent
        outcome = render(_job(walked.page, walked.issue))
        (file,) = (folder / "edited" / "pages").iterdir()
        (read,) = read_pages(file)
        report = outcome.report["pages"][0]
        page, _ = told_apart(read, report)
        manuscripts = walked.manuscripts()
        faults = overlaps(page)
        for story in set_stories(page, report):
            faults += altered(story, manuscripts[story.name]) + misset_tables(story, manuscripts[story.name])
        assert not faults, f"{walked.what}\n{listed(faults)}"


def _shrunken(walked: Walked, folder: Path) -> list[str]:
    """The drawings that have less room than on the page as it was."""
    before = _checked(SamplePage(walked.page.number), folder).report["pages"][0]["photos"]
    usual = {photo["file"]: (photo["w_mm"], photo["h_mm"]) for photo in before}
    return [
        photo["file"]
        for photo in walked.photos
        if photo["ppi"] is None
        and any(
            now < was for now, was in zip((photo["w_mm"], photo["h_mm"]), usual[photo["file"]], strict=True)
        )
    ]


def _checked(page: SamplePage, folder: Path) -> Outcome:
    return check(_job(page, page.write(folder)))


def _job(page: SamplePage, issue: Path) -> Job:
    """The edited page alone, written beside its issue file."""
    return Job(issue, issue.parent, pages=(page.number,), assets=(ISSUES,))


def _errors(outcome: Outcome) -> set[str]:
    return {finding.code for finding in outcome.findings if finding.severity == "error"}


def _over(page: SamplePage, folder: Path) -> int:
    """Lines a page of one story is over."""
    outcome = _checked(page, folder)
    (story,) = outcome.report["pages"][0]["stories"]
    lines: int = story["overset"]["lines"]
    assert bool(lines) == bool(_errors(outcome) & OVER)
    return lines


def _length(manuscript: Manuscript) -> int:
    """Characters to be set: in running text spaces only where they part Latin words, in refers and tables all."""
    return sum(
        len(_closed(text) if part.kind == "body" else text)
        for part in manuscript.parts
        for text in part.texts
    )


def _closed(text: str) -> str:
    return re.sub(r"(?<=[^!-~]) | (?=[^!-~])", "", " ".join(text.split()))
