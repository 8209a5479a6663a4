"""Registration: a mark and a character in four inks, on one spot and 0.3 mm off it, enlarged five times."""

from __future__ import annotations

import math

from PIL import Image, ImageChops, ImageDraw
from studio import GREY, HAIRLINE, PAPER, SERIF_BLACK, WHITE, Colour, Point, Sheet

INKS: dict[str, Colour] = {"C": (0, 152, 208), "M": (214, 36, 122), "Y": (252, 216, 40), "K": (45, 42, 42)}
"""The process inks about as they look on newsprint."""
ENLARGED, OFF = 5, 0.3 * 72 / 25.4
"""Times; points that the colours stand off the black in the second half."""
WAYS = {"C": 180.0, "M": -30.0, "Y": 30.0}
"""Where each colour has gone, in degrees; a sixth of a turn keeps magenta and yellow 0.3 mm apart as well."""
SIZE = 9
"""Of the character, in points before it is enlarged: body type."""


def register(
    word: str = "红", titles: tuple[str, str] = ("套准（放大五倍）", "各偏0.3毫米"), font: str = SERIF_BLACK
) -> Image.Image:
    """Two halves, parted by a rule, on paper that tints the inks."""
    sheet = Sheet(234, 116, WHITE)
    half(sheet, 0, 0.0, (word, font))
    half(sheet, 117, OFF * ENLARGED, (word, font))
    for middle, title in zip((58.5, 175.5), titles, strict=True):
        sheet.text((middle, 108), title, 9, weight=500, anchor="ms")
    sheet.line([(117, 8), (117, 92)], HAIRLINE, GREY)
    overprint(sheet, Sheet(sheet.width, sheet.height, PAPER))
    return sheet.picture()


def half(sheet: Sheet, left: float, off: float, word: tuple[str, str]) -> None:
    """The mark in four inks and the character in two, each plate `off` points out."""
    for name, ink in INKS.items():
        turn = math.radians(WAYS.get(name, 0.0))
        out = off if name in WAYS else 0.0
        move = (out * math.cos(turn), out * math.sin(turn))
        mark(sheet, ink, (left + 27 + move[0], 50 + move[1]))
        if name in "MY":
            plate = Sheet(sheet.width, sheet.height, WHITE)
            place = (left + 80 + move[0], 50 + 0.38 * SIZE * ENLARGED + move[1])
            plate.text(place, word[0], SIZE * ENLARGED, ink, word[1], anchor="ms")
            overprint(sheet, plate)


def mark(sheet: Sheet, ink: Colour, centre: Point) -> None:
    """A registration mark: a ring and a cross, lines of 0.25 pt before they are enlarged."""
    plate = Sheet(sheet.width, sheet.height, WHITE)
    x, y = centre
    plate.circle(centre, 10, width=1.5, colour=ink)
    plate.line([(x - 18, y), (x + 18, y)], 1.5, ink)
    plate.line([(x, y - 18), (x, y + 18)], 1.5, ink)
    overprint(sheet, plate)


def overprint(sheet: Sheet, plate: Sheet) -> None:
    """Print a plate over what is there; inks darken each other."""
    sheet.image = ImageChops.multiply(sheet.image, plate.image)
    sheet.draw = ImageDraw.Draw(sheet.image)
