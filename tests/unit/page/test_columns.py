"""Text columns of a region: base columns as they are, merged (长栏) and re-divided (破栏), in whole characters."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from broadsheet.base.units import pt
from broadsheet.layout.model import Grid
from broadsheet.layout.styles import BoxStyle
from broadsheet.page.columns import text_columns
from tests.composing import small_layout

BODY = pt(9)


def _grid(characters: int, columns: int) -> Grid:
    return replace(small_layout().grid, columns=columns, measure=characters * BODY, gutter=BODY)


def _characters(grid: Grid, columns: int, set_in: int | None = None) -> list[int]:
    made = text_columns(grid, 0, columns, set_in, None)
    assert all(column.measure % BODY == 0 for column in made)
    return [column.measure // BODY for column in made]


def test_a_story_keeps_the_base_columns_it_stands_in() -> None:
    grid = _grid(13, 8)
    made = text_columns(grid, 2, 3, None, None)
    assert [column.x for column in made] == [grid.column_x(index) for index in (2, 3, 4)]
    assert [column.measure for column in made] == [13 * BODY] * 3
    assert text_columns(grid, 2, 3, 3, None) == made


@pytest.mark.parametrize(("columns", "characters"), [(1, 13), (2, 27), (3, 41), (4, 55), (5, 69)])
def test_merged_columns_win_the_gutters_between_them(columns: int, characters: int) -> None:
    assert _characters(_grid(13, 8), columns, 1) == [characters]


@pytest.mark.parametrize(
    ("base", "columns", "set_in", "characters"),
    [(13, 3, 2, 20), (13, 5, 3, 22), (11, 3, 2, 17), (11, 4, 3, 15), (11, 5, 4, 14)],
)
def test_redivided_columns_hold_whole_characters(
    base: int, columns: int, set_in: int, characters: int
) -> None:
    assert _characters(_grid(base, 8), columns, set_in) == [characters] * set_in


@pytest.mark.parametrize(("columns", "set_in"), [(3, 2), (5, 3), (4, 3), (2, 3), (8, 7)])
def test_redivided_columns_reach_from_edge_to_edge(columns: int, set_in: int) -> None:
    grid = _grid(13, 8)
    made = text_columns(grid, 0, columns, set_in, None)
    assert made[0].x == grid.x
    assert made[-1].x + made[-1].measure == grid.x + grid.span(columns)
    gaps = [right.x - left.x - left.measure for left, right in pairwise(made)]
    assert max(gaps) - min(gaps) <= 1
    assert min(gaps) >= grid.gutter


def test_a_box_keeps_its_air_on_both_sides() -> None:
    grid = _grid(13, 8)
    made = text_columns(grid, 1, 3, None, BoxStyle(BODY, None, None))
    assert made[0].x == grid.column_x(1) + BODY
    assert made[-1].x + made[-1].measure == grid.column_x(1) + grid.span(3) - BODY
    assert {column.measure for column in made} == {12 * BODY}


def test_a_merged_column_in_a_box_stands_in_the_middle() -> None:
    grid = _grid(13, 8)
    (made,) = text_columns(grid, 0, 2, 1, BoxStyle(pt(4), None, None))
    left, right = made.x - grid.x, grid.x + grid.span(2) - made.x - made.measure
    assert abs(left - right) <= 1
    assert made.measure == 26 * BODY
