"""Heads break into as few lines as hold them, by sense and as even as they can be, or where the editor put a bar."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.base.cache import Cache
from broadsheet.lines.balanced import balanced_lines, full_lines, given_lines
from broadsheet.lines.model import Line
from broadsheet.text.model import ShapedText
from broadsheet.text.phrases import Strengths, phrase_ends
from tests.composing import EM, shaped, words

HEAD = "上榜先进制造业百强凭什么"


def _words(text: ShapedText, lines: list[Line] | None) -> list[str]:
    assert lines is not None
    assert all(line.natural <= line.measure for line in lines)
    return [words(text, line) for line in lines]


def _read(copy: str, strength: int = 0) -> Callable[[str], Strengths]:
    """Reads a text whose phrases end at the strokes of `copy`, spaces and points far more plainly."""
    ends = list(accumulate(map(len, copy.split("/"))))[:-1]
    text = copy.replace("/", "")
    return lambda _: {end: strength + 1000 * (text[end - 1] == " ") for end in ends}


def _balanced(copy: str, ems: float) -> list[str]:
    """The lines of a text whose phrases end at the strokes."""
    read, copy = _read(copy), copy.replace("/", "")
    text = shaped(copy, half_marks=True)
    lines = _words(text, balanced_lines(text, round(ems * EM), read))
    assert "".join(lines) == copy
    return lines


def test_a_head_that_fits_stands_in_one_line() -> None:
    assert _balanced(HEAD, 12) == [HEAD]


def test_a_head_of_one_line_is_not_read() -> None:
    def read(_: str) -> Strengths:
        raise AssertionError

    text = shaped(HEAD)
    assert len(balanced_lines(text, 12 * EM, read) or []) == 1


def test_of_two_boundaries_as_strong_the_one_nearer_the_middle_parts_a_head() -> None:
    assert _balanced("上榜先进/制造业百强/凭什么", 11) == ["上榜先进", "制造业百强凭什么"]
    assert _balanced("上榜/先进制造业/百强/凭什么", 11) == ["上榜先进制造业", "百强凭什么"]


def test_a_stronger_boundary_outweighs_the_middle() -> None:
    text = shaped(HEAD)
    lines = _words(text, balanced_lines(text, 11 * EM, lambda _: {2: 0, 7: 0, 9: 500}))
    assert lines == ["上榜先进制造业百强", "凭什么"]


def test_a_head_of_two_clauses_parts_between_them_though_its_lines_are_uneven() -> None:
    text = shaped("号：大小排了行，没有定长", half_marks=True)
    lines = balanced_lines(text, 10 * EM, lambda words: phrase_ends(words, Cache(None)))
    assert _words(text, lines) == ["号：大小排了行，", "没有定长"]


def test_a_word_is_parted_where_no_phrase_ends_within_the_measure() -> None:
    assert _balanced("上榜/先进制造业百强/凭什么", 6.5) == ["上榜先进制造", "业百强凭什么"]


def test_as_few_lines_as_will_do() -> None:
    assert _balanced("上榜/先进/制造业/百强/凭什么", 5) == ["上榜先进", "制造业", "百强凭什么"]


def test_a_head_parts_at_its_space_before_anywhere_else() -> None:
    assert _balanced("一张报纸 /今夜/这样排成", 8) == ["一张报纸 ", "今夜这样排成"]


def test_a_space_is_no_reason_for_a_line_more() -> None:
    assert len(_balanced("一 /张报纸/今夜/排成功", 6)) == 2


def test_no_line_of_a_head_begins_with_a_mark() -> None:
    assert _balanced("先进制造，/业百强", 5) in (["先进制造，", "业百强"], ["先进制", "造，业百强"])


def test_no_line_begins_or_ends_with_a_word_that_leans_on_the_other_line() -> None:
    assert _balanced("读书人的好去处", 4) != ["读书人", "的好去处"]
    assert _balanced("排版和印刷人", 4) != ["排版和", "印刷人"]


def test_a_number_in_a_head_stays_whole() -> None:
    assert all(
        "2024" in line or not set(line) & set("2024") for line in _balanced("增长/2024亿元/再创/新高", 6)
    )


def test_a_head_too_long_for_four_lines_is_given_up() -> None:
    text = shaped(HEAD)
    assert balanced_lines(text, 2 * EM, _read(HEAD)) is None
    assert balanced_lines(text, 2 * EM, _read(HEAD), most=6) is not None


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


def _full(copy: str, ems: float, count: int = 2) -> list[str] | None:
    read, copy = _read(copy), copy.replace("/", "")
    text = shaped(copy)
    lines = full_lines(text, round(ems * EM), read, count)
    if lines is None:
        return None
    assert [line.reason for line in lines] == ["regular"] * (count - 1) + ["last"]
    return _words(text, lines)


def test_a_full_line_of_a_caption_ends_where_a_phrase_does() -> None:
    assert _full("左边斜看右边就是正面/和侧面照实物比例", 11) == ["左边斜看右边就是正面", "和侧面照实物比例"]


def test_no_line_of_a_caption_is_left_loose_for_sense() -> None:
    lines = _full("左边斜看右边/是正面照实物比例画", 11)
    assert lines
    assert len(lines[0]) == 11


def test_lines_of_which_one_would_be_loose_are_not_made() -> None:
    assert _full("左边斜看2024年", 5) is None


@given(
    st.text(alphabet="报纸今夜的和了，。“”《》5% aé…—", min_size=1, max_size=30),
    st.integers(2, 30),
    st.dictionaries(st.integers(1, 29), st.integers(-3000, 3000)),
)
def test_a_head_of_any_text_is_parted_without_loss_or_overrun(
    copy: str, ems: int, ends: dict[int, int]
) -> None:
    text = shaped(copy, half_marks=True)
    for lines in (
        balanced_lines(text, ems * EM, lambda _: ends),
        full_lines(text, ems * EM, lambda _: ends, 2),
    ):
        if lines:
            assert all(line.natural <= ems * EM for line in lines)
            assert [line.start for line in lines] == [0, *(line.end for line in lines[:-1])]
            assert lines[-1].end == len(text)
            assert all(line.end in text.breaks for line in lines)
