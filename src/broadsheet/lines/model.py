"""Lines: ranges into a shaped text, and what setting them to their measure adds."""

from __future__ import annotations

from typing import Literal, NamedTuple, Protocol, TypeAlias

from broadsheet.base.units import Length
from broadsheet.text.model import ShapedText

Reason: TypeAlias = Literal["regular", "push-in", "push-out", "emergency", "last"]


class Line(NamedTuple):
    """Glyphs `start` to `end` (exclusive) as one line of `measure`, set in by `indent`.

    `natural` is its width before justification, line-end marks halved; `reason` why it ends where it does.
    """

    start: int
    end: int
    measure: Length
    indent: Length
    natural: Length
    reason: Reason

    @property
    def width(self) -> Length:
        """How wide it is set where it is not justified: it closes up where it is wider than its room."""
        return min(self.natural, self.measure - self.indent)


class Measures(NamedTuple):
    """The measure of every line of a paragraph, and the indent of its first."""

    measure: Length
    indent: Length


class Room(NamedTuple):
    """What a line may take of its column: from `left` of the column's left edge on, so `wide`."""

    left: Length
    wide: Length


class Broken(NamedTuple):
    """A paragraph broken into lines, and the price of that: nothing where every line is full at its natural width.

    What price.LINE asks for every line is not in it.
    """

    lines: list[Line]
    price: int


class Breaker(Protocol):
    """Text and measures to lines; every glyph is in exactly one line, in order, spaces at line ends in the line."""

    def __call__(self, text: ShapedText, measures: Measures) -> list[Line]: ...


class SetLine(NamedTuple):
    """A line justified: `spacing` after every glyph but the last, `kerns` (glyph index from the line's start, length)
    before glyphs, `width` the sum."""

    spacing: Length
    kerns: list[tuple[int, Length]]
    width: Length
