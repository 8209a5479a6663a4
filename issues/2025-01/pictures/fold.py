"""How a sheet of four pages is folded: down the middle into pages, then across them for the stand."""

from __future__ import annotations

from studio import (
    GREY,
    HAIRLINE,
    INK,
    PAPER,
    SERIF_BLACK,
    SHADE,
    VERMILION,
    WHITE,
    Point,
    Sheet,
    bend,
    between,
    turned,
)
from vector import Vector

WIDE, HIGH = 42.0, 58.7
"""Of a page on the drawing, in points: the shape of 390 × 545 mm."""
TOP, TITLE, NOTE = 18.0, 88.5, 98.0
"""Where the pages begin, and the baselines of the two lines under them."""
AJAR: Point = (11.0, -7.0)
"""How far the free edge of the leaf behind stands off the one in front."""


def fold() -> Vector:
    """The sheet's two sides, the sheet folded once, and twice."""
    sheet = Vector(369, 103.9)
    spread(sheet, 8, "4", "1")
    titled(sheet, 8 + WIDE, "正面", "朝外的一面")
    spread(sheet, 107, "2", "3")
    titled(sheet, 107 + WIDE, "反面", "左半盖到右半上")
    over = bend((126, TOP + 13), (133, TOP - 20), (165, TOP - 20), (172, TOP + 15))
    curved(sheet, over)
    onward(sheet, 199)
    folded_once(sheet, 223)
    titled(sheet, 223 + WIDE / 2, "一折（竖）", "下半折到背后")
    middle = TOP + HIGH / 2
    curved(sheet, bend((259, middle + 17), (290, middle + 19), (296, middle - 18), (277, middle - 21)))
    onward(sheet, 293)
    folded_twice(sheet, 315.5)
    titled(sheet, 315.5 + WIDE / 2, "二折（横）", "露出上半截")
    return sheet


def titled(sheet: Sheet, middle: float, title: str, note: str) -> None:
    """What a stage is, and under it what is done or seen."""
    sheet.text((middle, TITLE), title, 8.5, weight=600, anchor="ms")
    sheet.text((middle, NOTE), note, 8, anchor="ms")


def curved(sheet: Sheet, way: list[Point]) -> None:
    """The way a half takes over the fold, from a dot on it."""
    sheet.line(way[:-2], 1.0, VERMILION)
    sheet.arrow(way[-3], way[-1], 1.0, VERMILION, 6)
    sheet.circle(way[0], 1.7, VERMILION)


def onward(sheet: Sheet, left: float) -> None:
    """To the next stage."""
    sheet.arrow((left, TOP + HIGH / 2), (left + 16, TOP + HIGH / 2), 0.8, INK, 6)


def spread(sheet: Sheet, left: float, first: str, second: str) -> None:
    """One side of the flat sheet; the dashes are where it will be folded."""
    for index, number in enumerate((first, second)):
        page(sheet, (left + index * WIDE, TOP), number)
    middle = left + WIDE
    sheet.box((left, TOP, left + 2 * WIDE, TOP + HIGH), width=0.8)
    sheet.dashes((middle, TOP - 4), (middle, TOP + HIGH + 4), 1.0, VERMILION, 2.5)


def page(sheet: Sheet, at: Point, number: str, high: float = HIGH) -> None:
    """A page with its number and a grey hint of columns; page 1 has the nameplate."""
    left, top = at
    sheet.box((left, top, left + WIDE, top + high), fill=WHITE)
    if number == "1":
        sheet.box((left + 4, top + 4, left + WIDE - 4, top + 10.5), fill=INK)
    else:
        sheet.line([(left + 4, top + 6), (left + WIDE - 4, top + 6)], 0.8)
    for column in range(4):
        for line in range(4, round((high - 8) / 2.6)):
            x, y = left + 4 + column * 8.8, top + 5.5 + line * 2.6
            if high < HIGH or y - top > 40:
                sheet.line([(x, y), (x + 7.6, y)], HAIRLINE, GREY)
    if high == HIGH:
        sheet.text((left + WIDE / 2, top + 37), number, 23, font=SERIF_BLACK, anchor="ms")


def folded_once(sheet: Sheet, left: float) -> None:
    """Two leaves that hang together at the left: page 1 in front, the other ajar behind it."""
    right, bottom, middle = left + WIDE, TOP + HIGH, TOP + HIGH / 2
    edge = [turned((right, y), AJAR, 0) for y in (TOP, middle, bottom)]
    sheet.polygon([(left, TOP), edge[0], edge[2], (left, bottom)], SHADE, 0.8)
    page(sheet, (left, TOP), "1")
    sheet.box((left, TOP, right, bottom), width=0.8)
    sheet.dashes((left, TOP - 4), (left, bottom + 4), 1.0, VERMILION, 2.5)
    sheet.dashes((left - 4, middle), (right, middle), 1.0, VERMILION, 2.5)
    sheet.dashes(between((left, middle), edge[1], WIDE / (WIDE + AJAR[0])), edge[1], 1.0, VERMILION, 2.5)


def folded_twice(sheet: Sheet, left: float) -> None:
    """The upper half of page 1 in front, four leaves together, the second fold at the foot."""
    right, top, bottom = left + WIDE, TOP + HIGH / 4, TOP + HIGH * 3 / 4
    for leaf in (3, 2, 1):
        off = leaf * 1.9
        shape = [
            (left, bottom),
            (left + off, top - off),
            (right + off, top - off),
            (right + off, bottom - off),
            (right, bottom),
        ]
        sheet.polygon(shape, PAPER if leaf % 2 else SHADE, 0.6)
    page(sheet, (left, top), "1", HIGH / 2)
    sheet.box((left, top, right, bottom), width=0.8)
    sheet.dashes((left - 4, bottom), (right + 4, bottom), 1.0, VERMILION, 2.5)
