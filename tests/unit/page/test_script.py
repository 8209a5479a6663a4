"""What the almanac says, in the script it is printed in."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from broadsheet.base.cache import Cache
from broadsheet.clreq.rules import DEFAULT, LocaleName
from broadsheet.issue.almanac import day_notes
from broadsheet.page.script import in_script
from broadsheet.page.tables import month_rows
from tests.composing import composer, month, small_layout

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
