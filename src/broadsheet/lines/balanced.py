"""Lines parted by sense: heads as even as can be, or as the editor wants them; captions with every line full."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate, pairwise
from math import inf
from typing import TypeAlias

from broadsheet.base.units import Length
from broadsheet.lines.firstfit import line_width
from broadsheet.lines.model import Line
from broadsheet.text.model import ShapedText
from broadsheet.text.phrases import Strengths

_NOT_FIRST = frozenset("的得地了着过们")
"""Particles that lean on the word before them."""
_NOT_LAST = frozenset("和与或及在把被将向从对为")
"""Words that lean on what follows."""
_SPLITS_PHRASE, _SPLITS_LEANING = -1_500, -3_000
"""What a break inside a phrase counts, and one that parts words which lean on one another (标题移行不当)."""
_LOOSEST = 0.1
"""How much of a justified line may be left to its spaces for the sake of sense."""

Reader: TypeAlias = Callable[[str], Strengths]
"""Reads a text for the boundaries between its phrases."""
Price: TypeAlias = Callable[[Length, int], float]
"""What a line counts against its text, so wide and ending before that glyph."""


def given_lines(text: ShapedText, given: list[str], width: Length) -> list[Line] | None:
    """The lines an editor asked for, `given` joined by spaces being the text; None where one is too wide."""
    lines: list[Line] = []
    start = 0
    offset = 0
    for part in given:
        offset += len(part)
        end = _glyph_at(text, offset)
        lines.append(Line(start, end, width, 0, line_width(text, start, end), "last"))
        start = end + 1 if end < len(text) else end
        offset += 1
    return lines if all(line.natural <= width for line in lines) else None


def _glyph_at(text: ShapedText, offset: int) -> int:
    """The glyph at which the first `offset` characters end."""
    seen = 0
    for index, chars in enumerate(text.chars):
        if seen >= offset:
            return index
        seen += len(chars)
    return len(text)


def balanced_lines(text: ShapedText, width: Length, read: Reader, most: int = 4) -> list[Line] | None:
    """The fewest lines that hold a text, broken where its phrases end and the lines are even; sense outweighs evenness.

    None where `most` lines do not hold it. The text is read only where it takes two lines or more; a text of up to some
    dozens of glyphs is expected.
    """
    if line_width(text, 0, len(text)) <= width:
        return _lines(text, width, [len(text)])
    if not _could_hold(text, width, most):
        return None
    worth = _worth(text, read)
    for count in range(2, most + 1):
        if ends := _best(text, width, count, worth, _uneven(text, count)):
            return _lines(text, width, ends)
    return None


def full_lines(text: ShapedText, width: Length, read: Reader, count: int) -> list[Line] | None:
    """`count` lines of a justified text, all but the last so full that they bear it, ended where sense allows; or None.

    A caption of a few lines is expected; where phrases end within the last `_LOOSEST` of a line decides.
    """

    def looseness(wide: Length, end: int) -> float:
        off = 1 - wide / width
        return 0 if end == len(text) else inf if off > _LOOSEST else 3_000 * off

    ends = _best(text, width, count, _worth(text, read), looseness)
    if not ends:
        return None
    *first, last = _lines(text, width, ends)
    return [*(line._replace(reason="regular") for line in first), last]


def unevenness(share: float, count: int) -> float:
    """What a line that holds this share of a head in `count` lines counts against them."""
    off = 5 * abs(share * count - 1)
    return 65 * off + 10 * off * off


def _uneven(text: ShapedText, count: int) -> Price:
    whole = text.sums[-1]
    return lambda wide, _: unevenness(wide / whole, count)


def _lines(text: ShapedText, width: Length, ends: list[int]) -> list[Line]:
    return [
        Line(start, end, width, 0, line_width(text, start, end), "last")
        for start, end in pairwise([0, *ends])
    ]


def _could_hold(text: ShapedText, width: Length, most: int) -> bool:
    """Whether so many lines might do, their edges saving an em each at most."""
    return text.sums[-1] <= most * (width + text.size)


def _worth(text: ShapedText, read: Reader) -> dict[int, float]:
    """Every place a line may end before, and what a break there is worth."""
    strengths = read("".join(text.chars))
    offsets = list(accumulate(map(len, text.chars), initial=0))
    worth: dict[int, float] = {}
    for place in text.breaks:
        strength = strengths.get(offsets[place], _SPLITS_PHRASE)
        worth[place] = strength if not _joins(text, place) else min(strength, _SPLITS_LEANING)
    return worth


def _joins(text: ShapedText, place: int) -> bool:
    """Whether a break here would part words that lean on one another."""
    return (text.chars[place : place + 1] and text.chars[place] in _NOT_FIRST) or text.chars[
        place - 1
    ] in _NOT_LAST


def _best(
    text: ShapedText,
    width: Length,
    count: int,
    worth: dict[int, float],
    price: Price,
) -> list[int]:
    """Where `count` lines end so that their breaks are worth most, less the price of each line's width; or nowhere."""
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for _ in range(count):
        reached: dict[int, tuple[float, list[int]]] = {}
        for start, (value, path) in best.items():
            for end in text.breaks:
                if end <= start:
                    continue
                wide = line_width(text, start, end)
                if wide > width:
                    break
                gained = value - price(wide, end) + (worth[end] if end < len(text) else 0)
                if gained == -inf:
                    continue
                if end not in reached or gained > reached[end][0]:
                    reached[end] = gained, [*path, end]
        best = reached
    return best.get(len(text), (0.0, []))[1]
