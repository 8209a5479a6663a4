"""What an editor is told of shapes: that nothing runs round one, white left beside it, initials and words that find no
room there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final, NamedTuple

from broadsheet.base.diagnostics import Diagnostic, Words
from broadsheet.base.units import Length
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
_TENTHS, _LEAST_TENTHS = 10, 5
"""Steps of a column in which narrower pictures are tried, and the fewest that a photo may have."""


def tell_shapes(composed: ComposedStory, filled: Filled, composer: Composer) -> None:
    """Tell of a shape that leaves no line room beside it (BS653) or white (BS660), of an initial that none stood beside
    (BS652), and of words cut beside a shape (BS502)."""
    composer = composer.for_story(filled.composed.story)
    for block in filled.composed.blocks:
        if isinstance(block, TextBlock):
            full = composed.measure - block.style.indent
            composer.tell_cut(block.text, [line for line in block.lines if line.measure - line.indent < full])
    if filled.frame.lacking:
        return
    for photo, top in filled.frame.photos:
        if photo.shape and not _text_beside(filled, photo, top):
            advice = _advice(photo, composed.columns, composer)
            args = {"id": composer.story, "advice": advice}
            composer.findings.append(Diagnostic("BS653", photo.photo.span, args))
        elif photo.shape and (hole := _hole(photo, photo.shape, composed.columns)).rows >= _HOLE_ROWS:
            _tell_hole(photo, hole, composed.columns, composer)
    initial, dropped = _initial(composed.blocks), _initial(filled.composed.blocks)
    if initial and not dropped:
        lines = {"id": composer.story, "lines": initial.lines, "characters": 0}
        composer.findings.append(Diagnostic("BS652", initial.whole.span, lines))


def _text_beside(filled: Filled, photo: PhotoBlock, top: int) -> bool:
    """Whether text may stand in a column of a photo, at its rows."""
    columns, bottom = spanned(photo), top + photo.depth
    return any(
        container.column in columns and container.top < bottom and top < container.bottom
        for container in filled.frame.containers
    )


class _Hole(NamedTuple):
    """White beside a shape: its rows, and how wide it is where it is widest."""

    rows: int
    wide: Length


def _hole(photo: PhotoBlock, shape: Shape, columns: Sequence[TextColumn]) -> _Hole:
    """The most rows beside a shape, one below the other, that are wide enough to be seen and too narrow for a line."""
    found = _Hole(0, 0)
    for beside in _sides(photo, shape, columns):
        for white, rooms in groupby(beside, lambda room: _HOLE_WIDE * shape.body <= room.wide < shape.least):
            widths = [room.wide for room in rooms]
            found = max(found, _Hole(len(widths), max(widths))) if white else found
    return found


def _sides(photo: PhotoBlock, shape: Shape, columns: Sequence[TextColumn]) -> list[list[Room]]:
    """What the picture of a photo leaves of each of its columns, row by row."""
    extents, left = shape.extents(photo.width, photo.rows, 0), columns[photo.column].x + photo.shift
    return [list(rooms_beside(columns[number], left, extents, shape.body)) for number in spanned(photo)]


def _tell_hole(photo: PhotoBlock, hole: _Hole, columns: tuple[TextColumn, ...], composer: Composer) -> None:
    args: dict[str, object] = {
        "id": composer.story,
        "rows": hole.rows,
        "characters": hole.wide // composer.layout.styles["body"].size,
        "least": composer.layout.make_up.wrap_least,
        "advice": _advice(photo, columns, composer),
    }
    composer.findings.append(Diagnostic("BS660", photo.photo.span, args))


def _advice(photo: PhotoBlock, columns: tuple[TextColumn, ...], composer: Composer) -> Words:
    """The span that would mend it, if one does."""
    span = _span(photo, columns, composer)
    if span is None:
        return Words("", "")
    return Words(f"；span 写 {span:g} 就排得下", f"; with “span: {span:g}” there would be room")


def _span(photo: PhotoBlock, columns: tuple[TextColumn, ...], composer: Composer) -> float | None:
    """The most columns wide, in tenths, that a photo may be with text all the way down beside it; None where it stands
    by its region, or none will do."""
    wrap = photo.photo.wrap
    if wrap is None or photo.photo.at is not None:
        return None
    for tenths in range(round(wrap.span * _TENTHS) - 1, _LEAST_TENTHS - 1, -1):
        made = resized(photo, tenths / _TENTHS, columns, composer)
        if made.shape and _runs_down(made, made.shape, columns):
            return tenths / _TENTHS
    return None


def _runs_down(photo: PhotoBlock, shape: Shape, columns: Sequence[TextColumn]) -> bool:
    """Whether text stands beside a shape, all the way down but for its wedges."""
    beside = [room for rooms in _sides(photo, shape, columns) for room in rooms]
    narrowed = any(shape.least <= room.wide < columns[0].measure for room in beside)
    return narrowed and _hole(photo, shape, columns).rows < _WEDGE_ROWS


def _initial(blocks: Sequence[Block]) -> Initial | None:
    """A story's initial; side heads are none."""
    initials = (block.initial for block in blocks if isinstance(block, TextBlock) and block.initial)
    return next((initial for initial in initials if not initial.pitch), None)
