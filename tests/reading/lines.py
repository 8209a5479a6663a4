"""Glyphs gathered into the lines a reader sees, frame by frame in reading order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from tests.reading.glyphs import Glyph


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


@dataclass(frozen=True)
class Line:
    """The glyphs on one baseline of one frame, left to right; white space at either end is dropped."""

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
    def row(self) -> int:
        """The line's slot in its frame, counted from 0."""
        return int((self.baseline - self.frame.top) // self.frame.leading)

    @property
    def indent(self) -> float:
        """From the frame's left edge to the first mark's origin, in ems of that mark."""
        return (self.glyphs[0].x - self.frame.left) / self.glyphs[0].size

    def __str__(self) -> str:
        return f"column at {self.frame.left:.1f} pt, baseline {self.baseline:.2f} pt, “{self.text}”"


@dataclass(frozen=True)
class SetStory:
    """One story as set: its frames in reading order, its lines, and which of them are crossheads."""

    name: str
    frames: tuple[Frame, ...]
    lines: tuple[Line, ...]
    body_size: float

    def in_frame(self, number: int) -> list[Line]:
        return [line for line in self.lines if line.number == number]

    def is_body(self, line: Line) -> bool:
        """Whether a line is running text rather than a crosshead, by its size: strong words are of another face."""
        return abs(line.glyphs[0].size - self.body_size) < 0.45

    @cached_property
    def body(self) -> list[Line]:
        return [line for line in self.lines if self.is_body(line)]

    @cached_property
    def paragraphs(self) -> list[list[Line]]:
        """Body lines cut where a line is indented or follows a crosshead: the paragraphs a reader sees."""
        found: list[list[Line]] = []
        after_crosshead = True
        for line in self.lines:
            if not self.is_body(line):
                after_crosshead = True
                continue
            if after_crosshead or line.indent > 1:
                found.append([])
            found[-1].append(line)
            after_crosshead = False
        return found

    @cached_property
    def crossheads(self) -> list[Line]:
        return [line for line in self.lines if line.glyphs[0].size > self.body_size + 0.45]

    @cached_property
    def text(self) -> str:
        """Running text and crossheads; a byline that stands at the head of a column is smaller and left out."""
        read = {id(line) for line in [*self.body, *self.crossheads]}
        return "".join(line.text for line in self.lines if id(line) in read)


def set_story(name: str, frames: Sequence[Frame], glyphs: Iterable[Glyph], body_size: float) -> SetStory:
    """The lines standing in `frames`, in the order the frames are given; running text is of `body_size`."""
    everything = list(glyphs)
    lines = [line for number, frame in enumerate(frames) for line in lines_in(frame, number, everything)]
    return SetStory(name, tuple(frames), tuple(lines), body_size)


def lines_in(frame: Frame, number: int, glyphs: Iterable[Glyph]) -> list[Line]:
    """A frame's lines from top to bottom. A glyph belongs to the frame that holds the middle of its em box; a mark may
    stand half out of it, on the left where its blank half is trimmed, on the right where it hangs."""
    rows: dict[float, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        reach = glyph.size / 4
        across = frame.left - reach < glyph.centre < frame.right + 3 * reach
        if across and frame.top < glyph.y <= frame.bottom and not glyph.turned:
            rows[_same(rows, glyph.y)].append(glyph)
    lines = []
    for baseline in sorted(rows):
        marks = _trimmed(sorted(rows[baseline], key=lambda glyph: glyph.x))
        if marks:
            lines.append(Line(frame, number, tuple(marks)))
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
