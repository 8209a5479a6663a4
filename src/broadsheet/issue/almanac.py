"""The almanac: a day's date in the lunar calendar (农历), and a month's days with their solar terms (节气)."""

from __future__ import annotations

import calendar
import datetime
from typing import NamedTuple

import msgspec

from broadsheet.base.cache import Cache

_VERSION = "lunar-2"
_FIRST_YEAR = 1901
"""Where the tables begin; before it they are read from their wrong end."""


class _Day(NamedTuple):
    """A day: the year's stem and branch (甲辰), the month (腊月), the day (初七), the solar term or nothing."""

    year: str
    month: str
    day: str
    term: str


def lunar_date(day: datetime.date, cache: Cache) -> str | None:
    """The day as a date band prints it, 农历甲辰年腊月初七; None outside the years the almanac knows."""
    days = _days(day.year, day.month, cache)
    if days is None:
        return None
    found = days[day.day - 1]
    return f"农历{found.year}年{found.month}{found.day}"


def day_notes(year: int, month: int, cache: Cache) -> tuple[str, ...] | None:
    """What stands under each day of a month: its solar term, the month on a first day, else the lunar day."""
    days = _days(year, month, cache)
    if days is None:
        return None
    return tuple(day.term or (day.month if day.day == "初一" else day.day) for day in days)


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
    import cnlunar  # noqa: PLC0415

    days: list[_Day] = []
    for number in range(1, calendar.monthrange(year, month)[1] + 1):
        try:
            day = cnlunar.Lunar(datetime.datetime(year, month, number))  # noqa: DTZ001 - a day has no zone
        except (IndexError, KeyError, ValueError):
            return None
        term = "" if day.todaySolarTerms == "无" else str(day.todaySolarTerms)
        days.append(_Day(str(day.year8Char), day.lunarMonthCn.rstrip("大小"), str(day.lunarDayCn), term))
    return days
