"""A story up to six per cent too long or too short is filled to its last line, words untouched; or a reason is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from tests.fit.pages import REASONS, FitPage
from tests.reading import line_judges as judges
from tests.reading.faults import listed
from tests.reading.manuscript import altered
from tests.reading.page_judges import StoryJudge, empty_slots, holes
from tests.reading.stories import SetStory

MOST_UNFILLED = 0.05
LOOSEST = 0.15
TIGHTEST = 0.04
"""Ems that fitting may open between the characters of a line, and close up, as the layout has it."""


def _filled(printed: Iterable[FitPage]) -> Iterator[tuple[FitPage, SetStory]]:
    for page in printed:
        if page.filled:
            assert page.story is not None, page
            yield page, page.story


def test_nearly_every_story_is_filled_to_its_last_line(printed: list[FitPage], figures: list[str]) -> None:
    figures += _figures(printed)
    unfilled = [page for page in printed if not page.filled]
    assert len(unfilled) <= MOST_UNFILLED * len(printed), "\n".join(map(str, unfilled))


def test_the_last_line_of_every_column_stands_on_its_last_row(printed: list[FitPage]) -> None:
    """By the glyphs in the PDF, column by column; the last column ends with the region or with the photo below it."""
    short = [f"{page}: {empty_slots(story)}" for page, story in _filled(printed) if any(empty_slots(story))]
    assert not short, "\n".join(short)


def test_the_words_stay_as_they_were_written(printed: list[FitPage]) -> None:
    faults = [fault for page, story in _filled(printed) for fault in altered(story, page.manuscript)]
    assert not faults, listed(faults)


@pytest.mark.parametrize("judge", [*judges.STRICT, holes])
def test_no_line_breaks_a_rule(judge: StoryJudge, printed: list[FitPage]) -> None:
    faults = [fault for _, story in _filled(printed) for fault in judge(story)]
    assert not faults, listed(faults)


def test_no_line_is_opened_wider_than_the_layout_allows(printed: list[FitPage]) -> None:
    """Lines that are wider anyway, because no other breaks are to be had, are not of its making."""
    for page, story in _filled(printed):
        lines = [line for paragraph in story.paragraphs for line in paragraph[:-1]]
        wide = [line for line in lines if judges.han_gap(line) > (LOOSEST + 0.005) * line.size]
        assert len(wide) <= page.loose, f"{page}: {[line.text for line in wide]}"


def test_no_line_is_closed_up_farther_than_the_layout_allows(printed: list[FitPage]) -> None:
    for page, story in _filled(printed):
        lines = [line for paragraph in story.paragraphs for line in paragraph]
        tight = [line for line in lines if judges.han_gap(line) < -(TIGHTEST + 0.002) * line.size]
        assert not tight, f"{page}: {[line.text for line in tight]}"


def test_crossheads_that_lose_a_row_lose_it_all_alike(printed: list[FitPage]) -> None:
    for page, story in _filled(printed):
        lost = [part["amount"] for part in page.report["fitted"] if part["remedy"] == "crossheads"]
        assert min(lost, default=0) >= 0 or lost == [-len(story.crossheads)], page


def test_no_column_is_made_to_begin_with_a_last_line_or_to_end_with_a_crosshead(
    printed: list[FitPage],
) -> None:
    """Where something was altered; a story that was full already may have come so."""
    bad = [
        str(page)
        for page, story in _filled(printed)
        if page.report["fitted"] and ({"BS610", "BS611"} & {*page.codes} or _widows(story))
    ]
    assert not bad, "\n".join(bad)


def _widows(story: SetStory) -> list[str]:
    """Last lines of paragraphs that stand alone at the head of a column."""
    return [
        paragraph[-1].text
        for paragraph in story.paragraphs
        if len(paragraph) > 1 and paragraph[-1].number != paragraph[-2].number
    ]


def test_a_story_that_is_not_filled_says_why(printed: list[FitPage]) -> None:
    silent = [str(page) for page in printed if not page.filled and len(REASONS & {*page.codes}) != 1]
    assert not silent, "\n".join(silent)


def test_a_story_nothing_was_altered_in_is_as_it_would_be_anyway(printed: list[FitPage]) -> None:
    """But that it tells no more lines over than rows are wanting, since with these it would be fitted."""
    left = [page for page in printed if not page.report["fitted"]]
    changed = [str(page) for page in left if _set(page.report) != _set(page.plain)]
    assert not changed, "\n".join(changed)
    more = [str(page) for page in left if page.report["overset"]["lines"] > page.plain["overset"]["lines"]]
    assert not more, "\n".join(more)


def _set(report: dict[str, Any]) -> dict[str, Any]:
    return {**report, "overset": report["overset"]["characters"]}


def _figures(printed: list[FitPage]) -> Iterator[str]:
    yield f"{'copy':16}  pages   filled  over  short   what was altered, in a hundred pages"
    for name, least, most in (("too long", -1.0, 0.0), ("too short", 0.0, 1.0), ("all", -1.0, 1.0)):
        pages = [page for page in printed if least <= page.off < most]
        if not pages:
            continue
        filled = sum(page.filled for page in pages)
        over = sum(bool(page.report["overset"]["lines"]) for page in pages)
        used = Counter(part for page in pages for part in {part["remedy"] for part in page.report["fitted"]})
        shares = ", ".join(f"{what} {100 * count / len(pages):.0f}" for what, count in used.most_common())
        short = len(pages) - filled - over
        yield f"{name:16}{len(pages):7}{100 * filled / len(pages):8.1f}%{over:6}{short:7}   {shares}"
