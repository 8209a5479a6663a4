"""Tiers of a vertical story: how a height is divided, and where head and photos stand in them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace

from broadsheet.display.ops import Rule
from broadsheet.page.dividers import dividers
from broadsheet.page.fit import StoryFitter
from broadsheet.page.frame import container_rect
from broadsheet.page.model import Container, Filled, FilledPage, TextColumn, Tiers
from broadsheet.page.photos.photo import photo_rect
from broadsheet.page.region import Edges, Region
from broadsheet.page.tiers import divide_height, head_width
from broadsheet.page.upright import vertical_fitter
from tests.composing import composer, page, photo, small_layout, story

GRID = small_layout().grid
COLUMN = TextColumn(GRID.x, GRID.span(3))
COPY = "早上七点，旧书市开门。摊主说：“我留着，不卖。”他的摊子在东头，12只纸箱，大约800册书。"


def tiers(rows: int, wanted: int | None = None, top: int = 0) -> Tiers:
    return divide_height(rows, top, wanted, COLUMN, GRID)


def fitter(paragraphs: int = 6, columns: int = 3, **more: Any) -> StoryFitter:
    made = story(body=[COPY] * paragraphs, writing="vertical", **{"direction": "vertical", **more})
    found = vertical_fitter(Region(made, 0, columns, 0, 1), 3, composer())
    assert found is not None
    return found


def fill(rows: int, paragraphs: int = 6, **more: Any) -> Filled:
    return fitter(paragraphs, **more).fill(3, rows)


@pytest.mark.parametrize("rows", range(6, 90, 7))
def test_tiers_hold_whole_characters_and_end_with_the_rows(rows: int) -> None:
    made = tiers(rows)
    assert made.measure % GRID.body == 0
    foot = made.tops[-1] + made.measure
    height = rows * GRID.leading - (GRID.leading - GRID.body)
    assert foot == height if len(made.tops) > 1 else height - GRID.body < foot <= height
    for upper, lower in zip(made.tops, made.tops[1:], strict=False):
        assert lower - upper - made.measure >= GRID.leading


@pytest.mark.parametrize("rows", range(12, 120, 9))
def test_lines_hold_ten_to_twenty_one_characters_where_no_number_is_asked_for(rows: int) -> None:
    assert 9 <= tiers(rows).measure // GRID.body <= 21


def test_so_many_tiers_as_are_asked_for_but_none_of_less_than_four_characters() -> None:
    assert len(tiers(40, 3).tops) == 3
    crowded = tiers(12, 9)
    assert crowded.measure >= 4 * GRID.body


def test_lines_stand_a_leading_apart_from_the_right_edge_on() -> None:
    made = tiers(20)
    right = COLUMN.x + COLUMN.measure
    assert made.centre(0) + GRID.body // 2 == right
    assert made.centre(0) - made.centre(1) == GRID.leading
    assert COLUMN.x <= made.left(made.slots - 1) < COLUMN.x + GRID.leading


def test_a_crosshead_stands_in_the_middle_of_the_lines_it_takes() -> None:
    made = tiers(20)
    assert 2 * made.centre(4, 2) == made.centre(4) + made.centre(5)


def test_no_line_stands_under_the_head_in_the_tiers_it_reaches() -> None:
    filled = fill(30, headline="旧书市里")
    head, made = filled.frame.head, filled.composed.tiers
    assert head is not None
    assert made is not None
    left = filled.composed.x + filled.composed.width - head_width(head)
    for container in filled.frame.containers:
        if made.tops[container.column] < head.height:
            assert made.left(container.top) + made.size < left


def test_a_horizontal_head_stands_over_all_tiers() -> None:
    filled = fill(30, direction="horizontal")
    head, made = filled.frame.head, filled.composed.tiers
    assert head is not None
    assert made is not None
    assert made.tops[0] == head.rows * GRID.leading


@pytest.mark.parametrize("place", ["top-right", "top-left", "bottom-left", "bottom-right", "left"])
@pytest.mark.parametrize("direction", ["vertical", "horizontal"])
def test_lines_and_photos_keep_apart(place: str, direction: str) -> None:
    filled = fill(48, photos=(photo(place=place, caption="图说在这里"),), direction=direction)
    ((block, row),) = filled.frame.photos
    x = filled.composed.columns[block.column].x
    picture = photo_rect(block, x, filled.top + row, GRID)
    assert block.aside == picture.x - x > 0
    foot = GRID.row_y(filled.top + row + block.rows + block.caption_rows)
    assert not filled.frame.lacking
    assert x + block.width <= filled.composed.x + filled.composed.width
    for container in filled.frame.containers:
        rect = container_rect(filled, container, GRID)
        aside = rect.right < x or picture.right < rect.x
        assert aside or rect.bottom < picture.y or foot <= rect.y + GRID.body


def test_a_photo_at_the_foot_ends_with_the_text() -> None:
    filled = fill(48, photos=(photo(place="bottom-left"),))
    ((block, row),) = filled.frame.photos
    assert row + block.rows + block.caption_rows == 48


def test_what_has_no_room_is_lacking() -> None:
    assert fill(2, headline="一二三四五六七八").frame.lacking > 0


def test_a_container_is_where_its_lines_stand() -> None:
    filled = fill(30)
    made = filled.composed.tiers
    assert made is not None
    rect = container_rect(filled, Container(0, 2, 5), GRID)
    assert (rect.right, rect.w) == (made.right - 2 * GRID.leading, 2 * GRID.leading + GRID.body)
    assert rect.y == GRID.cap(3) + made.tops[0]


def tier_rules(filled: Filled) -> list[Rule]:
    """The rules that the page of one story has where its layout wants them between tiers."""
    layout = small_layout()
    make_up = replace(layout.make_up, tier_rule=layout.rules["hairline"], column_rule=None)
    alone = FilledPage(page([filled.composed.story]), 0, (filled,), (), Edges((), (), frozenset()), ())
    return list(dividers(alone, replace(layout, make_up=make_up)))


@pytest.mark.parametrize("place", ["top-left", "bottom-right", ""])
def test_a_rule_between_tiers_stands_in_the_middle_of_their_white_and_crosses_nothing(place: str) -> None:
    photos = (photo(place=place, caption="图说在这里"),) if place else ()
    filled = fill(60, 30, columns=4, headline="旧书市里", photos=photos)
    made, top, head = filled.composed.tiers, GRID.cap(filled.top), filled.frame.head
    assert made is not None
    assert head is not None
    rules = tier_rules(filled)
    whites = [(at + made.measure + below) // 2 for at, below in pairwise(made.tops)]
    assert {round((rule.y1 - top) / 500) for rule in rules} == {round(white / 500) for white in whites}
    head_left = filled.composed.x + filled.composed.width - head_width(head)
    for rule in rules:
        assert filled.composed.x <= rule.x1 < rule.x2 <= filled.composed.x + filled.composed.width
        assert rule.x2 < head_left or rule.y1 > top + head.height
        for block, row in filled.frame.photos:
            x = filled.composed.columns[block.column].x
            picture = photo_rect(block, x, filled.top + row, GRID)
            assert rule.x2 < x or x + block.width < rule.x1 or not picture.y < rule.y1 < picture.bottom


def test_a_layout_that_asks_for_no_rule_between_tiers_has_none() -> None:
    filled = fill(60, 30)
    alone = FilledPage(page([filled.composed.story]), 0, (filled,), (), Edges((), (), frozenset()), ())
    assert list(dividers(alone, small_layout())) == []
