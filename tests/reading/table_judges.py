"""Judges of tables and calendars: every cell once, in its row and its column, ranged as it was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from tests.reading import rules
from tests.reading.faults import Fault
from tests.reading.manuscript import Manuscript, reduced
from tests.reading.stories import SetStory
from tests.reading.tables import Cell

RANGED = 0.5
"""Points the edges of a column's cells may stand apart."""


def misset_tables(story: SetStory, manuscript: Manuscript) -> list[Fault]:
    """Tables and calendars whose cells do not stand, each once, in the row and the column they were written in."""
    wanted = [[[reduced(cell) for cell in row] for row in part.cells] for part in manuscript.tables]
    got = [[[reduced(cell) for cell in row] for row in table.words] for table in story.tables]
    if len(wanted) != len(got):
        return [
            Fault("tables differ", story.name, f"{len(wanted)} in the manuscript, {len(got)} on the page")
        ]
    nothing: list[str] = []
    return [
        Fault("row of a table differs", story.name, f"{row} came out as {seen}")
        for table, set_table in zip(wanted, got, strict=True)
        for row, seen in zip_longest(table, set_table, fillvalue=nothing)
        if row != seen
    ]


def crooked_columns(story: SetStory, manuscript: Manuscript) -> list[Fault]:
    """Columns of tables whose cells are not ranged left, in the middle or right as written. Of numbers ranged right the
    points stand under one another."""
    return [
        Fault("column not ranged", story.name, "".join(cell.text for cell in cells))
        for part, table in zip(manuscript.tables, story.tables, strict=True)
        for align, column in zip(part.align, table.columns, strict=True)
        for cells in _ranged_alike([cell for cell in column if cell], align)
        if _spread([_edge(cell, align) for cell in cells]) > RANGED
    ]


def _ranged_alike(column: Sequence[Cell], align: str) -> Iterator[list[Cell]]:
    """The cells of a column that stand under one another: of one ranged right numbers and words apart, since a number
    with decimals reaches farther than one without."""
    numbers = [cell for cell in column if align == "r" and rules.NUMBER.fullmatch(cell.text)]
    yield numbers
    yield [cell for cell in column if cell not in numbers]


def _edge(cell: Cell, align: str) -> float:
    """What is ranged: the left edge, the middle, the right edge, the point of a number."""
    if align == "c":
        return (cell.left + cell.right) / 2
    if align == "l":
        return cell.left
    point = next((glyph for line in cell.lines for glyph in line.glyphs if glyph.text == "."), None)
    number = rules.NUMBER.fullmatch(cell.text)
    return point.x - cell.lines[0].frame.left if number and point else cell.right


def _spread(places: Sequence[float]) -> float:
    return max(places) - min(places) if places else 0
