"""Total fit once more, the plain slow way: every line from every place to every other is priced by adding up its glyphs."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from tests.conformance import twins
from tests.conformance.twins import Copy

TOLERANCES = (80, 150, 300, 1000)
LINE = 600
LONE = 10_000_000
COUNTED = "年月日号时点分秒天周岁期届次回名位人户家个只件条张本项种类版页栏行篇幅句字元角万亿千百多余倍成折吨斤克米里亩顷升度层座栋间套台辆架艘所处场声线路组班平公毫厘立"
DIGITS = "0123456789"
NUMERAL = "0123456789一二三四五六七八九十百千"


class Priced(NamedTuple):
    """A line's price, and how it looks to its neighbours: -1 tight, 0 even, 1 loose."""

    price: int
    how: int


class Setting(NamedTuple):
    """A copy, its measure and indent; where words are cut, in the attempt after all others have failed."""

    copy: Copy
    measure: int
    indent: int
    cuts: frozenset[int] | None = None

    @property
    def places(self) -> list[int]:
        """Where lines may begin and end."""
        count = len(self.copy.text)
        inside = [place for place in range(1, count) if twins.break_at(self.copy, place)]
        return sorted({0, *inside, *(self.cuts or ()), count})

    def room(self, start: int) -> int:
        return self.measure - (0 if start else self.indent)


def prices(copy: Copy, measure: int, indent: int, lines: list[int]) -> tuple[int, int]:
    """What the cheapest lines cost, and what lines with these ends cost: less is not possible."""
    setting = Setting(copy, measure, indent)
    for tolerance in TOLERANCES:
        least = _least(setting, tolerance)
        if least is not None and (least < LONE or tolerance == TOLERANCES[-1]):
            return least, _cost(setting, tolerance, lines)
    setting = setting._replace(cuts=frozenset(_cuts(setting)))
    for tolerance in TOLERANCES:
        least = _least(setting, tolerance)
        if least is not None and (least < LONE or tolerance == TOLERANCES[-1]):
            return least, _cost(setting, tolerance, lines)
    raise AssertionError("a copy that cannot be set at all")


def price_in(copy: Copy, measure: int, indent: int, count: int) -> int | None:
    """The least price of just so many lines, none looser than the second tolerance; None where there are none."""
    setting = Setting(copy, measure, indent)
    reached = {(0, 0): 0}
    for _ in range(count):
        onward: dict[tuple[int, int], int] = {}
        for (start, how), price in reached.items():
            for end, line in _lines(setting, start, TOLERANCES[1]).items():
                key, total = (end, line.how), price + _contrast(how, line.how) + line.price
                onward[key] = min(total, onward.get(key, total))
        reached = onward
    ends = [price for (end, _), price in reached.items() if end == len(copy.text) and price < LONE]
    return min(ends) if ends else None


def _least(setting: Setting, tolerance: int) -> int | None:
    """The cheapest way to the end, worked out from every place to every later one."""
    places = setting.places
    reached: dict[tuple[int, int], int] = {(0, 0): 0}
    for start in places[:-1]:
        here = [(how, price) for (place, how), price in reached.items() if place == start]
        for end, priced in _lines(setting, start, tolerance).items() if here else ():
            price = min(price + _contrast(how, priced.how) for how, price in here) + priced.price + LINE
            key = (end, priced.how)
            reached[key] = min(price, reached.get(key, price))
    ends = [price for (place, _), price in reached.items() if place == places[-1]]
    return min(ends) if ends else None


def _cost(setting: Setting, tolerance: int, ends: list[int]) -> int:
    """What given lines cost together."""
    total, start, how = 0, 0, 0
    for end in ends:
        priced = _lines(setting, start, tolerance)[end]
        total += priced.price + _contrast(how, priced.how) + LINE
        start, how = end, priced.how
    return total


def _contrast(how: int, other: int) -> int:
    return 60 if abs(how - other) > 1 else 0


def _lines(setting: Setting, start: int, tolerance: int) -> dict[int, Priced]:
    """The lines that may begin at a place."""
    after = [place for place in setting.places if place > start]
    priced = {end: _priced(setting, start, end, tolerance) for end in after}
    found = {end: line for end, line in priced.items() if line is not None}
    if not found and setting.cuts is not None:
        fitting = [end for end in after if twins.width(setting.copy, start, end) <= setting.room(start)]
        end = fitting[-1] if fitting else after[0]
        found[end] = Priced(10_000_000_000, 0)
    return found


def _priced(setting: Setting, start: int, end: int, tolerance: int) -> Priced | None:
    """A line's price; None where its glue does not bring it to its room."""
    copy = setting.copy
    extra = setting.room(start) - twins.width(copy, start, end)
    last = end == len(copy.text)
    ended = _ended(setting, start, end) if last else _parted(setting, end)
    if extra < 0:
        closed = _closed(copy, start, end, -extra)
        return None if closed is None else Priced(closed + ended, -1 if closed >= 20 else 0)
    if last:
        return Priced(ended, 0)
    each = _each(copy, start, end, extra)
    if each is None or each > tolerance:
        return None
    return Priced(100 * each**3 // 343_000 + ended, 1 if each >= 40 else 0)


def _ended(setting: Setting, start: int, end: int) -> int:
    """The price of a last line that holds few characters, unless it is the only line."""
    letters = twins.letters(setting.copy, start, end)
    return (LONE, LONE, 300, 100, 30)[letters] if start and letters < 5 else 0


def _parted(setting: Setting, end: int) -> int:
    """The price of ending a line between two glyphs that belong together."""
    text = setting.copy.text
    if setting.cuts and end in setting.cuts:
        return 1_000_000_000
    if text[end - 1][:1] in "·・‧":
        return 200
    return 300 if _counted(text, end) else 0


def _counted(text: list[str], end: int) -> bool:
    """Whether a place is between a number and what it counts, inside a unit or a date, or in 第…版."""
    before, after = text[end - 1][:1], text[end][:1]
    earlier = text[end - 2][:1] if end > 1 else ""
    numbered = bool(earlier) and earlier in DIGITS
    return (
        (before in "0123456789%" and after in COUNTED)
        or (numbered and before in "毫厘分公千平立海英小" and after in "米升克里斤顷方寸尺时钟")
        or (numbered and before in "年月" and after in DIGITS and _dated(text, end))
        or (before == "第" and after in NUMERAL)
        or (earlier == "第" and before in NUMERAL and after in "版届期次名位")
        or (before == "/" and _letter(earlier) and _letter(after))
    )


def _letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _dated(text: list[str], place: int) -> bool:
    """Whether figures from a place on are a month or a day."""
    while place < len(text) and text[place] and text[place] in DIGITS:
        place += 1
    return place < len(text) and text[place][:1] in ("月", "日")


def _inside(copy: Copy, start: int, end: int) -> list[int]:
    """The places inside a line, spaces at its end left out."""
    while end > start and copy.kinds[end - 1] == "W":
        end -= 1
    return list(range(start + 1, end))


def _each(copy: Copy, start: int, end: int, extra: int) -> int | None:
    """The thousandths of an em that every place takes once spaces and gaps have taken theirs; None where none can."""
    inside = _inside(copy, start, end)
    extra -= sum(copy.size // 4 for place in inside if copy.text[place] == " ")
    extra -= sum(copy.size * 83 // 1000 for place in inside if twins.narrow_at(copy, place))
    if extra <= 0:
        return 0
    open_ = [place for place in inside if not twins.is_tight(copy.kinds[place - 1], copy.kinds[place])]
    return 1000 * extra // (copy.size * len(open_)) if open_ else None


def _closed(copy: Copy, start: int, end: int, excess: int) -> int | None:
    """The price of closing up: brackets, pause marks, gaps, stops in turn; None where it is too much."""
    rooms = {"bracket": 0, "pause": 0, "gap": 0, "stop": 0}
    for place in _inside(copy, start, end):
        before, after = copy.kinds[place - 1], copy.kinds[place]
        if copy.gaps[place] < 0:
            continue
        if after == "O" or before == "C":
            rooms["bracket"] += copy.half
        elif before in "MS":
            rooms["pause" if before == "M" else "stop"] += copy.half
        else:
            rooms["gap"] += twins.narrow_at(copy, place)
    price = 10
    for name, full in (("bracket", 40), ("pause", 50), ("gap", 20), ("stop", 140)):
        taken = min(excess, rooms[name])
        price += full * taken**2 // rooms[name] ** 2 if taken else 0
        excess -= taken
    return None if excess else price


def _cuts(setting: Setting) -> set[int]:
    """Where words wider than a line may be cut: before any character of theirs but a mark on another."""
    cuts = set()
    for start, end in pairwise(setting.places):
        if twins.width(setting.copy, start, end) > setting.room(start):
            cuts |= {place for place in range(start + 1, end) if setting.copy.kinds[place] != "N"}
    return cuts
