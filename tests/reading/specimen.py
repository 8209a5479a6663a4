"""Small settings made by hand, right or deliberately wrong, for the judges to be tried on."""

from __future__ import annotations

from collections.abc import Sequence

from tests.reading.glyphs import Box, Glyph
from tests.reading.lines import Frame, SetStory, set_story

SIZE, LEADING, EMS = 9.0, 12.0, 10
BLACK = (0, 0, 0, 255)


def frame(number: int = 0, rows: int = 4) -> Frame:
    """Column `number` of ten ems, one em from its neighbour."""
    return Frame(number * (EMS + 1) * SIZE, 0, EMS * SIZE, rows * LEADING, LEADING)


def glyph(char: str, x: float, y: float, size: float = SIZE) -> Glyph:
    """One mark on a full em (half an em for ASCII), its ink a tenth of an em inside."""
    advance = size / 2 if char.isascii() else size
    ink = Box(x + size * 0.1, y - size * 0.78, x + advance - size * 0.1, y + size * 0.02)
    return Glyph(char, x, y, advance, size, "NotoSerifSC-Regular", ink, 0, BLACK, False)


def row(text: str, number: int, where: Frame, indent: float = 0, gap: float = 0) -> list[Glyph]:
    """The marks of one line on row `number` of a frame, `gap` points after each."""
    x, y = where.left + indent, where.top + number * LEADING + 9
    marks = []
    for char in text:
        marks.append(glyph(char, x, y))
        x += marks[-1].advance + gap
    return marks


def story(rows: Sequence[str], gap: float = 0) -> SetStory:
    """One column of lines; a line that starts with two ideographic spaces is indented."""
    where = frame(rows=len(rows))
    marks = [
        mark
        for number, text in enumerate(rows)
        for mark in row(text.lstrip("　"), number, where, 2 * SIZE * text.startswith("　　"), gap)
    ]
    return set_story("A", [where], marks, SIZE)


def columns(lengths: Sequence[int], rows: int = 4) -> SetStory:
    """Columns of `rows` rows, the first `lengths[i]` of them set."""
    frames = [frame(number, rows) for number in range(len(lengths))]
    text = "永" * EMS
    marks = [
        mark
        for where, length in zip(frames, lengths, strict=True)
        for number in range(length)
        for mark in row(text, number, where)
    ]
    return set_story("A", frames, marks, SIZE)
