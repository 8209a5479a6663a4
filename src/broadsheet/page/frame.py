"""A story's frame at one height: its head, its photos at their rows, and the rows left free for text."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length
from broadsheet.layout.model import Grid
from broadsheet.page.fill import room
from broadsheet.page.model import (
    NO_ROOMS,
    ComposedStory,
    Container,
    Filled,
    Frame,
    HeadBlock,
    InsetBlock,
    Stretch,
)
from broadsheet.page.photos.photo import (
    Intervals,
    containers_of,
    has_room,
    photo_rect,
    place_photos,
    take,
    top_row,
)
from broadsheet.page.region import spanned

_LEAST_UNDER_HEAD = 6
"""Rows of text worth setting under a vertical head; fewer stay white."""
_EYE = 8
"""A head among text has so many tenths of the rows above it that would bring it to the middle."""
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
    for hole in composed.holes:
        take(free, hole.over, hole.top, bottom if hole.bottom is None else hole.bottom)
    row, deep = air, 0
    if head is not None:
        deep = head.rows + (0 if head.vertical or head.place == "photo" else stretch.head)
        row = _among(free, head, deep, bottom) if head.place == "in" else air
        take(free, spanned(head), row, row + deep)
        top = air if head.partly else air + deep
    tops = [min((start for start, _ in column), default=bottom) for column in free]
    photos, free = place_photos(composed.photos, free, bottom, stretch.photos)
    insets = _place_insets(composed.insets, free, tops, bottom)
    rooms = NO_ROOMS
    if any(photo.shape for photo, row in photos if row < bottom):
        # Deferred: few photos have text run round them.
        from broadsheet.page.shapes.slots import opened  # noqa: PLC0415

        rooms, free = opened([placed for placed in photos if placed[1] < bottom], composed.columns, free)
    containers = containers_of(free)
    if head is not None and head.partly and head.place != "in":
        under = spanned(head)
        containers = [c for c in containers if c.column not in under or c.bottom - c.top >= _LEAST_UNDER_HEAD]
    held = tuple(c for c in containers if c.top == top < c.bottom or c.bottom - c.top >= _LEAST_LEG)
    feet = [row - air + (head.rows if head else 0), *(row - air + photo.depth for photo, row in photos)]
    feet += [row - air + inset.rows for inset, row in insets]
    lacking = max(max(feet) + 2 * air - rows, _over_holes(composed, head, top), 0)
    lost = room(containers) - room(held) if composed.holes else 0
    taken = 0 if head and head.vertical and head.place != "in" else deep
    return Frame(head, taken, photos, held, lacking, insets, lost, row - air, rooms)


def _among(free: list[Intervals], head: HeadBlock, deep: int, rows: int) -> int:
    """The row on which a head among text begins: a little above the middle, where the eye takes that to be; below the
    region where there is no room."""
    over = [free[column] for column in spanned(head)]
    middle = top_row(over, deep, "left", rows)
    return next((row for row in range(middle * _EYE // 10, middle) if has_room(over, row, deep)), middle)


def _over_holes(composed: ComposedStory, head: HeadBlock | None, foot: int) -> int:
    """The rows by which a head reaches into what stands below it in its story, where text under it ends at `foot`."""
    if head is None or not composed.holes:
        return 0
    foot = composed.air + head.rows if head.partly else foot
    under = {*spanned(head)}
    return max((foot - hole.top for hole in composed.holes if {*hole.over} & under), default=0)


def _place_insets(
    insets: tuple[InsetBlock, ...], free: list[Intervals], tops: Sequence[int], rows: int
) -> tuple[tuple[InsetBlock, int], ...]:
    """Insets at their rows, which are taken away from what is free; below the region where there is no room.

    One at the top or the foot has no empty row there. Where a photo or another inset has come first, it gets one.
    """
    placed = []
    for inset in insets:
        columns = spanned(inset)
        over, place = [free[column] for column in columns], inset.inset.place
        above = below = 0
        top = top_row(over, inset.rows, place, rows)
        if place.startswith("top") and top > max(tops[column] for column in columns):
            above = 1
        elif place.startswith("bottom") and top + inset.rows < rows:
            below = 1
        depth = above + inset.rows + below
        if depth > inset.rows:
            top = top_row(over, depth, place, rows)
        take(free, columns, top, top + depth)
        placed.append((inset, top + above))
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

    It hangs half a row from the top, so that neighbours hang from one line, and half of what it was opened by, unless
    it begins with a rule, which belongs to the edge; one with text beside it begins with that, and one among text
    stands in the middle of its rows.
    """
    top = filled.top + filled.composed.air + filled.frame.head_row
    x = filled.composed.columns[head.column].x
    if head.place == "photo":
        # Deferred: few heads stand on photos.
        from broadsheet.page.heads.onphoto import on_photo  # noqa: PLC0415

        photo, row = filled.frame.photos[0]
        return on_photo(head, photo_rect(photo, x, filled.top + row, grid))
    if head.partly and head.place != "in":
        return x, grid.cap(top)
    slack = filled.frame.head_rows * grid.leading - head.height
    if head.place == "in":
        return x, grid.row_y(top) + slack // 2
    opened = max(filled.stretch.head, 0) * grid.leading
    lowered = 0 if any(rule.y == 0 for rule in head.rules) else opened
    return x, grid.row_y(top) + (min(slack - opened, grid.leading) + lowered) // 2
