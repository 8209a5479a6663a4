"""The rank of a story whose editor gave none: by the area of its region and its place on the page."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.layout.model import Binding
from broadsheet.page.region import Edges, Region

_LOWEST = 6


def ranks(regions: Sequence[Region], edges: Edges, binding: Binding) -> list[int]:
    """One rank from 1 to 6 a region: given ones stand, the rest are dealt out by weight, one lead a page.

    A story that goes on from another page under a repeated head leads none.
    """
    last = max((region.column + region.columns for region in regions), default=0)
    first = [
        (region.column == 0) if binding == "left" else (region.column + region.columns == last)
        for region in regions
    ]
    weights = [_weight(region, edges, reads) for region, reads in zip(regions, first, strict=True)]
    order = sorted(range(len(regions)), key=lambda index: (-weights[index], index))
    result = [0] * len(regions)
    next_rank = 1
    for index in order:
        given = regions[index].story.rank
        if not given and (heaviest := regions[index].story.heaviest) > next_rank:
            result[index] = heaviest
            continue
        result[index] = given or min(next_rank, _LOWEST)
        next_rank = min(max(next_rank, result[index]) + 1, _LOWEST)
    return result


def _weight(region: Region, edges: Edges, first: bool) -> float:
    """Area, heavier towards the top and the side that is read first (区序: upper left, upper right, lower right, lower
    left; from the right on pages bound there)."""
    rows = edges.rows
    top, bottom = rows[region.top], rows[region.bottom]
    height = 1 - top / max(rows)
    cells = region.columns * (bottom - top) - sum(
        cut.columns
        * ((bottom if cut.bottom is None else rows[cut.bottom]) - (top if cut.top is None else rows[cut.top]))
        for cut in region.cuts
    )
    return cells * (1 + height) * (1 if first else 0.9)
