"""The box of a story that is no rectangle: its tint and its outline, halfway between its text and what stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length
from broadsheet.display.ops import Fill, Op
from broadsheet.layout.model import Grid
from broadsheet.layout.styles import BoxStyle, Rule
from broadsheet.page.model import Filled
from broadsheet.page.outline import parts
from broadsheet.page.rules import horizontal, vertical


class _Strip(NamedTuple):
    """Columns that are free alike: their sides, and from where to where each free stretch reaches down the page."""

    left: Length
    right: Length
    reach: tuple[tuple[Length, Length], ...]


def notched_box(box: BoxStyle, filled: Filled, gap: int, grid: Grid) -> Iterator[Op]:
    """A box round the text of a story, `gap` rows of white between that and the stories in it."""
    strips = _strips(box, filled, gap, grid)
    if box.tint:
        for strip in strips:
            for top, bottom in strip.reach:
                yield Fill(Rect(strip.left, top, strip.right - strip.left, bottom - top), box.tint)
    if box.rule:
        yield from _outline(box.rule, strips)


def _strips(box: BoxStyle, filled: Filled, gap: int, grid: Grid) -> list[_Strip]:
    half = gap * grid.leading // 2
    first, last = grid.cap(filled.top), grid.baseline(filled.top + filled.rows - 1)
    alike = [list(found) for _, found in groupby(parts(filled), key=lambda part: (part.x, part.right))]
    middles = [(one[0].right + other[0].x) // 2 for one, other in pairwise(alike)]
    ends = [alike[0][0].x - box.air, *middles, alike[-1][0].right + box.air]
    strips = []
    for (left, right), found in zip(pairwise(ends), alike, strict=True):
        reach = tuple(
            (
                first if part.top == filled.top else grid.row_y(part.top) - half,
                last if part.bottom == filled.top + filled.rows else grid.row_y(part.bottom) + half,
            )
            for part in found
        )
        strips.append(_Strip(left, right, reach))
    return strips


def _outline(rule: Rule, strips: list[_Strip]) -> Iterator[Op]:
    """The sides of the strips that are not between two of them; ends meet in full corners."""
    over = rule.depth // 2
    bare = [
        _Strip(strips[0].left, strips[0].left, ()),
        *strips,
        _Strip(strips[-1].right, strips[-1].right, ()),
    ]
    for one, other in pairwise(bare):
        for top, bottom in _apart(one.reach, other.reach):
            yield from vertical(rule, one.right, top, bottom)
    levels = sorted({y for strip in strips for reach in strip.reach for y in reach})
    for y in levels:
        for here, run in groupby(strips, key=lambda strip: any(y in reach for reach in strip.reach)):
            along = list(run)
            if here:
                left, right = along[0].left - over, along[-1].right + over
                yield from horizontal(rule, left, y - over, right - left)


def _apart(
    one: tuple[tuple[Length, Length], ...], other: tuple[tuple[Length, Length], ...]
) -> Iterator[tuple[Length, Length]]:
    """Where only one of two strips side by side reaches down the page."""
    levels = sorted({y for reach in (*one, *other) for y in reach})
    for top, bottom in pairwise(levels):
        inside = [any(a <= top and bottom <= b for a, b in reach) for reach in (one, other)]
        if inside[0] != inside[1]:
            yield top, bottom
