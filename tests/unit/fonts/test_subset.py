"""A subset draws exactly what the whole font draws, and holds nothing else."""

from __future__ import annotations

import io
from typing import Any

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from broadsheet.fonts.face import Face
from broadsheet.fonts.shaper import shape
from broadsheet.fonts.subset import subset

from .conftest import opened

TEXT = "报纸㛃䶮，《2025》é国"


def _glyphs(face: Face, text: str = TEXT) -> list[int]:
    return sorted(set(shape(face, text).ids))


def _opened(content: bytes) -> TTFont:
    return TTFont(io.BytesIO(content))


def _outline(glyph_set: Any, name: str) -> list[tuple[str, tuple[Any, ...]]]:
    pen = RecordingPen()
    glyph_set[name].draw(pen)
    return list(pen.value)


def _points(outline: list[tuple[str, tuple[Any, ...]]]) -> list[float]:
    return [value for _, points in outline for point in points if point for value in point]


def test_each_glyph_keeps_its_outline_and_width(face: Face, reference: TTFont) -> None:
    glyphs = _glyphs(face)
    content, numbers = subset(face, glyphs)
    small, whole = _opened(content).getGlyphSet(), reference.getGlyphSet(location=dict(face.axes))
    small_names, whole_names = _opened(content).getGlyphOrder(), reference.getGlyphOrder()
    for glyph in glyphs:
        ours, theirs = small_names[numbers[glyph]], whole_names[glyph]
        assert abs(small[ours].width - whole[theirs].width) <= 0.5
        drawn, expected = _outline(small, ours), _outline(whole, theirs)
        assert [verb for verb, _ in drawn] == [verb for verb, _ in expected]
        # A pinned weight is rounded to whole units.
        assert _points(drawn) == pytest.approx(_points(expected), abs=1.0 if face.axes else 0)


def test_the_subset_holds_the_glyphs_asked_for_and_no_more(face: Face) -> None:
    glyphs = _glyphs(face, "报纸上的字")
    content, numbers = subset(face, glyphs)
    assert set(numbers) == {0, *glyphs}
    assert sorted(numbers.values()) == list(range(len(numbers)))
    assert _opened(content)["maxp"].numGlyphs == len(numbers)


def test_glyph_zero_stays_glyph_zero(serif: Face) -> None:
    _, numbers = subset(serif, _glyphs(serif))
    assert numbers[0] == 0


def test_a_subset_is_static_and_carries_only_what_a_pdf_reads(face: Face) -> None:
    # PDF 9.9: glyf, head, hhea, hmtx, loca, maxp, and cvt, fpgm, prep where the font has them.
    tables = set(_opened(subset(face, _glyphs(face))[0]).keys()) - {"GlyphOrder"}
    assert {"glyf", "head", "hhea", "hmtx", "loca", "maxp"} <= tables
    assert tables <= {"glyf", "head", "hhea", "hmtx", "loca", "maxp", "cvt ", "fpgm", "prep"}


def test_a_few_characters_are_a_small_file(serif: Face) -> None:
    assert len(subset(serif, _glyphs(serif))[0]) < 20_000


def test_the_order_of_asking_does_not_matter(serif: Face) -> None:
    glyphs = _glyphs(serif)
    assert subset(serif, glyphs) == subset(serif, reversed(glyphs))


def test_weights_of_one_variable_font_differ() -> None:
    light, heavy = opened("sans-400"), opened("sans-900")
    assert subset(light, _glyphs(light))[0] != subset(heavy, _glyphs(heavy))[0]
