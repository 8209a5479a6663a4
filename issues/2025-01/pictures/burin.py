"""The engraver's tools: plates, lines that swell with the tone, and hatching laid on surfaces seen in depth."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from forme import perspective
from PIL import Image, ImageDraw
from studio import HAIRLINE, INK, OVER, PAPER, VERMILION, Point

Place = tuple[float, float, float]
"""Metres right of the eye, above it, and away from it."""
Tone = Callable[[float, float], float]
"""Share of ink, 0 to 1, at the place (u, v) of a surface; both run from 0 to 1."""
Surface = Callable[[float, float], Point]
"""Where the place (u, v) of a surface is seen, in points of the sheet."""

BURR = 8.0
"""Longest step of a swelling line, in points; its width may change at every step."""


class Plate:
    """A black plate and a vermilion one, `width` × `height` points; ink is 0 (paper) to 255."""

    def __init__(self, width: float, height: float, ppi: int, seed: int) -> None:
        self.ppi, self.scale = ppi, ppi / 72 * OVER
        self.kept = (round(width * ppi / 72), round(height * ppi / 72))
        self.black = Image.new("L", (self.kept[0] * OVER, self.kept[1] * OVER), 0)
        self.red = Image.new("L", self.black.size, 0)
        self.draw = ImageDraw.Draw(self.black)
        self.chance = random.Random(seed)

    def pixels(self, points: Sequence[Point]) -> list[Point]:
        """Pixels of places given in points."""
        return [(x * self.scale, y * self.scale) for x, y in points]

    def area(self, points: Sequence[Point], ink: int = 0) -> None:
        """Fill an area, or with the ink left at 0 scrape it clean of both colours."""
        self.draw.polygon(self.pixels(points), fill=ink)
        ImageDraw.Draw(self.red).polygon(self.pixels(points), fill=0)

    def colour(self, points: Sequence[Point]) -> None:
        """Fill an area of the vermilion plate."""
        ImageDraw.Draw(self.red).polygon(self.pixels(points), fill=255)

    def line(self, points: Sequence[Point], width: float = 0.6, ink: int = 255) -> None:
        """A line of one width through `points`."""
        self.draw.line(self.pixels(points), fill=ink, width=round(width * self.scale), joint="curve")

    def shape(self, points: Sequence[Point], width: float = 0.6, ink: int = 0) -> None:
        """An area with a line round it."""
        self.area(points, ink)
        self.line([*points, points[0], points[1]], width)

    def swell(self, points: Sequence[Point], widths: Sequence[float], ink: int = 255) -> None:
        """A line as the burin cuts it: wide where the tone is dark; where it would be too thin, the tool is lifted."""
        for here, there, wide, next_wide in zip(points, points[1:], widths, widths[1:], strict=False):
            if max(wide, next_wide) < HAIRLINE:
                continue
            one, two = max(wide, HAIRLINE) / 2, max(next_wide, HAIRLINE) / 2
            length = math.dist(here, there) or 1.0
            x, y = (here[1] - there[1]) / length, (there[0] - here[0]) / length
            corners = [
                (here[0] + x * one, here[1] + y * one),
                (there[0] + x * two, there[1] + y * two),
                (there[0] - x * two, there[1] - y * two),
                (here[0] - x * one, here[1] - y * one),
            ]
            self.draw.polygon(self.pixels(corners), fill=ink)

    def hatch(
        self, surface: Surface, tone: Tone, pitch: float = 1.7, ink: int = 255, down: bool = False
    ) -> None:
        """Cut lines along u (or `down`, along v) of a surface, `pitch` apart as seen, swelling with the tone."""

        def place(along: float, beside: float) -> tuple[float, float]:
            return (beside, along) if down else (along, beside)

        rows = even(lambda t: surface(*place(0.5, t)), pitch)
        for row in rows:
            beside = row + self.chance.uniform(-0.08, 0.08) / len(rows)
            long = math.dist(surface(*place(0, beside)), surface(*place(1, beside)))
            steps = max(2, math.ceil(long / BURR))
            places = [place(step / steps, beside) for step in range(steps + 1)]
            widths = [tone(*at) * pitch for at in places]
            steady = [
                width if width < 1.1 * HAIRLINE else width * self.chance.uniform(0.93, 1.07)
                for width in widths
            ]
            self.swell([surface(*at) for at in places], steady, ink)

    def lay(self, flat: Image.Image, corners: Sequence[Point], ink: int = 255, red: bool = False) -> None:
        """Lay a flat grey picture down so that its corners, clockwise from the upper left, fall on `corners`."""
        places = self.pixels(corners)
        left, top = (max(0, math.floor(min(ways))) for ways in zip(*places, strict=True))
        right = min(self.black.width, math.ceil(max(x for x, _ in places)))
        bottom = min(self.black.height, math.ceil(max(y for _, y in places)))
        if right <= left or bottom <= top:
            return
        seen = [(x - left, y - top) for x, y in places]
        wide, high = float(flat.width), float(flat.height)
        rule = perspective(seen, [(0.0, 0.0), (wide, 0.0), (wide, high), (0.0, high)])
        size = (right - left, bottom - top)
        laid = flat.transform(size, Image.Transform.PERSPECTIVE, rule, Image.Resampling.BICUBIC)
        (self.red if red else self.black).paste(ink, (left, top), laid)

    def printed(self) -> Image.Image:
        """An impression on warm paper, the vermilion over the black."""
        kept = [plate.resize(self.kept, Image.Resampling.LANCZOS) for plate in (self.black, self.red)]
        picture = Image.new("RGB", self.kept, PAPER)
        picture.paste(INK, (0, 0), kept[0])
        picture.paste(VERMILION, (0, 0), kept[1])
        picture.info["dpi"] = (self.ppi, self.ppi)
        return picture


class Eye(NamedTuple):
    """Who looks: where lines into the depth meet on the sheet, and points of sheet to a metre at one metre."""

    x: float
    y: float
    focus: float

    def seen(self, place: Place) -> Point:
        """Where a place in the room falls on the sheet."""
        x, y, z = place
        return self.x + self.focus * x / z, self.y - self.focus * y / z

    def panel(self, a: Place, b: Place, d: Place) -> Surface:
        """The parallelogram with corner `a` and its neighbours: u runs from a to b, v from a to d."""

        def at(u: float, v: float) -> Point:
            x, y, z = (p + (q - p) * u + (r - p) * v for p, q, r in zip(a, b, d, strict=True))
            return self.seen((x, y, z))

        return at


def rim(surface: Surface) -> list[Point]:
    """The four corners of a surface, clockwise."""
    return [surface(0, 0), surface(1, 0), surface(1, 1), surface(0, 1)]


def even(curve: Callable[[float], Point], pitch: float) -> list[float]:
    """Parameters, 0 to 1, of places about `pitch` apart on a curve."""
    samples = [curve(step / 200) for step in range(201)]
    lengths = [math.dist(a, b) for a, b in pairwise(samples)]
    count = max(1, round(sum(lengths) / pitch))
    apart, walked, found = sum(lengths) / count, 0.0, list[float]()
    for step, length in enumerate(lengths):
        while len(found) < count and walked + length >= (len(found) + 0.5) * apart:
            found.append((step + ((len(found) + 0.5) * apart - walked) / (length or 1.0)) / 200)
        walked += length
    return found


def patch(a: Point, b: Point, c: Point, d: Point) -> Surface:
    """The flat surface with these corners on the sheet, clockwise: u runs from a to b, v from a to d."""

    def at(u: float, v: float) -> Point:
        above = a[0] + (b[0] - a[0]) * u, a[1] + (b[1] - a[1]) * u
        below = d[0] + (c[0] - d[0]) * u, d[1] + (c[1] - d[1]) * u
        return above[0] + (below[0] - above[0]) * v, above[1] + (below[1] - above[1]) * v

    return at
