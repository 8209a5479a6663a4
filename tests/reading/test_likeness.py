"""A glyph looks like its own character and like no other, however near."""

from __future__ import annotations

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.reading.faults import listed
from tests.reading.glyphs import ReadPage, read_pages
from tests.reading.ink_judges import stray_ink, unseen
from tests.reading.likeness import ALIKE, FONTS, likeness, unlike

TEXT = "未末己已巳日曰土士人入。，“8"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> ReadPage:
    """A line of easily mistaken characters, drawn by ReportLab's own fonts; under it one in white and one unseen."""
    file = tmp_path_factory.mktemp("likeness") / "line.pdf"
    pdfmetrics.registerFont(TTFont("body", FONTS / "NotoSerifSC-400.ttf"))
    canvas = Canvas(str(file), pagesize=(200, 100))
    canvas.setFont("body", 9)
    canvas.drawString(10.3, 80.7, TEXT)
    canvas.setFillGray(1)
    canvas.drawString(10, 40, "白")
    canvas.setFillGray(0)
    canvas.drawString(10, 20, "隐", mode=3)
    canvas.save()
    return read_pages(file)[0]


def test_every_glyph_looks_like_its_character(page: ReadPage) -> None:
    seen = ReadPage(page.width, page.height, page.glyphs[: len(TEXT)], (), page.trim, page.page)
    faults = unlike(seen)
    assert not faults, listed(faults)


@pytest.mark.parametrize(
    ("char", "other"), [("未", "末"), ("己", "已"), ("已", "巳"), ("日", "曰"), ("土", "士"), ("人", "入")]
)
def test_no_glyph_looks_like_its_neighbour(char: str, other: str, page: ReadPage) -> None:
    glyph = next(glyph for glyph in page.glyphs if glyph.text == char)
    assert likeness(page, glyph, char) > ALIKE > likeness(page, glyph, other)


def test_a_glyph_that_copies_as_another_is_named(page: ReadPage) -> None:
    wrong = page.glyphs[0]._replace(text="末")
    assert len(unlike(ReadPage(page.width, page.height, (wrong,), (), page.trim, page.page))) == 1


def test_white_and_unseen_text_is_named(page: ReadPage) -> None:
    assert sorted(fault.where[0] for fault in unseen(page)) == ["白", "隐"]


def test_ink_outside_the_places_given_is_named(page: ReadPage) -> None:
    line = [glyph.ink.grown(1) for glyph in page.glyphs]
    assert stray_ink(page, line) == []
    assert len(stray_ink(page, line[1:])) >= 1
