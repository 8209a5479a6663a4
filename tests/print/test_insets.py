"""Insets on the finished page, as a reader sees them and a telephone scans them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
import zxingcpp

from broadsheet.job import Job
from broadsheet.pipeline import render
from tests.diagnostics.conftest import COPY
from tests.reading.glyphs import ReadPage, read_pages

ISSUE = """\
newspaper: 版样
date: 2025-01-06
pages:
  - template: news
    plan: A A A B B B B B
    stories:
      A:
        headline: 插件
        body: {file: copy.md}
        insets:
          - {kind: quote, text: 宁可松一点，也不把数字拆开, by: 老规矩, span: 2}
          - {kind: facts, body: 基线网格是全版各栏共用的一组横线。, span: 2}
          - {kind: figure, figure: 936, text: 个行位}
          - {kind: qr, link: "https://www.w3.org/TR/clreq/", text: 扫码读《中文排版需求》, place: bottom-left}
      B: {headline: 邻居, body: {file: copy.md}}
"""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ReadPage]:
    folder = tmp_path_factory.mktemp("insets")
    (folder / "i.yaml").write_text(ISSUE, encoding="utf-8")
    (folder / "copy.md").write_text(COPY, encoding="utf-8")
    outcome = render(Job(folder / "i.yaml", folder / "out"))
    assert [f.code for f in outcome.findings if f.severity == "error"] == []
    (page,) = read_pages(folder / "out" / "i.pdf")
    return folder / "out" / "i.pdf", page


def test_a_telephone_reads_the_code(printed: tuple[Path, ReadPage]) -> None:
    for dots in (150, 300):
        image = pdfium.PdfDocument(printed[0])[0].render(scale=dots / 72, grayscale=True).to_pil()
        (code,) = zxingcpp.read_barcodes(image)
        assert code.text == "https://www.w3.org/TR/clreq/"


def test_their_words_are_on_the_page_once(printed: tuple[Path, ReadPage]) -> None:
    text = "".join(glyph.text for glyph in printed[1].glyphs)
    for words in (
        "宁可松一点，",
        "也不把数字拆开",
        "老规矩",
        "链接",
        "基线网格是全版",
        "936个行位",
        "扫码读",
    ):
        assert text.count(words) == 1, words


def test_no_other_ink_lies_on_them(printed: tuple[Path, ReadPage]) -> None:
    glyphs = [glyph for glyph in printed[1].glyphs if glyph.text.strip()]
    large = [glyph for glyph in glyphs if glyph.size > 40 and glyph.text in "936"]
    assert len(large) == 3
    for figure in large:
        assert not [other for other in glyphs if other is not figure and other.ink.overlap(figure.ink) > 0]
