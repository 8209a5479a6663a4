"""Glyphs stand where the page says, to a hundredth of a point, and look as the face draws them."""

from __future__ import annotations

import ctypes
from itertools import accumulate
from typing import Any

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageOps
from pypdfium2 import raw

from broadsheet.base.geometry import Rect
from broadsheet.base.units import EM, POINT, pt
from broadsheet.display.ops import PAPER, Fill, Ink, Rule, Text
from tests.print.pages import HEIGHT, face, text, written

BLEED = 8504
SIZE = 9200
LINE = "本报讯（记者王小明）今年12.5%的Ag"


def origins(data: bytes) -> list[tuple[float, float]]:
    """Each character's origin as PDFium has it, in points from the lower left of the medium."""
    reading: Any = pdfium.PdfDocument(data)[0].get_textpage()
    found = []
    for index in range(reading.count_chars()):
        if raw.FPDFText_IsGenerated(reading, index):
            continue  # A word space that PDFium reads out of a gap.
        x, y = ctypes.c_double(), ctypes.c_double()
        assert raw.FPDFText_GetCharOrigin(reading, index, x, y)
        found.append((x.value, y.value))
    return found


def expected(mark: Text, bleed: int) -> list[tuple[float, float]]:
    """Where horizontal glyphs stand by the display list's own words."""
    kerns = dict(mark.kerns)
    advances = [face(mark.face).advance(glyph) * mark.size / EM + mark.spacing for glyph in mark.glyphs]
    starts = accumulate(advances[:-1], initial=float(mark.x))
    shifts = accumulate(kerns.get(index, 0) for index in range(len(mark.glyphs)))
    y = (bleed + HEIGHT - mark.y) / POINT
    return [((bleed + start + shift) / POINT, y) for start, shift in zip(starts, shifts, strict=True)]


@pytest.mark.parametrize("bleed", [0, BLEED])
@pytest.mark.parametrize(
    ("spacing", "kerns"),
    [
        (0, ()),
        (137, ()),
        (-211, ()),
        (0, ((1, -4600), (2, 1), (9, 3333))),
        (173, ((0, 500), (5, -2300), (6, 7))),
    ],
)
def test_glyphs_stand_where_the_display_list_puts_them(
    bleed: int, spacing: int, kerns: tuple[tuple[int, int], ...]
) -> None:
    mark = text("serif-400", SIZE, (pt(20) + 7, pt(100) + 3), LINE, spacing=spacing, kerns=kerns)
    found = origins(written(mark, bleed=bleed))
    for glyph, wanted in zip(found, expected(mark, bleed), strict=True):
        assert glyph == pytest.approx(wanted, abs=0.005)


def test_vertical_glyphs_run_down_one_em_each_and_are_centred_on_the_line() -> None:
    words = "直1，「a"
    kerns = ((2, 4000), (4, -1500))
    mark = text("sans-700", pt(20), (pt(200), pt(30)), words, vertical=True, spacing=700, kerns=kerns)
    found = origins(written(mark))
    shifts = accumulate(dict(kerns).get(index, 0) for index in range(len(words)))
    for index, ((x, y), shift) in enumerate(zip(found, shifts, strict=True)):
        width = face("sans-700").advance(mark.glyphs[index]) * 20 / EM
        assert x == pytest.approx(200 - width / 2, abs=0.011)  # PDFium halves widths to whole units.
        assert y == pytest.approx(300 - 30 - index * 20.7 - shift / POINT - 0.88 * 20, abs=0.01)


def drawn(data: bytes, scale: float) -> Image.Image:
    """The page in grey as PDFium draws it; newsprint black, which it shows as a dark grey, counts as black."""
    grey = pdfium.PdfDocument(data)[0].render(scale=scale).to_pil().convert("L")
    return ImageOps.autocontrast(grey)


def ink_box(image: Image.Image, box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """The bounds of what is darker than half within a part of the picture."""
    part = image.crop(box).point(lambda value: 255 * (value < 128))
    found = part.getbbox()
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("key", "char"), [("serif-400", "永"), ("serif-900", "国"), ("sans-700", "Ag"), ("serif-700", "𬭊")]
)
def test_glyphs_look_as_the_face_draws_them(key: str, char: str) -> None:
    pixels, scale = 100, 4
    shown = drawn(written(text(key, pt(25), (pt(50), pt(100)), char)), scale)
    font = ImageFont.truetype(str(face(key).path), pixels)
    if face(key).axes:
        font.set_variation_by_axes([value for _, value in face(key).axes])
    pattern = Image.new("L", shown.size, 255)
    ImageDraw.Draw(pattern).text((50 * scale, 100 * scale), char, 0, font, anchor="ls")
    difference = ImageChops.difference(shown, pattern)
    ink = sum(255 - value for value in pattern.tobytes())
    assert ink > 100_000
    assert sum(difference.tobytes()) < 0.12 * ink


def test_the_vertical_two_em_dash_fills_its_two_em_boxes() -> None:
    scale = 4
    mark = text("serif-400", pt(20), (pt(200), pt(40)), "——", vertical=True)
    left, top, right, bottom = ink_box(drawn(written(mark), scale), (0, 0, 400 * scale, 300 * scale))
    assert (left + right) / 2 == pytest.approx(200 * scale, abs=2)
    assert 40 * scale <= top < 44 * scale
    assert 76 * scale < bottom <= 80 * scale


def test_the_glyph_after_a_vertical_two_em_dash_stands_below_it() -> None:
    mark = text("serif-400", pt(20), (pt(200), pt(40)), "——国", vertical=True)
    *_, (_, y) = origins(written(mark))
    assert y == pytest.approx(300 - 40 - 40 - 0.88 * 20, abs=0.01)


def test_vertical_text_hangs_from_the_top_of_its_em_box() -> None:
    scale = 4
    mark = text("sans-700", pt(40), (pt(200), pt(40)), "国", vertical=True)
    left, top, right, bottom = ink_box(drawn(written(mark), scale), (0, 0, 400 * scale, 300 * scale))
    assert 180 * scale < left < right < 220 * scale
    assert 40 * scale < top < bottom < 80 * scale
    assert (left + right) / 2 == pytest.approx(200 * scale, abs=scale)
    assert (top + bottom) / 2 == pytest.approx(60 * scale, abs=2 * scale)


def test_rules_and_fills_lie_where_they_should_from_the_top_left_of_the_trim() -> None:
    scale = 4
    rule = Rule(pt(20), pt(50), pt(120), pt(50), 2000)
    fill = Fill(Rect(pt(200), pt(100), pt(30), pt(40)), Ink(0, 0, 0, 1000))
    hole = Fill(Rect(pt(210), pt(110), pt(10), pt(20)), PAPER)
    image = drawn(written(rule, fill, hole), scale)
    assert ink_box(image, (0, 0, 150 * scale, 300 * scale)) == (
        20 * scale,
        49 * scale,
        120 * scale,
        51 * scale,
    )
    part = (150 * scale, 0, 400 * scale, 300 * scale)
    assert ink_box(image, part) == (50 * scale, 100 * scale, 80 * scale, 140 * scale)
    assert image.getpixel((215 * scale, 120 * scale)) == 255
