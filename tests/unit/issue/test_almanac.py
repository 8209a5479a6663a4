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


def test_a_calendar_shows_solar_terms_months_on_their_first_day_and_lunar_days() -> None:
    notes = day_notes(2025, 1, NONE)
    assert notes is not None
    assert len(notes) == 31
    assert [day for day, note in enumerate(notes, 1) if note in ("小寒", "大寒")] == [5, 20]
    assert (notes[0], notes[5], notes[28], notes[29]) == ("初二", "初七", "正月", "初二")


def test_a_leap_month_is_named_as_one() -> None:
    notes = day_notes(2025, 7, NONE)
    assert notes is not None
    assert notes[24] == "闰六月"


@pytest.mark.parametrize("year", [1, 1899, 1900, 2101, 9999])
def test_years_the_almanac_does_not_know_have_no_lunar_date(year: int) -> None:
    assert lunar_date(datetime.date(year, 1, 6), NONE) is None
    assert day_notes(year, 1, NONE) is None


def test_a_month_that_was_asked_for_before_is_not_reckoned_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = day_notes(2025, 1, Cache(tmp_path))
    monkeypatch.setitem(sys.modules, "cnlunar", None)
    assert day_notes(2025, 1, Cache(tmp_path)) == first
    assert lunar_date(datetime.date(2025, 1, 6), Cache(tmp_path)) == "农历甲辰年腊月初七"
    with pytest.raises(ImportError):
        day_notes(2025, 2, Cache(tmp_path))
