"""Marks to operators: the content stream of one page (ISO 32000-1, Annex A)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import cos, radians, sin
from typing import assert_never

from msgspec import Struct

from broadsheet.base.units import EM, POINT, Length
from broadsheet.display.ops import (
    BLACK,
    Artwork,
    Box,
    DisplayPage,
    Fill,
    Ink,
    Op,
    Outline,
    Picture,
    Placed,
    Rule,
    Shape,
    Stroke,
    Text,
)
from broadsheet.display.outlines import reach
from broadsheet.output.pdf.composite import CompositeFont

OVERPRINT, KNOCKOUT, INITIAL = "GSo", "GSk", "GSi"
"""Names of the graphics states: black that leaves the inks below it alone, everything else, and what a page begins
with."""
_AT_FIRST = f"/{INITIAL} gs 0 g 0 G 1 w 0 Tc"
"""Sets back what the marks of a page change (8.4.1), for content that was drawn as a page of its own."""


class Form(Struct, frozen=True):
    """A form's name as a resource, and how large it is in points."""

    resource: str
    width: float
    height: float


_THIN = 2 * POINT
"""A black area thinner than this is a line to the press, and overprints as one (GWG 2022, R0010)."""
_PLAIN = Stroke(BLACK, 0)
_UNSET = {"gs": f"/{KNOCKOUT} gs", "Tc": "0 Tc", "J": "0 J", "j": "0 j", "M": "10 M", "d": "[] 0 d"}
"""What a page begins with (8.4.1), by what sets it."""


def points(length: Length) -> str:
    """A length as a PDF number: points, exact, at most three decimals."""
    return f"{length / POINT:.10g}"


class PageContent:
    """The operators of one page. The flip to y upwards happens here and nowhere else.

    `fonts` gives the composite font of a face key, `image` the resource name of a picture, `form` that of a placed
    page. The state that operators set (font, colour, spacing, overprint) is remembered so that it is written when it
    changes and not before.
    """

    def __init__(
        self,
        page: DisplayPage,
        fonts: Callable[[str], CompositeFont],
        image: Callable[[Picture], str],
        form: Callable[[Artwork], Form],
    ) -> None:
        self.operators: list[str] = []
        self.externals: set[str] = set()
        self._fonts, self._image, self._form = fonts, image, form
        self._left, self._top = -page.medium.x, page.medium.bottom
        self._state = dict(_UNSET)
        if page.scale != 1:
            self.operators.append(f"{page.scale:.10g} 0 0 {page.scale:.10g} 0 0 cm")
        # First, while the graphics state is still the one that each page begins with.
        for placed in page.placed:
            self._place(placed)
        for op in page.ops:
            self._draw(op)

    def _place(self, placed: Placed) -> None:
        """A page of the sheet by itself: clipped to its window, moved by a matrix of its own (8.3.4, 8.5.4)."""
        page, (x, y, w, h) = placed.page, placed.window
        inner = PageContent(page, self._fonts, self._image, self._form)
        self.externals |= inner.externals
        left, top = self._left + placed.x, self._top - placed.y
        if placed.turned:
            ways, e, f = (
                "-1 0 0 -1",
                left + page.width - page.medium.x,
                top - page.height + page.medium.bottom,
            )
        else:
            ways, e, f = "1 0 0 1", left + page.medium.x, top - page.medium.bottom
        clip = f"{self._at(x, y + h)} {points(w)} {points(h)} re W n"
        self.operators += ["q", clip, f"{ways} {points(e)} {points(f)} cm", *inner.operators, "Q"]

    def _draw(self, op: Op) -> None:
        if isinstance(op, Text):
            self._text(op)
        elif isinstance(op, Rule):
            self._rule(op)
        elif isinstance(op, Fill):
            self._fill(op)
        elif isinstance(op, Box):
            self._box(op)
        elif isinstance(op, Picture):
            self._picture(op)
        elif isinstance(op, Artwork):
            self._artwork(op)
        elif isinstance(op, Shape):
            self._shape(op)
        else:
            assert_never(op)

    def _text(self, op: Text) -> None:
        if not op.glyphs:
            return
        font = self._fonts(op.face)
        self._ink("k", op.ink, overprint=op.ink == BLACK)
        self._set("Tf", f"/{font.resource(op.vertical)} {points(op.size)} Tf")
        # Upwards is positive in vertical writing, so space that pushes down is negative there (9.3.2).
        self._set("Tc", f"{points(-op.spacing if op.vertical else op.spacing)} Tc")
        shown = "".join(_shown(op, font.codes(op.glyphs, op.chars)))
        self.operators.append(f"BT {_ways(op)} {self._at(op.x, op.y)} Tm [{shown}] TJ ET")

    def _rule(self, op: Rule) -> None:
        self._stroke(op.ink, op.weight)
        self.operators.append(f"{self._at(op.x1, op.y1)} m {self._at(op.x2, op.y2)} l S")

    def _box(self, op: Box) -> None:
        self._stroke(op.ink, op.weight)
        x, y, w, h = op.rect
        self.operators.append(f"{self._at(x, y + h)} {points(w)} {points(h)} re S")

    def _fill(self, op: Fill) -> None:
        self._ink("k", op.ink, overprint=False)
        x, y, w, h = op.rect
        self.operators.append(f"{self._at(x, y + h)} {points(w)} {points(h)} re f")

    def _picture(self, op: Picture) -> None:
        self._set("gs", f"/{KNOCKOUT} gs")
        x, y, w, h = op.rect
        place = f"{points(w)} 0 0 {points(h)} {self._at(x, y + h)} cm"
        image = self._image(op)
        self.externals.add(image)
        clip = f"{self._path(op.clip)} W n " if op.clip else ""
        self.operators.append(f"q {clip}{place} /{image} Do Q")

    def _artwork(self, op: Artwork) -> None:
        """A placed page: cut to its window, scaled to its place, in the state its own page would begin with."""
        form, (x, y, w, h) = self._form(op), op.window
        self.externals.add(form.resource)
        clip = f"{self._at(x, y + h)} {points(w)} {points(h)} re W n"
        across, up = op.rect.w / POINT / form.width, op.rect.h / POINT / form.height
        place = f"{across:.10g} 0 0 {up:.10g} {self._at(op.rect.x, op.rect.bottom)} cm"
        lines = [state for key, state in _UNSET.items() if key in "JjMd" and self._state[key] != state]
        self.operators += ["q", clip, " ".join([place, *lines, _AT_FIRST, f"/{form.resource} Do"]), "Q"]

    def _shape(self, op: Shape) -> None:
        """A path filled, then stroked, so that black lines may overprint what black areas leave out."""
        before = dict(self._state)
        if op.clips:
            self.operators.append("q")
            self.operators += [f"{self._path(clip)} {'W*' if clip.even_odd else 'W'} n" for clip in op.clips]
        path = self._path(op.outline)
        if op.ink is not None:
            self._ink("k", op.ink, overprint=op.ink == BLACK and _is_thin(op.outline))
            self.operators.append(f"{path} {'f*' if op.outline.even_odd else 'f'}")
        if op.stroke is not None:
            self._stroke(op.stroke.ink, op.stroke.weight, op.stroke)
            self.operators.append(f"{path} S")
        if op.clips:
            self.operators.append("Q")
            self._state = before

    def _path(self, outline: Outline) -> str:
        """Path construction (8.5.2), a hot loop: an engraving has ten thousand points."""
        left, top = self._left, self._top
        parts: list[str] = []
        add = parts.append
        for start, *segments in outline.subpaths:
            add(f"{self._at(*start)} m")
            for segment in segments:
                if len(segment) == 2:
                    x, y = segment
                    add(f"{(left + x) / POINT:.10g} {(top - y) / POINT:.10g} l")
                elif segment:
                    x1, y1, x2, y2, x, y = segment
                    add(
                        f"{(left + x1) / POINT:.10g} {(top - y1) / POINT:.10g} {(left + x2) / POINT:.10g} "
                        f"{(top - y2) / POINT:.10g} {(left + x) / POINT:.10g} {(top - y) / POINT:.10g} c"
                    )
                else:
                    add("h")
        return " ".join(parts)

    def _stroke(self, ink: Ink, weight: Length, line: Stroke = _PLAIN) -> None:
        """The state for lines: straight ends and corners, unbroken, unless `line` says otherwise."""
        self._ink("K", ink, overprint=ink == BLACK)
        self._set("w", f"{points(weight)} w")
        self._set("J", f"{line.cap} J")
        self._set("j", f"{line.join} j")
        if line.join == 0:
            self._set("M", f"{line.mitre / 1000:.10g} M")
        self._set("d", f"[{' '.join(map(points, line.dashes))}] {points(line.phase)} d")

    def _ink(self, operator: str, ink: Ink, overprint: bool) -> None:
        self._set("gs", f"/{OVERPRINT if overprint else KNOCKOUT} gs")
        self._set(operator, f"{' '.join(f'{part / 1000:g}' for part in ink)} {operator}")

    def _set(self, key: str, operator: str) -> None:
        if self._state.get(key) != operator:
            self._state[key] = operator
            self.operators.append(operator)

    def _at(self, x: Length, y: Length) -> str:
        return f"{points(self._left + x)} {points(self._top - y)}"


def _is_thin(outline: Outline) -> bool:
    """Whether none of its parts is more than a line."""
    parts = (reach(Outline((subpath,))) for subpath in outline.subpaths)
    return all(min(part.w, part.h) < _THIN for part in parts)


def _ways(op: Text) -> str:
    """The text matrix but for its place (9.4.2): along the line, and up from it."""
    if op.turned:
        return "0 -1 1 0"
    wide = op.width / EM
    if not op.angle:
        return "1 0 0 1" if op.width == EM else f"{wide:.10g} 0 0 1"
    along, across = cos(radians(op.angle / 1000)), sin(radians(op.angle / 1000))
    # From the page's y downwards to the file's upwards.
    return " ".join(map(_part, (along * wide, -across * wide, across, along)))


def _part(value: float) -> str:
    """A number of a matrix, without the exponent that PDF does not know (7.3.3)."""
    return f"{round(value, 6) + 0.0:.6f}".rstrip("0").rstrip(".")


def _shown(op: Text, codes: str) -> Iterator[str]:
    """The strings and shifts of a TJ array. Shifts count thousandths of the size, against the writing direction
    (9.4.3): leftwards in horizontal text; in vertical text upwards is positive, so a shift down is positive too."""
    sign = 1 if op.vertical else -1
    start = 0
    for index, kern in op.kerns:
        if index > start:
            yield f"<{codes[4 * start : 4 * index]}>"
            start = index
        yield f"{sign * 1000 * kern / op.size:.3f}".rstrip("0").rstrip(".")
    yield f"<{codes[4 * start :]}>"
