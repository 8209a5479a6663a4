"""Marks beside a line of text: dots and lines below, frames round names, drawn where its glyphs have come to stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from broadsheet.base.geometry import Rect
from broadsheet.base.units import EM, Length, ascent
from broadsheet.display.ops import Box, Ink, Op, Rule, Text
from broadsheet.lines.model import Line
from broadsheet.text.model import ShapedText

_BELOW = 0.26
"""How far below the baseline the marks stand, in ems: between the em boxes of two lines (CLREQ 3.1.5.4)."""
_WEIGHT, _INSET, _WAVE, _SWING, _AIR = 0.045, 0.05, 0.125, 0.04, 0.02
"""How thick the lines are, how far they keep from their neighbours, the strokes of a wavy
one, and what a frame leaves free."""
NO_TEXT = "\u200b"
"""What a dot is copied as: readers make a character up for a glyph that says nothing."""
_UNMARKED = frozenset("OPCMSJQIVZBEeWNY")
"""Classes that no dot stands below."""


def inline_marks(text: ShapedText, line: Line, places: list[Length], y: Length, ink: Ink) -> Iterator[Op]:
    """The marks of a line on the baseline `y`, its pen before each glyph at `places`; a part of them where they run
    over a line's end."""
    below = y + round(text.size * _BELOW)
    for inline in text.inlines:
        start, end = max(inline.start, line.start), min(inline.end, line.end)
        if start >= end:
            continue
        if inline.kind == "dots":
            yield from _dots(text, range(start, end), places, line.start, (below, ink))
            continue
        left, right = places[start - line.start], places[end - 1 - line.start] + text.advances[end - 1]
        if inline.kind == "frame":
            yield _frame(left, right, y, text.size, ink)
            continue
        inset = round(text.size * _INSET)
        draw = _straight if inline.kind == "name" else _wavy
        yield from draw(left + inset, right - inset, below, text.size, ink)


def _dots(
    text: ShapedText, glyphs: range, places: list[Length], start: int, at: tuple[Length, Ink]
) -> Iterator[Text]:
    below, ink = at
    if text.dot is None:
        return
    left, down = text.size * text.dot.x // EM, text.size * text.dot.y // EM
    for glyph in glyphs:
        if text.classes[glyph] not in _UNMARKED:
            x = places[glyph - start] + text.advances[glyph] // 2 - left
            yield Text(x, below + down, text.runs[0].face, text.size, [text.dot.glyph], [NO_TEXT], ink)


def _straight(left: Length, right: Length, y: Length, size: Length, ink: Ink) -> Iterator[Rule]:
    yield Rule(left, y, right, y, round(size * _WEIGHT), ink)


def _wavy(left: Length, right: Length, y: Length, size: Length, ink: Ink) -> Iterator[Rule]:
    """Short strokes up and down, so many that they fill the width."""
    count = max(2, round((right - left) / (size * _WAVE)))
    turns = [left + (right - left) * turn // count for turn in range(count + 1)]
    swing = round(size * _SWING)
    for turn, (start, end) in enumerate(pairwise(turns)):
        rise = swing if turn % 2 else -swing
        yield Rule(start, y - rise, end, y + rise, round(size * _WEIGHT), ink)


def _frame(left: Length, right: Length, y: Length, size: Length, ink: Ink) -> Box:
    """A frame close outside the em boxes (CLREQ, symbol of death)."""
    top = y - ascent(size)
    return Box(Rect(left, top, right - left, size).inset(-round(size * _AIR)), round(size * _WEIGHT), ink)


def down_marks(text: ShapedText, line: Line, places: list[Length], x: Length, ink: Ink) -> Iterator[Op]:
    """The marks of a vertical line about the centre line `x`, its glyphs beginning at `places`: lines to its left, dots
    to its right (CLREQ, interlinear punctuation)."""
    centre = ascent(text.size) - text.size // 2
    beside = centre + round(text.size * _BELOW)
    for op in inline_marks(text, line, places, 0, ink):
        if isinstance(op, Rule):
            yield op._replace(x1=x - centre - op.y1, y1=op.x1, x2=x - centre - op.y2, y2=op.x2)
        elif isinstance(op, Box):
            left, top, wide, tall = op.rect
            yield op._replace(rect=Rect(x - centre - top - tall, left, tall, wide))
        elif isinstance(op, Text) and text.dot is not None:
            left, down = text.size * text.dot.x // EM, text.size * text.dot.y // EM
            yield op._replace(x=x + beside - left, y=op.x + left + down)
