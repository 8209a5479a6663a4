"""Heads break into as few lines as hold them, as even as they can be, or where the editor put a bar."""

from __future__ import annotations

from broadsheet.lines.balanced import balanced_lines, given_lines
from broadsheet.lines.model import Line
from broadsheet.text.model import ShapedText
from tests.composing import EM, shaped, words

HEAD = "上榜先进制造业百强凭什么"


def _words(text: ShapedText, lines: list[Line] | None) -> list[str]:
    assert lines is not None
    assert all(line.natural <= line.measure for line in lines)
    return [words(text, line) for line in lines]


def _balanced(copy: str, ems: float) -> list[str]:
    text = shaped(copy, half_marks=True)
    lines = _words(text, balanced_lines(text, round(ems * EM)))
    assert "".join(lines) == copy
    return lines


def test_a_head_that_fits_stands_in_one_line() -> None:
    assert _balanced(HEAD, 12) == [HEAD]


def test_two_lines_are_as_even_as_can_be() -> None:
    assert _balanced(HEAD, 11) == [HEAD[:6], HEAD[6:]]


def test_as_few_lines_as_will_do() -> None:
    assert [len(line) for line in _balanced(HEAD, 5)] == [4, 4, 4]


def test_a_head_parts_at_its_space_before_anywhere_else() -> None:
    assert _balanced("一张报纸 今夜这样排成", 8) == ["一张报纸 ", "今夜这样排成"]


def test_a_space_is_no_reason_for_a_line_more() -> None:
    assert _balanced("一 张报纸今夜排成功", 6) != ["一 ", "张报纸今夜排成功"]
    assert len(_balanced("一 张报纸今夜排成功", 6)) == 2


def test_no_line_of_a_head_begins_with_a_mark() -> None:
    assert _balanced("先进制造，业百强", 5) in (["先进制造，", "业百强"], ["先进制", "造，业百强"])


def test_a_number_in_a_head_stays_whole() -> None:
    assert all("2024" in line or not set(line) & set("2024") for line in _balanced("增长2024亿元再创新高", 6))


def test_a_head_too_long_for_four_lines_is_given_up() -> None:
    text = shaped(HEAD)
    assert balanced_lines(text, 2 * EM) is None
    assert balanced_lines(text, 2 * EM, most=6) is not None


def test_bars_part_a_head_where_the_editor_wants_it() -> None:
    given = ["上榜先进制造业百强，", "凭什么"]
    text = shaped(" ".join(given), half_marks=True)
    assert _words(text, given_lines(text, given, 12 * EM)) == ["上榜先进制造业百强，", "凭什么"]


def test_a_line_asked_for_may_itself_hold_a_space() -> None:
    given = ["The Daily", "Page"]
    text = shaped(" ".join(given))
    assert _words(text, given_lines(text, given, 12 * EM)) == ["The Daily", "Page"]


def test_a_line_asked_for_that_is_too_wide_is_refused() -> None:
    given = ["上榜先进制造业百强", "凭什么"]
    text = shaped(" ".join(given))
    assert given_lines(text, given, 8 * EM) is None
