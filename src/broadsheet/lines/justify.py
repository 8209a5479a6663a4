"""Justification: a line brought to its measure exactly, closing up before opening out (CLREQ 3.1.6.3, 3.1.6.4)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from broadsheet.base.units import EM, Length
from broadsheet.clreq.classes import FULL_WIDTH_CLOSING, FULL_WIDTH_OPENING
from broadsheet.clreq.spacing import HALF, HAN_LATIN_GAP, WORD_SPACE
from broadsheet.lines.model import Line, SetLine
from broadsheet.text.model import ShapedText


def set_line(text: ShapedText, line: Line, justified: bool = True) -> SetLine:
    """Set a line: its width is its measure less its indent where it is justified or too long, else its natural one."""
    start, end = line.start, line.end
    kerns = {place: text.gaps[place] for place in range(start + 1, end) if text.gaps[place]}
    squeezed = sum(gap < 0 for gap in kerns.values())
    extra = line.measure - line.indent - line.natural
    if extra < 0:
        squeezed += _close_up(text, line, kerns, -extra)
        return SetLine(0, _relative(kerns, start), line.natural + extra, squeezed)
    if not justified or line.reason == "last" or extra == 0:
        return SetLine(0, _relative(kerns, start), line.natural, squeezed)
    spacing, left = _open_out(text, line, kerns, extra)
    return SetLine(spacing, _relative(kerns, start), line.natural + extra - left, squeezed)


def _relative(kerns: dict[int, Length], start: int) -> list[tuple[int, Length]]:
    return [(place - start, kerns[place]) for place in sorted(kerns) if kerns[place]]


def _close_up(text: ShapedText, line: Line, kerns: dict[int, Length], excess: Length) -> int:
    """Take `excess` from the line in CLREQ's order; the number of marks that gave."""
    squeezed = 0
    for places, most, marks in _steps(text, line):
        if excess <= 0 or not places:
            continue
        taken = min(excess, most * len(places))
        share, rest = divmod(taken, len(places))
        for index, place in enumerate(places):
            kerns[place] = kerns.get(place, 0) - share - (index < rest)
        squeezed += len(places) * marks
        excess -= taken
    return squeezed


def _steps(text: ShapedText, line: Line) -> list[tuple[list[int], Length, bool]]:
    """The places of each shrinking step in order, what each place can give, and whether marks give there."""
    half = text.size * HALF // EM
    narrow = text.size * (HAN_LATIN_GAP.natural - HAN_LATIN_GAP.least) // EM
    natural = text.size * HAN_LATIN_GAP.natural // EM
    inside = range(line.start + 1, line.end)
    classes, gaps = text.classes, text.gaps
    open_places = [
        p for p in inside
        if gaps[p] >= 0 and (classes[p] in FULL_WIDTH_OPENING or classes[p - 1] == "C")
    ]  # fmt: skip
    pauses = [p for p in inside if gaps[p] >= 0 and classes[p - 1] == "M" and classes[p] not in FULL_WIDTH_OPENING]
    spaces = [p for p in inside if gaps[p] == natural]
    stops = [p for p in inside if gaps[p] >= 0 and classes[p - 1] == "S" and classes[p] not in FULL_WIDTH_OPENING]
    return [(open_places, half, True), (pauses, half, True), (spaces, narrow, False), (stops, half, True)]


def _open_out(text: ShapedText, line: Line, kerns: dict[int, Length], extra: Length) -> tuple[Length, Length]:
    """Spread `extra`: word spaces, then Han-Latin gaps, then every place alike; the spacing and what no place took."""
    extra = _widen(_word_spaces(text, line), kerns, extra, text.size * (WORD_SPACE.most - WORD_SPACE.natural) // EM)
    natural = text.size * HAN_LATIN_GAP.natural // EM
    gaps = [place for place in kerns if kerns[place] == natural]
    extra = _widen(gaps, kerns, extra, text.size * (HAN_LATIN_GAP.most - HAN_LATIN_GAP.natural) // EM)
    tight = text.tight[bisect_right(text.tight, line.start) : bisect_left(text.tight, line.end)]
    count = line.end - 1 - line.start - len(tight)
    if count <= 0:
        return 0, extra
    spacing, rest = divmod(extra, count)
    for place in tight:
        kerns[place] = kerns.get(place, 0) - spacing
    if rest:
        tight_set = set(tight)
        last = next(place for place in range(line.end - 1, line.start, -1) if place not in tight_set)
        kerns[last] = kerns.get(last, 0) + rest
    return spacing, 0


def _word_spaces(text: ShapedText, line: Line) -> list[int]:
    return [
        place for place in range(line.start + 1, line.end - 1)
        if text.classes[place] == "W" and text.chars[place] == " "
    ]  # fmt: skip


def _widen(places: list[int], kerns: dict[int, Length], extra: Length, most: Length) -> Length:
    """Give each place up to `most` of `extra`; what is left."""
    if not places:
        return extra
    share = min(most, extra // len(places))
    for place in places:
        kerns[place] = kerns.get(place, 0) + share
    return extra - share * len(places)
