"""How one box lies in another: as large as it may, or cut, and ranged where its shape differs (SVG 2, 8.6)."""

from __future__ import annotations

from typing import NamedTuple

from broadsheet.drawing.model import Fit

_MIDDLE = (0.5, 0.5)


class Box(NamedTuple):
    """A rectangle in a drawing's coordinates."""

    x: float
    y: float
    w: float
    h: float


class Kept(NamedTuple):
    """How the shape of a box is kept where its place has another."""

    fit: Fit = "meet"
    align: tuple[float, float] = _MIDDLE


class Lain(NamedTuple):
    """What brings a box to its place: so much larger each way, then moved by (x, y)."""

    across: float
    down: float
    x: float
    y: float


def lain(box: Box, place: Box, how: Kept) -> Lain:
    """How a box is put into a place."""
    across, down = place.w / box.w, place.h / box.h
    if how.fit != "none":
        across = down = min(across, down) if how.fit == "meet" else max(across, down)
    x = place.x + (place.w - box.w * across) * how.align[0]
    y = place.y + (place.h - box.h * down) * how.align[1]
    return Lain(across, down, x - box.x * across, y - box.y * down)
