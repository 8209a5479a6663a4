"""What readers look up: an index of the issue (索引), a forecast of the weather (天气), a month (月历)."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from msgspec import Struct

from broadsheet.base.source import Span


class IndexLine(Struct, frozen=True):
    """A section and the label of its page, or of its first and last; a part of the issue, which has none, heads its
    own."""

    words: str
    label: str = ""


class Index(Struct, frozen=True):
    """The sections of an issue in the order of their pages."""

    lines: tuple[IndexLine, ...]
    span: Span


class Day(Struct, frozen=True):
    """The weather of one day: its name, the sky in words, degrees Celsius, the wind."""

    day: str
    sky: str
    low: int | None = None
    high: int | None = None
    wind: str | None = None


class Forecast(Struct, frozen=True):
    """The weather of some days."""

    days: tuple[Day, ...]
    span: Span


def degrees(number: int) -> str:
    """A temperature's figures, a minus as U+2212."""
    return str(number).replace("-", "\u2212")


def weather_line(day: Day) -> str:
    """A day's weather in one line: 晴 −2～8℃ 北风3级."""
    range_ = "～".join(degrees(number) for number in (day.low, day.high) if number is not None)
    return "\u2002".join(part for part in (day.sky, range_ and f"{range_}℃", day.wind) if part)


class DayNote(NamedTuple):
    """What stands under a day of a calendar, whether it is a holiday, and whether it is a weekend's day of work."""

    words: str
    holiday: bool
    worked: bool = False


class Month(Struct, frozen=True):
    """A month to be set as a calendar (月历).

    `notes` has what stands under each day, its lunar day, solar term or festival, and whether it is a holiday; it is
    empty where the almanac does not reach.
    """

    first: datetime.date
    notes: tuple[DayNote, ...]
    span: Span
