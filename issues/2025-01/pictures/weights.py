"""One character in the faces and weights of the type case, and the order of its eight strokes."""

from __future__ import annotations

from studio import GREY, HAIRLINE, SERIF, SERIF_BLACK, SERIF_BOLD, WHITE, Point, Sheet
from vector import Vector

WEIGHTS = (400, 500, 700, 900)
SONG = {400: SERIF, 700: SERIF_BOLD, 900: SERIF_BLACK}
"""The Song is three files; the Hei is one, with every weight in it."""
EM, EM_AT = 85.0, (6.0, 9.5)
STROKES: tuple[Point, ...] = (
    (0.67, 0.09), (0.27, 0.19), (0.40, 0.66), (0.30, 0.92), (0.13, 0.36), (0.105, 0.68), (0.92, 0.20), (0.86, 0.62),
)  # fmt: skip
"""Where the number of each stroke stands, in parts of the em square, in the order of writing."""


def weights() -> Vector:
    """The character large with its strokes numbered; beside it the weights, Song above and Hei below."""
    sheet = Vector(225, 103.9)
    numbered(sheet)
    for column, weight in enumerate(WEIGHTS):
        x = 113.5 + column * 30.0
        if weight in SONG:
            sheet.text((x, 40), "永", 24, font=SONG[weight], anchor="ms")
        else:
            sheet.line([(x - 3, 31), (x + 3, 31)], 0.6, GREY)
        sheet.text((x, 82), "永", 24, weight=weight, anchor="ms")
        sheet.text((x, 97), str(weight), 8, weight=500, anchor="ms")
    sheet.text((99, 15), "宋体", 8, weight=500)
    sheet.text((99, 56), "黑体", 8, weight=500)
    sheet.line([(99, 46), (219, 46)], HAIRLINE, GREY)
    sheet.line([(99, 88.5), (219, 88.5)], HAIRLINE, GREY)
    return sheet


def numbered(sheet: Sheet) -> None:
    """The character in its em square, and the numbers."""
    left, top = EM_AT
    sheet.box((left, top, left + EM, top + EM), WHITE, width=HAIRLINE, colour=GREY)
    sheet.dashes((left, top + EM / 2), (left + EM, top + EM / 2), HAIRLINE, GREY, 1.6)
    sheet.dashes((left + EM / 2, top), (left + EM / 2, top + EM), HAIRLINE, GREY, 1.6)
    sheet.text((left + EM / 2, top + 0.88 * EM), "永", EM, font=SERIF_BOLD, anchor="ms")
    for number, (x, y) in enumerate(STROKES, 1):
        sheet.badge((left + x * EM, top + y * EM), number, 5.4)
