"""A forme: metal type locked up, as seen from above, mirrored."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import cycle
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps
from studio import SERIF_BLACK, SERIF_BOLD, STORIES, VERMILION, Point, face, grain, noise

FORME = (2600, 1760)
FULL_WIDTH = 0xFEE0
"""From an ASCII character to the one that fills a square, as a sort of Chinese type does."""
SHOULDER, SPACE, FACE = 92, 30, 225
"""Heights of the type in the forme, 0 (bed) to 255: the sort's shoulder, a space, the printing face."""


class Metal(NamedTuple):
    """The forme while it is being set: heights, tone of the bare metal, where colour was rolled on, and its founts."""

    heights: Image.Image
    tones: Image.Image
    inked: Image.Image
    text: str = SERIF_BOLD
    head: str = SERIF_BLACK


def bed(text: str = SERIF_BOLD, head: str = SERIF_BLACK) -> Metal:
    """An empty forme."""
    return Metal(Image.new("L", FORME, 12), Image.new("L", FORME, 30), Image.new("L", FORME, 0), text, head)


def forme() -> Image.Image:
    """The lead headline in metal type, between lines of the story on sorts; it reads from right to left."""
    metal = bed()
    set_forme(metal, random.Random(1041))
    seen = look(ImageOps.mirror(light(metal)), (1650, 1100))
    return grain(seen, 1650)


def set_forme(metal: Metal, chance: random.Random) -> None:
    """Set the headline in the middle, and rows of text above and below it."""
    copy = "".join((STORIES / "sorts.md").read_text(encoding="utf-8").split())
    sorts = cycle(chr(ord(c) + FULL_WIDTH) if c.isascii() else c for c in copy)
    headline, size = "一张报纸今夜这样排成", 224
    left, top = (FORME[0] - size * len(headline)) // 2, 690
    for row in range(7):
        set_text_row(metal, sorts, 24 + row * 92, chance)
    for index, character in enumerate(headline):
        set_sort(metal, character, (left + index * size, top), size, chance, inked=True)
    for row in range(9):
        set_text_row(metal, sorts, 970 + row * 92, chance)


def set_text_row(metal: Metal, sorts: Iterator[str], top: int, chance: random.Random) -> None:
    """Set one row of small type across the forme, a space where one column ends and the next begins."""
    size = 80
    for cell in range(-1, FORME[0] // size + 1):
        character = "" if cell % 14 == 9 else next(sorts)
        set_sort(metal, character, (cell * size + 20, top), size, chance)


def set_sort(
    metal: Metal, character: str, at: tuple[int, int], size: int, chance: random.Random, inked: bool = False
) -> None:
    """Stand one sort on the bed; an empty `character` is a space, which is lower than the type."""
    x, y = at
    body = (x + 1, y + 1, x + size - 3, y + size - 3)
    tone = chance.randint(122, 164)
    height = SHOULDER + chance.randint(-6, 6) if character else SPACE
    ImageDraw.Draw(metal.heights).rectangle(body, fill=height)
    ImageDraw.Draw(metal.tones).rectangle(body, fill=tone if character else 70)
    if not character:
        return
    font = face(metal.head if inked else metal.text, round(size * 0.92))
    place = (x + size / 2 + chance.uniform(-1, 1), y + size * 0.86 + chance.uniform(-1, 1))
    ImageDraw.Draw(metal.heights).text(place, character, fill=FACE, font=font, anchor="ms")
    ImageDraw.Draw(metal.tones).text(place, character, fill=chance.randint(228, 250), font=font, anchor="ms")
    if inked:
        ImageDraw.Draw(metal.inked).text(place, character, fill=255, font=font, anchor="ms")


def light(metal: Metal) -> Image.Image:
    """Shade the forme with a lamp at the upper right (upper left once mirrored), its shadows and its ink."""
    heights = metal.heights.filter(ImageFilter.GaussianBlur(1.6))
    lit, unlit = ImageChops.offset(heights, -3, 3), ImageChops.offset(heights, 3, -3)
    relief = ImageChops.subtract(lit, unlit, 1.5, 128)
    shadow = ImageChops.offset(heights, -7, 9).filter(ImageFilter.GaussianBlur(5))
    shaded = ImageChops.subtract(shadow, heights).point(lambda v: 255 - min(140, v * 2))
    brushed = noise((FORME[0] // 9, FORME[1]), 7).resize(FORME)
    metal_tone = ImageChops.add(metal.tones, brushed, 1, -128)
    tone = ImageChops.multiply(ImageChops.add(metal_tone, relief, 1, -128), shaded)
    picture = ImageOps.colorize(tone, (18, 16, 15), (250, 245, 235), mid=(126, 119, 109))
    ink = ImageOps.colorize(tone, (70, 12, 6), (255, 158, 128), mid=VERMILION, midpoint=190)
    return Image.composite(ink, picture, metal.inked)


def look(forme_seen: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The forme through a camera: tilted, sharp at the headline, falling off in focus and light."""
    width, height = size
    corners = [(150.0, 150.0), (2430.0, 60.0), (2540.0, 1560.0), (110.0, 1700.0)]
    coefficients = perspective([(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)], corners)
    view = forme_seen.transform(size, Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BICUBIC)
    band = Image.new("L", (1, height))
    band.putdata([min(255, int(max(0.0, abs(y / height - 0.46) - 0.16) * 1100)) for y in range(height)])
    view = Image.composite(view.filter(ImageFilter.GaussianBlur(4)), view, band.resize(size))
    fall = ImageOps.invert(Image.radial_gradient("L")).resize((width * 2, height * 2))
    fall = fall.crop((width // 2, height // 2, width * 3 // 2, height * 3 // 2))
    fall = fall.point(lambda v: min(255, v + 84))
    return ImageChops.multiply(view, Image.merge("RGB", (fall, fall, fall)))


def perspective(seen: list[Point], source: list[Point]) -> list[float]:
    """The eight coefficients Pillow needs to show the `source` corners at the `seen` ones (Gauss–Jordan)."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(seen, source, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for pivot in range(8):
        best = max(range(pivot, 8), key=lambda row: abs(rows[row][pivot]))
        rows[pivot], rows[best] = rows[best], rows[pivot]
        rows[pivot] = [value / rows[pivot][pivot] for value in rows[pivot]]
        for other in range(8):
            if other != pivot:
                factor = rows[other][pivot]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[pivot], strict=True)]
    return [row[8] for row in rows]
