"""Any prose in columns of any measure: set whole, no rule of the line broken, and more even than line by line."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest

from tests.prose.pages import MEASURES, NEWSPAPER, ProsePage
from tests.reading import line_judges as judges
from tests.reading.faults import listed
from tests.reading.lines import Line
from tests.reading.manuscript import altered
from tests.reading.page_judges import StoryJudge, holes, unlevel
from tests.reading.stories import SetStory

WIDE = 0.25
"""Space between Han, in ems, that is a fault."""
STEPS = (0.0, 0.02, 0.05, 0.08, 0.111, 0.15, WIDE)
"""Where the steps of the histogram begin; from the fifth on a line is loose."""


def test_everything_is_set_exactly_once(printed: list[ProsePage]) -> None:
    faults = [fault for page in printed for fault in altered(page.total, page.manuscript)]
    assert not faults, listed(faults)


@pytest.mark.parametrize("judge", [*judges.STRICT, holes, unlevel])
def test_no_page_has(judge: StoryJudge, printed: list[ProsePage]) -> None:
    faults = [fault for page in printed for fault in judge(page.total)]
    assert not faults, listed(faults)


def test_hardly_a_line_of_a_newspaper_is_wide(printed: list[ProsePage]) -> None:
    """Fewer than one in a thousand lines of 13 characters have more than a quarter em between Han."""
    lines = [line for page in printed if page.measure == NEWSPAPER for line in page.total.body]
    wide = [
        line
        for page in printed
        if page.measure == NEWSPAPER
        for line in _full(page.total)
        if _gap(line) > WIDE
    ]
    assert len(wide) * 1000 < len(lines), "\n".join(map(str, wide))


def test_lines_weighed_together_are_looser_less_often_and_no_more(
    printed: list[ProsePage], figures: list[str]
) -> None:
    figures.append(_head())
    for name, measures in _groups():
        pages = [page for page in printed if page.measure in measures]
        if pages:
            figures.append(_row(f"{name}  total fit", [page.total for page in pages]))
            figures.append(_row(f"{name}  first fit", [page.first for page in pages]))
    total, first = ([story for page in printed for story in stories(page)] for stories in (_totals, _firsts))
    assert _loose(total) <= _loose(first)
    assert _count(total) <= _count(first)


def _totals(page: ProsePage) -> list[SetStory]:
    return [page.total]


def _firsts(page: ProsePage) -> list[SetStory]:
    return [page.first]


def _groups() -> list[tuple[str, Iterable[int]]]:
    """Measures told together."""
    bounds = [MEASURES.start, NEWSPAPER, NEWSPAPER + 1, 20, MEASURES.stop]
    spans = [range(first, last) for first, last in pairwise(bounds)]
    return [(f"{span.start:2}-{span[-1]:2}", span) for span in spans]


def _full(story: SetStory) -> list[Line]:
    """Lines set full out."""
    return [line for paragraph in story.paragraphs for line in paragraph[:-1]]


def _gap(line: Line) -> float:
    """The space between the Han of a line in ems."""
    return judges.han_gap(line) / line.size


def _loose(stories: list[SetStory]) -> int:
    return sum(len(judges.loose_lines(story)) for story in stories)


def _count(stories: list[SetStory]) -> int:
    return sum(len(story.body) for story in stories)


def _head() -> str:
    steps = "".join(f"{f'{step:g} em':>9}" for step in STEPS[1:])
    columns = f"{'characters':16}  lines  below{steps.replace(' em', '')}   wider   last <= 2"
    return f"lines in a thousand by the space between their Han, in em\n{columns}"


def _row(name: str, stories: list[SetStory]) -> str:
    """Lines by the space between their Han, in thousandths of all lines set full out."""
    gaps = [_gap(line) for story in stories for line in _full(story)]
    counts = [sum(low <= gap < high for gap in gaps) for low, high in pairwise((-1.0, *STEPS[1:], 9.0))]
    shares = "".join(f"{1000 * count / len(gaps):9.1f}" for count in counts)
    runts = sum(len(judges.runts(story)) for story in stories)
    return f"{name:16}{_count(stories):7}{shares}{runts:9}"
