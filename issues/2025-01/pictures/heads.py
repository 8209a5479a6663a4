"""The headline sizes of this paper, at their true size and on one baseline."""

from __future__ import annotations

from studio import GREY, HAIRLINE, INK, SERIF_BLACK, VERMILION, WHITE
from vector import Vector

SIZES = (62, 46, 36, 28, 22, 17)
"""Points, from the lead down."""
BASELINE, GAP = 63.0, 29.0
RISE = 0.88
"""Share of the ideographic em square above the baseline."""


def heads() -> Vector:
    """Six squares, each a size with the same character in it, and how far each steps down to the next."""
    sheet = Vector(369, 91.9)
    left = (sheet.width - sum(SIZES) - GAP * (len(SIZES) - 1)) / 2
    for size, smaller in zip(SIZES, (*SIZES[1:], 0), strict=True):
        top, right = BASELINE - RISE * size, left + size
        sheet.box((left, top, right, top + size), WHITE, width=HAIRLINE, colour=GREY)
        sheet.line([(left, BASELINE), (right + GAP * bool(smaller), BASELINE)], HAIRLINE, VERMILION)
        sheet.text((left + size / 2, BASELINE), "版", size, INK, SERIF_BLACK, anchor="ms")
        sheet.text((left + size / 2, 86), str(size), 10, weight=700, anchor="ms")
        if smaller:
            sheet.text((right + GAP / 2, BASELINE - 4), f"÷{size / smaller:.2f}", 8.5, INK, anchor="ms")
        left = right + GAP
    return sheet
