"""The index of an issue is made of its pages, the weather may be written day by day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from broadsheet.issue.contents import index_lines, sections
from broadsheet.issue.model import Issue
from broadsheet.issue.service import Day, Forecast, Index, IndexLine

from .conftest import Loaded

Load = Callable[..., Loaded]
_STORIES = "plan: A, stories: {A: {headline: 头, body: 文。}}"
_DAYS = "weather: {days: [{day: 今天, sky: 晴, low: -2, high: 8, wind: 北风3级}, {day: 明天, sky: 雪}]}\n"


def _issue(*pages: str, more: str = "", story: str = "headline: 头, body: 文。") -> str:
    first = f"  - {{{pages[0]}plan: A, stories: {{A: {{{story}}}}}}}\n"
    rest = "".join(f"  - {{{page}{_STORIES}}}\n" for page in pages[1:])
    return f"newspaper: 版样\ndate: 2025-01-06\n{more}pages:\n{first}{rest}"


def _lines(issue: Issue) -> list[tuple[str, str]]:
    return [(line.words, line.label) for line in index_lines(issue.pages)]


def test_an_index_lists_sections_and_their_pages(load: Load) -> None:
    issue = load(_issue("section: 要闻, ", "section: 体育, ", "section: 体育, ", "", "section: 体育, ")).issue
    assert _lines(issue) == [("要闻", "1"), ("体育", "2–3"), ("体育", "5")]


def test_the_sections_of_a_part_stand_below_it(load: Load) -> None:
    pages = ("section: 要闻, ", "section: 要闻, ", "part: B, section: 要闻, ", "part: C, ")
    issue = load(_issue(*pages, more="parts: {B: 副刊}\n")).issue
    assert _lines(issue) == [("A叠", ""), ("要闻", "A01–A02"), ("B叠\u2002副刊", ""), ("要闻", "B01")]
    assert sections(issue.pages) == [IndexLine("要闻", "A01–A02"), IndexLine("要闻", "B01")]
    alone = load(_issue("part: A, section: 要闻, ")).issue
    assert _lines(alone) == [("要闻", "A01")]


def test_an_index_follows_the_copy_of_its_story(load: Load) -> None:
    loaded = load(_issue("section: 要闻, ", story="headline: 索引, index: true, body: 文。"))
    assert loaded.faults == []
    _, index = loaded.story.body
    assert isinstance(index, Index)
    assert index.lines == (IndexLine("要闻", "1"),)
    assert load(_issue("section: 要闻, ", story="headline: 索引, index: true")).faults == []


@pytest.mark.parametrize("story", ["index: true", "body: 文。, insets: [{kind: index}]"])
def test_an_index_of_nothing_is_told_and_left_out(story: str, load: Load) -> None:
    loaded = load(_issue("", story=f"headline: 索引, {story}"))
    assert [code for code, _ in loaded.faults] == ["BS281"]
    assert not any(isinstance(matter, Index) for matter in loaded.story.body)
    assert loaded.story.insets == ()


@pytest.mark.parametrize("story", ["weather: true", "body: 文。, insets: [{kind: weather}]"])
@pytest.mark.parametrize("more", ["", "weather: 晴\n"])
def test_a_forecast_of_no_days_is_told_and_left_out(story: str, more: str, load: Load) -> None:
    loaded = load(_issue("", story=f"headline: 天气, {story}", more=more))
    assert [code for code, _ in loaded.faults] == ["BS280"]
    assert loaded.story.insets == ()


def test_days_are_set_where_asked_and_the_first_is_the_line(load: Load) -> None:
    loaded = load(_issue("", more=_DAYS, story="headline: 天气, weather: true, insets: [{kind: weather}]"))
    assert loaded.faults == []
    days = (Day("今天", "晴", -2, 8, "北风3级"), Day("明天", "雪"))
    assert loaded.issue.days == days
    (forecast,) = loaded.story.body
    (inset,) = loaded.story.insets
    assert isinstance(forecast, Forecast)
    assert isinstance(inset.service, Forecast)
    assert forecast.days == inset.service.days == days
    assert loaded.issue.weather == "晴\u2002\u22122～8℃\u2002北风3级"


@pytest.mark.parametrize(
    ("weather", "line"),
    [
        ("晴", "晴"),
        ("{line: 晴到多云}", "晴到多云"),
        ("{line: 晴到多云, days: [{day: 今天, sky: 雪}]}", "晴到多云"),
        ("{days: [{day: 今天, sky: 雪, high: -3}]}", "雪\u2002\u22123℃"),
        ("{}", None),
    ],
)
def test_the_line_of_the_nameplate(weather: str, line: str | None, load: Load) -> None:
    loaded = load(_issue("", more=f"weather: {weather}\n"))
    assert loaded.faults == []
    assert loaded.issue.weather == line


def test_a_low_above_the_high_is_told(load: Load) -> None:
    loaded = load(_issue("", more="weather: {days: [{day: 今天, sky: 晴, low: 9, high: 3}]}\n"))
    assert loaded.faults == [("BS134", "9")]
    assert loaded.issue.days == (Day("今天", "晴", 3, 9),)
