"""Values of a drawing: shapes and lettering at their places, in CSS pixels from its top left, y down."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

Segment: TypeAlias = tuple[float, ...]
"""Of a path: two numbers move or draw to a point, six draw a curve (two handles and its end), none closes."""

Subpath: TypeAlias = tuple[Segment, ...]
"""Segments that hang together; the first is where they begin."""

Fit: TypeAlias = Literal["meet", "slice", "none"]
"""How a drawing fills its place: whole within it, over all of it and cut, or stretched (SVG 2, 8.5)."""


class Colour(Struct, frozen=True, array_like=True):
    """A colour as it was given: of the screen (`rgb`, 0 to 255), or in press inks (`cmyk`, thousandths), or an ink of
    the layout by its `name` with one of the others where the layout has none; `strength` is its opacity."""

    rgb: tuple[int, int, int] | None = None
    cmyk: tuple[int, int, int, int] | None = None
    name: str = ""
    strength: float = 1


class Stroke(Struct, frozen=True, array_like=True):
    """A line along a path: how thick, its ends and joins (0, 1, 2 as PDF 8.4.3 counts them), its dashes."""

    colour: Colour
    weight: float
    cap: int = 0
    join: int = 0
    mitre: float = 4
    dashes: tuple[float, ...] = ()
    phase: float = 0


class Clip(Struct, frozen=True, array_like=True):
    """A path that marks are cut off at."""

    subpaths: tuple[Subpath, ...]
    even_odd: bool = False


class Shape(Struct, frozen=True, tag="shape"):
    """A path filled, stroked or both, within all its clips."""

    subpaths: tuple[Subpath, ...]
    fill: Colour | None
    stroke: Stroke | None
    even_odd: bool = False
    clips: tuple[Clip, ...] = ()


class Word(Struct, frozen=True, array_like=True):
    """Lettering in one style: its size, its face by `serif` and `weight`, what stands between its letters.

    It begins where the word before it ends, moved by (dx, dy) along and across the line; `drop` is how far below that
    it stands by itself.
    """

    text: str
    size: float
    colour: Colour
    serif: bool
    weight: int
    spacing: float = 0
    dx: float = 0
    dy: float = 0
    drop: float = 0


class Lettering(Struct, frozen=True, tag="lettering"):
    """Words that run on from one another from (x, y), ranged there by `anchor`.

    `turn` is in degrees clockwise, `wide` how wide they are drawn of their own width.
    """

    x: float
    y: float
    anchor: Literal["start", "middle", "end"]
    words: tuple[Word, ...]
    turn: float = 0
    wide: float = 1


class Told(Struct, frozen=True, array_like=True):
    """What of a drawing is not drawn as it asks: a message's code, which feature, which of its kind, on what line first
    and how often."""

    code: str
    what: str
    detail: str
    line: int
    count: int = 1


Mark: TypeAlias = Shape | Lettering


class Drawing(Struct, frozen=True):
    """A drawing of its own width and height; `align` is where it stands in a place of another shape, 0 to 1 each
    way."""

    width: float
    height: float
    fit: Fit
    align: tuple[float, float]
    marks: tuple[Mark, ...]
    told: tuple[Told, ...] = ()
