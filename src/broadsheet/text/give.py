"""What the places between glyphs could still close up: the half of a mark, part of a gap (CLREQ 3.1.6.3)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from msgspec.structs import replace

from broadsheet.base.units import EM, Length
from broadsheet.clreq.classes import FULL_WIDTH_CLOSING
from broadsheet.clreq.pairs import FULL_WIDTH
from broadsheet.clreq.rules import Rules
from broadsheet.clreq.spacing import HALF
from broadsheet.text.model import ShapedText


def running_give(
    classes: str, gaps: Sequence[Length], firm: Sequence[int], size: Length, rules: Rules
) -> list[Length]:
    """Running totals of it before each glyph and after the last; `gaps` is the space before each, `firm` are the places
    where a tightened line takes none away.

    A mark gives where it has not closed up already, a gap where it is as wide as Han and Latin stand apart.
    """
    limits = rules.latin_gap
    natural, least = size * limits.natural // EM, size * limits.least // EM
    give = [natural - least if gap == natural and natural else 0 for gap in gaps]
    if each := size * rules.tighten // EM:
        give = [room + each for room in give]
        for place in {0, *firm}:
            give[place] -= each
    half = size * HALF // EM
    for match in FULL_WIDTH.finditer(classes):
        place = match.start() + (match[0] in FULL_WIDTH_CLOSING)
        if gaps[place] >= 0:
            give[place] += half
    return list(accumulate(give))


def tightened(text: ShapedText, most: int) -> ShapedText:
    """The text with every place giving up to `most` thousandths of an em where marks and gaps have given all."""
    rules = text.rules._replace(tighten=most)
    give = running_give(text.classes, text.gaps, text.firm, text.size, rules)
    return replace(text, rules=rules, give=give)
