"""Shapes that text runs round (沿形): how far each reaches across, row by row of the grid, its air about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from math import isqrt, sqrt
from typing import Final, NamedTuple

from msgspec import Struct

from broadsheet.base.units import Length, ascent
from broadsheet.issue.wrap import Cutout, Points, Wrap

_STEP: Final = 400
"""How far apart the heights are at which an outline is measured, in thousandths of a point."""


class Extent(NamedTuple):
    """From where to where something reaches across, from the left of its picture."""

    left: Length
    right: Length


class Shape(Struct, frozen=True):
    """The outline of a photo on a grid: rows of `leading`, whose em boxes are `body` tall.

    `air` keeps text away; no line beside it takes less than `least`.
    """

    wrap: Wrap
    air: Length
    leading: Length
    body: Length
    least: Length

    def extents(self, width: Length, rows: int, caption_rows: int) -> tuple[Extent | None, ...]:
        """What text must keep clear of on each row of a picture so wide and deep, and on those of its caption, which
        would else be read on from it."""
        beside = max(self.air, self.body)
        box = Extent(-beside, width + beside)
        return (*_extents(self, width, rows), *[box] * caption_rows)

    def depth(self, rows: int) -> Length:
        """How deep a picture of so many rows is: from the head of the first em box to the last baseline."""
        return (rows - 1) * self.leading + ascent(self.body)


@lru_cache(maxsize=512)
def _extents(shape: Shape, width: Length, rows: int) -> tuple[Extent | None, ...]:
    across = outline(shape.wrap, width, shape.depth(rows))
    heights = range(0, shape.depth(rows) + _STEP, _STEP)
    reached = [(y, found) for y in heights if (found := across(min(y, shape.depth(rows))))]
    return tuple(_widest(reached, row * shape.leading, shape) for row in range(rows))


def _widest(reached: Iterable[tuple[Length, Extent]], top: Length, shape: Shape) -> Extent | None:
    """How far an outline comes to the em boxes of a row, rounded by its air; and to the white below them, which lines
    of several rows stand over."""
    foot, near = top + shape.body, list[Extent]()
    for y, (left, right) in reached:
        off = max(top - y, y - foot, 0)
        if off <= shape.air or foot < y < top + shape.leading:
            air = isqrt(max(shape.air**2 - off**2, 0))
            near.append(Extent(left - air, right + air))
    return Extent(min(x.left for x in near), max(x.right for x in near)) if near else None


def outline(wrap: Wrap, width: Length, depth: Length) -> Callable[[Length], Extent | None]:
    """How far the outline of a picture so large reaches at a height from its top."""
    if wrap.kind == "ellipse":
        return lambda y: _ellipse(y, width, depth)
    if wrap.kind == "polygon":
        return lambda y: _polygon(y, width, depth, wrap.points)
    if wrap.cutout is not None:
        cutout, place = wrap.cutout, contained(wrap.cutout, width, depth)
        return lambda y: _opaque(y, cutout, place)
    return lambda y: Extent(0, width)


def _ellipse(y: Length, width: Length, depth: Length) -> Extent:
    off = 2 * y / depth - 1
    half = width * sqrt(max(1 - off * off, 0)) / 2
    return Extent(round(width / 2 - half), round(width / 2 + half))


def _polygon(y: Length, width: Length, depth: Length, points: Points) -> Extent | None:
    height, found = y / depth, list[float]()
    for (x1, y1), (x2, y2) in zip(points, (*points[1:], points[0]), strict=True):
        low, high = min(y1, y2), max(y1, y2)
        if not low - _STEP / depth <= height <= high + _STEP / depth:
            continue
        at = min(max(height, low), high)
        found += [x1, x2] if y1 == y2 else [x1 + (x2 - x1) * (at - y1) / (y2 - y1)]
    return Extent(round(min(found) * width), round(max(found) * width)) if found else None


class Contained(NamedTuple):
    """Where a cut-out stands in the box of its photo, whole, with its foot on that of the box."""

    x: Length
    y: Length
    w: Length
    h: Length


def contained(cutout: Cutout, width: Length, depth: Length) -> Contained:
    """A cut-out as large as a box holds."""
    left, top, right, bottom = cutout.box
    wide = min(width, depth * (right - left) // (bottom - top))
    tall = min(depth, width * (bottom - top) // (right - left))
    return Contained((width - wide) // 2, depth - tall, wide, tall)


def _opaque(y: Length, cutout: Cutout, place: Contained) -> Extent | None:
    if not place.y <= y <= place.y + place.h:
        return None
    count, (left, _, right, _) = len(cutout.bands), cutout.box
    band = cutout.bands[min((y - place.y) * count // place.h, count - 1)]
    if band is None:
        return None
    first, last = (place.x + (edge - left) * place.w // (right - left) for edge in band)
    return Extent(first, last)
