"""Photos that text runs round: as wide as asked, anywhere across their columns, their outline on the grid."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length, ascent
from broadsheet.display.ops import Outline
from broadsheet.issue.model import Photo
from broadsheet.issue.wrap import Wrap
from broadsheet.page.columns import merged
from broadsheet.page.model import TextColumn
from broadsheet.page.photos.block import PhotoBlock
from broadsheet.page.photos.caption import captions
from broadsheet.page.photos.photo import LEAST_ROWS, bare_photo, first_column, sized
from broadsheet.page.setting import Composer
from broadsheet.page.shapes.shape import Shape, contained

_QUARTER: Final = 0.5522847
"""How far towards the corner the handles of a quarter of a circle lie, of 1."""


def wrapped_photo(
    photo: Photo, wrap: Wrap, columns: tuple[TextColumn, ...], composer: Composer
) -> PhotoBlock:
    """A photo with the shape that text keeps clear of, its caption below its box."""
    layout = composer.layout
    grid, em = layout.grid, layout.grid.body
    air = layout.make_up.wrap_air if wrap.air is None else wrap.air.resolve(em=em, row=grid.leading)
    least = layout.make_up.wrap_least * layout.styles["body"].size
    shape = Shape(wrap, max(air, 0), grid.leading, em, least)
    block = replace(bare_photo(photo, columns, composer), shape=shape)
    if photo.at is None:
        block = resized(block, wrap.span, columns, composer)
    else:
        block = _over(block, columns[block.column].x, shape, columns)
    across, _ = captions(photo, None, composer)
    return across.below(replace(block, elastic=block.elastic and wrap.cutout is None))


def resized(
    block: PhotoBlock, span: float, columns: tuple[TextColumn, ...], composer: Composer
) -> PhotoBlock:
    """A photo with a shape as many columns wide, where that stands at its place in a region."""
    wrap, shape = block.photo.wrap, block.shape
    if wrap is None or shape is None:
        return block
    whole, width = merged(columns), _width(span, columns)
    left = whole.x + first_column(block.photo.place, width, whole.measure)
    return _over(_sized(replace(block, width=width), wrap, composer), left, shape, columns)


def _width(span: float, columns: tuple[TextColumn, ...]) -> Length:
    """So many columns with the gaps between them, no wider than all of them."""
    measure = columns[0].measure
    pitch = columns[1].x - columns[0].x if len(columns) > 1 else measure
    wide = measure * span if span <= 1 else span * pitch - (pitch - measure)
    return min(round(wide), merged(columns).measure)


def _sized(block: PhotoBlock, wrap: Wrap, composer: Composer) -> PhotoBlock:
    """As deep as its picture; a cut-out is whole in its rows, where they are left to it."""
    photo, grid = block.photo, composer.layout.grid
    if wrap.cutout is None or photo.depth is not None or photo.ratio is not None:
        return sized(block, composer)
    left, top, right, bottom = wrap.cutout.box
    deep = block.width * (bottom - top) // (right - left) - ascent(grid.body)
    return replace(block, rows=max(-(-deep // grid.leading) + 1, LEAST_ROWS))


def _over(block: PhotoBlock, left: Length, shape: Shape, columns: tuple[TextColumn, ...]) -> PhotoBlock:
    """The photo over all columns that its picture, with the air about it, comes to."""
    air = max(shape.air, shape.body) if block.photo.caption or block.photo.credit else shape.air
    right = left + block.width + air
    touched = [
        number
        for number, column in enumerate(columns)
        if column.x < right and left - air < column.x + column.measure
    ]
    first = touched[0]
    return replace(block, column=first, columns=len(touched), shift=left - columns[first].x)


def shown(block: PhotoBlock, box: Rect) -> Rect:
    """Where the picture of a photo stands in its box: a cut-out is whole in it."""
    cutout = block.photo.wrap.cutout if block.photo.wrap else None
    if cutout is None:
        return box
    x, y, w, h = contained(cutout, box.w, box.h)
    return Rect(box.x + x, box.y + y, w, h)


def printed(photo: Photo, rect: Rect) -> Outline | None:
    """The path that the picture of a photo in a rectangle is cut to; None for all of it, as drawings always are."""
    wrap = photo.wrap
    if wrap is None or wrap.kind in ("rectangle", "alpha") or photo.vector:
        return None
    if wrap.kind == "ellipse":
        return _ellipse(rect)
    first, *others = ((rect.x + round(x * rect.w), rect.y + round(y * rect.h)) for x, y in wrap.points)
    return Outline(((first, *others, ()),))


def _ellipse(rect: Rect) -> Outline:
    """The ellipse in a rectangle, of four curves (PDF 8.5.2.2)."""
    x, y, w, h = rect
    middle, level = x + w // 2, y + h // 2
    sides = ((x, level), (middle, y), (rect.right, level), (middle, rect.bottom))
    corners = ((x, y), (rect.right, y), (rect.right, rect.bottom), (x, rect.bottom))
    curves = [
        (*_towards(start, corner), *_towards(end, corner), *end)
        for start, corner, end in zip(sides, corners, (*sides[1:], sides[0]), strict=True)
    ]
    return Outline(((sides[0], *curves, ()),))


def _towards(side: tuple[Length, Length], corner: tuple[Length, Length]) -> tuple[Length, Length]:
    """The handle of a quarter of an ellipse between the middle of a side and the corner."""
    (x, y), (far_x, far_y) = side, corner
    return x + round((far_x - x) * _QUARTER), y + round((far_y - y) * _QUARTER)
