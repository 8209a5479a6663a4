"""A story's frame at one height: its head, its photos at their rows, and the rows left free for text."""

from __future__ import annotations

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length
from broadsheet.layout.model import Grid
from broadsheet.page.model import ComposedStory, Container, Filled, Frame, HeadBlock, InsetBlock, Stretch
from broadsheet.page.photo import Intervals, containers_of, place_photos, take, top_row

_LEAST_UNDER_HEAD = 6
"""Rows of text worth setting under a vertical head; fewer stay white."""
_LEAST_LEG = 3
"""Rows of text worth setting under or over a photo."""


def frame(composed: ComposedStory, head: HeadBlock | None, rows: int, stretch: Stretch) -> Frame:
    """The frame of a story `rows` tall under `head`, opened by `stretch`."""
    if composed.tiers is not None:
        # Deferred: few stories are vertical.
        from broadsheet.page.tiers import tier_frame  # noqa: PLC0415

        return tier_frame(composed, composed.tiers, head, rows, stretch)
    air = composed.air
    top, bottom = air, rows - air
    free: list[Intervals] = [[(top, bottom)] for _ in composed.columns]
    if head is not None and head.vertical:
        free[0] = [(air + head.rows, bottom)]
    elif head is not None:
        top += head.rows + stretch.head
        free = [[(top, bottom)] for _ in composed.columns]
    photos, free = place_photos(composed.photos, free, bottom, stretch.photos)
    insets = _place_insets(composed.insets, free, bottom)
    containers = containers_of(free)
    if head is not None and head.vertical:
        containers = [c for c in containers if c.column or c.bottom - c.top >= _LEAST_UNDER_HEAD]
    held = tuple(c for c in containers if c.top == top < c.bottom or c.bottom - c.top >= _LEAST_LEG)
    feet = [head.rows if head else 0, *(row - air + photo.depth for photo, row in photos)]
    feet += [row - air + inset.rows for inset, row in insets]
    return Frame(head, top - air, photos, held, max(max(feet) + 2 * air - rows, 0), insets)


def _place_insets(
    insets: tuple[InsetBlock, ...], free: list[Intervals], rows: int
) -> tuple[tuple[InsetBlock, int], ...]:
    """Insets at their rows, which are taken away from what is free; below the region where there is no room."""
    placed = []
    for inset in insets:
        columns = range(inset.column, inset.column + inset.columns)
        top = top_row([free[column] for column in columns], inset.rows, inset.inset.place, rows)
        take(free, columns, top, top + inset.rows)
        placed.append((inset, top))
    return tuple(placed)


def container_rect(filled: Filled, container: Container, grid: Grid) -> Rect:
    """Where a container stands on the page: whole rows of a column, or lines of a tier side by side."""
    column, top, bottom = container
    tiers = filled.composed.tiers
    if tiers is None:
        place = filled.composed.columns[column]
        y = grid.row_y(filled.top + top)
        return Rect(place.x, y, place.measure, (bottom - top) * grid.leading)
    left = tiers.left(bottom - 1)
    y = grid.cap(filled.top) + tiers.tops[column]
    return Rect(left, y, tiers.left(top) + tiers.size - left, tiers.measure)


def head_corner(filled: Filled, head: HeadBlock, grid: Grid) -> tuple[Length, Length]:
    """The top left of a head on the page.

    It hangs half a row from the top, so that neighbours hang from one line, and half of what it was opened by; a
    vertical one begins with the text beside it.
    """
    top = filled.top + filled.composed.air
    x = filled.composed.columns[head.column].x
    if head.vertical:
        return x, grid.cap(top)
    slack = filled.frame.head_rows * grid.leading - head.height
    opened = max(filled.stretch.head, 0) * grid.leading
    return x, grid.row_y(top) + (min(slack - opened, grid.leading) + opened) // 2
