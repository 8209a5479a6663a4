"""Composite fonts: CIDs by first use, text that can be copied, widths and origins as the face has them."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from broadsheet.base.units import pt
from tests.print.pages import face, text, written


def font_of(data: bytes, resource: str = "/F1") -> Any:
    pdf = pikepdf.open(BytesIO(data))
    return pdf, pdf.pages[0].Resources.Font[resource]


def mappings(font: Any) -> list[tuple[int, str]]:
    """CID and text by the font's ToUnicode map."""
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    blocks = "".join(re.findall(r"beginbfchar\n(.*?)endbfchar", cmap, re.DOTALL))
    rows = re.findall(r"<([0-9A-F]{4})> <([0-9A-F]+)>", blocks)
    return [(int(code, 16), bytes.fromhex(text).decode("utf-16-be")) for code, text in rows]


def horizontal(words: str, key: str = "serif-400") -> bytes:
    return written(text(key, pt(10), (pt(20), pt(50)), words))


def test_cids_count_up_by_first_use() -> None:
    _pdf, font = font_of(horizontal("丙甲乙甲丙"))
    assert mappings(font) == [(1, "丙"), (2, "甲"), (3, "乙")]


def test_characters_beyond_the_basic_plane_and_ligatures_map_to_their_text() -> None:
    _pdf, font = font_of(horizontal("𬭊——fi"))
    assert dict(mappings(font))[1] == "𬭊"
    assert dict(mappings(font))[2] == "——"


def test_no_block_of_the_text_map_is_longer_than_readers_allow() -> None:
    words = "".join(chr(0x4E00 + offset) for offset in range(250))
    _pdf, font = font_of(horizontal(words))
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    assert [int(count) for count in re.findall(r"(\d+) beginbfchar", cmap)] == [100, 100, 50]
    assert "".join(text for _, text in mappings(font)) == words


def test_a_glyph_with_two_texts_has_two_cids_and_one_outline() -> None:
    mark = text("serif-400", pt(10), (pt(20), pt(50)), "一一")
    _pdf, font = font_of(written(mark._replace(chars=["一", "⼀"])))
    assert mappings(font) == [(1, "一"), (2, "⼀")]
    to_glyph = font.DescendantFonts[0].CIDToGIDMap.read_bytes()
    assert to_glyph[2:4] == to_glyph[4:6] != b"\0\0"


def test_only_widths_that_are_no_em_are_listed() -> None:
    _pdf, font = font_of(horizontal("国1国a"))
    descendant = font.DescendantFonts[0]
    assert descendant.DW == 1000
    widths = {int(descendant.W[at]): int(descendant.W[at + 1][0]) for at in range(0, len(descendant.W), 2)}
    latin = text("serif-400", pt(10), (0, 0), "1a").glyphs
    assert {2: face("serif-400").advance(latin[0]), 3: face("serif-400").advance(latin[1])} == {
        cid: width for cid, width in widths.items() if cid
    }


def test_the_embedded_program_holds_the_used_glyphs_and_draws_them_as_the_face_does() -> None:
    _pdf, font = font_of(horizontal("永国", "sans-700"))
    descendant = font.DescendantFonts[0]
    data = descendant.FontDescriptor.FontFile2.read_bytes()
    program = TTFont(BytesIO(data))
    assert descendant.FontDescriptor.FontFile2.Length1 == len(data)
    assert program["maxp"].numGlyphs <= 8
    assert "fvar" not in program
    to_glyph = descendant.CIDToGIDMap.read_bytes()
    glyph = program.getGlyphOrder()[int.from_bytes(to_glyph[2:4], "big")]
    whole = face("sans-700")
    extents = whole.hb_font.get_glyph_extents(whole.hb_font.get_nominal_glyph(ord("永")))
    outline = program["glyf"][glyph]
    assert outline.xMax - outline.xMin == pytest.approx(extents.width, abs=2)
    assert outline.yMax == pytest.approx(extents.y_bearing, abs=2)


def test_the_descriptor_says_what_the_face_says() -> None:
    _pdf, font = font_of(horizontal("国"))
    descriptor = font.DescendantFonts[0].FontDescriptor
    table = TTFont(face("serif-400").path, lazy=True)
    assert [int(edge) for edge in descriptor.FontBBox] == [
        getattr(table["head"], edge) for edge in ("xMin", "yMin", "xMax", "yMax")
    ]
    assert int(descriptor.Ascent) == table["hhea"].ascent
    assert int(descriptor.Descent) == table["hhea"].descent
    assert int(descriptor.CapHeight) == table["OS/2"].sCapHeight
    assert int(descriptor.Flags) == 4 | 2
    assert int(descriptor.ItalicAngle) == 0
    table.close()


def test_heavier_faces_have_thicker_stems_and_sans_no_serif_flag() -> None:
    stems = []
    for key in ("serif-400", "serif-700", "serif-900"):
        _pdf, font = font_of(horizontal("国", key))
        stems.append(int(font.DescendantFonts[0].FontDescriptor.StemV))
    assert stems == sorted(set(stems))
    _pdf, font = font_of(horizontal("国", "sans-400"))
    assert int(font.DescendantFonts[0].FontDescriptor.Flags) == 4


def test_vertical_metrics_are_there_only_where_type_runs_down() -> None:
    _pdf, font = font_of(horizontal("国"))
    assert "/DW2" not in font.DescendantFonts[0]
    mark = text("serif-400", pt(10), (pt(20), pt(50)), "国——1", vertical=True)
    _pdf, font = font_of(written(mark), "/F1V")
    descendant = font.DescendantFonts[0]
    assert font.Encoding == "/Identity-V"
    assert [int(value) for value in descendant.DW2] == [880, -1000]
    assert [int(descendant.W2[0]), [int(value) for value in descendant.W2[1]]] == [2, [-2000, 500, 1380]]
    assert len(descendant.W2) == 2


def test_names_tell_subsets_apart_and_repeat_for_the_same_glyphs() -> None:
    names = []
    for words in ("甲乙", "甲乙", "甲丙"):
        _pdf, font = font_of(horizontal(words))
        names.append(str(font.BaseFont))
    assert all(re.fullmatch(r"/[A-Z]{6}\+NotoSerifSC-Regular", name) for name in names)
    assert names[0] == names[1] != names[2]


def test_font_programs_are_deflated() -> None:
    _pdf, font = font_of(horizontal("国"))
    program = font.DescendantFonts[0].FontDescriptor.FontFile2
    assert zlib.decompress(program.read_raw_bytes()) == program.read_bytes()
