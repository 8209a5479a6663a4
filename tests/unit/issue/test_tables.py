"""A table written between bars has the rows, cells and alignments that its editor meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.base.diagnostics import Findings
from broadsheet.base.source import Span
from broadsheet.issue.markup import Copyreader, Line, read_copy
from broadsheet.issue.matter import Paragraph, Table
from broadsheet.issue.signs import STRONG_OFF, STRONG_ON
from broadsheet.issue.tables import read_table

from .conftest import Loaded

Load = Callable[..., Loaded]

SIZES = "| 字号 | 点数 |\n| --- | --: |\n| 五号 | 10.5 |\n| 小五 | 9 |"


def _inline(copy: str) -> str:
    return "headline: 一\nbody: |\n  " + copy.replace("\n", "\n  ")


def _table(loaded: Loaded) -> Table:
    (table,) = (matter for matter in loaded.story.body if isinstance(matter, Table))
    return table


def _cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def test_a_table_has_its_head_its_rows_and_no_divider(load: Load) -> None:
    loaded = load(_inline(SIZES))
    assert _cells(_table(loaded)) == [("字号", "点数"), ("五号", "10.5"), ("小五", "9")]
    assert loaded.faults == []


def test_columns_are_ranged_as_the_second_line_says(load: Load) -> None:
    loaded = load(_inline("|一|二|三|四|\n|---|:--|:-:|--:|\n|a|b|c|d|"))
    assert _table(loaded).align == ("auto", "left", "center", "right")


def test_the_bars_at_both_ends_may_be_left_out_at_the_right(load: Load) -> None:
    assert _cells(_table(load(_inline("|甲|乙\n|-|-\n|一|二")))) == [("甲", "乙"), ("一", "二")]


def test_an_empty_cell_stays_a_cell(load: Load) -> None:
    assert _cells(_table(load(_inline("|甲|乙|\n|-|-|\n||二|\n|一||")))) == [
        ("甲", "乙"),
        ("", "二"),
        ("一", ""),
    ]


def test_a_bar_with_a_backslash_is_printed_as_a_bar(load: Load) -> None:
    loaded = load(_inline("|甲|乙|\n|-|-|\n|a\\|b|c\\|"))
    assert _cells(_table(loaded))[1] == ("a|b", "c|")
    assert loaded.faults == []


def test_strong_words_in_a_cell_are_marked(load: Load) -> None:
    assert _cells(_table(load(_inline("|甲|乙|\n|-|-|\n|**重**点|二|"))))[1][0] == (
        f"{STRONG_ON}重{STRONG_OFF}点"
    )


def test_strong_words_do_not_run_over_a_bar(load: Load) -> None:
    loaded = load(_inline("|甲|乙|\n|-|-|\n|一|**二|"))
    assert _cells(_table(loaded))[1] == ("一", "**二")
    assert loaded.faults == [("BS215", "**")]


def test_a_table_may_follow_a_paragraph_and_go_before_one_without_blank_lines(load: Load) -> None:
    loaded = load(_inline(f"前面一段。\n{SIZES}\n后面一段。"))
    kinds = [type(matter) for matter in loaded.story.body]
    assert kinds == [Paragraph, Table, Paragraph]
    assert [matter.text for matter in loaded.story.body if isinstance(matter, Paragraph)] == [
        "前面一段。",
        "后面一段。",
    ]
    assert len(_table(loaded).rows) == 3


def test_a_blank_line_parts_two_tables(load: Load) -> None:
    loaded = load(_inline(f"{SIZES}\n\n{SIZES}"))
    assert [type(matter) for matter in loaded.story.body] == [Table, Table]


def test_an_indent_of_two_ems_does_not_part_the_rows_of_a_table(load: Load, folder: Path) -> None:
    (folder / "copy" / "t.md").write_text("　　" + SIZES.replace("\n", "\n　　"), "utf-8")
    loaded = load("headline: 一\nbody: {file: copy/t.md}")
    assert len(_table(loaded).rows) == 3
    assert loaded.faults == []


def test_a_table_in_a_file_knows_its_place(load: Load, folder: Path) -> None:
    text = f"前面一段。\n\n{SIZES}\n\n后面一段。\n"
    (folder / "copy" / "t.md").write_text(text, "utf-8")
    loaded = load("headline: 一\nbody: {file: copy/t.md}")
    table = _table(loaded)
    assert text[table.span.start : table.span.end] == SIZES
    assert [text[row.span.start : row.span.end] for row in table.rows] == [
        "| 字号 | 点数 |",
        "| 五号 | 10.5 |",
        "| 小五 | 9 |",
    ]
    assert loaded.faults == []


def test_a_table_between_the_halves_of_a_cut_paragraph_is_not_joined_to_them(
    load: Load, folder: Path
) -> None:
    (folder / "copy" / "t.md").write_text(f"前半\n\n{SIZES}\n\n后半。\n", "utf-8")
    loaded = load("headline: 一\nbody: {file: copy/t.md, join: true}")
    assert [type(matter) for matter in loaded.story.body] == [Paragraph, Table, Paragraph]


def test_a_table_in_folded_copy_points_at_the_copy(load: Load) -> None:
    loaded = load('headline: 一\nbody: "|甲|乙|\\n|-|-|\\n|一|"')
    table = _table(loaded)
    assert loaded.faults == [("BS228", '"|甲|乙|\\n|-|-|\\n|一|"')]
    assert {row.span for row in table.rows} == {table.span}


@pytest.mark.parametrize(
    ("copy", "place"),
    [
        ("|甲|乙|\n|一|二|", "|一|二|"),
        ("|甲|乙|", "|甲|乙|"),
        ("|甲|乙|\n|--|二|\n|一|二|", "|--|二|"),
        ("|甲|\n||", "||"),
        ("|", "|"),
    ],
)
def test_a_table_that_does_not_say_how_its_columns_are_ranged_is_told(
    load: Load, copy: str, place: str
) -> None:
    loaded = load(_inline(copy))
    assert loaded.faults == [("BS227", place)]


def test_a_row_of_too_few_or_too_many_cells_is_told_and_filled_up_or_cut(load: Load) -> None:
    loaded = load(_inline("|甲|乙|\n|-|-|\n|一|\n|一|二|三|"))
    assert loaded.faults == [("BS228", "|一|"), ("BS228", "|一|二|三|")]
    assert _cells(_table(loaded))[1:] == [("一", ""), ("一", "二")]


@pytest.mark.parametrize("divider", ["|-|", "|-|-|-|"])
def test_a_divider_of_another_length_still_ranges_every_column(divider: str) -> None:
    lines = [(line, Span("t", 0, 1)) for line in ("|甲|乙|", divider, "|一|二|")]
    table = read_table(lines, [])
    assert table is not None
    assert table.align == ("auto", "auto")


@given(
    st.lists(st.lists(st.text("甲乙|\\*3.5 ", max_size=5), min_size=1, max_size=4), min_size=1, max_size=5)
)
def test_whatever_stands_between_bars_every_row_has_as_many_cells_as_the_head(rows: list[list[str]]) -> None:
    lines = ["|" + "|".join(row) + "|" for row in rows]
    lines.insert(1, "|---|")
    findings: Findings = []
    matter = read_copy((Line(line, 0) for line in lines), Copyreader("t.md", True, False, findings))
    for table in matter:
        assert isinstance(table, Table)
        assert {len(row.cells) for row in table.rows} == {len(table.align)}
