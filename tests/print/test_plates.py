"""The four plates: black on black alone, overprint where it is promised, photos within the press's ink."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace
from PIL import Image, ImageStat

from broadsheet.base.geometry import Rect
from broadsheet.base.units import pt
from broadsheet.display.ops import PAPER, Fill, Ink, Op, Picture, Rule, Text
from broadsheet.output.pdf.inks import most_ink
from tests.print.pages import WIDTH, press, saved, text, written, written_with_photo, written_with_photos
from tests.print.tools import run

PLATES = ("Cyan", "Magenta", "Yellow", "Black")
DPI = 72
TINT = Ink(300, 0, 0, 0)


def plates(folder: Path, data: bytes) -> dict[str, Image.Image]:
    """Each plate as grey, 255 being no ink, one pixel a point."""
    path = saved(folder, data)
    out = folder / "plate.tif"
    run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", f"-r{DPI}", "-o", out, path)
    return {name: _loaded(folder / f"plate({name}).tif") for name in PLATES}


def _loaded(path: Path) -> Image.Image:
    with Image.open(path) as plate:
        return plate.copy()


def ink(plate: Image.Image, box: tuple[int, int, int, int]) -> tuple[int, int]:
    """The least and the most ink in a part of a plate, in per cent."""
    low, high = plate.crop(box).getextrema()
    return round((255 - high) / 2.55), round((255 - low) / 2.55)  # type: ignore[operator]


WHOLE = (0, 0, 400, 300)


def test_body_text_and_rules_are_on_the_black_plate_alone(tmp_path: Path) -> None:
    found = plates(
        tmp_path,
        written(
            text("serif-400", 9200, (pt(20), pt(100)), "本报讯今年产量提高"),
            Rule(pt(10), pt(50), pt(300), pt(50), 500),
        ),
    )
    assert [ink(found[name], WHOLE) for name in PLATES[:3]] == [(0, 0)] * 3
    assert ink(found["Black"], WHOLE)[1] > 50


@pytest.mark.parametrize(
    "mark",
    [text("sans-900", pt(60), (pt(20), pt(100)), "国"), Rule(pt(20), pt(80), pt(80), pt(80), pt(20))],
    ids=["text", "rule"],
)
def test_black_prints_over_a_tint_without_cutting_it_out(tmp_path: Path, mark: Op) -> None:
    found = plates(tmp_path, written(Fill(Rect(0, 0, WIDTH, pt(200)), TINT), mark))
    assert ink(found["Cyan"], (15, 40, 85, 115)) == (30, 30)
    assert ink(found["Black"], (15, 40, 85, 115)) == (0, 100)


@pytest.mark.parametrize("colour", [PAPER, Ink(0, 1000, 0, 0)], ids=["white", "red"])
def test_other_colours_cut_out_what_is_below(tmp_path: Path, colour: Ink) -> None:
    mark = text("sans-900", pt(60), (pt(20), pt(100)), "国", ink=colour)
    before = text("serif-400", 9200, (pt(20), pt(190)), "先印黑字")
    found = plates(tmp_path, written(Fill(Rect(0, 0, WIDTH, pt(200)), TINT), before, mark))
    assert ink(found["Cyan"], (15, 40, 85, 115)) == (0, 30)


def test_a_black_bar_cuts_out_so_that_reversed_text_stays_clean(tmp_path: Path) -> None:
    bar = Fill(Rect(pt(10), pt(10), pt(200), pt(60)), Ink(0, 0, 0, 1000))
    title: Text = text("sans-900", pt(40), (pt(20), pt(55)), "国内", ink=PAPER)
    found = plates(tmp_path, written(Fill(Rect(0, 0, WIDTH, pt(200)), TINT), bar, title))
    assert ink(found["Cyan"], (12, 12, 200, 68)) == (0, 0)
    assert ink(found["Black"], (12, 12, 200, 68)) == (0, 100)


def photo(image: Image.Image, form: str = "PNG") -> bytes:
    buffer = BytesIO()
    image.save(buffer, form)
    return buffer.getvalue()


def picture(image: Image.Image) -> Picture:
    return Picture(Rect(pt(100), pt(100), pt(200), pt(100)), "photo", (0, 0, *image.size))


PLACE = (102, 102, 298, 198)


def test_a_grey_photo_is_on_the_black_plate_alone(tmp_path: Path) -> None:
    image = Image.linear_gradient("L").resize((200, 100))
    found = plates(tmp_path, written_with_photo(photo(image), picture(image)))
    assert [ink(found[name], WHOLE) for name in PLATES[:3]] == [(0, 0)] * 3
    assert ink(found["Black"], PLACE)[0] < 5
    assert ink(found["Black"], PLACE)[1] > 90
    assert ink(found["Black"], (0, 0, 98, 300)) == (0, 0)


def test_a_colour_photo_stays_within_the_ink_the_press_can_carry(tmp_path: Path) -> None:
    ramp = Image.linear_gradient("L").resize((200, 100))
    image = Image.merge("RGB", (ramp, ramp.rotate(180), ramp.transpose(Image.Transpose.FLIP_LEFT_RIGHT)))
    image.paste((0, 0, 0), (0, 0, 40, 100))
    found = plates(tmp_path, written_with_photo(photo(image), picture(image)))
    channels = [found[name].crop(PLACE).tobytes() for name in PLATES]
    most = max(sum(255 - value for value in pixel) for pixel in zip(*channels, strict=True)) / 2.55
    assert 150 < most <= press().max_ink + 5
    assert all(ink(found[name], PLACE)[1] > 30 for name in PLATES)


def test_paper_white_in_a_photo_prints_nothing(tmp_path: Path) -> None:
    image = Image.new("RGB", (200, 100), (255, 255, 255))
    image.paste((200, 30, 30), (0, 0, 100, 100))
    found = plates(tmp_path, written_with_photo(photo(image), picture(image)))
    assert all(ink(found[name], (210, 102, 298, 198)) == (0, 0) for name in PLATES)
    assert ink(found["Magenta"], (102, 102, 190, 198))[0] > 50


SQUARE = 43
"""Pixels in 15 mm at 72 to the inch, rounded up: the square of GWG 2022, R0026."""


def grain(mode: str, *, dark: int = 1, seed: int = 0) -> Image.Image:
    """Noise in every channel, the same each time; `dark` divides it."""
    source = Random(seed)
    size = (360, 240)
    bands = [Image.frombytes("L", size, source.randbytes(size[0] * size[1])) for _ in mode]
    return Image.merge(mode, [band.point(lambda value: value // dark) for band in bands])


def adversaries() -> dict[str, bytes]:
    """Photos that would carry all the ink there is."""
    solid, ramp = (
        Image.new("CMYK", (360, 240), (255, 255, 255, 255)),
        Image.linear_gradient("L").resize((360, 240)),
    )
    dark = Image.merge(
        "RGB", (ramp.point(lambda value: value // 6), Image.new("L", ramp.size), ramp.rotate(180))
    )
    shadows = Image.merge("CMYK", (ramp, ramp.rotate(180), Image.new("L", ramp.size, 255), ramp))
    return {
        "solid TIFF": photo(solid, "TIFF"),
        "solid JPEG": photo(solid, "JPEG"),
        "grain of ink": photo(grain("CMYK"), "TIFF"),
        "dark grain": photo(grain("RGB", dark=6)),
        "saturated darks": photo(dark),
        "shadows": photo(shadows, "JPEG"),
    }


@pytest.mark.parametrize("standard", ["X-4", "X-1a"])
def test_a_page_of_the_darkest_photos_is_within_the_ink_limit_everywhere(
    tmp_path: Path, standard: str
) -> None:
    photos = adversaries()
    places = [Rect(pt(10 + 130 * (at % 3)), pt(10 + 145 * (at // 3)), pt(120), pt(130)) for at in range(6)]
    pictures = [Picture(place, name, (0, 0, 360, 240)) for place, name in zip(places, photos, strict=True)]
    found = plates(tmp_path, written_with_photos(photos, *pictures, profile=replace(press(), pdf=standard)))
    inked = Image.merge("CMYK", [found[name].point(lambda value: 255 - value) for name in PLATES])
    assert most_ink(inked) <= press().max_ink
    means = [
        sum(ImageStat.Stat(inked.crop((x, y, x + SQUARE, y + SQUARE))).mean) / 2.55
        for x in range(0, 400 - SQUARE, 3)
        for y in range(0, 300 - SQUARE, 3)
    ]
    assert 150 < max(means) <= press().max_ink
