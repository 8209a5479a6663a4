"""One character in two faces, with its stroke ends enlarged."""

from __future__ import annotations

from typing import NamedTuple

import uharfbuzz as hb
from studio import FONTS, GREY, INK, PAPER, SANS, SERIF_BLACK, SHADE, VERMILION, Colour, Point
from vector import WEIGHTS, Vector, number

WIDE, HIGH = 184.5, 247.9
"""Of a half of the picture, in points."""
EM, EM_AT = 147.2, (18.65, 9.2)
"""The character's em square in its half: 52 millimetres."""
CLOSE_UP, ENLARGED = 13.5, 23.0
"""Radii of the ring on the character and of the enlargement below it."""
TITLES = ("竖画起笔", "横画收笔", "捺的末端")


class Specimen(NamedTuple):
    """One half of the picture. `ends` are the stroke ends to enlarge, in parts of the em square."""

    name: str
    font: str
    weight: int
    ground: Colour
    ends: tuple[Point, Point, Point]


SPECIMENS = (
    Specimen("宋体", SERIF_BLACK, 900, PAPER, ((0.545, 0.06), (0.875, 0.23), (0.92, 0.72))),
    Specimen("黑体", SANS, 700, SHADE, ((0.5, 0.065), (0.915, 0.283), (0.91, 0.745))),
)


def song() -> Vector:
    """The character 本 in Song and in Hei, with three stroke ends enlarged."""
    sheet = Vector(2 * WIDE, HIGH)
    for index, specimen in enumerate(SPECIMENS):
        half(sheet, specimen, index * WIDE)
    return sheet


def half(sheet: Vector, specimen: Specimen, left: float) -> None:
    """Half of the picture: frame and centre lines, the character, rings, and the enlargements."""
    if specimen.ground != PAPER:
        sheet.box((left, 0, left + WIDE, HIGH), specimen.ground)
    x, y = left + EM_AT[0], EM_AT[1]
    sheet.box((x, y, x + EM, y + EM), None, 0.5, GREY)
    sheet.dashes((x, y + EM / 2), (x + EM, y + EM / 2), 0.4, GREY, 2)
    sheet.dashes((x + EM / 2, y), (x + EM / 2, y + EM), 0.4, GREY, 2)
    sheet.text((x + EM / 2, y + 0.88 * EM), "本", EM, INK, specimen.font, specimen.weight, "ms")
    sheet.text((x + 4, y + 13), specimen.name, 10.5, weight=500)
    for index, (title, end) in enumerate(zip(TITLES, specimen.ends, strict=True)):
        at = x + end[0] * EM, y + end[1] * EM
        sheet.circle(at, CLOSE_UP, None, 1, VERMILION)
        numbered(sheet, at, CLOSE_UP, index + 1)
        centre = x + ENLARGED + index * (EM - 2 * ENLARGED) / 2, 193.5
        enlarge(sheet, specimen, end, centre)
        numbered(sheet, centre, ENLARGED, index + 1)
        sheet.text((centre[0], 232.5), title, 8.5, anchor="ms")


def numbered(sheet: Vector, centre: Point, radius: float, number_: int) -> None:
    """A number on the rim of a ring, at its upper right."""
    sheet.badge((centre[0] + radius * 0.8, centre[1] - radius * 0.8), number_, 5)


def enlarge(sheet: Vector, specimen: Specimen, end: Point, centre: Point) -> None:
    """The surroundings of a stroke end in a ring, drawn from the character's outline, for type is not cut."""
    em = EM * ENLARGED / CLOSE_UP
    name = f"ring-{round(centre[0])}"
    ring = f'cx="{number(centre[0])}" cy="{number(centre[1])}" r="{number(ENLARGED)}"'
    x, foot = centre[0] - end[0] * em, centre[1] + (0.88 - end[1]) * em
    sheet.circle(centre, ENLARGED, specimen.ground)
    sheet.element(f'<clipPath id="{name}"><circle {ring}/></clipPath>')
    sheet.element(f'<path clip-path="url(#{name})" d="{outline(specimen, x, foot, em)}"/>')
    sheet.circle(centre, ENLARGED, None, 1, VERMILION)


def outline(specimen: Specimen, x: float, foot: float, em: float) -> str:
    """The character as path data, its origin at (x, foot)."""
    face = hb.Face(hb.Blob.from_file_path(str(FONTS / specimen.font)))
    font = hb.Font(face)
    if specimen.font not in WEIGHTS:
        font.set_variations({"wght": specimen.weight})
    pen = _Pen(x, foot, em / face.upem)
    font.draw_glyph_with_pen(font.get_nominal_glyph(ord("本")), pen)
    return "".join(pen.data)


class _Pen:
    """Takes a glyph's outline down as path data, y turned downwards."""

    def __init__(self, x: float, foot: float, scale: float) -> None:
        self.x, self.foot, self.scale = x, foot, scale
        self.data: list[str] = []

    def _add(self, operator: str, *points: Point) -> None:
        places = ((self.x + x * self.scale, self.foot - y * self.scale) for x, y in points)
        self.data.append(operator + " ".join(f"{number(x)} {number(y)}" for x, y in places))

    def moveTo(self, point: Point) -> None:  # noqa: N802 — the pen protocol's names.
        self._add("M", point)

    def lineTo(self, point: Point) -> None:  # noqa: N802
        self._add("L", point)

    def qCurveTo(self, *points: Point) -> None:  # noqa: N802
        self._add("Q", *points)

    def curveTo(self, *points: Point) -> None:  # noqa: N802
        self._add("C", *points)

    def closePath(self) -> None:  # noqa: N802
        self.data.append("z")
