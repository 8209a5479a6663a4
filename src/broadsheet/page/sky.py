"""Symbols of the sky (天气图案): sun, cloud, rain, snow and their like, drawn for a forecast."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from math import cos, pi, sin
from typing import Final, NamedTuple, TypeAlias

from broadsheet.base.units import Length
from broadsheet.display.ops import BLACK, PAPER, Ink, Outline, Shape, Stroke, Subpath

_GREY: Final = Ink(0, 0, 0, 400)
_SIDE: Final = 100
"""Symbols are drawn in a square of so many units, its corner at the top left."""
_WEIGHT: Final = 5
_ROUND: Final = 1
_CURVE: Final = 0.5523
"""How far the handles of a quarter of a circle reach, as a share of its radius."""
_TURNS: Final = re.compile("[转轉到间間或]")
"""What parts two skies of one day."""
_BUMPS: Final = ((31, 60, 17), (52, 48, 22), (71, 61, 16))
"""The circles a cloud is made of: where, how large."""
_BASE: Final = (31, 60, 71, 77)
"""Below them a cloud is flat: left, top, right, foot."""

Point: TypeAlias = tuple[float, float]


class _Mark(NamedTuple):
    """A path in units, filled with an ink or stroked in black."""

    path: tuple[tuple[float, ...], ...]
    ink: Ink | None = BLACK
    weight: float = 0


def skies(words: str) -> list[str]:
    """The symbols for a sky in words, two where it changes; none for words that say nothing of it."""
    found = []
    for part in _TURNS.split(words):
        found += [name for name, pattern in _NAMES.items() if re.search(pattern, part)][:1]
    return list(dict.fromkeys(found))[:2]


def symbol(name: str, x: Length, y: Length, side: Length) -> Iterator[Shape]:
    """A symbol in the square whose top left is (x, y)."""
    for mark in _SYMBOLS[name]():
        subpath: Subpath = tuple(
            tuple(round((x, y)[at % 2] + value * side / _SIDE) for at, value in enumerate(point))
            for point in mark.path
        )
        stroke = Stroke(BLACK, round(mark.weight * side / _SIDE), _ROUND, _ROUND) if mark.weight else None
        yield Shape(Outline((subpath,)), mark.ink, stroke)


def _circle(x: float, y: float, r: float, ink: Ink) -> _Mark:
    h = r * _CURVE
    return _Mark(
        (
            (x + r, y),
            (x + r, y + h, x + h, y + r, x, y + r),
            (x - h, y + r, x - r, y + h, x - r, y),
            (x - r, y - h, x - h, y - r, x, y - r),
            (x + h, y - r, x + r, y - h, x + r, y),
            (),
        ),
        ink,
    )


def _line(*points: Point, weight: float = _WEIGHT) -> _Mark:
    return _Mark(points, None, weight)


def _sun(x: float = 50, y: float = 50, r: float = 20) -> Iterator[_Mark]:
    """A disc and eight rays."""
    yield _circle(x, y, r, BLACK)
    for turn in range(8):
        across, down = cos(turn * pi / 4), sin(turn * pi / 4)
        ends = [(x + across * r * reach, y + down * r * reach) for reach in (1.45, 2.05)]
        yield _line(*ends, weight=r / 4)


def _cloud(dx: float = 0, dy: float = 0, ink: Ink = PAPER) -> Iterator[_Mark]:
    """Circles over a flat base: in black, and within that in its own ink."""
    for grown, filled in ((0.0, BLACK), (_WEIGHT, ink)):
        for x, y, r in _BUMPS:
            yield _circle(x + dx, y + dy, r - grown, filled)
        left, top, right, foot = _BASE
        corners = ((left, top), (right, top), (right, foot - grown), (left, foot - grown), ())
        yield _Mark(tuple(_at(corner, dx, dy) for corner in corners), filled)


def _at(point: tuple[float, ...], dx: float, dy: float) -> tuple[float, ...]:
    return tuple(value + (dx, dy)[at % 2] for at, value in enumerate(point))


def _clouded() -> Iterator[_Mark]:
    """The sun behind a cloud."""
    yield from _sun(66, 34, 14)
    yield from _cloud(-6, 8)


def _falling(*what: Callable[[float, float], Iterable[_Mark]]) -> Iterator[_Mark]:
    """A cloud, and below it what falls, spread over its width."""
    yield from _cloud(0, -20)
    for number, drop in enumerate(what):
        yield from drop(51 + (number - (len(what) - 1) / 2) * 17, 78)


def _drop(x: float, y: float) -> Iterator[_Mark]:
    yield _line((x + 3, y - 10), (x - 5, y + 11))


def _flake(x: float, y: float) -> Iterator[_Mark]:
    for turn in range(3):
        across, down = 9 * cos(turn * pi / 3 + pi / 6), 9 * sin(turn * pi / 3 + pi / 6)
        yield _line((x - across, y - down), (x + across, y + down), weight=3.5)


def _bolt(x: float, y: float) -> Iterator[_Mark]:
    corners = ((5, -14), (-9, 4), (-1, 4), (-5, 18), (10, -2), (2, -2))
    yield _Mark((*((x + across, y + down) for across, down in corners), ()))


def _fog() -> Iterator[_Mark]:
    for number, (left, right) in enumerate(((22, 78), (12, 66), (30, 88), (20, 74))):
        yield _line((left, 26 + number * 16), (right, 26 + number * 16))


def _wind() -> Iterator[_Mark]:
    """Three lines, two of which curl at their end."""
    yield _Mark(((10, 40), (60, 40), (78, 40, 78, 14, 62, 18)), None, _WEIGHT)
    yield _line((18, 55), (72, 55))
    yield _Mark(((10, 70), (66, 70), (86, 70, 84, 96, 68, 92)), None, _WEIGHT)


_NAMES: Final[Mapping[str, str]] = {
    "sleet": "雨.*雪|雪.*雨",
    "thunder": "雷",
    "heavy-rain": "[大暴豪].*雨",
    "light-rain": "[小微细細毛].*雨",
    "rain": "雨",
    "heavy-snow": "[大暴].*雪",
    "snow": "雪",
    "clouds": "多[云雲]|少[云雲]|[晴].*[云雲]",
    "overcast": "[阴陰云雲]",
    "fog": "[雾霧霾]",
    "wind": "[沙尘塵风風]",
    "sun": "晴",
}
"""What says of a sky that it has a symbol; the first that does names it."""
_SYMBOLS: Final[Mapping[str, Callable[[], Iterable[_Mark]]]] = {
    "sun": _sun,
    "clouds": _clouded,
    "overcast": partial(_cloud, 0, -4, _GREY),
    "fog": _fog,
    "wind": _wind,
    "light-rain": partial(_falling, _drop, _drop),
    "rain": partial(_falling, _drop, _drop, _drop),
    "heavy-rain": partial(_falling, _drop, _drop, _drop, _drop),
    "thunder": partial(_falling, _drop, _bolt, _drop),
    "sleet": partial(_falling, _drop, _flake, _drop),
    "snow": partial(_falling, _flake, _flake),
    "heavy-snow": partial(_falling, _flake, _flake, _flake),
}
