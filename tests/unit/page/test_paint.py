"""A filled page as marks: body on the grid, lines as long as their measure, captions and credits in their frame."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from broadsheet.base.units import Length, pt
from broadsheet.display.ops import Box, Fill, Op, Picture, Rule, Text
from broadsheet.issue.model import Story
from broadsheet.issue.signs import STRONG_OFF, STRONG_ON
from broadsheet.page.blocks import TextBlock
from broadsheet.page.makeup import make_up
from broadsheet.page.paint import paint_page, paint_story
from broadsheet.page.photos.pictures import AWAITED
from tests.composing import composer, filled, page, photo, small_layout, story, voiced_layout

LINE = "天地玄黄宇宙洪荒日月"
BODY = [
    (LINE * 12)[:118],
    "## 先看边",
    "行首不放句号，行末不留前括号；省略号……破折号——都不拆成两截。数字3.5%也在一行里。",
]


def _ops(made: Story, columns: int = 3, rows: int = 24) -> list[Op]:
    return list(paint_story(filled(made, columns, rows), small_layout()))


def _texts(ops: Sequence[Op], role: str) -> list[Text]:
    return [op for op in ops if isinstance(op, Text) and op.tag.role == role]


def _right(op: Text) -> Length:
    """Where the pen stands after the last glyph."""
    face = composer().catalog.face(op.face)
    advances = sum(op.size * face.advance(glyph) // 1000 for glyph in op.glyphs)
    return op.x + advances + op.spacing * (len(op.glyphs) - 1) + sum(kern for _, kern in op.kerns)


def test_body_lines_stand_on_the_baselines_of_the_grid() -> None:
    grid = small_layout().grid
    rows = {grid.baseline(row) for row in range(grid.rows)}
    assert {op.y for op in _texts(_ops(story(body=BODY)), "P")} <= rows


def test_no_two_lines_of_a_column_share_a_baseline() -> None:
    places = [(op.x // pt(99), op.y) for op in _texts(_ops(story(body=BODY)), "P")]
    assert len(places) == len(set(places))


def test_full_lines_end_at_the_edge_of_their_column() -> None:
    fill = filled(story(body=BODY), 3, 24)
    edges = {column.x + column.measure for column in fill.composed.columns}
    ends = [_right(op) for op in _texts(list(paint_story(fill, small_layout())), "P") if op.chars[-1] in LINE]
    full = [end for end in ends if end in edges]
    assert len(full) >= 11


def test_a_mark_at_a_line_end_lets_its_blank_half_stand_outside() -> None:
    fill = filled(story(body=["天地玄黄宇宙洪，" + LINE * 2]), 1, 24)
    first = _texts(list(paint_story(fill, small_layout())), "P")[0]
    edge = fill.composed.columns[0].x + fill.composed.columns[0].measure
    assert _right(first) == edge + pt(4.5)


def test_a_mark_at_a_line_start_lets_its_blank_half_stand_outside() -> None:
    fill = filled(story(body=[LINE[:8] + "（天地）玄黄宇宙洪荒日月"]), 1, 24)
    second = _texts(list(paint_story(fill, small_layout())), "P")[1]
    assert second.chars[0] == "（"
    assert second.x == fill.composed.columns[0].x - pt(4.5)


def test_strong_words_join_the_line_without_a_step() -> None:
    ops = _texts(_ops(story(body=[f"天地{STRONG_ON}玄黄{STRONG_OFF}宇宙洪荒日月天地玄黄"]), 1), "P")
    first = [op for op in ops if op.y == ops[0].y]
    assert [op.face for op in first] == ["serif-400", "sans-700", "serif-400"]
    for before, after in pairwise(first):
        assert after.x == _right(before) + before.spacing


def test_combining_marks_are_drawn_where_the_font_moves_them() -> None:
    ops = _texts(_ops(story(body=["拼音r̄文"])), "P")
    assert "".join("".join(op.chars) for op in ops) == "拼音r̄文"


def test_nothing_of_the_copy_is_lost_on_the_page() -> None:
    ops = _ops(story(body=BODY))
    words = "".join("".join(op.chars) for op in [*_texts(ops, "P"), *_texts(ops, "H2")])
    assert sorted(words) == sorted("".join(BODY).replace("## ", ""))


def test_a_crosshead_stands_in_the_middle_of_its_column_and_of_its_rows() -> None:
    fill = filled(story(body=BODY), 1, 30)
    grid = small_layout().grid
    (head,) = _texts(list(paint_story(fill, small_layout())), "H2")
    column = fill.composed.columns[0]
    assert abs((head.x - column.x) - (column.x + column.measure - _right(head))) <= 1
    above = max(op.y for op in _texts(list(paint_story(fill, small_layout())), "P") if op.y < head.y)
    below = min(op.y for op in _texts(list(paint_story(fill, small_layout())), "P") if op.y > head.y)
    assert below - above == 3 * grid.leading


def test_a_head_stands_above_its_text_and_within_its_rows() -> None:
    fill = filled(story(body=BODY, kicker="引题", byline="甲乙"), 3, 24)
    grid = small_layout().grid
    ops = list(paint_story(fill, small_layout()))
    heads = [op for role in ("Kicker", "H1", "Byline") for op in _texts(ops, role)]
    assert len(heads) == 3
    for op in heads:
        assert op.y - op.size * 88 // 100 >= grid.row_y(fill.top)
        assert op.y + op.size * 12 // 100 <= grid.row_y(fill.top + fill.frame.head_rows)


def test_a_head_that_was_opened_stands_between_the_white_it_was_given() -> None:
    grid = small_layout().grid
    short = filled(story(body=[LINE * 2]), 3, 9)
    assert short.stretch.head == 2
    (head,) = _texts(list(paint_story(short, small_layout())), "H1")
    tight = filled(story(body=[(LINE * 18)[:178]]), 3, 9)
    assert tight.stretch.head == 0
    (close,) = _texts(list(paint_story(tight, small_layout())), "H1")
    assert head.y - close.y == grid.leading


def test_a_photo_begins_on_a_cap_line_and_ends_on_a_baseline() -> None:
    grid = small_layout().grid
    (picture,) = [op for op in _ops(story(body=BODY, photos=(photo(columns=2),))) if isinstance(op, Picture)]
    assert picture.rect.y in {grid.cap(row) for row in range(grid.rows)}
    assert picture.rect.bottom in {grid.baseline(row) for row in range(grid.rows)}
    assert picture.rect.w == grid.span(2)


def test_a_photo_tells_its_caption_to_those_who_cannot_see_it() -> None:
    (picture,) = [op for op in _ops(story(photos=(photo(caption="灯亮着"),))) if isinstance(op, Picture)]
    assert (picture.alt, picture.tag.role) == ("灯亮着", "Figure")


@pytest.mark.parametrize(
    "words", [{"caption": "灯亮着，" * 9}, {"caption": "灯亮着", "credit": "甲乙 摄"}, {"credit": "甲乙 摄"}]
)
def test_caption_and_credit_stand_below_the_photo_within_its_width_and_rows(words: dict[str, str]) -> None:
    fill = filled(story(photos=(photo(columns=2, **words),)), 3, 24)
    ops = list(paint_story(fill, small_layout()))
    (picture,) = [op for op in ops if isinstance(op, Picture)]
    captions = _texts(ops, "Caption")
    assert "".join("".join(op.chars) for op in captions) == "".join(words.values())
    ((block, row),) = fill.frame.photos
    foot = small_layout().grid.row_y(fill.top + row + block.rows + block.caption_rows)
    for op in captions:
        assert op.y - op.size * 88 // 100 >= picture.rect.bottom
        assert op.y + op.size * 12 // 100 <= foot
        assert op.x >= picture.rect.x - op.size // 2
        assert _right(op) <= picture.rect.right + op.size // 2


def test_a_credit_ends_at_the_photos_edge() -> None:
    ops = _ops(story(photos=(photo(columns=2, caption="灯亮着", credit="甲乙 摄"),)))
    (picture,) = [op for op in ops if isinstance(op, Picture)]
    caption, credit = _texts(ops, "Caption")
    assert caption.y == credit.y
    assert _right(credit) == picture.rect.right


def test_a_credit_of_two_lines_stays_in_the_photos_width() -> None:
    ops = _ops(story(photos=(photo(caption="灯亮着", credit="本报记者 甲乙 丙丁 戊己 庚辛 壬癸 摄影报道"),)))
    (picture,) = [op for op in ops if isinstance(op, Picture)]
    lines = _texts(ops, "Caption")[1:]
    assert len(lines) > 1
    assert all(_right(op) <= picture.rect.right + op.size // 2 for op in lines)


def test_a_box_is_drawn_round_its_story_and_nothing_stands_on_its_line() -> None:
    fill = filled(story(body=BODY, box="hairline"), 3, 24)
    ops = list(paint_story(fill, small_layout()))
    (box,) = [op for op in ops if isinstance(op, Box)]
    grid = small_layout().grid
    assert (box.rect.x, box.rect.w) == (grid.x, grid.span(3))
    for op in [*_texts(ops, "P"), *_texts(ops, "H1")]:
        assert box.rect.x < op.x
        assert _right(op) <= box.rect.right - pt(4.5)
        assert box.rect.y < op.y - op.size * 88 // 100
        assert op.y < box.rect.bottom


def test_a_tint_lies_under_its_text() -> None:
    ops = _ops(story(body=BODY, box="tint"))
    assert isinstance(ops[0], Fill)


def test_a_page_is_painted_furniture_first_then_story_by_story() -> None:
    made = make_up(page([story("A", body=BODY), story("B", body=BODY)], "A A B B B"), composer())
    mark = Rule(0, 0, 10, 0, 300)
    ops = paint_page(made, small_layout(), (mark,))
    stories = [op.tag.story for op in ops if op.tag.story]
    assert ops[0] is mark
    assert stories == sorted(stories)


def test_a_hairline_stands_in_the_middle_of_the_gutter_between_stories() -> None:
    grid = small_layout().grid
    made = make_up(page([story("A", body=BODY), story("B", body=BODY)], "A A B B B"), composer())
    rules = [op for op in paint_page(made, small_layout(), ()) if isinstance(op, Rule) and op.x1 == op.x2]
    assert [rule.x1 for rule in rules] == [grid.column_x(2) - grid.gutter // 2]
    assert rules[0].weight == pt(0.3)


def test_a_rule_stands_in_the_white_between_stories_on_each_other() -> None:
    grid = small_layout().grid
    made = make_up(
        page([story("A", body=BODY * 3), story("B", body=BODY * 3)], "A A A A A | B B B B B"), composer()
    )
    first, second = made.stories
    rules = [op for op in paint_page(made, small_layout(), ()) if isinstance(op, Rule) and op.y1 == op.y2]
    (rule,) = [op for op in rules if op.weight == pt(0.5)]
    assert grid.baseline(first.top + first.rows - 1) < rule.y1 < grid.cap(second.top)
    assert (rule.x1, rule.x2) == (grid.x, grid.x + grid.span(5))


def test_a_boxed_story_needs_no_rules() -> None:
    made = make_up(
        page([story("A", body=BODY), story("B", body=BODY, box="hairline")], "A A A A A | B B B B B"),
        composer(),
    )
    assert not [op for op in paint_page(made, small_layout(), ()) if isinstance(op, Rule)]


def test_copy_to_come_is_grey_bars_in_the_lines_it_will_take() -> None:
    fill = filled(story(body=[LINE], awaited=50), 1, 24)
    ops = list(paint_story(fill, small_layout()))
    bars = [op for op in ops if isinstance(op, Fill)]
    assert {op.ink for op in bars} == {AWAITED}
    assert [op.rect.w for op in bars] == [pt(9) * ems for ems in (8, 10, 10, 10, 10, 2)]
    (column,) = fill.composed.columns
    assert [op.rect.x - column.x for op in bars] == [pt(18), 0, 0, 0, 0, 0]
    assert "字" not in "".join("".join(op.chars) for op in _texts(ops, "P"))


def test_a_bar_stands_within_its_line() -> None:
    grid = small_layout().grid
    bars = [op.rect for op in _ops(story(awaited=50), 1) if isinstance(op, Fill)]
    rows = {grid.row_y(row) for row in range(grid.rows)}
    for bar in bars:
        (top,) = (row for row in rows if row <= bar.y < row + grid.leading)
        assert bar.bottom <= top + grid.leading


def test_a_photo_to_come_is_a_grey_box_crossed_from_corner_to_corner() -> None:
    ops = _ops(story(photos=(photo(file=None, size=(0, 0), columns=2, ratio=1.5, caption="灯亮着"),)))
    assert not [op for op in ops if isinstance(op, Picture)]
    (box,) = [op.rect for op in ops if isinstance(op, Fill)]
    assert box.w == small_layout().grid.span(2)
    lines = [(op.x1, op.y1, op.x2, op.y2) for op in ops if isinstance(op, Rule) and op.x1 != op.x2]
    assert lines == [(box.x, box.y, box.right, box.bottom), (box.x, box.bottom, box.right, box.y)]
    assert [op.chars for op in _texts(ops, "Caption")] == [list("灯亮着")]


def test_a_centred_line_that_closes_up_begins_at_the_edge_of_its_column() -> None:
    fill = filled(story(body=["## 灯B2灯B2灯B2二", LINE]), 1, 24)
    (column,) = fill.composed.columns
    block = fill.composed.blocks[0]
    assert isinstance(block, TextBlock)
    assert [line.natural > line.measure for line in block.lines] == [True]
    (head,) = _texts(list(paint_story(fill, small_layout())), "H2")
    assert (head.x, _right(head)) == (column.x, column.x + column.measure)


def test_a_standing_head_brings_its_own_rule_in_place_of_the_one_between_stories() -> None:
    stories = [story("A", body=BODY * 3), story("B", body=BODY * 3, standing="字里行间")]
    made = make_up(page(stories, "A A A A A | B B B B B"), composer(voiced_layout()))
    below = made.stories[1]
    rules = [op for op in paint_page(made, voiced_layout(), ()) if isinstance(op, Rule) and op.y1 == op.y2]
    (rule,) = [op for op in rules if op.weight == pt(0.5)]
    assert rule.y1 >= small_layout().grid.row_y(below.top)
    assert (rule.x1, rule.x2) == (below.composed.x, below.composed.x + below.composed.width)
