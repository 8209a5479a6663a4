"""Seams that part a page in halves: one gutter all the way down (通缝), one line of white all the way across (断版)."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.page.faults.sight import Sight, right_side, rows_of

_LEAST_HALF = 0.4
"""The smaller part of a page in two halves; a seam nearer to an edge sets off a side column or a strip."""


def split_down(sight: Sight) -> Iterator[Diagnostic]:
    """A gutter near the middle that no story crosses from the head of the page to its foot.

    Beside one story as tall as the page it is meant.
    """
    grid, tall = sight.layout.grid, sight.layout.grid.rows - sight.page.head
    for column in (column for column in range(1, grid.columns) if column != grid.fold):
        x = grid.column_x(column) - grid.gutter // 2
        left = [story for story in sight.stories if right_side(story) <= x]
        right = [story for story in sight.stories if story.composed.x >= x]
        crossed = len(left) + len(right) < len(sight.stories)
        if crossed or not left or not right or not _halves(column, grid.columns):
            continue
        beside = max(left, key=right_side), min(right, key=lambda story: story.composed.x)
        if all(story.rows < tall for story in beside):
            args = {"column": column, "next": column + 1}
            yield Diagnostic("BS631", sight.plan, args)


def split_across(sight: Sight) -> Iterator[Diagnostic]:
    """A line of white near the middle that no story crosses from side to side.

    Under or over one story as wide as the page (通栏) it is meant.
    """
    grid, head, gap = sight.layout.grid, sight.page.head, sight.layout.make_up.module_gap
    for top in sorted({story.top for story in sight.stories}):
        above = [story for story in sight.stories if story.top < top and rows_of(story)[1] <= top]
        below = [story for story in sight.stories if story.top >= top]
        crossed = len(above) + len(below) < len(sight.stories)
        if crossed or not above or not _halves(top - head, grid.rows - head):
            continue
        beside = max(above, key=lambda story: rows_of(story)[1]), min(below, key=lambda story: story.top)
        if all(story.composed.width <= grid.across(0, grid.columns - 1) for story in beside):
            stories = ", ".join(story.composed.story.id for story in below if story.top <= top + gap)
            yield Diagnostic("BS632", sight.plan, {"stories": stories, "row": top - head + 1})
            return


def _halves(part: int, whole: int) -> bool:
    return _LEAST_HALF * whole <= part <= (1 - _LEAST_HALF) * whole
