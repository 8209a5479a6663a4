"""Photos in a story: depth in whole rows, the crop about the focus, where it stands among free rows."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length, mm
from broadsheet.issue.model import Photo
from broadsheet.layout.model import Grid
from broadsheet.page.columns import merged, off_fold
from broadsheet.page.model import (
    Container,
    TextColumn,
)
from broadsheet.page.photos.block import PhotoBlock, Said
from broadsheet.page.photos.caption import captions
from broadsheet.page.region import spanned
from broadsheet.page.setting import Composer

Intervals: TypeAlias = list[tuple[int, int]]
"""Free rows of a column: half-open ranges from the top down."""

_DEFAULT_RATIO = 1.5
LEAST_ROWS = 3
_WHITE_OVER = 1
"""Rows between text and a photo below it."""
_SLACK = 500
"""How much smaller a drawing may become for a row less, in thousandths of a point."""


def photo_block(photo: Photo, columns: tuple[TextColumn, ...], composer: Composer) -> PhotoBlock:
    """A photo of a horizontal story with its caption below it, or where its editor asks for that somewhere else."""
    if photo.wrap:
        # Deferred: few photos have text run round them.
        from broadsheet.page.shapes.wrapped import wrapped_photo  # noqa: PLC0415

        return wrapped_photo(photo, photo.wrap, columns, composer)
    block = bare_photo(photo, columns, composer)
    if room := _one_side(block, columns, composer.layout.grid):
        return captions(photo, None, composer).across.below(replace(block, room=room))
    if photo.caption_place in (None, "below") and photo.caption_direction != "vertical" and not photo.sided:
        return captions(photo, None, composer).across.below(block)
    # Deferred: few photos have their captions elsewhere.
    from broadsheet.page.photos.captionspots import captioned  # noqa: PLC0415

    return captioned(block, columns, composer)


def _one_side(block: PhotoBlock, columns: tuple[TextColumn, ...], grid: Grid) -> tuple[Length, Length] | None:
    """Where the caption of a photo over two facing pages stands: below the larger part of it, on one of them."""
    own = columns[block.column : block.column + block.columns]
    first, span = off_fold(0, len(own), own, grid)
    if span == len(own):
        return None
    place = merged(own[first : first + span])
    return place.x - own[0].x, place.measure


def bare_photo(photo: Photo, columns: tuple[TextColumn, ...], composer: Composer) -> PhotoBlock:
    """A photo sized over its text columns, no caption yet; its depth is given, or follows from its ratio or its own."""
    first, span = _columns(photo, len(columns))
    if photo.group:
        first, span = off_fold(first, span, columns, composer.layout.grid)
    width = merged(columns[first : first + span]).measure
    elastic = photo.depth is None and photo.at is None and not photo.vector
    return sized(PhotoBlock(photo, first, span, width, 0, elastic), composer)


def sized(block: PhotoBlock, composer: Composer) -> PhotoBlock:
    """A photo as deep as its editor asks, or as its picture wants at the width it has."""
    if block.photo.group:
        # Deferred: few photos are several.
        from broadsheet.page.photos.group import grouped  # noqa: PLC0415

        return grouped(block, composer)
    grid, width = composer.layout.grid, block.picture_width
    depth = asked_depth(block.photo, width, grid) or round(width / own_ratio(block.photo))
    whole = block.photo.vector and block.photo.depth is None and block.photo.at is None
    # A drawing is not cropped.
    return replace(block, rows=rows_for(depth - _SLACK, grid) if whole else whole_rows(depth, grid))


def _columns(photo: Photo, columns: int) -> tuple[int, int]:
    """The first of so many text columns that a photo stands over, and how many: of what was asked what there is."""
    if photo.at is not None:
        first = min(photo.at.column, columns) - 1
        return first, min(photo.at.columns, columns - first)
    span = min(photo.columns, columns)
    return first_column(photo.place, span, columns), span


def asked_depth(photo: Photo, width: Length, grid: Grid) -> Length | None:
    """How deep a photo is to be at a width, if its editor says so."""
    if photo.at is not None:
        return photo.at.rows * grid.leading
    if photo.depth is not None:
        return photo.depth.resolve(em=grid.body, row=grid.leading, column=grid.measure)
    return round(width / photo.ratio) if photo.ratio else None


def whole_rows(depth: Length, grid: Grid) -> int:
    """The rows of a picture about so deep."""
    return max(round(depth / grid.leading), LEAST_ROWS)


def rows_for(depth: Length, grid: Grid) -> int:
    """The fewest rows that hold what is so deep."""
    return max(-((picture_depth(0, grid) - depth) // grid.leading), LEAST_ROWS)


def own_ratio(photo: Photo) -> float:
    """The width of a picture for its height."""
    wide, tall = photo.size
    return wide / tall if wide and tall else _DEFAULT_RATIO


def first_column(place: str, span: int, columns: int) -> int:
    """The first of `span` columns, or lengths, at a place in a region of so many."""
    if place.endswith("left"):
        return 0
    if place.endswith("right"):
        return columns - span
    return (columns - span) // 2


def place_photos(
    photos: tuple[PhotoBlock, ...], free: list[Intervals], rows: int, change: int
) -> tuple[tuple[tuple[PhotoBlock, int], ...], list[Intervals]]:
    """Photos at their rows (from the region's first) and the rows left free, column by column.

    `free` are the rows of each column before, `rows` the row below the last of them; elastic photos are `change` rows
    deeper. Those that stand at a region of their story come first, whatever is there. One for which others of its place
    leave no room stands beside them, and where there is none anywhere below, from row `rows` on. A row stays white
    between a photo and text above it; one that text runs round has its own air.
    """
    first = min((interval[0] for column in free for interval in column), default=rows)
    free = list(free)
    placed: dict[int, tuple[PhotoBlock, int]] = {}
    for number in sorted(range(len(photos)), key=lambda number: photos[number].photo.at is None):
        photo = photos[number]
        sized = (
            replace(photo, rows=max(photo.rows + change, LEAST_ROWS, photo.fewest))
            if photo.elastic and change
            else photo
        )
        over, place = spanned(sized), sized.photo.place
        if sized.photo.at is not None:
            top = first + sized.photo.at.row - 1
        else:
            top = top_row([free[column] for column in over], sized.depth, place, rows)
        if top == rows and any(other.photo.place == place for other in photos[:number]):
            sized, top = _moved(sized, free, rows)
            over = spanned(sized)
        placed[number] = (sized, top)
        take(free, over, top, top + sized.depth)
    for block, top in placed.values():
        if block.shape is None:
            take(free, spanned(block), top - _WHITE_OVER, top)
    return tuple(placed[number] for number in range(len(photos))), free


def _moved(block: PhotoBlock, free: list[Intervals], rows: int) -> tuple[PhotoBlock, int]:
    """A photo over the nearest columns that have room for it, since others of its place fill theirs; where it was if
    there are none."""
    firsts = range(len(free) - block.columns + 1) if block.shape is None else ()
    for first in sorted(firsts, key=lambda first: abs(first - block.column)):
        over = free[first : first + block.columns]
        if (top := top_row(over, block.depth, block.photo.place, rows)) < rows:
            return replace(block, column=first), top
    return block, rows


def containers_of(free: list[Intervals]) -> list[Container]:
    """What is free of each column, as containers for text."""
    return [Container(column, *rows) for column, intervals in enumerate(free) for rows in intervals]


def top_row(over: list[Intervals], depth: int, place: str, rows: int) -> int:
    """The row on which something so deep begins in the columns `over`: the first, the last or the middlemost with room
    in all of them; `rows` where there is none."""
    tops = range(rows - depth + 1)
    if place in ("left", "right", "center"):
        fitting = [top for top in tops if has_room(over, top, depth)]
        return fitting[len(fitting) // 2] if fitting else rows
    nearest = tops[::-1] if place.startswith("bottom") else tops
    return next((top for top in nearest if has_room(over, top, depth)), rows)


def has_room(over: list[Intervals], top: int, depth: int) -> bool:
    """Whether something so deep finds room in all of the columns from a row on."""
    return all(any(a <= top and top + depth <= b for a, b in intervals) for intervals in over)


def take(free: list[Intervals], columns: range, top: int, bottom: int) -> None:
    """Take rows `top` to `bottom` away from columns."""
    for column in columns:
        intervals = free[column]
        parts = [(a, min(b, top)) for a, b in intervals] + [(max(a, bottom), b) for a, b in intervals]
        free[column] = sorted((a, b) for a, b in parts if b > a)


def photo_rect(block: PhotoBlock, x: Length, row: int, grid: Grid) -> Rect:
    """Where a picture stands whose columns begin at `x` on a page's `row`: its top on the cap line, its foot on a
    baseline (page.md); in tiers where they begin and end."""
    top, depth = grid.cap(row), picture_depth(block.rows, grid)
    if block.stands:
        below, depth = block.stands
        top += below % grid.leading
    box = Rect(x + block.shift + block.inset, top, block.picture_width, depth)
    if block.shape is None:
        return box
    # Deferred: few photos have text run round them.
    from broadsheet.page.shapes.wrapped import shown  # noqa: PLC0415

    return shown(block, box)


class Shown(NamedTuple):
    """A picture where it stands on its page, and what is said below it in a group."""

    photo: Photo
    rect: Rect
    said: Said = Said()


def shown(block: PhotoBlock, rect: Rect) -> tuple[Shown, ...]:
    """The pictures of a photo that fills a rectangle: itself, or those of its group."""
    if block.tiling is None:
        return (Shown(block.photo, rect),)
    # Deferred: few photos are several.
    from broadsheet.page.photos.group import tiled  # noqa: PLC0415

    return tiled(block.tiling, rect)


def picture_depth(rows: int, grid: Grid) -> Length:
    """How deep a picture of so many rows is."""
    return grid.baseline(rows - 1) - grid.cap(0)


def resolution(photo: Photo, rect: Rect) -> int:
    """The pixels per inch a photo has in its place; 0 where it could not be read, and of a drawing."""
    left, _, right, _ = crop(photo, rect)
    return round((right - left) * mm(25.4) / rect.w) if photo.readable and not photo.vector else 0


def crop(photo: Photo, rect: Rect) -> tuple[int, int, int, int]:
    """The part of the picture, in upright pixels, that fills `rect`, its centre as near the focus as it can be; of a
    cut-out all that is opaque."""
    wide, tall = photo.size
    if not wide or not tall:
        return 0, 0, 1, 1
    if photo.wrap and photo.wrap.cutout:
        return photo.wrap.cutout.box
    part_w = max(min(wide, round(tall * rect.w / rect.h)), 1)
    part_h = max(min(tall, round(wide * rect.h / rect.w)), 1)
    left = min(max(round(photo.focus[0] * wide - part_w / 2), 0), wide - part_w)
    top = min(max(round(photo.focus[1] * tall - part_h / 2), 0), tall - part_h)
    return left, top, left + part_w, top + part_h


def focus_in(photo: Photo, rect: Rect) -> tuple[float, float]:
    """Where the focus stands in the part of a picture that is printed, across and down, 0 to 1."""
    left, top, right, bottom = crop(photo, rect)
    wide, tall = photo.size
    if not wide or not tall:
        return photo.focus
    return (
        (photo.focus[0] * wide - left) / (right - left),
        (photo.focus[1] * tall - top) / (bottom - top),
    )
