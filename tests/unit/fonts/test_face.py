"""Which characters a face draws, and how wide."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from broadsheet.fonts.face import Face

from .conftest import opened, reference_font

RARE_IN_NAMES = "㛃䶮镕喆堃犇"
CHEMISTRY = "鿏鿔𬭊𫓧𫍯"
MARKS = "，。、；：？！…—·“”‘’（）《》〈〉【】「」『』〔〕～％￥〇"


@pytest.mark.parametrize("char", RARE_IN_NAMES + CHEMISTRY + MARKS)
def test_every_face_draws(face: Face, char: str) -> None:
    assert face.has(char)


def test_every_face_draws_the_whole_of_gb2312(face: Face) -> None:
    rows = [bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)]
    han = "".join(code.decode("gb2312", errors="ignore") for code in rows)
    assert len(han) == 6763
    assert [char for char in han if not face.has(char)] == []


def test_every_face_draws_all_unified_ideographs_of_the_first_block(face: Face) -> None:
    assert [chr(code) for code in range(0x4E00, 0x9FA6) if not face.has(chr(code))] == []


@pytest.mark.parametrize("char", ["\U00020bb7", "\U0002a700", "\ue000"])
def test_a_face_says_that_it_lacks(face: Face, char: str) -> None:
    assert not face.has(char)


def test_a_face_draws_what_its_cmap_says(face: Face, reference: TTFont) -> None:
    cmap = reference.getBestCmap()
    probes = [*range(0x20, 0x3000, 7), *range(0x3000, 0xA000, 31), *range(0x20000, 0x2A000, 11)]
    assert [chr(code) for code in probes if face.has(chr(code)) != (code in cmap)] == []


@pytest.mark.parametrize("char", "国，Ａ〇")
def test_han_and_full_width_marks_are_one_em(face: Face, char: str) -> None:
    glyph = face.hb_font.get_nominal_glyph(ord(char))
    assert face.advance(glyph) == 1000


def test_advances_are_the_file_s(serif: Face) -> None:
    reference = reference_font(serif.path.name)
    metrics, names = reference["hmtx"].metrics, reference.getGlyphOrder()
    wrong = [g for g in range(0, len(names), 97) if serif.advance(g) != metrics[names[g]][0]]
    assert wrong == []


def test_a_heavier_weight_of_one_variable_font_is_wider() -> None:
    light, heavy = opened("sans-400"), opened("sans-900")
    glyph = light.hb_font.get_nominal_glyph(ord("m"))
    assert light.path == heavy.path
    assert heavy.advance(glyph) > light.advance(glyph)
