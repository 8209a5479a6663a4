"""Rectangles and points: top-left origin, y down, thousandths of a point."""

from __future__ import annotations

from math import cos, radians, sin
from typing import NamedTuple

from broadsheet.base.units import Length


class Rect(NamedTuple):
    """A rectangle by its top-left corner and its size."""

    x: Length
    y: Length
    w: Length
    h: Length

    @property
    def right(self) -> Length:
        return self.x + self.w

    @property
    def bottom(self) -> Length:
        return self.y + self.h

    def inset(self, by: Length) -> Rect:
        """The rectangle drawn in by `by` on every side."""
        return Rect(self.x + by, self.y + by, self.w - 2 * by, self.h - 2 * by)

    def moved(self, x: Length, y: Length) -> Rect:
        """The rectangle so much farther to the right and down."""
        return self._replace(x=self.x + x, y=self.y + y)

    def holds(self, x: Length, y: Length) -> bool:
        """Whether a point lies in it or on its sides."""
        return self.x <= x <= self.right and self.y <= y <= self.bottom

    def meets(self, other: Rect) -> bool:
        """Whether the two share any place; edges that touch do not count."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )


def turned(rect: Rect, angle: int) -> Rect:
    """What encloses a rectangle turned about the origin, clockwise by so many thousandths of a degree."""
    along, across = cos(radians(angle / 1000)), sin(radians(angle / 1000))
    corners = [
        (x * along - y * across, x * across + y * along)
        for x in (rect.x, rect.right)
        for y in (rect.y, rect.bottom)
    ]
    left, top = (round(min(values)) for values in zip(*corners, strict=True))
    right, bottom = (round(max(values)) for values in zip(*corners, strict=True))
    return Rect(left, top, right - left, bottom - top)


SCALED = 0.02
"""A scale that is off by no more than this is none."""


def scale_to(width: float, height: float, hole: Rect, crop: bool) -> float:
    """How large a thing becomes that fits into a hole whole, or, cropped, leaves no white in it."""
    ways = (hole.w / width, hole.h / height)
    return max(ways) if crop else min(ways)
