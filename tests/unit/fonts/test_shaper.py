"""Copy becomes glyphs: each character its own, upright in vertical runs, spacing left to the rules."""

from __future__ import annotations

from itertools import accumulate

import pytest

from broadsheet.fonts.face import Face
from broadsheet.fonts.shaper import shape


def test_each_han_character_is_one_glyph_one_em_wide(face: Face) -> None:
    text = "一张报纸从排字房走到读者手里"
    glyphs = shape(face, text)
    assert glyphs.clusters == list(range(len(text)))
    assert glyphs.ids == [face.hb_font.get_nominal_glyph(ord(char)) for char in text]
    assert set(glyphs.advances) == {1000}
    assert set(glyphs.x_offsets) == set(glyphs.y_offsets) == {0}


@pytest.mark.parametrize("text", ["。”", "），", "《“", "——", "……", "：“"])
def test_the_font_does_not_squeeze_marks_by_itself(face: Face, text: str) -> None:
    # Two dashes are one glyph two ems wide.
    assert sum(shape(face, text).advances) == 2000


@pytest.mark.parametrize("mark", ["—", "…", "“", "”", "‘", "’"])
def test_marks_shared_with_latin_take_their_chinese_form(face: Face, mark: str) -> None:
    # The locl feature for ZHS; the nominal glyphs are narrower.
    assert shape(face, mark).advances == [1000]


@pytest.mark.parametrize("text", ["AVATAR", "To", "1.7"])
def test_the_font_does_not_kern_by_itself(face: Face, text: str) -> None:
    glyphs = [face.hb_font.get_nominal_glyph(ord(char)) for char in text]
    assert shape(face, text).advances == [face.advance(glyph) for glyph in glyphs]


def test_no_glyph_is_missing_for_characters_the_face_has(face: Face) -> None:
    assert 0 not in shape(face, "㛃䶮镕喆堃，2025 年 1 月 6 日（星期一）").ids


def test_a_missing_character_is_glyph_zero_and_keeps_its_place(serif: Face) -> None:
    glyphs = shape(serif, "姓\U00020bb7名")
    assert glyphs.ids[1] == 0
    assert glyphs.clusters == [0, 1, 2]


def test_a_character_beyond_the_first_plane_is_one_cluster(serif: Face) -> None:
    glyphs = shape(serif, "化\U0002cb4a学")
    assert glyphs.clusters == [0, 1, 2]
    assert 0 not in glyphs.ids


def test_letter_and_accent_share_a_cluster(serif: Face) -> None:
    glyphs = shape(serif, "cafe\u0301")
    assert glyphs.clusters[-1] == 3
    assert len(glyphs.ids) == 4


def test_ligatures_carry_their_first_character(serif: Face) -> None:
    glyphs = shape(serif, "office")
    assert glyphs.clusters[0] == 0
    assert all(a <= b for a, b in zip(glyphs.clusters, glyphs.clusters[1:], strict=False))


def test_vertical_runs_go_down_one_em_a_character(face: Face) -> None:
    glyphs = shape(face, "竖题要立得住", vertical=True)
    assert glyphs.advances == [1000] * 6
    assert list(accumulate(glyphs.advances))[-1] == 6000


@pytest.mark.parametrize("mark", ["，", "。", "（", "）", "“", "——", "……", "《", "：", "！"])
def test_marks_take_their_vertical_forms(face: Face, mark: str) -> None:
    assert shape(face, mark, vertical=True).ids != shape(face, mark).ids


def test_han_looks_the_same_in_both_directions(face: Face) -> None:
    assert shape(face, "国家", vertical=True).ids == shape(face, "国家").ids


def test_every_list_has_one_entry_a_glyph(face: Face) -> None:
    glyphs = shape(face, "第 7 届 fin，完。")
    assert len({len(column) for column in glyphs}) == 1
