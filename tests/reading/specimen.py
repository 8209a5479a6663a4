"""Small settings made by hand, right or deliberately wrong, for the judges to be tried on."""

from __future__ import annotations

from collections.abc import Sequence

from tests.reading.glyphs import Box, Glyph
from tests.reading.lines import Frame
from tests.reading.stories import SetStory, set_story

SIZE, LEADING, EMS = 9.0, 12.0, 10
CELL = 8.5
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


def table(
    rows: Sequence[Sequence[str]], align: str = "l", text: Sequence[str] = (), shift: float = 0
) -> SetStory:
    """Lines of text, then a ruled table: its head strong, its columns four ems apart and ranged l or r.

    `shift` is how far the last cell stands from its place, in points.
    """
    where = frame(rows=len(text) + len(rows))
    marks = [mark for number, line in enumerate(text) for mark in row(line, number, where)]
    for number, cells in enumerate(rows):
        face = "NotoSansSC-Regular" if number else "NotoSansSC-Bold"
        for column, words in enumerate(cells):
            last = (number, column) == (len(rows) - 1, len(cells) - 1)
            width = sum(CELL / 2 if char.isascii() else CELL for char in words)
            x = where.left + column * 4 * CELL + (align == "r") * (3 * CELL - width) + last * shift
            for char in words:
                mark = glyph(char, x, where.top + (len(text) + number) * LEADING + 9, CELL)
                marks.append(mark._replace(face=face))
                x += mark.advance
    edges = [where.top + (len(text) + number) * LEADING for number in range(len(rows) + 1)]
    rules = [Box(where.left, y - 0.2, where.right, y + 0.2) for y in edges]
    return set_story("A", [where], marks, SIZE, rules)


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
