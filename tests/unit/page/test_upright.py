"""Vertical stories composed for a height: longer lines where they are taller, faults told once, heads that give way."""

from __future__ import annotations

from typing import Any

import pytest

from broadsheet.page.blocks import TextBlock
from broadsheet.page.fit import StoryFitter
from broadsheet.page.makeup import make_up
from broadsheet.page.model import FilledPage
from broadsheet.page.region import Region
from broadsheet.page.setting import Composer
from broadsheet.page.upright import vertical_fitter
from tests.composing import codes, composer, page, small_layout, story

COPY = "早上七点，旧书市开门。摊主说：“我留着，不卖。”他的摊子在东头，12只纸箱，大约800册书。"


def fitter(made_by: Composer | None = None, columns: int = 3, **more: Any) -> StoryFitter:
    made = story(**{"body": [COPY] * 6, "writing": "vertical", "direction": "vertical", **more})
    found = vertical_fitter(Region(made, 0, columns, 0, 1), 3, made_by or composer())
    assert found is not None
    return found


def made_up(*, rows: str = "A A A A A", **more: Any) -> tuple[FilledPage, Composer]:
    made_by = composer()
    made = story(**{"body": [COPY] * 6, "writing": "vertical", "direction": "vertical", **more})
    return make_up(page([made], rows, fixed=True), made_by), made_by


def test_a_taller_region_has_longer_lines_and_fewer_of_them() -> None:
    found = fitter(set_in=2)
    low, tall = found.at(20), found.at(36)
    assert tall.measure > low.measure
    assert tall.total < low.total


def test_rows_that_cure_a_story_are_the_fewest_that_do() -> None:
    found = fitter(body=[COPY] * 12)
    rows = next(rows for rows in range(60, 6, -1) if found.fit(rows).over)
    filled = found.fill(0, rows - 3)
    assert filled.over_lines > 0
    assert not found.fit(rows - 3 + filled.more_rows).over
    assert all(found.fit(rows - 3 + more).over for more in range(1, filled.more_rows))


def test_a_head_takes_a_smaller_size_where_the_text_would_not_fit() -> None:
    found = fitter(headline="旧书市")
    sizes = [head.size for rows in range(60, 8, -1) if (head := found.fit(rows).frame.head)]
    assert sizes[0] > sizes[-1]


def test_deck_and_byline_begin_the_text_beside_a_vertical_head() -> None:
    blocks = fitter(byline="林一舟", deck="副题在此").at(30).blocks
    begin = ["".join(block.text.chars) for block in blocks if isinstance(block, TextBlock)][:2]
    assert begin == ["副题在此", "林一舟"]


@pytest.mark.parametrize("direction", ["vertical", "horizontal"])
def test_a_word_no_line_holds_is_told_once_at_the_height_it_has(direction: str) -> None:
    _, made_by = made_up(body=["见" + "a" * 200 + "。"], direction=direction)
    assert codes(made_by.findings).count("BS502") == 1


def test_mends_and_missing_characters_are_told_once() -> None:
    _, made_by = made_up(body=["他说,好。" + COPY * 9, "字\U00030000"])
    assert codes(made_by.findings).count("BS501") == 1
    assert codes(made_by.findings).count("BS410") == 1


def test_white_beside_the_head_takes_up_lines_that_would_be_empty() -> None:
    found = fitter(headline="旧书市", body=[COPY] * 10)
    stretched = [found.fit(rows).stretch.head for rows in range(20, 50)]
    assert 0 < max(stretched) <= small_layout().make_up.head_stretch


def test_tiers_are_full_but_for_the_last() -> None:
    found = fitter(body=[COPY] * 8, direction="horizontal")
    filled = found.fill(0, next(rows for rows in range(30, 60) if found.fit(rows).empty > 4))
    ends = {part.column: part.row + part.lines for part in filled.placed}
    tiers = filled.composed.tiers
    assert tiers is not None
    assert [ends[tier] for tier in range(len(ends) - 1)] == [tiers.slots] * (len(ends) - 1)


def test_copy_to_come_keeps_its_room() -> None:
    assert sum(block.characters() for block in fitter(body=[], awaited=300).at(30).blocks) == 300
