"""What the art desk decided, resolved to lengths: paper, grid, rules, styles, headline ladder, templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from broadsheet.base.faults import Fault
from broadsheet.base.geometry import Rect
from broadsheet.base.source import Span
from broadsheet.base.units import Length, ascent, pt
from broadsheet.clreq.rules import DEFAULT, Rules
from broadsheet.display.ops import Ink
from broadsheet.layout.furniture import Furniture
from broadsheet.layout.groups import GroupStyle
from broadsheet.layout.styles import Align, BoxStyle, HeadStyle, Rule, Style

Binding: TypeAlias = Literal["left", "right"]
Writing: TypeAlias = Literal["horizontal", "vertical"]


class Grid(Struct, frozen=True):
    """The type area on its paper: `columns` base columns of `measure` parted by `gutter`, `rows` rows of `leading`.

    Column and row indices count from 0 here. `x`, `y` are the type area's top left. Pages bound at the right are read
    from the right. Two facing pages have `fold` columns left of the fold, which parts columns by `apart` more than a
    gutter; heads keep `spine` from it.
    """

    width: Length
    height: Length
    x: Length
    y: Length
    columns: int
    measure: Length
    gutter: Length
    rows: int
    leading: Length
    body: Length
    binding: Binding = "left"
    fold: int = 0
    apart: Length = 0
    spine: Length = 0

    def column_x(self, column: float) -> Length:
        """The left edge of a column."""
        beyond = self.apart if self.fold and column >= self.fold else 0
        return self.x + round(column * (self.measure + self.gutter)) + beyond

    def across(self, column: float, columns: float) -> Length:
        """The width of `columns` columns from `column` on, the fold among them if it is."""
        return self.span(columns) + (self.apart if column < self.fold < column + columns else 0)

    def facing(self) -> Grid:
        """The grid of two facing pages, the inner margins between their columns."""
        apart = self.width - self.columns * (self.measure + self.gutter)
        return replace(self, width=2 * self.width, columns=2 * self.columns, fold=self.columns, apart=apart)

    @property
    def fold_x(self) -> Length | None:
        """Where two facing pages meet; None on a page alone."""
        return self.width // 2 if self.fold else None

    def crosses(self, x: Length, width: Length) -> bool:
        """Whether what begins at `x`, so wide, lies on both of two facing pages."""
        return self.fold_x is not None and x < self.fold_x < x + width

    def area(self, row: float, rows: float, column: float, columns: float) -> Rect:
        """So many rows from the top of a row on, over so many columns from a column on."""
        depth = round(rows * self.leading)
        return Rect(self.column_x(column), self.row_y(row), self.across(column, columns), depth)

    def span(self, columns: float) -> Length:
        """The width of `columns` columns with the gutters between them (长栏: k·c + (k-1)·g)."""
        return round(columns * (self.measure + self.gutter)) - self.gutter

    def row_y(self, row: float) -> Length:
        """The top of a row."""
        return self.y + round(row * self.leading)

    @property
    def drop(self) -> Length:
        """From the top of a row to its baseline: the ideographic box of the body size stands centred in its row."""
        return (self.leading - self.body) // 2 + ascent(self.body)

    def baseline(self, row: float) -> Length:
        """The baseline of a row."""
        return self.row_y(row) + self.drop

    def cap(self, row: float) -> Length:
        """The top of the ideographic box of body text on a row, where pictures begin."""
        return self.row_y(row) + (self.leading - self.body) // 2


class Grade(Struct, frozen=True):
    """A step of the headline ladder: size, faces, the most lines, leading as a factor, a rule under the kicker."""

    size: Length
    face: str
    kicker_face: str
    deck_face: str
    lines: int
    leading: float
    kicker_rule: Rule | None


class Headlines(Struct, frozen=True):
    """The ladder, rank 1 first, and how kicker and deck follow from the head's size.

    `spread` is what stands between the characters of a head of two, three, four, in ems (均排); none if empty. A
    summary (提要) stands in `summary_box`; `side_rule` parts a kicker at the side from its headline.
    """

    ladder: tuple[Grade, ...]
    align: Align
    kicker: float
    deck: float
    smallest_kicker: Length
    largest_deck: Length
    gap: float
    spread: tuple[float, ...]
    summary_box: BoxStyle | None = None
    side_rule: Rule | None = None

    def kicker_size(self, head: Length) -> Length:
        """The kicker over a head of that size."""
        return max(round(head * self.kicker), self.smallest_kicker)

    def deck_size(self, head: Length) -> Length:
        """The deck under a head of that size."""
        return min(max(round(head * self.deck), self.smallest_kicker), self.largest_deck)


Alteration: TypeAlias = Literal["lines", "white", "photos", "captions", "tighten", "crossheads", "head"]
"""What fitting a story may change without touching its words."""


class Fitting(Struct, frozen=True):
    """How far a story may be changed to be filled to its last line (`fit: auto`).

    Each alteration of `order` is taken only where those before it do not do. Of a hundred paragraphs `lines` may take a
    line more or less, none looser than `loosest` thousandths of an em, or be spared one where every place closes up by
    `tighten` thousandths of an em at most; the head may gain `white` rows, or give one where half a row stays; photos
    change by so many per cent of their depth, each caption by so many lines, every crosshead by so many rows, and the
    head by so many grades.
    """

    order: tuple[Alteration, ...]
    lines: int
    loosest: int
    white: int
    photos: int
    captions: int
    tighten: int
    crossheads: int
    head: int


class MakeUp(Struct, frozen=True):
    """White between stories and how far make-up may move edges, open heads and crop photos; counts of rows.

    The rules stand between columns, between the tiers of vertical stories, between stories, over a standing head,
    between the rows of a table, of a calendar and under their heads, over and under a pull quote;
    fact boxes are boxed as `facts_box`,
    captions over their pictures as `caption_box`. Text that runs round a photo keeps `wrap_air` from its outline,
    its lines hold `wrap_least` characters; `group_gap` is between the pictures of a group.
    `allow` are the faults that are not told.
    """

    module_gap: int
    edge_travel: int
    head_stretch: int
    photo_stretch: int
    head_white: int
    caption_air: Length
    column_rule: Rule | None
    tier_rule: Rule | None
    module_rule: Rule | None
    standing_rule: Rule | None
    table_rule: Rule | None
    table_head_rule: Rule | None
    fit: Fitting
    inset_rule: Rule | None = None
    facts_box: BoxStyle | None = None
    caption_box: BoxStyle | None = None
    wrap_air: Length = 4_500
    wrap_least: int = 6
    group_gap: Length = pt(5)
    calendar_rule: Rule | None = None
    allow: tuple[Fault, ...] = ()


class Voice(Struct, frozen=True):
    """How a kind of story speaks (语气): its headlines and its styles, whole."""

    headlines: Headlines
    styles: Mapping[str, Style]


class Nameplate(Struct, frozen=True):
    """A nameplate's place among the stories: `columns` from `column` (0 first), the first `rows` below the head."""

    column: int
    columns: int
    rows: int

    def holds(self, column: int) -> bool:
        """Whether it stands in a column."""
        return self.column <= column < self.column + self.columns


class Template(Struct, frozen=True):
    """A kind of page: rows taken by its head, its furniture, the voice of its stories and how their text runs.

    Furniture for a `spread` stands on the columns of both its pages.
    """

    head: int
    voice: str | None
    furniture: tuple[Furniture, ...]
    writing: Writing = "horizontal"
    nameplate: Nameplate | None = None
    spread: bool = False

    def furniture_of(self, number: int) -> Iterator[Furniture]:
        """What stands on the page of a number, which lies on the odd or the even side of its sheet."""
        side = "odd" if number % 2 else "even"
        return (item for item in self.furniture if item.sides in ("all", side))


class AdSize(Struct, frozen=True):
    """A size of advertisements: base columns by baseline rows; None for all rows below the page's head."""

    columns: int
    rows: int | None


class AdStyle(Struct, frozen=True):
    """How advertisements stand: the rule round them, the word they are marked with ("" for none) and the name of its
    style, and the sizes they are sold in; "sheet" is the page from trim to trim, "ear" the box beside the nameplate."""

    frame: Rule | None
    label: str
    style: str
    sizes: Mapping[str, AdSize | Literal["ear", "sheet"]]


class Layout(Struct, frozen=True):
    """A layout, ready to make up pages with; heads are composed by the rules `composition`.

    `fold` is how far below its top the paper is folded across; None where it is not. `heads` are the head styles (题式)
    that stories may ask for.
    """

    name: str
    span: Span
    grid: Grid
    make_up: MakeUp
    rules: Mapping[str, Rule]
    boxes: Mapping[str, BoxStyle]
    styles: Mapping[str, Style]
    headlines: Headlines
    templates: Mapping[str, Template]
    voices: Mapping[str, Voice]
    ads: AdStyle
    composition: Rules = DEFAULT
    groups: Mapping[str, GroupStyle] = {}
    fold: Length | None = None
    heads: Mapping[str, HeadStyle] = MappingProxyType({})
    inks: Mapping[str, Ink] = MappingProxyType({})

    def in_voice(self, name: str | None) -> Layout:
        """The layout as stories of that voice see it; itself without one."""
        voice = self.voices.get(name) if name is not None else None
        return replace(self, headlines=voice.headlines, styles=voice.styles) if voice else self
