"""What is expected keeps its room, and what else a story may carry arrives as written: calendar, standing head, voice."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet.issue.matter import Paragraph
from broadsheet.issue.service import DayNote, Month
from broadsheet.issue.signs import STRONG_OFF, STRONG_ON

from .conftest import Loaded

Load = Callable[..., Loaded]


@pytest.mark.parametrize(
    ("written", "awaited"),
    [("expect: 800字", 800), ("expect: 800 字", 800), ("expect: 1字", 1), ("body: 六个字在此。", 0)],
)
def test_all_the_copy_expected_is_still_to_come(load: Load, written: str, awaited: int) -> None:
    loaded = load(f"headline: 一\n{written}")
    assert loaded.story.awaited == awaited
    assert loaded.faults == []


def test_copy_that_is_in_is_taken_off_what_is_expected(load: Load) -> None:
    loaded = load(
        "headline: 一\nexpect: 100字\nbody: |\n  **十个字**的一段，\n  共二行。\n\n  ## 小题\n  又一段。"
    )
    assert loaded.story.awaited == 100 - len("十个字的一段，共二行。小题又一段。")


def test_more_copy_than_expected_awaits_nothing(load: Load) -> None:
    loaded = load("headline: 一\nexpect: 5字\nbody: 六个字在此。")
    assert loaded.story.awaited == 0


@pytest.mark.parametrize("written", ["800", "八百字", "0字", "-5字", "800词", "1234567字"])
def test_an_expected_length_that_is_no_number_of_characters_is_told(load: Load, written: str) -> None:
    loaded = load(f"headline: 一\nbody: 二。\nexpect: {written}")
    assert loaded.faults == [("BS141", written)]
    assert loaded.story.awaited == 0


def test_a_photo_expected_has_its_shape_and_no_file(load: Load) -> None:
    loaded = load("headline: 一\nbody: 二。\nphotos: [{expect: '3:2', caption: 图, span: 2}]")
    (photo,) = loaded.story.photos
    assert (photo.file, photo.size, photo.ratio, photo.columns) == (None, (0, 0), 1.5, 2)
    assert loaded.faults == []


def test_a_photo_that_is_cut_to_another_shape_than_expected_has_that(load: Load) -> None:
    loaded = load("headline: 一\nbody: 二。\nphotos: [{expect: '3:2', ratio: '4:3'}]")
    assert loaded.story.photos[0].ratio == pytest.approx(4 / 3)


def test_a_photo_both_there_and_expected_is_told(load: Load, folder: Path, jpeg: bytes) -> None:
    (folder / "copy" / "a.jpg").write_bytes(jpeg)
    loaded = load("headline: 一\nphotos: [{file: copy/a.jpg, expect: '3:2'}]")
    assert loaded.faults == [("BS226", "{file: copy/a.jpg, expect: '3:2'}")]


def test_a_photo_neither_there_nor_expected_is_told(load: Load) -> None:
    loaded = load("headline: 一\nphotos: [{caption: 图}]")
    assert loaded.faults == [("BS226", "{caption: 图}")]


@pytest.mark.parametrize("key", ["expect: 90字", "calendar: 2025-01", "photos: [{expect: '3:2'}]"])
def test_a_story_of_what_is_expected_or_made_is_not_empty(load: Load, key: str) -> None:
    assert load(f"headline: 一\n{key}").faults == []


def test_a_calendar_is_its_month_with_the_lunar_days(load: Load) -> None:
    (month,) = load("headline: 月历\ncalendar: 2025-01").story.body
    assert isinstance(month, Month)
    assert month.first == datetime.date(2025, 1, 1)
    assert (len(month.notes), month.notes[4]) == (31, DayNote("小寒", holiday=False))


def test_a_calendar_stands_after_the_copy(load: Load) -> None:
    body = load("headline: 月历\nbody: 本月有小寒。\ncalendar: 2025-01").story.body
    assert [type(matter) for matter in body] == [Paragraph, Month]


def test_a_calendar_of_a_year_without_an_almanac_has_no_lunar_days(load: Load) -> None:
    loaded = load("headline: 月历\ncalendar: 2150-02")
    (month,) = loaded.story.body
    assert isinstance(month, Month)
    assert month.notes == ()
    assert loaded.faults == []


@pytest.mark.parametrize(
    "written", ["2025-13", "2025-00", "2025-1", "0000-01", "25-01", "2025-01-06", "一月"]
)
def test_a_month_that_is_none_is_told(load: Load, written: str) -> None:
    loaded = load(f"headline: 月历\nbody: 二。\ncalendar: {written}")
    assert loaded.faults == [("BS141", written)]
    assert [type(matter) for matter in loaded.story.body] == [Paragraph]


def test_a_standing_head_and_a_voice_are_kept(load: Load) -> None:
    story = load("headline: 一\nstanding: ' 字里行间 '\nvoice: comment\nbody: 二。").story
    assert story.standing is not None
    assert (story.standing.text, story.voice) == ("字里行间", "comment")
    plain = load("headline: 一\nbody: 二。").story
    assert (plain.standing, plain.voice) == (None, None)


def test_an_ear_keeps_its_lines_and_its_strong_words(load: Load) -> None:
    page = "pages: [{plan: A, stories: {A: {headline: 一, body: 二。}}}]\n"
    loaded = load(f"newspaper: 版样\ndate: 2025-01-06\near: |\n  **今日**付印\n  八栏十三字\n{page}")
    assert loaded.issue.ear == f"{STRONG_ON}今日{STRONG_OFF}付印\n八栏十三字"
    assert load("headline: 一\nbody: 二。").issue.ear is None


def test_a_lone_mark_of_strong_words_in_the_ear_is_told(load: Load) -> None:
    page = "pages: [{plan: A, stories: {A: {headline: 一, body: 二。}}}]\n"
    loaded = load(f"newspaper: 版样\ndate: 2025-01-06\near: 今日**付印\n{page}")
    assert loaded.faults == [("BS215", "今日**付印")]


def test_strong_words_of_the_ear_end_with_their_line(load: Load) -> None:
    page = "pages: [{plan: A, stories: {A: {headline: 一, body: 二。}}}]\n"
    loaded = load(f"newspaper: 版样\ndate: 2025-01-06\near: |\n  **今日\n  付印**\n{page}")
    assert loaded.issue.ear == "**今日\n付印**"
    assert [code for code, _ in loaded.faults] == ["BS215", "BS215"]


def test_an_issue_knows_its_day_in_the_lunar_calendar(load: Load) -> None:
    assert load("headline: 一\nbody: 二。").issue.lunar == "农历甲辰年腊月初七"
    page = "pages: [{plan: A, stories: {A: {headline: 一, body: 二。}}}]\n"
    assert load(f"newspaper: 版样\ndate: 2150-01-06\n{page}").issue.lunar is None
