"""One story as set: its frames, its lines, and what each line is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Literal, TypeAlias

from tests.reading.glyphs import Box, Glyph
from tests.reading.lines import Frame, Line, lines_in
from tests.reading.tables import SetTable, is_cell, read_tables

Kind: TypeAlias = Literal["body", "crosshead", "refer", "cell", "byline"]

_REFER = re.compile(r"[A-Z]*[0-9]+版")


@dataclass(frozen=True)
class SetStory:
    """One story as set: its frames in reading order, its lines, and the rules among them."""

    name: str
    frames: tuple[Frame, ...]
    lines: tuple[Line, ...]
    body_size: float
    rules: tuple[Box, ...] = ()

    def in_frame(self, number: int) -> list[Line]:
        return [line for line in self.lines if line.number == number]

    def kind(self, line: Line) -> Kind:
        """What a line is, by its size: strong words are of another face. A byline may stand at the head of a column."""
        if id(line) in self._cells:
            return "cell"
        if round(line.size, 1) in self._refer_sizes:
            return "refer"
        if abs(line.size - self.body_size) < 0.45:
            return "body"
        return "crosshead" if line.size > self.body_size else "byline"

    @cached_property
    def _cells(self) -> set[int]:
        """Which lines are of tables: those under a rule of their frame, and what of their size goes on after them, in the
        next column too."""
        found: set[int] = set()
        going_on = False
        for line in self.lines:
            going_on = line.for_cells and (going_on or is_cell(line, self.rules))
            if going_on:
                found.add(id(line))
        return found

    @cached_property
    def _refer_sizes(self) -> set[float]:
        """The size of lines that begin with a page number in the blackest face: the lines of refers (导读)."""
        return {
            round(line.size, 1)
            for line in self.lines
            if line.glyphs[0].face.endswith("Black") and _REFER.match(line.text)
        }

    def is_body(self, line: Line) -> bool:
        return self.kind(line) == "body"

    @cached_property
    def body(self) -> list[Line]:
        return [line for line in self.lines if self.is_body(line)]

    @cached_property
    def gridded(self) -> list[Line]:
        """Lines that stand on the grid: text and tables. Heads, refers and the days of a calendar may be centred in rows
        of theirs."""
        calendar = any(line.size > self.body_size for table in self.tables for line in _lines(table))
        kinds = ("body",) if calendar else ("body", "cell")
        return [line for line in self.lines if self.kind(line) in kinds]

    @cached_property
    def paragraphs(self) -> list[list[Line]]:
        """Body lines cut where a line is indented or follows anything else: the paragraphs a reader sees."""
        found: list[list[Line]] = []
        going_on = False
        for line in self.lines:
            body = self.is_body(line)
            if body and (not going_on or line.indent > 1):
                found.append([])
            if body:
                found[-1].append(line)
            going_on = body
        return found

    @cached_property
    def crossheads(self) -> list[Line]:
        return [line for line in self.lines if self.kind(line) == "crosshead"]

    @cached_property
    def tables(self) -> list[SetTable]:
        return [table for kind, lines in self._runs() if kind == "cell" for table in self._tables(lines)]

    @cached_property
    def text(self) -> str:
        """All copy in reading order, tables row by row. A byline at the head of a column is part of the head."""
        read = (
            "".join(table.text for table in self._tables(lines))
            if kind == "cell"
            else "".join(line.text for line in lines)
            for kind, lines in self._runs()
            if kind != "byline"
        )
        return "".join(read)

    def _tables(self, lines: Sequence[Line]) -> list[SetTable]:
        return read_tables(lines, self.rules)

    def _runs(self) -> Iterator[tuple[Kind, list[Line]]]:
        """Neighbouring lines of one kind."""
        return ((kind, list(lines)) for kind, lines in groupby(self.lines, self.kind))


def _lines(table: SetTable) -> Iterator[Line]:
    return (line for row in table.rows for cell in row if cell for line in cell.lines)


def set_story(
    name: str, frames: Sequence[Frame], glyphs: Iterable[Glyph], body_size: float, rules: Iterable[Box] = ()
) -> SetStory:
    """The lines standing in `frames`, in the order the frames are given; running text is of `body_size`."""
    everything = list(glyphs)
    lines = [line for number, frame in enumerate(frames) for line in lines_in(frame, number, everything)]
    across = tuple(rule for rule in rules if any(frame.ruled_by(rule) for frame in frames))
    return SetStory(name, tuple(frames), tuple(lines), body_size, across)
