"""Other people's readers open the file, find every font in it and copy out what was set."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from broadsheet.base.geometry import Rect
from broadsheet.base.units import pt
from broadsheet.display.ops import Box, Fill, Ink, Op, Rule
from broadsheet.output.pdf.writer import write_pdf
from tests.print.pages import document, face, no_image, page, press, saved, text, written
from tests.print.tools import run

LINES = (
    "秋收在望，各地粮食丰产。",
    "“今年，我们的产量提高了12.5%。”",
    "鿏、𬭊（U+2CB4A）与〇都在本版出现……",
    "大桥通车——两岸相连",
)
MARKS: tuple[Op, ...] = (
    Fill(Rect(pt(10), pt(10), pt(50), pt(20)), Ink(0, 300, 0, 0)),
    Rule(pt(10), pt(50), pt(300), pt(50), 250),
    Box(Rect(pt(10), pt(60), pt(50), pt(20)), 500),
    text("sans-700", pt(20), (pt(20), pt(40)), "标题"),
    *(text("serif-400", 9200, (pt(20), pt(100 + 14 * row)), line) for row, line in enumerate(LINES)),
    text("serif-900", pt(24), (pt(350), pt(20)), "直排「一」", vertical=True),
)


def squeezed(copied: str) -> str:
    """Line ends and page breaks are the reader's own."""
    return "".join(copied.split())


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(tmp_path_factory.mktemp("readers"), written(*MARKS))


def test_qpdf_finds_no_fault(file: Path) -> None:
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", file)


def test_every_font_is_embedded_cut_down_and_can_be_copied_from(file: Path) -> None:
    rows = run("pdffonts", file).splitlines()[2:]
    assert len(rows) == 3
    for row in rows:
        assert row.split()[-5:-2] == ["yes", "yes", "yes"], row
    assert not any("Helvetica" in row for row in rows)


def test_horizontal_and_vertical_text_of_one_face_share_one_font_program(tmp_path: Path) -> None:
    marks = [text("serif-400", pt(10), (pt(50), pt(50)), "横直", vertical=way) for way in (False, True)]
    path = saved(tmp_path, written(*marks))
    assert len(run("pdffonts", path).splitlines()[2:]) == 2
    assert path.read_bytes().count(b"/FontFile2") == 1


def test_what_was_set_is_what_pdfium_copies(file: Path) -> None:
    copied = pdfium.PdfDocument(file)[0].get_textpage().get_text_range()
    assert squeezed(copied) == "标题" + "".join(LINES) + "直排「一」"


@pytest.mark.parametrize("words", [*LINES, "标题"])
def test_what_was_set_is_what_poppler_copies(file: Path, words: str) -> None:
    assert words in squeezed(run("pdftotext", file, "-"))


@pytest.mark.parametrize("spacing", [0, 3000])
def test_a_vertical_headline_is_copied_as_one_string(tmp_path: Path, spacing: int) -> None:
    words = "「直排」标题，一二（三）。"
    mark = text("sans-700", pt(16), (pt(200), pt(20)), words, vertical=True, spacing=spacing)
    path = saved(tmp_path, written(mark))
    assert pdfium.PdfDocument(path)[0].get_textpage().get_text_range() == words
    assert squeezed(run("pdftotext", path, "-")) == words


def test_one_glyph_that_stands_for_two_texts_is_copied_as_each(tmp_path: Path) -> None:
    mark = text("serif-400", pt(10), (pt(20), pt(50)), "一二一")
    twice = mark._replace(chars=["一", "二", "⼀"])
    copied = pdfium.PdfDocument(written(twice))[0].get_textpage().get_text_range()
    assert copied == "一二⼀"


def test_a_glyph_whose_text_another_carries_adds_nothing_to_the_copy() -> None:
    mark = text("serif-400", pt(10), (pt(20), pt(50)), "甲乙丙")
    copied = pdfium.PdfDocument(written(mark._replace(chars=["甲乙", "", "丙"])))[0]
    assert copied.get_textpage().get_text_range() == "甲乙丙"


def test_pages_carry_their_newspaper_labels() -> None:
    pages = [
        page(text("serif-400", pt(10), (pt(20), pt(50)), label), label=label) for label in ("A01", "B12")
    ]
    read = pdfium.PdfDocument(write_pdf(document(*pages), face, press(), no_image))
    assert [read.get_page_label(number) for number in range(2)] == ["A01", "B12"]


def test_a_page_without_text_needs_no_font(tmp_path: Path) -> None:
    path = saved(tmp_path, written(Rule(0, 0, pt(100), pt(100), 500)))
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", path)
    assert run("pdffonts", path).splitlines()[2:] == []


def test_an_empty_page_is_still_a_page(tmp_path: Path) -> None:
    path = saved(tmp_path, written())
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", path)
    assert len(pdfium.PdfDocument(path)) == 1
