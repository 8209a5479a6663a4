"""What the sample makes by itself is right: refers, folios, the calendar, the date in both calendars."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.reading.almanac import DAYS_OFF
from tests.reading.lines import Line
from tests.reading.manuscript import reduced
from tests.reading.stories import SetStory
from tests.sample.sheets import Sheet

HEAD = 15
"""Points from which type is of a headline."""


def _story(sheet: Sheet, key: str) -> SetStory:
    """The page's story that has a key in the YAML."""
    name = next(name for name, story in sheet.written["stories"].items() if key in story)
    return next(story for story in sheet.stories if story.name == name)


def _refers(sheet: Sheet) -> list[tuple[int, str]]:
    """The refers on a page: page number and words. Each begins with its page, in the blackest face."""
    lines: list[str] = []
    for line in _story(sheet, "refers").lines:
        if line.glyphs[0].face.endswith("Black"):
            lines.append("")
        lines[-1] += line.text
    found = [re.fullmatch(r"(\d+)版(.+)", reduced(line)) for line in lines]
    assert all(found), lines
    return [(int(refer[1]), refer[2]) for refer in found if refer]


def _heads(sheet: Sheet) -> str:
    return reduced("".join(glyph.text for glyph in sheet.page.glyphs if glyph.size >= HEAD))


def test_each_refer_leads_to_the_page_where_its_story_stands(sheets: tuple[Sheet, ...]) -> None:
    """Words of the editor's own are on that page's plan; a head that is given again stands there and on no other."""
    refers = _refers(sheets[0])
    (written,) = [story["refers"] for story in sheets[0].written["stories"].values() if "refers" in story]
    assert len(refers) == len(written) >= 6
    assert {page for page, _ in refers} == {2, 3, 4}
    for (page, words), asked in zip(refers, written, strict=True):
        number, _, letter = (asked if isinstance(asked, str) else asked["to"]).partition(".")
        assert int(number) == page
        assert letter in sheets[page - 1].manuscripts
        if isinstance(asked, str):
            assert [sheet.number for sheet in sheets[1:] if words in _heads(sheet)] == [page], words
        else:
            assert words == reduced(asked["text"])


def test_the_folio_is_the_page_and_stands_at_the_outer_edge(sheets: tuple[Sheet, ...]) -> None:
    for sheet in sheets[1:]:
        folio = [
            glyph
            for glyph in sheet.page.glyphs
            if glyph.size == pytest.approx(28) and glyph.face.endswith("Black")
        ]
        assert "".join(glyph.text for glyph in folio) == f"{sheet.number:02d}"
        middle = sheet.page.width / 2
        assert all((glyph.x > middle) == (sheet.number % 2 == 1) for glyph in folio)


def test_the_front_page_names_the_pages_and_both_dates(sheets: tuple[Sheet, ...]) -> None:
    text = reduced(sheets[0].page.text)
    for words in ("2025年1月", "星期一", "农历甲辰年腊月初七", "第1期", "今日4版"):
        assert reduced(words) in text
    sections = "".join(f"{sheet.number}{sheet.written['section']}" for sheet in sheets)
    assert sections in text


def test_the_calendar_has_each_day_once_under_its_day_of_the_week(sheets: tuple[Sheet, ...]) -> None:
    """1 January 2025 was a Wednesday."""
    (month,) = _story(sheets[3], "calendar").tables
    head, *weeks = month.words
    assert head == list("一二三四五六日")
    days = {}
    for row, week in enumerate(weeks):
        for column, cell in enumerate(week):
            if cell:
                day = int(re.match(r"\d+", cell)[0])  # type: ignore[index]
                assert day not in days
                days[day] = (row, column)
    assert days == {day: divmod(day + 1, 7) for day in range(1, 32)}


def test_solar_terms_and_festivals_stand_under_their_days(sheets: tuple[Sheet, ...]) -> None:
    (month,) = _story(sheets[3], "calendar").tables
    cells = {cell for week in month.words for cell in week}
    assert {"1元旦", "5小寒", "6初七", "7腊八", "20大寒", "27廿八", "28除夕", "29春节", "30初二"} <= cells


def test_days_off_and_no_others_are_printed_in_colour(sheets: tuple[Sheet, ...]) -> None:
    """Weekends, New Year's Day, and four days from New Year's Eve in the lunar calendar (Order No. 795 of the State
    Council)."""
    (month,) = _story(sheets[3], "calendar").tables
    figures = [cell.lines[0] for week in month.rows[1:] for cell in week if cell]
    coloured = {int(figure.text) for figure in figures if _coloured(figure)}
    assert coloured == DAYS_OFF


def _coloured(line: Line) -> bool:
    return any(max(glyph.fill[:3]) - min(glyph.fill[:3]) > 60 for glyph in line.glyphs)


def test_columns_of_the_calendar_are_equally_wide(sheets: tuple[Sheet, ...]) -> None:
    (month,) = _story(sheets[3], "calendar").tables
    middles = [(cell.left + cell.right) / 2 for cell in month.rows[0] if cell]
    steps = [after - before for before, after in pairwise(middles)]
    assert steps == [pytest.approx(steps[0], abs=0.05)] * 6
    for row in month.rows:
        for middle, cell in zip(middles, row, strict=True):
            assert cell is None or (cell.left + cell.right) / 2 == pytest.approx(middle, abs=0.3)
