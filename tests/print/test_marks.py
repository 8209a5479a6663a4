"""Marks and sheets read back: every plate says which it is, boxes lie in each other, pages stand where they are folded."""

from __future__ import annotations

import shutil
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
from msgspec.structs import replace

from broadsheet.base.cache import Cache
from broadsheet.base.data import data_folder
from broadsheet.base.geometry import Rect
from broadsheet.base.units import pt
from broadsheet.base.world import Disk
from broadsheet.display.ops import DisplayPage, Fill, Ink, Text
from broadsheet.job import Job
from broadsheet.layout.press import PressFile, load_press
from broadsheet.output.pdf.writer import write_pdf
from broadsheet.page.finish import Finisher
from broadsheet.pipeline import render
from tests.composing import SMALL, SPAN, catalog, codes, issue
from tests.composing import page as issue_page
from tests.print.pages import HEIGHT, WIDTH, document, face, no_image, press, text, written
from tests.print.test_plates import PLATES, ink, plates

WORDS = "甲乙丙丁戊己庚辛"
BLEED = pt(6)
EDGE = (12 + 15) + 72 * 3 / 25.4
"""From trim to the sheet's left edge in points: offset and length of the marks, white."""


@cache
def profile() -> PressFile:
    """The example with marks of round figures."""
    made = load_press("newsprint-cn-marks", SPAN, Disk([data_folder("layout")], cache=Cache(None)), [])
    assert made is not None
    assert made.file.marks is not None
    offset, length = (made.file.bleed._replace(value=value, unit="pt") for value in (12.0, 15.0))
    return replace(made.file, marks=replace(made.file.marks, offset=offset, length=length))


def finisher(form: Any = "two-up") -> Finisher:
    return Finisher(issue(issue_page([])), replace(profile(), imposition=form), catalog(), "sans-700")


def pages(count: int) -> list[DisplayPage]:
    """Each page with a word of its own in the upper left and a tint over all of it and its bleed."""
    made = []
    for number in range(1, count + 1):
        tint = Fill(
            Rect(-BLEED, -BLEED, WIDTH + 2 * BLEED, HEIGHT + 2 * BLEED), Ink(0, 0, 50 + 50 * number, 0)
        )
        word = text("sans-700", pt(20), (pt(20), pt(40)), WORDS[number - 1])
        made.append(DisplayPage(number, f"A{number:02d}", WIDTH, HEIGHT, BLEED, (tint, word)))
    return made


def file(*made: DisplayPage) -> bytes:
    return write_pdf(document(*made), face, press(), no_image)


def boxes(data: bytes) -> list[dict[str, list[float]]]:
    names = ("MediaBox", "BleedBox", "TrimBox")
    opened: Any = pikepdf.open(BytesIO(data))
    with opened as pdf:
        assert not any({"/Annots", "/CropBox", "/ArtBox"} & set(page.keys()) for page in pdf.pages)
        return [{name: [float(edge) for edge in page[f"/{name}"]] for name in names} for page in pdf.pages]


def nested(outer: list[float], inner: list[float]) -> bool:
    low = all(a <= b for a, b in zip(outer[:2], inner[:2], strict=True))
    return low and all(a >= b for a, b in zip(outer[2:], inner[2:], strict=True))


def test_a_marked_page_has_its_trim_in_its_bleed_in_its_sheet() -> None:
    (found,) = boxes(file(*finisher().pages(pages(1))))
    trim = found["TrimBox"]
    assert [trim[2] - trim[0], trim[3] - trim[1]] == pytest.approx([400, 300])
    assert nested(found["MediaBox"], found["BleedBox"])
    assert nested(found["BleedBox"], trim)
    assert trim[0] == pytest.approx(EDGE, abs=0.01)
    assert trim[0] - found["BleedBox"][0] == pytest.approx(6)


@pytest.mark.parametrize(("form", "size"), [("two-up", [800, 300]), ("four-up", [800, 600])])
def test_the_trim_of_a_sheet_is_the_sheets_own(form: str, size: list[float]) -> None:
    for found in boxes(file(*finisher(form).sheets(pages(8)))):
        trim = found["TrimBox"]
        assert [trim[2] - trim[0], trim[3] - trim[1]] == pytest.approx(size)
        assert nested(found["MediaBox"], found["BleedBox"])
        assert nested(found["BleedBox"], trim)


@pytest.mark.parametrize("kind", ["page", "sheet"])
def test_every_plate_carries_registration_marks_and_its_own_name_alone(tmp_path: Path, kind: str) -> None:
    made = finisher().pages(pages(1)) if kind == "page" else finisher().sheets(pages(4))[:1]
    found = plates(tmp_path, file(*made))
    sheet = made[0].medium

    def place(rect: Rect) -> tuple[int, int, int, int]:
        left, top, right, bottom = (
            rect.x - sheet.x, rect.y - sheet.y, rect.right - sheet.x, rect.bottom - sheet.y
        )  # fmt: skip
        return left // 1000, top // 1000, right // 1000 + 1, bottom // 1000 + 1

    away = pt(12 + 7.5)
    for x in (made[0].width // 4, made[0].width * 3 // 4):
        target = Rect(x - pt(7), -away - pt(7), pt(14), pt(14))
        assert all(ink(found[name], place(target))[1] > 20 for name in PLATES)
    names = [
        op for op in made[0].ops if isinstance(op, Text) and sum(op.ink) == 1000 and op.y > made[0].height
    ]
    named = {"C": "Cyan", "M": "Magenta", "Y": "Yellow", "K": "Black"}
    seen = set()
    for op in names:
        letter = "".join(op.chars)[-1]
        plate = named.get(letter)
        if plate is None:
            continue
        at = place(Rect(op.x, op.y - op.size, op.size // 2, op.size))
        assert [name for name in PLATES if ink(found[name], at)[1] > 20] == [plate]
        seen.add(letter)
    assert seen == set("CMYK")


def words_at(page: Any) -> dict[str, tuple[float, float]]:
    """Where each page's word stands, from the lower left of the medium, in points."""
    reading = page.get_textpage()
    found = {}
    for index in range(reading.count_chars()):
        char = reading.get_text_range(index, 1)
        if char in WORDS:
            left, bottom, right, top = reading.get_charbox(index)
            found[char] = ((left + right) / 2, (bottom + top) / 2)
    return found


def test_folded_and_laid_together_the_sheets_are_a_paper_in_order() -> None:
    data = file(*finisher().sheets(pages(8)))
    pdf: Any = pdfium.PdfDocument(data)
    order = []
    for page, found in zip(pdf, boxes(data), strict=True):
        middle = (found["TrimBox"][0] + found["TrimBox"][2]) / 2
        order.append(
            [[w for w, (x, _) in words_at(page).items() if (x > middle) == right] for right in (False, True)]
        )
    assert order == [[["辛"], ["甲"]], [["乙"], ["庚"]], [["己"], ["丙"]], [["丁"], ["戊"]]]


def test_four_up_pages_stand_heads_together() -> None:
    data = file(*finisher("four-up").sheets(pages(8)))
    pdf: Any = pdfium.PdfDocument(data)
    x, y = boxes(data)[0]["TrimBox"][:2]
    found = {word: (round(at[0] - x), round(at[1] - y)) for word, at in words_at(pdf[0]).items()}
    # A word stands 30 across and 33 down from the head of its page; upper pages are turned.
    expected = {"戊": (370, 333), "丁": (770, 333), "辛": (30, 267), "甲": (430, 267)}
    assert set(found) == set(expected)
    for word, at in expected.items():
        assert found[word] == pytest.approx(at, abs=2), word


def test_a_page_does_not_bleed_into_its_neighbour(tmp_path: Path) -> None:
    front = finisher().sheets(pages(4))[0]
    yellow = plates(tmp_path, file(front))["Yellow"]
    left, top = -front.medium.x // 1000, -front.medium.y // 1000
    spine = left + 400
    assert ink(yellow, (spine - 5, top + 100, spine - 1, top + 250)) == (25, 25)
    assert ink(yellow, (spine + 2, top + 100, spine + 6, top + 250)) == (10, 10)
    assert ink(yellow, (left - 4, top + 100, left - 1, top + 250)) == (25, 25)


def test_a_page_without_marks_is_written_byte_for_byte_as_before() -> None:
    (plain,) = Finisher(issue(), replace(profile(), marks=None), catalog(), "sans-700").pages(pages(1))
    assert file(plain) == written(*plain.ops, bleed=BLEED)


ISSUE = """\
newspaper: 试样
date: 2025-01-06
layout: layout.yaml
press: newsprint-cn-marks
pages:
"""
PAGE = """\
  - plan: |
      A A A A A
    stories: {{A: {{rank: 6, headline: 第{0}版, body: 一版的短文，不长也不短。}}}}
"""


@pytest.mark.parametrize(("count", "found"), [(3, ["BS820"]), (4, [])])
def test_the_sheets_lie_beside_the_single_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, found: list[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    shutil.copy(SMALL, tmp_path)
    path = tmp_path / "2025-01.yaml"
    path.write_text(ISSUE + "".join(PAGE.format(n) for n in range(1, count + 1)), encoding="utf-8")
    outcome = render(Job(path, tmp_path / "out"))
    assert [code for code in codes(outcome.findings) if code.startswith("BS8")] == found
    sheets: Any = pdfium.PdfDocument(tmp_path / "out" / "2025-01" / "sheets.pdf")
    assert len(sheets) == 2
    front = sheets[0].get_textpage().get_text_range()
    assert "第 1 版" in front
    assert ("第 4 版" in front) == (count == 4)
    assert len(list((tmp_path / "out" / "2025-01" / "pages").iterdir())) == count


def test_some_pages_alone_make_no_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    shutil.copy(SMALL, tmp_path)
    path = tmp_path / "2025-01.yaml"
    path.write_text(ISSUE + "".join(PAGE.format(n) for n in (1, 2)), encoding="utf-8")
    outcome = render(Job(path, tmp_path / "out", (1,)))
    assert "BS820" not in codes(outcome.findings)
    assert not (tmp_path / "out" / "2025-01" / "sheets.pdf").exists()
