"""Marks for the printer: crop, registration and fold marks, the colour bar and the slug, outside trim and bleed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length, ascent, mm, pt
from broadsheet.display.ops import BLACK, Box, DisplayPage, Fill, Ink, Op, Rule
from broadsheet.fonts.catalog import Catalog
from broadsheet.layout.press import Marks
from broadsheet.page.lettering import Lettering

REGISTRATION = Ink(1000, 1000, 1000, 1000)
"""On every plate. A Separation colour All would do the same, and newspaper rules warn of it (GWG 2022 R0024)."""
CYAN, MAGENTA, YELLOW = Ink(1000, 0, 0, 0), Ink(0, 1000, 0, 0), Ink(0, 0, 1000, 0)
PLATES = (("青 C", CYAN), ("品红 M", MAGENTA), ("黄 Y", YELLOW), ("黑 K", BLACK))
"""Each plate's name in its own ink alone."""
_TINTS = tuple(Ink(*(part * 400 // 1000 for part in ink)) for _, ink in PLATES)
"""40 %, where ISO 12647-3 states the tone value increase."""
_OVERPRINTS = (Ink(0, 1000, 1000, 0), Ink(1000, 0, 1000, 0), Ink(1000, 1000, 0, 0))
"""Red, green, blue: two inks, which newsprint carries; three in full would be more than it does."""
_GREYS = (Ink(300, 240, 240, 0), Ink(0, 0, 0, 300))
"""Grey balance: to the eye, the three inks come out as the black beside them."""
COLOUR_BAR = (*(ink for _, ink in PLATES), *_TINTS, *_OVERPRINTS, *_GREYS)
_PATCH_WIDTH, _STRIP = mm(6), mm(5)
"""A patch holds a densitometer's aperture; the strips of colour bar and slug are as deep."""
_STRIP_GAP = mm(2)
"""Between the marks next to the page and those strips."""
_PAPER = mm(3)
"""White to the edge of the sheet, which no machine images."""
_SLUG = pt(10)
"""GWG 2022 R0017: type in more than one ink."""


class Folds(NamedTuple):
    """Where the printed paper is folded: across it at mid-height (对折线), down it at mid-width."""

    across: bool = False
    down: bool = False


class Ring(NamedTuple):
    """Room for marks round a trim: from `near` to `far` away from it, in lines of one weight."""

    trim: Rect
    near: Length
    far: Length
    weight: Length

    def rule(self, x1: Length, y1: Length, x2: Length, y2: Length) -> Rule:
        return Rule(x1, y1, x2, y2, self.weight, REGISTRATION)


class PressMarker(Struct, frozen=True):
    """The marks that a press profile asks for, round a page or a sheet; the slug is set in `face`."""

    marks: Marks
    catalog: Catalog
    face: str

    def marked(self, page: DisplayPage, words: str, folds: Folds) -> DisplayPage:
        """The page with its marks on a sheet that holds them; `words` are its slug."""
        ring = self._ring(page)
        made: dict[str, Iterator[Op]] = {
            "crop": crop_marks(ring),
            "registration": registration_marks(ring),
            "fold": fold_marks(ring, folds),
            "colour_bar": colour_bar(ring),
            "slug": self._slug(ring, words),
        }
        ops = [op for kind, marks in made.items() if kind in self.marks.show for op in marks]
        return replace(page, ops=(*page.ops, *ops), sheet=self._sheet(ring))

    def _ring(self, page: DisplayPage) -> Ring:
        marks = self.marks
        near = max(marks.offset.resolve(), page.bleed)
        return Ring(page.trim, near, near + marks.length.resolve(), marks.weight.resolve())

    def _sheet(self, ring: Ring) -> Rect:
        """The same white on facing sides, so that the page is in the middle."""
        strips = _STRIP_GAP + _STRIP if {"colour_bar", "slug"} & set(self.marks.show) else 0
        x, y, w, h = ring.trim.inset(-ring.far - _PAPER)
        return Rect(x, y - strips, w, h + 2 * strips)

    def _slug(self, ring: Ring, words: str) -> Iterator[Op]:
        """What is on the plate, on every plate; after it the plates' names, of which each plate shows one."""
        letters = Lettering(self.catalog, self.face, _SLUG)
        x, y = ring.trim.x, ring.trim.bottom + ring.far + _STRIP_GAP + ascent(_SLUG)
        for text, ink in ((words, REGISTRATION), *PLATES):
            label = letters.write(text, x, y, ink)
            yield from label.marks
            x = label.box.right + _SLUG


def crop_marks(ring: Ring) -> Iterator[Op]:
    """Two lines at every corner, in line with the trim."""
    trim, near, far = ring.trim, ring.near, ring.far
    for edge, out in ((trim.y, -1), (trim.bottom, 1)):
        for x in (trim.x, trim.right):
            yield ring.rule(x, edge + out * near, x, edge + out * far)
    for edge, out in ((trim.x, -1), (trim.right, 1)):
        for y in (trim.y, trim.bottom):
            yield ring.rule(edge + out * near, y, edge + out * far, y)


def registration_marks(ring: Ring) -> Iterator[Op]:
    """Two on every side, a quarter in from the corners: the middle is the fold's."""
    trim, away = ring.trim, (ring.near + ring.far) // 2
    for x in (trim.x + trim.w // 4, trim.right - trim.w // 4):
        yield from _target(ring, x, trim.y - away)
        yield from _target(ring, x, trim.bottom + away)
    for y in (trim.y + trim.h // 4, trim.bottom - trim.h // 4):
        yield from _target(ring, trim.x - away, y)
        yield from _target(ring, trim.right + away, y)


def _target(ring: Ring, x: Length, y: Length) -> Iterator[Op]:
    """A cross in a square of half its size."""
    arm = (ring.far - ring.near) // 2
    yield ring.rule(x - arm, y, x + arm, y)
    yield ring.rule(x, y - arm, x, y + arm)
    yield Box(Rect(x - arm // 2, y - arm // 2, arm, arm), ring.weight, REGISTRATION)


def fold_marks(ring: Ring, folds: Folds) -> Iterator[Op]:
    """Dashed, at both ends of every fold."""
    trim = ring.trim
    dash = (ring.far - ring.near) // 5
    for start in (ring.near, ring.near + 2 * dash, ring.near + 4 * dash):
        if folds.across:
            y = trim.y + trim.h // 2
            for edge, out in ((trim.x, -1), (trim.right, 1)):
                yield ring.rule(edge + out * start, y, edge + out * (start + dash), y)
        if folds.down:
            x = trim.x + trim.w // 2
            for edge, out in ((trim.y, -1), (trim.bottom, 1)):
                yield ring.rule(x, edge + out * start, x, edge + out * (start + dash))


def colour_bar(ring: Ring) -> Iterator[Op]:
    """Over the head, as many whole bars as the page is wide: every ink zone of the press has patches to measure."""
    width = len(COLOUR_BAR) * _PATCH_WIDTH
    bars = ring.trim.w // width
    x = ring.trim.x + (ring.trim.w - bars * width) // 2
    y = ring.trim.y - ring.far - _STRIP_GAP - _STRIP
    for index, ink in enumerate(COLOUR_BAR * bars):
        yield Fill(Rect(x + index * _PATCH_WIDTH, y, _PATCH_WIDTH, _STRIP), ink)
