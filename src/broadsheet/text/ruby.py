"""The room along the line that readings beside characters (行间注) and frames round names need (CLREQ, positioning of
romanization)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from operator import add
from typing import Final

from msgspec.structs import replace

from broadsheet.base.units import EM, Length
from broadsheet.text.give import running_give, tightened
from broadsheet.text.model import Ruby, ShapedText

ALONG, STACKED = 500, 300
"""The size of readings along the line, and of symbols stacked beside their character, in thousandths of the text's."""
TONE: Final = re.compile("[ˉˊˇˋ˙]")
"""The marks of tones beside bopomofo."""
BLOCK: Final = 500
"""How wide symbols stand with the mark of their tone, in thousandths of the text's em."""
_OUTSIDE: Final = 125
"""What stands outside a frame, in thousandths of the em."""
_APART, _OVER = 4, 2
"""One part in so many of its em is the least between two readings, and the most that one stands over a neighbour that
has none."""


def with_room(text: ShapedText) -> ShapedText:
    """The text with space between glyphs, and at a line's edges, where readings reach beyond their own.

    Those along the line do where they are longer than their glyphs; stacked ones stand in a horizontal line after their
    character, in a vertical one beside it. No line ends between glyphs that share a reading. A frame (示亡号) keeps off
    its neighbours.
    """
    leading, trailing = dict(text.leading), dict(text.trailing)
    for ruby in text.rubies:
        if (reach := _reach(ruby, text)) > 0:
            trailing[ruby.end] = trailing.get(ruby.end, 0) - reach
            if not ruby.stacked:
                leading[ruby.start] = leading.get(ruby.start, 0) - reach
    usual = tightened(text, 0)
    gaps = _widened(usual)
    widened = (place for place, gap in enumerate(gaps) if gap != text.gaps[place])
    firm = sorted({*text.firm, *widened, *_near(usual)})
    shared = {place for ruby in text.rubies for place in range(ruby.start + 1, ruby.end)}
    return replace(
        text,
        gaps=gaps,
        sums=[*accumulate(map(add, gaps, text.advances), initial=0)],
        give=running_give(text.classes, gaps, firm, text.size, text.rules),
        breaks=[place for place in text.breaks if place not in shared],
        firm=firm,
        leading=leading,
        trailing=trailing,
    )


def _widened(text: ShapedText) -> list[Length]:
    """The space before each glyph with what readings and frames add."""
    gaps, rubies = text.gaps[:], text.rubies
    lefts = [ruby.text.size // _OVER for ruby in rubies]
    rights = lefts[:]
    joined = set()
    for number, (before, after) in enumerate(pairwise(rubies)):
        if before.end == after.start:
            joined.add(after.start)
            gaps[after.start] += _between(before, after, text)
        else:
            most = _shared(before, after, text) // 2
            rights[number], lefts[number + 1] = min(rights[number], most), min(lefts[number + 1], most)
    for ruby, left, right in zip(rubies, lefts, rights, strict=True):
        if ruby.start not in joined and not ruby.stacked:
            gaps[ruby.start] += _beyond(ruby, text, left)
        if ruby.end not in joined:
            gaps[ruby.end] += _beyond(ruby, text, right)
    for inline in text.inlines:
        if inline.kind == "frame":
            for place in (inline.start, inline.end):
                gaps[place] += text.size * _OUTSIDE // EM
    return gaps


def _near(text: ShapedText) -> Iterator[int]:
    """The places between two readings that share less than an em: tightening would bring these together."""
    for before, after in pairwise(text.rubies):
        if _shared(before, after, text) < text.size:
            yield from range(before.end, after.start + 1)


def _reach(ruby: Ruby, text: ShapedText) -> Length:
    """How far a reading reaches beyond its glyphs, along the line: to either side, or a stacked one after them."""
    if ruby.stacked:
        return 0 if text.vertical else text.size * BLOCK // EM
    base = text.sums[ruby.end] - text.sums[ruby.start] - text.gaps[ruby.start]
    return (ruby.text.sums[-1] - base + 1) // 2


def _between(before: Ruby, after: Ruby, text: ShapedText) -> Length:
    """The space between glyphs that both have readings."""
    left, right = _reach(before, text), _reach(after, text)
    if before.stacked or after.stacked:
        return max(left, 0) + (0 if after.stacked else max(right, 0))
    return max(left + right + before.text.size // _APART, 0)


def _shared(before: Ruby, after: Ruby, text: ShapedText) -> Length:
    """How much of what stands between two readings they may cover together, however far it closes up."""
    apart = text.sums[after.start] + text.gaps[after.start] - text.sums[before.end]
    given = text.give[after.start] - text.give[before.end - 1]
    return max(apart - given - before.text.size // _APART, 0)


def _beyond(ruby: Ruby, text: ShapedText, over: Length) -> Length:
    """The space to a neighbour without a reading, of which one along the line may cover so much."""
    return max(_reach(ruby, text) - (0 if ruby.stacked else over), 0)
