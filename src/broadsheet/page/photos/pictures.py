"""Photos drawn: the picture, or a crossed box where it is to come, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.base.geometry import Rect
from broadsheet.base.units import POINT, Length, ascent, pt
from broadsheet.display.ops import PAPER, Fill, Ink, Op, Outline, Picture, Rule, Shape, Stroke, Tag
from broadsheet.layout.model import Layout
from broadsheet.lines.model import Line
from broadsheet.page.across import text_line
from broadsheet.page.blocks import TextBlock
from broadsheet.page.heads.headline import align
from broadsheet.page.model import (
    Filled,
)
from broadsheet.page.pen import Pen
from broadsheet.page.photos.block import PhotoBlock, Said, Spot
from broadsheet.page.photos.photo import Shown, crop, photo_rect, shown

AWAITED = Ink(0, 0, 0, 250)
"""The grey of what is to come (待稿, 待图); it is never printed."""
_CROSS, _OUTLINE = pt(1), pt(2)


def crossed(rect: Rect, tag: Tag) -> Iterator[Op]:
    """A grey box crossed out, where a picture is to come."""
    yield Fill(rect, AWAITED, tag)
    yield Rule(rect.x, rect.y, rect.right, rect.bottom, _CROSS, PAPER, tag)
    yield Rule(rect.x, rect.bottom, rect.right, rect.y, _CROSS, PAPER, tag)


def paint_photo(filled: Filled, block: PhotoBlock, row: int, layout: Layout) -> Iterator[Op]:
    """The picture or those of the group, and what is said of them."""
    x, story = filled.composed.columns[block.column].x, filled.composed.story.id
    rect, air = photo_rect(block, x, row, layout.grid), layout.make_up.caption_air
    for picture in shown(block, rect):
        yield from _picture(picture, block, story)
        yield from _caption(picture.said, picture.rect.x, picture.rect.bottom + air, story)
    if block.side:
        yield from _credit_down(block.side, rect, air // 2, story)
    if block.spot is None:
        yield from _caption(
            block.said, x + block.shift + block.caption_room[0], rect.bottom + block.hang + air, story
        )
    elif block.spot.down:
        yield from _caption_down(block, block.spot, rect, air, story)
    else:
        # Deferred: few photos have their captions elsewhere than below.
        from broadsheet.page.photos.captionspots import caption_ink, stand  # noqa: PLC0415

        place = stand(block, block.spot, rect, layout)
        yield from place.ground
        yield from _caption(block.said, place.x, place.y, story, caption_ink(block, layout))


def _picture(picture: Shown, block: PhotoBlock, story: str) -> Iterator[Op]:
    """A picture cropped to its place and cut to its shape, or a crossed box where there is none yet; its caption, or
    that of its group, is what it is read as. What a place without room leaves of one is not drawn."""
    photo, rect, tag = picture.photo, picture.rect, Tag("Figure", story)
    if min(rect.w, rect.h) < POINT:
        return
    caption, clip = photo.caption or block.photo.caption, _clip(block, rect)
    if photo.readable:
        alt = caption.text if caption else ""
        whole = Picture(rect, str(photo.file), crop(photo, rect), alt, tag, photo.span)
        cutout = block.shape is not None and block.shape.wrap.cutout is not None
        yield whole._replace(clip=clip, cutout=cutout) if block.shape else whole
    elif clip is not None:
        yield Shape(clip, stroke=Stroke(AWAITED, _OUTLINE), tag=tag)
    else:
        yield from crossed(rect, tag)


def _clip(block: PhotoBlock, rect: Rect) -> Outline | None:
    """What a picture is cut to for its shape's sake."""
    if block.shape is None:
        return None
    # Deferred: few photos have text run round them.
    from broadsheet.page.shapes.wrapped import printed  # noqa: PLC0415

    return printed(block.photo, rect)


def _caption(said: Said, x: Length, top: Length, story: str, ink: Ink | None = None) -> Iterator[Op]:
    """The caption from `top` down, the credit ranged right on its last line or below it."""
    for part, line, number, justified in _lines(said):
        style, how = part.style, "right" if part is said.credit else part.style.align
        y = top + ascent(style.size) + number * style.leading
        left = x if justified else x + align(how, line.measure, line.width)
        yield from text_line(
            part.text, line, left, y, Pen(ink or style.ink, Tag("Caption", story), justified)
        )


def _lines(said: Said) -> Iterator[tuple[TextBlock, Line, int, bool]]:
    """The lines of a caption, then of its credit: what each is of, its number among all and whether it is justified."""
    for part, first in ((said.words, 0), (said.credit, said.credit_line)):
        if part is not None:
            justified = part.style.justify and part is said.words
            yield from ((part, line, number, justified) for number, line in enumerate(part.lines, first))


def _caption_down(block: PhotoBlock, spot: Spot, picture: Rect, air: Length, story: str) -> Iterator[Op]:
    """The caption set down from the picture's left side on, or to its right from the far side on, the credit ranged at
    its foot."""
    # Deferred, here and below: few photos have anything beside them.
    from broadsheet.page.downward import marked_down  # noqa: PLC0415

    near = picture.x - air if spot.at == "left" else picture.right + block.side_width + block.aside
    for part, line, number, justified in _lines(block.said):
        style = part.style
        x = near - style.size // 2 - number * style.leading
        y = picture.bottom - line.width if part is block.said.credit else picture.y
        yield from marked_down(part.text, line, x, y, Pen(style.ink, Tag("Caption", story), justified))


def _credit_down(credit: TextBlock, picture: Rect, air: Length, story: str) -> Iterator[Op]:
    """The credit down the right side of its picture, ending with it."""
    from broadsheet.page.downward import marked_down  # noqa: PLC0415

    line, style = credit.lines[0], credit.style
    x, y = picture.right + air + style.size // 2, picture.bottom - line.width
    yield from marked_down(credit.text, line, x, y, Pen(style.ink, Tag("Caption", story)))
