"""Regions that are no rectangles (L, U, O): the rows of what is cut out of them, and the columns that concerns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.base.units import Length
from broadsheet.layout.model import Grid
from broadsheet.page.model import TextColumn
from broadsheet.page.region import AdRegion, Cut, Edges, Hole, Region, spanned


def holes(region: Region, columns: Sequence[TextColumn], grid: Grid) -> tuple[Hole, ...]:
    """The holes in a story's text columns, one a cut, their rows not known yet but where they reach its top or foot.

    A column is lost to a cut that it comes nearer to than half a gutter.
    """
    return tuple(_hole(cut, columns, grid) for cut in region.cuts)


def _hole(cut: Cut, columns: Sequence[TextColumn], grid: Grid) -> Hole:
    left, right = grid.column_x(cut.column), grid.column_x(cut.column) + grid.across(cut.column, cut.columns)
    near: Length = grid.gutter // 2
    lost = [
        index for index, column in enumerate(columns)
        if column.x < right + near and column.x + column.measure > left - near
    ]  # fmt: skip
    first = lost[0] if lost else 0
    top, bottom = 0 if cut.top is None else 1, None if cut.bottom is None else 1
    return Hole(top, bottom, first, len(lost))


def topmost(holes: Sequence[Hole], columns: int) -> range:
    """The columns a head stands over: of those that reach the top of their region the first side by side."""
    lost = {column for hole in holes if hole.top == 0 for column in hole.over}
    free = [column for column in range(columns) if column not in lost]
    if not free:
        return range(columns)
    last = free[0]
    while last + 1 in free:
        last += 1
    return range(free[0], last + 1)


def sides(region: Region) -> tuple[int, ...]:
    """The edges a region and what is cut out of it stand between, each once."""
    inner = (edge for cut in region.cuts for edge in (cut.top, cut.bottom) if edge is not None)
    return tuple(dict.fromkeys((region.top, region.bottom, *inner)))


def over(region: Region, edge: int) -> range:
    """The base columns in which text of a region ends at an edge: at its foot, or over what is cut out of it."""
    if edge == region.bottom:
        return spanned(region)
    return next((spanned(c) for c in region.cuts if c.top == edge), range(0))


def cut_rows(region: Region, edges: Edges, rows: Sequence[int]) -> tuple[tuple[int, int | None], ...]:
    """The rows of each cut, from the region's first: white above and below it left out of the text, as between stories;
    None where it reaches the foot."""
    first = rows[region.top] + region.border.top
    return tuple(
        (
            0 if cut.top is None else max(rows[cut.top] - edges.gaps[cut.top] - first, 0),
            None if cut.bottom is None else rows[cut.bottom] - first,
        )
        for cut in region.cuts
    )


def wanting(region: Region, edges: Edges, rows: Sequence[int]) -> int:
    """The rows by which what is cut out of a region comes too near to its top or its foot, where a row of it stands."""
    first = rows[region.top] + region.border.top
    foot = rows[region.bottom] - edges.gaps[region.bottom] - region.border.bottom
    short = 0
    for cut in region.cuts:
        if cut.top is not None:
            short = max(short, first + 1 - rows[cut.top] + edges.gaps[cut.top])
        if cut.bottom is not None:
            short = max(short, rows[cut.bottom] + 1 - foot)
    return short


def stretches(
    region: Region | AdRegion, column: int, edges: Edges, rows: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The rows, the last exclusive, that a region holds of a base column."""
    if column not in spanned(region):
        return
    top, foot = rows[region.top], rows[region.bottom] - edges.gaps[region.bottom]
    cuts = region.cuts if isinstance(region, Region) else ()
    for cut in sorted(
        (cut for cut in cuts if column in spanned(cut)),
        key=lambda cut: top if cut.top is None else rows[cut.top],
    ):
        above = top if cut.top is None else rows[cut.top] - edges.gaps[cut.top]
        if above > top:
            yield top, above
        top = foot if cut.bottom is None else max(top, rows[cut.bottom])
    if foot > top:
        yield top, foot
