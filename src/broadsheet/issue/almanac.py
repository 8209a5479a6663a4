"""The almanac: a day's date in the lunar calendar (农历), a month's days with their solar terms and festivals."""

from __future__ import annotations

import datetime
import re
from itertools import pairwise
from typing import Any, NamedTuple

import msgspec

from broadsheet.base.cache import Cache
from broadsheet.issue.service import DayNote

_VERSION = "lunar-4"
_FIRST_YEAR = 1901
"""Where the tables begin; before it they are read from their wrong end."""

_SINCE = 2025
_OFF, _LUNAR_OFF = ((5, 2), (10, 2), (10, 3)), (("正月", "初二"), ("正月", "初三"))
"""Days off that go with a festival, new year's eve aside (State Council Order 795, in force since 2025)."""


_WORKED = frozenset(
    datetime.date(2025, month, day) for month, day in ((1, 26), (2, 8), (4, 27), (9, 28), (10, 11))
)
"""Days of weekends that are worked for a longer holiday (调休), by the State Council's notice for 2025, 国办发明电
〔2024〕12号; of other years none is known."""
_WORK = "上班"


class _Day(NamedTuple):
    """A day: the year's stem and branch (甲辰), the month (腊月), the day (初七), its solar term and its festival or
    nothing, and whether it is a public holiday."""

    year: str
    month: str
    day: str
    term: str
    festival: str
    holiday: bool

    @property
    def note(self) -> str:
        """What stands under it in a calendar: the month's name on its first day."""
        return self.festival or self.term or (self.month if self.day == "初一" else self.day)


def lunar_date(day: datetime.date, cache: Cache) -> str | None:
    """The day as a date band prints it, 农历甲辰年腊月初七; None outside the years the almanac knows."""
    days = _days(day.year, day.month, cache)
    if days is None:
        return None
    found = days[day.day - 1]
    return f"农历{found.year}年{found.month}{found.day}"


def day_notes(year: int, month: int, cache: Cache) -> tuple[DayNote, ...]:
    """What stands under each day of a month, and what kind of day it is; nothing for years the almanac knows not."""
    return tuple(
        DayNote(_WORK, holiday=False, worked=True)
        if datetime.date(year, month, number) in _WORKED
        else DayNote(day.note, day.holiday)
        for number, day in enumerate(_days(year, month, cache) or (), 1)
    )


def _days(year: int, month: int, cache: Cache) -> list[_Day] | None:
    key = f"{_VERSION} {year}-{month}"
    if (known := cache.get(key)) is not None:
        return msgspec.json.decode(known, type=list[_Day])
    days = _reckoned(year, month)
    if days is not None:
        cache.put(key, msgspec.json.encode(days))
    return days


def _reckoned(year: int, month: int) -> list[_Day] | None:
    if year < _FIRST_YEAR:
        return None
    # The tables take 40 ms to load: only for a month that was never asked for before.
    from calendar import monthrange  # noqa: PLC0415

    import cnlunar  # noqa: PLC0415

    first = datetime.datetime(year, month, 1)  # noqa: DTZ001 - a day has no zone
    count = monthrange(year, month)[1]
    try:
        days = [_day(cnlunar.Lunar(first + datetime.timedelta(days=number))) for number in range(count + 1)]
    except (IndexError, KeyError, ValueError, OverflowError):
        return None
    days = [
        day._replace(festival="除夕") if after.festival == "春节" else day for day, after in pairwise(days)
    ]
    return [
        day._replace(holiday=day.holiday or _also_off(year, month, number, day))
        for number, day in enumerate(days, 1)
    ]


def _also_off(year: int, month: int, number: int, day: _Day) -> bool:
    """Whether it is one of the days off that go with a festival."""
    with_festival = (month, number) in _OFF or (day.month, day.day) in _LUNAR_OFF or day.festival == "除夕"
    return year >= _SINCE and with_festival


def _day(lunar: Any) -> _Day:
    legal = str(lunar.get_legalHolidays())
    folk = re.split(r"[-,， ]", str(lunar.get_otherLunarHolidays()))[0]
    return _Day(
        year=str(lunar.year8Char),
        month=str(lunar.lunarMonthCn).rstrip("大小"),
        day=str(lunar.lunarDayCn),
        term="" if lunar.todaySolarTerms == "无" else str(lunar.todaySolarTerms),
        festival=_short(legal or (folk if folk.endswith("节") or folk == "小年" else "")),
        holiday=bool(legal),
    )


def _short(festival: str) -> str:
    """A festival's name as calendars print it: 元旦 for 元旦节, but 春节 and 劳动节 whole."""
    name = festival.removeprefix("国际")
    return name if name == "劳动节" or len(name) != len("元旦节") else name.removesuffix("节")
