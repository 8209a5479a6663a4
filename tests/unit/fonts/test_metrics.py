"""What a PDF says of a face is what the face says of itself."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from broadsheet.fonts.face import Face
from broadsheet.fonts.metrics import Hang, em_box_top, hang, measure


def test_the_em_box_stands_880_above_the_baseline(face: Face) -> None:
    assert em_box_top(face) == 880


def test_a_han_glyph_hangs_from_the_middle_of_its_em_box(face: Face) -> None:
    assert hang(face, face.hb_font.get_nominal_glyph(ord("国"))) == Hang(1000, 500, 880)


def test_a_descriptor_has_the_figures_of_the_font_file(face: Face, reference: TTFont) -> None:
    found, head = measure(face), reference["head"]
    assert found.box == pytest.approx((head.xMin, head.yMin, head.xMax, head.yMax), abs=1)
    assert (found.ascent, found.descent) == (reference["hhea"].ascent, reference["hhea"].descent)
    assert found.cap_height == pytest.approx(reference["OS/2"].sCapHeight, abs=10)
    assert found.italic_angle == 0


def test_serif_faces_are_flagged_and_heavier_faces_have_thicker_stems(face: Face) -> None:
    found = measure(face)
    assert bool(found.flags & 2) is face.key.startswith("serif")
    assert found.stem == int(face.key.rpartition("-")[2]) // 4
