"""What the pictures share: paper, inks, type, grain, and a sheet to draw on measured in points of print."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

STORIES = Path(__file__).parents[1]
FONTS = STORIES.parents[1] / "fonts"

Colour = tuple[int, int, int]
Point = tuple[float, float]

PAPER: Colour = (235, 235, 235)
WHITE: Colour = (255, 255, 255)
INK: Colour = (28, 28, 28)
GREY: Colour = (144, 144, 144)
SHADE: Colour = (206, 206, 206)
VERMILION: Colour = (226, 45, 28)
"""Paper and red are about as the layout's tint and its red look in print, so that photos and drawings go together."""

SERIF, SERIF_BOLD, SERIF_BLACK = "NotoSerifSC-400.ttf", "NotoSerifSC-700.ttf", "NotoSerifSC-900.ttf"
SANS = "NotoSansSC-wght.ttf"

PPI = 300
"""Resolution of a picture in the place it is made for."""
OVER = 3
"""A sheet is drawn this many times larger than it is kept, which smooths its edges."""
HAIRLINE = 0.4
"""The thinnest line newsprint holds, in points."""
THIN = 1 / 6
"""The space between Han characters and Latin letters or figures on one line, in ems."""
SEAM = re.compile(r"(?<=[\u3400-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%°])(?=[\u3400-\u9fff])")
"""Where that space belongs."""


def save(picture: Image.Image | Sheet, name: str) -> None:
    """Write a picture beside the stories: as SVG, or as an sRGB JPEG of press quality or of the one its `info` asks."""
    if isinstance(picture, Sheet):
        (STORIES / f"{name}.svg").write_text(picture.svg(), encoding="utf-8")
        return
    kept = picture.convert("RGB")
    quality, dpi = picture.info.get("quality", 89), picture.info.get("dpi", (PPI, PPI))
    kept.save(STORIES / f"{name}.jpg", quality=quality, subsampling=0, optimize=True, dpi=dpi)


@cache
def face(file: str, size: int, weight: int = 0) -> ImageFont.FreeTypeFont:
    """A font of the type case at `size` pixels to the em; `weight` is for the variable Sans."""
    font = ImageFont.truetype(FONTS / file, size)
    if weight:
        font.set_variation_by_axes([weight])
    return font


# On any image, in pixels ----------------------------------------------------------------------------


def noise(size: tuple[int, int], seed: int) -> Image.Image:
    """Soft grey noise about 128, the same for the same seed."""
    raw = Image.frombytes("L", size, random.Random(seed).randbytes(size[0] * size[1]))
    return raw.filter(ImageFilter.GaussianBlur(1)).point(lambda v: 128 + (v - 128) // 6)


def grain(picture: Image.Image, seed: int) -> Image.Image:
    """A little film grain, so that even tones do not look drawn."""
    grey = noise(picture.size, seed)
    return ImageChops.add(picture, Image.merge("RGB", (grey, grey, grey)), 1, -128)


def ring(draw: ImageDraw.ImageDraw, centre: Point, radius: float) -> None:
    """A vermilion circle."""
    draw.circle(centre, radius, outline=VERMILION, width=6)


def badge(draw: ImageDraw.ImageDraw, centre: Point, number: int) -> None:
    """A number on a vermilion dot."""
    draw.circle(centre, 27, fill=VERMILION)
    draw.text(centre, str(number), fill=(255, 255, 255), font=face(SANS, 40, 700), anchor="mm")


# On a sheet, in points ------------------------------------------------------------------------------


class Sheet:
    """A drawing `width` × `height` points large. x runs right and y down, as on the page; all lengths are pt."""

    def __init__(self, width: float, height: float, ground: Colour = PAPER) -> None:
        self.width, self.height = width, height
        self.scale = PPI / 72 * OVER
        self.kept = (round(width * PPI / 72), round(height * PPI / 72))
        self.image = Image.new("RGB", (self.kept[0] * OVER, self.kept[1] * OVER), ground)
        self.draw = ImageDraw.Draw(self.image)

    def svg(self) -> str:
        """The drawing as SVG; the sheets of vector.py are kept so."""
        raise NotImplementedError

    def picture(self) -> Image.Image:
        """The finished drawing at 300 ppi."""
        return self.image.resize(self.kept, Image.Resampling.LANCZOS)

    def px(self, length: float) -> int:
        """Pixels of a length; a line has one at least."""
        return max(1, round(length * self.scale))

    def at(self, point: Point) -> Point:
        """Pixels of a place."""
        return point[0] * self.scale, point[1] * self.scale

    def line(self, points: Sequence[Point], width: float = 0.6, colour: Colour = INK) -> None:
        """A stroke through `points` with round ends and joints."""
        across = self.px(width)
        places = [self.at(point) for point in points]
        self.draw.line(places, fill=colour, width=across, joint="curve")
        if across > 2:
            for place in (places[0], places[-1]):
                self.draw.circle(place, across / 2 - 0.5, fill=colour)

    def arc(self, centre: Point, radius: float, turns: tuple[float, float], width: float = 0.6) -> None:
        """A stroke along a circle from one angle to another, in degrees, less than half of it (see round_about)."""
        self.line(round_about(centre, radius, *turns, max(3, round(turns[1] - turns[0]))), width)

    def dashes(
        self, start: Point, end: Point, width: float = 0.5, colour: Colour = INK, dash: float = 2
    ) -> None:
        """A straight line of dashes, the spaces as long as the `dash`."""
        length = math.dist(start, end)
        for index in range(0, int(length / dash), 2):
            here, there = index * dash / length, min(1, (index + 1) * dash / length)
            self.line([between(start, end, here), between(start, end, there)], width, colour)

    def polygon(
        self, points: Sequence[Point], fill: Colour | None = None, width: float = 0, colour: Colour = INK
    ) -> None:
        """A closed shape, filled, outlined, or both."""
        if fill:
            self.draw.polygon([self.at(point) for point in points], fill=fill)
        if width:
            self.line([*points, points[0]], width, colour)

    def box(
        self,
        box: tuple[float, float, float, float],
        fill: Colour | None = None,
        width: float = 0,
        colour: Colour = INK,
    ) -> None:
        """A rectangle (left, top, right, bottom); its outline is centred on the edges and its corners are sharp."""
        left, top, right, bottom = box
        if fill:
            self.draw.rectangle((*self.at((left, top)), *self.at((right, bottom))), fill=fill)
        if width:
            half = width / 2
            outer = (*self.at((left - half, top - half)), *self.at((right + half, bottom + half)))
            self.draw.rectangle(outer, outline=colour, width=self.px(width))

    def circle(
        self, centre: Point, radius: float, fill: Colour | None = None, width: float = 0, colour: Colour = INK
    ) -> None:
        """A disc, a ring, or a disc with a rim; the rim lies half inside and half outside `radius`."""
        place = self.at(centre)
        if fill:
            self.draw.circle(place, radius * self.scale, fill=fill)
        if width:
            self.draw.circle(place, (radius + width / 2) * self.scale, outline=colour, width=self.px(width))

    def text(  # noqa: PLR0913 — a line of type has this many sides.
        self,
        place: Point,
        words: str,
        size: float,
        colour: Colour = INK,
        font: str = SANS,
        weight: int = 400,
        anchor: str = "ls",
    ) -> None:
        """Words set at `size`, spaced at their seams; `anchor` as Pillow has it: l m r, then a m s (baseline) d."""
        x, y = self.at(place)
        x -= {"l": 0, "m": 0.5, "r": 1}[anchor[0]] * self.length(words, size, font, weight) * self.scale
        for start, part in self.parts(words, size, font, weight):
            type_face = self.face(font, size, weight)
            self.draw.text((x + start, y), part, fill=colour, font=type_face, anchor=f"l{anchor[1]}")

    def length(self, words: str, size: float, font: str = SANS, weight: int = 400) -> float:
        """How long the words are when set."""
        start, part = self.parts(words, size, font, weight)[-1]
        return (start + self.face(font, size, weight).getlength(part)) / self.scale

    def parts(self, words: str, size: float, font: str, weight: int) -> list[tuple[float, str]]:
        """The words parted where Han meets Latin, each part with its start in pixels."""
        parts = SEAM.split(words)
        steps = [self.face(font, size, weight).getlength(part) + THIN * size * self.scale for part in parts]
        return list(zip(accumulate(steps, initial=0.0), parts, strict=False))

    def face(self, font: str, size: float, weight: int = 400) -> ImageFont.FreeTypeFont:
        """The face at `size`; only the Sans has weights."""
        return face(font, round(size * self.scale), weight if font == SANS else 0)

    def arrow(
        self, start: Point, end: Point, width: float = 0.8, colour: Colour = INK, head: float = 5
    ) -> None:
        """An arrow with a slim filled head of length `head`, its point at `end`."""
        angle = math.atan2(end[1] - start[1], end[0] - start[0])
        neck = (end[0] - 0.7 * head * math.cos(angle), end[1] - 0.7 * head * math.sin(angle))
        self.line([start, neck], width, colour)
        barbs = [turned(end, (-head, side * head * 0.38), angle) for side in (-1, 1)]
        self.polygon([end, barbs[0], neck, barbs[1]], fill=colour)

    def leader(self, dot: Point, *points: Point, colour: Colour = INK) -> None:
        """A fine line from a dot on the thing shown by way of `points` to its label."""
        self.line([dot, *points], HAIRLINE, colour)
        self.circle(dot, 0.9, fill=colour)

    def badge(self, centre: Point, number: int, radius: float = 5.6, fill: Colour = VERMILION) -> None:
        """A number on a dot with a paper edge."""
        self.circle(centre, radius + 0.7, fill=PAPER)
        self.circle(centre, radius, fill=fill)
        size = radius * 1.5
        place = (centre[0], centre[1] + size * 0.365)
        self.text(place, str(number), size, WHITE, weight=700, anchor="ms")

    def hatch(
        self,
        outline: Sequence[Point],
        gap: float = 1.4,
        angle: float = 45,
        width: float = HAIRLINE,
        colour: Colour = INK,
        swell: Callable[[Point], float] | None = None,
    ) -> None:
        """Fill `outline` with parallel lines `gap` apart at `angle` degrees.

        With `swell` the lines are engraved: it gives the width of the line at each place, 0 for none.
        """
        turn = math.radians(angle)
        spun = [turned((0, 0), point, -turn) for point in outline]
        levels = [y for _, y in spun]
        for row in range(math.ceil(min(levels) / gap), math.floor(max(levels) / gap) + 1):
            for left, right in runs(spun, row * gap):
                ends = turned((0, 0), (left, row * gap), turn), turned((0, 0), (right, row * gap), turn)
                if swell:
                    self.engrave(*ends, swell, colour)
                else:
                    self.line(ends, width, colour)

    def engrave(
        self,
        start: Point,
        end: Point,
        swell: Callable[[Point], float],
        colour: Colour = INK,
        step: float = 0.6,
    ) -> None:
        """A line that swells and thins on its way, as the burin cuts it; parts thinner than a hairline are left out."""
        steps = max(4, round(math.dist(start, end) / step))
        across = turned((0, 0), (0, 0.5), math.atan2(end[1] - start[1], end[0] - start[0]))
        places = [between(start, end, index / steps) for index in range(steps + 1)]
        widths = [swell(place) for place in places]
        for (x, y), (u, v), one, two in zip(places, places[1:], widths, widths[1:], strict=False):
            if min(one, two) >= HAIRLINE:
                a, b = (across[0] * one, across[1] * one), (across[0] * two, across[1] * two)
                corners = [
                    (x + a[0], y + a[1]),
                    (u + b[0], v + b[1]),
                    (u - b[0], v - b[1]),
                    (x - a[0], y - a[1]),
                ]
                self.draw.polygon([self.at(corner) for corner in corners], fill=colour)


def between(start: Point, end: Point, part: float) -> Point:
    """The place `part` of the way from `start` to `end`."""
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def turned(centre: Point, offset: Point, angle: float) -> Point:
    """The place `offset` from `centre`, once the offset is turned by `angle` radians."""
    cos, sin = math.cos(angle), math.sin(angle)
    return centre[0] + offset[0] * cos - offset[1] * sin, centre[1] + offset[0] * sin + offset[1] * cos


def round_about(
    centre: Point, radius: float, start: float = 0, end: float = 360, steps: int = 72
) -> list[Point]:
    """Places on a circle from `start` to `end` degrees, clockwise from the right as seen on the page."""
    angles = (math.radians(start + (end - start) * step / steps) for step in range(steps + 1))
    return [(centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)) for angle in angles]


def bend(start: Point, pull: Point, push: Point, end: Point, steps: int = 32) -> list[Point]:
    """Places on the cubic curve from `start` to `end` with these two handles."""
    points = []
    for step in range(steps + 1):
        t = step / steps
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        x = a * start[0] + b * pull[0] + c * push[0] + d * end[0]
        y = a * start[1] + b * pull[1] + c * push[1] + d * end[1]
        points.append((x, y))
    return points


def runs(outline: Sequence[Point], level: float) -> list[tuple[float, float]]:
    """Where the horizontal at `level` is inside a closed outline (even–odd): from and to."""
    crossings = []
    for (x, y), (u, v) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if (y <= level) != (v <= level):
            crossings.append(x + (level - y) * (u - x) / (v - y))
    crossings.sort()
    return list(zip(crossings[::2], crossings[1::2], strict=True))
