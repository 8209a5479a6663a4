"""Draws the pictures of this issue: python issues/2025-01/pictures.py

Three drawings of our own, lettered with the project's fonts; same Pillow, same bytes.
Lengths are pixels. Every picture is about 300 ppi in the place it was made for, 3:2, sRGB.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageOps

HERE = Path(__file__).parent
FONTS = HERE.parents[1] / "fonts"

Colour = tuple[int, int, int]
Point = tuple[float, float]

PAPER: Colour = (238, 234, 225)
INK: Colour = (30, 27, 25)
GREY: Colour = (150, 144, 134)
SHADE: Colour = (212, 206, 194)
VERMILION: Colour = (204, 62, 38)

SERIF, SERIF_BOLD, SERIF_BLACK = "NotoSerifSC-400.ttf", "NotoSerifSC-700.ttf", "NotoSerifSC-900.ttf"
SANS = "NotoSansSC-wght.ttf"


def main() -> None:
    """Write every picture beside this script."""
    save(forme(), "forme.jpg")
    save(song(), "song.jpg")
    save(halftone(), "halftone.jpg")


def save(picture: Image.Image, name: str) -> None:
    """Write `picture` as an sRGB JPEG of press quality."""
    picture.convert("RGB").save(HERE / name, quality=89, subsampling=0, optimize=True, dpi=(300, 300))


def face(file: str, size: int, weight: int = 0) -> ImageFont.FreeTypeFont:
    """A font of the type case at `size` pixels to the em; `weight` is for the variable Sans."""
    font = ImageFont.truetype(FONTS / file, size)
    if weight:
        font.set_variation_by_axes([weight])
    return font


# A forme: metal type locked up, as seen from above, mirrored -----------------------------------------

FORME = (2600, 1760)
FULL_WIDTH = 0xFEE0
"""From an ASCII character to the one that fills a square, as a sort of Chinese type does."""
SHOULDER, SPACE, FACE = 92, 30, 225
"""Heights of the type in the forme, 0 (bed) to 255: the sort's shoulder, a space, the printing face."""


class Metal(NamedTuple):
    """The forme while it is being set: heights, tone of the bare metal, and where colour was rolled on."""

    heights: Image.Image
    tones: Image.Image
    inked: Image.Image


def forme() -> Image.Image:
    """The lead headline in metal type, between lines of the story on sorts; it reads from right to left."""
    metal = Metal(Image.new("L", FORME, 12), Image.new("L", FORME, 30), Image.new("L", FORME, 0))
    set_forme(metal, random.Random(1041))
    seen = look(ImageOps.mirror(light(metal)), (1650, 1100))
    return grain(seen, 1650)


def set_forme(metal: Metal, chance: random.Random) -> None:
    """Set the headline in the middle, and rows of text above and below it."""
    copy = "".join((HERE / "sorts.md").read_text(encoding="utf-8").split())
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
    font = face(SERIF_BLACK if inked else SERIF_BOLD, round(size * 0.92))
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


def noise(size: tuple[int, int], seed: int) -> Image.Image:
    """Soft grey noise about 128, the same for the same seed."""
    raw = Image.frombytes("L", size, random.Random(seed).randbytes(size[0] * size[1]))
    return raw.filter(ImageFilter.GaussianBlur(1)).point(lambda v: 128 + (v - 128) // 6)


def grain(picture: Image.Image, seed: int) -> Image.Image:
    """A little film grain, so that even tones do not look drawn."""
    grey = noise(picture.size, seed)
    return ImageChops.add(picture, Image.merge("RGB", (grey, grey, grey)), 1, -128)


# One character in two faces, with its stroke ends enlarged ------------------------------------------

SONG = (2080, 1387)
EM, EM_AT = 830, (105, 52)
"""The character's em square in its half of the picture."""
CLOSE_UP, ENLARGED = 76, 130
"""Radii of the ring on the character and of the enlargement below it."""


class Specimen(NamedTuple):
    """One half of the picture. `ends` are the stroke ends to enlarge, in parts of the em square."""

    name: str
    font: str
    weight: int
    ground: Colour
    ink: Colour
    line: Colour
    ends: tuple[Point, Point, Point]


SPECIMENS = (
    Specimen("宋体", SERIF_BLACK, 0, PAPER, INK, GREY, ((0.545, 0.06), (0.875, 0.23), (0.92, 0.72))),
    Specimen("黑体", SANS, 700, SHADE, INK, GREY, ((0.5, 0.065), (0.915, 0.283), (0.91, 0.745))),
)


def song() -> Image.Image:
    """The character 本 in Song, black on paper, and in Hei, reversed, with three stroke ends enlarged."""
    picture = Image.new("RGB", SONG, PAPER)
    for index, specimen in enumerate(SPECIMENS):
        picture.paste(specimen_half(specimen), (index * SONG[0] // 2, 0))
    return picture


def specimen_half(specimen: Specimen) -> Image.Image:
    """Half of the picture: frame and centre lines, the character, rings, and the enlargements."""
    half = Image.new("RGB", (SONG[0] // 2, SONG[1]), specimen.ground)
    draw = ImageDraw.Draw(half)
    guide_lines(draw, specimen.line)
    letter(draw, specimen, EM_AT, EM)
    draw.text((EM_AT[0] + 22, EM_AT[1] + 14), specimen.name, fill=specimen.ink, font=face(SANS, 60, 500))
    titles = ("竖画起笔", "横画收笔", "捺的末端")
    for number, (title, end) in enumerate(zip(titles, specimen.ends, strict=True), 1):
        x, y = EM_AT[0] + end[0] * EM, EM_AT[1] + end[1] * EM
        ring(draw, (x, y), CLOSE_UP)
        badge(draw, (x + CLOSE_UP * 0.8, y - CLOSE_UP * 0.8), number)
        centre = (EM_AT[0] + ENLARGED + (number - 1) * (EM - 2 * ENLARGED) // 2, 1090)
        enlarge(half, specimen, end, centre)
        badge(draw, (centre[0] - ENLARGED * 0.8, centre[1] - ENLARGED * 0.8), number)
        draw.text((centre[0], 1296), title, fill=specimen.ink, font=face(SANS, 46, 400), anchor="mm")
    return half


def guide_lines(draw: ImageDraw.ImageDraw, colour: Colour) -> None:
    """The em square, and its centre lines in dashes."""
    x, y = EM_AT
    draw.rectangle((x, y, x + EM, y + EM), outline=colour, width=3)
    for dash in range(0, EM, 22):
        draw.line((x + dash, y + EM // 2, x + dash + 11, y + EM // 2), fill=colour, width=2)
        draw.line((x + EM // 2, y + dash, x + EM // 2, y + dash + 11), fill=colour, width=2)


def letter(draw: ImageDraw.ImageDraw, specimen: Specimen, at: Point, em: int) -> None:
    """The character with its em square at `at`; the baseline of the Noto faces is 0.88 em down."""
    font = face(specimen.font, em, specimen.weight)
    draw.text((at[0] + em / 2, at[1] + 0.88 * em), "本", fill=specimen.ink, font=font, anchor="ms")


def enlarge(half: Image.Image, specimen: Specimen, end: Point, centre: tuple[int, int]) -> None:
    """Paste the surroundings of a stroke end, enlarged, in a disc about `centre`."""
    side, em = 2 * ENLARGED, EM * ENLARGED // CLOSE_UP
    view = Image.new("RGB", (side, side), specimen.ground)
    letter(ImageDraw.Draw(view), specimen, (ENLARGED - end[0] * em, ENLARGED - end[1] * em), em)
    disc = Image.new("L", (side * 4, side * 4), 0)
    ImageDraw.Draw(disc).ellipse((0, 0, side * 4 - 1, side * 4 - 1), fill=255)
    half.paste(view, (centre[0] - ENLARGED, centre[1] - ENLARGED), disc.resize((side, side)))
    ring(ImageDraw.Draw(half), centre, ENLARGED)


def ring(draw: ImageDraw.ImageDraw, centre: Point, radius: float) -> None:
    """A vermilion circle."""
    draw.circle(centre, radius, outline=VERMILION, width=6)


def badge(draw: ImageDraw.ImageDraw, centre: Point, number: int) -> None:
    """A number on a vermilion dot."""
    draw.circle(centre, 27, fill=VERMILION)
    draw.text(centre, str(number), fill=(255, 255, 255), font=face(SANS, 40, 700), anchor="mm")


# A halftone, its dots, and what newsprint does to them ----------------------------------------------

HALFTONE = (1020, 680)
FINE, OVER = 3, 6
"""Pixels drawn for each pixel kept, and how many times the loupe enlarges."""
PITCH = 6.5
"""Between dots, about 0.55 mm in print: coarse enough to be seen, and to keep clear of the press screen."""
REEL = (634, 680)


def halftone() -> Image.Image:
    """A reel of newsprint in halftone under a loupe; beside it a 40 % tint as sent and as printed."""
    width, height = HALFTONE[0] * FINE, HALFTONE[1] * FINE
    picture = Image.new("RGB", (width, height), PAPER)
    tone = reel()
    picture.paste(screened(tone, (0, 0, *REEL), REEL[0] * FINE, PITCH * FINE), (0, 0))
    loupe(picture, tone, seen=(400, 470), shown=(498, 196), radius=128)
    tints = ((0.40, "文件里：40%", 24), (0.66, "印到纸上：66%", 356))
    for share, title, top in tints:
        box = (676, top, 1020 - 24, top + 230)
        flat = Image.new("L", (box[2] - box[0], box[3] - box[1]), round(255 * (1 - share)))
        patch = screened(flat, (0, 0, *flat.size), flat.width * FINE, 42.0 * FINE)
        picture.paste(patch, (box[0] * FINE, box[1] * FINE))
        place = ((box[0] + box[2]) * FINE / 2, (box[3] + 38) * FINE)
        ImageDraw.Draw(picture).text(place, title, fill=INK, font=face(SANS, 38 * FINE, 500), anchor="mm")
    return picture.resize(HALFTONE, Image.Resampling.LANCZOS)


def screened(tone: Image.Image, box: tuple[int, int, int, int], width: int, pitch: float) -> Image.Image:
    """The part `box` of a grey picture as round dots at 45 degrees, `width` pixels wide, `pitch` apart."""
    left, top, right, bottom = box
    greys = tone.tobytes()
    scale = width / (right - left)
    height = round((bottom - top) * scale)
    out = Image.new("RGB", (width, height), PAPER)
    draw = ImageDraw.Draw(out)
    step = pitch / math.sqrt(2)
    for row in range(-2, int(height / step) + 3):
        for column in range(-2 + row % 2, int(width / step) + 3, 2):
            x, y = column * step, row * step
            at = (left + x / scale, top + y / scale)
            inside = (min(max(int(at[0]), 0), tone.width - 1), min(max(int(at[1]), 0), tone.height - 1))
            radius = pitch * dot(1 - greys[inside[1] * tone.width + inside[0]] / 255)
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=INK)
    return out


def dot(share: float) -> float:
    """Radius, in pitches, of the round dot that covers `share` of its cell; dots touch at pi / 4."""
    touching = math.pi / 4
    if share <= touching:
        return math.sqrt(share / math.pi)
    return 0.5 + (math.sqrt(0.5) - 0.5) * (share - touching) / (1 - touching)


def loupe(picture: Image.Image, tone: Image.Image, seen: Point, shown: Point, radius: int) -> None:
    """Enlarge the dots about `seen` in a disc about `shown`, and join the two with a line."""
    reach = radius // OVER
    box = (int(seen[0]) - reach, int(seen[1]) - reach, int(seen[0]) + reach, int(seen[1]) + reach)
    side = 2 * radius * FINE
    view = screened(tone, box, side, PITCH * OVER * FINE)
    disc = Image.new("L", (side, side), 0)
    ImageDraw.Draw(disc).ellipse((0, 0, side - 1, side - 1), fill=255)
    draw = ImageDraw.Draw(picture)
    start = (shown[0] * FINE, shown[1] * FINE)
    draw.line((seen[0] * FINE, (seen[1] - reach) * FINE, *start), fill=VERMILION, width=4 * FINE)
    picture.paste(view, (int(start[0]) - side // 2, int(start[1]) - side // 2), disc)
    draw.circle(start, radius * FINE, outline=VERMILION, width=5 * FINE)
    draw.circle((seen[0] * FINE, seen[1] * FINE), reach * FINE, outline=VERMILION, width=4 * FINE)


def reel() -> Image.Image:
    """A reel of newsprint lying on a floor, in soft light, as a grey picture."""
    picture = Image.linear_gradient("L").resize(REEL).point(lambda v: 84 + v // 3)
    shadow = Image.new("L", REEL, 255)
    ImageDraw.Draw(shadow).ellipse((90, 500, 660, 610), fill=40)
    picture = ImageChops.multiply(picture, shadow.filter(ImageFilter.GaussianBlur(26)))
    draw = ImageDraw.Draw(picture)
    x, y, across, up, length = 190, 330, 104, 220, 330
    for line in range(-up, up + 1):
        turn = line / up
        tone = 250 - 150 * abs(turn + 0.4) ** 1.4
        bulge = across * math.sqrt(1 - turn * turn)
        draw.line((x, y + line, x + length + bulge, y + line), fill=round(tone))
    for wound in range(7):
        part = 1 - wound / 9
        grey = (208, 160)[wound % 2]
        draw.ellipse((x - across * part, y - up * part, x + across * part, y + up * part), fill=grey)
    draw.ellipse((x - 27, y - 56, x + 27, y + 56), fill=96)
    draw.ellipse((x - 19, y - 44, x + 21, y + 44), fill=22)
    return picture.filter(ImageFilter.GaussianBlur(1))


if __name__ == "__main__":
    main()
