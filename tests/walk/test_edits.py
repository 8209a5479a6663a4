"""Whatever one edit does to the front page, it prints clean or says truly by how much it is over."""

from __future__ import annotations

import re
from math import ceil
from pathlib import Path

from broadsheet.base.diagnostics import exit_code
from broadsheet.job import Job, Outcome
from broadsheet.pipeline import check, render
from tests.reading.faults import Fault, listed
from tests.reading.glyphs import read_pages
from tests.reading.manuscript import Manuscript, altered, read_manuscripts
from tests.reading.page_judges import overlaps
from tests.reading.report import set_stories
from tests.walk.edits import ISSUES, FrontPage, edited

OVER = {"BS601", "BS606"}
"""Lines over; and, told beside it, a head or a photo that wants more rows than its region has."""


def test_the_front_page_prints_clean_before_any_edit(tmp_path: Path) -> None:
    outcome = _checked(FrontPage(), tmp_path)
    assert [finding.code for finding in outcome.findings if finding.severity != "note"] == []


def test_the_page_is_clean_or_tells_how_many_rows_would_cure_it(
    step: tuple[int, int], tmp_path: Path
) -> None:
    """Every story that is over by n lines in k columns of a region of r rows is set again, alone on a deep page, in
    the same columns: in r + ceil(n / k) rows it must stand, in one row fewer it must still be over. k counts the
    columns the plan gives the story, also where a photo or a vertical head leaves no room for text in one of them yet.
    The story alone has the rank, photos and box it had, so it differs only in its rows; make-up may open its head and
    crop its photos within the same bounds in both."""
    page, what = edited(*step)
    outcome = _checked(page, tmp_path)
    errors = [finding for finding in outcome.findings if finding.severity == "error"]
    assert {finding.code for finding in errors} <= OVER, what
    assert bool(errors) == bool(exit_code(outcome.findings))
    stories = outcome.report["pages"][0]["stories"]
    over = [story for story in stories if story["overset"]["lines"]]
    assert bool(over) == bool(errors), what
    for story in over:
        enough = story["region"]["rows"] + ceil(story["overset"]["lines"] / len(page.columns(story["id"])))
        assert _over(page.alone(story["id"], enough), tmp_path) == 0, (
            f"{what}; {story['id']} in {enough} rows"
        )
        assert _over(page.alone(story["id"], enough - 1), tmp_path) > 0, (
            f"{what}; {story['id']} in {enough - 1} rows"
        )


def test_no_copy_is_lost(step: tuple[int, int], tmp_path: Path) -> None:
    """What is set and what is told to be over is the whole manuscript."""
    page, what = edited(*step)
    outcome = _checked(page, tmp_path)
    (manuscripts,) = read_manuscripts(tmp_path / "edited.yaml", [tmp_path])
    for story in outcome.report["pages"][0]["stories"]:
        assert story["set"] + story["overset"]["characters"] == story["characters"], what
        assert story["characters"] == _length(manuscripts[story["id"]]), what


def test_what_is_clean_prints_every_word(step: tuple[int, int], tmp_path: Path) -> None:
    """One edit in ten goes all the way to paper and is read back."""
    page, what = edited(step[0], step[1] // 10 * 10)
    if step[1] % 10 or exit_code(_checked(page, tmp_path).findings):
        return
    faults = _printed(page, tmp_path)
    assert not faults, f"{what}\n{listed(faults)}"


def _printed(page: FrontPage, folder: Path) -> list[Fault]:
    issue = page.write(folder)
    outcome = render(Job(issue, folder, assets=(ISSUES,)))
    (read,) = read_pages(folder / "edited.pdf")
    (manuscripts,) = read_manuscripts(issue, [folder])
    stories = set_stories(read, outcome.report["pages"][0])
    return overlaps(read) + [fault for story in stories for fault in altered(story, manuscripts[story.name])]


def _checked(page: FrontPage, folder: Path) -> Outcome:
    return check(Job(page.write(folder), folder, assets=(ISSUES,)))


def _over(page: FrontPage, folder: Path) -> int:
    outcome = _checked(page, folder)
    (story,) = outcome.report["pages"][0]["stories"]
    lines: int = story["overset"]["lines"]
    assert bool(lines) == bool(exit_code(outcome.findings))
    return lines


def _length(manuscript: Manuscript) -> int:
    """Characters to be set: spaces only where they part Latin words."""
    words = (" ".join(text.split()) for text, _ in manuscript.parts)
    return sum(len(re.sub(r"(?<=[^!-~]) | (?=[^!-~])", "", text)) for text in words)
