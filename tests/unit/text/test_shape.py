"""Shaped text: glyphs, the space CLREQ puts between them, and what the line breaker is told."""

from __future__ import annotations

from itertools import accumulate

import pytest

from broadsheet.clreq.classes import classify
from broadsheet.issue.signs import STRONG_OFF, STRONG_ON
from broadsheet.text.model import Run
from tests.composing import EM, shaped, share
from tests.reading import rules

FACES = ["serif-400", "serif-700", "serif-900", "sans-400", "sans-500", "sans-700", "sans-900"]


def _width(text: str, face: str = "serif-400") -> float:
    """Ems that a text takes between two Han characters."""
    return shaped(f"国{text}国", face=face).sums[-1] / EM - 2


def test_han_stand_on_the_em() -> None:
    text = shaped("一二三四五六七八九十")
    assert text.advances == [EM] * 10
    assert text.sums == [EM * index for index in range(11)]
    assert text.breaks == [*range(1, 11)]


def test_every_list_has_its_length() -> None:
    text = shaped("他说：“GDP增长3.5%……”")
    glyphs = len(text)
    assert len(text.chars) == len(text.classes) == len(text.advances) == glyphs
    assert len(text.gaps) == len(text.sums) == len(text.give) == glyphs + 1
    assert text.breaks[-1] == glyphs


def test_sums_are_the_advances_with_their_gaps() -> None:
    text = shaped("他说：“GDP增长3.5%……”（约翰·史密斯）")
    each = [gap + advance for gap, advance in zip(text.gaps, text.advances, strict=False)]
    assert text.sums == [*accumulate(each, initial=0)]


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("mark", sorted(rules.OPEN + rules.CLOSE + "，、；：。．！？"))
def test_a_mark_alone_takes_one_em_in_every_face(face: str, mark: str) -> None:
    assert _width(mark, face) == 1


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("pair", ["），", "。”", "，“", "）（", "（「", "“‘", "’”", "：《", "》、"])
def test_two_marks_take_one_and_a_half_em(face: str, pair: str) -> None:
    assert _width(pair, face) == 1.5


@pytest.mark.parametrize("pair", ["（）", "“”"])
def test_a_pair_round_nothing_keeps_two_em(pair: str) -> None:
    assert _width(pair) == 2


def test_three_marks_take_two_em() -> None:
    assert _width("。』」") == 2


@pytest.mark.parametrize("face", ["serif-400", "sans-400"])
def test_an_interpunct_takes_half_an_em_and_stands_in_its_middle(face: str) -> None:
    text = shaped("翰·史", face=face)
    assert _width("·", face) == 0.5
    assert abs(text.gaps[1] - text.gaps[2]) <= EM // 1000


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("unit", ["——", "……", "⸺"])
def test_a_unit_of_two_em_is_two_em_wide(face: str, unit: str) -> None:
    assert _width(unit, face) == 2


def test_a_quarter_em_parts_han_from_latin_and_digits() -> None:
    text = shaped("排GDP共8行")
    gaps = dict(zip("".join(text.chars), share(text.gaps), strict=False))
    assert gaps == {"排": 0, "G": 0.25, "D": 0, "P": 0, "共": 0.25, "8": 0.25, "行": 0.25}


def test_no_gap_stands_beside_marks() -> None:
    assert not any(shaped("，GDP。8）A").gaps)


def test_latin_letters_keep_their_own_widths() -> None:
    assert len(set(shaped("iIwW").advances)) > 2


def test_marks_of_a_head_are_half_wide() -> None:
    assert shaped("甲，乙（丙）：丁", half_marks=True).sums[-1] == 6 * EM


def test_vertical_type_runs_down_by_whole_ems() -> None:
    text = shaped("二十余印", vertical=True)
    assert text.vertical
    assert text.advances == [EM] * 4


@pytest.mark.parametrize("mark", "：；！？")
def test_a_mark_in_the_middle_of_a_vertical_cell_keeps_its_cell(mark: str) -> None:
    assert shaped(f"甲{mark}乙", half_marks=True, vertical=True).sums[-1] == 3 * EM


def test_no_gap_stands_in_a_vertical_head() -> None:
    assert not any(shaped("备20余印", vertical=True).gaps)


def test_strong_words_are_a_run_of_their_own() -> None:
    text = shaped(f"他{STRONG_ON}一定{STRONG_OFF}来")
    assert text.runs == (Run(0, 1, "serif-400"), Run(1, 3, "sans-700"), Run(3, 4, "serif-400"))
    assert "".join(text.chars) == "他一定来"


def test_marks_close_up_across_a_change_of_face() -> None:
    text = shaped(f"他{STRONG_ON}一定）{STRONG_OFF}，来")
    assert text.gaps[4] == -EM // 2


def test_a_character_no_face_has_is_told_once() -> None:
    text = shaped("甲\U00030000乙\U00030000")
    assert text.missing == ("\U00030000",)
    assert text.glyphs[1] == 0
    assert "".join(text.chars) == "甲\U00030000乙\U00030000"


def test_ordinary_copy_misses_nothing() -> None:
    assert shaped("他说：“GDP增长3.5%……”").missing == ()


@pytest.mark.parametrize("text", ["文m̄", "文m̄文", "fi文m̄文", "m̄m̄", "文⃝"])
def test_a_combining_mark_is_never_parted_from_its_letter(text: str) -> None:
    copy = shaped(text)
    assert "".join(copy.chars) == text
    assert copy.classes == "".join(classify(chars[0]) if chars else "N" for chars in copy.chars)
    assert all(copy.classes[place] != "N" for place in copy.breaks[:-1])


def test_a_ligature_stands_for_all_its_letters() -> None:
    text = shaped("office")
    assert len(text) < len("office")
    assert "".join(text.chars) == "office"
    assert text.breaks == [len(text)]


def test_an_ideographic_variation_keeps_its_selector() -> None:
    text = shaped("葛\U000e0100城")
    assert "".join(text.chars) == "葛\U000e0100城"
    assert text.missing == ()
    assert text.sums[-1] == 2 * EM


def test_an_accent_written_apart_is_one_glyph_or_moved_onto_its_letter() -> None:
    assert shaped("e\u0301").chars == ["e\u0301"]


def test_what_may_give_is_counted_up_to_each_place() -> None:
    text = shaped("国，国（国）国")
    assert share(text.give) == [0, 0, 0.5, 1, 1, 1, 1.5, 1.5]


def test_a_gap_may_give_half_of_itself() -> None:
    text = shaped("国A国")
    assert share(text.give) == [0, 0.125, 0.25, 0.25]


@pytest.mark.parametrize("end", ["（", "“", "$", "#", "(", "国（"])
def test_copy_may_end_in_an_opening_mark(end: str) -> None:
    text = shaped(end)
    assert text.breaks[-1] == len(text)


def test_no_copy_is_no_glyphs() -> None:
    text = shaped("")
    assert len(text) == 0
    assert text.sums == [0]
