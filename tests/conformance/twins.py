"""The hot rooms once more, the plain slow way: every rule a line of its own, no table, no pattern, no sum kept.

The letters for classes are those of clreq/classes.py, the rules those of CLREQ; `text` is a glyph's characters each.
"""

from __future__ import annotations

from typing import NamedTuple

from broadsheet.clreq.line_break import opportunities
from tests.reading import rules

OPENING = rules.OPEN
CLOSING = rules.CLOSE
PAUSE = "，、；："
STOP = "。．！？"
CALL = "！？"


def classes(text: list[str]) -> list[str]:
    """The class of each glyph."""
    kinds: list[str] = []
    for index, chars in enumerate(text):
        before = text[index - 1] if index else ""
        if chars in "…⋯" and before and before in "…⋯" and kinds[-1] == "E":
            kinds.append("e")
        else:
            kinds.append(_class(chars))
    return _quotes_told_apart(text, kinds)


def _quotes_told_apart(text: list[str], kinds: list[str]) -> list[str]:
    """“ ” ‘ ’ as brackets of Latin where nothing Chinese is in them or next to them."""
    told = list(kinds)
    waiting: list[int] = []
    for place, chars in enumerate(text):
        before = kinds[place - 1] if place else ""
        after = kinds[place + 1] if place + 1 < len(text) else ""
        if chars == "’" and before in ("L", "D") and after in ("L", "D"):
            told[place] = "A"
        elif chars in "“‘":
            waiting.append(place)
        elif chars in "”’" and waiting and text[waiting[-1]] + chars in ("“”", "‘’"):
            start = waiting.pop()
            inside = set(kinds[start + 1 : place])
            if not inside & set("HMSEeB") and _latin_around(text, kinds, start, place):
                told[start], told[place] = "a", "k"
        elif chars == "’" and before in ("L", "D") and after in ("", "W", "A", "k"):
            told[place] = "A"
    return told


def _latin_around(text: list[str], kinds: list[str], start: int, end: int) -> bool:
    def nearest(places: range) -> str:
        return next((kinds[p] for p in places if kinds[p] not in "WN" and text[p] not in "“”‘’"), "L")

    around = nearest(range(start - 1, -1, -1)), nearest(range(end + 1, len(text)))
    return all(kind in "LDAakXU" for kind in around)


def _class(chars: str) -> str:
    if chars in ("——", "———", "⸺"):
        return "B"
    char = chars[0]
    named = [
        (OPENING, "O"), (CLOSING, "C"), (PAUSE, "M"), (STOP, "S"), (rules.INTERPUNCT, "I"), ("…⋯", "E"),
        (rules.CONNECTOR + "—〜", "Z"), (rules.SOLIDUS, "V"), ("¥￥$#", "X"), ("%％‰°℃", "U"), ("([{", "a"),
        (")]}", "k"), (" ", "W"), ("\u0301\u0304", "N"),
    ]  # fmt: skip
    for members, letter in named:
        if char in members:
            return letter
    if char.isascii():
        return "D" if char.isdigit() else "L" if char.isalpha() else "A"
    return "H"


NARROW = "LDAakWZVIXUN"


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two classes, level basic, where one is Chinese."""
    if after in "CMSIZVUNAkeW":  # no line begins with these
        return False
    if before in "OXa":  # no line ends with these
        return False
    return not (before in "VZU" and after == "D")  # 1/2, 1-11, 6′30


def ends(text: list[str], kinds: list[str]) -> set[int]:
    """The places a line may end at; between two narrow characters UAX #14 must allow it too."""
    allowed = {place for place in range(1, len(text)) if may_break(kinds[place - 1], kinds[place])}
    start = 0
    for place in range(1, len(text) + 1):
        if place < len(text) and kinds[place - 1] in NARROW and kinds[place] in NARROW:
            continue
        stretch = "".join(chars[0] for chars in text[start:place])
        kept = set(range(1, len(stretch))) - set(opportunities(stretch))
        allowed -= {start + offset for offset in kept}
        start = place
    return allowed


def gap(before: str, after: str) -> int:
    """The space between two classes in thousandths of an em, interpuncts and calls apart."""
    closing, opening = "CMS", "O"
    if before in closing and (after in closing or after in opening):
        return -500
    if before in opening and after in opening:
        return -500
    if before == "H" and after in "LDX":
        return 250
    if before in "LDU" and after == "H":
        return 250
    return 0


def is_tight(before: str, after: str) -> bool:
    """Whether no space is ever added between two classes."""
    word = "LDAXUkaI"
    if before in word and after in word:
        return True
    return before in "ZV" or after in "ZVNW" or after == "e" or (before == "B" and after == "B")


class Copy(NamedTuple):
    """What the plain breaker needs: glyph by glyph, lengths in thousandths of a point."""

    text: list[str]
    kinds: list[str]
    advances: list[int]
    gaps: list[int]
    size: int
    ends: set[int]

    @property
    def half(self) -> int:
        return self.size // 2


def copy_of(text: list[str], advances: list[int], size: int) -> Copy:
    """Classes and spaces worked out from the characters alone."""
    kinds = classes(text)
    ems = [0] * (len(text) + 1)
    for place in range(1, len(text)):
        ems[place] = gap(kinds[place - 1], kinds[place])
        if _ends_two_calls(text, place) and ems[place] == 0:
            ems[place] = -500
    for index, kind in enumerate(kinds):
        if kind == "I":
            spare = 500 - advances[index] * 1000 // size
            ems[index] += spare // 2
            ems[index + 1] += spare - spare // 2
    return Copy(text, kinds, advances, [size * em // 1000 for em in ems], size, ends(text, kinds))


def _ends_two_calls(text: list[str], place: int) -> bool:
    """Whether just two ！ or ？ stand before a place."""
    count = 0
    while place - count > 0 and text[place - count - 1] in CALL:
        count += 1
    return count == 2 and text[place] not in CALL


def width(copy: Copy, start: int, end: int) -> int:
    """A line's natural width: no spaces at its end, no gap and no blank half at its edges."""
    while end > start and copy.kinds[end - 1] == "W":
        end -= 1
    if end == start:
        return 0
    total = sum(copy.advances[start:end]) + sum(copy.gaps[start + 1 : end])
    if copy.kinds[start] == "O" and copy.advances[start] > copy.half:
        total -= copy.half
    if copy.kinds[end - 1] in "CMS" and copy.advances[end - 1] > copy.half:
        total -= copy.half
    return total


def give_at(copy: Copy, place: int) -> int:
    """What the space before a glyph can still close up."""
    if copy.gaps[place] < 0:
        return 0
    if copy.kinds[place] == "O" or copy.kinds[place - 1] in "CMS":
        return copy.half
    return narrow_at(copy, place)


def narrow_at(copy: Copy, place: int) -> int:
    """What a gap between Han and Latin can give."""
    met = gap(copy.kinds[place - 1], copy.kinds[place]) == 250
    return copy.size // 8 if met and copy.gaps[place] == copy.size // 4 else 0


def give(copy: Copy, start: int, end: int) -> int:
    while end > start and copy.kinds[end - 1] == "W":
        end -= 1
    return sum(give_at(copy, place) for place in range(start + 1, end))


def narrowing(copy: Copy, start: int, end: int) -> int:
    return sum(narrow_at(copy, place) for place in range(start + 1, end))


def break_plainly(copy: Copy, measure: int, indent: int) -> list[tuple[int, int, str]]:
    """Start, end and reason of every line."""
    lines = _fill(copy, measure, indent, 0, eager=False)
    if len(lines) == 1 or (2 * width(copy, *lines[-1][:2]) > measure and letters(copy, *lines[-1][:2]) > 1):
        return lines
    lines = _take_in(copy, measure, indent, lines)
    if len(lines) > 1 and letters(copy, *lines[-1][:2]) < 2:
        _bring_down(copy, measure, lines)
    return lines


def _fill(copy: Copy, measure: int, indent: int, start: int, *, eager: bool) -> list[tuple[int, int, str]]:
    lines = []
    while start < len(copy.text):
        room = measure - (0 if start else indent)
        end, reason = line_end(copy, start, room, eager=eager)
        lines.append((start, end, reason))
        start = end
    return lines


def line_end(copy: Copy, start: int, room: int, *, eager: bool) -> tuple[int, str]:
    count = len(copy.text)
    fit = start + 1
    while fit < count and (copy.kinds[fit] == "W" or width(copy, start, fit + 1) <= room):
        fit += 1
    if fit == count:
        return count, "last"
    after = fit + 1 if break_at(copy, fit) else fit
    while not break_at(copy, after):
        after += 1
    can = narrowing(copy, start, after) if break_at(copy, fit) and not eager else give(copy, start, after)
    if width(copy, start, after) - can <= room:
        return after, "last" if after == count else "push-in"
    if break_at(copy, fit):
        return fit, "regular"
    for before in range(fit - 1, start, -1):
        if break_at(copy, before):
            return before, "push-out"
    return fit, "emergency"


def break_at(copy: Copy, place: int) -> bool:
    return place == len(copy.text) or place in copy.ends


def _take_in(
    copy: Copy, measure: int, indent: int, lines: list[tuple[int, int, str]]
) -> list[tuple[int, int, str]]:
    """From the last line but one upwards: would closing up from here on save a line?

    Not asked where the lines from here on have less to spare than the last line takes.
    """
    wanted, spare = width(copy, *lines[-1][:2]), 0
    for index in range(len(lines) - 2, -1, -1):
        start, end, _ = lines[index]
        spare += measure - (0 if start else indent) - width(copy, start, end) + give(copy, start, end)
        if spare < wanted:
            continue
        closed = _fill(copy, measure, indent, lines[index][0], eager=True)
        if len(closed) < len(lines) - index:
            return lines[:index] + closed
    return lines


def _bring_down(copy: Copy, measure: int, lines: list[tuple[int, int, str]]) -> None:
    start, stop, _ = lines[-2]
    last = lines[-1][1]
    for end in range(stop - 1, start, -1):
        if not break_at(copy, end):
            continue
        if width(copy, end, last) > measure:
            return
        if letters(copy, end, last) > 1:
            lines[-2:] = [(start, end, "push-out"), (end, last, "last")]
            return


def letters(copy: Copy, start: int, end: int) -> int:
    return sum(kind not in "CMSOIeNWka" for kind in copy.kinds[start:end])


def justify_plainly(copy: Copy, start: int, end: int, room: int) -> list[int]:
    """The space before every glyph of a full line but its first, brought to `room` where that can be."""
    while end > start and copy.kinds[end - 1] == "W":
        end -= 1
    spaces = {place: copy.gaps[place] for place in range(start + 1, end)}
    extra = room - width(copy, start, end)
    if extra < 0:
        _close_up(copy, spaces, -extra)
    elif extra > 0:
        _open_out(copy, spaces, extra)
    return [spaces[place] for place in range(start + 1, end)]


def _close_up(copy: Copy, spaces: dict[int, int], excess: int) -> None:
    """Brackets, pause marks, gaps, stops: one kind to its end before the next; gaps alone where they are enough."""
    free = [place for place in spaces if copy.gaps[place] >= 0]
    brackets = [p for p in free if copy.kinds[p] == "O" or copy.kinds[p - 1] == "C"]
    pauses = [p for p in free if copy.kinds[p - 1] == "M" and copy.kinds[p] != "O"]
    stops = [p for p in free if copy.kinds[p - 1] == "S" and copy.kinds[p] != "O"]
    meetings = [p for p in free if narrow_at(copy, p)]
    narrow = copy.size // 8
    steps = [(brackets, copy.half), (pauses, copy.half), (meetings, narrow), (stops, copy.half)]
    if excess <= narrow * len(meetings):
        steps = [(meetings, narrow)]
    for places, most in steps:
        taken = min(excess, most * len(places))
        excess -= taken
        for index, place in enumerate(places):
            spaces[place] -= taken // len(places) + (1 if index < taken % len(places) else 0)


def _open_out(copy: Copy, spaces: dict[int, int], extra: int) -> None:
    """Word spaces by a quarter em, gaps to a third of one, then every place that may, alike."""
    blanks = [place for place in spaces if copy.text[place] == " "]
    meetings = [place for place in spaces if narrow_at(copy, place)]
    for places, most in ((blanks, copy.size // 4), (meetings, copy.size * 83 // 1000)):
        for place in places:
            spaces[place] += min(most, extra // len(places))
        if places:
            extra -= min(most, extra // len(places)) * len(places)
    loose = [place for place in spaces if not is_tight(copy.kinds[place - 1], copy.kinds[place])]
    for place in loose:
        spaces[place] += extra // len(loose)
    if loose:
        spaces[loose[-1]] += extra % len(loose)
