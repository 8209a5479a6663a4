"""Crossheads (插题): broken by sense, lines of one near each other, dressed as heads are where their style says so."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length, ascent
from broadsheet.display.ops import Op
from broadsheet.lines.model import Line
from broadsheet.page.blocks import TextBlock
from broadsheet.page.heads.dress import PLAIN, dressed, insets, turned
from broadsheet.page.heads.headline import align
from broadsheet.page.setting import Composer


def crosshead(block: TextBlock, measure: Length, composer: Composer) -> TextBlock:
    """A crosshead in lines of a measure.

    One line stands in the rows of its style. Several stand a row each, and share the white that one has: two take three
    rows where one takes two. That white is blank lines at their end, which the lines are drawn half as far down for.
    """
    style, text = block.style, block.text
    inset = insets(style.dress or PLAIN, style.size)
    found = composer.crosshead_lines(text, measure - inset.left - inset.right, style)
    lines = [
        line._replace(indent=line.indent + inset.left, measure=line.measure + inset.left) for line in found
    ]
    if len(lines) < 2 or style.rows < 2 or style.size > composer.layout.grid.leading:
        return replace(block, lines=lines, rows=style.rows)
    blank = Line(len(text), len(text), lines[-1].measure, 0, 0, "last")
    return replace(block, lines=[*lines, *[blank] * (style.rows - 1)], rows=1)


def crosshead_marks(block: TextBlock, x: Length, y: Length, pitch: Length) -> Iterator[Op]:
    """The dress of a crosshead in a column from `x` on, its first baseline at `y`, its lines `pitch` apart."""
    style, inset = block.style, insets(block.style.dress or PLAIN, block.style.size)
    if style.dress is None:
        return
    boxes = [
        Rect(
            x + line.indent + align(style.align, line.measure - line.indent, line.width),
            y - ascent(style.size) + number * pitch,
            line.width,
            style.size,
        )
        for number, line in enumerate(block.lines)
        if line.end > line.start
    ]
    top, foot = boxes[0].y - inset.top, boxes[-1].bottom + inset.bottom
    measure = block.lines[0].measure + inset.right
    yield from dressed(style.dress, Rect(x, top, measure, foot - top), boxes)


def marks_down(block: TextBlock, line: Line, x: Length, y: Length) -> Iterator[Op]:
    """The dress of one vertical line of a crosshead about the centre line `x`, its words from `y` down: that of a
    horizontal one turned."""
    style, inset = block.style, insets(block.style.dress or PLAIN, block.style.size)
    if style.dress is None:
        return
    right = x + style.size // 2 + inset.top
    top = y - align(style.align, line.measure - line.indent, line.width) - line.indent
    words = Rect(y, inset.top, line.width, style.size)
    for mark in dressed(style.dress, Rect(top, 0, line.measure, words.bottom + inset.bottom), [words]):
        yield turned(mark, right)
