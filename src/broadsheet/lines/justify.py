"""Justification: a line brought to its measure exactly, closing up before opening out (CLREQ 3.1.6.3, 3.1.6.4)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from broadsheet.base.units import EM, POINT, Length
from broadsheet.clreq.classes import FULL_WIDTH_OPENING
from broadsheet.clreq.spacing import HALF, WORD_SPACE
from broadsheet.lines.firstfit import ink_end
from broadsheet.lines.model import Line, SetLine
from broadsheet.text.model import ShapedText

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
    for places, most, marks in _steps(text, line, excess):
        if excess > 0:
            closed += len(places) * marks
            excess -= most * len(places)
    return closed


def loose(text: ShapedText, line: Line) -> bool:
    """Whether justification opens a line by more than a point between characters."""
    extra = line.measure - line.indent - line.natural
    end = ink_end(text, line.start, line.end)
    if line.reason == "last" or extra <= POINT * _spread(text, line.start, end):
        return False
    return set_line(text, line).spacing > POINT


def _relative(kerns: dict[int, Length], start: int) -> list[tuple[int, Length]]:
    return [(place - start, kerns[place]) for place in sorted(kerns) if kerns[place]]


def _close_up(text: ShapedText, line: Line, kerns: dict[int, Length], excess: Length) -> Length:
    """Take `excess` from the line in CLREQ's order; what could not be taken."""
    for places, most, _ in _steps(text, line, excess):
        if excess <= 0 or not places:
            continue
        taken = min(excess, most * len(places))
        share, rest = divmod(taken, len(places))
        for index, place in enumerate(places):
            kerns[place] = kerns.get(place, 0) - share - (index < rest)
        excess -= taken
    return excess


def _steps(text: ShapedText, line: Line, excess: Length) -> list[tuple[list[int], Length, bool]]:
    """The places of each shrinking step in order, what each place can give, and whether marks give there.

    Where the gaps alone can give `excess` the marks keep their em.
    """
    half = text.size * HALF // EM
    narrow = text.size * (text.rules.latin_gap.natural - text.rules.latin_gap.least) // EM
    natural = text.size * text.rules.latin_gap.natural // EM
    inside = range(line.start + 1, ink_end(text, line.start, line.end))
    classes, gaps = text.classes, text.gaps
    open_places = [
        p for p in inside
        if gaps[p] >= 0 and (classes[p] in FULL_WIDTH_OPENING or classes[p - 1] == "C")
    ]  # fmt: skip
    pauses = [
        p for p in inside if gaps[p] >= 0 and classes[p - 1] == "M" and classes[p] not in FULL_WIDTH_OPENING
    ]
    spaces = [p for p in inside if gaps[p] == natural]
    stops = [
        p for p in inside if gaps[p] >= 0 and classes[p - 1] == "S" and classes[p] not in FULL_WIDTH_OPENING
    ]
    steps = [(open_places, half, True), (pauses, half, True), (spaces, narrow, False), (stops, half, True)]
    return steps if excess > narrow * len(spaces) else steps[2:3]


def _open_out(text: ShapedText, line: Line, kerns: dict[int, Length], extra: Length) -> tuple[Length, Length]:
    """Spread `extra`: word spaces, then Han-Latin gaps, then every place alike; the spacing and what no place took."""
    natural = text.size * text.rules.latin_gap.natural // EM
    gaps = [place for place in kerns if kerns[place] == natural]
    extra = _widen(
        _word_spaces(text, line), kerns, extra, text.size * (WORD_SPACE.most - WORD_SPACE.natural) // EM
    )
    extra = _widen(
        gaps, kerns, extra, text.size * (text.rules.latin_gap.most - text.rules.latin_gap.natural) // EM
    )
    end = ink_end(text, line.start, line.end)
    count = _spread(text, line.start, end)
    if count <= 0:
        return 0, extra
    spacing, rest = divmod(extra, count)
    tight = _tight(text, line.start, end)
    for place in tight:
        kerns[place] = kerns.get(place, 0) - spacing
    if rest:
        tight_set = set(tight)
        last = next(place for place in range(end - 1, line.start, -1) if place not in tight_set)
        kerns[last] = kerns.get(last, 0) + rest
    return spacing, 0


def _spread(text: ShapedText, start: int, end: int) -> int:
    """How many places between the glyphs `start` to `end` open out: all but those inside numbers, words and dashes."""
    return end - 1 - start - len(_tight(text, start, end))


def _tight(text: ShapedText, start: int, end: int) -> list[int]:
    return text.tight[bisect_right(text.tight, start) : bisect_left(text.tight, end)]


def _word_spaces(text: ShapedText, line: Line) -> list[int]:
    end = ink_end(text, line.start, line.end)
    return [place for place in range(line.start + 1, end) if text.chars[place] == " "]


def _widen(places: list[int], kerns: dict[int, Length], extra: Length, most: Length) -> Length:
    """Give each place up to `most` of `extra`; what is left."""
    if not places:
        return extra
    share = min(most, extra // len(places))
    for place in places:
        kerns[place] = kerns.get(place, 0) + share
    return extra - share * len(places)
