"""Where a comma stands in its em: in the middle in Taiwan and Hong Kong, in a corner on the mainland."""

from __future__ import annotations

from studio import GREY, INK, SERIF, VERMILION, WHITE
from vector import Vector

EM, TOP, LEFT, APART = 96.0, 22.0, 20.0, 112.0
PLACES = (
    ((0.0, 0.0), "臺灣和香港", "橫排直排一樣"),
    ((0.26, -0.26), "大陸直排", "在右上角"),
    ((-0.31, 0.28), "大陸橫排", "在左下角"),
)
"""How far the comma, drawn in the middle of its em, is moved right and down, in ems; what is said below."""


def comma() -> Vector:
    """Three em boxes with their middle lines, a comma in each."""
    sheet = Vector(360, 176)
    for index, ((right, down), name, where) in enumerate(PLACES):
        left = LEFT + index * APART
        middle = left + EM / 2
        sheet.box((left, TOP, left + EM, TOP + EM), WHITE, 0.8)
        sheet.dashes((middle, TOP), (middle, TOP + EM), 0.5, GREY)
        sheet.dashes((left, TOP + EM / 2), (left + EM, TOP + EM / 2), 0.5, GREY)
        place = (left + right * EM, TOP + (0.88 + down) * EM)
        sheet.text(place, "，", EM, VERMILION, font=SERIF)
        sheet.text((middle, TOP + EM + 24), name, 13, INK, weight=500, anchor="ms")
        sheet.text((middle, TOP + EM + 41), where, 10, INK, weight=500, anchor="ms")
    return sheet
