"""What an editor is told of shapes: that nothing runs round one, white left beside it, initials and words that find no
room there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from broadsheet.base.diagnostics import Diagnostic, Words
from broadsheet.lines.model import Room
from broadsheet.page.blocks import Block, TextBlock
from broadsheet.page.model import ComposedStory, Filled, TextColumn
from broadsheet.page.photos.block import PhotoBlock
from broadsheet.page.region import spanned
from broadsheet.page.setting import Composer
from broadsheet.page.shapes.dropcap import Initial
from broadsheet.page.shapes.shape import Shape
from broadsheet.page.shapes.slots import rooms_beside
from broadsheet.page.shapes.wrapped import resized

_HOLE_ROWS, _HOLE_WIDE = 4, 2
"""Rows without text beside a shape, one below the other, and characters they are wide at least, that are a hole."""
_WEDGE_ROWS: Final = 2
"""Rows fewer than which any shape leaves white where it nears the edge of a column."""
_TENTHS: Final = 10
"""Steps of a column in which narrower pictures are tried."""


def tell_shapes(composed: ComposedStory, filled: Filled, composer: Composer) -> None:
    """Tell of a shape that leaves no line room beside it (BS653) or white (BS660), of an initial that none stood beside
    (BS652), and of words cut beside a shape (BS502)."""
    composer = composer.for_story(filled.composed.story)
    for block in filled.composed.blocks:
        narrow = isinstance(block, TextBlock) and [
            line for line in block.lines if line.measure - line.indent < composed.measure - block.style.indent
        ]
        if narrow and isinstance(block, TextBlock):
            composer.tell_cut(block.text, narrow)
    if filled.frame.lacking:
        return
    for photo, top in filled.frame.photos:
        if photo.shape and not _text_beside(filled, photo, top):
            composer.findings.append(Diagnostic("BS653", photo.photo.span, {"id": composer.story}))
        elif photo.shape and (hole := _hole(photo, photo.shape, composed.columns)).rows >= _HOLE_ROWS:
            _tell_hole(photo, hole, composed.columns, composer)
    initial, dropped = _initial(composed.blocks), _initial(filled.composed.blocks)
    if initial and not dropped:
        args = {"id": composer.story, "lines": initial.lines, "characters": 0}
        composer.findings.append(Diagnostic("BS652", initial.whole.span, args))


def _text_beside(filled: Filled, photo: PhotoBlock, top: int) -> bool:
    """Whether text may stand in a column of a photo, at its rows."""
    columns, bottom = spanned(photo), top + photo.depth
    return any(
        container.column in columns and container.top < bottom and top < container.bottom
        for container in filled.frame.containers
    )


class _Hole(NamedTuple):
    """White beside a shape: its rows, and where it is widest the characters it would hold."""

    rows: int
    characters: int


def _hole(photo: PhotoBlock, shape: Shape, columns: Sequence[TextColumn]) -> _Hole:
    """The most rows beside a shape that stay white for holding too few characters."""
    holes = [
        _Hole(len(rooms), max(room.wide for room in rooms) // shape.body)
        for rooms in _white(photo, shape, columns)
    ]
    return max(holes, default=_Hole(0, 0))


def _white(photo: PhotoBlock, shape: Shape, columns: Sequence[TextColumn]) -> Iterator[list[Room]]:
    """Rooms one below the other beside a picture that are wide enough to be seen and too narrow for a line."""
    extents, left = shape.extents(photo.width, photo.rows, 0), columns[photo.column].x + photo.shift
    for number in spanned(photo):
        beside = rooms_beside(columns[number], left, extents, shape.body)
        for white, rooms in groupby(beside, lambda room: _HOLE_WIDE * shape.body <= room.wide < shape.least):
            if white:
                yield list(rooms)


def _tell_hole(photo: PhotoBlock, hole: _Hole, columns: tuple[TextColumn, ...], composer: Composer) -> None:
    span = _span(photo, columns, composer) or 0
    advice = Words(f"；span 写 {span:g} 就排得下", f"; with “span: {span:g}” they would find room")
    args = {
        "id": composer.story,
        "rows": hole.rows,
        "characters": hole.characters,
        "least": composer.layout.make_up.wrap_least,
        "advice": advice if span else Words("", ""),
    }
    composer.findings.append(Diagnostic("BS660", photo.photo.span, args))


def _span(photo: PhotoBlock, columns: tuple[TextColumn, ...], composer: Composer) -> float | None:
    """The most columns wide, in tenths, that a photo may be with text all the way down beside it; None where it stands
    by its region, or none will do."""
    wrap = photo.photo.wrap
    if wrap is None or photo.photo.at is not None:
        return None
    for tenths in range(round(wrap.span * _TENTHS) - 1, _TENTHS // 2 - 1, -1):
        made = resized(photo, tenths / _TENTHS, columns, composer)
        if made.shape and _hole(made, made.shape, columns).rows < _WEDGE_ROWS:
            return tenths / _TENTHS
    return None


def _initial(blocks: Sequence[Block]) -> Initial | None:
    """A story's initial; side heads are none."""
    initials = (block.initial for block in blocks if isinstance(block, TextBlock) and block.initial)
    return next((initial for initial in initials if not initial.pitch), None)
