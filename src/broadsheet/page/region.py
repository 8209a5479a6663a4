"""Values of a page's plan: regions and advertisements' places, and the edges they stand between."""

from __future__ import annotations

from typing import Literal, NamedTuple, Protocol

from msgspec import Struct

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length
from broadsheet.display.ops import Op
from broadsheet.issue.model import Advert, Group, Story


class Spanning(Protocol):
    """What stands over columns side by side."""

    @property
    def column(self) -> int: ...
    @property
    def columns(self) -> int: ...


def spanned(part: Spanning) -> range:
    """The columns something stands over."""
    return range(part.column, part.column + part.columns)


def in_common(one: Spanning, other: Spanning) -> range:
    """The columns that two things stand over both; none where they stand beside each other."""
    here, there = spanned(one), spanned(other)
    return range(max(here.start, there.start), min(here.stop, there.stop))


class Cut(Struct, frozen=True):
    """A part of a region's rectangle that is left to others: base columns, and the edges it lies between, None where it
    reaches to the region's own top or foot."""

    column: int
    columns: int
    top: int | None
    bottom: int | None


class Hole(NamedTuple):
    """Where others stand in a story's rectangle: text columns `first` to `first + columns` (exclusive), rows from the
    region's first, to its foot where `bottom` is None."""

    top: int
    bottom: int | None
    first: int
    columns: int

    @property
    def over(self) -> range:
        """The text columns it is in."""
        return range(self.first, self.first + self.columns)


class Border(Struct, frozen=True):
    """What is taken of a region at its sides for a group it is in: rows at its top and foot, air left and right."""

    top: int = 0
    bottom: int = 0
    left: Length = 0
    right: Length = 0


class Region(NamedTuple):
    """A story's place: base columns from `column` (0 first) and the edges it stands between (indices into Edges).

    Of an L, a U or an O they are those of the rectangle round it, of which `cuts` are taken away.
    A group takes its `border`.
    """

    story: Story
    column: int
    columns: int
    top: int
    bottom: int
    cuts: tuple[Cut, ...] = ()
    border: Border = Border()


class Edges(Struct, frozen=True):
    """Horizontal edges of a page, as rows below its head: an edge's row is the first row of what stands under it.

    `fixed` edges never move; the stories above edge i end `gaps[i]` rows higher. `held` are those that could not: the
    page's own, that below a nameplate, those of advertisements and of what stands against them; the two edges of each
    pair in `rigid` move together or not at all.
    """

    rows: tuple[int, ...]
    gaps: tuple[int, ...]
    fixed: frozenset[int]
    held: frozenset[int] = frozenset({0, 1})
    rigid: tuple[tuple[int, int], ...] = ()


class AdRegion(NamedTuple):
    """An advertisement's place, as a story's; its first `label` rows are left to the word it is marked with."""

    advert: Advert
    column: int
    columns: int
    top: int
    bottom: int
    label: int


class Planned(NamedTuple):
    """The regions of a page's stories and advertisements, and the edges they stand between."""

    regions: tuple[Region, ...]
    edges: Edges
    ads: tuple[AdRegion, ...] = ()


class AdHole(Struct, frozen=True):
    """An advertisement and the rectangle it is to fill; `kind` tells how it stands there."""

    advert: Advert
    rect: Rect
    kind: Literal["cells", "ear", "sheet"]


class GroupHole(Struct, frozen=True):
    """A group of stories on its page: its rectangle, its page rows (`bottom` exclusive), of which its head has `lead`.

    `boxed` if a box goes round it, `ruled` if its head begins with a rule or a band; `ops` are the marks of both.
    """

    group: Group
    rect: Rect
    top: int
    bottom: int
    lead: int
    boxed: bool
    ruled: bool
    ops: tuple[Op, ...]
