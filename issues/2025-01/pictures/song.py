"""One character in two faces, with its stroke ends enlarged."""

from __future__ import annotations

from typing import NamedTuple

from PIL import Image, ImageDraw
from studio import GREY, INK, PAPER, SANS, SERIF_BLACK, SHADE, Colour, Point, badge, face, ring

SONG = (2080, 1387)
EM, EM_AT = 830, (105, 52)
"""The character's em square in its half of the picture."""
CLOSE_UP, ENLARGED = 76, 130
"""Radii of the ring on the character and of the enlargement below it."""


class Specimen(NamedTuple):
    """One half of the picture. `ends` are the stroke ends to enlarge, in parts of the em square."""

    name: str
    font: str
    weight: int
    ground: Colour
    ink: Colour
    line: Colour
    ends: tuple[Point, Point, Point]


SPECIMENS = (
    Specimen("宋体", SERIF_BLACK, 0, PAPER, INK, GREY, ((0.545, 0.06), (0.875, 0.23), (0.92, 0.72))),
    Specimen("黑体", SANS, 700, SHADE, INK, GREY, ((0.5, 0.065), (0.915, 0.283), (0.91, 0.745))),
)


def song() -> Image.Image:
    """The character 本 in Song, black on paper, and in Hei, reversed, with three stroke ends enlarged."""
    picture = Image.new("RGB", SONG, PAPER)
    for index, specimen in enumerate(SPECIMENS):
        picture.paste(specimen_half(specimen), (index * SONG[0] // 2, 0))
    return picture


def specimen_half(specimen: Specimen) -> Image.Image:
    """Half of the picture: frame and centre lines, the character, rings, and the enlargements."""
    half = Image.new("RGB", (SONG[0] // 2, SONG[1]), specimen.ground)
    draw = ImageDraw.Draw(half)
    guide_lines(draw, specimen.line)
    letter(draw, specimen, EM_AT, EM)
    draw.text((EM_AT[0] + 22, EM_AT[1] + 14), specimen.name, fill=specimen.ink, font=face(SANS, 60, 500))
    titles = ("竖画起笔", "横画收笔", "捺的末端")
    for number, (title, end) in enumerate(zip(titles, specimen.ends, strict=True), 1):
        x, y = EM_AT[0] + end[0] * EM, EM_AT[1] + end[1] * EM
        ring(draw, (x, y), CLOSE_UP)
        badge(draw, (x + CLOSE_UP * 0.8, y - CLOSE_UP * 0.8), number)
        centre = (EM_AT[0] + ENLARGED + (number - 1) * (EM - 2 * ENLARGED) // 2, 1090)
        enlarge(half, specimen, end, centre)
        badge(draw, (centre[0] - ENLARGED * 0.8, centre[1] - ENLARGED * 0.8), number)
        draw.text((centre[0], 1296), title, fill=specimen.ink, font=face(SANS, 46, 400), anchor="mm")
    return half


def guide_lines(draw: ImageDraw.ImageDraw, colour: Colour) -> None:
    """The em square, and its centre lines in dashes."""
    x, y = EM_AT
    draw.rectangle((x, y, x + EM, y + EM), outline=colour, width=3)
    for dash in range(0, EM, 22):
        draw.line((x + dash, y + EM // 2, x + dash + 11, y + EM // 2), fill=colour, width=2)
        draw.line((x + EM // 2, y + dash, x + EM // 2, y + dash + 11), fill=colour, width=2)


def letter(draw: ImageDraw.ImageDraw, specimen: Specimen, at: Point, em: int) -> None:
    """The character with its em square at `at`; the baseline of the Noto faces is 0.88 em down."""
    font = face(specimen.font, em, specimen.weight)
    draw.text((at[0] + em / 2, at[1] + 0.88 * em), "本", fill=specimen.ink, font=font, anchor="ms")


def enlarge(half: Image.Image, specimen: Specimen, end: Point, centre: tuple[int, int]) -> None:
    """Paste the surroundings of a stroke end, enlarged, in a disc about `centre`."""
    side, em = 2 * ENLARGED, EM * ENLARGED // CLOSE_UP
    view = Image.new("RGB", (side, side), specimen.ground)
    letter(ImageDraw.Draw(view), specimen, (ENLARGED - end[0] * em, ENLARGED - end[1] * em), em)
    disc = Image.new("L", (side * 4, side * 4), 0)
    ImageDraw.Draw(disc).ellipse((0, 0, side * 4 - 1, side * 4 - 1), fill=255)
    half.paste(view, (centre[0] - ENLARGED, centre[1] - ENLARGED), disc.resize((side, side)))
    ring(ImageDraw.Draw(half), centre, ENLARGED)
