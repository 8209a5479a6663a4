"""Tables and calendars: columns apart, numbers under their points, every row on the grid, nothing lost."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from broadsheet.base.units import Length, pt
from broadsheet.display.ops import Ink, Rule, Text
from broadsheet.issue.matter import Table
from broadsheet.issue.service import Month
from broadsheet.issue.signs import STRONG_OFF, STRONG_ON
from broadsheet.layout.model import Layout
from broadsheet.lines.justify import set_line
from broadsheet.page.blocks import FixedLine, RowBlock
from broadsheet.page.fill import pour
from broadsheet.page.model import Container
from broadsheet.page.paint import paint_story
from broadsheet.page.setting import Composer
from broadsheet.page.tables import month_rows, table_rows
from tests.composing import codes, composed, composer, filled, month, small_layout, story, table, words

WIDE = pt(189)
PRICES = table("品名|价", "纸|3.75", "墨|1200", "版|12.5%", "胶|-0.125", align="lr")


def _rows(matter: Table | Month, measure: Length = WIDE, made: Composer | None = None) -> list[RowBlock]:
    made = made or composer()
    rows = (
        table_rows(matter, measure, made) if isinstance(matter, Table) else month_rows(matter, measure, made)
    )
    return list(rows)


def _lines(rows: Sequence[RowBlock]) -> Iterator[tuple[int, FixedLine]]:
    """Every cell's lines, with the number of the row they stand in."""
    for number, block in enumerate(rows):
        (row,) = block.lines
        for line in row.cells:
            yield number, line


def _said(line: FixedLine) -> str:
    return words(line.text, line.line)


def _right(line: FixedLine) -> Length:
    """Where a line ends; one that was closed up is narrower than its words."""
    return line.x + set_line(line.text, line.line, False).width


def _ruled() -> Layout:
    layout = small_layout()
    heavy, fine = layout.rules["module"], layout.rules["hairline"]
    return replace(layout, make_up=replace(layout.make_up, table_head_rule=heavy, table_rule=fine))


def _assert_apart(rows: Sequence[RowBlock], measure: Length) -> None:
    """No line stands out of its measure or on its neighbour's ground."""
    stood: dict[tuple[int, Length], list[FixedLine]] = {}
    for number, line in _lines(rows):
        assert line.x >= 0
        assert _right(line) <= measure
        stood.setdefault((number, line.y), []).append(line)
    for beside in stood.values():
        for left, right in pairwise(sorted(beside, key=lambda line: line.x)):
            assert _right(left) <= right.x


def test_every_cell_stands_in_the_row_and_column_it_was_written_in() -> None:
    rows = _rows(PRICES)
    assert [[_said(line) for _, line in _lines([row])] for row in rows] == [
        ["品名", "价"],
        ["纸", "3.75"],
        ["墨", "1200"],
        ["版", "12.5%"],
        ["胶", "-0.125"],
    ]


@pytest.mark.parametrize("measure", [pt(90), pt(120), WIDE])
def test_columns_stand_apart_and_within_the_measure(measure: Length) -> None:
    rows = _rows(table("城市|上午阴转多云|气温", "北京|晴|-5", "哈尔滨|小雪|-21.5", align="lcr"), measure)
    _assert_apart(rows, measure)


def test_a_table_fills_its_measure() -> None:
    lines = [line for _, line in _lines(_rows(PRICES))]
    assert min(line.x for line in lines) == 0
    assert max(_right(line) for line in lines) == WIDE


def _point(line: FixedLine) -> Length:
    """Where the point of a number stands, or would stand."""
    said = _said(line).rstrip("%")
    return line.x + line.text.sums[said.index(".") if "." in said else len(said)]


def test_numbers_ranged_right_stand_with_their_points_under_each_other() -> None:
    points = {_point(line) for number, line in _lines(_rows(PRICES)) if number and line.x > 0}
    assert len(points) == 1


def test_whole_numbers_wider_than_those_with_decimals_keep_to_their_column() -> None:
    rows = _rows(table("甲|乙", "一|1234567", "一|1.25", align="lr"), pt(60))
    _assert_apart(rows, pt(60))


def test_strong_numbers_stand_under_the_others() -> None:
    strong = f"{STRONG_ON}2.5{STRONG_OFF}"
    rows = _rows(table("甲|乙", "一|10", f"一|{strong}", align="lr"))
    lines = {_said(line): line for _, line in _lines(rows)}
    assert _point(lines["2.5"]) == _point(lines["10"])


def _starts(rows: Sequence[RowBlock]) -> dict[str, Length]:
    """Where each cell of the second column begins, from the measure's left."""
    return {_said(line): line.x for _, line in _lines(rows) if line.x > 0}


@pytest.mark.parametrize("align", ["lr", "la"])
@pytest.mark.parametrize(
    "cells",
    [
        ("3", "12.5"),
        ("3%", "12.5%", "100%"),
        ("−3.5", "12", "+0.25", "±7"),
        ("3℃", "−21.5℃"),
        ("1,200.5万元", "30亿元"),
        ("约3", "12.5"),
        ("5–8", "12.5–15"),
    ],
)
def test_points_stand_under_each_other_whatever_hangs_on_them(align: str, cells: tuple[str, ...]) -> None:
    rows = _rows(table("甲|乙", *(f"一|{cell}" for cell in cells), align=align))
    _assert_apart(rows, WIDE)
    points = set()
    for number, line in _lines(rows):
        if number and line.x > 0:
            found = re.match(r"[^0-9]*[0-9,]+", _said(line))
            assert found
            points.add(line.x + line.text.sums[found.end()])
    assert len(points) == 1


def test_a_column_that_is_not_ranged_is_of_numbers_only_if_it_has_nothing_else() -> None:
    starts = _starts(_rows(table("甲|乙", "一|10", "一|9", "一|无", align="la")))
    assert len(set(starts.values())) == 1


@pytest.mark.parametrize("align", ["ll", "lc"])
def test_a_column_that_is_ranged_otherwise_keeps_to_that(align: str) -> None:
    rows = _rows(table("甲|一二三四", "一|10", "一|9.5", align=align))
    cells = [line for number, line in _lines(rows) if number and line.x > 0]
    edges = {line.x if align == "ll" else 2 * line.x + line.line.width for line in cells}
    assert max(edges) - min(edges) <= 1


def test_a_head_stands_over_the_middle_of_the_figures() -> None:
    for head in ("气温", "比上年增减"):
        rows = _rows(table(f"甲|{head}", "一|−21.5℃", "一|3.5℃", align="lr"))
        lines = {_said(line): line for _, line in _lines(rows) if line.x > 0}
        figures = lines["−21.5℃"]
        start, end = (figures.x + figures.text.sums[at] for at in (1, 5))
        middle = lines[head].x + lines[head].line.width // 2
        assert abs(middle - (start + end) // 2) <= 2


@pytest.mark.parametrize("none", ["—", "——", "…", "-"])
def test_what_stands_for_no_number_stands_in_the_middle_of_the_figures(none: str) -> None:
    rows = _rows(table("甲|乙", "一|20", "一|10", f"一|{none}", align="la"))
    lines = {number: line for number, line in _lines(rows) if number and line.x > 0}
    middles = [lines[number].x + lines[number].line.width // 2 for number in (1, 3)]
    assert abs(middles[0] - middles[1]) <= 1


def test_rows_may_be_deeper_than_their_lines_which_stand_in_their_middle() -> None:
    layout = small_layout()
    airy = replace(layout, styles={**layout.styles, "table": replace(layout.styles["table"], rows=2)})
    rows = _rows(PRICES, made=composer(airy))
    assert [block.rows for block in rows] == [2] * 5
    first = layout.grid.baseline(0) - layout.grid.row_y(0)
    assert {line.y for _, line in _lines(rows)} == {first + layout.grid.leading // 2}


@pytest.mark.parametrize("cell", ["无", "一百二十余万元", "3.75元"])
def test_words_in_a_column_of_numbers_end_at_its_edge(cell: str) -> None:
    rows = _rows(table("甲|乙", "一|1.25", f"一|{cell}", align="lr"))
    (line,) = (line for _, line in _lines(rows) if _said(line) == cell)
    assert _right(line) == WIDE
    _assert_apart(rows, WIDE)


def test_a_year_as_a_head_ends_where_its_column_does() -> None:
    rows = _rows(table("甲|2024", "一|1.25", align="lr"))
    (year,) = (line for _, line in _lines(rows) if _said(line) == "2024")
    assert _right(year) == WIDE


@pytest.mark.parametrize(("align", "place"), [("l", 0), ("c", 1), ("r", 2)])
def test_cells_are_ranged_as_their_column_is(align: str, place: int) -> None:
    rows = _rows(table("三个字|乙", "一|丙", align=f"{align}l"))
    head, cell = (line for _, line in _lines(rows) if line.x < pt(40))
    assert cell.x - head.x == place * pt(8)


def test_a_cell_wider_than_its_column_runs_over_rows_and_stays_in_its_measure() -> None:
    long = "第二天上午装上印刷机，先印三百张看墨色"
    rows = _rows(table("工序|说明", f"上版|{long}", "开印|三千张", align="ll"), pt(90))
    _assert_apart(rows, pt(90))
    assert [block.rows for block in rows] == [1, 3, 1]
    assert "".join(_said(line) for number, line in _lines(rows) if number == 1 and line.x > 0) == long


def test_the_lines_of_a_row_stand_on_the_baselines_of_the_grid() -> None:
    grid = small_layout().grid
    made = table("工序|说明", "上版|第二天上午装上印刷机，先印三百张看墨色", "开印|三千张")
    fill = filled(story(body=["先看边。", made, "再看字。"]), 1, 30)
    cells = [op for op in paint_story(fill, small_layout()) if isinstance(op, Text) and op.tag.role == "TD"]
    assert len(cells) > 6
    assert {op.y for op in cells} <= {grid.baseline(row) for row in range(grid.rows)}


def test_the_rows_of_a_table_do_not_share_a_row_of_the_grid_with_the_text_around_it() -> None:
    fill = filled(story(body=["先看边。", PRICES, "再看字。"]), 1, 30)
    texts = [op for op in paint_story(fill, small_layout()) if isinstance(op, Text) and op.tag.story]
    below = [op.y for op in texts if op.tag.role in ("P", "TD")]
    assert below == sorted(below)
    assert len(set(below)) == 1 + len(PRICES.rows) + 1


def test_the_head_of_a_table_keeps_a_row_with_it() -> None:
    rows = _rows(PRICES)
    assert [block.heading for block in rows] == [True, False, False, False, False]
    placed = pour(rows, [Container(0, 0, 1), Container(1, 0, 9)]).placed
    assert {part.column for part in placed} == {1}


def test_a_head_without_rows_does_not_wait_for_what_follows() -> None:
    assert [block.heading for block in _rows(table("甲|乙"))] == [False]


def test_a_table_runs_on_in_the_next_column() -> None:
    placed = pour(_rows(PRICES), [Container(0, 0, 3), Container(1, 0, 9)]).placed
    assert [part.column for part in placed] == [0, 0, 0, 1, 1]


def test_the_head_stands_between_heavier_rules_and_the_foot_on_one() -> None:
    rows = _rows(table("甲|乙", "一|二", "三|四"), made=composer(_ruled()))
    weights = [[(rule.rule.depth, rule.y) for rule in block.lines[0].rules] for block in rows]
    assert weights == [[(500, 0)], [(500, 0)], [(300, 0), (500, pt(12))]]
    assert {rule.width for block in rows for rule in block.lines[0].rules} == {WIDE}


def test_a_rule_of_a_table_lies_on_the_line_between_two_rows() -> None:
    made = composer(_ruled())
    fill = filled(story(body=[table("甲|乙", "一|二")], headline=""), 1, 30)
    blocks = tuple(_rows(table("甲|乙", "一|二"), pt(90), made))
    drawn = replace(fill, composed=replace(fill.composed, blocks=blocks))
    rules = [op for op in paint_story(drawn, _ruled()) if isinstance(op, Rule)]
    tops = {small_layout().grid.row_y(row) for row in range(30)}
    assert len(rules) == 3
    assert all(min(abs(rule.y1 - top) for top in tops) <= 1 for rule in rules)


def test_a_layout_without_rules_for_tables_draws_none() -> None:
    assert [block.lines[0].rules for block in _rows(PRICES)] == [()] * 5


def test_an_empty_cell_takes_its_room_and_no_ink() -> None:
    rows = _rows(table("甲|乙", "|二", "一|"))
    assert [len(block.lines[0].cells) for block in rows] == [2, 1, 1]
    assert [block.rows for block in rows] == [1, 1, 1]


def test_half_width_marks_in_a_cell_are_mended_with_a_note() -> None:
    made = composer().for_story(story())
    rows = _rows(table("甲|乙", "先看,后说|二"), made=made)
    made.tell_mends()
    assert "先看，后说" in [_said(line) for _, line in _lines(rows)]
    assert codes(made.findings) == ["BS501"]


def test_a_table_of_more_columns_than_there_is_room_for_is_told() -> None:
    made = composer().for_story(story())
    eight = "|".join(["二字"] * 8)
    _rows(table(eight, eight), pt(90), made)
    assert codes(made.findings) == ["BS504"]
    assert made.findings[0].args == {"id": "A"}


def test_a_table_whose_columns_hold_one_character_each_still_fits() -> None:
    made = composer()
    five = "|".join(["二字"] * 5)
    rows = _rows(table(five, five), pt(90), made)
    assert codes(made.findings) == []
    _assert_apart(rows, pt(90))


_PIECES = ["一", "北京", "上海，", "（天津）", "《晚报》", "……", "——", "约3.5%", "OpenType", "A4、"]
_WORDS = st.lists(st.sampled_from(_PIECES), max_size=4).map("".join)
_CELLS = _WORDS | st.from_regex(r"-?[0-9]{1,5}(\.[0-9]{1,3})?%?", fullmatch=True)


@given(
    st.integers(1, 4).flatmap(
        lambda count: st.tuples(
            st.lists(st.lists(_CELLS, min_size=count, max_size=count), min_size=1, max_size=5),
            st.text("lcr", min_size=count, max_size=count),
        )
    ),
    st.integers(60, 240),
)
def test_whatever_its_cells_a_table_loses_nothing_and_its_columns_stand_apart(
    made: tuple[list[list[str]], str], points: int
) -> None:
    cells, align = made
    written = table(*("|".join(row) for row in cells), align=align)
    composer_ = composer()
    rows = _rows(written, pt(points), composer_)
    if "BS504" not in codes(composer_.findings):
        _assert_apart(rows, pt(points))
    said = [sorted("".join(_said(line) for _, line in _lines([row]))) for row in rows]
    wanted = [
        sorted("".join(composer_.normal(cell, row.span, keep_spaces=True) for cell in row.cells))
        for row in written.rows
    ]
    assert said == wanted
    grid = small_layout().grid
    baselines = {grid.baseline(row) - grid.row_y(0) for row in range(30)}
    assert {line.y for _, line in _lines(rows)} <= baselines
    for block in rows:
        assert all(line.y < block.rows * grid.leading for _, line in _lines([block]))


def test_a_month_is_a_row_of_weekdays_and_a_row_a_week() -> None:
    rows = _rows(month())
    assert [_said(line) for _, line in _lines(rows[:1])] == list("一二三四五六日")
    assert len(rows) == 1 + 5
    assert [block.rows for block in rows] == [1, 2, 2, 2, 2, 2]


@pytest.mark.parametrize(
    ("year", "number"), [(2025, 1), (2025, 2), (2024, 2), (2025, 3), (2021, 2), (2150, 8)]
)
def test_every_day_of_a_month_stands_once_under_its_weekday(year: int, number: int) -> None:
    cell = WIDE // 7
    seen: list[int] = []
    for row, line in _lines(_rows(month(year, number, notes=False))):
        if row:
            day = int(_said(line))
            assert calendar.weekday(year, number, day) == line.x // cell
            assert calendar.monthcalendar(year, number)[row - 1][line.x // cell] == day
            seen.append(day)
    assert seen == list(range(1, calendar.monthrange(year, number)[1] + 1))


def test_figures_notes_and_weekdays_stand_in_the_middle_of_their_cells() -> None:
    cell = WIDE // 7
    for _, line in _lines(_rows(month())):
        left = line.x % cell
        assert abs(left - (cell - line.line.natural - left)) <= 1


def test_the_lunar_day_stands_under_its_day() -> None:
    rows = _rows(month())
    (second,) = rows[2].lines
    pairs = [(_said(upper), _said(lower)) for upper, lower in pairwise(second.cells) if upper.y < lower.y]
    assert ("6", "初七") in pairs
    assert all(
        lower.y - upper.y >= lower.text.size * 88 // 100
        for upper, lower in pairwise(second.cells)
        if upper.y < lower.y
    )
    assert len(pairs) == 7
    (last,) = rows[5].lines
    assert ("29", "春节") in [(_said(a), _said(b)) for a, b in pairwise(last.cells)]


def test_days_off_have_a_style_of_their_own() -> None:
    red = Ink(0, 900, 900, 0)
    layout = small_layout()
    off = replace(layout.styles["day"], ink=red)
    made = composer(replace(layout, styles={**layout.styles, "day_off": off}))
    figures = [line for _, line in _lines(_rows(month(), made=made)) if _said(line).isdecimal()]
    assert [int(_said(line)) for line in figures if line.ink == red] == [
        1,
        4,
        5,
        11,
        12,
        18,
        19,
        25,
        28,
        29,
        30,
        31,
    ]


def test_a_week_holds_its_figures_and_notes_within_its_rows() -> None:
    for block in _rows(month())[1:]:
        for line in block.lines[0].cells:
            assert line.y - line.text.size * 88 // 100 >= 0
            assert line.y + line.text.size * 12 // 100 <= block.rows * pt(12)


def test_a_month_is_not_parted() -> None:
    rows = _rows(month())
    placed = pour(rows, [Container(0, 0, 10), Container(1, 0, 11)]).placed
    assert {part.column for part in placed} == {1}


def test_a_month_in_a_column_too_narrow_for_its_notes_is_told() -> None:
    made = composer().for_story(story())
    _rows(month(), pt(90), made)
    assert codes(made.findings) == ["BS504"]
    bare = composer()
    _rows(month(notes=False), pt(90), bare)
    assert codes(bare.findings) == []


def test_a_calendar_and_a_table_are_counted_with_the_storys_rows() -> None:
    made = composed(story(body=["先看边。", PRICES, month()], set_in=1), 3)
    assert made.total == 1 + 1 + 5 + 11, "an empty row parts the text from the table"
