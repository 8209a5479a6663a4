"""Tables are read cell by cell, and what is lost, moved, doubled or ranged wrong in them is named."""

from __future__ import annotations

import pytest

from tests.reading import page_judges
from tests.reading.glyphs import Box
from tests.reading.manuscript import Manuscript, Part, altered
from tests.reading.specimen import LEADING, SIZE, frame, glyph, row, table
from tests.reading.stories import set_story
from tests.reading.table_judges import crooked_columns, misset_tables

ROWS = [["号数", "点"], ["五号", "10"], ["小五", "9"]]


def written(rows: list[list[str]], align: str = "ll") -> Manuscript:
    return Manuscript("A", (Part("\n".join("\t".join(row) for row in rows), "table", align),))


def test_a_table_reads_row_by_row() -> None:
    (read,) = table(ROWS).tables
    assert read.words == ROWS
    assert altered(table(ROWS), written(ROWS)) == []
    assert misset_tables(table(ROWS), written(ROWS)) == []


def test_an_empty_cell_keeps_its_column() -> None:
    rows = [["号数", "点", "注"], ["五号", "", "书"], ["小五", "9", ""]]
    assert table(rows).tables[0].words == rows


@pytest.mark.parametrize(
    "rows",
    [
        [["号数", "点"], ["五号", "10"]],
        [["号数", "点"], ["五号", "9"], ["小五", "10"]],
        [["号数", "点"], ["五号", "10"], ["小五", "9"], ["小五", "9"]],
        [["号数", "点"], ["五号", "10"], ["小五", ""]],
    ],
)
def test_lost_moved_and_doubled_cells_are_named(rows: list[list[str]]) -> None:
    assert misset_tables(table(rows), written(ROWS)) != []


def test_a_table_that_is_not_there_is_named() -> None:
    assert len(misset_tables(table([], text=["一二三"]), written(ROWS))) == 1


def test_a_cell_of_two_lines_reads_whole() -> None:
    """The rule, not the line, ends a row."""
    where = frame(rows=2)
    marks = [
        glyph(char, column * 50 + place * 8.5, 9 + line * LEADING, 8.5)
        for column, lines in enumerate((["甲乙", "丙"], ["丁"]))
        for line, text in enumerate(lines)
        for place, char in enumerate(text)
    ]
    rules = [Box(0, y, where.right, y + 0.3) for y in (0.0, 2 * LEADING)]
    assert set_story("A", [where], marks, SIZE, rules).tables[0].words == [["甲乙丙", "丁"]]


def test_two_tables_under_each_other_are_two() -> None:
    rows = [["甲", "乙"], ["1", "2"]]
    upper, lower = table(rows), table(rows, text=["一", "二"])
    marks = [mark for line in (*upper.lines, *lower.lines) for mark in line.glyphs if mark.size < SIZE]
    both = set_story("A", [frame()], marks, SIZE, [*upper.rules, *lower.rules])
    assert [read.words for read in both.tables] == [rows, rows]


def test_small_type_without_rules_is_a_byline_and_no_table() -> None:
    marks = [mark._replace(size=8.5) for mark in row("本报记者", 0, frame())]
    story = set_story("A", [frame()], marks, SIZE)
    assert story.tables == []
    assert story.text == ""


def test_text_and_table_keep_their_order() -> None:
    assert table(ROWS, text=["一二三。"]).text == "一二三。号数点五号10小五9"


@pytest.mark.parametrize("align", ["l", "r"])
def test_a_cell_out_of_line_is_named(align: str) -> None:
    manuscript = written(ROWS, align * 2)
    assert crooked_columns(table(ROWS, align), manuscript) == []
    assert len(crooked_columns(table(ROWS, align, shift=1), manuscript)) == 1


def test_a_table_off_the_grid_is_named() -> None:
    right = table(ROWS, text=["一二三。"])
    assert page_judges.off_grid([right], LEADING) == []
    marks = [
        mark._replace(y=mark.y + 0.1 * (mark.size < SIZE)) for line in right.lines for mark in line.glyphs
    ]
    moved = set_story("A", right.frames, marks, SIZE, right.rules)
    assert page_judges.off_grid([moved], LEADING) != []
