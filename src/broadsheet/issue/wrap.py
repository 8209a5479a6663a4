"""What text is wrapped round (沿形): the outline of a photo, as its editor names it and as its picture has it."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

from broadsheet.base.units import Measure

WrapKind: TypeAlias = Literal["rectangle", "ellipse", "alpha"]
Points: TypeAlias = tuple[tuple[float, float], ...]
"""Corners of a polygon: across and down, in fractions of the printed picture."""


class Cutout(NamedTuple):
    """What is opaque in a picture: `box` (left, top, right, bottom in upright pixels) holds all of it; `bands` divide
    the box from the top down, each with the first and the last of it, in pixels of the picture, or None for nothing."""

    box: tuple[int, int, int, int]
    bands: tuple[tuple[int, int] | None, ...]


class Wrap(Struct, frozen=True):
    """How text runs round a photo `span` text columns wide: by a shape, by the corners of a polygon (`points`) or by
    what is opaque in its picture (`cutout`). `air` keeps text away from it; None where that is left to the layout."""

    span: float
    kind: WrapKind | Literal["polygon"]
    points: Points = ()
    cutout: Cutout | None = None
    air: Measure | None = None
