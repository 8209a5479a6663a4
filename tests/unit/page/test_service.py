"""An index leads with dots to its labels, a forecast has its degrees under each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from msgspec.structs import replace

from broadsheet.display.ops import Text
from broadsheet.issue.service import Day, Forecast, Index, IndexLine
from broadsheet.layout.furniture import ServiceFurniture
from broadsheet.layout.model import Layout
from broadsheet.page.blocks import FixedLine, RowBlock
from broadsheet.page.furniture import furniture
from broadsheet.page.service import service_rows
from tests.composing import SPAN, codes, composed, composer, issue, page, small_layout, story

GRID = small_layout().grid
EM = small_layout().styles["index"].size
WIDE = 13 * EM
DAYS = (
    Day("今天", "晴转多云", -2, 8, "北风3级"),
    Day("明天", "小雨", 3, 12),
    Day("后天", "雪", -10, -3, "东北风4到5级转6级"),
)


def _rows(matter: Index | Forecast, width: int = WIDE) -> list[RowBlock]:
    return list(service_rows(matter, width, composer()))


def _cells(block: RowBlock) -> tuple[FixedLine, ...]:
    (row,) = block.lines
    return row.cells


def _said(cells: Sequence[FixedLine]) -> list[str]:
    return ["".join(cell.text.chars[cell.line.start : cell.line.end]) for cell in cells]


def _index(*lines: tuple[str, str]) -> Index:
    return Index(tuple(IndexLine(*line) for line in lines), SPAN)


def test_a_label_ends_with_the_measure_and_dots_lead_to_it() -> None:
    for block in _rows(_index(("要闻", "A01–A03"), ("国际新闻", "A04"), ("体育", "B12"))):
        name, dots, label = _cells(block)
        assert label.x + label.line.width == WIDE
        assert set(_said([dots])[0]) == {"…"}
        assert name.x + name.line.width <= dots.x <= dots.x + dots.line.width < label.x
        assert label.x - (dots.x + dots.line.width) < EM
        assert len({cell.y for cell in _cells(block)}) == 1


def test_the_dots_of_all_lines_stand_under_each_other() -> None:
    blocks = _rows(_index(("要闻", "A01–A03"), ("国际", "A4"), ("体育", "B12")))
    ends = [dots.x + dots.line.width for _, dots, _ in map(_cells, blocks)]
    assert len({end % (EM // 3) for end in ends}) == 1


def test_a_part_stands_over_its_sections_and_is_kept_with_them() -> None:
    part, section = _rows(_index(("B叠", ""), ("要闻", "B01")))
    assert (_said(_cells(part)), part.heading, section.heading) == (["B叠"], True, False)


def test_a_section_too_long_for_a_line_takes_two() -> None:
    (block,) = _rows(_index(("天地玄黄宇宙洪荒日月盈昃辰宿列张", "A01")))
    *names, label = (cell for cell in _cells(block) if cell.role == "TD")
    assert block.rows == len(names) == 2
    assert names[-1].y == label.y
    assert all(name.x + name.line.width <= label.x for name in names)


def test_lows_and_highs_stand_under_each_other() -> None:
    blocks = _rows(Forecast(DAYS, SPAN))
    assert len(blocks) == len(DAYS)
    rights: dict[str, set[int]] = {}
    for day, block in zip(DAYS, blocks, strict=True):
        ends = {
            words: cell.x + cell.line.width
            for words, cell in zip(_said(_cells(block)), _cells(block), strict=True)
        }
        low, high = (str(number).replace("-", "\u2212") for number in (day.low, day.high))
        rights.setdefault("low", set()).add(ends[low])
        rights.setdefault("high", set()).add(ends[high])
        assert ends["℃"] == WIDE
    assert {key: len(ends) for key, ends in rights.items()} == {"low": 1, "high": 1}


def test_every_word_of_a_forecast_stands_in_its_width_and_its_rows() -> None:
    for width in (8 * EM, WIDE, 24 * EM, 40 * EM):
        for block in _rows(Forecast(DAYS, SPAN), width):
            for cell in _cells(block):
                assert cell.x >= 0
                assert cell.x + cell.line.width <= width
                assert 0 < cell.y <= block.rows * GRID.leading
        said = "".join("".join(_said(_cells(block))) for block in _rows(Forecast(DAYS, SPAN), width))
        for day in DAYS:
            assert day.day in said
            assert day.sky in said
            assert day.wind is None or day.wind in said


def test_days_stand_side_by_side_where_there_is_room() -> None:
    assert [len(_rows(Forecast(DAYS, SPAN), width * EM)) for width in (13, 24, 40)] == [3, 3, 1]


def test_an_index_fills_the_columns_of_its_story_whole() -> None:
    made = composed(story(body=[_index(("B叠", ""), ("要闻", "B01"), ("体育", "B02"))]))
    assert [block.rows for block in made.blocks] == [1, 1, 1]


def _with(item: ServiceFurniture) -> Layout:
    layout = small_layout()
    front = replace(layout.templates["front"], furniture=(item,))
    return replace(layout, templates={**layout.templates, "front": front})


@pytest.mark.parametrize(("rows", "told"), [(7, []), (3, ["BS608"])])
def test_a_forecast_may_be_furniture(rows: int, told: list[str]) -> None:
    making = composer(_with(ServiceFurniture("weather", 1, rows, 1, 2, "all")))
    front = page([story()], "A A A A A")
    ops = furniture(issue(front, days=DAYS), front, making)
    said = ["".join(op.chars) for op in ops if isinstance(op, Text)]
    assert {"今天", "明天", "后天"} & set(said) == ({"今天"} if told else {"今天", "明天", "后天"})
    assert min(op.x for op in ops if isinstance(op, Text)) >= GRID.column_x(1)
    assert codes(making.findings) == told
    foot = GRID.row_y(1 + rows)
    assert all(op.y <= foot for op in ops if isinstance(op, Text))
    assert furniture(issue(front), front, making) == ()


def test_an_index_may_be_furniture() -> None:
    making = composer(_with(ServiceFurniture("index", 1, 4, 1, 2, "all")))
    front = page([story()], "A A A A A")
    said = ["".join(op.chars) for op in furniture(issue(front), front, making) if isinstance(op, Text)]
    assert said[0] == "要闻"
    assert said[-1] == "1"


def test_the_symbols_of_a_day_stand_left_of_its_words_within_its_rows() -> None:
    for width in (13, 24, 40):
        for block in _rows(Forecast(DAYS, SPAN), width * EM):
            (row,) = block.lines
            points = [
                point
                for shape in row.shapes
                for subpath in shape.outline.subpaths
                for point in subpath
                if point
            ]
            assert min(y for point in points for y in point[1::2]) >= 0
            assert max(y for point in points for y in point[1::2]) <= block.rows * GRID.leading
            names = min(cell.x for cell in row.cells)
            assert min(x for point in points for x in point[::2]) >= 0
            if len(_rows(Forecast(DAYS, SPAN), width * EM)) == len(DAYS):
                assert max(x for point in points for x in point[::2]) < names


def test_a_forecast_of_skies_without_symbols_takes_no_room_for_them() -> None:
    (block,) = _rows(Forecast((Day("今天", "日食", 1, 2),), SPAN))
    assert min(cell.x for cell in _cells(block)) == 0


@pytest.mark.parametrize("ems", range(6, 30))
def test_no_words_of_a_day_run_over_others(ems: int) -> None:
    days = (Day("星期三下午", "晴转多云", -12, -3, "东北风4到5级"), Day("周四", "雪", 8))
    for block in _rows(Forecast(days, SPAN), ems * EM):
        by_line: dict[int, list[FixedLine]] = {}
        for cell in _cells(block):
            by_line.setdefault(cell.y, []).append(cell)
        for cells in by_line.values():
            cells.sort(key=lambda cell: cell.x)
            assert cells[0].x >= 0
            for one, other in pairwise(cells):
                assert one.x + one.line.width <= other.x


def test_a_column_too_narrow_for_the_degrees_is_told() -> None:
    making = composer()
    list(service_rows(Forecast((Day("周四", "雪", -12, -3),), SPAN), 4 * EM, making))
    assert codes(making.findings) == ["BS504"]
