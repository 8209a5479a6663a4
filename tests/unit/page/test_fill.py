"""Lines into rows: in thread order, a crosshead never last in its column, columns level, nothing lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.lines.model import Line
from broadsheet.page.blocks import Block, TextBlock
from broadsheet.page.fill import bad_endings, cut, level, pour, room
from broadsheet.page.model import Container, Placed
from tests.composing import shaped, small_layout

TEXT = shaped("国")
LINE = Line(0, 1, 90_000, 0, 9_000, "regular")


def _body(lines: int) -> Block:
    return TextBlock(TEXT, [LINE] * lines, small_layout().styles["body"])


def _crosshead(lines: int = 1) -> Block:
    return TextBlock(TEXT, [LINE] * lines, small_layout().styles["crosshead"], rows=2, heading=True)


def _columns(*rows: int) -> list[Container]:
    return [Container(column, 0, deep) for column, deep in enumerate(rows)]


def _feet(placed: list[Placed], blocks: list[Block], columns: int) -> list[int]:
    """The first row under each column's text."""
    ends = [(part.column, part.row + part.lines * blocks[part.block].rows) for part in placed]
    return [max((end for column, end in ends if column == index), default=0) for index in range(columns)]


def test_a_paragraph_runs_on_in_the_next_column() -> None:
    poured = pour([_body(8)], _columns(5, 5))
    assert poured.placed == [Placed(0, 0, 5, 0, 0), Placed(0, 5, 3, 1, 0)]
    assert poured.over == 0


def test_paragraphs_follow_each_other_without_white() -> None:
    assert pour([_body(2), _body(2)], _columns(4)).placed == [Placed(0, 0, 2, 0, 0), Placed(1, 0, 2, 0, 2)]


def test_what_does_not_fit_is_counted() -> None:
    poured = pour([_body(4), _body(9)], _columns(5, 5))
    assert poured.over == 3
    assert sum(part.lines for part in poured.placed) == 10


def test_with_no_room_at_all_everything_is_over() -> None:
    assert pour([_body(4), _crosshead()], []) == ([], 6)


def test_no_copy_leaves_every_row() -> None:
    assert pour([], _columns(5)) == ([], 0)


@pytest.mark.parametrize(("above", "column"), [(5, 0), (6, 0), (7, 0), (8, 1), (9, 1)])
def test_a_crosshead_moves_on_where_no_text_could_stand_under_it(above: int, column: int) -> None:
    poured = pour([_body(above), _crosshead(), _body(4)], _columns(10, 10))
    crosshead = next(part for part in poured.placed if part.block == 1)
    assert crosshead.column == column


def test_a_crosshead_of_two_lines_is_not_parted() -> None:
    poured = pour([_body(6), _crosshead(2), _body(4)], _columns(10, 10))
    assert [part for part in poured.placed if part.block == 1] == [Placed(1, 0, 2, 1, 0)]


def test_crossheads_in_a_row_keep_text_under_the_last() -> None:
    poured = pour([_body(6), _crosshead(), _crosshead(), _body(4)], _columns(10, 10))
    last = [
        max((p for p in poured.placed if p.column == column), key=lambda p: p.row).block for column in (0, 1)
    ]
    assert all(block in (0, 3) for block in last)


def test_columns_end_level() -> None:
    blocks = [_body(12)]
    assert _feet(level(blocks, _columns(9, 9, 9), 3), blocks, 3) == [4, 4, 4]


@pytest.mark.parametrize("lines", range(1, 28))
def test_columns_differ_by_one_line_at_most_and_the_last_ones_are_shorter(lines: int) -> None:
    blocks = [_body(1)] * lines
    feet = _feet(level(blocks, _columns(9, 9, 9), 3), blocks, 3)
    assert sum(feet) == lines
    assert max(feet) - min(feet) <= 1
    assert feet == sorted(feet, reverse=True)


def test_columns_beside_a_photo_end_level_with_those_below_it() -> None:
    blocks = [_body(14)]
    feet = _feet(level(blocks, [Container(0, 0, 10), Container(1, 4, 10), Container(2, 4, 10)], 3), blocks, 3)
    assert max(feet) - min(feet) <= 1


def test_leveling_never_loses_a_line() -> None:
    blocks = [_body(5), _crosshead(), _body(6), _crosshead(), _body(3)]
    placed = level(blocks, _columns(10, 10), 2)
    assert sum(part.lines for part in placed) == 16


def test_no_column_begins_with_the_last_line_of_a_paragraph_where_one_may_end_a_row_higher() -> None:
    """Eight lines of eight rows and one of nine stand 6, 6, 6: the second paragraph's last line would head the third."""
    blocks = [_body(6), _body(7), _body(4)]
    placed = level(blocks, _columns(6, 6, 6), 3)
    assert bad_endings(blocks, placed) == []
    assert _feet(placed, blocks, 3) == [6, 5, 6]


def test_a_paragraph_of_one_line_may_head_a_column() -> None:
    blocks = [_body(6), _body(1), _body(5)]
    assert _feet(level(blocks, _columns(6, 6), 2), blocks, 2) == [6, 6]
    assert bad_endings(blocks, level(blocks, _columns(6, 6), 2)) == []


def test_two_lines_stand_under_a_crosshead_where_a_column_may_end_higher() -> None:
    blocks = [_body(7), _crosshead(), _body(8)]
    placed = level(blocks, _columns(10, 10), 2)
    assert bad_endings(blocks, placed) == []


def test_a_last_line_that_must_head_a_column_is_told() -> None:
    blocks = [_body(7), _body(5)]
    placed = level(blocks, _columns(6, 6), 2)
    assert [(ending.block, ending.column) for ending in bad_endings(blocks, placed)] == [(0, 1)]


def test_a_crosshead_with_one_line_under_it_is_told() -> None:
    blocks = [_body(7), _crosshead(), _body(11)]
    placed = pour(blocks, _columns(10, 10)).placed
    assert [(ending.block, ending.column) for ending in bad_endings(blocks, placed)] == [(1, 0)]


def test_a_crosshead_that_heads_a_short_column_is_in_company() -> None:
    blocks = [_body(9), _crosshead(), _body(6)]
    assert bad_endings(blocks, pour(blocks, _columns(9, 3, 6)).placed) == []


def test_a_crosshead_over_the_last_line_of_the_story_is_in_company() -> None:
    blocks = [_body(7), _crosshead(), _body(1)]
    assert bad_endings(blocks, pour(blocks, _columns(10)).placed) == []


def test_a_cut_container_ends_where_it_must_and_an_empty_one_goes() -> None:
    assert cut([Container(0, 2, 9), Container(1, 5, 9)], [7, 5]) == [Container(0, 2, 7)]


def test_room_is_rows_free() -> None:
    assert room([Container(0, 2, 9), Container(1, 5, 9)]) == 11


BLOCKS = st.lists(
    st.one_of(st.builds(_body, st.integers(1, 9)), st.builds(_crosshead, st.integers(1, 2))), max_size=8
)
CONTAINERS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 12)), max_size=4).map(
    lambda pairs: [Container(index, top, top + deep) for index, (top, deep) in enumerate(pairs)]
)


@given(BLOCKS, CONTAINERS)
def test_placed_and_over_are_all_there_is(blocks: list[Block], containers: list[Container]) -> None:
    placed, over = pour(blocks, containers)
    set_rows = sum(part.lines * blocks[part.block].rows for part in placed)
    assert set_rows + over == sum(len(block.lines) * block.rows for block in blocks)


@given(BLOCKS, CONTAINERS)
def test_every_line_is_placed_once_in_order_and_inside_its_column(
    blocks: list[Block], containers: list[Container]
) -> None:
    placed, _ = pour(blocks, containers)
    lines = [(part.block, part.first + index) for part in placed for index in range(part.lines)]
    every = [(number, index) for number, block in enumerate(blocks) for index in range(len(block.lines))]
    assert lines == every[: len(lines)]
    spans = [(part.column, part.row, part.row + part.lines * blocks[part.block].rows) for part in placed]
    assert spans == sorted(spans)
    for column, top, bottom in spans:
        assert any(c == column and a <= top and bottom <= b for c, a, b in containers)
    for (column, _, bottom), (other, top, _) in pairwise(spans):
        assert column != other or bottom <= top


@given(BLOCKS, st.integers(1, 4), st.integers(1, 40))
def test_leveling_sets_all_that_fits(blocks: list[Block], columns: int, deep: int) -> None:
    containers = _columns(*[deep] * columns)
    if pour(blocks, containers).over:
        return
    placed = level(blocks, containers, columns)
    assert sum(part.lines for part in placed) == sum(len(block.lines) for block in blocks)


@given(st.lists(st.integers(1, 12), min_size=1, max_size=5), st.integers(2, 4))
def test_columns_parted_by_crossheads_are_level_as_far_as_can_be(lines: list[int], columns: int) -> None:
    """A crosshead that moves on leaves no more than the rows it and its company would have taken."""
    blocks = [block for count in lines for block in (_crosshead(), _body(count))][1:]
    rows = sum(len(block.lines) * block.rows for block in blocks)
    feet = _feet(level(blocks, _columns(*[rows] * columns), columns), blocks, columns)
    assert sum(feet) == rows
    assert max(feet) - min(feet) <= 3 + rows % columns
