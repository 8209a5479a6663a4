"""What the almanac prints under the days of the months that samples have a calendar of.

From the Gregorian-lunar conversion table of the Hong Kong Observatory for 2025, put down here by hand.
"""

from __future__ import annotations

DAYS = (
    *(f"初{figure}" for figure in "一二三四五六七八九十"),
    *(f"十{figure}" for figure in "一二三四五六七八九"),
    "二十",
    *(f"廿{figure}" for figure in "一二三四五六七八九"),
    "三十",
)

FIRST_OF_JANUARY_2025 = 2
"""1 January 2025 is the second of the twelfth month, 腊月初二."""

NAMED = {1: "元旦", 5: "小寒", 7: "腊八", 20: "大寒", 22: "小年", 26: "上班", 28: "除夕", 29: "春节"}
"""Solar terms and festivals of January 2025: the eighth of the twelfth month, its 23rd, its last day, new year's day."""

DAYS_OFF = frozenset({1, 4, 5, 11, 12, 18, 19, 25, 28, 29, 30, 31})
"""Weekends and holidays of January 2025; Sunday the 26th was worked for the Spring Festival (国办发明电〔2024〕12号)."""


def almanac_notes(year: int, month: int) -> list[str]:
    """What stands under each day of a month: a festival, a solar term, or the lunar day."""
    if (year, month) != (2025, 1):
        raise KeyError(year, month)
    new_year = 29
    lunar = [
        DAYS[FIRST_OF_JANUARY_2025 + day - 2] if day < new_year else DAYS[day - new_year]
        for day in range(1, 32)
    ]
    return [NAMED.get(day, note) for day, note in enumerate(lunar, 1)]
