"""Words set larger or smaller than those about them, and the marks among them."""

from __future__ import annotations

import pytest

from broadsheet.base.units import ascent
from broadsheet.clreq.rules import DEFAULT, Rules
from broadsheet.display.ops import BLACK, Box, Rule, Text
from broadsheet.issue.annotations import annotated
from broadsheet.issue.markup import strong
from broadsheet.layout.styles import CharacterStyle
from broadsheet.lines.firstfit import line_width
from broadsheet.lines.glue import giving
from broadsheet.lines.model import Line
from broadsheet.page.across import marked_line
from broadsheet.page.downward import marked_down
from broadsheet.page.inline import NO_TEXT
from broadsheet.page.pen import Pen
from broadsheet.text.model import ShapedText
from broadsheet.text.shape import Setting, shape_text
from tests.composing import EM, SPAN, catalog

STYLES = {
    "小": CharacterStyle(None, 800),
    "大": CharacterStyle(None, 1250),
    "黑": CharacterStyle("sans-400", 1000),
}


def styled(typed: str, *, vertical: bool = False, rules: Rules = DEFAULT) -> ShapedText:
    setting = Setting(
        "serif-400", "sans-700", EM, vertical=vertical, rules=rules, mixed=vertical, styles=STYLES
    )
    return shape_text(strong(annotated(typed, SPAN, []), SPAN, []), SPAN, setting, catalog())


def _ops(text: ShapedText) -> list[Text]:
    line = Line(0, len(text), text.sums[-1], 0, line_width(text, 0, len(text)), "last")
    draw = marked_down if text.vertical else marked_line
    return [op for op in draw(text, line, 0, 0, Pen(BLACK)) if isinstance(op, Text)]


def test_words_stand_in_the_face_of_their_style_and_strong_ones_stay_strong() -> None:
    text = styled("甲[乙**丙**丁]{黑}戊")
    assert [run.face for run in text.runs] == ["serif-400", "sans-400", "sans-700", "sans-400", "serif-400"]
    assert "".join(text.chars) == "甲乙丙丁戊"


def test_a_style_nobody_knows_changes_nothing() -> None:
    assert styled("甲[乙]{没有}丙").runs == styled("甲乙丙").runs


def test_smaller_words_take_less_room_and_larger_ones_more() -> None:
    assert styled("甲[乙丙]{小}丁").sums[-1] == EM * 36 // 10
    assert styled("甲[乙丙]{大}丁").sums[-1] == EM * 45 // 10


@pytest.mark.parametrize(("name", "size"), [("小", EM * 8 // 10), ("大", EM * 125 // 100)])
def test_words_of_another_size_stand_in_the_middle_of_their_line(name: str, size: int) -> None:
    plain, other, _ = _ops(styled(f"甲[乙丙]{{{name}}}丁"))
    assert other.size == size
    assert abs((other.y - ascent(size) + size // 2) - (plain.y - ascent(EM) + EM // 2)) <= 1


def test_words_of_another_size_stand_in_the_middle_of_a_vertical_line() -> None:
    plain, other, after = _ops(styled("甲[乙丙]{小}丁", vertical=True))
    assert [op.size for op in (plain, other, after)] == [EM, EM * 8 // 10, EM]
    assert {op.x for op in (plain, other, after)} == {0}
    assert [op.y for op in (plain, other, after)] == [0, EM, EM * 26 // 10]


def _beside(text: ShapedText) -> list[int]:
    """How far from the baseline, or from the middle of a vertical line, its marks stand."""
    line = Line(0, len(text), text.sums[-1], 0, line_width(text, 0, len(text)), "last")
    across = 0 if text.vertical else 1
    found: list[int] = []
    for op in (marked_down if text.vertical else marked_line)(text, line, 0, 0, Pen(BLACK)):
        if isinstance(op, Rule):
            found.append((op.x1, op.y1)[across])
        elif isinstance(op, Box):
            found += [op.rect[across], op.rect[across] + op.rect[across + 2]]
        elif isinstance(op, Text) and op.chars == [NO_TEXT]:
            found.append((op.x, op.y)[across])
    return found


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("marked", ["__乙__", "*乙*", "[[乙]]"])
def test_marks_beside_larger_words_stand_as_far_from_these(marked: str, vertical: bool) -> None:
    usual = _beside(styled(f"甲{marked}丙", vertical=vertical))
    large = _beside(styled(f"[甲{marked}]{{大}}丙", vertical=vertical))
    small = _beside(styled(f"[甲{marked}]{{小}}丙", vertical=vertical))
    assert {abs(after - before) for before, after in zip(usual, large, strict=True)} == {EM // 8}
    assert small == usual


def test_a_reading_stands_as_far_from_larger_words() -> None:
    usual, large = (
        next(op for op in _ops(styled(copy)) if op.tag.role == "RT")
        for copy in ("甲{乙|yǐ}", "甲[{乙|yǐ}]{大}")
    )
    assert usual.y - large.y == EM // 8


def test_figures_abreast_are_no_larger_than_the_words_about_them() -> None:
    ops = _ops(styled("甲[乙12丙]{小}12丁", vertical=True))
    small, large = [op for op in ops if list(op.chars) == ["1", "2"]]
    assert (small.size, large.size) == (EM * 8 // 10, EM)
    assert abs(small.width - large.width) <= 3
    assert (small.y - ascent(small.size), large.y - ascent(EM)) == (EM * 18 // 10, EM * 34 // 10)


def test_marks_that_meet_give_up_half_of_their_own_em() -> None:
    assert styled("[甲，“乙]{小}").gaps[2] == -EM * 4 // 10
    assert styled("甲，“乙").gaps[2] == -EM // 2


def test_marks_that_meet_where_the_face_changes_give_up_no_less() -> None:
    assert styled("[甲，**“乙**]{小}").gaps[2] == -EM * 4 // 10


def test_marks_at_a_lines_edges_shed_half_of_their_own_em() -> None:
    text = styled("[“甲。]{小}乙“丙。")
    assert (text.leading[0], text.trailing[3]) == (EM * 4 // 10, EM * 4 // 10)
    assert (text.leading[4], text.trailing[7]) == (EM // 2, EM // 2)


def test_marks_of_another_size_give_nothing_to_justification() -> None:
    text = styled("甲，乙[丙，丁。戊]{小}己，庚")
    brackets, pauses, _, stops, _ = giving(text, 0, len(text))
    assert (brackets, pauses, stops) == ([], [2, 10], [])
    assert text.give[-1] == 2 * (EM // 2)


def test_a_tightened_line_takes_nothing_from_smaller_words() -> None:
    tightened = Rules(tighten=50)
    each = EM * 5 // 100
    *_, places = giving(styled("甲乙[丙丁]{小}戊己", rules=tightened), 0, 6)
    assert places == [1, 5]
    assert styled("甲乙[丙丁]{小}戊己", rules=tightened).give[5] == 2 * each
    assert styled("甲乙[丙丁]{大}戊己", rules=tightened).give[5] == 5 * each
    assert styled("甲乙COO丙", rules=tightened).give[5] - styled("甲乙CO₂丙", rules=tightened).give[5] == each


def test_scripts_shrink_with_their_words() -> None:
    text = styled("甲[CO₂]{小}乙")
    (two,) = [op for op in _ops(text) if list(op.chars) == ["₂"]]
    assert two.size == EM * (800 * 667 // 1000) // 1000
