"""Tiers (栏) of vertical stories: how a height is divided, and what head and photos leave of each."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from broadsheet.base.units import Length
from broadsheet.layout.model import Grid
from broadsheet.page.model import (
    ComposedStory,
    Container,
    Filled,
    Frame,
    HeadBlock,
    Stretch,
    TextColumn,
    Tiers,
)
from broadsheet.page.photos.block import PhotoBlock, Side
from broadsheet.page.photos.caption import Caption, Captions

_USUAL = 14
"""Characters of a vertical line where an editor asks for no number of tiers."""
_LEAST, _LEAST_ROWS = 4, 3
"""Characters that any vertical line holds, and rows of picture that any photo has."""
_LEAST_LEG = 3
"""Lines worth setting beside a photo; fewer places stay white."""


def divide_height(rows: int, top: int, wanted: int | None, column: TextColumn, grid: Grid) -> Tiers:
    """The tiers of `rows` rows from the region's row `top` down, as wide as `column`.

    They are `wanted`, or so many that a line holds about fourteen characters, and never less than four. A row of white
    stands between two, and what whole characters leave over widens it, so that the last tier ends with the rows.
    """
    body, white = grid.body, grid.leading
    height = max(rows * grid.leading - (grid.leading - body), body)
    most = max((height + white) // (_LEAST * body + white), 1)
    count = min(wanted or max(round((height + white) / (_USUAL * body + white)), 1), most)
    measure = max((height - (count - 1) * white) // count // body, 1) * body
    slack = height - count * measure
    first = top * grid.leading
    tops = tuple(first + tier * measure + slack * tier // max(count - 1, 1) for tier in range(count))
    slots = max((column.measure - body) // grid.leading + 1, 1)
    return Tiers(tops, measure, column.x + column.measure, grid.leading, slots, body, grid.gutter // 2)


def in_tiers(photo: PhotoBlock, captions: Captions, tiers: Tiers) -> PhotoBlock:
    """A photo as deep as whole tiers, so many as come nearest to its own depth, and its caption with it."""
    counts = range(1, len(tiers.tops) + 1)
    if captions.down and (made := _beside(photo, captions.down, tiers, counts)):
        return made
    below = captions.across.below(photo)
    under = captions.across.thick(below.said.lines)
    least = photo.tiling.least if photo.tiling else 0
    deep = [count for count in counts if _reach(tiers, count) - under >= least] or counts[-1:]
    count = min(deep, key=lambda count: abs(_reach(tiers, count) - under - photo.rows * tiers.pitch))
    return _standing(below, tiers, count, _reach(tiers, count) - under)


def _beside(photo: PhotoBlock, caption: Caption, tiers: Tiers, counts: range) -> PhotoBlock | None:
    """With its caption set down beside the picture, which is the narrower the more lines that takes."""

    def off(count: int) -> Length:
        depth = _reach(tiers, count)
        narrower = photo.width - caption.aside(depth) if photo.elastic else photo.width
        return abs(depth - photo.rows * tiers.pitch * narrower // photo.width)

    count = min(counts, key=off)
    at: Side = "right" if photo.photo.caption_place == "right" else "left"
    made = caption.beside(photo, _reach(tiers, count), at)
    if made and made.tiling:
        # Deferred: few photos are several.
        from broadsheet.page.photos.group import within  # noqa: PLC0415

        made = within(made, caption.composer)
    return made and _standing(made, tiers, count, _reach(tiers, count))


def _standing(photo: PhotoBlock, tiers: Tiers, count: int, depth: Length) -> PhotoBlock:
    """At the head or the foot of the tiers, its picture so deep, its rows all those it stands in."""
    first = len(tiers.tops) - count if photo.photo.place.startswith("bottom") else 0
    top = tiers.tops[first]
    row, foot = top // tiers.pitch, top + _reach(tiers, count) + tiers.pitch - tiers.size
    least = max(photo.tiling.least if photo.tiling else 0, _LEAST_ROWS * tiers.pitch)
    rows = max(-(-foot // tiers.pitch) - row - photo.caption_rows, -(-least // tiers.pitch))
    depth = max(depth, least)
    return replace(photo, rows=rows, elastic=False, stands=(top, depth))


def _reach(tiers: Tiers, count: int) -> Length:
    """From the top of the first of so many tiers to the foot of the last."""
    return tiers.tops[count - 1] + tiers.measure - tiers.tops[0]


def head_width(head: HeadBlock) -> Length:
    """How wide a vertical head and its kicker stand."""
    left, right = head.sides
    return right - left


def free_across(filled: Filled, tiers: Tiers, below: Length) -> Iterator[tuple[Length, Length]]:
    """The stretches of a story's width where neither head nor photo stands so far below its first cap line."""
    composed, head = filled.composed, filled.frame.head
    left, right = composed.x, composed.x + composed.width
    if head is not None and head.vertical and below < tiers.tops[0] + head.height + tiers.pitch:
        right -= head_width(head) + tiers.size
    taken = []
    for photo, row in filled.frame.photos:
        x, foot = composed.columns[photo.column].x, _foot(photo, row, tiers)
        if row * tiers.pitch <= below < foot:
            taken.append((x, x + photo.width))
    for start, end in sorted(taken):
        if left < start - tiers.apart:
            yield left, start - tiers.apart
        left = max(left, end + tiers.apart)
    if left < right:
        yield left, right


def tier_frame(
    composed: ComposedStory, tiers: Tiers, head: HeadBlock | None, rows: int, stretch: Stretch
) -> Frame:
    """The frame of a vertical story `rows` tall: lines are free where neither head nor photo stands.

    A vertical head, with a row of white below it, takes the first lines of the tiers that it reaches into; `stretch`
    opens the white beside it.
    """
    air = composed.air
    top = air + (head.rows if head and not head.vertical else 0)
    free = [bytearray(b"\1") * tiers.slots for _ in tiers.tops]
    feet = [top + 1 - air]
    if head is not None and head.vertical:
        taken = -(-(head_width(head) + tiers.size) // tiers.pitch) + stretch.head
        for tier in _reached(tiers, 0, tiers.tops[0] + head.height + tiers.pitch):
            free[tier][:taken] = bytes(len(free[tier][:taken]))
        feet.append(head.rows - 1)
    photos = []
    for photo in composed.photos:
        row = photo.stands[0] // tiers.pitch if photo.stands else top
        photos.append((photo, row))
        feet.append(row - air + photo.depth)
        _clear(free, tiers, photo, row, composed.columns[photo.column].x)
    containers = [found for tier, slots in enumerate(free) for found in _runs(tier, slots)]
    lacking = max(max(feet) + 2 * air - rows, 0)
    return Frame(head, top - air, tuple(photos), tuple(containers), lacking)


def _clear(free: list[bytearray], tiers: Tiers, photo: PhotoBlock, row: int, x: Length) -> None:
    """Take away the lines where a photo stands whose left side is at `x`, and those too near it."""
    for tier in _reached(tiers, row * tiers.pitch, _foot(photo, row, tiers)):
        for slot in range(tiers.slots):
            left = tiers.left(slot)
            if left < x + photo.width + tiers.apart and left + tiers.size > x - tiers.apart:
                free[tier][slot] = 0


def _foot(photo: PhotoBlock, row: int, tiers: Tiers) -> Length:
    """The foot of the last em box beside a photo that begins on a row, and its caption."""
    return (row + photo.depth) * tiers.pitch - (tiers.pitch - tiers.size)


def _reached(tiers: Tiers, top: Length, foot: Length) -> list[int]:
    """The tiers that something between these heights stands in."""
    return [tier for tier, at in enumerate(tiers.tops) if at < foot and at + tiers.measure > top]


def _runs(tier: int, slots: bytearray) -> list[Container]:
    """The free lines of a tier, stretch by stretch from the right."""
    found, start = [], 0
    for slot in range(len(slots) + 1):
        if slot < len(slots) and slots[slot]:
            continue
        if slot - start >= _LEAST_LEG:
            found.append(Container(tier, start, slot))
        start = slot + 1
    return found
