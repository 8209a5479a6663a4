"""A chart on the finished page, read back by other people's programs: type that can be found, in black ink alone."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from broadsheet.job import Job
from broadsheet.pipeline import render
from tests.diagnostics.conftest import COPY
from tests.print.tools import run
from tests.reading.glyphs import ReadPage, read_pages

ISSUE = """\
newspaper: 版样
date: 2025-01-06
pages:
  - plan: A A A A B B B B
    stories:
      A:
        headline: 图表
        body: {file: copy.md}
        photos: [{file: chart.svg, caption: 三年的用纸量。, span: 3, place: top-left}]
      B: {headline: 邻居, body: {file: copy.md}}
"""
CHART = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 369 200" font-family="sans-serif" font-size="8">
  <text y="12" font-weight="700" font-size="11">本社用纸（吨）</text>
  <path d="M30 20V180H360" fill="none" stroke="#000" stroke-width=".5"/>
  <g fill="#999"><rect x="60" y="80" width="40" height="100"/><rect x="160" y="60" width="40" height="120"/></g>
  <rect x="260" y="40" width="40" height="140" fill="var(--vermilion, #e2231a)"/>
  <g text-anchor="middle"><text x="80" y="192">2022</text><text x="180" y="192">2023</text><text x="280" y="192">2024</text></g>
  <g text-anchor="end"><text x="26" y="183">0</text><text x="26" y="83">1200</text></g>
  <text transform="translate(8 100) rotate(-90)" text-anchor="middle">印张折算</text>
</svg>
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drawings")
    (folder / "i.yaml").write_text(ISSUE, encoding="utf-8")
    (folder / "copy.md").write_text(COPY, encoding="utf-8")
    (folder / "chart.svg").write_text(CHART, encoding="utf-8")
    outcome = render(Job(folder / "i.yaml", folder / "out"))
    assert [f.code for f in outcome.findings if f.severity == "error" or f.code.startswith("BS7")] == []
    return folder


@pytest.fixture(scope="module")
def page(folder: Path) -> ReadPage:
    (page,) = read_pages(folder / "out" / "i.pdf")
    return page


def test_poppler_finds_the_words_of_the_chart(folder: Path) -> None:
    found = run("pdftotext", "-layout", folder / "out" / "i.pdf", "-").replace(" ", "")
    for words in ("本社用纸（吨）", "2022", "2024", "1200", "印张折算", "三年的用纸量"):
        assert words in found, words


def test_its_type_is_in_the_papers_faces_and_of_the_size_drawn(page: ReadPage) -> None:
    title = [
        glyph
        for glyph in page.glyphs
        if glyph.text in "本社用纸吨" and glyph.size == pytest.approx(11, abs=0.02)
    ]
    assert len(title) == 5
    (thousand,) = (
        glyph for glyph in page.glyphs if glyph.text == "1" and glyph.size == pytest.approx(8, abs=0.02)
    )
    assert thousand is not None


def test_its_letters_lines_and_greys_are_black_ink_alone(folder: Path) -> None:
    """What colour there is on the page's other plates is the red bar and the nameplate."""
    with pikepdf.open(folder / "out" / "i.pdf") as file:
        operators = pikepdf.parse_content_stream(file.pages[0])
    painted = [part for part in operators if str(part.operator) in ("k", "K")]
    inks = {tuple(float(str(ink)) for ink in part.operands) for part in painted}
    coloured = {ink for ink in inks if any(ink[:3])}
    assert coloured == {(0.0, 0.92, 0.96, 0.0)}


def test_it_is_drawn_and_no_picture(folder: Path) -> None:
    assert pdfium.PdfDocument(folder / "out" / "i.pdf")[0]
    with pikepdf.open(folder / "out" / "i.pdf") as file:
        assert "/XObject" not in file.pages[0].Resources


def test_the_report_has_it_without_a_resolution(folder: Path) -> None:
    report = json.loads((folder / "out" / "i" / "report.json").read_text(encoding="utf-8"))
    (photo,) = report["pages"][0]["photos"]
    assert (photo["file"], photo["ppi"]) == ("chart.svg", None)
    assert photo["w_mm"] == pytest.approx(369 / 72 * 25.4, abs=0.01)


def test_the_finished_file_passes_the_presss_own_check(folder: Path) -> None:
    outcome = render(Job(folder / "i.yaml", folder / "verified", verify=True))
    assert [f.code for f in outcome.findings if f.severity == "error"] == []
    assert (folder / "verified" / "i.pdf").is_file()


def test_the_proof_names_it_without_a_resolution(folder: Path) -> None:
    render(Job(folder / "i.yaml", folder / "out", proof="a3"))
    text = pdfium.PdfDocument(folder / "out" / "i" / "proof.pdf")[0].get_textpage().get_text_bounded()
    assert "chart.svg" in text
    assert "ppi" not in text
