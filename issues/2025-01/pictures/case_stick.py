"""The foreground of the case room: a composing stick on a sloping desk, and the plan of the page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from burin import Eye, Place, Plate, Surface, Tone, rim
from PIL import Image, ImageDraw, ImageOps
from studio import SERIF_BLACK, Point, face

LINE = "今夜照版样拣字"
PICKED = "版样"
CORNER: Place = (-0.19, -0.238, 0.6)
"""The desk's near left corner."""
TILT = math.radians(33)
SORT, TYPE_HIGH = 0.068, 0.062
"""Of a sort, in metres: across, and high."""


class Box(NamedTuple):
    """A block on the desk: from the left, from the near edge, above the desk; and its three sizes."""

    left: float
    near: float
    above: float
    long: float
    deep: float
    high: float


class Desk:
    """Places on the sloping desk, `turn` radians round from its front edge."""

    def __init__(self, eye: Eye, turn: float = 0.0) -> None:
        self.eye = eye
        cos, sin = math.cos(turn), math.sin(turn)
        up: Place = (0.0, math.sin(TILT), math.cos(TILT))
        self.right = (cos, up[1] * sin, up[2] * sin)
        self.away = (-sin, up[1] * cos, up[2] * cos)
        self.out = (0.0, math.cos(TILT), -math.sin(TILT))

    def place(self, right: float, away: float, out: float = 0.0) -> Place:
        """A place in the room, from metres along the desk, away from its front edge, and out of it."""
        steps = zip(CORNER, self.right, self.away, self.out, strict=True)
        x, y, z = (c + right * r + away * a + out * o for c, r, a, o in steps)
        return x, y, z

    def top(self, box: Box) -> Surface:
        """The face a block turns to us; its v runs from the far edge to the near one."""
        out = box.above + box.high
        a = self.place(box.left, box.near + box.deep, out)
        b = self.place(box.left + box.long, box.near + box.deep, out)
        return self.eye.panel(a, b, self.place(box.left, box.near, out))

    def front(self, box: Box) -> Surface:
        """The side of a block towards the desk's front edge."""
        out = box.above + box.high
        a, b = self.place(box.left, box.near, out), self.place(box.left + box.long, box.near, out)
        return self.eye.panel(a, b, self.place(box.left, box.near, box.above))

    def side(self, box: Box) -> Surface:
        """The side of a block that we see past: the left one right of the eye, the right one left of it."""
        out, along = box.above + box.high, box.left
        if self.place(box.left, box.near)[0] < 0:
            along += box.long
        a, b = self.place(along, box.near + box.deep, out), self.place(along, box.near, out)
        return self.eye.panel(a, b, self.place(along, box.near + box.deep, box.above))


def desk(plate: Plate, eye: Eye) -> None:
    """The desk, what lies on it, and the stick."""
    flat = Desk(eye)
    board = flat.top(Box(0, 0, 0, 1.1, 0.185, 0))
    plate.shape(rim(board), 1.0)
    plate.hatch(board, lambda u, v: 0.13 + 0.16 * (1 - u) + 0.1 * v, 1.9)
    rail = Box(0, 0.178, 0, 1.1, 0.014, 0.02)
    block(plate, flat, rail, 0.05, 0.4)
    block(plate, flat, Box(0, 0, 0, 0.014, 0.185, 0.02), 0.05, 0.4)
    sheet(plate, flat)
    stick(plate, Desk(eye, math.radians(1.2)))


def block(plate: Plate, on: Desk, box: Box, light: float, shade: float) -> None:
    """A plain block: the side we see, lit if it is the right one, its front and its top."""
    dark = 0.05 if on.place(box.left, box.near)[0] < 0 else 0.72
    shaded(plate, on.side(box), lambda u, v: dark, down=True)
    shaded(plate, on.front(box), lambda u, v: shade, down=True)
    shaded(plate, on.top(box), lambda u, v: light)


def shaded(plate: Plate, surface: Surface, tone: Tone, down: bool = False) -> None:
    """A surface scraped clean, hatched and outlined."""
    plate.area(rim(surface))
    plate.hatch(surface, tone, 1.6, down=down)
    plate.line([*rim(surface), rim(surface)[0]], 0.7)


def stick(plate: Plate, on: Desk) -> None:
    """The stick with the line in it, set from the right, as it reads in the metal."""
    near, start = 0.046, 0.06
    length = SORT * len(LINE) + 0.085
    shadow = on.top(Box(start - 0.04, near - 0.026, 0, length + 0.03, 0.1, 0))
    plate.hatch(shadow, lambda u, v: 0.42, 1.9, down=True)
    block(plate, on, Box(start - 0.02, near - 0.012, 0, length + 0.05, SORT + 0.03, 0.006), 0.1, 0.5)
    block(plate, on, Box(start - 0.02, near + SORT + 0.002, 0.006, length + 0.05, 0.01, 0.045), 0.05, 0.35)
    knee(plate, on, Box(start, near - 0.006, 0.006, 0.026, SORT + 0.006, 0.045))
    block(plate, on, Box(start + length, near - 0.012, 0.006, 0.026, SORT + 0.022, 0.05), 0.06, 0.45)
    left = start + length - SORT * len(LINE)
    for index, character in enumerate(reversed(LINE)):
        sort(plate, on, Box(left + index * SORT, near, 0.006, SORT, SORT, TYPE_HIGH), character)


def knee(plate: Plate, on: Desk, box: Box) -> None:
    """The part of the stick that slides to the measure, and its thumb screw."""
    block(plate, on, box, 0.08, 0.5)
    top = on.top(box)
    turns = [math.radians(step * 10) for step in range(37)]
    plate.shape([top(0.5 + 0.32 * math.cos(t), 0.6 + 0.14 * math.sin(t)) for t in turns], 0.6)
    plate.line([top(0.28, 0.55), top(0.72, 0.65)], 0.9)


def sort(plate: Plate, on: Desk, box: Box, character: str) -> None:
    """One sort in the line: its front with the nick, its shoulder, its face."""
    front, top = on.front(box), on.top(box)
    plate.area(rim(front))
    plate.hatch(front, lambda u, v: 0.3 + 0.25 * (1 - u), 1.5, down=True)
    for nick in (0.62, 0.74):
        groove = [front(0, nick), front(1, nick), front(1, nick + 0.07), front(0, nick + 0.07)]
        plate.area(groove, 255)
    plate.line([*rim(front), rim(front)[0]], 0.7)
    plate.shape(rim(top), 0.8)
    size = 400
    flat = Image.new("L", (size, size), 0)
    ImageDraw.Draw(flat).text(
        (size / 2, size * 0.85), character, fill=255, font=face(SERIF_BLACK, 376), anchor="ms"
    )
    plate.lay(ImageOps.mirror(flat), rim(top), red=character in PICKED)


def sheet(plate: Plate, on: Desk) -> None:
    """The plan of the page beside the stick: heads, columns, a picture crossed out."""
    paper = on.top(Box(0.69, 0.012, 0.001, 0.13, 0.15, 0))
    plate.shape(rim(paper), 0.6)

    def boxed(left: float, top: float, right: float, bottom: float) -> Sequence[Point]:
        return [paper(left, top), paper(right, top), paper(right, bottom), paper(left, bottom)]

    plate.area(boxed(0.08, 0.07, 0.92, 0.17), 255)
    for column in range(4):
        left = 0.08 + column * 0.22
        for row in range(13):
            if column not in (1, 2) or row >= 6:
                y = 0.24 + row * 0.056
                plate.line([paper(left, y), paper(left + 0.18, y)], 0.4)
    picture = boxed(0.30, 0.235, 0.70, 0.52)
    plate.shape(picture, 0.5)
    plate.line([picture[0], picture[2]], 0.4)
    plate.line([picture[1], picture[3]], 0.4)
