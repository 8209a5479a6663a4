"""Values of make-up: regions and their edges, columns and containers, composed stories, filled pages."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from broadsheet.base.units import Length
from broadsheet.display.ops import Ink
from broadsheet.issue.model import Page, Photo, Story
from broadsheet.layout.model import BoxStyle, Rule, Style
from broadsheet.lines.model import Line
from broadsheet.text.model import ShapedText


class Region(NamedTuple):
    """A story's place: base columns from `column` (0 first) and the edges it stands between (indices into Edges)."""

    story: Story
    column: int
    columns: int
    top: int
    bottom: int


class Edges(Struct, frozen=True):
    """Horizontal edges of a page, as rows below its head: an edge's row is the first row of what stands under it.

    `fixed` edges never move; the stories above edge i end `gaps[i]` rows higher.
    """

    rows: tuple[int, ...]
    gaps: tuple[int, ...]
    fixed: frozenset[int]


class TextColumn(Struct, frozen=True):
    """A column of text: its left edge and its measure."""

    x: Length
    measure: Length


class Container(NamedTuple):
    """Rows `top` to `bottom` (exclusive, from the region's first row) of a text column, free for lines."""

    column: int
    top: int
    bottom: int


class Block(Struct, frozen=True):
    """A paragraph broken for its story's measure; `rows` a line takes on the grid, `heading` if text must follow."""

    text: ShapedText
    lines: list[Line]
    style: Style
    rows: int = 1
    heading: bool = False

    @property
    def depth(self) -> int:
        """The rows all its lines take."""
        return len(self.lines) * self.rows


class Placed(NamedTuple):
    """Lines `first` to `first + lines` of block `block` from `row` down in `column`."""

    block: int
    first: int
    lines: int
    column: int
    row: int


class HeadLine(Struct, frozen=True):
    """A line of a head block: its left end and baseline from the block's top left (vertical: centre line and top).

    `pair` is how wide two figures stand upright in a vertical line.
    """

    text: ShapedText
    line: Line
    x: Length
    y: Length
    ink: Ink
    role: str
    pair: Length = 0


class HeadRule(Struct, frozen=True):
    """A rule inside a head block."""

    rule: Rule
    x: Length
    y: Length
    width: Length


class HeadBlock(Struct, frozen=True):
    """A composed head over `columns` text columns from `column`: `rows` rows tall, its marks placed in `height`."""

    column: int
    columns: int
    rows: int
    height: Length
    lines: tuple[HeadLine, ...]
    rules: tuple[HeadRule, ...]
    size: Length
    vertical: bool


class PhotoBlock(Struct, frozen=True):
    """A photo over text columns: `rows` of picture and `caption_rows` under it; `elastic` if its depth may change.

    The credit begins on line `credit_line` of the caption.
    """

    photo: Photo
    column: int
    columns: int
    width: Length
    rows: int
    caption_rows: int
    caption: Block | None
    credit: Block | None
    credit_line: int
    elastic: bool


class Stretch(Struct, frozen=True):
    """What make-up did beyond moving edges: rows added to the head, rows added to each elastic photo."""

    head: int = 0
    photos: int = 0


class ComposedStory(Struct, frozen=True):
    """A story composed for a width: everything but its height.

    `heads` are the heads it may carry, largest first, (None,) for a story without one; `air` the rows of white a box
    keeps above and below, `total` the rows its blocks take.
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


class Frame(Struct, frozen=True):
    """Rows from the region's first: `head_rows` of head, photos with the row each begins on, containers for text.

    `lacking` rows would be wanted for head and photos alone.
    """

    head: HeadBlock | None
    head_rows: int
    photos: tuple[tuple[PhotoBlock, int], ...]
    containers: tuple[Container, ...]
    lacking: int

    @property
    def columns(self) -> int:
        """Columns that hold text."""
        return len({container.column for container in self.containers})


class Filled(Struct, frozen=True):
    """A story poured into its frame, `rows` tall from page row `top`: lines placed, lines and characters over, rows
    left empty, and the stretch that got it there."""

    composed: ComposedStory
    frame: Frame
    top: int
    rows: int
    stretch: Stretch
    placed: tuple[Placed, ...]
    over_lines: int
    over_characters: int
    empty: int


class FilledPage(Struct, frozen=True):
    """A page made up: stories in their regions; `moved` how far each edge went from where it was drawn."""

    page: Page
    head: int
    stories: tuple[Filled, ...]
    regions: tuple[Region, ...]
    edges: Edges
    moved: tuple[int, ...]
