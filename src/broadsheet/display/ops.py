"""The page's drawing vocabulary: what a finished page is made of, in absolute positions.

Coordinates: origin at the top left of the trim, y down, thousandths of a point. Back ends read nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from broadsheet.base.geometry import Rect
from broadsheet.base.source import Span
from broadsheet.base.units import EM, Length


class Ink(NamedTuple):
    """A press colour: cyan, magenta, yellow, black in thousandths of full ink."""

    c: int
    m: int
    y: int
    k: int


BLACK = Ink(0, 0, 0, 1000)
PAPER = Ink(0, 0, 0, 0)


class Tag(NamedTuple):
    """What a mark is in the document: a structure type of PDF 14.8.4 and the story it belongs to; `alt` says what the
    marks of a drawing show together."""

    role: str
    story: str = ""
    alt: str = ""


QUARTER = 90_000
"""A quarter of a turn, clockwise, in thousandths of a degree."""
ARTIFACT = Tag("Artifact")


class Text(NamedTuple):
    """Glyphs of one face on one baseline.

    `glyphs` are glyph ids of `face`; `chars[i]` is the text glyph i stands for (a str serves where each glyph is one
    character; "" for a glyph whose text an earlier one carries). Advances are the face's own; `spacing` is added after
    every glyph and `kerns` (index, length) before the glyph at index; len(glyphs) as an index is not used.
    Horizontal: (x, y) is the left end of the baseline. Vertical (`vertical`, set Identity-V): x is the centre line
    of the column, y the top of the first em box, glyphs run down by the face's vertical advances, kerns and spacing
    are downwards. Turned: a horizontal text whose baseline runs from (x, y) at an `angle`, clockwise in thousandths of
    a degree; a quarter runs down, the tops of its letters to the right. `width` is how wide a horizontal one is drawn,
    in thousandths of its own.
    """

    x: Length
    y: Length
    face: str
    size: Length
    glyphs: Sequence[int]
    chars: Sequence[str]
    ink: Ink = BLACK
    spacing: Length = 0
    kerns: Sequence[tuple[int, Length]] = ()
    vertical: bool = False
    tag: Tag = ARTIFACT
    origin: Span | None = None
    angle: int = 0
    width: int = EM

    @property
    def turned(self) -> bool:
        """Whether it runs down the page."""
        return self.angle == QUARTER


class Rule(NamedTuple):
    """A straight line from (x1, y1) to (x2, y2), `weight` thick, centred on its path."""

    x1: Length
    y1: Length
    x2: Length
    y2: Length
    weight: Length
    ink: Ink = BLACK
    tag: Tag = ARTIFACT


class Fill(NamedTuple):
    """A filled rectangle (a tint, a bar)."""

    rect: Rect
    ink: Ink
    tag: Tag = ARTIFACT


class Box(NamedTuple):
    """A rectangle's outline, `weight` thick, centred on its edge."""

    rect: Rect
    weight: Length
    ink: Ink = BLACK
    tag: Tag = ARTIFACT


Subpath: TypeAlias = tuple[tuple[Length, ...], ...]
"""Of a path: the point it begins at, then points that lines go to (x, y), curves (two handles and their end), and an
empty one where it closes (PDF 8.5.2)."""


class Outline(NamedTuple):
    """A path; `even_odd` says which of its areas are inside (PDF 8.5.3.3)."""

    subpaths: tuple[Subpath, ...]
    even_odd: bool = False

    def moved(self, x: Length, y: Length) -> Outline:
        """The path so much farther to the right and down."""
        by = x, y
        subpaths = (
            tuple(tuple(value + by[at % 2] for at, value in enumerate(step)) for step in subpath)
            for subpath in self.subpaths
        )
        return self._replace(subpaths=tuple(subpaths))


class Picture(NamedTuple):
    """A photo: the part `crop` (left, top, right, bottom in upright source pixels) of `file` scaled to fill `rect`.

    Nothing of it is printed outside `clip`, nor of a `cutout` where it is clear: what lies below shows.
    """

    rect: Rect
    file: str
    crop: tuple[int, int, int, int]
    alt: str = ""
    tag: Tag = Tag("Figure")
    origin: Span | None = None
    clip: Outline | None = None
    cutout: bool = False


class Artwork(NamedTuple):
    """Page `page` (from 1) of the PDF `file` as it is, its trimmed area scaled to `rect`; what lies outside `window`
    is cut off."""

    rect: Rect
    window: Rect
    file: str
    page: int
    alt: str = ""
    tag: Tag = Tag("Figure")
    origin: Span | None = None


class Stroke(NamedTuple):
    """How a path is stroked: ink and weight, ends and joins (0, 1, 2) as PDF 8.4.3 counts them, the mitre limit in
    thousandths, dashes and where in them it begins."""

    ink: Ink
    weight: Length
    cap: int = 0
    join: int = 0
    mitre: int = 10_000
    dashes: tuple[Length, ...] = ()
    phase: Length = 0


class Shape(NamedTuple):
    """A path of a drawing, filled with an ink, stroked, or both in this order; cut off at each of `clips`."""

    outline: Outline
    ink: Ink | None = None
    stroke: Stroke | None = None
    clips: tuple[Outline, ...] = ()
    tag: Tag = Tag("Figure")
    origin: Span | None = None


Op: TypeAlias = Text | Rule | Fill | Box | Picture | Artwork | Shape
DisplayList: TypeAlias = tuple[Op, ...]


class DisplayPage(Struct, frozen=True):
    """One finished page: its number in the issue, its label ("A01"), trim width and height, bleed, and its marks.

    `sheet` is the paper it is drawn on, in the page's own coordinates, where that is more than trim and bleed; the
    whole sheet is drawn at `scale` (1 for full size). `placed` are the pages imposed on it, drawn below its marks.
    """

    number: int
    label: str
    width: Length
    height: Length
    bleed: Length
    ops: DisplayList
    sheet: Rect | None = None
    scale: float = 1
    placed: tuple[Placed, ...] = ()

    @property
    def trim(self) -> Rect:
        """The page as it is cut."""
        return Rect(0, 0, self.width, self.height)

    @property
    def medium(self) -> Rect:
        """The paper it is drawn on: its sheet, or the trim with the bleed around it."""
        return self.sheet or self.trim.inset(-self.bleed)


class Placed(Struct, frozen=True):
    """A page in full size on a sheet: `x`, `y` is the upper left corner of its trim there, `window` the part of the
    sheet that it may print in; `turned` stands it on its head in the same place."""

    page: DisplayPage
    x: Length
    y: Length
    window: Rect
    turned: bool = False


class DisplayDocument(Struct, frozen=True):
    """Finished pages and what the file says of itself; `date` is ISO 8601 (the issue's day), `from_right` whether its
    pages are bound at the right and turned from there."""

    title: str
    publisher: str
    date: str
    language: str
    pages: tuple[DisplayPage, ...]
    from_right: bool = False
