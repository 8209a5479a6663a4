"""Justification: a line brought to its measure exactly, closing up before opening out (CLREQ 3.1.6.3, 3.1.6.4)."""

from __future__ import annotations

from broadsheet.base.units import POINT, Length
from broadsheet.lines.firstfit import ink_end
from broadsheet.lines.glue import (
    MARKS,
    gaps_between,
    giving,
    most_given,
    tight_between,
    widest,
    word_spaces,
)
from broadsheet.lines.model import Line, SetLine
from broadsheet.text.model import ShapedText

_EASY = 20
"""A line opens unnoticed by an em in so many at every place."""
_DOTTED = frozenset("IJY")
"""Classes beside which a gap below nothing is no squeezed mark."""


def set_line(text: ShapedText, line: Line, justified: bool = True) -> SetLine:
    """Set a line: its width is its measure less its indent where it is justified or too long, else its natural one."""
    start, end = line.start, ink_end(text, line.start, line.end)
    kerns = {place: text.gaps[place] for place in range(start + 1, end) if text.gaps[place]}
    extra = line.measure - line.indent - line.natural
    if extra < 0:
        left = _close_up(text, line, kerns, -extra)
        return SetLine(0, _relative(kerns, start), line.natural + extra + left)
    if not justified or line.reason == "last" or extra == 0:
        return SetLine(0, _relative(kerns, start), line.natural)
    spacing, left = _open_out(text, line, kerns, extra)
    return SetLine(spacing, _relative(kerns, start), line.natural + extra - left)


def squeezed(text: ShapedText, line: Line) -> int:
    """Marks of a line that give up space: neighbours that close up, and those a push-in took from."""
    inside = range(line.start + 1, line.end)
    closed = sum(
        text.gaps[place] < 0 and not _DOTTED.intersection(text.classes[place - 1 : place + 1])
        for place in inside
    )
    excess = line.natural - (line.measure - line.indent)
    if excess <= 0:
        return closed
    for places, most, marks in _steps(text, line):
        if excess > 0:
            closed += len(places) * marks
            excess -= most * len(places)
    return closed


def loose(text: ShapedText, line: Line) -> bool:
    """Whether justification opens a line by more than a point between characters."""
    extra = line.measure - line.indent - line.natural
    end = ink_end(text, line.start, line.end)
    places = end - 1 - line.start - len(tight_between(text, line.start, end))
    if line.reason == "last" or extra <= POINT * places:
        return False
    return set_line(text, line).spacing > POINT


def unforced(text: ShapedText, lines: list[Line]) -> list[Line]:
    """Lines of a text parted by sense: to be justified where all but the last bear it, else as wide as they are."""
    if all(set_line(text, line).spacing <= text.size // _EASY for line in lines[:-1]):
        return lines
    return [line._replace(reason="last") for line in lines]


def _relative(kerns: dict[int, Length], start: int) -> list[tuple[int, Length]]:
    return [(place - start, kerns[place]) for place in sorted(kerns) if kerns[place]]


def _close_up(text: ShapedText, line: Line, kerns: dict[int, Length], excess: Length) -> Length:
    """Take `excess` from the line in CLREQ's order; what could not be taken."""
    for places, most, _ in _steps(text, line):
        if excess <= 0 or not places:
            continue
        taken = min(excess, most * len(places))
        share, rest = divmod(taken, len(places))
        for index, place in enumerate(places):
            kerns[place] = kerns.get(place, 0) - share - (index < rest)
        excess -= taken
    return excess


def _steps(text: ShapedText, line: Line) -> list[tuple[list[int], Length, bool]]:
    """The places of each shrinking step in order, what each place can give, and whether marks give there."""
    places = giving(text, line.start, ink_end(text, line.start, line.end))
    most = most_given(text.rules, text.size)
    return [(part, most[step], step in MARKS) for step, part in enumerate(places)]


def _open_out(text: ShapedText, line: Line, kerns: dict[int, Length], extra: Length) -> tuple[Length, Length]:
    """Spread `extra`: word spaces, then Han-Latin gaps, then every place alike; the spacing and what no place took."""
    start, end = line.start, ink_end(text, line.start, line.end)
    word_space, gap = widest(text)
    extra = _widen(word_spaces(text, start, end), kerns, extra, word_space)
    extra = _widen(gaps_between(text, start, end), kerns, extra, gap)
    tight = tight_between(text, start, end)
    count = end - 1 - start - len(tight)
    if count <= 0:
        return 0, extra
    spacing, rest = divmod(extra, count)
    for place in tight:
        kerns[place] = kerns.get(place, 0) - spacing
    if rest:
        tight_set = set(tight)
        last = next(place for place in range(end - 1, start, -1) if place not in tight_set)
        kerns[last] = kerns.get(last, 0) + rest
    return spacing, 0


def _widen(places: list[int], kerns: dict[int, Length], extra: Length, most: Length) -> Length:
    """Give each place up to `most` of `extra`; what is left."""
    if not places:
        return extra
    share = min(most, extra // len(places))
    for place in places:
        kerns[place] = kerns.get(place, 0) + share
    return extra - share * len(places)
