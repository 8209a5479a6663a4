"""Running totals over a paragraph, from which width and glue of any of its lines follow by one subtraction each."""

from __future__ import annotations

import re
from itertools import accumulate
from operator import add, itemgetter
from typing import NamedTuple

from broadsheet.base.units import Length
from broadsheet.lines.glue import COUNT_BITS, gaps_between, giving, widest, word_spaces
from broadsheet.text.model import ShapedText


class Sums(NamedTuple):
    """A line from glyph s to its paragraph's k-th end, e its last glyph, is `tails[k]` - `heads[s]` wide by nature.

    Of the totals up to each glyph's place, those at s taken from those at e: `opens` places open out, `takes` is what
    its gaps and word spaces take before them, `gives` all that it gives, `marks` the places that give, a packed count
    of each step. Spaces that a line ends in count for nothing.
    """

    tails: tuple[Length, ...]
    heads: list[Length]
    opens: list[int]
    takes: list[Length]
    gives: list[Length]
    marks: list[int]


def add_up(text: ShapedText, ends: list[int]) -> Sums:
    """The totals of a text whose lines may end before the glyphs `ends`, the first of them 0."""
    tails, heads = text.sums.copy(), list(map(add, text.sums, text.gaps))
    _trim(text, tails, heads)
    opens = bytearray(b"\1") * (len(text) + 1)
    for place in text.tight:
        opens[place] = 0
    totals = (list(accumulate(opens)), _takes(text), text.give.copy(), _marks(text))
    if "W" in text.classes:
        for match in re.finditer("W", text.classes):
            place = match.start()
            tails[place + 1] = tails[place]
            for total in totals if place else ():
                total[place] = total[place - 1]
    return Sums(itemgetter(*ends)(tails), heads, *totals)


def _trim(text: ShapedText, tails: list[Length], heads: list[Length]) -> None:
    """Take off what a line sheds at its edges."""
    for place, shed in text.leading.items():
        heads[place] += shed
    for place, shed in text.trailing.items():
        tails[place] -= shed


def _takes(text: ShapedText) -> list[Length]:
    takes = [0] * (len(text) + 1)
    word_space, gap = widest(text)
    for place in gaps_between(text, 0, len(text)):
        takes[place] = gap
    for place in word_spaces(text, 0, len(text)) if "W" in text.classes else ():
        takes[place] += word_space
    return list(accumulate(takes))


def _marks(text: ShapedText) -> list[int]:
    marks = [0] * (len(text) + 1)
    for number, places in enumerate(giving(text, 0, len(text))):
        for place in places:
            marks[place] += 1 << COUNT_BITS * number
    return list(accumulate(marks))
