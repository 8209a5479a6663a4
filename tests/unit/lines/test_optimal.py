"""Lines of a whole paragraph weighed together: none loose that need not be, nothing parted that could stand together."""

from __future__ import annotations

from itertools import accumulate

import pytest

from broadsheet.clreq.rules import Rules
from broadsheet.lines import firstfit, optimal
from broadsheet.lines.justify import set_line
from broadsheet.lines.model import Measures
from tests.composing import EM, Column, column, shaped

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳"


def total(text: str, ems: float, indent: float = 0) -> Column:
    return column(text, ems, indent, optimal.break_lines)


def _spacing(set_: Column) -> list[float]:
    """The space added to every place of each line, in ems."""
    return [set_line(set_.text, line).spacing / EM for line in set_.lines]


def test_han_fill_a_line_to_the_last_character() -> None:
    set_ = total(HAN, 8, indent=2)
    assert [len(words) for words in set_.words] == [6, 8, 8, 8, 2]
    assert set_.reasons == ["regular", "regular", "regular", "regular", "last"]
    assert [line.indent for line in set_.lines] == [2 * EM, 0, 0, 0, 0]


def test_no_copy_is_no_lines() -> None:
    assert total("", 8).lines == []


def test_a_line_closes_up_so_that_the_next_one_need_not_be_loose() -> None:
    """First fit leaves no room for the number in the second line, and opens it by three characters."""
    copy = "天地，玄黄，宇宙洪荒日月盈昃辰宿列张寒来暑10.44%往秋收冬藏"
    first, whole = column(copy, 12), total(copy, 12)
    assert first.words[:2] == ["天地，玄黄，宇宙洪荒日月", "盈昃辰宿列张寒来暑"]
    assert whole.words[:2] == ["天地，玄黄，宇宙洪荒日月盈", "昃辰宿列张寒来暑10.44%"]
    assert max(_spacing(first)) > 0.3
    assert max(_spacing(whole)) < 0.04


@pytest.mark.parametrize(
    ("whole", "after"),
    [
        ("35公里", 2),
        ("2025年", 4),
        ("3月", 1),
        ("第3版", 1),
        ("第三版", 1),
        ("第三版", 2),
        ("12时", 2),
        ("万·帕西诺", 2),
    ],
)
def test_what_leans_together_is_parted_less_often_than_by_first_fit(whole: str, after: int) -> None:
    """Its second part begins a line in fewer of the places where it may stand, in one of ten at most."""
    parted = [0, 0]
    for place in range(3, 33):
        copy = "，".join([HAN[:4], HAN[4:9], HAN[9:13], HAN[13:18], HAN[18:22], HAN[22:30], HAN[:9]])
        copy = f"{copy[:place]}{whole}{copy[place:]}"
        for number, set_ in enumerate((column(copy, 13), total(copy, 13))):
            ends = accumulate(map(len, set_.words))
            parted[number] += place + after in set(ends)
    assert parted[1] < parted[0] or parted == [0, 0]
    assert parted[1] <= 3


def test_an_end_between_a_number_and_its_unit_is_no_offence_where_nothing_else_will_do() -> None:
    assert total("1234567890123456年", shaped("1234567890123456").sums[-1] / EM).words == [
        "1234567890123456",
        "年",
    ]


@pytest.mark.parametrize("length", range(17, 24))
def test_no_last_line_holds_one_character_alone(length: int) -> None:
    set_ = total(HAN[:length], 8)
    assert len(set_.words[-1]) >= 2
    assert "".join(set_.words) == HAN[:length]


def test_a_paragraph_closes_up_where_that_spares_a_line() -> None:
    copy = "天地，玄，黄宇，宙，洪荒，日，月"
    assert len(total(copy, 8).words) == 2


def test_a_tightened_paragraph_spares_a_line_by_closing_up_every_character() -> None:
    """Thirteen characters, the last a mark, into twelve em."""
    copy = f"{HAN[:12]}，{HAN[:12]}，{HAN[:12]}，{HAN[:11]}。"
    loosely = total(copy, 12)
    tightly = Column(
        text := shaped(copy, rules=Rules(tighten=42)), optimal.break_lines(text, Measures(12 * EM, 0))
    )
    assert (len(loosely.lines), len(tightly.lines)) == (5, 4)
    assert all(set_line(text, line).width <= 12 * EM for line in tightly.lines)


def test_a_tightened_paragraph_is_set_as_any_where_no_line_is_spared() -> None:
    copy = "天地，玄黄宇宙洪荒日月，盈昃辰宿列张寒来2024年暑往秋收冬藏。"
    text = shaped(copy, rules=Rules(tighten=50))
    assert optimal.break_lines(text, Measures(12 * EM, 2 * EM)) == total(copy, 12, 2).lines


def test_a_word_longer_than_the_line_is_cut_and_said_to_be() -> None:
    word = "Pneumonoultramicroscopic" * 21
    set_ = total(f"国{word[:500]}国", 8)
    assert "".join(set_.words) == f"国{word[:500]}国"
    assert "emergency" in set_.reasons
    assert all(line.natural <= 8 * EM for line in set_.lines)


def test_lines_after_a_word_that_was_cut_are_set_as_well_as_any() -> None:
    copy = f"{HAN[:13]}https://example.com/{'a' * 40}{HAN[:13]}，{HAN}"
    set_ = total(copy, 10)
    last_cut = max(index for index, reason in enumerate(set_.reasons) if reason == "emergency")
    assert max(_spacing(set_)[last_cut + 1 :]) < 0.1


@pytest.mark.parametrize("mark", ["（", "。", "“", "”", "！", "…", "—", "-", "$", "%", " ", "1", "\u0301"])
@pytest.mark.parametrize("ems", [0.2, 1, 2, 8])
def test_a_run_of_one_mark_comes_to_an_end(mark: str, ems: float) -> None:
    for copy in (mark * 60, f"国{mark * 60}国"):
        set_ = total(copy, ems)
        assert "".join(set_.words) == copy
        assert all(line.end > line.start for line in set_.lines)


def test_what_a_paragraph_costs_is_nothing_but_its_lines_where_all_are_full() -> None:
    full = optimal.total_fit(shaped(HAN[:24]), Measures(8 * EM, 0))
    opened = optimal.total_fit(shaped(HAN[:7] + "，" + HAN[7:23]), Measures(8 * EM, 0))
    assert len(full.lines) == len(opened.lines)
    assert full.price < opened.price


def test_first_fit_is_never_cheaper() -> None:
    """The same lines cost the same whoever found them; total fit finds at least as good ones."""
    copy = "天地，玄黄宇宙洪荒日月，盈昃辰宿列张寒来2024年暑往秋收冬藏。"
    for ems in range(6, 16):
        text, measures = shaped(copy), Measures(ems * EM, 2 * EM)
        first, whole = firstfit.break_lines(text, measures), optimal.break_lines(text, measures)
        most = [max(set_line(text, line).spacing for line in lines) for lines in (first, whole)]
        assert most[1] <= most[0]
