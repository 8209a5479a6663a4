"""Readings drawn beside their characters, and the rows that a paragraph with readings takes (行间注)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from broadsheet.base.units import EM, Length, ascent
from broadsheet.display.ops import QUARTER, Tag, Text
from broadsheet.lines.model import Line
from broadsheet.page.across import text_line
from broadsheet.page.blocks import Block, TextBlock
from broadsheet.page.pen import Pen
from broadsheet.text.model import Ruby, ShapedText
from broadsheet.text.resize import larger

_ONE_SIDED: Final = 500
_TWO_SIDED: Final = 625
"""What stands between lines with readings on one side of them, and with marks on the other too, in thousandths of the
em (CLREQ, interlinear punctuation)."""
_AIR: Final = 50
"""What stands between characters and pinyin, in thousandths of the em."""
_FRAMED: Final = 80
"""As much more where a frame stands round them."""
_NEUTRAL: Final = "˙"
"""The mark of the neutral tone stands above the symbols, those of the others to their right."""
_TONE_X, _TONE_Y, _TONE_SIZE = 405, 250, 1_500
"""The middle of a tone's mark: from the character, in thousandths of its em, and from the top of the last symbol, in
thousandths of that; and how large the mark is beside the symbols."""
_NEUTRAL_DEPTH: Final = 333
"""How deep the mark of the neutral tone stands, in thousandths of a symbol."""


def with_rows(blocks: Sequence[Block], leading: Length) -> Iterator[Block]:
    """Blocks in order, those with readings with rows enough for these not to meet the line before, nor its marks.

    All lines of a paragraph take as many: one alone is never set wider apart (CLREQ, interlinear punctuation).
    """
    marked = False
    for block in blocks:
        if not isinstance(block, TextBlock):
            marked = False
            yield block
            continue
        text, marked_before = block.text, marked
        marked = bool(text.inlines)
        if any(text.vertical or not ruby.stacked for ruby in text.rubies):
            between = text.size * (_TWO_SIDED if marked or marked_before else _ONE_SIDED) // EM
            yield replace(block, rows=max(block.rows, -(-(text.size + between) // leading)))
        else:
            yield block


def readings(text: ShapedText, line: Line, places: list[Length], y: Length, pen: Pen) -> Iterator[Text]:
    """The readings of a horizontal line on the baseline `y`, its pen before each glyph at `places`: pinyin above the
    middle of its glyphs, bopomofo after its character."""
    pen = _pen(pen)
    top = y - ascent(text.size)
    air = text.size * _AIR // EM
    for ruby in text.rubies:
        if line.start <= ruby.start < line.end:
            left, right = _base(ruby, text, line, places)
            if ruby.stacked:
                yield from _stack(ruby, text.size, right, top, pen)
            else:
                size = ruby.text.size
                baseline = top - air - _farther(ruby, text) - size + ascent(size)
                yield from _along(ruby, (left + right) // 2, baseline, pen)


def readings_down(text: ShapedText, line: Line, places: list[Length], x: Length, pen: Pen) -> Iterator[Text]:
    """The readings of a vertical line about the centre line `x`, to its right: bopomofo upright, pinyin turned."""
    pen = _pen(pen)
    for ruby in text.rubies:
        if line.start <= ruby.start < line.end:
            top, foot = _base(ruby, text, line, places)
            right = x + text.size // 2 + _farther(ruby, text)
            if ruby.stacked:
                yield from _stack(ruby, text.size, right, top, pen)
                continue
            size = ruby.text.size
            baseline = right + text.size * _AIR // EM + size - ascent(size)
            for op in _along(ruby, (top + foot) // 2, 0, pen):
                yield op._replace(x=baseline - op.y, y=op.x, angle=QUARTER)


def _farther(ruby: Ruby, text: ShapedText) -> Length:
    """How much farther off a reading stands whose characters are larger, or have a frame round them."""
    frames = (inline for inline in text.inlines if inline.kind == "frame")
    framed = any(inline.start <= ruby.start < inline.end for inline in frames)
    return larger(text, ruby.start, ruby.end) + (text.size * _FRAMED // EM if framed else 0)


def _pen(pen: Pen) -> Pen:
    return Pen(pen.ink, Tag("RT", pen.tag.story))


def _base(ruby: Ruby, text: ShapedText, line: Line, places: list[Length]) -> tuple[Length, Length]:
    """Where along its line the glyphs of a reading begin and end."""
    last = min(ruby.end, line.end) - 1
    return places[ruby.start - line.start], places[last - line.start] + text.advances[last]


def _along(ruby: Ruby, middle: Length, y: Length, pen: Pen) -> Iterator[Text]:
    words = ruby.text
    wide = words.sums[-1]
    whole = Line(0, len(words), wide, 0, wide, "last")
    return text_line(words, whole, middle - wide // 2, y, pen)


def _stack(ruby: Ruby, size: Length, x: Length, top: Length, pen: Pen) -> Iterator[Text]:
    """Symbols one below another at the right of a character whose em box has its upper right corner at (x, top)."""
    words = ruby.text
    one, count = words.size, len(words)
    neutral = ruby.tone is not None and ruby.tone[0] == _NEUTRAL
    above = one * _NEUTRAL_DEPTH // EM if neutral else 0
    first = top + (size - count * one - above) // 2 + above
    for run in words.runs:
        for place in range(run.start, run.end):
            yield Text(
                x=x + one // 2,
                y=first + place * one,
                face=run.face,
                size=one,
                glyphs=words.glyphs[place : place + 1],
                chars=words.chars[place : place + 1],
                ink=pen.ink,
                vertical=True,
                tag=pen.tag,
                origin=words.span,
            )
    if ruby.tone is not None:
        mark, sign = ruby.tone
        across, down = x + size * _TONE_X // EM, first + (count - 1) * one + one * _TONE_Y // EM
        if neutral:
            across, down = x + one // 2, first - above // 2
        tall = one * _TONE_SIZE // EM
        yield Text(
            x=across - tall * sign.x // EM,
            y=down + tall * sign.y // EM,
            face=words.runs[0].face,
            size=tall,
            glyphs=[sign.glyph],
            chars=[mark],
            ink=pen.ink,
            tag=pen.tag,
            origin=words.span,
        )
