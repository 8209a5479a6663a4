"""Total-fit line breaking: of all ways to break a paragraph, the one whose lines cost least (Knuth and Plass 1981)."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from broadsheet.lines.feasible import EVENLY, Feasible
from broadsheet.lines.model import Broken, Line, Measures
from broadsheet.lines.price import CONTRAST, LINE, LONE, NEVER, TOLERANCES
from broadsheet.text.model import ShapedText

_Three: TypeAlias = tuple[int, int, int]


def break_lines(text: ShapedText, measures: Measures) -> list[Line]:
    """Break a paragraph into lines of one measure, the first indented; never empty for a text with glyphs."""
    return total_fit(text, measures).lines if len(text) else []


def total_fit(text: ShapedText, measures: Measures) -> Broken:
    """The lines that cost least of those no looser than some line must be, and what they cost; the text has glyphs."""
    paragraph = Feasible(text, measures)
    found = _cheapest(paragraph)
    if not found.ends:
        paragraph = Feasible(text, measures, desperate=True)
        found = _cheapest(paragraph)
    return Broken(paragraph.lines(found.ends), found.price - LINE * len(found.ends))


class _Found(Struct, frozen=True):
    """The cheapest lines, by the numbers of their ends; none where there are no lines."""

    price: int
    ends: list[int]


def _cheapest(paragraph: Feasible) -> _Found:
    """The cheapest lines within the least tolerance that holds any but for a last character alone."""
    found = _Found(NEVER, [])
    for tolerance in TOLERANCES:
        found = _search(paragraph, tolerance)
        if found.price < LONE:
            break
    return found


def _search(paragraph: Feasible, tolerance: int) -> _Found:
    """The cheapest lines of those no looser than a tolerance.

    A state is a line's end and how the line is set; each is reached in the cheapest way.
    """
    count = 3 * len(paragraph.ends)
    prices, origins, reached = [NEVER] * count, [0] * count, bytearray(count)
    state, prices[EVENLY], last = 0, 0, count - 3
    candidates = paragraph.candidates
    while 0 <= state < last:
        state -= state % 3
        tight, even, loose = prices[state : state + 3]
        if even <= tight and even <= loose:
            even += LINE
            arrivals, arrived = (even, even, even), (state + 1, state + 1, state + 1)
        else:
            arrivals, arrived = arrivals_at(state, tight + LINE, even + LINE, loose + LINE)
        for end, how, price in candidates(state // 3, tolerance):
            total = arrivals[how] + price
            if total < prices[end]:
                prices[end], origins[end], reached[end] = total, arrived[how], 1
        state = reached.find(1, state + 3)
    state = min(range(last, count), key=prices.__getitem__)
    return _Found(prices[state], _traced(origins, state) if reached[state] else [])


def arrivals_at(state: int, tight: int, even: int, loose: int) -> tuple[_Three, _Three]:
    """What it costs to come to a place where a tight, an even, a loose line is to follow, and the state to come from.

    `state` is that of a tight line before; after it a loose one costs more, and the other way round.
    """
    if even <= tight and even <= loose:
        return (even, even, even), (state + 1, state + 1, state + 1)
    if tight <= loose:
        other, origin = (even, state + 1) if even <= loose else (loose, state + 2)
        if tight + CONTRAST < other:
            other, origin = tight + CONTRAST, state
        return (tight, tight, other), (state, state, origin)
    other, origin = (even, state + 1) if even <= tight else (tight, state)
    if loose + CONTRAST < other:
        other, origin = loose + CONTRAST, state + 2
    return (other, loose, loose), (origin, state + 2, state + 2)


def _traced(origins: list[int], state: int) -> list[int]:
    """The numbers of the ends that lead to a state."""
    ends = []
    while state > 2:
        ends.append(state // 3)
        state = origins[state]
    return ends[::-1]
