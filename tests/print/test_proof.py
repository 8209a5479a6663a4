"""The proof as other programs read it: its paper, all the copy on it, and the press file it leaves alone."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any, Literal

import pikepdf
import pypdfium2 as pdfium
import pytest
from msgspec.structs import replace
from PIL import Image
from pypdfium2 import raw

from broadsheet.base.diagnostics import exit_code
from broadsheet.base.geometry import Rect
from broadsheet.base.units import POINT, mm, pt
from broadsheet.job import Job, Outcome
from broadsheet.output.pdf.writer import write_pdf
from broadsheet.pipeline import render
from tests.composing import SMALL
from tests.print.pages import document, face, no_image, page, press, text

ISSUE = """\
newspaper: 试样
date: 2025-01-06
number: 7
layout: layout.yaml
pages:
  - section: 要闻
    plan: |
      A A A B B
      A A A B B
    stories:
      A:
        headline: 题
        body: {body}
        photos: [{{file: photo.png, span: 2}}]
      B:
        headline: 另一题
        body: 一版的短文，不长也不短。
  - section: 综合
    plan: |
      C C C C C
    stories:
      C: {{headline: 再一题, body: 第二版的短文。{more}}}
"""
FITS = "先看边再看字，看完倒过来看，签了字才付印。" * 12
OVER = "先看边再看字，看完倒过来看，签了字才付印。" * 80
A3 = [round(mm(side) / POINT, 3) for side in (420, 297)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an issue's layout and photo; the user's cache lies in it too."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    shutil.copy(SMALL, tmp_path)
    Image.linear_gradient("L").resize((1200, 800)).save(tmp_path / "photo.png")
    return tmp_path


def _render(
    folder: Path,
    body: str = FITS,
    proof: Literal["a3", "full"] | None = "a3",
    pages: tuple[int, ...] | None = None,
    more: str = "",
) -> Outcome:
    path = folder / "7.yaml"
    path.write_text(ISSUE.format(body=body, more=more), encoding="utf-8")
    return render(Job(path, folder / "out", pages, proof=proof))


def _proof(folder: Path) -> Path:
    return folder / "out" / "7" / "proof.pdf"


def _copied(path: Path) -> list[str]:
    """The text of each page, without spaces."""
    return [
        re.sub(r"\s", "", page.get_textpage().get_text_bounded())
        for page in pdfium.PdfDocument(path.read_bytes())
    ]


def _slug(text_: str) -> str:
    found = re.search(r"内容校验([0-9a-f]{12})", text_)
    assert found
    return found[1]


def _press_files(folder: Path) -> dict[str, tuple[bytes, int]]:
    out = folder / "out"
    paths = [path for path in out.rglob("*.pdf") if path.name != "proof.pdf"]
    return {path.relative_to(out).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in paths}


def test_an_a3_proof_is_an_a3_sheet_with_the_page_on_it(folder: Path) -> None:
    _render(folder)
    with pikepdf.open(_proof(folder)) as pdf:
        for sheet in pdf.pages:
            left, bottom, right, top = map(float, sheet.mediabox)
            assert (left, bottom) == (0, 0)
            # The small page lies, and so does its sheet.
            assert [right, top] == pytest.approx(A3, abs=0.002)
            trim = [float(edge) for edge in sheet.trimbox]
            assert trim[2] - trim[0] == pytest.approx(mm(200) / POINT, abs=0.01)
            assert 0 < trim[0] < trim[2] < right
            assert 0 < trim[1] < trim[3] < top


def test_a_full_size_proof_is_the_page_with_a_margin(folder: Path) -> None:
    _render(folder, proof="full")
    with pikepdf.open(_proof(folder)) as pdf:
        sheet = pdf.pages[0]
        media, trim = ([float(edge) for edge in box] for box in (sheet.mediabox, sheet.trimbox))
        assert trim[2] - trim[0] == pytest.approx(mm(200) / POINT, abs=0.01)
        assert media[2] == pytest.approx(mm(228) / POINT, abs=0.01)


def test_a_scaled_sheet_draws_every_glyph_at_its_scaled_place() -> None:
    mark = text("serif-400", pt(20), (pt(50), pt(100)), "大样")
    sheet = replace(page(mark), sheet=Rect(-pt(40), -pt(60), pt(500), pt(400)), scale=0.5)
    reading: Any = pdfium.PdfDocument(write_pdf(document(sheet), face, press(), no_image))[0].get_textpage()
    for index, x in enumerate((50, 70)):
        at_x, at_y = ctypes.c_double(), ctypes.c_double()
        assert raw.FPDFText_GetCharOrigin(reading, index, at_x, at_y)
        assert (at_x.value, at_y.value) == pytest.approx(((40 + x) / 2, (400 - 60 - 100) / 2), abs=0.01)


def test_the_proof_holds_every_character_of_the_copy_and_says_how_much_is_over(folder: Path) -> None:
    outcome = _render(folder, body=OVER)
    first, second = _copied(_proof(folder))
    assert not Counter(OVER) - Counter(first)
    assert "第二版的短文。" in second
    story = outcome.report["pages"][0]["stories"][0]
    lines, characters = story["overset"]["lines"], story["overset"]["characters"]
    assert lines > 0
    assert f"超{lines}行{characters}字" in first


def test_copy_over_makes_a_proof_and_leaves_the_files_for_the_press(folder: Path) -> None:
    _render(folder, proof=None)
    before = _press_files(folder)
    assert len(before) == 3
    outcome = _render(folder, body=OVER)
    assert exit_code(outcome.findings) == 1
    assert outcome.written == (_proof(folder), folder / "out" / "7" / "report.json")
    assert _press_files(folder) == before


def test_a_proof_changes_nothing_of_what_goes_to_press(folder: Path) -> None:
    _render(folder, proof=None)
    before = _press_files(folder)
    outcome = _render(folder)
    assert exit_code(outcome.findings) == 0
    assert _press_files(folder) == before
    assert _proof(folder) in outcome.written


@pytest.mark.parametrize(
    ("more", "said", "code"),
    [
        (", expect: 300字", "待稿", "BS603"),
        (", photos: [{{expect: 3:2, span: 2}}]", "待图3:2", "BS605"),
        (", photos: [{{file: lost.jpg}}]", "缺图lost.jpg", "BS701"),
    ],
)
def test_what_is_still_to_come_is_proofed_and_refused_for_press(
    folder: Path, more: str, said: str, code: str
) -> None:
    _render(folder, proof=None)
    before = _press_files(folder)
    outcome = _render(folder, more=more.format())
    assert code in [finding.code for finding in outcome.findings]
    assert exit_code(outcome.findings) == 1
    assert said in _copied(_proof(folder))[1]
    assert _press_files(folder) == before


def test_a_photo_that_fails_in_the_press_hall_does_not_stop_the_proof(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from broadsheet.output.pdf import separate

    def fail(*_: object) -> bytes:
        raise ValueError

    monkeypatch.setattr(separate, "separate", fail)
    monkeypatch.setenv("BROADSHEET_CACHE", "")
    outcome = _render(folder)
    assert [finding.code for finding in outcome.findings if finding.severity == "error"] == ["BS703"]
    assert _press_files(folder) == {}
    assert len(_copied(_proof(folder))) == 2


def test_only_the_pages_asked_for_are_proofed(folder: Path) -> None:
    _render(folder, pages=(2,))
    (only,) = _copied(_proof(folder))
    assert "第2版" in only
    assert not (folder / "out" / "7.pdf").exists()


def test_a_page_that_is_not_there_has_no_proof(folder: Path) -> None:
    outcome = _render(folder, pages=(9,))
    assert exit_code(outcome.findings) == 1
    assert not _proof(folder).exists()


def test_an_issue_that_cannot_be_set_keeps_the_last_proof(folder: Path) -> None:
    _render(folder)
    before = _proof(folder).read_bytes()
    outcome = _render(folder, more=", bdy: 一")
    assert exit_code(outcome.findings) == 2
    assert _proof(folder).read_bytes() == before


def test_the_check_number_is_the_contents_and_not_the_proofs(folder: Path) -> None:
    numbers = []
    for proof, body in (("a3", FITS), ("full", FITS), ("a3", FITS.replace("字", "行", 1))):
        _render(folder, body=body, proof=proof)  # type: ignore[arg-type]
        numbers.append([_slug(page_) for page_ in _copied(_proof(folder))])
    a3, full, changed = numbers
    assert a3 == full
    assert a3[0] != changed[0]
    assert a3[1] == changed[1]


def test_another_photo_of_the_same_name_and_size_changes_the_check_number(folder: Path) -> None:
    _render(folder)
    before = _slug(_copied(_proof(folder))[0])
    Image.radial_gradient("L").resize((1200, 800)).save(folder / "photo.png")
    _render(folder)
    assert _slug(_copied(_proof(folder))[0]) != before


def test_the_same_issue_gives_the_same_proof_elsewhere_and_tomorrow(folder: Path) -> None:
    _render(folder, body=OVER)
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    for name in ("layout.yaml", "photo.png"):
        shutil.copy(folder / name, elsewhere)
        os.utime(elsewhere / name, (0, 0))
    _render(elsewhere, body=OVER)
    assert _proof(elsewhere).read_bytes() == _proof(folder).read_bytes()
