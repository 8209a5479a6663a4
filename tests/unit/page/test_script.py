"""What the almanac says, in the script it is printed in."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from broadsheet.base.cache import Cache
from broadsheet.clreq.rules import DEFAULT, LocaleName
from broadsheet.issue.almanac import day_notes
from broadsheet.issue.matter import Copy
from broadsheet.issue.model import Address, Inset
from broadsheet.issue.service import Index, IndexLine
from broadsheet.page.compose import compose_story
from broadsheet.page.region import Region
from broadsheet.page.script import in_script
from broadsheet.page.tables import month_rows
from tests.composing import SPAN, composer, month, small_layout, story

SIMPLIFIED = set("农历腊闰惊蛰满种处节国庆劳动阳龙")


def test_no_simplified_character_is_left_in_a_year_of_days() -> None:
    notes = {
        in_script(note, "zh-Hant-TW")
        for number in range(1, 13)
        for note, *_ in day_notes(2025, number, Cache(None))
    }
    assert {"驚蟄", "小滿", "芒種", "處暑", "穀雨", "端午", "閏六月", "臘八"} <= notes
    assert not SIMPLIFIED & set("".join(notes))


@pytest.mark.parametrize(("locale", "note"), [("zh-Hant-TW", "驚蟄"), ("zh-Hans", "惊蛰")])
def test_a_calendar_is_printed_in_the_script_of_its_layout(locale: LocaleName, note: str) -> None:
    layout = replace(small_layout(), composition=DEFAULT._replace(locale=locale))
    rows = month_rows(month(2025, 3), 300_000, composer(layout))
    cells = ["".join(cell.text.chars) for block in rows for row in block.lines for cell in row.cells]
    assert note in cells


@pytest.mark.parametrize(
    ("locale", "words", "title"),
    [("zh-Hant-TW", "（下轉B02版）", "今日導覽"), ("zh-Hans", "（下转B02版）", "今日导览")],
)
def test_lines_and_titles_of_our_own_are_printed_in_the_script_of_their_layout(
    locale: LocaleName, words: str, title: str
) -> None:
    layout = replace(small_layout(), composition=DEFAULT._replace(locale=locale))
    making = replace(composer(layout), pages={Address(3, "A"): "B02版"})
    assert making.page_words("（下转{}）", Address(3, "A")) == words
    inset = Inset("index", SPAN, Copy("今日导览", SPAN), service=Index((IndexLine("要聞", "1"),), SPAN))
    made = compose_story(Region(story(insets=(inset,)), 0, 2, 0, 1), 3, making)
    assert made is not None
    (block,) = made.insets
    assert "".join(block.lines[0].text.chars) == title
