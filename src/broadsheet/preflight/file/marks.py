"""What a page of a finished PDF shows, mark by mark, in points from the lower left of its default user space."""

from __future__ import annotations

from typing import Final, NamedTuple, TypeAlias

from broadsheet.preflight.file.colour import Paint, Space


class Area(NamedTuple):
    """A rectangle: left, bottom, right, top."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Area) -> bool:
        """Whether the two share any place; edges that touch do not count."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def grown(self, by: float) -> Area:
        return Area(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def within(self, other: Area) -> Area:
        """The part of it inside `other`."""
        return Area(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    @property
    def empty(self) -> bool:
        """Whether there is nothing of it, as of one whose edges are no numbers."""
        return not (self.left <= self.right and self.bottom <= self.top)


_TINY: Final = 16
"""Pixels either way."""


class Printing(NamedTuple):
    """How a mark goes onto the plates: its colour, whether it overprints, and in which mode (11.7.4)."""

    paint: Paint
    overprint: bool = False
    mode: int = 0


class TextMark(NamedTuple):
    """Shown text: the part of it from baseline to x-height, its size on the page, the name of its font."""

    area: Area
    printing: Printing
    size: float
    font: str


class PathMark(NamedTuple):
    """A path filled or stroked: the parts of it that are covered, and its weight if it is a line.

    A filled rectangle is a line too: its lesser side is its weight (GWG 2022, I00004).
    """

    areas: tuple[Area, ...]
    printing: Printing
    weight: float | None

    @property
    def area(self) -> Area:
        first = self.areas[0]
        return Area(
            min((area.left for area in self.areas), default=first.left),
            min((area.bottom for area in self.areas), default=first.bottom),
            max((area.right for area in self.areas), default=first.right),
            max((area.top for area in self.areas), default=first.top),
        )


class ImageMark(NamedTuple):
    """An image: its pixels, its effective resolution, bits a component, its space (None for a stencil), the colour a
    stencil is painted in."""

    area: Area
    width: int
    height: int
    ppi: float
    bits: int
    space: Space | None
    printing: Printing | None = None

    @property
    def is_picture(self) -> bool:
        """Whether it is of continuous tone, and more than a patch of colour of 16 pixels (GWG 2022, R0031)."""
        return self.bits > 1 and max(self.width, self.height) > _TINY


class ShadingMark(NamedTuple):
    """A smooth shading or a pattern that fills the place."""

    area: Area
    space: Space


Mark: TypeAlias = TextMark | PathMark | ImageMark | ShadingMark
