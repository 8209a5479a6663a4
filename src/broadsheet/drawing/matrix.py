"""Transforms and lengths as drawings write them (CSS Transforms 1, 8; SVG 2, 8.9)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from math import atan2, cos, degrees, hypot, isfinite, radians, sin, sqrt, tan
from typing import Final, NamedTuple

NUMBER: Final = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_STEP: Final = re.compile(r"\s*([A-Za-z]+)\s*\(([^()]*)\)\s*,?")
_LENGTH: Final = re.compile(rf"\s*({NUMBER})\s*([a-zA-Z%]*)\s*")
_UNITS: Final = {
    "": 1,
    "px": 1,
    "pt": 4 / 3,
    "pc": 16,
    "in": 96,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "q": 96 / 101.6,
}
_PATTERN: Final = re.compile(rf"{NUMBER}")
_BETWEEN: Final = re.compile(r"[\s,]*")
_LEAST_SQUARE: Final = 1e-3
"""The cosine of the angle between the axes of a transform that is told for skewed."""


class Matrix(NamedTuple):
    """x' = a x + c y + e, y' = b x + d y + f."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def within(self, inner: Matrix) -> Matrix:
        """What is first transformed by `inner` and then by this."""
        a, b, c, d, e, f = self
        return Matrix(
            a * inner.a + c * inner.b,
            b * inner.a + d * inner.b,
            a * inner.c + c * inner.d,
            b * inner.c + d * inner.d,
            a * inner.e + c * inner.f + e,
            b * inner.e + d * inner.f + f,
        )

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    @property
    def scale(self) -> float:
        """How much larger it makes things, in the mean of both directions."""
        return sqrt(abs(self.a * self.d - self.b * self.c))

    @property
    def lettering(self) -> tuple[float, float, float] | None:
        """How it sets type: turned clockwise in degrees, times as tall, times as wide as tall; None where letters would
        be skewed, mirrored or flattened."""
        along, across = hypot(self.a, self.b), hypot(self.c, self.d)
        turning = self.a * self.d - self.b * self.c
        if not along or not across or turning <= 0:
            return None
        if abs(self.a * self.c + self.b * self.d) > _LEAST_SQUARE * along * across:
            return None
        return degrees(atan2(self.b, self.a)), turning / along, along * along / turning


def _turned(angle: float, x: float = 0, y: float = 0) -> Matrix:
    along, across = cos(radians(angle)), sin(radians(angle))
    return Matrix(e=x, f=y).within(Matrix(along, across, -across, along)).within(Matrix(e=-x, f=-y))


_SINGLE: Final[Mapping[tuple[str, int], Callable[..., Matrix]]] = {
    ("matrix", 6): Matrix,
    ("translate", 1): lambda x: Matrix(e=x),
    ("translate", 2): lambda x, y: Matrix(e=x, f=y),
    ("scale", 1): lambda by: Matrix(a=by, d=by),
    ("scale", 2): lambda across, down: Matrix(a=across, d=down),
    ("rotate", 1): _turned,
    ("rotate", 3): _turned,
    ("skewX", 1): lambda angle: Matrix(c=tan(radians(angle))),
    ("skewY", 1): lambda angle: Matrix(b=tan(radians(angle))),
}
"""Each transform by its name and how many numbers it has."""


def read_transform(text: str) -> Matrix | None:
    """A list of transforms as one; None for what cannot be read."""
    made, at = Matrix(), 0
    text = text.strip()
    if text.lower() == "none":
        return made
    while at < len(text):
        step = _STEP.match(text, at)
        numbers = read_numbers(step[2]) if step else None
        single = _SINGLE.get((step[1], len(numbers))) if step and numbers else None
        if step is None or numbers is None or single is None:
            return None
        made, at = made.within(single(*numbers)), step.end()
    return made if all(map(isfinite, made)) else None


def read_numbers(text: str) -> list[float] | None:
    """Numbers parted by white or commas, of which px and deg may be said; None for anything else."""
    text = re.sub(r"(?<=[\d.])(px|deg)", "", text).strip()
    numbers, at = [], 0
    while at < len(text):
        found = _PATTERN.match(text, at)
        if found is None:
            return None
        numbers.append(float(found[0]))
        between = _BETWEEN.match(text, found.end())
        at = between.end() if between else found.end()
    return numbers if all(map(isfinite, numbers)) else None


def read_length(text: str, font_size: float, whole: float) -> float | None:
    """A length in pixels; ems count `font_size`, per cent `whole`."""
    found = _LENGTH.fullmatch(text)
    if found is None:
        return None
    value, unit = float(found[1]), found[2].lower()
    by = {"em": font_size, "rem": 16, "ex": font_size / 2, "%": whole / 100, **_UNITS}.get(unit)
    return value * by if by is not None and isfinite(value * by) else None
