"""The glue of a line: where it may close up and open out, in what order and how far (CLREQ 3.1.6.3, 3.1.6.4).

What prices a line and what sets it both ask here, so that a line is set as it was priced.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final

from broadsheet.base.units import EM, Length
from broadsheet.clreq.classes import FULL_WIDTH_CLOSING, FULL_WIDTH_OPENING
from broadsheet.clreq.rules import Rules
from broadsheet.clreq.spacing import HALF, WORD_SPACE
from broadsheet.text.model import ShapedText

BRACKETS, PAUSES, GAPS, STOPS, ALL = range(5)
"""The steps of closing up in CLREQ's order: brackets, pause marks, gaps between Han and Latin, stops; and beyond it,
where a paper wants that, every place alike."""
MARKS: Final = frozenset((BRACKETS, PAUSES, STOPS))
"""The steps in which it is marks that give."""


def most_given(rules: Rules, size: Length) -> tuple[Length, ...]:
    """What a place of each step gives at most, in type of `size`."""
    gap, mark = rules.latin_gap, size * HALF // EM
    return mark, mark, size * (gap.natural - gap.least) // EM, mark, size * rules.tighten // EM


COUNT_BITS: Final = 16
"""Bits a step takes where the counts of places of all steps are packed into one number, the first step lowest."""

_WORD_SPACE: Final = WORD_SPACE.most - WORD_SPACE.natural
_OPENING: Final = re.compile(f"[{''.join(FULL_WIDTH_OPENING)}]")
_CLOSING: Final = re.compile(f"[{''.join(sorted(FULL_WIDTH_CLOSING))}]")


def giving(text: ShapedText, start: int, end: int) -> tuple[list[int], ...]:
    """The places between the glyphs `start` to `end` that can still close up, by the step they belong to.

    A place is named by the glyph after it. Where neighbouring marks have closed up already nothing is left to give.
    """
    gaps, classes = text.gaps, text.classes
    before = [match.start() for match in _OPENING.finditer(classes, start + 1, end)]
    after: dict[str, list[int]] = {"C": [], "M": [], "S": []}
    for match in _CLOSING.finditer(classes, start, end - 1):
        if gaps[place := match.end()] >= 0:
            after[match[0]].append(place)
    brackets = [place for place in before if gaps[place] >= 0]
    brackets = sorted(brackets + after["C"]) if after["C"] else brackets
    everywhere = _tightening(text, start, end) if text.rules.tighten else []
    return brackets, after["M"], gaps_between(text, start, end), after["S"], everywhere


def _tightening(text: ShapedText, start: int, end: int) -> list[int]:
    """The places between the glyphs `start` to `end` but for the firm ones."""
    firm = text.firm
    kept = frozenset(firm[bisect_right(firm, start) : bisect_left(firm, end)])
    return [place for place in range(start + 1, end) if place not in kept]


def gaps_between(text: ShapedText, start: int, end: int) -> list[int]:
    """The places between the glyphs `start` to `end` where Han and Latin stand a natural gap apart."""
    natural, gaps = text.size * text.rules.latin_gap.natural // EM, text.gaps
    found: list[int] = []
    if not natural:
        return found
    place = start
    for _ in range(gaps[start + 1 : end].count(natural)):
        place = gaps.index(natural, place + 1)
        found.append(place)
    return found


def word_spaces(text: ShapedText, start: int, end: int) -> list[int]:
    """The places between the glyphs `start` to `end` before a space between words."""
    return [place for place in range(start + 1, end) if text.chars[place] == " "]


def widest(text: ShapedText) -> tuple[Length, Length]:
    """What a word space and a gap take at most, before every place opens alike."""
    gap = text.rules.latin_gap
    return text.size * _WORD_SPACE // EM, text.size * (gap.most - gap.natural) // EM


def tight_between(text: ShapedText, start: int, end: int) -> list[int]:
    """The places between the glyphs `start` to `end` that never open: inside numbers, words and dashes."""
    return text.tight[bisect_right(text.tight, start) : bisect_left(text.tight, end)]
