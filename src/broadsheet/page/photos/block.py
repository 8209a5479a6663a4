"""Values of photos composed: where captions stand, how the pictures of a group share their rectangle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from msgspec import Struct

from broadsheet.base.units import POINT, Length
from broadsheet.issue.model import Arrangement, Photo
from broadsheet.page.blocks import TextBlock

if TYPE_CHECKING:
    from broadsheet.page.shapes.shape import Shape

Side: TypeAlias = Literal["left", "right"]

_SHALLOWEST = 12 * POINT
"""The depth that a picture of a group keeps, unless its shape wants less."""


class Spot(Struct, frozen=True):
    """Where a caption stands that is not below its picture: at its side, ending with it, or in a corner of it.

    Its lines are `measure` long and run across, or `down`; those over a picture stand at its foot, or at its `head`,
    and at the side `at`.
    """

    at: Side
    measure: Length
    down: bool = False
    over: bool = False
    head: bool = False


class Said(NamedTuple):
    """What is said of a photo in lines of one measure: its caption, and its credit from line `credit_line` on."""

    words: TextBlock | None = None
    credit: TextBlock | None = None
    credit_line: int = 0

    @property
    def lines(self) -> int:
        """The lines of caption and credit together."""
        return self.credit_line + (len(self.credit.lines) if self.credit else 0)


class Tile(Struct, frozen=True):
    """A picture of a group (组图): how far from the left of the group it begins, its width, what is said below it."""

    photo: Photo
    x: Length
    width: Length
    said: Said


class TileRow(Struct, frozen=True):
    """Pictures of a group side by side, as deep as their shapes ask for, and the depth that the words `under` them take
    with the air above."""

    tiles: tuple[Tile, ...]
    depth: Length
    under: Length


class Tiling(Struct, frozen=True):
    """How the pictures of a group stand: stacks side by side of rows on each other, `gap` between all of them.

    The words under the last rows hang below the group, or where it ends with the tiers of a story stand `inside`.
    """

    stacks: tuple[tuple[TileRow, ...], ...]
    gap: Length
    inside: bool = False

    @property
    def arrangement(self) -> Arrangement:
        """How many pictures stand in each row of each stack."""
        return tuple(tuple(len(row.tiles) for row in stack) for stack in self.stacks)

    @property
    def narrowest(self) -> Length:
        """The width of the narrowest picture; below 0 where gaps take more than there is."""
        return min(tile.width for stack in self.stacks for row in stack for tile in row.tiles)

    @property
    def least(self) -> Length:
        """The depth below which some picture would have next to none."""
        return max(self.between(stack) + _least_of(stack) for stack in self.stacks)

    def between(self, stack: Sequence[TileRow]) -> Length:
        """What gaps and words take of the depth of a stack."""
        inner = stack if self.inside else stack[:-1]
        return (len(stack) - 1) * self.gap + sum(row.under for row in inner)

    @property
    def hang(self) -> Length:
        """How deep the words are that hang below the group."""
        return 0 if self.inside else max(stack[-1].under for stack in self.stacks)


def _least_of(stack: Sequence[TileRow]) -> Length:
    """The depth of all pictures of a stack together at which each row of them, its share of it, is deep enough."""
    whole = sum(row.depth for row in stack)
    return max(-(-whole * max(min(row.depth, _SHALLOWEST), POINT) // row.depth) for row in stack)


class PhotoBlock(Struct, frozen=True):
    """A photo over text columns: `rows` of picture and `caption_rows` under it; `elastic` if its depth may change.

    A credit that stands at the `side` of the picture runs down its right, and takes `side_width` of the width. A
    caption in a `spot` beside the picture takes `aside`. In tiers a picture ends where they do: `stands` is its top
    below the cap line of the region's first row, and its depth. The pictures of a group stand as their `tiling` says,
    in `fewest` rows at least.
    One that text runs round by a `shape` stands `shift` from the left of the first of the columns it touches.
    """

    photo: Photo
    column: int
    columns: int
    width: Length
    rows: int
    elastic: bool
    caption_rows: int = 0
    said: Said = Said()
    aside: Length = 0
    spot: Spot | None = None
    side: TextBlock | None = None
    side_width: Length = 0
    stands: tuple[Length, Length] | None = None
    tiling: Tiling | None = None
    fewest: int = 0
    shift: Length = 0
    shape: Shape | None = None
    room: tuple[Length, Length] | None = None

    @property
    def caption_room(self) -> tuple[Length, Length]:
        """How far from the left of the photo its caption below it begins, and how long its lines are."""
        return self.room or (0, self.width)

    @property
    def sayings(self) -> tuple[Said, ...]:
        """All that is said of it: its caption, and those of the pictures of a group."""
        stacks = self.tiling.stacks if self.tiling else ()
        return (self.said, *(tile.said for stack in stacks for row in stack for tile in row.tiles))

    @property
    def inset(self) -> Length:
        """How far from the left of the photo's width its picture begins."""
        return self.aside if self.spot and self.spot.at == "left" else 0

    @property
    def picture_width(self) -> Length:
        """How wide the picture is."""
        return self.width - self.aside - self.side_width

    @property
    def hang(self) -> Length:
        """How deep the words are that hang below the pictures of a group."""
        return self.tiling.hang if self.tiling else 0

    @property
    def depth(self) -> int:
        """The rows of picture and caption together."""
        return self.rows + self.caption_rows
