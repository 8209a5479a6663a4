"""Shapes to paths: the basic shapes as path data, path data as points, lines and curves (SVG 2, 9.3 and 10)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from math import isfinite
from typing import Any, Final

from broadsheet.drawing.matrix import Matrix, read_numbers
from broadsheet.drawing.model import Segment, Subpath
from broadsheet.drawing.tree import Element

Lengths = Callable[[Element, str], float]
"""The length of an attribute in pixels, 0 where there is none; its name says what per cents are counted of."""

_DATA: Final = re.compile(r"[MmZzLlHhVvCcSsQqTtAa\d\s,.eE+-]*")
_ROUND: Final = 4
_QUARTER: Final = 0.25
"""The most of a whole turn that one curve stands for: it is out by less than 3 in 10,000 of the radius."""


def path_data(element: Element, length: Lengths) -> str | None:
    """The path data of a shape; "" for one that is not drawn, None for one that cannot be read."""
    if element.name == "path":
        return element.get("d").strip()
    return _SHAPES[element.name](element, length)


def _rectangle(element: Element, length: Lengths) -> str:
    x, y, w, h = (length(element, key) for key in ("x", "y", "width", "height"))
    if w <= 0 or h <= 0:
        return ""
    rx, ry = (length(element, key) if element.get(key, "auto") != "auto" else None for key in ("rx", "ry"))
    rx, ry = (ry if rx is None else rx) or 0, (rx if ry is None else ry) or 0
    rx, ry = min(max(rx, 0), w / 2), min(max(ry, 0), h / 2)
    if not rx or not ry:
        return f"M{x} {y}h{w}v{h}h{-w}z"
    corner = f"a{rx} {ry} 0 0 1 "
    return (
        f"M{x + rx} {y}h{w - 2 * rx}{corner}{rx} {ry}v{h - 2 * ry}{corner}{-rx} {ry}"
        f"h{2 * rx - w}{corner}{-rx} {-ry}v{2 * ry - h}{corner}{rx} {-ry}z"
    )


def _ellipse(element: Element, length: Lengths) -> str:
    x, y = length(element, "cx"), length(element, "cy")
    rx, ry = (length(element, key) for key in (("r", "r") if element.name == "circle" else ("rx", "ry")))
    if rx <= 0 or ry <= 0:
        return ""
    return f"M{x + rx} {y}a{rx} {ry} 0 0 1 {-2 * rx} 0a{rx} {ry} 0 0 1 {2 * rx} 0z"


def _line(element: Element, length: Lengths) -> str:
    x1, y1, x2, y2 = (length(element, key) for key in ("x1", "y1", "x2", "y2"))
    return f"M{x1} {y1}L{x2} {y2}"


def _polygon(element: Element, _: Lengths) -> str | None:
    numbers = read_numbers(element.get("points"))
    if numbers is None:
        return None
    if len(numbers) < 4:
        return ""
    points = " ".join(map(str, numbers[: len(numbers) // 2 * 2]))
    return f"M{points}{'z' if element.name == 'polygon' else ''}"


_SHAPES: Final[Mapping[str, Callable[[Element, Lengths], str | None]]] = {
    "rect": _rectangle,
    "circle": _ellipse,
    "ellipse": _ellipse,
    "line": _line,
    "polyline": _polygon,
    "polygon": _polygon,
}
SHAPES: Final = frozenset({"path", *_SHAPES})


def read_path(data: str, matrix: Matrix) -> tuple[Subpath, ...] | None:
    """Path data transformed, arcs as curves; None for data that cannot be read."""
    if not _DATA.fullmatch(data) or data.lstrip()[:1] not in ("M", "m"):
        return None
    # Deferred: wanted where a drawing was never read before.
    from svgelements import Path  # noqa: PLC0415

    try:
        path = Path(data)
        path.approximate_arcs_with_cubics(_QUARTER)
        subpaths = tuple(_subpaths(path, matrix))
    except (ValueError, TypeError, IndexError, AttributeError, ArithmeticError):
        return None
    return subpaths if all(map(isfinite, (n for path in subpaths for part in path for n in part))) else None


def _subpaths(path: Any, matrix: Matrix) -> Iterator[Subpath]:
    """What hangs together; what goes on after a close begins where that one began."""
    current: list[Segment] = []
    for part in path:
        kind = type(part).__name__
        if kind == "Move":
            if len(current) > 1:
                yield tuple(current)
            current = [_points(matrix, part.end)]
        elif kind == "Close":
            yield (*current, ())
            current = current[:1]
        elif kind == "CubicBezier":
            current.append(_points(matrix, part.control1, part.control2, part.end))
        elif kind == "QuadraticBezier":
            first, second = (_toward(end, part.control) for end in (part.start, part.end))
            current.append(_points(matrix, first, second, part.end))
        else:
            current.append(_points(matrix, part.end))
    if len(current) > 1:
        yield tuple(current)


def _toward(end: Any, control: Any) -> tuple[float, float]:
    """The handle of the cubic curve that a quadratic one is, on one of its sides."""
    return end.x + (control.x - end.x) * 2 / 3, end.y + (control.y - end.y) * 2 / 3


def _points(matrix: Matrix, *points: Any) -> Segment:
    placed = (matrix.at(point[0], point[1]) for point in points)
    return tuple(round(value, _ROUND) for point in placed for value in point)
