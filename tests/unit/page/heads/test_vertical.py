"""Vertical heads: upright type down a column, two digits side by side in one cell, nothing running into another."""

from __future__ import annotations

import pytest

from broadsheet.base.units import pt
from broadsheet.display.ops import Tag, Text
from broadsheet.page.downward import down_line
from broadsheet.page.heads.vertical import vertical_heads
from broadsheet.page.model import HeadBlock
from broadsheet.page.pen import Pen
from tests.composing import codes, composer, small_layout, story

MEASURE = small_layout().grid.measure
TAG = Tag("H1", "A")
_BASELINE, _FIGURE = 0.88, 0.73
"""Where the baseline of an upright em stands in its cell, and about how tall a figure is, in ems."""


def _heads(headline: str, rank: int = 1, kicker: str | None = None) -> list[HeadBlock]:
    heads = vertical_heads(story(headline=headline, kicker=kicker), rank, MEASURE, composer())
    return [head for head in heads if head is not None]


def _head(headline: str, rank: int = 1, kicker: str | None = None) -> HeadBlock:
    """The largest."""
    return _heads(headline, rank, kicker)[0]


def _drawn(head: HeadBlock) -> list[Text]:
    line = head.lines[0]
    return list(down_line(line.text, line.line, 0, 0, Pen(line.ink, TAG)))


def _ops(headline: str) -> list[Text]:
    return _drawn(_head(headline))


def _cells(headline: str) -> list[tuple[str, float, float]]:
    """Each upright cell: its characters, and in ems the top and the foot of the space it takes."""
    size = _head(headline).size
    cells = []
    for op in _ops(headline):
        if not op.vertical:
            middle = op.y - _FIGURE * op.size / 2
            top = round((middle - (_BASELINE - _FIGURE / 2) * size) / size, 1)
            cells.append(("".join(op.chars), top, top + 1))
            continue
        pen, kerns = op.y, dict(op.kerns)
        for index, char in enumerate(op.chars):
            pen += kerns.get(index, 0)
            cells.append((char, pen / size, pen / size + 1))
            pen += size
    return cells


def test_characters_stand_under_each_other() -> None:
    assert _cells("二十余印") == [("二", 0, 1), ("十", 1, 2), ("余", 2, 3), ("印", 3, 4)]


def test_two_digits_share_a_cell() -> None:
    assert _cells("备20余印") == [("备", 0, 1), ("20", 1, 2), ("余", 2, 3), ("印", 3, 4)]


def test_pairs_of_digits_stand_evenly_wherever_they_are() -> None:
    cells = _cells("20年用30印")
    assert [(top, foot) for _, top, foot in cells] == [(index, index + 1) for index in range(5)]


@pytest.mark.parametrize("headline", ["第5版", "第123版", "长1234米"])
def test_other_numbers_stand_upright_digit_under_digit(headline: str) -> None:
    assert [cell for cell, _, _ in _cells(headline)] == list(headline)


@pytest.mark.parametrize("headline", ["查GDP", "第100％", "第A股"])
def test_acronyms_and_signs_stand_upright_too(headline: str) -> None:
    assert [cell for cell, _, _ in _cells(headline)] == list(headline)


@pytest.mark.parametrize(
    ("headline", "number"),
    [
        ("涨98.5%的", "98.5%"),
        ("夜12:30到", "12:30"),
        ("防COVID-19的", "COVID-19"),
        ("问Noto Serif字", "Noto Serif"),
        ("去Café Müller听", "Café Müller"),
        ("读Война и мир的", "Война и мир"),
        ("获Editors’ Choice奖", "Editors’ Choice"),
    ],
)
def test_numbers_with_points_and_words_are_turned_whole(headline: str, number: str) -> None:
    (turned,) = [op for op in _ops(headline) if op.angle]
    assert "".join(turned.chars) == number


def test_a_per_cent_stands_below_its_pair_of_digits() -> None:
    assert [cell for cell, _, _ in _cells("涨98%的")] == ["涨", "98", "%", "的"]


def test_short_figures_with_a_point_or_a_letter_share_a_cell() -> None:
    assert [cell for cell, _, _ in _cells("用5G印3.0版")] == ["用", "5G", "印", "3.0", "版"]


def test_latin_quotation_marks_lie_with_their_words() -> None:
    assert ["".join(op.chars) for op in _ops("说Don’t吧")] == ["说", "Don’t", "吧"]


def test_a_pair_stands_in_the_middle_of_its_column() -> None:
    pair = _ops("备20余")[1]
    assert not pair.vertical
    advances = [composer().catalog.face(pair.face).advance(glyph) for glyph in pair.glyphs]
    width = sum(advances) * pair.size // 1000 * pair.width // 1000
    assert abs(pair.x + width / 2) < pair.size / 100
    assert width <= 1.01 * _head("备20余").size


@pytest.mark.parametrize("mark", "：；！？")
def test_nothing_runs_into_a_mark_in_the_middle_of_its_cell(mark: str) -> None:
    cells = _cells(f"一{mark}二")
    assert [top for _, top, _ in cells] == [0, 1, 2]


def test_quotation_marks_take_their_vertical_forms() -> None:
    assert "".join(cell for cell, _, _ in _cells("说“好‘书’”")) == "说「好『书』」"


def test_spaces_are_gone() -> None:
    assert "".join(cell for cell, _, _ in _cells("一 二三")) == "一二三"


def _lines(head: HeadBlock) -> list[str]:
    return ["".join(line.text.chars) for line in head.lines]


def test_bars_part_a_head_into_lines_from_the_right_to_the_left() -> None:
    for head in _heads("一张报纸|今夜排成"):
        right, left = head.lines
        assert _lines(head) == ["一张报纸", "今夜排成"]
        assert left.x + left.text.size // 2 < right.x - right.text.size // 2
        assert head.height == 4 * head.size
        assert _wide(head) <= MEASURE


def test_a_head_is_as_tall_as_its_cells_and_takes_a_row_of_white_at_each_end() -> None:
    head = _head("备20余印")
    assert head.height == 4 * head.size
    assert head.rows == -(-head.height // pt(12)) + 1


def test_every_grade_from_the_rank_down_is_tried_largest_first() -> None:
    assert [head.size for head in _heads("一二三四", rank=3)] == [pt(24), pt(20), pt(16), pt(12)]


def test_a_kicker_leaves_out_the_grades_too_wide_for_the_column() -> None:
    widths = [_wide(head) for head in _heads("一二三四", kicker="引题在左")]
    assert widths
    assert max(widths) <= MEASURE


def _wide(head: HeadBlock) -> int:
    lefts = [line.x - line.text.size // 2 for line in head.lines]
    rights = [line.x + line.text.size // 2 for line in head.lines]
    return max(rights) - min(lefts)


def test_a_mend_in_a_vertical_head_is_counted_once() -> None:
    made = composer().for_story(story())
    vertical_heads(story(headline="一,二"), 1, MEASURE, made)
    made.tell_mends()
    assert [finding.args["count"] for finding in made.findings] == [1]


def test_a_character_no_face_has_is_told_once() -> None:
    made = composer()
    vertical_heads(story(headline="一\U00030000"), 1, MEASURE, made)
    assert codes(made.findings) == ["BS410"]


def test_the_kicker_stands_to_the_left_and_both_in_the_middle() -> None:
    head = _head("一二三四", rank=3, kicker="引题在左")
    main, kicker = head.lines
    assert (main.role, kicker.role) == ("H1", "Kicker")
    left, right = kicker.x - kicker.text.size // 2, main.x + main.text.size // 2
    assert kicker.x + kicker.text.size // 2 < main.x - main.text.size // 2
    assert abs(left - (MEASURE - right)) <= 1
    assert left >= 0


def test_a_lone_head_stands_in_the_middle_of_its_column() -> None:
    (line,) = _head("一二三四").lines
    assert line.x == MEASURE // 2


@pytest.mark.parametrize("headline", ["|", " ", ""])
def test_a_vertical_head_of_nothing_is_no_head(headline: str) -> None:
    assert _heads(headline) == []


def test_a_character_from_another_face_is_drawn_in_that_face() -> None:
    head = _head("一\u4db6二", rank=2)
    ops = _drawn(head)
    assert [(op.face, "".join(op.chars)) for op in ops] == [
        ("sans-700", "一"),
        ("serif-700", "\u4db6"),
        ("sans-700", "二"),
    ]
    assert [op.y for op in ops] == [0, head.size, 2 * head.size]


def test_it_reads_back_as_one_string() -> None:
    assert "".join("".join(op.chars) for op in _ops("常用字一字备20余印")) == "常用字一字备20余印"
