"""Values of text composed: paragraphs in lines, lines and rules at fixed places, rows of tables."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from broadsheet.base.units import Length
from broadsheet.display.ops import Ink, Shape
from broadsheet.layout.styles import Rule, Style
from broadsheet.lines.model import Line
from broadsheet.page.shapes.dropcap import Initial
from broadsheet.text.model import ShapedText


class TextBlock(Struct, frozen=True):
    """A paragraph broken for its story's measure; `rows` a line takes on the grid, `heading` if text must follow.

    An `awaited` one keeps room for copy to come (待稿); the characters of an `initial` are not in its text.
    """

    text: ShapedText
    lines: list[Line]
    style: Style
    rows: int = 1
    heading: bool = False
    awaited: bool = False
    initial: Initial | None = None

    @property
    def blanks(self) -> int:
        """The lines at the end of a crosshead that hold nothing but its white."""
        return sum(line.start == line.end for line in self.lines) if self.heading else 0

    @property
    def opening(self) -> int:
        """The rows that must be free for it to begin: those of a line, or of all that stand beside its initial."""
        return self.rows * (self.initial.lines if self.initial else 1)

    def characters(self, first: int = 0, last: int | None = None) -> int:
        """The characters of lines `first` to `last` (exclusive; all by default)."""
        dropped = sum(map(len, self.initial.text.chars)) if self.initial and not first else 0
        return dropped + sum(sum(map(len, self.text.chars[x.start : x.end])) for x in self.lines[first:last])


class FixedLine(Struct, frozen=True):
    """A line at its place in a head or a table: its left end and baseline from the block's top left.

    `spacing` stands between its characters; a `justified` one is brought to its measure. For a vertical one x is its
    centre line, y its top.
    """

    text: ShapedText
    line: Line
    x: Length
    y: Length
    ink: Ink
    role: str
    spacing: Length = 0
    justified: bool = False


class FixedRule(Struct, frozen=True):
    """A rule inside a head or a table."""

    rule: Rule
    x: Length
    y: Length
    width: Length


class Row(Struct, frozen=True):
    """A row of a table: its cells' lines, its rules and what is drawn in it, from the row's top left."""

    cells: tuple[FixedLine, ...]
    rules: tuple[FixedRule, ...]
    shapes: tuple[Shape, ...] = ()


class RowBlock(Struct, frozen=True):
    """Rows of a table that are equally deep: each is one line of `rows` rows; `heading` if a row must follow."""

    lines: tuple[Row, ...]
    rows: int
    heading: bool = False

    @property
    def opening(self) -> int:
        """The rows that must be free for it to begin."""
        return self.rows

    def characters(self, first: int = 0, last: int | None = None) -> int:
        """The characters of lines `first` to `last` (exclusive; all by default)."""
        cells = (cell for row in self.lines[first:last] for cell in row.cells)
        return sum(sum(map(len, cell.text.chars[cell.line.start : cell.line.end])) for cell in cells)


Block: TypeAlias = TextBlock | RowBlock
"""What a story's columns are filled with: `count` lines of `rows` rows each."""
