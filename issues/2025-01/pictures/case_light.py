"""The lamps of the case room and what they light: shades open below, so that the room is dark above them."""

from __future__ import annotations

import math

from burin import Eye, Place, Plate, Tone, rim
from studio import Point, round_about

LAMPS: tuple[Place, ...] = ((-0.33, 0.5, 3.75), (-0.33, 0.5, 2.4))
"""The tops of the shades, in metres from the eye, the farthest first."""
UNSEEN: tuple[Place, ...] = ((-0.33, 0.5, 1.05), (0.25, 0.75, 1.05))
"""The next lamp of the row and the one above the desk, out of the picture."""
HIGH, WIDE = 0.13, 0.2
"""Of a shade: its height, and half the width of its brim."""
POWER, DARKEST = 0.62, 0.84
"""What a lamp gives at one metre; the share of ink where no light falls."""


def dark(place: Place, facing: Place) -> float:
    """Share of ink on a surface at `place` that faces this way (a vector one long); Lambert's law, no shadows."""
    light = 1 - DARKEST
    for x, y, z in (*LAMPS, *UNSEEN):
        way = (x - place[0], y - HIGH / 2 - place[1], z - place[2])
        far = math.hypot(*way) or 1.0
        slant = max(0.0, sum(a * b for a, b in zip(way, facing, strict=True)) / far)
        below = min(1.0, max(0.0, (way[1] / far - 0.02) / 0.3))
        light += POWER * slant * below / max(far, 0.5) ** 2
    return max(0.0, 1 - light)


def lit(a: Place, b: Place, d: Place, facing: Place) -> Tone:
    """The tone of the parallelogram with corner `a` and its neighbours, as `Eye.panel` has them."""

    def tone(u: float, v: float) -> float:
        x, y, z = (p + (q - p) * u + (r - p) * v for p, q, r in zip(a, b, d, strict=True))
        return dark((x, y, z), facing)

    return tone


def wall(
    plate: Plate, eye: Eye, corners: tuple[Place, Place, Place], facing: Place, down: bool = False
) -> None:
    """Hatch one side of the room as the lamps light it."""
    panel = eye.panel(*corners)
    plate.shape(rim(panel), 0.6)
    plate.hatch(panel, lit(*corners, facing), 1.75, down=down)


def lamp(plate: Plate, eye: Eye, place: Place) -> None:
    """An enamelled shade on its cord, dark outside, its white inside and the bulb seen from below."""
    x, y = eye.seen(place)
    size = eye.focus / place[2]
    high, wide = HIGH * size, WIDE * size
    plate.line([(x, -1), (x, y)], 0.8)

    def shade(u: float, v: float) -> Point:
        spread = wide * (0.14 + 0.86 * v**0.7)
        return x + (2 * u - 1) * spread, y + v * high

    profile = [shade(u, step / 8) for u, steps in ((0, range(9)), (1, range(8, -1, -1))) for step in steps]
    plate.shape(profile, 0.8)
    plate.hatch(shade, lambda u, v: 0.95 - 0.35 * math.sin(math.pi * u), 1.2, down=True)
    brim = [(u, y + high + (v - y) * 0.24) for u, v in round_about((x, y), wide)]
    plate.shape(brim, 0.8)
    bulb = round_about((x, y + high + wide * 0.03), wide * 0.14)
    plate.shape(bulb, 0.6)


def reflected(plate: Plate, eye: Eye, place: Place, glass: float) -> None:
    """A lamp as a dark pane `glass` metres to the right gives it back: its brim, and the edge of its shade."""
    x, y = eye.seen((2 * glass - place[0], place[1], place[2]))
    size = eye.focus / place[2]
    middle, wide = (x, y + HIGH * size), WIDE * size
    plate.area([(u, middle[1] + (v - middle[1]) * 0.24) for u, v in round_about(middle, wide)])
    for way in (-1, 1):
        plate.line([(x + way * wide * 0.14, y), (x + way * wide, middle[1])], 0.6, 0)
    plate.line([(x, -1), (x, y)], 0.5, 0)
