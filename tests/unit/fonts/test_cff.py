"""A CFF program for a PDF: its glyphs in the order asked for, each keyed by its number, drawn as they were."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from broadsheet.fonts.face import DamagedFontError, Face
from broadsheet.fonts.shaper import shape
from broadsheet.fonts.subset import embeddable
from tests import faces

from .conftest import opened, reference_font


def _program(content: bytes) -> Any:
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(content), None)
    return fonts[0]


def _drawn(glyph: Any) -> list[Any]:
    pen = RecordingPen()
    glyph.draw(pen)
    return list(pen.value)


def _glyphs(face: Face, text: str) -> list[int]:
    return [0, *shape(face, text).ids]


@pytest.fixture(params=["keyed by CID", "keyed by name", "of a collection"])
def cff(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Face, TTFont, str]:
    """A face, the same read by fontTools, and text it draws: out of order, one character twice."""
    if request.param == "keyed by CID":
        face = opened("supplement-serif-400")
        return face, reference_font(face.path.name), "𨋢𠮷𪘁𠮷"
    if request.param == "keyed by name":
        path = faces.postscript(tmp_path / "own.otf")
        return Face("x", path), TTFont(io.BytesIO(path.read_bytes())), "鹰Ag国，鹰"
    path = faces.collection("NotoSansCJK-Bold.ttc")
    return (
        Face("x", path, index=2),
        TTFont(io.BytesIO(path.read_bytes()), fontNumber=2, lazy=True),
        "直A국。直",
    )


def test_every_cid_is_a_glyph_and_draws_what_the_font_draws(cff: tuple[Face, TTFont, str]) -> None:
    face, reference, text = cff
    glyphs = _glyphs(face, text)
    content, order = embeddable(face, glyphs)
    program = _program(content)
    assert order == list(range(len(glyphs)))
    assert program.ROS == ("Adobe", "Identity", 0)
    assert program.charset == [".notdef", *(f"cid{number:05}" for number in range(1, len(glyphs)))]
    whole, names = reference.getGlyphSet(), reference.getGlyphOrder()
    for number, glyph in enumerate(glyphs[1:], 1):
        own = program.CharStrings[f"cid{number:05}"]
        assert _drawn(own) == _drawn(whole[names[glyph]])
        assert own.width == whole[names[glyph]].width


def test_a_program_says_how_big_its_units_are(tmp_path: Path) -> None:
    face = Face("x", faces.postscript(tmp_path / "own.otf", upem=2048))
    program = _program(embeddable(face, _glyphs(face, "国"))[0])
    assert program.rawDict.get("FontMatrix") is None
    assert program.FDArray[0].FontMatrix == pytest.approx([1 / 2048, 0, 0, 1 / 2048, 0, 0], abs=1e-9)


def test_a_page_without_glyphs_has_notdef_alone() -> None:
    content, order = embeddable(opened("supplement-sans-700"), [0])
    assert order == [0]
    assert list(_program(content).CharStrings.keys()) == [".notdef"]


def test_a_whole_font_is_written_as_well() -> None:
    face = opened("supplement-sans-700")
    content, order = embeddable(face, range(face.hb_face.glyph_count))
    assert len(_program(content).CharStrings) == len(order) == face.hb_face.glyph_count


def test_a_glyph_the_font_has_not_is_a_fault_of_the_font() -> None:
    face = opened("supplement-sans-700")
    with pytest.raises(DamagedFontError, match="damaged"):
        embeddable(face, [0, 65000])
