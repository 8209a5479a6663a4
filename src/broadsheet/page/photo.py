"""Photos in a story: depth in whole rows, the crop about the focus, the caption below (图说)."""

from __future__ import annotations

from msgspec.structs import replace

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length
from broadsheet.issue.model import Photo
from broadsheet.layout.model import Grid
from broadsheet.page.model import Block, Container, PhotoBlock, TextColumn
from broadsheet.page.setting import Composer
from broadsheet.text.shape import Setting

_DEFAULT_RATIO = 1.5
_LEAST_ROWS = 3


def photo_block(photo: Photo, columns: tuple[TextColumn, ...], composer: Composer) -> PhotoBlock:
    """Size a photo over its text columns; its depth is given, or follows from its ratio or the picture's own."""
    span = min(photo.columns, len(columns))
    first = _first_column(photo, span, len(columns))
    last = columns[first + span - 1]
    width = last.x + last.measure - columns[first].x
    grid = composer.layout.grid
    caption = _caption(photo, width, composer)
    lines = len(caption.lines) if caption else 0
    style = composer.layout.styles["caption"]
    depth = lines * style.leading + composer.layout.make_up.caption_air
    rows = _rows(photo, width, grid)
    return PhotoBlock(photo, first, span, width, rows, -(-depth // grid.leading), caption, photo.depth is None)


def _rows(photo: Photo, width: Length, grid: Grid) -> int:
    if photo.depth is not None:
        depth = photo.depth.resolve(em=grid.body, row=grid.leading, column=grid.measure)
    else:
        depth = round(width / (photo.ratio or _own_ratio(photo)))
    return max(round(depth / grid.leading), _LEAST_ROWS)


def _own_ratio(photo: Photo) -> float:
    wide, tall = photo.size
    return wide / tall if wide and tall else _DEFAULT_RATIO


def _first_column(photo: Photo, span: int, columns: int) -> int:
    if photo.place.endswith("left"):
        return 0
    if photo.place.endswith("right"):
        return columns - span
    return (columns - span) // 2


def _caption(photo: Photo, width: Length, composer: Composer) -> Block | None:
    """Caption and credit as one paragraph, the credit at its end."""
    copies = [copy for copy in (photo.caption, photo.credit) if copy and copy.text.strip()]
    if not copies:
        return None
    style = composer.layout.styles["caption"]
    words = "\u2002".join(composer.normal(copy.text, copy.span, keep_spaces=True) for copy in copies)
    text = composer.shape(words, copies[0].span, Setting(style.face, style.strong, style.size))
    return Block(text, composer.lines(text, width), style)


def place_photos(
    photos: tuple[PhotoBlock, ...], columns: int, rows: int, head: int, change: int
) -> tuple[tuple[tuple[PhotoBlock, int], ...], list[Container]]:
    """Photos at their rows (from the region's first) and the rows left free for text, column by column.

    `head` rows are taken at the top; elastic photos are `change` rows deeper. Photos of one place stand in a row down.
    """
    free = {column: [(head, rows)] for column in range(columns)}
    placed: list[tuple[PhotoBlock, int]] = []
    for photo in photos:
        sized = replace(photo, rows=max(photo.rows + change, _LEAST_ROWS)) if photo.elastic and change else photo
        top = _top(sized, free, head, rows)
        placed.append((sized, top))
        for column in range(sized.column, sized.column + sized.columns):
            free[column] = _without(free[column], top, top + sized.rows + sized.caption_rows)
    return tuple(placed), [Container(column, top, bottom) for column in range(columns) for top, bottom in free[column]]


def _top(photo: PhotoBlock, free: dict[int, list[tuple[int, int]]], head: int, rows: int) -> int:
    depth = photo.rows + photo.caption_rows
    over = range(photo.column, photo.column + photo.columns)
    place = photo.photo.place
    if place.startswith("bottom"):
        return max(min(free[column][-1][1] if free[column] else head for column in over) - depth, head)
    if place in ("left", "right"):
        return max(head + (rows - head - depth) // 2, head)
    return max((free[column][0][0] if free[column] else rows) for column in over)


def _without(intervals: list[tuple[int, int]], top: int, bottom: int) -> list[tuple[int, int]]:
    parts = [(a, min(b, top)) for a, b in intervals] + [(max(a, bottom), b) for a, b in intervals]
    return sorted((a, b) for a, b in parts if b > a)


def crop(photo: Photo, rect: Rect) -> tuple[int, int, int, int]:
    """The part of the picture, in upright pixels, that fills `rect`, its centre as near the focus as it can be."""
    wide, tall = photo.size
    if not wide or not tall:
        return 0, 0, 1, 1
    part_w = min(wide, round(tall * rect.w / rect.h))
    part_h = min(tall, round(wide * rect.h / rect.w))
    left = min(max(round(photo.focus[0] * wide - part_w / 2), 0), wide - part_w)
    top = min(max(round(photo.focus[1] * tall - part_h / 2), 0), tall - part_h)
    return left, top, left + part_w, top + part_h
