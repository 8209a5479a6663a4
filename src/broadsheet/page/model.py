"""Values of make-up: columns and containers, composed stories, filled pages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from msgspec import Struct

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length
from broadsheet.display.ops import Box, Fill, Shape
from broadsheet.display.ops import Rule as RuleOp
from broadsheet.issue.model import HeadPlace, Inset, Page, Story
from broadsheet.layout.styles import BoxStyle
from broadsheet.lines.model import Room
from broadsheet.page.blocks import Block, FixedLine, FixedRule, TextBlock
from broadsheet.page.heads.fitted import Fitted, Unfilled
from broadsheet.page.photos.block import PhotoBlock
from broadsheet.page.region import AdHole, Edges, GroupHole, Hole, Region


class TextColumn(Struct, frozen=True):
    """A column of text: its left edge and its measure."""

    x: Length
    measure: Length


class Tiers(Struct, frozen=True):
    """The tiers (栏) of a vertical story at one height, each with `slots` lines of `measure` from the right on.

    `tops` are where they begin below the cap line of the region's first row; the first line's right side is at `right`,
    the next lines stand `pitch` to its left, their em boxes `size` wide. A photo keeps them `apart`.
    """

    tops: tuple[Length, ...]
    measure: Length
    right: Length
    pitch: Length
    slots: int
    size: Length
    apart: Length

    def centre(self, slot: int, rows: int = 1) -> Length:
        """The centre line of a line that takes `rows` slots from `slot` on."""
        return self.right - self.size // 2 - slot * self.pitch - (rows - 1) * self.pitch // 2

    def across(self, width: Length) -> int:
        """How many lines stand side by side in a width, one at least."""
        return max((width - self.size) // self.pitch + 1, 1)

    def left(self, slot: int) -> Length:
        """The left side of the line in a slot."""
        return self.right - slot * self.pitch - self.size


class Container(NamedTuple):
    """Rows `top` to `bottom` (exclusive, from the region's first row) of a text column, free for lines.

    In a vertical story the columns are its tiers, the rows its lines counted from the right.
    """

    column: int
    top: int
    bottom: int


class Rest(Struct, frozen=True):
    """What a story leaves for the page it goes on on: blocks to be broken anew, the first in mid-paragraph if it had
    `begun`."""

    blocks: tuple[TextBlock, ...]
    begun: bool


class Placed(NamedTuple):
    """Lines `first` to `first + lines` of block `block` from `row` down in `column`."""

    block: int
    first: int
    lines: int
    column: int
    row: int


class HeadBlock(Struct, frozen=True):
    """A composed head over `columns` text columns from `column`: `rows` rows tall, its marks placed in `height`.

    It stands at its `place`: over the text, beside it, or among it. Its `marks` lie under its lines. `grade` is the
    number of the grade in the ladder that a horizontal one was set by; a vertical one stands between its
    `sides`, one on a photo at its head or `low` at its foot, the `air` from its edges.
    """

    column: int
    columns: int
    rows: int
    height: Length
    lines: tuple[FixedLine, ...]
    rules: tuple[FixedRule, ...]
    size: Length
    vertical: bool
    grade: int = 0
    marks: tuple[Fill | RuleOp | Box, ...] = ()
    sides: tuple[Length, Length] = (0, 0)
    place: HeadPlace = "over"
    low: bool = False
    air: Length = 0

    @property
    def partly(self) -> bool:
        """Whether text stands beside it."""
        return self.vertical or self.place in ("left", "right", "in")


class InsetBlock(Struct, frozen=True):
    """An inset over text columns, `rows` deep: lines, rules, an outline, dark cells and shapes, from its top left."""

    inset: Inset
    column: int
    columns: int
    rows: int
    lines: tuple[FixedLine, ...]
    rules: tuple[FixedRule, ...] = ()
    box: Rect | None = None
    cells: tuple[Rect, ...] = ()
    shapes: tuple[Shape, ...] = ()


class Stretch(Struct, frozen=True):
    """What make-up did beyond moving edges: rows added to the head, rows added to each elastic photo."""

    head: int = 0
    photos: int = 0


class ComposedStory(Struct, frozen=True):
    """A story composed for a width: everything but its height; a vertical one, which has `tiers`, for both.

    `columns` hold text, in a vertical story its photos and its head alone. `heads` are the heads it may carry, largest
    first, (None,) for a story without one; `air` the rows of white a box keeps above and below, `total` the rows its
    blocks take. Others stand in its `holes`.
    """

    story: Story
    columns: tuple[TextColumn, ...]
    x: Length
    width: Length
    box: BoxStyle | None
    air: int
    heads: tuple[HeadBlock | None, ...]
    photos: tuple[PhotoBlock, ...]
    blocks: tuple[Block, ...]
    total: int
    tiers: Tiers | None = None
    insets: tuple[InsetBlock, ...] = ()
    holes: tuple[Hole, ...] = ()

    @property
    def legs(self) -> int:
        """How many columns, or tiers, its text has."""
        return len(self.tiers.tops) if self.tiers else len(self.columns)

    @property
    def measure(self) -> Length:
        """How long its lines are."""
        return self.tiers.measure if self.tiers else self.columns[0].measure


NO_ROOMS: Final[Mapping[tuple[int, int], Room]] = MappingProxyType({})


class Frame(Struct, frozen=True):
    """Rows from the region's first: `head_rows` of head, photos and insets with the row each begins on, containers for
    text.

    The head begins on row `head_row`. `lacking` rows would be wanted for head, photos and insets alone; `lost` are too
    few over or under what stands in the story to hold text. `rooms` has, by column and row, what lines may take where a
    photo's shape leaves them less than their column.
    """

    head: HeadBlock | None
    head_rows: int
    photos: tuple[tuple[PhotoBlock, int], ...]
    containers: tuple[Container, ...]
    lacking: int
    insets: tuple[tuple[InsetBlock, int], ...] = ()
    lost: int = 0
    head_row: int = 0
    rooms: Mapping[tuple[int, int], Room] = NO_ROOMS

    @property
    def columns(self) -> int:
        """Columns that hold text; one where none does, so that a story's rows can be shared out."""
        return max(len({container.column for container in self.containers}), 1)


class Filled(Struct, frozen=True):
    """A story poured into its frame, `rows` tall from page row `top`: lines placed, lines and characters over, the rows
    more that would hold them, rows left empty, and the stretch that got it there.

    One that was to be filled to its last line was `fitted` for that, or is `unfilled`.
    """

    composed: ComposedStory
    frame: Frame
    top: int
    rows: int
    stretch: Stretch
    placed: tuple[Placed, ...]
    over_lines: int
    over_characters: int
    more_rows: int
    empty: int
    fitted: tuple[Fitted, ...] = ()
    unfilled: Unfilled | None = None

    @property
    def line(self) -> int:
        """The rows that a line at its end takes."""
        return self.composed.blocks[-1].rows if self.composed.blocks else 1

    @property
    def underset(self) -> int:
        """The rows empty, where they are more than level columns must leave: those of a line and more a column."""
        return self.empty if self.empty >= self.frame.columns * self.line else 0


class FilledPage(Struct, frozen=True):
    """A page made up: stories in their regions; `moved` how far each edge went from where it was drawn.

    Half of a `spread` has that whole, and where in it the page's left side is.
    """

    page: Page
    head: int
    stories: tuple[Filled, ...]
    regions: tuple[Region, ...]
    edges: Edges
    moved: tuple[int, ...]
    ads: tuple[AdHole, ...] = ()
    groups: tuple[GroupHole, ...] = ()
    spread: FilledPage | None = None
    start: Length = 0
