"""The lines a paragraph may have: from each place where one may begin, where it may end and what it would cost."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from copy import copy
from itertools import pairwise
from typing import TypeAlias

from broadsheet.base.units import EM, Length
from broadsheet.lines.bonds import bonds
from broadsheet.lines.firstfit import fitting, letters, line_width
from broadsheet.lines.glue import most_given
from broadsheet.lines.model import Line, Measures, Reason
from broadsheet.lines.price import CUT, FORCED, LOOSE, OPENED, TIGHT, closed, ended
from broadsheet.lines.sums import add_up
from broadsheet.text.model import ShapedText

TIGHTLY, EVENLY, LOOSELY = range(3)
"""How a line is set, as its neighbours see it."""

Candidate: TypeAlias = tuple[int, int, int]
"""A line: three times the number of its end plus how it is set, how it is set, what it costs."""


class Feasible:
    """The lines of a paragraph that its glue brings to the measure, each between two of the numbered `ends`.

    A `desperate` one has more: where there is no such line the longest that is not too wide, and lines that cut words
    wider than the measure.
    """

    def __init__(self, text: ShapedText, measures: Measures, desperate: bool = False) -> None:
        self.text, self.measures, self.desperate = text, measures, desperate
        self._cuts = frozenset(_cuts(text, measures) if desperate else ())
        self.ends = sorted({0, *text.breaks, *self._cuts}) if self._cuts else [0, *text.breaks]
        self._sums = add_up(text, self.ends)
        parted = bonds(text) | dict.fromkeys(self._cuts, CUT)
        # All that one place is looked at with, unpacked at once: this is the hottest room of composition.
        most, last = most_given(text.rules, text.size), len(self.ends) - 1
        self._hot = (*self._sums, self.ends, parted, text.size, most, last, *measures)

    def measured(self, measures: Measures) -> Feasible:
        """The same paragraph for lines of another measure, its places and totals shared."""
        other = copy(self)
        other.measures = measures
        other._hot = (*self._hot[:-2], *measures)
        return other

    def may_have(self, count: int, tolerance: int) -> bool:
        """Whether all spaces together could bring the paragraph to so many lines: where not, no lines need be tried."""
        tails, heads, opens, takes, gives, _ = self._sums
        size, last = self.text.size, len(self.text) - 1
        natural = tails[-1] - heads[0] + self.measures.indent
        # Marks at the edges of lines may lose as much as an em a line; the last holds a character at least.
        shortest = natural - (gives[last] - gives[0]) - count * size
        longest = natural + takes[last] - takes[0] + tolerance * size * (opens[last] - opens[0]) // EM
        return (
            shortest <= count * self.measures.measure
            and longest - size >= (count - 1) * self.measures.measure
        )

    def candidates(self, number: int, tolerance: int) -> list[Candidate]:
        """The lines from a place whose places take no more than so many thousandths of an em each."""
        tails, heads, opens, takes, gives, marks, ends, parted, size, most, last, measure, indent = self._hot
        start = ends[number]
        limit = heads[start] + measure - (0 if start else indent)
        fit = bisect_right(tails, limit, number + 1)
        longest = fit - 1
        found: list[Candidate] = []
        add = found.append
        if longest == last:
            add((3 * last + EVENLY, EVENLY, self._ended(start)))
            longest -= 1
        opened, natural = opens[start], limit + takes[start]
        for end in range(longest, number, -1):
            place = ends[end]
            extra = natural - tails[end] - takes[place - 1]
            each = 0 if extra <= 0 else EM * extra // (size * (opens[place - 1] - opened) or 1)
            if each > tolerance:
                break
            how = LOOSELY if each >= LOOSE else EVENLY
            add((3 * end + how, how, OPENED[each] + parted[place] if place in parted else OPENED[each]))
        given, marked = gives[start] - limit, marks[start]
        for end in range(fit, last + 1):
            place, tail = ends[end], tails[end]
            if tail + given > gives[place - 1]:
                break
            cost = closed(tail - limit, marks[place - 1] - marked, most)
            how = TIGHTLY if cost >= TIGHT else EVENLY
            if end == last:
                cost += self._ended(start)
            elif place in parted:
                cost += parted[place]
            add((3 * end + how, how, cost))
        if self.desperate and not found:
            end = max(fit - 1, number + 1)
            add((3 * end + EVENLY, EVENLY, FORCED))
        return found

    def _room(self, start: int) -> Length:
        """What a line from a glyph may hold."""
        return self.measures.measure if start else self.measures.measure - self.measures.indent

    def _ended(self, start: int) -> int:
        """What it costs that the last line begins at a glyph; it does no harm to be the only one."""
        return ended(letters(self.text, start, len(self.text))) if start else 0

    def lines(self, numbers: Iterable[int]) -> list[Line]:
        """The lines that end at the places of these numbers."""
        lines, first = [], 0
        for number in numbers:
            lines.append(self.line(self.ends[first], number))
            first = number
        return lines

    def line(self, start: int, number: int) -> Line:
        """The line from a glyph to the place of that number."""
        end, room = self.ends[number], self._room(start)
        natural = max(self._sums.tails[number] - self._sums.heads[start], 0)
        measure = self.measures.measure
        return Line(start, end, measure, measure - room, natural, self._reason(start, end, room, natural))

    def _reason(self, start: int, end: int, room: Length, natural: Length) -> Reason:
        if end == len(self.text):
            return "last"
        if end in self._cuts:
            return "emergency"
        if natural > room:
            gives = self._sums.gives
            return "push-in" if natural - room <= gives[end - 1] - gives[start] else "regular"
        return "push-out" if natural < room and fitting(self.text, start, room) > end else "regular"


def _cuts(text: ShapedText, measures: Measures) -> Iterator[int]:
    """The glyphs before which words wider than a line may be cut: any, so that the line before is full."""
    for start, end in pairwise([0, *text.breaks]):
        if line_width(text, start, end) > measures.measure - (0 if start else measures.indent):
            yield from (place for place in range(start + 1, end) if text.classes[place] != "N")
