"""Glyphs gathered into the lines a reader sees, frame by frame."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from tests.reading.glyphs import Box, Glyph

CELL_SIZES = (8.5, 13.0, 7.5)
"""Sizes of type in tables, and of a calendar's days and what stands under them."""

_LARGEST = 14.0
"""The largest type that is set in columns."""

CELL_GAP = 0.85
"""White on a baseline of such type that parts two cells, in ems: columns of a table are an em apart or more."""


class Frame(NamedTuple):
    """One column of one story: its left edge, measure, top and bottom in points, and its leading."""

    left: float
    top: float
    measure: float
    bottom: float
    leading: float

    @property
    def right(self) -> float:
        return self.left + self.measure

    @property
    def rows(self) -> int:
        """How many lines the frame has room for."""
        return round((self.bottom - self.top) / self.leading)

    def ruled_by(self, rule: Box) -> bool:
        """Whether a rule runs across the whole measure, inside the frame or along its edge."""
        across = abs(rule.left - self.left) < 1 and abs(rule.right - self.right) < 1
        return across and self.top - 1 < rule.top < self.bottom + 1 and rule.bottom - rule.top < 3


@dataclass(frozen=True)
class Line:
    """The glyphs on one baseline of one frame, left to right; white space at either end is dropped.

    Of a table, one cell's part of the baseline.
    """

    frame: Frame
    number: int
    glyphs: tuple[Glyph, ...]

    @cached_property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def baseline(self) -> float:
        return self.glyphs[0].y

    @property
    def size(self) -> float:
        return self.glyphs[0].size

    @property
    def left(self) -> float:
        return self.glyphs[0].x

    @property
    def right(self) -> float:
        return self.glyphs[-1].x + self.glyphs[-1].advance

    @property
    def row(self) -> int:
        """The line's slot in its frame, counted from 0."""
        return int((self.baseline - self.frame.top) // self.frame.leading)

    @property
    def indent(self) -> float:
        """From the frame's left edge to the first mark's origin, in ems of that mark."""
        return (self.left - self.frame.left) / self.size

    @property
    def for_cells(self) -> bool:
        """Whether the line is of a size that tables and calendars are set in."""
        return any(abs(self.size - size) < 0.05 for size in CELL_SIZES)

    def __str__(self) -> str:
        return f"column at {self.frame.left:.1f} pt, baseline {self.baseline:.2f} pt, “{self.text}”"


def lines_in(frame: Frame, number: int, glyphs: Iterable[Glyph]) -> list[Line]:
    """A frame's lines from top to bottom. A glyph belongs to the frame that holds the middle of its em box; a mark may
    stand half out of it, on the left where its blank half is trimmed, on the right where it hangs; those of a head do
    not reach over the gutter."""
    rows: dict[float, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        reach = min(glyph.size, _LARGEST) / 4
        across = frame.left - reach < glyph.centre < frame.right + 3 * reach
        if across and frame.top < glyph.y <= frame.bottom and not glyph.turned:
            rows[_same(rows, glyph.y)].append(glyph)
    lines: list[Line] = []
    for baseline in sorted(rows):
        marks = _trimmed(sorted(rows[baseline], key=lambda glyph: glyph.x))
        if marks:
            lines += _cells(Line(frame, number, tuple(marks)))
    return lines


def _same(rows: dict[float, list[Glyph]], baseline: float) -> float:
    """The baseline already seen within a tenth of a point, or this one."""
    return next((seen for seen in rows if abs(seen - baseline) < 0.1), baseline)


def _trimmed(glyphs: list[Glyph]) -> list[Glyph]:
    while glyphs and not glyphs[-1].text.strip():
        glyphs.pop()
    while glyphs and not glyphs[0].text.strip():
        glyphs.pop(0)
    return glyphs


def _cells(line: Line) -> Iterator[Line]:
    """The line itself, or its parts if it is of cells."""
    if not line.for_cells:
        yield line
        return
    for part in _apart([glyph for glyph in line.glyphs if glyph.text.strip()]):
        yield Line(line.frame, line.number, tuple(part))


def _apart(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    part = [glyphs[0]]
    for before, glyph in pairwise(glyphs):
        if glyph.x - before.x - before.advance > CELL_GAP * glyph.size:
            yield part
            part = []
        part.append(glyph)
    yield part
