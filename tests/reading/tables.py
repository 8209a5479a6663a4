"""Tables and calendars as a reader sees them: rows between rules, cells that stand under one another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from tests.reading.glyphs import Box
from tests.reading.lines import Line

_PITCH, _SAME = 11.0, 0.5
"""Points between two rows of the grid, at least; points by which cells that begin at one place may differ."""


class Cell(NamedTuple):
    """What stands in one row of one column: one line or several, from top to bottom."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)

    @property
    def left(self) -> float:
        """In points from the left edge of its frame; so is `right`."""
        return min(line.left - line.frame.left for line in self.lines)

    @property
    def right(self) -> float:
        return max(line.right - line.frame.left for line in self.lines)

    @property
    def strong(self) -> bool:
        return all("Bold" in glyph.face for line in self.lines for glyph in line.glyphs)


class SetTable(NamedTuple):
    """The rows of a table: a place for every column, None where nothing stands."""

    rows: tuple[tuple[Cell | None, ...], ...]

    @property
    def words(self) -> list[list[str]]:
        return [[cell.text if cell else "" for cell in row] for row in self.rows]

    @property
    def text(self) -> str:
        return "".join("".join(row) for row in self.words)

    @property
    def columns(self) -> list[list[Cell | None]]:
        return [list(column) for column in zip(*self.rows, strict=True)]


def is_cell(line: Line, rules: Sequence[Box]) -> bool:
    """Whether a line is of a table: small enough, with a rule above it in its own frame."""
    return line.for_cells and any(rule.top < line.baseline for rule in _rules(line, rules))


def read_tables(lines: Sequence[Line], rules: Sequence[Box]) -> list[SetTable]:
    """The tables that consecutive lines of cells make: rules part their rows, or a new line in the first column where
    there are none; white parts their columns, and a row that is strong throughout is the head of the next."""
    bands = groupby(lines, lambda line: (line.number, _band(line, rules)))
    tables: list[list[list[Cell]]] = []
    for row in (_cells(part) for _, band in bands for part in _unruled(list(band))):
        if not tables or all(cell.strong for cell in row):
            tables.append([])
        tables[-1].append(row)
    return [_aligned(rows) for rows in tables]


def _aligned(rows: Sequence[Sequence[Cell]]) -> SetTable:
    columns = _merged([(cell.left, cell.right) for row in rows for cell in row])
    return SetTable(tuple(tuple(_standing(row, *column) for column in columns) for row in rows))


def _rules(line: Line, rules: Sequence[Box]) -> list[Box]:
    return [rule for rule in rules if line.frame.ruled_by(rule)]


def _band(line: Line, rules: Sequence[Box]) -> int:
    """Between which rules of its frame a line stands."""
    return bisect_left(sorted(rule.top for rule in _rules(line, rules)), line.baseline)


def _unruled(band: list[Line]) -> Iterator[list[Line]]:
    """The rows between two rules: each begins a row of the grid below the last, with lines in the first column and in
    others; one that goes on below has lines in one alone, as a rule."""
    ordered = sorted(band, key=lambda line: (round(line.baseline, 1), line.left))
    first = min(line.left for line in ordered)
    row: list[Line] = []
    for line in ordered:
        beside = sum(abs(other.baseline - line.baseline) < _SAME for other in ordered)
        begins = abs(line.left - first) < _SAME and beside > 1
        if row and begins and line.baseline - row[0].baseline > _PITCH:
            yield row
            row = []
        row.append(line)
    yield row


def _cells(band: Sequence[Line]) -> list[Cell]:
    """The lines of one row, those that stand over one another made one cell."""
    places = _merged([(line.left, line.right) for line in band])
    return [Cell(tuple(line for line in band if left <= line.left <= right)) for left, right in places]


def _merged(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans from left to right, those that overlap made one."""
    found: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if found and left < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], right)
        else:
            found.append((left, right))
    return found


def _standing(row: Sequence[Cell], left: float, right: float) -> Cell | None:
    return next((cell for cell in row if left <= cell.left <= right), None)
