"""What the editor wrote, resolved: an issue, its pages, their stories with copy and photos, each with its place."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from broadsheet.base.faults import Fault
from broadsheet.base.source import Span
from broadsheet.base.units import Measure
from broadsheet.issue.matter import Copy, Matter, Paragraph, tabular
from broadsheet.issue.pictures import is_drawing
from broadsheet.issue.service import Day, Forecast, Index
from broadsheet.issue.wrap import Wrap

Place: TypeAlias = Literal[
    "top", "bottom", "left", "right", "center", "top-left", "top-right", "bottom-left", "bottom-right"
]


Direction: TypeAlias = Literal["horizontal", "vertical"]

KickerPlace: TypeAlias = Literal["over", "side"]

CrossheadPlace: TypeAlias = Literal["in", "side"]

HeadPlace: TypeAlias = Literal["over", "left", "right", "in", "photo"]


CaptionPlace: TypeAlias = Literal["below", "beside", "left", "right", "over"]
CreditPlace: TypeAlias = Literal["end", "side"]


Arrangement: TypeAlias = tuple[tuple[int, ...], ...]
"""How the pictures of a group stand: stacks side by side, each the number of pictures in each of its rows from the top
down."""


class At(NamedTuple):
    """A region by hand, counted from 1: columns and baseline rows below the head of a page or of a story.

    The text of a story's runs round the stories and advertisements `around`, which stand in it.
    """

    column: int
    row: int
    columns: int
    rows: int
    around: tuple[str, ...] = ()


class Photo(Struct, frozen=True):
    """A photo of a story. `size` is the upright picture in pixels; (0, 0) where it could not be read.

    Without a file it is awaited (待图): `ratio` is then what its editor expects. Without a direction of its own its
    caption runs as the text of its story, and without a place of its own it stands below, or where it is vertical at
    the left; its credit at its end, or down the picture's side. Where it stands `at` a region of its story, that goes
    before `columns`, `place`, `ratio` and `depth`. Text may `wrap` round it. A `group` (组图) has no file of its own
    and one caption for all its pictures, which stand as `arrange` says, or as they are least cropped; of these only the
    picture and what is said of it count. `tones` are how light it is, square by
    square, where a head is to stand on it (see tones).
    """

    file: Path | None
    size: tuple[int, int]
    span: Span
    caption: Copy | None = None
    credit: Copy | None = None
    columns: int = 1
    place: Place = "top-right"
    focus: tuple[float, float] = (0.5, 0.5)
    ratio: float | None = None
    depth: Measure | None = None
    caption_direction: Direction | None = None
    at: At | None = None
    caption_place: CaptionPlace | None = None
    credit_place: CreditPlace = "end"
    wrap: Wrap | None = None
    tones: bytes = b""
    group: tuple[Photo, ...] = ()
    arrange: Arrangement | None = None

    @property
    def pictures(self) -> tuple[Photo, ...]:
        """The pictures it is made of: itself, or those of its group."""
        return self.group or (self,)

    @property
    def sided(self) -> bool:
        """Whether there is a credit that is to run down its side."""
        return self.credit_place == "side" and self.credit is not None

    @property
    def readable(self) -> bool:
        """Whether there is a picture to print."""
        return self.file is not None and all(self.size)

    @property
    def vector(self) -> bool:
        """Whether it is a drawing, which has no pixels and is not cropped."""
        return self.file is not None and is_drawing(self.file.name)


InsetKind: TypeAlias = Literal["quote", "facts", "figure", "qr", "index", "weather"]


class Inset(Struct, frozen=True):
    """What stands in a story beside its text: a pull quote (引语), a fact box (链接), a figure (数字), a QR code,
    an index, a forecast.

    `words` are the quote, the box's title, the figure or what the code says; `line` is who said it, what the figure
    counts or the line of invitation; `body` the paragraphs of a fact box, `service` the index or the forecast of a box
    of its own.
    """

    kind: InsetKind
    span: Span
    words: Copy
    line: Copy | None = None
    body: tuple[Paragraph, ...] = ()
    columns: int = 1
    place: Place = "top-right"
    service: Index | Forecast | None = None


class Address(NamedTuple):
    """A story of an issue: the number of its page and its letter."""

    page: int
    id: str

    def __str__(self) -> str:
        return f"{self.page}.{self.id}"


class HeadForm(Struct, frozen=True):
    """How an editor wants a head to be set; None where that is left to the layout.

    `size` is that of the headline, `style` one of the layout's head styles (题式). It stands at its `place`, over
    `span` text columns where it does not stand over all of them.
    """

    size: Measure | None = None
    style: str | None = None
    kicker: KickerPlace = "over"
    place: HeadPlace | None = None
    span: int | None = None


PLAIN_HEAD = HeadForm()


class Story(Struct, frozen=True):
    """A story as its editor means it; `id` is its letter in the plan.

    `standing` is the head of a standing column (栏题) over its own, `awaited` the characters of copy to come (待稿).
    `direction` is that of its head, `writing` that of its text; None where that is left to the page's template. One
    that is to `fill` its region is fitted to it. It goes on (转版) in the story `jump` of a later page, or goes on from
    the story `source` of an earlier one, whose copy it has then; a head repeated from there has the rank `heaviest` at
    most.
    """

    id: str
    span: Span
    headline: Copy
    kicker: Copy | None = None
    deck: Copy | None = None
    byline: Copy | None = None
    standing: Copy | None = None
    voice: str | None = None
    body: tuple[Matter, ...] = ()
    awaited: int = 0
    photos: tuple[Photo, ...] = ()
    insets: tuple[Inset, ...] = ()
    rank: int | None = None
    direction: Direction | None = None
    writing: Direction | None = None
    box: str | None = None
    set_in: int | None = None
    fill: bool = False
    initial: int = 0
    at: At | None = None
    jump: Address | None = None
    source: Address | None = None
    heaviest: int = 1
    summary: Copy | None = None
    head: HeadForm = PLAIN_HEAD
    crossheads: CrossheadPlace = "in"

    @property
    def repeated(self) -> bool:
        """Whether its head is that of the story it goes on from."""
        return self.heaviest > 1

    @property
    def titled(self) -> Copy:
        """What it is known by: its headline, or its standing head where it has no other."""
        return self.headline if self.headline.text or not self.standing else self.standing

    @property
    def across_only(self) -> bool:
        """Whether it has a table, a calendar, insets, an initial or a photo that text runs round, or goes on elsewhere:
        none has a vertical form."""
        elsewhere = self.jump is not None or self.source is not None
        wrapped = any(photo.wrap for photo in self.photos)
        return (
            tabular(self.body)
            or bool(self.insets or self.initial or self.crossheads == "side")
            or wrapped
            or elsewhere
        )

    def running(self, writing: Direction) -> Story:
        """The story as it runs on a page whose stories run so; one that cannot be vertical across."""
        own = self.writing or ("horizontal" if self.across_only else writing)
        return replace(self, writing=own, direction=self.direction or own)


class AdCells(NamedTuple):
    """The size of an advertisement by hand: base columns, and baseline rows."""

    columns: int
    rows: int


AdPlace: TypeAlias = Literal["top", "bottom", "top-left", "top-right", "bottom-left", "bottom-right", "ear"]


class Advert(Struct, frozen=True):
    """An advertisement (广告), placed whole as its file has it.

    `file` is a photo of `pixels`, or page `page` of a PDF where `pixels` are None; without a file it is awaited
    (待广告), and `awaited` says what is to come. It stands where the plan draws its letter (`drawn`), where `at` says,
    or at `place` in a `size`, which is a name of the layout's or a number of columns and rows. `label` and `frame`
    are the layout's affair where they are None; `crop` lets it be cut to fill its place.
    """

    id: str
    span: Span
    file: Path | None
    pixels: tuple[int, int] | None = None
    page: int = 1
    awaited: str | None = None
    size: Copy | AdCells | None = None
    place: AdPlace | None = None
    at: At | None = None
    drawn: bool = False
    label: bool | None = None
    frame: bool | None = None
    crop: bool = False


class Plan(Struct, frozen=True):
    """The page drawn in letters (版样): `cells[row][column]` is the id of a story or an advertisement.

    `fixed` holds every edge where drawn.
    """

    cells: tuple[tuple[str, ...], ...]
    fixed: bool
    span: Span


class Part(NamedTuple):
    """A part of an issue (叠): its letter, and its name if it has one."""

    letter: str
    name: str = ""


class Group(Struct, frozen=True):
    """Stories of a page under one section head (栏目题), and whose section it is; `style` and `box` are names of the
    layout's."""

    title: Copy
    stories: tuple[str, ...]
    span: Span
    by: Copy | None = None
    style: Copy | None = None
    box: Copy | None = None


class Page(Struct, frozen=True):
    """One page: `number` from 1, `label` ("A01"); the editor means what faults of make-up he allows.

    One that is `lettered` is known to readers by its label, in an issue of parts or by the editor's own; any other by
    its number. `facing` is the number of the page it makes a spread (通版) with.
    """

    number: int
    label: str
    span: Span
    section: str
    template: str
    editors: tuple[tuple[str, str], ...]
    plan: Plan | None
    stories: tuple[Story, ...]
    allow: tuple[Fault, ...] = ()
    ads: tuple[Advert, ...] = ()
    part: Part | None = None
    lettered: bool = False
    groups: tuple[Group, ...] = ()
    facing: int | None = None

    @property
    def leads(self) -> bool:
        """Whether it has the stories of a spread, which it makes up with the page after it."""
        return self.facing is not None and self.facing > self.number

    @property
    def called(self) -> str:
        """What readers are told it is called: 2, or B02."""
        return self.label if self.lettered else str(self.number)

    @property
    def named(self) -> str:
        """The same in words: 第2版, or B02版."""
        return f"{self.label}版" if self.lettered else f"第{self.number}版"


class Issue(Struct, frozen=True):
    """One issue of a newspaper. Furniture absent in the YAML is None and not printed.

    `ear` (报眼) has a line a printed line and may hold STRONG_ON and STRONG_OFF; `lunar` is the day in the lunar
    calendar, None outside the years the almanac knows; `days` are those of the forecast,
    `imprint` the line at the foot (版权行), `nameplate` the file of the paper's name as artwork.
    `places` are those of its keys in the file.
    """

    newspaper: str
    date: datetime.date
    span: Span
    pages: tuple[Page, ...]
    layout: Copy
    press: Copy
    number: int | None = None
    cn: str | None = None
    publisher: str | None = None
    price: str | None = None
    weather: str | None = None
    ear: str | None = None
    lunar: str | None = None
    days: tuple[Day, ...] = ()
    imprint: str | None = None
    left_ear: str | None = None
    places: Mapping[str, Span] = field(default_factory=dict)
    nameplate: Copy | None = None

    def leading(self, page: Page) -> Page:
        """The page whose stories and advertisements stand on one: the first of a spread, else itself."""
        return self.pages[page.facing - 1] if page.facing and not page.leads else page
