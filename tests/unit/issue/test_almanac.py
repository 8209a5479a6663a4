"""The lunar date and the solar terms are those of the printed almanac, and are reckoned once."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import pytest

from broadsheet.base.cache import Cache
from broadsheet.issue.almanac import day_notes, lunar_date

NONE = Cache(None)


@pytest.mark.parametrize(
    ("day", "written"),
    [
        ("2024-02-05", "农历癸卯年腊月廿六"),
        ("2025-01-06", "农历甲辰年腊月初七"),
        ("2025-01-28", "农历甲辰年腊月廿九"),
        ("2025-01-29", "农历乙巳年正月初一"),
        ("2025-07-24", "农历乙巳年六月三十"),
        ("2025-07-25", "农历乙巳年闰六月初一"),
        ("2025-10-06", "农历乙巳年八月十五"),
        ("2100-01-01", "农历己未年冬月廿一"),
    ],
)
def test_the_lunar_date_is_the_almanacs(day: str, written: str) -> None:
    """The year begins at the new year's day (正月初一), not where spring does: 2024-02-04 was 立春."""
    assert lunar_date(datetime.date.fromisoformat(day), NONE) == written


def _notes(year: int, month: int) -> list[str]:
    return [note.words for note in day_notes(year, month, NONE)]


def test_a_calendar_shows_festivals_solar_terms_and_lunar_days() -> None:
    notes = _notes(2025, 1)
    assert len(notes) == 31
    named = {day: note for day, note in enumerate(notes, 1) if note[0] not in "初十廿三二上"}
    assert named == {1: "元旦", 5: "小寒", 7: "腊八", 20: "大寒", 22: "小年", 28: "除夕", 29: "春节"}
    assert (notes[5], notes[29]) == ("初七", "初二")


def test_a_month_is_named_on_its_first_day_a_leap_month_as_one() -> None:
    assert _notes(2025, 3)[28] == "三月"
    assert _notes(2025, 7)[24] == "闰六月"


def test_new_years_eve_is_told_by_the_day_after_it() -> None:
    """On 1 February 2022 the year began: its eve is the last day of the month before."""
    assert _notes(2022, 1)[30] == "除夕"
    assert _notes(2022, 2)[0] == "春节"


def test_public_holidays_are_those_of_the_law_in_force() -> None:
    """Since 2025: new year's eve to the third, 1 and 2 May, 1 to 3 October, and each other festival's own day."""
    days = {
        month: [d for d, note in enumerate(day_notes(2025, month, NONE), 1) if note.holiday]
        for month in (1, 2, 5, 10)
    }
    assert days == {1: [1, 28, 29, 30, 31], 2: [], 5: [1, 2, 31], 10: [1, 2, 3, 6]}
    assert (_notes(2025, 2)[11], _notes(2025, 5)[0], _notes(2025, 5)[30]) == ("元宵", "劳动节", "端午")


def test_a_day_of_a_weekend_that_is_worked_says_so() -> None:
    worked = {
        (month, day): note.words
        for month in range(1, 13)
        for day, note in enumerate(day_notes(2025, month, NONE), 1)
        if note.worked
    }
    assert worked == dict.fromkeys([(1, 26), (2, 8), (4, 27), (9, 28), (10, 11)], "上班")
    assert all(datetime.date(2025, *day).weekday() > 4 for day in worked)


@pytest.mark.parametrize("year", [1, 1899, 1900, 2101, 9999])
def test_years_the_almanac_does_not_know_have_no_lunar_date(year: int) -> None:
    assert lunar_date(datetime.date(year, 1, 6), NONE) is None
    assert day_notes(year, 1, NONE) == ()


def test_a_month_that_was_asked_for_before_is_not_reckoned_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = day_notes(2025, 1, Cache(tmp_path))
    monkeypatch.setitem(sys.modules, "cnlunar", None)
    assert day_notes(2025, 1, Cache(tmp_path)) == first
    assert lunar_date(datetime.date(2025, 1, 6), Cache(tmp_path)) == "农历甲辰年腊月初七"
    with pytest.raises(ImportError):
        day_notes(2025, 2, Cache(tmp_path))
