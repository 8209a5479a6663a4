"""Marks beside a line of text: dots and lines below, frames round names, drawn where its glyphs have come to stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from broadsheet.base.geometry import Rect
from broadsheet.base.units import EM, Length, ascent
from broadsheet.display.ops import Box, Ink, Op, Rule, Text
from broadsheet.lines.model import Line
from broadsheet.text.inline import InlineKind
from broadsheet.text.model import ShapedText
from broadsheet.text.resize import larger
from broadsheet.text.ruby import BLOCK

_BELOW = 0.26
"""How far below the baseline the marks stand, in ems: between the em boxes of two lines (CLREQ 3.1.5.4)."""
_WEIGHT, _INSET, _WAVE, _SWING, _AIR = 0.045, 0.05, 0.125, 0.04, 0.02
"""How thick the lines are, how far they keep from their neighbours, the strokes of a wavy
one, and what a frame leaves free."""
_OUTSIDE = 0.13
"""How much farther off a dot stands that has a line between it and its character (CLREQ, interlinear punctuation)."""
NO_TEXT = "\u200b"
"""What a dot is copied as: readers make a character up for a glyph that says nothing."""
_UNMARKED = frozenset("OPCMSJQIVZBEeWNY")
"""Classes that no dot stands below."""


def inline_marks(text: ShapedText, line: Line, places: list[Length], y: Length, ink: Ink) -> Iterator[Op]:
    """The marks of a line on the baseline `y`, its pen before each glyph at `places`; a part of them where they run
    over a line's end."""
    yield from _lines_and_frames(text, line, places, y, ink)
    lined = _glyphs(text, "name", "title")
    for glyph, middle, beyond in _dotted(text, line, places):
        below = round(text.size * (_BELOW + _OUTSIDE * (glyph in lined))) + beyond
        yield from _dot(text, middle, y + below, ink)


def _lines_and_frames(
    text: ShapedText, line: Line, places: list[Length], y: Length, ink: Ink
) -> Iterator[Rule | Box]:
    for inline in text.inlines:
        start, end = max(inline.start, line.start), min(inline.end, line.end)
        if start >= end or inline.kind == "dots":
            continue
        beyond = larger(text, start, end)
        left, right = places[start - line.start], places[end - 1 - line.start] + text.advances[end - 1]
        if inline.kind == "frame":
            frame = Rect(left, -beyond, right + _block(text, end) - left, text.size + 2 * beyond)
            yield _frame(frame.moved(0, y - ascent(text.size)), text.size, ink)
            continue
        inset, below = round(text.size * _INSET), round(text.size * _BELOW) + beyond
        draw = _straight if inline.kind == "name" else _wavy
        yield from draw(left + inset, right - inset, y + below, text.size, ink)


def _block(text: ShapedText, end: int) -> Length:
    """How far the symbols of a reading stand behind a horizontal line's glyph before `end`."""
    stacked = any(ruby.stacked and ruby.end == end for ruby in text.rubies)
    return text.size * BLOCK // EM if stacked and not text.vertical else 0


def _glyphs(text: ShapedText, *kinds: InlineKind) -> set[int]:
    """The glyphs beside which marks of these kinds stand."""
    return {
        glyph for inline in text.inlines if inline.kind in kinds for glyph in range(inline.start, inline.end)
    }


def _dotted(text: ShapedText, line: Line, places: list[Length]) -> Iterator[tuple[int, Length, Length]]:
    """The glyphs of a line that have a dot, in the order of their words, where along it their middles are, and how far
    the words reach beyond the em boxes of the text."""
    for inline in text.inlines:
        start, end = max(inline.start, line.start), min(inline.end, line.end)
        if inline.kind == "dots" and start < end:
            beyond = larger(text, start, end)
            for glyph in range(start, end):
                if text.classes[glyph] not in _UNMARKED:
                    yield glyph, places[glyph - line.start] + text.advances[glyph] // 2, beyond


def _dot(text: ShapedText, x: Length, y: Length, ink: Ink) -> Iterator[Text]:
    """A dot with its middle at (x, y)."""
    if text.dot is not None:
        left, down = text.size * text.dot.x // EM, text.size * text.dot.y // EM
        yield Text(x - left, y + down, text.runs[0].face, text.size, [text.dot.glyph], [NO_TEXT], ink)


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


def _frame(boxes: Rect, size: Length, ink: Ink) -> Box:
    """A frame close outside the em boxes (CLREQ, symbol of death)."""
    return Box(boxes.inset(-round(size * _AIR)), round(size * _WEIGHT), ink)


def down_marks(text: ShapedText, line: Line, places: list[Length], x: Length, ink: Ink) -> Iterator[Op]:
    """The marks of a vertical line about the centre line `x`, its glyphs beginning at `places`: lines to its left, dots
    to its right, or opposite to a reading (CLREQ, interlinear punctuation)."""
    centre = ascent(text.size) - text.size // 2
    for op in _lines_and_frames(text, line, places, 0, ink):
        if isinstance(op, Rule):
            yield op._replace(x1=x - centre - op.y1, y1=op.x1, x2=x - centre - op.y2, y2=op.x2)
        else:
            left, top, wide, tall = op.rect
            yield op._replace(rect=Rect(x - centre - top - tall, left, tall, wide))
    beside, outside = centre + round(text.size * _BELOW), round(text.size * _OUTSIDE)
    lined = _glyphs(text, "name", "title")
    read = {glyph for ruby in text.rubies for glyph in range(ruby.start, ruby.end)}
    for glyph, middle, beyond in _dotted(text, line, places):
        across = beside + beyond if glyph not in read else -beside - beyond - outside * (glyph in lined)
        yield from _dot(text, x + across, middle, ink)
