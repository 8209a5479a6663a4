"""Lines of a column: filled, with no forbidden start or end, pushed in before pushed out, no character left alone."""

from __future__ import annotations

import pytest

from broadsheet.base.units import EM as THOUSAND
from broadsheet.clreq.spacing import HAN_LATIN_GAP
from broadsheet.lines.firstfit import ink_end, line_width
from tests.composing import EM, column, shaped
from tests.reading import rules

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳"


def test_han_fill_a_line_to_the_last_character() -> None:
    assert column(HAN, 8).words == [HAN[0:8], HAN[8:16], HAN[16:24], HAN[24:32]]


def test_the_first_line_is_set_in_by_two_characters() -> None:
    set_ = column(HAN, 8, indent=2)
    assert [len(words) for words in set_.words] == [6, 8, 8, 8, 2]
    assert [line.indent for line in set_.lines] == [2 * EM, 0, 0, 0, 0]
    assert {line.measure for line in set_.lines} == {8 * EM}


def test_the_last_line_is_called_so() -> None:
    assert column(HAN, 8).reasons == ["regular", "regular", "regular", "last"]
    assert column(HAN[:3], 8).reasons == ["last"]


def test_no_copy_is_no_lines() -> None:
    assert column("", 8).lines == []


@pytest.mark.parametrize(
    "mark", sorted(rules.PAUSE_OR_STOP.translate({ord(c): None for c in "‼⁇⁈⁉"}) + rules.CLOSE)
)
def test_a_mark_at_the_end_of_a_full_line_hangs_on_by_half_an_em(mark: str) -> None:
    """Seven Han and a mark take seven and a half em; the half that is over, the mark gives."""
    copy = f"{HAN[:7]}{mark}{HAN[7:12]}"
    assert column(copy, 7.5).words[0] == f"{HAN[:7]}{mark}"
    assert column(copy, 7.5).reasons[0] == "regular"


@pytest.mark.parametrize("mark", "（“《「【")
def test_a_mark_at_the_beginning_of_a_line_gives_its_blank_half(mark: str) -> None:
    copy = shaped(f"{mark}国国")
    assert line_width(copy, 0, 3) == 2.5 * EM


@pytest.mark.parametrize("mark", sorted(rules.NOT_AT_START))
def test_no_line_begins_with_a_forbidden_mark(mark: str) -> None:
    for place in range(6, 11):
        for words in column(f"{HAN[:place]}{mark}{HAN[place:]}", 8).words:
            assert not rules.starts_badly(words), words


@pytest.mark.parametrize("mark", sorted(rules.NOT_AT_END))
def test_no_line_ends_with_an_opening_mark(mark: str) -> None:
    for place in range(5, 10):
        for words in column(f"{HAN[:place]}{mark}{HAN[place:]}", 8).words:
            assert not rules.ends_badly(words), words


@pytest.mark.parametrize(
    "whole", ["……", "——", "⋯⋯", "3.14", "10,000", "12:30", "50%", "¥8.5", "25℃", "GDP", "Wi", "F15"]
)
def test_what_belongs_together_stands_in_one_line(whole: str) -> None:
    for place in range(4, 10):
        lines = column(f"{HAN[:place]}{whole}{HAN[place:20]}", 8).words
        assert sum(whole in words for words in lines) == 1, lines


def test_a_forbidden_start_is_pushed_in_where_marks_can_give() -> None:
    """Eight em hold 天地，玄黄，宇宙 and the mark after it if the two marks inside give half an em."""
    set_ = column("天地，玄黄，宇宙，洪荒日月", 8)
    assert set_.words == ["天地，玄黄，宇宙，", "洪荒日月"]
    assert set_.reasons[0] == "push-in"


def test_a_forbidden_start_is_pushed_out_where_nothing_can_give() -> None:
    set_ = column("天地玄黄宇宙洪荒，日月盈昃辰", 8)
    assert set_.words == ["天地玄黄宇宙洪", "荒，日月盈昃辰"]
    assert set_.reasons[0] == "push-out"


def test_a_forbidden_end_is_pushed_out() -> None:
    assert column("天地玄黄宇宙洪（荒）日月盈", 8).words[0] == "天地玄黄宇宙洪"


def test_marks_keep_their_em_where_a_line_may_simply_end() -> None:
    """Nine characters could be squeezed into eight em, but nothing forbids the break after the eighth."""
    set_ = column("天，地，玄，黄，宇宙洪荒日月", 8)
    assert set_.words[0] == "天，地，玄，黄，"
    assert set_.reasons[0] == "regular"


def test_a_gap_between_han_and_latin_vanishes_at_both_edges() -> None:
    copy = shaped("国A国")
    a = copy.advances[1]
    assert line_width(copy, 0, 2) == EM + a + EM // 4
    assert line_width(copy, 1, 2) == a
    assert line_width(copy, 1, 3) == EM + a + EM // 4
    assert line_width(copy, 2, 3) == EM


def test_a_space_at_a_line_end_takes_no_room() -> None:
    copy = shaped("two words")
    space = copy.chars.index(" ")
    assert ink_end(copy, 0, space + 1) == space
    assert line_width(copy, 0, space + 1) == line_width(copy, 0, space)


def test_a_line_of_nothing_but_spaces_has_no_width() -> None:
    assert line_width(shaped("a   b"), 1, 4) == 0


def test_words_part_at_their_spaces_and_the_space_stays_above() -> None:
    assert column("one two three four", 4).words == ["one two ", "three ", "four"]


def test_two_marks_at_a_line_end_take_one_em() -> None:
    copy = shaped("国。”")
    assert line_width(copy, 0, 3) == 2 * EM


@pytest.mark.parametrize("length", range(17, 24))
def test_no_last_line_holds_one_character_alone(length: int) -> None:
    set_ = column(HAN[:length], 8)
    assert len(set_.words[-1]) >= 2
    assert "".join(set_.words) == HAN[:length]


def test_no_last_line_holds_one_character_and_a_mark() -> None:
    assert column(f"{HAN[:16]}日。", 8).words == [HAN[:8], HAN[8:15], f"{HAN[15]}日。"]


def test_a_last_character_goes_into_the_line_before_where_marks_can_give() -> None:
    set_ = column("天，地，玄黄宇。", 7)
    assert set_.words == ["天，地，玄黄宇。"]


def test_a_paragraph_of_one_character_and_marks_goes_into_one_line() -> None:
    assert column("，天“", 4, indent=2).words == ["，天“"]


def test_a_short_last_line_goes_into_lines_that_can_close_up() -> None:
    copy = "天地，玄，黄宇，宙，洪荒，日，月"
    assert len(column(copy, 8).words) == 2
    assert "".join(column(copy, 8).words) == copy


def test_a_lone_character_stays_where_nothing_above_it_may_break() -> None:
    copy = "Extraordinarily"
    set_ = column(f"{copy}国", shaped(copy).sums[-1] / EM)
    assert set_.words == [copy, "国"]


def test_a_word_longer_than_the_line_is_broken_and_said_to_be() -> None:
    word = "Pneumonoultramicroscopic" * 21
    set_ = column(f"国{word[:500]}国", 8)
    assert "".join(set_.words) == f"国{word[:500]}国"
    assert "emergency" in set_.reasons
    assert all(line.natural <= 8 * EM for line in set_.lines)


@pytest.mark.parametrize("mark", ["（", "。", "“", "”", "！", "…", "—", "-", "$", "%", " ", "1", "\u0301"])
@pytest.mark.parametrize("ems", [0.2, 1, 2, 8])
def test_a_run_of_one_mark_comes_to_an_end(mark: str, ems: float) -> None:
    for copy in (mark * 60, f"国{mark * 60}国"):
        set_ = column(copy, ems)
        assert "".join(set_.words) == copy
        assert all(line.end > line.start for line in set_.lines)


def test_a_character_wider_than_the_line_has_one_to_itself() -> None:
    assert column("天地⸻玄黄", 2).words == ["天地", "⸻", "玄黄"]


def test_a_gap_may_narrow_to_take_one_more_character_in() -> None:
    """Five gaps of a quarter em give an eighth each: enough for what is over, not enough for a character more."""
    copy = "天7地8玄9黄"
    natural = line_width(shaped(copy), 0, 7)
    least = natural - 6 * (HAN_LATIN_GAP.natural - HAN_LATIN_GAP.least) * EM // THOUSAND
    tail = "宇宙洪荒"
    assert column(copy + tail, natural / EM).words[0] == copy
    assert column(copy + tail, least / EM).words[0] == copy
    assert column(copy + tail, (least - 1) / EM).words[0] != copy


def test_combining_marks_stay_on_their_letters() -> None:
    copy = "国m̄国" * 12
    for ems in (1, 2, 3.3):
        for words in column(copy, ems).words:
            assert not words.startswith("\u0304")
