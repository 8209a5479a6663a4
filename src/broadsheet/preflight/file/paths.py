"""Paths as the rectangles they cover: enough to tell what lies on what (ISO 32000-1, 8.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
from math import hypot
from typing import Any, Final, TypeAlias

import pikepdf

from broadsheet.preflight.file.marks import Area
from broadsheet.preflight.file.objects import number

Point: TypeAlias = tuple[float, float]

_LONG: Final = 100_000
"""Points of one path, above which only its first are looked at."""
_SLACK: Final = 0.001
"""Points by which the corners of a box may be out through rounding."""
_CURVES: Final = {"c": 6, "v": 4, "y": 4}


def area_of(matrix: pikepdf.Matrix, x1: float, y1: float, x2: float, y2: float) -> Area:
    """The upright rectangle around a rectangle under a matrix."""
    return _around([matrix.transform(point) for point in ((x1, y1), (x2, y1), (x2, y2), (x1, y2))])


def _around(points: Sequence[Point]) -> Area:
    across, down = [x for x, _ in points], [y for _, y in points]
    return Area(min(across), min(down), max(across), max(down))


class Path:
    """The path under construction: subpaths of points in user space, curves by their control points."""

    def __init__(self) -> None:
        self._parts: list[list[Point]] = []
        self._points = 0

    def apply(self, operator: str, operands: Sequence[Any]) -> bool:
        """Take in an operator that constructs; whether it was one."""
        if operator not in ("m", "l", "re", "h") and operator not in _CURVES:
            return False
        with suppress(ValueError, IndexError):
            self._take(operator, list(map(number, operands)))
        return True

    def _take(self, operator: str, numbers: list[float]) -> None:
        self._points += 1
        if self._points > _LONG:
            return
        if operator == "re":
            x, y, w, h = numbers
            self._parts.append([(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)])
        elif operator == "h":
            self.close()
        elif operator == "m":
            self._parts.append([(numbers[0], numbers[1])])
        elif self._parts:
            self._parts[-1] += list(zip(numbers[::2], numbers[1::2], strict=True))

    def close(self) -> None:
        """End the last subpath where it began."""
        if self._parts and self._parts[-1][0] != self._parts[-1][-1]:
            self._parts[-1].append(self._parts[-1][0])

    def clear(self) -> None:
        self._parts, self._points = [], 0

    def fills(self, matrix: pikepdf.Matrix) -> Iterator[tuple[Area, float | None]]:
        """What each subpath covers on the page when filled, and how thick it is if it is a box."""
        for part in self._parts:
            if len(part) > 1:
                points = [matrix.transform(point) for point in part]
                yield _around(points), _thickness(points)

    def strokes(self, matrix: pikepdf.Matrix, weight: float) -> Iterator[Area]:
        """What each segment covers on the page when stroked."""
        for part in self._parts:
            points = [matrix.transform(point) for point in part]
            for ends in pairwise(points):
                yield _around(ends).grown(weight / 2)

    def whole(self, matrix: pikepdf.Matrix) -> Area | None:
        """What all of it covers; None for an empty path."""
        points = [matrix.transform(point) for part in self._parts for point in part]
        return _around(points) if points else None


def _thickness(points: Sequence[Point]) -> float | None:
    """The height of a parallelogram above its longer side, drawn by `re` or point by point; None for other shapes."""
    corners = points[:-1] if points[0] == points[-1] else points
    if len(corners) != 4:
        return None
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = corners
    if max(abs(x1 - x2 + x3 - x4), abs(y1 - y2 + y3 - y4)) > _SLACK:
        return None
    across, up = (x2 - x1, y2 - y1), (x4 - x1, y4 - y1)
    longer = max(hypot(*across), hypot(*up))
    return abs(across[0] * up[1] - across[1] * up[0]) / longer if longer else 0.0
