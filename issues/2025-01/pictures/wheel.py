"""Wang Zhen's revolving tables, 1298: two wheels of wooden sorts and, between them, the picker's seat."""

from __future__ import annotations

import math
from itertools import cycle, pairwise

from burin import Plate, Surface, patch
from PIL import Image, ImageDraw
from studio import SERIF_BLACK, SERIF_BOLD, Point, face, round_about

TABLES = (58.0, 176.0)
"""Where a table's post stands."""
NAMES = ("监韵", "杂字")
"""What is on them: the sorts of the rhyme book, and the rest."""
HEIGHT, ACROSS, DEEP, EDGE = 44.0, 53.0, 29.0, 7.0
"""How far down the table top is, its half axes, and the thickness of its rim."""
FLOOR = 124.0
FLAT = 1400
"""Pixels across the table top when it is drawn flat."""
RINGS = ((0.985, 30), (0.80, 24), (0.615, 18), (0.43, 11), (0.245, 1))
"""Outer radius of a ring of compartments, and how many there are in it."""
SORTS = (
    "東冬江支微魚虞齊佳灰真文元寒刪先蕭肴豪歌麻陽庚青蒸尤侵覃鹽咸董腫講紙尾語麌",
    "之乎者也焉哉夫其而以于所爲曰無一二三四五六七八九十百千萬上下左右大小天地人日月年時春秋水火木金土山川",
)


def wheel(names: tuple[str, str] = NAMES, font: str = SERIF_BOLD, ppi: int = 300) -> Image.Image:
    """Both tables with their names, and the seat."""
    plate = Plate(234, 140, ppi, 1298)
    ground(plate)
    for x in TABLES:
        stand(plate, x)
    for x, characters in zip(TABLES, SORTS, strict=True):
        table(plate, x, characters)
    seat(plate, 117)
    for x, name in zip((20, 214), names, strict=True):
        place = plate.pixels([(x, 112)])[0]
        plate.draw.text(place, name, fill=255, font=face(font, round(10 * plate.scale)), anchor="ms")
    return plate.printed()


def ellipse(centre: Point, across: float, deep: float, start: float = 0, end: float = 360) -> list[Point]:
    """Places round a circle seen at a slant."""
    return [
        (centre[0] + across * (x - centre[0]), centre[1] + deep * (y - centre[1]))
        for x, y in round_about(centre, 1, start, end, 96)
    ]


def ground(plate: Plate) -> None:
    """The floor: shadow under the tables, in lines that thin towards their ends."""
    for x in TABLES:
        at = (x - 50, FLOOR - 12)
        floor = patch(at, (at[0] + 112, at[1]), (at[0] + 120, at[1] + 22), (at[0] + 8, at[1] + 22))
        plate.hatch(
            floor,
            stain,
            1.6,
        )


def stand(plate: Plate, x: float) -> None:
    """The post, its feet and its struts."""
    for side in (-1, 1):
        foot = [(x, FLOOR - 10), (x + side * 30, FLOOR + 1), (x + side * 30, FLOOR + 5), (x, FLOOR - 3)]
        plate.shape(foot, 0.8)
        strut = [
            (x + side * 4, 98),
            (x + side * 21, FLOOR - 4),
            (x + side * 17, FLOOR - 5),
            (x + side * 3, 104),
        ]
        plate.shape(strut, 0.6)
    post = [(x - 6, 60), (x + 6, 60), (x + 6, FLOOR + 2), (x - 6, FLOOR + 2)]
    plate.shape(post, 0.8)
    plate.hatch(
        lambda u, v: (x - 6 + 12 * u, 60 + (FLOOR - 58) * v),
        lambda u, v: 0.65 - 0.6 * u + 0.5 * (v < 0.3),
        1.4,
        down=True,
    )
    collar = [(x - 9, 84), (x + 9, 84), (x + 9, 89), (x - 9, 89)]
    plate.shape(collar, 0.8)


def table(plate: Plate, x: float, characters: str) -> None:
    """The rim, and the top laid over it."""
    top, under = (x, HEIGHT), (x, HEIGHT + EDGE)
    plate.shape([*ellipse(top, ACROSS, DEEP, 180, 360), *ellipse(under, ACROSS, DEEP, 0, 180)], 1.0)
    plate.hatch(edge(top, (ACROSS, DEEP, EDGE)), lambda u, v: 0.8 - 0.62 * u, 1.3, down=True)
    plate.shape(ellipse(top, ACROSS, DEEP), 1.0)
    box = [
        (x - ACROSS, HEIGHT - DEEP),
        (x + ACROSS, HEIGHT - DEEP),
        (x + ACROSS, HEIGHT + DEEP),
        (x - ACROSS, HEIGHT + DEEP),
    ]
    plate.lay(sorts(characters), box)
    plate.line(ellipse(top, ACROSS, DEEP), 1.0)
    hub = (x, HEIGHT)
    plate.shape(ellipse(hub, 9, 4.7), 0.8)


def sorts(characters: str) -> Image.Image:
    """A table top from above: rings of compartments, the sorts' faces turned to the rim."""
    flat = Image.new("L", (FLAT, FLAT), 0)
    draw = ImageDraw.Draw(flat)
    middle, source = FLAT / 2, cycle(characters)
    for (outer, count), (inner, _) in pairwise(RINGS):
        draw.circle((middle, middle), outer * middle, outline=255, width=9)
        for index in range(count):
            turn = 2 * math.pi * index / count
            ends = [
                (middle + r * middle * math.cos(turn), middle + r * middle * math.sin(turn))
                for r in (inner, outer)
            ]
            draw.line([ends[0], ends[1]], fill=255, width=7)
            sort(flat, next(source), (outer + inner) / 2 * middle, turn + math.pi / count)
    draw.circle((middle, middle), RINGS[-1][0] * middle, outline=255, width=9)
    return flat


def sort(flat: Image.Image, character: str, radius: float, turn: float) -> None:
    """One face, mirrored, its foot to the rim."""
    size = 104
    tile = Image.new("L", (size, size), 0)
    ImageDraw.Draw(tile).text(
        (size / 2, size * 0.86), character, fill=255, font=face(SERIF_BLACK, 92), anchor="ms"
    )
    tile = tile.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    tile = tile.rotate(90 - math.degrees(turn), Image.Resampling.BICUBIC)
    place = (FLAT / 2 + radius * math.cos(turn) - size / 2, FLAT / 2 + radius * math.sin(turn) - size / 2)
    flat.paste(255, (round(place[0]), round(place[1])), tile)


def seat(plate: Plate, x: float) -> None:
    """The picker's stool, between the tables."""
    top, foot = FLOOR - 20, FLOOR + 9
    plate.hatch(
        patch((x - 16, foot - 3), (x + 34, foot - 3), (x + 38, foot + 3), (x - 12, foot + 3)), stain, 1.6
    )
    for side in (-1, 1):
        leg = [(x + side * 8, top), (x + side * 11, foot), (x + side * 8.4, foot), (x + side * 5, top)]
        plate.shape(leg, 0.7)
    plate.line([(x - 9, FLOOR - 2), (x + 9, FLOOR - 2)], 1.4)
    plate.shape([*ellipse((x, top), 13, 5, 180, 360), *ellipse((x, top + 4), 13, 5, 0, 180)], 0.8)
    plate.hatch(edge((x, top), (13, 5, 4)), lambda u, v: 0.8 - 0.62 * u, 1.3, down=True)
    plate.shape(ellipse((x, top), 13, 5), 0.8)


def stain(u: float, v: float) -> float:
    """Tone of a shadow on the floor, that thins towards its ends."""
    return 0.42 * math.sin(math.pi * u) * math.sqrt(math.sin(math.pi * v))


def edge(top: Point, axes: tuple[float, float, float]) -> Surface:
    """The near half of a round board's edge; `axes` are the half axes of its top and its thickness."""

    def at(u: float, v: float) -> Point:
        turn = math.pi * (1 - u)
        return top[0] + axes[0] * math.cos(turn), top[1] + axes[1] * math.sin(turn) + axes[2] * v

    return at
