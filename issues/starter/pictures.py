"""Draws the starter's pictures: python issues/starter/pictures.py

Lettered with the project's fonts; same Pillow, same bytes. Each is kept under 60 kB and at 200 pixels to the inch or
more where the starter places it.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

HERE = Path(__file__).parent
FONTS = HERE.parents[1] / "fonts"
OVER = 2
"""Drawn this many times larger than kept, which smooths the edges."""

Colour = tuple[int, int, int]
PAPER, INK, GREY, SHADE = (241, 238, 231), (32, 29, 27), (150, 145, 136), (216, 211, 201)
VERMILION = (200, 58, 36)
SERIF_BLACK, SERIF = "NotoSerifSC-900.ttf", "NotoSerifSC-400.ttf"


@cache
def face(file: str, size: int) -> ImageFont.FreeTypeFont:
    """A font of the type case at `size` pixels to the em."""
    return ImageFont.truetype(FONTS / file, size)


# A plan and the page it becomes ---------------------------------------------------------------------

PLAN = ("AAAABB", "AAAABB", "AAAABB", "AAAACC", "DDEECC", "DDEECC", "DDFFFF", "DDFFFF")


def plan(size: tuple[int, int] = (2200, 1250)) -> Image.Image:
    """Letters in a grid at the left, the page drawn from them at the right, an arrow between."""
    picture = Image.new("RGB", size, PAPER)
    draw = ImageDraw.Draw(picture)
    cell = 147
    top = (size[1] - 8 * cell) // 2
    left, right = 82, size[0] - 82 - 6 * cell
    for row, letters in enumerate(PLAN):
        for column, letter in enumerate(letters):
            x, y = left + column * cell, top + row * cell
            draw.rectangle((x, y, x + cell, y + cell), outline=SHADE, width=5)
            colour = VERMILION if letter == "A" else INK
            draw.text((x + cell / 2, y + cell / 2), letter, colour, face(SERIF_BLACK, 84), "mm")
    middle, y = (left + 6 * cell + right) / 2, size[1] / 2
    draw.line((middle - 105, y, middle + 80, y), VERMILION, 16)
    draw.polygon(((middle + 110, y), (middle + 46, y - 44), (middle + 46, y + 44)), VERMILION)
    for letter in "ABCDEF":
        cells = [(c, r) for r, letters in enumerate(PLAN) for c, it in enumerate(letters) if it == letter]
        (x0, y0), (x1, y1) = cells[0], cells[-1]
        box = (right + x0 * cell, top + y0 * cell, right + (x1 + 1) * cell, top + (y1 + 1) * cell)
        _story(draw, box, 70 if letter == "A" else 40, cell)
    draw.rectangle((right, top, right + 6 * cell, top + 8 * cell), outline=INK, width=6)
    return picture


def _story(draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int], head: int, column: int) -> None:
    """A story as a page's miniature: a frame, a bar for its head, grey lines in columns."""
    x0, y0, x1, y1 = box
    draw.rectangle(box, outline=INK, width=3)
    draw.rectangle((x0 + 34, y0 + 34, x1 - 34, y0 + 34 + head), fill=VERMILION if head > 50 else INK)
    for left in range(x0, x1, column):
        for y in range(y0 + head + 76, y1 - 24, 40):
            draw.line((left + 20, y, left + column - 20, y), GREY, 12)


# A line of copy in each format ----------------------------------------------------------------------


def line(size: tuple[int, int] = (2640, 1034)) -> Image.Image:
    """One sentence in squares: eleven to the line as in 四开, thirteen as in 对开."""
    picture = Image.new("RGB", size, PAPER)
    draw = ImageDraw.Draw(picture)
    side, left = 187, 104
    for y, name, words in (
        (92, "四开", "一行排十一个字，窄而快"),
        (576, "对开", "一行排十三个字，多两个字走"),
    ):
        draw.text((left, y + 68), name, VERMILION, face(SERIF_BLACK, 106), "lm")
        draw.text((left + 244, y + 68), f"一栏{len(words)}字", INK, face(SERIF, 80), "lm")
        for index, char in enumerate(words):
            x, top = left + index * side, y + 154
            draw.rectangle((x, top, x + side, top + side), outline=GREY, width=4)
            draw.text((x + side / 2, top + side / 2), char, INK, face(SERIF, 150), "mm")
    return picture


# Six ranks of a head --------------------------------------------------------------------------------

LADDER = (46, 36, 28, 22, 17, 13.5)


def ladder(size: tuple[int, int] = (2400, 820)) -> Image.Image:
    """One word in the six sizes of the 四开 ladder, on one line, the rank below each."""
    picture = Image.new("RGB", size, PAPER)
    draw = ImageDraw.Draw(picture)
    scale, x, base = 6.1, 90.0, 470
    gap = (size[0] - 180 - sum(LADDER) * 2 * scale) / (len(LADDER) - 1)
    for rank, points in enumerate(LADDER, 1):
        width = points * 2 * scale
        draw.text((x, base), "标题", INK, face(SERIF_BLACK, round(points * scale)), "ls")
        draw.text((x + width / 2, base + 170), str(rank), VERMILION, face(SERIF_BLACK, 110), "mm")
        x += width + gap
    draw.line((90, base + 62, size[0] - 90, base + 62), GREY, 5)
    return picture


# Hills in the mist ----------------------------------------------------------------------------------


def hills(size: tuple[int, int] = (3480, 2320)) -> Image.Image:
    """Seven ridges, each darker than the one behind it, mist between them, a low sun."""
    wide, tall = size
    picture = _fade(size, (246, 238, 222), (226, 220, 208))
    sun = Image.new("L", size, 0)
    ImageDraw.Draw(sun).circle((wide * 0.7, tall * 0.27), tall * 0.085, 235)
    picture.paste((222, 104, 66), mask=sun.filter(ImageFilter.GaussianBlur(6)))
    for index in range(7):
        near = index / 6
        ridge = _ridge(wide, tall * (0.40 + 0.50 * near**1.15), tall * (0.05 + 0.10 * near), 11 + index)
        mask = Image.new("L", size, 0)
        ImageDraw.Draw(mask).polygon([(0, tall), *ridge, (wide, tall)], fill=255)
        dark = tuple(round(a + (b - a) * near) for a, b in zip((196, 194, 188), (40, 44, 46), strict=True))
        mist = tuple(round(a + (b - a) * near) for a, b in zip((226, 222, 212), (112, 114, 112), strict=True))
        picture.paste(_fade(size, dark, mist), mask=mask)
    return picture


def _fade(size: tuple[int, int], above: tuple[int, ...], below: tuple[int, ...]) -> Image.Image:
    """One colour at the top passing into another at the foot."""
    ramp = Image.linear_gradient("L").resize(size)
    return Image.composite(Image.new("RGB", size, below), Image.new("RGB", size, above), ramp)


def _ridge(wide: int, height: float, swing: float, seed: int) -> list[tuple[float, float]]:
    """A skyline: waves of halving height, the highest of each pair of crests sharpened."""
    lot = random.Random(seed)
    waves = [(2**n * lot.uniform(0.7, 1.3), lot.uniform(0, math.tau), swing / 1.75**n) for n in range(7)]
    return [
        (x, height - sum(h * (1 - abs(math.sin(f * x / wide * math.pi + p))) for f, p, h in waves) + swing)
        for x in range(0, wide + 12, 12)
    ]


def _grain(picture: Image.Image) -> Image.Image:
    """A little film grain, so that even tones do not look drawn."""
    raw = Image.frombytes("L", picture.size, random.Random(1).randbytes(picture.width * picture.height))
    grey = raw.filter(ImageFilter.GaussianBlur(1.4)).point(lambda value: 128 + (value - 128) // 10)
    return ImageChops.add(picture, Image.merge("RGB", (grey, grey, grey)), 1, -128)


def _save(draw: Callable[[], Image.Image], quality: int) -> None:
    large = draw()
    small = large.resize((large.width // OVER, large.height // OVER), Image.Resampling.LANCZOS)
    if draw is hills:
        small = _grain(small)
    small.save(HERE / "1" / f"{draw.__name__}.jpg", quality=quality, optimize=True, dpi=(300, 300))


if __name__ == "__main__":
    _save(hills, 66)
    for drawing in (plan, line, ladder):
        _save(drawing, 66)
