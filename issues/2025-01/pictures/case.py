"""A case room at ten past ten in the evening: racks of type, dark windows, lamps, a line being set in front."""

from __future__ import annotations

import math

from burin import Eye, Place, Plate, Surface, rim
from case_light import LAMPS, lamp, lit, reflected, wall
from case_racks import racks, rear
from case_stick import desk
from PIL import Image
from studio import round_about

WIDTH, HEIGHT, RESOLUTION = 999, 262, 220
"""Points; pixels to the inch, enough for line work on newsprint."""
QUALITY = 76
"""Of the JPEG: black lines on paper bear more than a photograph does."""
EYE = Eye(580.0, 99.6, 415.0)

LEFT, RIGHT, END = -1.5, 1.25, 4.7
"""The side walls and the end wall of the room, in metres from the eye."""
FLOOR, CEILING = -1.42, 1.06
PANES = ((1.02, 1.72), (2.02, 2.72), (3.02, 3.72), (4.0, 4.58))
"""The windows, nearest first: where each begins and ends."""
SILL, HEAD, THICK = -0.34, 0.96, 0.16
"""Of a window: its foot, its head, and the thickness of the wall."""
ACROSS = ((0.3, 0.8), (0.3, 0.9), (0.37, 0.8), (0.56, 0.8), (0.56, 0.9), (0.63, 0.9), (0.07, 0.9))
"""Windows still lit across the street, in parts of a pane."""
STARS = ((0.2, 0.12), (0.58, 0.2), (0.86, 0.07), (0.36, 0.34), (0.78, 0.42), (0.12, 0.46))


def case() -> Image.Image:
    """The room, from the far end forward, as a painter would."""
    plate = Plate(WIDTH, HEIGHT, RESOLUTION, 1890)
    shell(plate)
    clock(plate)
    rear(plate, EYE)
    for near, far in reversed(PANES):
        window(plate, near, far)
    racks(plate, EYE)
    for place in LAMPS:
        lamp(plate, EYE, place)
    desk(plate, EYE)
    picture = plate.printed()
    picture.info["quality"] = QUALITY
    return picture


def shell(plate: Plate) -> None:
    """Ceiling, floor, end wall and side walls, dark but where the lamps reach."""
    wall(plate, EYE, ((LEFT, CEILING, END), (RIGHT, CEILING, END), (LEFT, CEILING, 1.5)), (0, -1, 0))
    wall(plate, EYE, ((LEFT, FLOOR, END), (RIGHT, FLOOR, END), (LEFT, FLOOR, 2.2)), (0, 1, 0))
    wall(plate, EYE, ((LEFT, CEILING, END), (RIGHT, CEILING, END), (LEFT, FLOOR, END)), (0, 0, -1))
    wall(plate, EYE, ((LEFT, CEILING, END), (LEFT, CEILING, 1.5), (LEFT, FLOOR, END)), (1, 0, 0), True)
    wall(plate, EYE, ((RIGHT, CEILING, END), (RIGHT, CEILING, 1.0), (RIGHT, FLOOR, END)), (-1, 0, 0), True)
    below = EYE.panel((RIGHT, SILL, END), (RIGHT, SILL, 1.0), (RIGHT, FLOOR, END))
    plate.hatch(below, lambda u, v: 0.3, 2.6)


def window(plate: Plate, near: float, far: float) -> None:
    """One window: its opening in the thickness of the wall, the night, the bars, the light on the reveal."""
    deep = RIGHT + THICK
    hidden = near * deep / RIGHT
    opening = EYE.panel((RIGHT, HEAD, far), (RIGHT, HEAD, near), (RIGHT, SILL, far))
    plate.area(rim(opening))
    pane = EYE.panel((deep, HEAD, far), (deep, HEAD, near), (deep, SILL, far))
    plate.area(rim(EYE.panel((deep, HEAD, far), (deep, HEAD, hidden), (deep, SILL, far))), 255)
    night(plate, pane, (hidden - far) / (near - far))
    for share in (0.25, 0.5, 0.75):
        upright = far + (near - far) * share
        if upright > hidden:
            bar = EYE.panel((deep, HEAD, upright + 0.02), (deep, HEAD, upright), (deep, SILL, upright + 0.02))
            plate.shape(rim(bar), 0.9)
        y = HEAD + (SILL - HEAD) * share
        bar = EYE.panel((deep, y + 0.01, far), (deep, y + 0.01, hidden), (deep, y - 0.01, far))
        plate.shape(rim(bar), 0.9)
    depth(plate, (RIGHT, HEAD, far), (RIGHT, HEAD, near), (deep, HEAD, far), (0, -1, 0))
    depth(plate, (RIGHT, HEAD, far), (deep, HEAD, far), (RIGHT, SILL, far), (0, 0, -1))
    plate.line([*rim(opening), rim(opening)[0]], 0.7)
    ledge = RIGHT - 0.04
    depth(plate, (ledge, SILL, far), (ledge, SILL, near), (deep, SILL, far), (0, 1, 0))
    depth(plate, (ledge, SILL, far), (ledge, SILL, near), (ledge, SILL - 0.05, far), (-1, 0, 0))


def depth(plate: Plate, a: Place, b: Place, d: Place, facing: Place) -> None:
    """One side of an opening or a sill, as it is lit."""
    panel = EYE.panel(a, b, d)
    plate.shape(rim(panel), 0.5)
    plate.hatch(panel, lit(a, b, d, facing), 1.6, down=facing[2] != 0)


def night(plate: Plate, pane: Surface, seen: float) -> None:
    """What the black pane shows as far as it is `seen`: stars, windows lit across the street, a lamp."""
    for u, v in STARS:
        if u < seen:
            plate.area(round_about(pane(u, v), 0.7, steps=12))
    for u, v in ACROSS:
        if u + 0.04 < seen:
            plate.area([pane(u, v), pane(u + 0.04, v), pane(u + 0.04, v + 0.05), pane(u, v + 0.05)])
    reflected(plate, EYE, LAMPS[0], RIGHT + THICK)


def clock(plate: Plate) -> None:
    """The clock on the end wall: ten past ten."""
    centre = EYE.seen((0.8, 0.42, END))
    plate.shape(round_about(centre, 17), 1.6)
    plate.line(round_about(centre, 15), 0.4)
    for hour in range(12):
        tick = math.radians(hour * 30)
        ends = [(centre[0] + r * math.cos(tick), centre[1] + r * math.sin(tick)) for r in (11.5, 13.8)]
        plate.line(ends, 0.9 if hour % 3 == 0 else 0.5)
    for minute, long, width in ((10, 11.5, 0.9), (10.167 * 5, 7.5, 1.6)):
        turn = math.radians(minute * 6 - 90)
        plate.line([centre, (centre[0] + long * math.cos(turn), centre[1] + long * math.sin(turn))], width)
    plate.area(round_about(centre, 1.5), 255)
