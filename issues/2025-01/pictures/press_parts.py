"""Parts of the press, engraved: posts and beams, cylinders, reels, folded copies, the floor and a pressman."""

from __future__ import annotations

import math
from itertools import groupby, pairwise

from studio import GREY, INK, PAPER, SHADE, WHITE, Colour, Point, Sheet, round_about

FLOOR = 160.0
"""Where everything stands, in points from the top."""
STEEL: Colour = (251, 249, 244)


def floor(sheet: Sheet) -> None:
    """The floor line and the ground below it."""
    ground = [(0, FLOOR), (sheet.width, FLOOR), (sheet.width, FLOOR + 4), (0, FLOOR + 4)]
    sheet.hatch(ground, 1.7, 55, 0.45)
    sheet.line([(0, FLOOR), (sheet.width, FLOOR)], 0.9)


def post(sheet: Sheet, box: tuple[float, float, float, float]) -> None:
    """An upright of the frame, lit from the left."""
    left, top, right, foot = box
    sheet.box(box, STEEL)
    for line in range(1, int((right - left) / 1.3)):
        x = left + 1.3 * line
        width = 0.95 * (x - left) / (right - left)
        if width >= 0.4:
            sheet.line([(x, top), (x, foot)], width)
    sheet.box(box, None, 0.7)


def beam(sheet: Sheet, box: tuple[float, float, float, float]) -> None:
    """A beam or a deck, lit from above."""
    left, top, right, foot = box
    sheet.box(box, STEEL)
    y = top + (foot - top) * 0.55
    while y < foot - 0.4:
        sheet.line([(left, y), (right, y)], 0.45)
        y += 1.1
    sheet.box(box, None, 0.6)


def cylinder(sheet: Sheet, centre: Point, radius: float, fill: Colour = STEEL, core: float = 0.3) -> None:
    """The end of a cylinder: lines that swell into the shadow at the lower right, and the journal."""

    def shadow(place: Point) -> float:
        turn = ((place[0] - centre[0]) * 0.6 + (place[1] - centre[1]) * 0.8) / radius
        return 0.36 + 0.62 * turn

    sheet.circle(centre, radius, fill)
    sheet.hatch(round_about(centre, radius - 0.3), 1.25, -37, swell=shadow)
    sheet.circle(centre, radius, None, 0.65)
    if core and radius > 4:
        sheet.circle(centre, radius * core, PAPER, 0.5)
        sheet.circle(centre, 0.6, INK)


def roller(sheet: Sheet, centre: Point, radius: float, rubber: bool = False) -> None:
    """A small roller, of steel or of dark rubber."""
    sheet.circle(centre, radius, (120, 114, 105) if rubber else STEEL, 0.6)
    if radius > 2:
        sheet.circle(centre, 0.55, INK)


def _weight(turn: float, dark: float) -> float:
    """How heavy a layer of paper is so many degrees from the shadow, in steps, so that most of it is one line; none
    where it is darker than that."""
    facing = math.cos(math.radians(turn))
    return round(0.4 + 0.4 * max(0.0, facing), 1) if facing > dark else 0


def reel(sheet: Sheet, centre: Point, radius: float, core: float) -> None:
    """A reel of paper from its end: layer on layer, heavier where the light does not fall."""
    sheet.circle(centre, radius, WHITE)
    layer = core + 1.8
    while layer < radius - 0.8:
        dark = -0.62 + 0.28 * math.sin(layer * 9)  # Where a line begins, each elsewhere: a cut made by hand.
        for weight, pieces in groupby(range(53, 413, 4), key=lambda start: _weight(start + 2 - 53, dark)):
            turns = list(pieces)
            if weight:
                sheet.arc(centre, layer, (turns[0], turns[-1] + 4), weight)
        layer += 1.75
    sheet.circle(centre, radius, None, 0.8)
    sheet.circle(centre, core, SHADE, 0.7)
    sheet.circle(centre, core * 0.4, INK)


def copies(sheet: Sheet, path: list[Point], pitch: float = 3.4) -> None:
    """Folded papers lying on a belt along `path`, each on the one before."""
    for (x, y), (u, v) in pairwise(path):
        length = math.dist((x, y), (u, v))
        along, up = ((u - x) / length, (v - y) / length), ((v - y) / length, -(u - x) / length)
        for step in range(int(length / pitch)):
            foot = (x + along[0] * step * pitch, y + along[1] * step * pitch)
            tail = (foot[0] - along[0] * 7 + up[0] * 0.6, foot[1] - along[1] * 7 + up[1] * 0.6)
            head = (foot[0] + up[0] * 3.4, foot[1] + up[1] * 3.4)
            sheet.polygon([tail, foot, head], WHITE, 0.45)


def bundles(sheet: Sheet, left: float, right: float, count: int, high: float) -> None:
    """Tied bundles of papers on a pallet."""
    deck = FLOOR - 4
    sheet.box((left - 2, deck, right + 2, deck + 1.6), STEEL, 0.5)
    for x in (left, (left + right) / 2 - 2, right - 4):
        sheet.box((x, deck + 1.6, x + 4, FLOOR), STEEL, 0.5)
    for bundle in range(count):
        foot = deck - bundle * (high + 0.4)
        box = (left, foot - high, right, foot)
        sheet.box(box, WHITE)
        for row in range(1, int(high / 1.4)):
            sheet.line([(left + 1, foot - row * 1.4), (right - 1, foot - row * 1.4)], 0.4, GREY)
        sheet.box(box, None, 0.6)
        for x in (left + (right - left) * 0.3, left + (right - left) * 0.7):
            sheet.line([(x, foot - high), (x, foot)], 0.8)


def pressman(sheet: Sheet, x: float) -> None:
    """A man, 1.75 m, to measure the press by; he reads a fresh copy."""
    foot = FLOOR - 0.6
    sheet.line([(x - 1.6, foot - 13), (x - 2.6, foot - 0.8), (x - 1.2, foot - 0.8)], 2.3)
    sheet.line([(x + 0.8, foot - 13), (x + 1.4, foot - 0.8), (x + 2.8, foot - 0.8)], 2.3)
    coat = [(x - 2.4, foot - 22.4), (x + 1.4, foot - 22.4), (x + 1.6, foot - 11.6), (x - 2.8, foot - 11.6)]
    sheet.polygon(coat, INK, 1.6)
    sheet.line([(x + 1, foot - 21.6), (x + 2.4, foot - 16.8), (x + 6.6, foot - 18.4)], 1.6)
    sheet.circle((x, foot - 26.2), 2.2, INK)
    sheet.line([(x - 2, foot - 27.2), (x + 3.2, foot - 27.2)], 0.9)
    copy = [(x + 5.4, foot - 23.4), (x + 10.8, foot - 24.4), (x + 11.4, foot - 16.6), (x + 6, foot - 15.8)]
    sheet.polygon(copy, WHITE, 0.5)
    for row in range(3):
        y = foot - 21.4 + 1.7 * row
        sheet.line([(x + 6.9, y), (x + 9.9, y - 0.5)], 0.4, GREY)
