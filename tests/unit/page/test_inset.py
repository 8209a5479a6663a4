"""Insets take their rows from the text and stand on the grid, apart from it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from broadsheet.base.geometry import Rect
from broadsheet.issue.matter import Copy
from broadsheet.issue.model import Inset, InsetKind, Place
from broadsheet.issue.service import Day, Forecast, Index, IndexLine
from broadsheet.page.blocks import FixedLine
from broadsheet.page.frame import frame
from broadsheet.page.inset import inset_block
from broadsheet.page.model import InsetBlock, Stretch
from tests.composing import SPAN, catalog, composed, composer, paragraph, small_layout, story

GRID = small_layout().grid
KINDS: dict[InsetKind, Inset] = {
    "quote": Inset("quote", SPAN, Copy("宁可松一点，也不把数字拆开", SPAN), Copy("老规矩", SPAN)),
    "facts": Inset("facts", SPAN, Copy("链接", SPAN), None, (paragraph("天地玄黄宇宙洪荒。" * 3),)),
    "figure": Inset("figure", SPAN, Copy("936", SPAN), Copy("个行位", SPAN)),
    "qr": Inset("qr", SPAN, Copy("https://www.w3.org/TR/clreq/", SPAN), Copy("扫码读全文", SPAN)),
    "index": Inset("index", SPAN, Copy("今日导览", SPAN), service=Index((IndexLine("要闻", "A01"),), SPAN)),
    "weather": Inset(
        "weather", SPAN, Copy("天气", SPAN), service=Forecast((Day("今天", "晴", -2, 8),), SPAN)
    ),
}
each_kind = pytest.mark.parametrize("kind", KINDS)


def _made(kind: InsetKind, place: Place = "left", columns: int = 2) -> tuple[InsetBlock, int]:
    """An inset in a story of three columns of text, and the row it begins on."""
    inset = replace(KINDS[kind], place=place, columns=columns)
    made = composed(story(body=["天地玄黄宇宙洪荒日月盈昃辰宿列张" * 30], insets=(inset,)), 3)
    framed = frame(made, made.heads[0], 60, Stretch())
    ((block, row),) = framed.insets
    for container in framed.containers:
        if block.column <= container.column < block.column + block.columns:
            assert container.bottom <= row or row + block.rows <= container.top
    return block, row


def _said(lines: tuple[FixedLine, ...]) -> list[str]:
    return ["".join(line.text.chars[line.line.start : line.line.end]).strip() for line in lines]


@each_kind
def test_all_its_words_stand_within_its_rows_and_its_width(kind: InsetKind) -> None:
    block, _ = _made(kind)
    width = GRID.span(2)
    for line in block.lines:
        assert 0 < line.y < block.rows * GRID.leading
        assert line.x >= 0
        assert line.x + line.line.width <= width
    words = "".join(_said(block.lines))
    inset = KINDS[kind]
    assert inset.line is None or inset.line.text in words
    assert kind == "qr" or inset.words.text in words


@each_kind
@pytest.mark.parametrize(
    ("place", "first", "last"),
    [("top-left", True, False), ("left", False, False), ("bottom-right", False, True)],
)
def test_an_empty_row_parts_it_from_text_above_and_below(
    kind: InsetKind, place: Place, first: bool, last: bool
) -> None:
    block, _ = _made(kind, place)
    parts = [block.box] if block.box else [*block.cells]
    tops = [rect.y for rect in parts] or [line.y - line.text.size * 3 // 4 for line in block.lines]
    feet = [rect.bottom for rect in parts] or [line.y for line in block.lines]
    if kind != "quote":
        assert (min(tops) < GRID.leading) is first
        assert (max(feet) > (block.rows - 1) * GRID.leading) is last


def test_it_stands_where_its_place_says() -> None:
    top, row = _made("figure", "top-right")
    assert (top.column, row) == (1, _made("figure", "top-left")[1])
    middle, bottom = _made("figure", "left")[1], _made("figure", "bottom-left")
    assert row < middle < bottom[1]
    assert bottom[1] + bottom[0].rows == 60


@pytest.mark.parametrize("place", ["top-left", "left"])
def test_a_figure_stands_from_the_tops_of_a_row_to_a_baseline(place: Place) -> None:
    block, _ = _made("figure", place)
    figure, *rest = block.lines
    top = figure.y - catalog().face(figure.text.runs[0].face).rise("0") * figure.text.size // 1000
    assert (figure.y - GRID.drop) % GRID.leading == 0
    assert abs((top - (GRID.leading - GRID.body) // 2) % GRID.leading) < 100
    assert rest[0].y - figure.y == GRID.leading


def test_a_figure_too_wide_for_its_columns_is_set_smaller_in_one_line() -> None:
    inset = replace(KINDS["figure"], words=Copy("1,234,567,890元", SPAN))
    columns = composed(story(body=["文。"]), 3).columns
    block = inset_block(inset, columns, composer())
    (line,) = [line for line in block.lines if "元" in line.text.chars]
    assert len(line.text) == len("1,234,567,890元")
    assert line.line.width <= columns[0].measure


def test_lines_of_a_fact_box_stand_on_baselines_of_the_grid() -> None:
    block, _ = _made("facts")
    body = [line for line in block.lines if line.justified]
    assert body
    assert {(line.y - GRID.drop) % GRID.leading for line in body} == {0}


def test_the_words_of_a_code_stand_beside_it_where_there_is_room() -> None:
    wide, narrow = _made("qr", columns=2)[0], _made("qr", columns=1)[0]
    right = max(cell.right for cell in wide.cells)
    assert all(line.x > right for line in wide.lines)
    foot = max(cell.bottom for cell in narrow.cells)
    assert all(line.y > foot for line in narrow.lines)


def test_a_code_is_square_with_white_about_it() -> None:
    block, _ = _made("qr", columns=1)
    left, right = min(cell.x for cell in block.cells), max(cell.right for cell in block.cells)
    top, foot = min(cell.y for cell in block.cells), max(cell.bottom for cell in block.cells)
    assert abs((right - left) - (foot - top)) <= 2
    assert isinstance(block.cells[0], Rect)
    module = min(cell.h for cell in block.cells)
    assert left >= 3 * module


def test_an_inset_without_room_stands_below_the_region_and_is_told() -> None:
    made = composed(story(body=["文。"], insets=(KINDS["qr"],)), 3)
    framed = frame(made, made.heads[0], 6, Stretch())
    assert framed.lacking > 0
