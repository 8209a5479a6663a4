"""Captions elsewhere than below: in lines at a side of the picture or in a corner of it, the credit down its side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length, ascent
from broadsheet.display.ops import PAPER, Ink, Op
from broadsheet.issue.model import Photo
from broadsheet.layout.model import Layout, MakeUp
from broadsheet.layout.styles import BoxStyle
from broadsheet.lines.model import Line
from broadsheet.page.blocks import TextBlock
from broadsheet.page.columns import merged
from broadsheet.page.model import (
    TextColumn,
)
from broadsheet.page.photos.block import PhotoBlock, Said, Side, Spot
from broadsheet.page.photos.caption import MOST_ASIDE, Caption, captions, rows_below, said_words
from broadsheet.page.photos.photo import focus_in, picture_depth, sized
from broadsheet.page.rules import boxed
from broadsheet.page.setting import Composer

_LEAST = 6
"""Characters in a line of a caption beside its picture."""
_ON_GRID = 3
"""Columns of a photo from which on the caption beside it takes one of them."""
_WIDEST, _DEEPEST = 0.6, 0.4
"""How much of a picture's width and depth the caption in its corner may take."""
_DARK = 500
"""Ink that is dark, in thousandths."""
_CLEAR = 0.12
"""How far from the focus that keeps, as a share of the picture's sides."""


def captioned(block: PhotoBlock, columns: tuple[TextColumn, ...], composer: Composer) -> PhotoBlock:
    """A photo of a horizontal story with its caption where its editor asks for it; below where there is no room for
    that, and the credit at its end where the picture is less deep than that is long, which is told (BS734, BS735)."""
    sided = _with_side(block, composer)
    made = _placed(sided, columns, composer)
    limits, grid = composer.layout.make_up, composer.layout.grid
    least = _least_rows(made, limits) if made.elastic else made.rows
    if made.side is None or made.side.lines[0].natural <= picture_depth(least, grid):
        return made
    _tell("BS734", made.photo, composer)
    return _placed(replace(block, photo=replace(made.photo, credit_place="end")), columns, composer)


def _placed(block: PhotoBlock, columns: tuple[TextColumn, ...], composer: Composer) -> PhotoBlock:
    photo = block.photo
    across, down = captions(photo, photo.caption_direction, composer)
    place = photo.caption_place
    if down is not None and place not in ("below", "over"):
        made = _set_down(block, down, len(columns), composer)
        return made or across.below(block)
    if place in (None, "below") or not (across.words or across.credit):
        return across.below(block)
    over = place == "over"
    made = _over(block, across, composer.layout) if over else _beside(block, across, columns, composer)
    if made is None:
        _tell("BS735" if over else "BS734", photo, composer)
    return made or across.below(block)


def _tell(code: str, photo: Photo, composer: Composer) -> None:
    composer.findings.append(Diagnostic(code, photo.span, {"id": composer.story}))


def _least_rows(block: PhotoBlock, limits: MakeUp) -> int:
    """The rows that make-up and fitting leave of an elastic picture at least."""
    return block.rows - max(limits.photo_stretch, block.rows * limits.fit.photos // 100)


def _side_of(block: PhotoBlock, columns: int) -> Side:
    """The side of the picture that its caption stands at: the one asked for, or the outer one, so that the white by it
    lies at the edge of its story."""
    asked = block.photo.caption_place
    if asked == "beside":
        return "left" if block.column == 0 and block.columns < columns else "right"
    return "right" if asked == "right" else "left"


def _set_down(block: PhotoBlock, caption: Caption, columns: int, composer: Composer) -> PhotoBlock | None:
    """As deep as the picture is in what its caption, as long as that depth, leaves of the width."""
    grid = composer.layout.grid
    at = _side_of(block, columns)
    for aside in range(0, block.width, grid.body // 2):
        narrow = sized(replace(block, aside=aside, elastic=False), composer)
        made = caption.beside(narrow, picture_depth(narrow.rows, grid), at)
        if made is None or made.aside <= aside:
            return made
    return None


def _beside(
    block: PhotoBlock, caption: Caption, columns: tuple[TextColumn, ...], composer: Composer
) -> PhotoBlock | None:
    """In lines at the picture's side: in one of its columns where it has several, else in the narrowest that are not
    deeper than it; None where they would leave it no room."""
    layout, at = composer.layout, _side_of(block, len(columns))
    for measure, aside in _measures(block, columns, at, layout):
        said = caption.said(measure)
        made = sized(replace(block, said=said, aside=aside, spot=Spot(at, measure)), composer)
        deep = _deep(said, layout)
        if deep <= picture_depth(made.rows, layout.grid):
            least = picture_depth(_least_rows(made, layout.make_up), layout.grid)
            white = max(_white(made), rows_below(made, 0, composer))
            return replace(made, caption_rows=white, elastic=block.elastic and deep <= least)
    return None


def _deep(said: Said, layout: Layout) -> Length:
    """From the top of the first line of a caption to the foot of its last."""
    style = layout.styles["caption"]
    return (said.lines - 1) * style.leading + style.size


def _white(block: PhotoBlock) -> int:
    """The empty row under a picture that has no caption between it and the text below."""
    return int(block.photo.at is not None or not block.photo.place.startswith("bottom"))


def _measures(
    block: PhotoBlock, columns: tuple[TextColumn, ...], at: Side, layout: Layout
) -> Iterator[tuple[Length, Length]]:
    """The measures that a caption may have, and how much of the width each takes."""
    over = columns[block.column : block.column + block.columns]
    if block.columns >= _ON_GRID:
        column, rest = (over[0], over[1:]) if at == "left" else (over[-1], over[:-1])
        yield column.measure, block.width - merged(rest).measure
    size, gap = layout.styles["caption"].size, layout.grid.gutter
    for measure in range(_LEAST * size, block.width // MOST_ASIDE - gap + 1, size):
        if block.columns < _ON_GRID or measure > over[0].measure:
            yield measure, measure + gap


def caption_box(layout: Layout) -> BoxStyle:
    """What the words over a picture stand on: the layout's box for them, or bare paper."""
    return layout.make_up.caption_box or BoxStyle(layout.make_up.caption_air, None, None)


def _plate(said: Said, spot: Spot, picture: Rect, layout: Layout) -> Rect:
    """Where the words over a picture stand, air and all."""
    air = caption_box(layout).air
    deep, wide = _deep(said, layout) + 2 * air, spot.measure + 2 * air
    x = picture.x if spot.at == "left" else picture.right - wide
    return Rect(x, picture.y if spot.head else picture.bottom - deep, wide, deep)


class Stand(NamedTuple):
    """Where the lines of a caption begin, its left and top, and what they stand on."""

    x: Length
    y: Length
    ground: tuple[Op, ...] = ()


def stand(block: PhotoBlock, spot: Spot, picture: Rect, layout: Layout) -> Stand:
    """Where a caption across stands beside its picture or over it."""
    if spot.over:
        box, rect = caption_box(layout), _plate(block.said, spot, picture, layout)
        ground = boxed(replace(box, tint=box.tint or PAPER), rect)
        return Stand(rect.x + box.air, rect.y + box.air, tuple(ground))
    left = picture.x - block.inset
    return Stand(
        left if spot.at == "left" else left + block.width - spot.measure, _top(block, picture, layout)
    )


def _top(block: PhotoBlock, picture: Rect, layout: Layout) -> Length:
    """Where a caption beside its picture begins: with it at the head of a story, to end with it at the foot, and in its
    middle between text above and below, which it would seem to belong to."""
    style, photo = layout.styles["caption"], block.photo
    slack = picture.h - (block.said.lines - 1) * style.leading - ascent(style.size)
    if photo.at.row == 1 if photo.at else photo.place.startswith("top"):
        return picture.y
    return picture.y + (slack if photo.place.startswith("bottom") and not photo.at else slack // 2)


def caption_ink(block: PhotoBlock, layout: Layout) -> Ink | None:
    """Bare paper for words over a picture whose ground is dark; None for the ink of their style."""
    tint = caption_box(layout).tint
    return PAPER if block.spot and block.spot.over and tint and sum(tint) > _DARK else None


def _over(block: PhotoBlock, caption: Caption, layout: Layout) -> PhotoBlock | None:
    """In a corner of the picture, at its foot if the focus lies elsewhere; None where it would hide the focus or too
    much of the picture."""
    air = caption_box(layout).air
    picture = Rect(0, 0, block.picture_width, picture_depth(block.rows, layout.grid))
    measure = max(round(picture.w * _WIDEST) - 2 * air, layout.styles["caption"].size)
    said = caption.said(measure)
    if all(len(part.lines) == 1 for part in (said.words, said.credit) if part):
        measure = _wide(said)
        said = caption.said(measure)
    corners: tuple[Side, ...] = ("left", "right")
    for head in (False, True):
        for at in corners:
            spot = Spot(at, measure, over=True, head=head)
            taken = _plate(said, spot, picture, layout)
            if taken.h <= picture.h * _DEEPEST and not _hides(taken, picture, block.photo):
                return replace(block, said=said, spot=spot, caption_rows=_white(block))
    return None


def _wide(said: Said) -> Length:
    """How wide a caption and a credit of one line each are, on one line where they share it."""
    parts = [part for part in (said.words, said.credit) if part]
    wide = [part.lines[0].natural for part in parts]
    return max(wide) if said.lines == len(parts) else sum(wide) + parts[0].text.size


def _hides(taken: Rect, picture: Rect, photo: Photo) -> bool:
    """Whether words come too near to the focus of a picture."""
    across, down = focus_in(photo, picture)
    x, y = picture.x + picture.w * across, picture.y + picture.h * down
    aside, above = picture.w * _CLEAR, picture.h * _CLEAR
    return taken.x - aside < x < taken.right + aside and taken.y - above < y < taken.bottom + above


def _with_side(block: PhotoBlock, composer: Composer) -> PhotoBlock:
    """With its credit down the right side of the picture, where it is to stand there; it ends with the picture."""
    photo, layout = block.photo, composer.layout
    said = said_words(photo.credit, composer) if photo.sided else None
    if said is None:
        return block
    style = layout.styles["credit"]
    text = composer.shape_down(*said, style)
    width = style.size + layout.make_up.caption_air // 2
    line = Line(0, len(text), text.sums[-1], 0, text.sums[-1], "last")
    return sized(replace(block, side=TextBlock(text, [line], style), side_width=width), composer)
