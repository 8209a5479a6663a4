"""Rules go with the shaped text to the lines: what a reader sees at the edges of a column."""

from __future__ import annotations

from broadsheet.clreq.rules import Rules
from broadsheet.clreq.spacing import GapLimits
from broadsheet.lines.firstfit import break_lines, line_width
from broadsheet.lines.model import Measures
from tests.composing import EM, pen_positions, shaped, words


def _lines(text: str, ems: int, rules: Rules) -> list[str]:
    copy = shaped(text, rules=rules)
    return [words(copy, line) for line in break_lines(copy, Measures(ems * EM, 0))]


def test_a_hanging_comma_stands_outside_the_measure() -> None:
    copy = shaped("天地玄黄，宇宙洪荒日月盈昃", rules=Rules(hang=True))
    line = break_lines(copy, Measures(4 * EM, 0))[0]
    assert words(copy, line) == "天地玄黄，"
    assert line.natural == 4 * EM
    assert pen_positions(copy, line)[-2:] == [4 * EM, 5 * EM]


def test_one_mark_hangs_and_no_other() -> None:
    hanging, standing = shaped("天地。", rules=Rules(hang=True)), shaped("天地。")
    for text, width in (("天地。", 2), ("天地》。", 2.5 + 0.5), ("天地！", 2.5), ("天地”", 2.5)):
        copy = shaped(text, rules=Rules(hang=True))
        assert line_width(copy, 0, len(copy)) == round(width * EM), text
    assert line_width(standing, 0, 3) - line_width(hanging, 0, 3) == EM // 2


def test_opening_marks_keep_their_blank_where_the_rules_keep_it() -> None:
    widths = []
    for start in ("trim", "keep-first", "keep"):
        copy = shaped("（天（地", rules=Rules(line_start=start))
        widths.append([line_width(copy, 0, 2) / EM, line_width(copy, 2, 4) / EM])
    assert widths == [[1.5, 1.5], [2, 1.5], [2, 2]]


def test_full_marks_give_up_nothing_anywhere() -> None:
    copy = shaped("“天地。”他说：“好。”", rules=Rules(marks="full"))
    assert line_width(copy, 0, len(copy)) == len(copy) * EM
    assert copy.give[-1] == 0


def test_a_taiwanese_line_may_begin_with_a_mark_at_level_none() -> None:
    text = "天地玄黃，宇宙洪荒"
    assert _lines(text, 4, Rules(locale="zh-Hant-TW", line_edges="none"))[1].startswith("，")
    assert not any(line.startswith("，") for line in _lines(text, 4, Rules(locale="zh-Hant-TW")))


def test_the_gap_between_han_and_latin_is_the_styles() -> None:
    for natural in (0, 125, 250):
        copy = shaped("国A国", rules=Rules(latin_gap=GapLimits(natural, min(125, natural), 333)))
        assert copy.gaps[1:3] == [EM * natural // 1000] * 2


def test_quotation_marks_of_latin_are_as_wide_as_letters_and_those_of_chinese_an_em() -> None:
    copy = shaped("他说“好”，the “quick” fox")
    widths = [advance / EM for chars, advance in zip(copy.chars, copy.advances, strict=True) if chars in "“”"]
    assert widths[:2] == [1, 1]
    assert max(widths[2:]) < 0.5
    assert len(copy.runs) == 1
