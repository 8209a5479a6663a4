"""Dots and lines below the words they belong to."""

from __future__ import annotations

import pytest

from broadsheet.base.diagnostics import Findings
from broadsheet.display.ops import BLACK, Box, Op, Rule, Text
from broadsheet.fonts.shaper import Sign, dot
from broadsheet.issue.annotations import annotated
from broadsheet.issue.markup import strong
from broadsheet.issue.signs import NAMED_OFF, NAMED_ON
from broadsheet.lines.firstfit import break_lines
from broadsheet.lines.model import Measures
from broadsheet.page.across import marked_line
from broadsheet.page.downward import marked_down
from broadsheet.page.inline import NO_TEXT
from broadsheet.page.pen import Pen
from broadsheet.text.inline import take_inlines
from broadsheet.text.shape import Setting, shape_text
from tests.composing import EM, SPAN, catalog, pen_positions, shaped

LEADING = 12_000


def _copy(typed: str) -> str:
    findings: Findings = []
    text = strong(annotated(typed, SPAN, findings), SPAN, findings)
    assert findings == []
    return text


def _lines(typed: str, ems: int = 20) -> list[list[Op]]:
    """The marks of each line that are not its own text."""
    copy = shaped(_copy(typed))
    lines = break_lines(copy, Measures(ems * EM, 0))
    return [
        [
            op
            for op in marked_line(copy, line, 0, 0, Pen(BLACK))
            if not isinstance(op, Text) or op.chars == [NO_TEXT]
        ]
        for line in lines
    ]


def _dots(ops: list[Op]) -> list[Text]:
    return [op for op in ops if isinstance(op, Text)]


def _rules(ops: list[Op]) -> list[Rule]:
    return [op for op in ops if isinstance(op, Rule)]


def test_a_dot_stands_below_the_middle_of_each_word_and_of_no_mark() -> None:
    (ops,) = _lines("务必*今晚，付印*完")
    copy = shaped("务必今晚，付印完")
    (line,) = break_lines(copy, Measures(20 * EM, 0))
    pens = pen_positions(copy, line)
    middles = [pens[index] + EM // 2 for index in (2, 3, 5, 6)]
    assert copy.dot is None
    dots = _dots(ops)
    assert len(dots) == len(middles)
    shifts = {dot.x - middle for dot, middle in zip(dots, middles, strict=True)}
    assert len(shifts) == 1
    assert all(0 < dot.y < LEADING for dot in dots)


def test_names_side_by_side_have_lines_of_their_own() -> None:
    (ops,) = _lines("__鲁迅____茅盾__都来")
    first, second = _rules(ops)
    assert first.y1 == first.y2 == second.y1
    assert 0 <= first.x1 < first.x2 < 2 * EM < second.x1 < second.x2 <= 4 * EM


def test_a_title_has_a_wavy_line_as_wide_as_it_is() -> None:
    (ops,) = _lines("读~~史记~~")
    strokes = _rules(ops)
    assert len(strokes) > 8
    assert strokes[0].x1 >= EM
    assert strokes[-1].x2 <= 3 * EM
    assert {stroke.y1 > stroke.y2 for stroke in strokes} == {True, False}


def test_a_mark_that_runs_over_a_lines_end_goes_on_in_the_next() -> None:
    first, second = _lines("天地玄__黄宇宙洪__荒日月盈", 6)
    assert [_rules(first)[0].x2 > 5 * EM, _rules(second)[0].x1 < EM] == [True, True]


def test_a_frame_stands_round_the_name_of_one_deceased() -> None:
    ((frame,),) = _lines("悼[[某某]]先生")
    assert isinstance(frame, Box)
    assert EM < frame.rect.x < EM * 9 // 8 < EM * 25 // 8 < frame.rect.right < EM * 26 // 8
    assert -frame.rect.y > EM * 88 // 100
    assert frame.rect.h < LEADING


def test_signs_without_chinese_between_them_are_left_alone() -> None:
    for typed in ("3*5*2", "a __init__ b", "~~5~~", "注*", "三~五天，七~九天", "* 天地", "[[z]]", "[[]]"):
        assert _copy(typed) == typed


def test_han_newer_than_pythons_unicode_is_marked_alone() -> None:
    assert _copy("姓__\U000323b0__") == f"姓{NAMED_ON}\U000323b0{NAMED_OFF}"


@pytest.mark.parametrize(
    ("typed", "plain", "marked"),
    [
        ("__IBM__和__北京__见", "__IBM__和北京见", "北京"),
        ("注*：*不行*呢", "注*：不行呢", "不行"),
        ("*OK*还是*不行*呢", "*OK*还是不行呢", "不行"),
        ("~~Times~~同~~史记~~", "~~Times~~同史记", "史记"),
    ],
)
def test_what_stands_between_two_pairs_is_in_neither(typed: str, plain: str, marked: str) -> None:
    copy = shaped(_copy(typed))
    (inline,) = copy.inlines
    assert "".join(copy.chars) == plain
    assert "".join(copy.chars[inline.start : inline.end]) == marked


def test_marks_may_stand_in_strong_words() -> None:
    copy = shaped(_copy("甲**乙*丙*丁**戊"))
    assert "".join(copy.chars) == "甲乙丙丁戊"
    assert [(inline.start, inline.end, inline.kind) for inline in copy.inlines] == [(2, 3, "dots")]
    assert [run.face for run in copy.runs] == ["serif-400", "sans-700", "serif-400"]


def test_an_end_without_a_beginning_marks_nothing() -> None:
    assert take_inlines("天\x05地\x06玄") == ("天地玄", [])


def _beside(typed: str) -> list[Op]:
    """The marks of one vertical line about the centre line 0."""
    copy = shape_text(
        _copy(typed), SPAN, Setting("serif-400", "sans-700", EM, vertical=True, mixed=True), catalog()
    )
    (line,) = break_lines(copy, Measures(20 * EM, 0))
    return [
        op
        for op in marked_down(copy, line, 0, 0, Pen(BLACK))
        if not isinstance(op, Text) or op.chars == [NO_TEXT]
    ]


@pytest.mark.parametrize("typed", ["天*__地玄__*黄", "天__*地玄*__黄", "天~~*地玄*~~黄"])
def test_dots_stand_outside_the_line_below_their_words(typed: str) -> None:
    (ops,) = _lines(typed)
    size = EM * _dot().width // 1000
    lowest = max(max(rule.y1, rule.y2) + rule.weight // 2 for rule in _rules(ops))
    tops = [op.y - EM * _dot().y // 1000 - size // 2 for op in _dots(ops)]
    assert len(tops) == 2
    assert all(lowest < top and top + size < LEADING - EM * 88 // 100 for top in tops)


def test_dots_of_a_vertical_line_stand_opposite_to_readings() -> None:
    for reading in ("dì", "ㄉㄧˋ"):
        left, right = sorted(op.x + EM * _dot().x // 1000 for op in _dots(_beside(f"*{{地|{reading}}}玄*黄")))
        assert -EM < left < -EM / 2
        assert EM / 2 < right < EM


def test_dots_of_a_vertical_line_opposite_to_readings_stand_outside_its_lines() -> None:
    ops = _beside("*__{地|dì}__*黄")
    (rule,), (mark,) = _rules(ops), _dots(ops)
    assert mark.x + EM * _dot().x // 1000 < rule.x1 - EM // 12


def test_dots_of_a_vertical_line_stand_to_the_right_of_what_is_lined() -> None:
    (mark,) = _dots(_beside("天*__地__*黄"))
    assert mark.x + EM * _dot().x // 1000 < EM * 7 // 10


def test_a_frame_stands_round_bopomofo_too() -> None:
    copy = shaped(_copy("天[[{地玄|ㄉㄧˋ ㄒㄩㄢˊ}]]黄"))
    (line,) = break_lines(copy, Measures(20 * EM, 0))
    ops = list(marked_line(copy, line, 0, 0, Pen(BLACK)))
    (box,) = [op for op in ops if isinstance(op, Box)]
    right = max(op.x + op.size // 2 for op in ops if isinstance(op, Text) and op.tag.role == "RT")
    assert right < box.rect.right < right + EM // 4


def test_dots_of_a_vertical_line_stand_to_the_right_of_their_characters() -> None:
    dots = _dots(_beside("天*地玄*黄"))
    middles = [dot.y - EM * _dot().y // 1000 for dot in dots]
    assert middles == pytest.approx([1.5 * EM, 2.5 * EM], abs=2)
    assert all(EM / 2 < dot.x + EM * _dot().x // 1000 < EM for dot in dots)


def test_lines_of_a_vertical_line_stand_to_the_left_and_run_down() -> None:
    (rule,) = _rules(_beside("天__地玄__黄"))
    assert rule.x1 == rule.x2
    assert -EM < rule.x1 < -EM / 2
    assert EM < rule.y1 < rule.y2 < 3 * EM


def test_a_frame_of_a_vertical_line_stands_round_its_characters() -> None:
    (box,) = [op for op in _beside("天[[地玄]]黄") if isinstance(op, Box)]
    assert box.rect.x + box.rect.right == pytest.approx(0, abs=2)
    assert (box.rect.y + box.rect.bottom) / 2 == pytest.approx(2 * EM + EM // 8, abs=2)
    assert box.rect.h > box.rect.w > EM


def _dot() -> Sign:
    return dot(catalog().face("serif-400"))
