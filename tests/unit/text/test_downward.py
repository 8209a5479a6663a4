"""How copy stands in vertical lines: upright, turned, abreast; its marks, its gaps, its quotation marks."""

from __future__ import annotations

import pytest

from broadsheet.text.downward import vertical_quotes
from broadsheet.text.model import ShapedText
from broadsheet.text.shape import Setting, shape_text
from tests.composing import EM, SPAN, catalog


def down(text: str) -> ShapedText:
    """Copy shaped as the text of a vertical story is."""
    return shape_text(text, SPAN, Setting("serif-400", "sans-700", EM, vertical=True, mixed=True), catalog())


def stands(text: str) -> list[tuple[str, str]]:
    shaped = down(text)
    return [("".join(shaped.chars[run.start : run.end]), run.stands) for run in shaped.runs]


def test_words_are_turned_with_the_spaces_and_marks_inside_them() -> None:
    assert stands("他说Hello, World再见") == [
        ("他说", "upright"), ("Hello, World", "turned"), ("再见", "upright"),
    ]  # fmt: skip


@pytest.mark.parametrize("copy", ["Don’t go", "the “best” one", "x\x02yz\x03w"])
def test_latin_quotation_marks_and_strong_letters_lie_with_their_words(copy: str) -> None:
    assert {how for _, how in stands(copy)} == {"turned"}


@pytest.mark.parametrize("number", ["12", "05", "120", "3.0", "2B", "A4", "A+"])
def test_short_figures_stand_abreast_in_one_em(number: str) -> None:
    assert stands(f"第{number}版") == [("第", "upright"), (number, "abreast"), ("版", "upright")]
    text = down(f"第{number}版")
    assert text.sums[-1] == 3 * EM


@pytest.mark.parametrize("number", ["2025", "13.5", "12:30", "1,200", "35%", "AI", "20-30", "MP3", "3.5%"])
def test_longer_numbers_and_those_with_marks_are_turned_whole(number: str) -> None:
    assert stands(f"约{number}个") == [("约", "upright"), (number, "turned"), ("个", "upright")]


@pytest.mark.parametrize("copy", ["第5版", "A股涨", "维生素C。", "α粒子", "É组"])
def test_a_figure_or_letter_alone_stands_upright_without_a_gap(copy: str) -> None:
    assert [how for _, how in stands(copy)] == ["upright"]
    assert down(copy).sums[-1] == len(copy) * EM


@pytest.mark.parametrize(("figures", "how"), [("3", "upright"), ("12", "abreast"), ("120", "abreast")])
def test_a_fraction_stays_with_its_figures(figures: str, how: str) -> None:
    copy = f"长{figures}½米"
    text = down(copy)
    assert dict(stands(copy)).get(figures, "upright") == how
    assert text.sums[-1] == 4 * EM
    assert text.chars.index("½") not in text.breaks


def test_a_fraction_stays_with_a_number_that_is_turned() -> None:
    text = down("长1234½米")
    assert text.breaks == [1, 6, 7]
    assert text.gaps[5] == 0


@pytest.mark.parametrize("copy", ["热30℃的水", "共25㎡的房"])
def test_a_unit_that_stands_upright_fills_its_em_without_a_gap(copy: str) -> None:
    text = down(copy)
    assert text.sums[-1] == 5 * EM
    assert 3 not in text.breaks


@pytest.mark.parametrize(
    ("copy", "figure", "how"), [("1\u2002要聞", "1", "upright"), ("今日 12 版", "12", "abreast")]
)
def test_a_space_beside_a_figure_does_not_turn_it(copy: str, figure: str, how: str) -> None:
    assert how in [stood for words, stood in stands(copy) if figure in words]


@pytest.mark.parametrize("mark", "，。、：；！？（）《》「」『』—…～·")
def test_chinese_marks_are_never_turned_but_have_forms_of_their_own(mark: str) -> None:
    assert [how for _, how in stands(f"一{mark}二")] == ["upright"]


@pytest.mark.parametrize("mark", "：；！？")
def test_marks_that_stand_in_the_middle_keep_their_em(mark: str) -> None:
    assert down(f"说{mark}「好」").sums[-1] == 5 * EM


def test_marks_that_meet_close_up_as_across() -> None:
    assert down("说「好」，他").sums[-1] == 6 * EM - EM // 2


def test_a_quarter_em_stands_between_han_and_what_is_turned_and_none_at_figures_abreast() -> None:
    text = down("装LED灯12只")
    places = {text.chars[index]: gap for index, gap in enumerate(text.gaps[:-1]) if gap}
    assert places == {"L": EM // 4, "灯": EM // 4}


def test_figures_abreast_are_never_parted_from_each_other() -> None:
    text = down("共120人")
    assert not {2, 3} & set(text.breaks)
    assert {2, 3} <= set(text.tight)


def test_quotation_marks_take_their_vertical_forms_and_latin_ones_stay() -> None:
    assert vertical_quotes("说“好‘书’”") == "说「好『书』」"
    assert vertical_quotes("题为“Don’t”") == "题为「Don’t」"
    assert vertical_quotes("没有") == "没有"


def test_nothing_is_lost_and_nothing_comes_twice() -> None:
    copy = "在2025年12月5日用了120人、35％和5G、A股 iPhone 16：真？！——好……é（a）"
    assert "".join(down(copy).chars) == copy
