"""Paths as areas: what they reach over, and whether a point lies in one (PDF 8.5.3.3)."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length
from broadsheet.display.ops import Outline, Subpath

_STEPS = 12
"""Straight pieces that a curve is taken for."""


def reach(outline: Outline) -> Rect:
    """A rectangle that the path does not reach beyond; handles of curves are counted in."""
    numbers = [segment for subpath in outline.subpaths for segment in subpath]
    across = [value for segment in numbers for value in segment[::2]]
    down = [value for segment in numbers for value in segment[1::2]]
    left, top = min(across), min(down)
    return Rect(left, top, max(across) - left, max(down) - top)


def covers(outline: Outline, x: Length, y: Length) -> bool:
    """Whether a point lies in the area of a path: the path goes round it, or, by `even_odd`, an odd number of times."""
    if not reach(outline).holds(x, y):
        return False
    turns = crossings = 0
    for subpath in outline.subpaths:
        points = list(_flattened(subpath))
        for (x1, y1), (x2, y2) in zip(points, (*points[1:], points[0]), strict=True):
            if (y1 <= y) != (y2 <= y) and (x2 - x1) * (y - y1) / (y2 - y1) + x1 > x:
                crossings += 1
                turns += 1 if y2 > y1 else -1
    return bool(crossings % 2 if outline.even_odd else turns)


def _flattened(subpath: Subpath) -> Iterator[tuple[float, float]]:
    """Points along a path, curves as straight pieces."""
    x, y = subpath[0]
    yield x, y
    for segment in subpath[1:]:
        if len(segment) == 6:
            x1, y1, x2, y2, x3, y3 = segment
            for step in range(1, _STEPS + 1):
                t = step / _STEPS
                a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
                yield a * x + b * x1 + c * x2 + d * x3, a * y + b * y1 + c * y2 + d * y3
        if segment:
            x, y = segment[-2:]
            if len(segment) == 2:
                yield x, y
