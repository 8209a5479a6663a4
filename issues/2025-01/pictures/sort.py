"""The parts of a piece of type: a 62-point sort in oblique view, and its front and side drawn to scale."""

from __future__ import annotations

import math

from burin import Plate, rim
from PIL import Image, ImageDraw, ImageOps
from studio import HAIRLINE, INK, PAPER, PPI, SERIF_BOLD, VERMILION, Point, Sheet, face

WIDTH, HEIGHT = 621, 164
CHARACTER = "味"
FOOT: Point = (82.0, 140.0)
"""Where the near left corner of the sort stands."""
RIGHT, BACK, UP = (112.0, 10.0), (50.0, -45.0), (0.0, -80.0)
"""What one body width, one body depth and the height of the shoulder are on the drawing."""
STAND = 0.05
"""How far the face stands above the shoulder, as a share of the shoulder's height."""
NICK, GROOVE = (0.24, 0.31), (0.36, 0.64, 0.07)
"""Heights of the nick; the groove between the feet: from, to (shares of the depth), and its height."""

MM = 4.7
"""Points to a millimetre in the elevations."""
TYPE_HIGH, SHOULDER, BODY = 23.56 * MM, 21.7 * MM, 21.8 * MM
FRONT, SIDE, BASE = 322.0, 452.0, 141.0
"""Left edges of the elevations, and where they stand."""


def sort() -> Image.Image:
    """The engraving and the elevations are cut; numbers and names are set over them."""
    plate = Plate(WIDTH, HEIGHT, PPI, 62)
    body(plate)
    relief(plate)
    elevation(plate, FRONT, upright=False)
    elevation(plate, SIDE, upright=True)
    sheet = Sheet(WIDTH, HEIGHT)
    sheet.image.paste(INK, (0, 0), plate.black)
    sheet.image.paste(VERMILION, (0, 0), plate.red)
    names(sheet)
    return sheet.picture()


def at(right: float, back: float, up: float) -> Point:
    """A place on the sort in shares of its width, its depth and its shoulder's height."""
    shares = list(zip((right, back, up), (RIGHT, BACK, UP), strict=True))
    return FOOT[0] + sum(s * w[0] for s, w in shares), FOOT[1] + sum(s * w[1] for s, w in shares)


def front(u: float, v: float) -> Point:
    """The side with the nick; v runs down from the shoulder."""
    return at(u, 0, 1 - v)


def side(u: float, v: float) -> Point:
    """The side away from the light."""
    return at(1, u, 1 - v)


def body(plate: Plate) -> None:
    """Shadow, the two sides we see, the shoulder."""

    def shadow(u: float, v: float) -> Point:
        return at(1.0 + 0.62 * u, v + 0.1 * u, 0.0)

    plate.hatch(shadow, lambda u, v: 0.6 * (1 - u) ** 0.7, 1.7)
    plate.area(rim(front))
    plate.hatch(front, lambda u, v: 0.22 + 0.12 * v + 0.08 * u, 2.0)
    plate.area(rim(side))
    plate.hatch(side, lambda u, v: 0.56 - 0.22 * u + 0.06 * v, 1.7, down=True)
    low, high = (1 - share for share in NICK)
    plate.area([front(0, high), front(1, high), front(1, low), front(0, low)])
    plate.hatch(lambda u, v: front(u, high + (low - high) * v), lambda u, v: 0.95 - 0.75 * v, 1.0)
    plate.line([front(0, high), front(1, high)], 0.8)
    plate.line([front(0, low), front(1, low)], 0.5)
    dent = [
        at(1, 0.09 * math.sin(math.pi * s / 12), NICK[0] + (NICK[1] - NICK[0]) * s / 12) for s in range(13)
    ]
    plate.area(dent)
    plate.line(dent, 0.6)
    start, end, high_up = GROOVE
    for outline in (front, side):
        plate.line([*rim(outline), rim(outline)[0]], 0.9)
    plate.shape(
        [at(1, start, 0), at(1, start + 0.04, high_up), at(1, end - 0.04, high_up), at(1, end, 0)], 0.7
    )
    plate.shape([at(0, 0, 1), at(1, 0, 1), at(1, 1, 1), at(0, 1, 1)], 0.9)
    plate.hatch(lambda u, v: at(u, 1 - v, 1), lambda u, v: 0.17, 2.4)


def relief(plate: Plate) -> None:
    """The face, mirrored, standing out of the shoulder: its flanks in ink, its printing surface vermilion."""
    size = 900
    flat = Image.new("L", (size, size), 0)
    place, font = (size / 2, size * 0.86), face(SERIF_BOLD, round(size * 0.94))
    ImageDraw.Draw(flat).text(place, CHARACTER, fill=255, font=font, anchor="ms")
    flat = ImageOps.mirror(flat)
    steps = 26
    for step in range(steps + 1):
        up = 1 + STAND * step / steps
        plate.lay(flat, [at(0, 1, up), at(1, 1, up), at(1, 0, up), at(0, 0, up)], red=step == steps)


def elevation(plate: Plate, left: float, upright: bool) -> None:
    """The sort seen square on, from the front or (`upright` nick at the left) from the side."""
    right, shoulder = left + BODY, BASE - SHOULDER
    profile(plate, left, upright)
    plate.shape([(left, shoulder), (right, shoulder), (right, BASE), (left, BASE)], 0.9)
    low, high = (BASE - share * SHOULDER for share in NICK)

    def flank(u: float, v: float) -> Point:
        return left + BODY * u, shoulder + SHOULDER * v

    plate.hatch(flank, lambda u, v: (0.2 + 0.4 * (u - 0.5)) * (u > 0.5), 2.1, down=True)
    start, end, groove = GROOVE
    top = BASE - groove * SHOULDER
    if upright:
        plate.shape(
            [
                (left, high),
                *[(left + 8 * math.sin(math.pi * s / 12), high + (low - high) * s / 12) for s in range(13)],
                (left, low),
            ],
            0.9,
        )
        plate.line([(left, high + 0.7), (left, low - 0.7)], 1.4, 0)
        foot = [(left + BODY * start, BASE), (left + BODY * (start + 0.04), top)]
        foot += [(left + BODY * (end - 0.04), top), (left + BODY * end, BASE)]
        plate.shape(foot, 0.9)
        plate.line([(foot[0][0] + 0.8, BASE), (foot[3][0] - 0.8, BASE)], 1.4, 0)
    else:
        plate.shape([(left, high), (right, high), (right, low), (left, low)], 0.7)
        plate.hatch(lambda u, v: (left + BODY * u, high + (low - high) * v), lambda u, v: 0.9 - 0.7 * v, 1.1)
        for dash in range(0, round(BODY), 4):
            plate.line([(left + dash, top), (left + dash + 2, top)], 0.5)


def profile(plate: Plate, left: float, upright: bool) -> None:
    """The strokes that a cut through the middle of the face would meet, tapering up to the printing surface."""
    size = 400
    flat = Image.new("L", (size, size), 0)
    font = face(SERIF_BOLD, round(size * 0.94))
    ImageDraw.Draw(flat).text((size / 2, size * 0.86), CHARACTER, fill=255, font=font, anchor="ms")
    turned = ImageOps.flip(flat).transpose(Image.Transpose.TRANSPOSE) if upright else ImageOps.mirror(flat)
    cut = size * (64 if upright else 45) // 100
    row = turned.crop((0, cut, size, cut + 1)).tobytes()
    edges = [x for x in range(1, size) if (row[x] > 127) != (row[x - 1] > 127)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if end - start < 0.03 * size:
            continue
        a, b = left + start / size * BODY, left + end / size * BODY
        plate.area(
            [
                (a - 2, BASE - SHOULDER),
                (a, BASE - TYPE_HIGH),
                (b, BASE - TYPE_HIGH),
                (b + 2, BASE - SHOULDER),
            ],
            255,
        )
        plate.colour(
            [
                (a, BASE - TYPE_HIGH),
                (b, BASE - TYPE_HIGH),
                (b, BASE - TYPE_HIGH + 1.4),
                (a, BASE - TYPE_HIGH + 1.4),
            ]
        )


def names(sheet: Sheet) -> None:
    """The numbers and the names of the parts."""
    label(sheet, at(0.40, 0.94, 1 + STAND), (262, 17), 1, "字面")
    label(sheet, at(0.755, 0.66, 1), (262, 44), 2, "字谷")
    label(sheet, at(0.97, 0.08, 1), (262, 71), 3, "字肩")
    label(sheet, at(0.10, 0, 0.66), (46, 72), 4, "字身", left=True)
    label(sheet, at(0.08, 0, 0.275), (46, 102), 5, "缺刻", left=True)
    label(sheet, at(0.05, 0, 0.03), (46, 132), 6, "字脚", left=True)
    for left, title in ((FRONT, "正面"), (SIDE, "侧面")):
        sheet.text((left + BODY / 2, 157), title, 8.5, weight=500, anchor="ms")
    x, top = SIDE + BODY + 14, BASE - TYPE_HIGH
    for y in (top, BASE):
        sheet.line([(SIDE + BODY + 3, y), (x + 4, y)], HAIRLINE)
    sheet.arrow((x, BASE - 30), (x, top), 0.5, INK, 5)
    sheet.arrow((x, top + 30), (x, BASE), 0.5, INK, 5)
    sheet.badge((x + 15, 74), 7)
    for y, words in ((92, "字高"), (104, "23.56"), (116, "毫米")):
        sheet.text((x + 9, y), words, 9, weight=500)


def label(sheet: Sheet, dot: Point, place: Point, number: int, name: str, left: bool = False) -> None:
    """A number and a name on a leader from the part; `left` of the drawing, the name stands before the number."""
    way = -1 if left else 1
    sheet.line([dot, place], 1.8, PAPER)
    sheet.line([dot, place], 0.6)
    sheet.circle(dot, 2.2, fill=PAPER)
    sheet.circle(dot, 1.5, fill=INK)
    sheet.badge((place[0] + way * 5.6, place[1]), number)
    sheet.text((place[0] + way * 15, place[1] + 3.4), name, 9, weight=500, anchor="rs" if left else "ls")
