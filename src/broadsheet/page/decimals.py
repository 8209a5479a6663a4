"""Numbers in a column of a table: their points under each other, signs and units hanging on either side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from broadsheet.base.units import Length
from broadsheet.issue.signs import plain
from broadsheet.text.model import ShapedText

_NUMBER: Final = re.compile(
    r"(?P<lead>[约<>＜＞≤≥≈~±]?[-−+±]?)(?P<whole>[0-9][0-9,\u2009\u202f]*)(?P<decimals>\.[0-9]+)?"
    r"(?P<tail>([-–~～至±][0-9][0-9,]*(\.[0-9]+)?)?\s?[^\s0-9.,，。]{0,4})"
)
"""A number with what may stand before it and after: a sign, a second number of a range, a unit of a few characters."""
_NONE: Final = re.compile(r"[-–—…/]{1,2}")
"""What stands where there is no number."""


class Number(NamedTuple):
    """How far a number reaches from its point, or from where that would be: to the left with its sign and without,
    to the right with its unit and without."""

    left: Length
    whole: Length
    right: Length
    decimals: Length


class Column(NamedTuple):
    """A column of numbers: what its numbers need on either side of their points, and how wide it is in all.

    `middle` is that of the figures without signs and units, from the point on; heads are centred over it.
    """

    left: Length
    right: Length
    middle: Length
    width: Length

    @property
    def point(self) -> Length:
        """Where the points stand, from the column's left side."""
        return self.width - self.right

    def centred(self, width: Length) -> Length:
        """Where something so wide begins that is to stand over the figures, or as near as the column lets it."""
        return min(max(self.point + self.middle - width // 2, 0), max(self.width - width, 0))


def is_none(words: str) -> bool:
    """Whether a cell says that there is no number."""
    return _NONE.fullmatch(plain(words)) is not None


def read_number(words: str, text: ShapedText) -> Number | None:
    """The number that a cell's words are; None for other words, or where a face draws several characters as one."""
    found = _NUMBER.fullmatch(plain(words))
    if found is None or len(text) != found.end():
        return None
    start, point, end = (
        found.end("lead"),
        found.end("whole"),
        found.end("whole") + len(found["decimals"] or ""),
    )
    sums = text.sums
    return Number(sums[point], sums[point] - sums[start], sums[-1] - sums[point], sums[end] - sums[point])


def column_of(numbers: Sequence[Number], head: Length, words: Sequence[Length]) -> Column:
    """The column of these numbers, one at least, under a head so wide and among words so wide."""
    left, whole, right, decimals = (max(each) for each in zip(*numbers, strict=True))
    middle = (decimals - whole) // 2
    left, right = max(left, head - head // 2 - middle), max(right, head // 2 + middle)
    return Column(left, right, middle, max(left + right, *words, 0))
