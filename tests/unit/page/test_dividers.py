"""Hairlines between stories side by side: whole where the white beside them is not at one height on both sides."""

from __future__ import annotations

import pytest

from broadsheet.display.ops import Rule
from broadsheet.page.dividers import dividers
from broadsheet.page.makeup import make_up
from broadsheet.page.model import FilledPage
from tests.composing import composer, page, prose, small_layout, story

ROWS = 16


def _filled(left: int, right: int) -> FilledPage:
    """A on C beside B on D; A takes `left` of sixteen parts of the height, B `right`."""
    drawn = "|".join(
        f"{'A A' if row < left else 'C C'} {'B B' if row < right else 'D D'}" for row in range(ROWS)
    )
    stories = [story(id_, body=prose(6)) for id_ in "ABCD"]
    return make_up(page(stories, drawn, fixed=True), composer())


def _down(filled: FilledPage) -> list[Rule]:
    return [rule for rule in dividers(filled, small_layout()) if rule.x1 == rule.x2]


@pytest.mark.parametrize("left", [4, 6, 7, 9, 10, 12])
def test_a_hairline_runs_whole_between_stories_that_end_at_different_heights(left: int) -> None:
    filled = _filled(left, 8)
    grid = small_layout().grid
    assert len({made.top for made in filled.stories}) == 3
    (rule,) = _down(filled)
    assert rule.y1 == grid.cap(min(made.top for made in filled.stories))
    assert rule.y2 == grid.baseline(max(made.top + made.rows for made in filled.stories) - 1)


def test_a_hairline_stops_at_white_that_lies_across_it() -> None:
    filled = _filled(8, 8)
    grid, gap = small_layout().grid, small_layout().make_up.module_gap
    low = max(made.top for made in filled.stories)
    above, below = _down(filled)
    assert (above.y2, below.y1) == (grid.baseline(low - gap - 1), grid.cap(low))
