"""A sheet cut through, under a lens: ink sinks into newsprint and stays on top of coated paper."""

from __future__ import annotations

import math
import random
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFilter
from studio import GREY, INK, PAPER, VERMILION, WHITE, Colour, Point, Sheet, round_about, turned

PORE: Colour = (150, 143, 130)
"""The dark between the fibres."""
FIBRE: Colour = (250, 247, 240)
WIDTH, DEPTH, EDGE = 144.0, 56.0, 8.0
"""A cut is this wide and thick; above and below it the picture of it goes on for an edge. Points."""
FILLER = 9.0
"""How far above the back the grains lie that are named, in points."""
FACE_AT = 42.0
"""Where the printed faces lie on the sheet."""
DOTS = ((0.15, 0.39), (0.61, 0.85))
"""Where the plate lays ink: from and to, in parts of the width."""


class Kind(NamedTuple):
    """A kind of paper: the depth of its coating and of the ink, how far ink spreads (points), and a seed."""

    name: str
    habit: str
    moral: str
    coat: float
    sinks: float
    spreads: float
    seed: int


NEWSPRINT = Kind("新闻纸", "松，吸墨", "墨渗进纸里，点子涨大，背面透出来", 0, 0.25 * DEPTH, 5, 45)
COATED = Kind("涂布纸", "两面有涂层", "墨停在涂层上，点子走样小", 8, 1.4, 0.5, 128)


def fibres() -> Image.Image:
    """Two cuts side by side, newsprint and coated paper, under the same two dots of the plate."""
    sheet = Sheet(369, 140)
    for kind, left in ((NEWSPRINT, 8.0), (COATED, 217.0)):
        at = sheet.at((left, FACE_AT - EDGE))
        sheet.image.paste(cut(kind), (round(at[0]), round(at[1])))
        sheet.text((left, 15), kind.name, 11, weight=700)
        sheet.text((left + 39, 15), kind.habit, 8.5)
        sheet.text((left, 134), kind.moral, 8.5, weight=500)
        plate_dots(sheet, left)
    name_newsprint(sheet, 8.0)
    name_coated(sheet, 217.0)
    return sheet.picture()


def plate_dots(sheet: Sheet, left: float) -> None:
    """The dots as the plate has them, above the cut, their edges led down to the face."""
    for start, end in DOTS:
        edges = left + start * WIDTH, left + end * WIDTH
        sheet.box((edges[0], 25, edges[1], 28), INK)
        for x in edges:
            sheet.dashes((x, 30), (x, FACE_AT - 2), 0.4, INK, 1.6)
    sheet.text((left + WIDTH / 2, 29.6), "网点", 8, anchor="ms")


def name_newsprint(sheet: Sheet, left: float) -> None:
    """Name fibre, filler and show-through, and show how deep the ink goes."""
    right, back = left + WIDTH, FACE_AT + DEPTH
    for start, end in DOTS:
        ghost = (left + start * WIDTH - 6, left + end * WIDTH + 6)
        corners = [(ghost[0], back + 5), (ghost[1], back + 5), (ghost[1], back + 9), (ghost[0], back + 9)]
        sheet.hatch(corners, 1.2, 60, 0.5, GREY)
        for x in (ghost[0] + 12, ghost[1] - 12):
            sheet.arrow((x, FACE_AT + 19), (x, back + 3), 0.6, VERMILION, 4)
    sheet.text((left + 0.27 * WIDTH, back + 20), "透印", 8.5, anchor="ms")
    sheet.text((left + 0.73 * WIDTH, back + 20), "透印", 8.5, anchor="ms")
    for name, dot in (("纤维", (right - 9, back - 20.5)), ("填料", (right - 6, back - FILLER))):
        sheet.leader(dot, (right + 7, dot[1]))
        sheet.text((right + 9, dot[1] + 3), name, 8.5)
    measure(sheet, right + 4, FACE_AT, FACE_AT + 0.25 * DEPTH, "渗墨")


def measure(sheet: Sheet, x: float, top: float, foot: float, word: str) -> None:
    """A dimension line beside a cut, and what it says."""
    sheet.line([(x, top), (x, foot)], 0.7, VERMILION)
    for y in (top, foot):
        sheet.line([(x - 2.5, y), (x + 2.5, y)], 0.7, VERMILION)
    sheet.text((x + 5, (top + foot) / 2 + 3), word, 8.5)


def name_coated(sheet: Sheet, left: float) -> None:
    """Name the parts of the coated sheet."""
    back = FACE_AT + DEPTH
    sheet.leader((left + 0.5 * WIDTH, back - 4), (left + 0.5 * WIDTH, back + 11))
    sheet.text((left + 0.5 * WIDTH, back + 20), "涂层", 8.5, anchor="ms")


# A cut ----------------------------------------------------------------------------------------------


def cut(kind: Kind) -> Image.Image:
    """The cut through one paper, three times over: pores, fibres, filler, coating, ink."""
    chance = random.Random(kind.seed)
    sheet = Sheet(WIDTH, DEPTH + 2 * EDGE)
    top, foot = EDGE + kind.coat, EDGE + DEPTH - kind.coat
    sheet.box((0, top + 4, WIDTH, foot - 4) if not kind.coat else (0, top - 3, WIDTH, foot + 3), PORE)
    felt(sheet, top, foot, chance)
    for back in (15, 11, 8):
        filler(sheet, (WIDTH - back, EDGE + DEPTH - FILLER), chance)
    if kind.coat:
        coating(sheet, EDGE, top, 1, chance)
        coating(sheet, EDGE + DEPTH, foot, -1, chance)
    ink(sheet, kind, chance)
    return sheet.image


def felt(sheet: Sheet, top: float, foot: float, chance: random.Random) -> None:
    """Fibres lying along the cut and across it, one over the other, with grains of filler between."""
    for face in (top + 2.4, foot - 2.4):
        for start in range(-40, int(WIDTH), 30):
            along(sheet, (float(start), face + chance.uniform(0, 1.4)), 70, chance)
    for layer in range(50):
        y = top + 3.4 + (foot - top - 6.8) * ((layer * 0.381966) % 1)
        along(sheet, (chance.uniform(-60, WIDTH), y), chance.uniform(40, 110), chance)
        for _ in range(2):
            place = (chance.uniform(0, WIDTH), chance.uniform(top + 2.6, foot - 2.6))
            across(sheet, place, chance)
        if layer % 2:
            place = (chance.uniform(0, WIDTH), chance.uniform(top + 4, foot - 4))
            filler(sheet, place, chance)


def along(sheet: Sheet, start: Point, length: float, chance: random.Random) -> None:
    """A fibre cut along its length: a wavering ribbon, shaded below, with a trace of its hollow."""
    thick, sway = chance.uniform(2.6, 4.4), chance.uniform(0.6, 1.6)
    pitch, turn, slope = chance.uniform(24, 50), chance.uniform(0, 6), chance.uniform(-0.02, 0.02)
    spine = []
    for step in range(int(length) + 1):
        x = start[0] + step
        spine.append((x, start[1] + sway * math.sin(x / pitch * 6.28 + turn) + slope * (step - length / 2)))
    ends = [
        min(1.0, (min(step, length - step) / 5) ** 0.5) if step < length else 0.0
        for step in range(len(spine))
    ]
    upper = [(x, y - thick / 2 * end) for (x, y), end in zip(spine, ends, strict=True)]
    lower = [(x, y + thick / 2 * end) for (x, y), end in zip(spine, ends, strict=True)]
    sheet.polygon([*upper, *lower[::-1]], FIBRE, 0.45)
    sheet.line([(x, y - 0.9) for x, y in lower[5:-5]], 0.4, GREY)
    sheet.line([(x, y - thick * 0.1) for x, y in spine[9 : len(spine) * 2 // 3]], 0.4, GREY)


def across(sheet: Sheet, place: Point, chance: random.Random) -> None:
    """A fibre cut across: a flattened tube with a slit of a hollow."""
    wide, high, lean = chance.uniform(3.2, 5.4), chance.uniform(1.5, 2.3), chance.uniform(-0.25, 0.25)
    for part, fill in ((1.0, FIBRE), (0.5, PORE)):
        rim = [
            (x * wide * part, y * high * part * (1 if part == 1 else 0.6)) for x, y in round_about((0, 0), 1)
        ]
        sheet.polygon([turned(place, point, lean) for point in rim], fill, 0.45)


def filler(sheet: Sheet, place: Point, chance: random.Random) -> None:
    """A few grains of clay or chalk."""
    for _ in range(chance.randint(3, 5)):
        grain = (place[0] + chance.uniform(-2.6, 2.6), place[1] + chance.uniform(-1.4, 1.4))
        sheet.circle(grain, chance.uniform(0.55, 0.9), WHITE, 0.4)


def coating(sheet: Sheet, face: float, inner: float, way: int, chance: random.Random) -> None:
    """A coat from its smooth face to its uneven inner side, made of flat grains of pigment."""
    seam = [(x, inner + way * 1.6 * math.sin(x / 9 + face) * math.cos(x / 23)) for x in range(int(WIDTH) + 1)]
    shape = [(0.0, face), *[(float(x), y) for x, y in seam], (WIDTH, face)]
    sheet.polygon(shape, WHITE)
    sheet.line([(float(x), y) for x, y in seam], 0.45)
    rows = int(abs(inner - face) / 1.5)
    for row in range(rows):
        x = chance.uniform(-2, 0)
        while x < WIDTH:
            long, y = chance.uniform(1.2, 2.4), face + way * (1.1 + 1.5 * row + chance.uniform(-0.2, 0.2))
            if way * (seam[min(int(max(x, 0)), len(seam) - 1)][1] - y) > 1:
                sheet.line([(x, y), (x + long, y + chance.uniform(-0.3, 0.3))], 0.4, GREY)
            x += long + chance.uniform(1.0, 1.8)
    sheet.line([(0, face), (WIDTH, face)], 0.5)


def ink(sheet: Sheet, kind: Kind, chance: random.Random) -> None:
    """Lay the dots of ink: they blacken what they reach, and run deepest between the fibres."""
    solid = ImageChops.difference(sheet.image, Image.new("RGB", sheet.image.size, PAPER)).convert("L")
    solid = solid.point(lambda v: 255 if v > 8 else 0).filter(ImageFilter.MaxFilter(7))
    reach = Image.new("L", sheet.image.size, 0)
    for start, end in DOTS:
        blot = [sheet.at(point) for point in soaked(kind, start * WIDTH, end * WIDTH, chance)]
        ImageDraw.Draw(reach).polygon(blot, fill=255)
    stained = Image.blend(sheet.image, Image.new("RGB", sheet.image.size, INK), 0.9)
    sheet.image.paste(stained, mask=ImageChops.multiply(reach, solid))
    if kind.coat:
        for start, end in DOTS:
            film(sheet, start * WIDTH - kind.spreads, end * WIDTH + kind.spreads)


def soaked(kind: Kind, start: float, end: float, chance: random.Random) -> list[Point]:
    """The outline of one dot's ink: shallow at its edges, uneven below."""
    left, right = start - kind.spreads, end + kind.spreads
    waves = [(chance.uniform(4, 17), chance.uniform(0, 6), chance.uniform(0.04, 0.12)) for _ in range(4)]
    foot = []
    for step in range(121):
        x = left + (right - left) * step / 120
        inside = max(0.0, min(x - left, right - x))
        rim = min(1.0, (inside / max(kind.spreads * 1.6, 1)) ** 0.6)
        uneven = 1 + sum(size * math.sin(x / pitch * 6.28 + turn) for pitch, turn, size in waves)
        foot.append((x, EDGE + kind.sinks * rim * uneven))
    return [(left, EDGE - 3), *foot, (right, EDGE - 3)]


def film(sheet: Sheet, left: float, right: float) -> None:
    """A film of ink lying on the coat."""
    sheet.line([(left + 1, EDGE - 0.7), (right - 1, EDGE - 0.7)], 2.2)
