"""Where a comma stands in its em: in the middle in Taiwan and Hong Kong, in a corner on the mainland."""

from __future__ import annotations

from PIL import Image
from studio import GREY, INK, SERIF, VERMILION, Sheet

WIDTH, HEIGHT = 360, 176
EM, TOP = 96, 22
PLACES = (
    ("NotoSerifTC-400.ttf", (0, 0), "臺灣和香港", "橫排直排一樣"),
    (SERIF, (0.04, 0.12), "大陸橫排", "在左下角"),
    (SERIF, (0.6, 0.66), "大陸直排", "在右上角"),
)
"""The font, how far its comma is moved right and up, in ems, and what is said below."""


def comma() -> Image.Image:
    """Three em boxes with their middle lines, a comma in each."""
    sheet = Sheet(WIDTH, HEIGHT)
    for index, (font, (right, up), name, where) in enumerate(PLACES):
        left = 20 + index * (EM + 16)
        middle = left + EM / 2
        sheet.box((left, TOP, left + EM, TOP + EM), fill=(255, 255, 255), width=0.8, colour=INK)
        sheet.dashes((middle, TOP), (middle, TOP + EM), 0.5, GREY)
        sheet.dashes((left, TOP + EM / 2), (left + EM, TOP + EM / 2), 0.5, GREY)
        place = (left + right * EM, TOP + (0.88 - up) * EM)
        sheet.text(place, "，", EM, VERMILION, font=font, anchor="ls")
        sheet.text((middle, TOP + EM + 24), name, 13, INK, weight=500, anchor="ms")
        sheet.text((middle, TOP + EM + 41), where, 10, INK, weight=500, anchor="ms")
    return sheet.picture()
