"""The sample's diagrams: vectors that fill their place, their lettering live type of the paper in black or its red."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.reading.figures import Figure, written_lettering
from tests.reading.manuscript import reduced
from tests.sample.sheets import ISSUE, Sheet

SMALLEST = 6.5
"""Points; smaller type is hard on the eye in newsprint."""


@pytest.fixture
def drawings(sheets: tuple[Sheet, ...]) -> list[Figure]:
    return [drawing for sheet in sheets for drawing in sheet.drawings]


def test_the_diagrams_are_drawings(drawings: list[Figure]) -> None:
    names = {"ladder", "press", "night", "heads", "plan", "fold", "looks", "weights", "song"}
    assert {drawing.file.removesuffix(".svg") for drawing in drawings} == names


def test_a_drawing_fills_its_place(sheets: tuple[Sheet, ...]) -> None:
    for sheet in sheets:
        places = {photo["file"]: photo for photo in sheet.report["photos"]}
        for drawing in sheet.drawings:
            wide, high = (places[drawing.file][side] * 72 / 25.4 for side in ("w_mm", "h_mm"))
            assert drawing.box.right - drawing.box.left == pytest.approx(wide, abs=0.8), drawing.file
            assert drawing.box.bottom - drawing.box.top == pytest.approx(high, abs=0.8), drawing.file


def test_its_words_are_those_of_the_file_each_once(drawings: list[Figure]) -> None:
    for drawing in drawings:
        written = "".join(written_lettering(ISSUE.parent / ISSUE.stem / drawing.file))
        assert Counter(reduced(drawing.text)) == Counter(reduced(written)), drawing.file


def test_its_type_is_large_enough_to_read(drawings: list[Figure]) -> None:
    small = {
        (drawing.file, glyph.text, round(glyph.size, 2))
        for drawing in drawings
        for glyph in drawing.glyphs
        if glyph.size < SMALLEST - 0.01
    }
    assert small == set()


def test_its_type_is_embedded_from_the_papers_case(drawings: list[Figure]) -> None:
    faces = {glyph.face.partition("-")[0] for drawing in drawings for glyph in drawing.glyphs}
    assert faces <= {"NotoSansSC", "NotoSerifSC"}
