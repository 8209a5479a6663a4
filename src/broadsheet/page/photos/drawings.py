"""Drawings on a page: where a picture is one, its shapes and its lettering, set in the paper's own faces and inks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import cos, radians, sin, sqrt
from typing import TypeAlias

from msgspec import Struct

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.geometry import Rect, turned
from broadsheet.base.units import EM, Length
from broadsheet.display.ops import BLACK, Ink, Op, Outline, Picture, Shape, Stroke, Text
from broadsheet.display.outlines import reach
from broadsheet.drawing import model as drawn
from broadsheet.drawing.fitting import Box, Kept, lain
from broadsheet.issue.pictures import is_drawing
from broadsheet.lines.model import Line
from broadsheet.page.across import spaced, text_line
from broadsheet.page.pen import Pen
from broadsheet.page.setting import Composer
from broadsheet.text.shape import Setting

Rgb: TypeAlias = tuple[int, int, int]
Find: TypeAlias = Callable[[Picture], drawn.Drawing | Diagnostic]
"""The drawing in a picture's file."""
Separate: TypeAlias = Callable[[Sequence[Rgb]], Sequence[Ink]]
"""Colours of the screen in the inks of the press."""

_FINE = 1000
"""Parts of a pixel that a crop is counted in (issue.pictures)."""
_FILLED = 0.8
"""How much of its place a drawing must fill for nothing to be told."""
_DOWN = (False, True) * 3
"""Which numbers of a segment go down the page."""
_RISE = 0.7
"""How far letters rise above their baseline at least, in ems."""
_OUT = 1_000
"""How far lettering may reach beyond its drawing, in thousandths of a point."""


def with_drawings(ops: Iterable[Op], find: Find, separate: Separate, composer: Composer) -> tuple[Op, ...]:
    """The same marks, the drawings among the pictures as marks of their own (BS720 to BS726)."""
    made: list[Op] = []
    for op in ops:
        if not isinstance(op, Picture) or not is_drawing(op.file):
            made.append(op)
            continue
        found = find(op)
        if isinstance(found, Diagnostic):
            composer.findings.append(Diagnostic(found.code, op.origin, found.args))
        else:
            made += _Painter(op, found, separate, composer).marks()
    return tuple(made)


class _Spot(Struct, frozen=True):
    """How a drawing lies in its place: larger by so much each way, its top left at (x, y), `window` what may show."""

    across: float
    down: float
    x: float
    y: float
    window: Rect

    def at(self, x: float, y: float) -> tuple[Length, Length]:
        return round(self.x + x * self.across), round(self.y + y * self.down)

    @property
    def scale(self) -> float:
        return sqrt(self.across * self.down)


class _Painter:
    def __init__(
        self, picture: Picture, drawing: drawn.Drawing, separate: Separate, composer: Composer
    ) -> None:
        self.picture, self.drawing, self.composer = picture, drawing, composer
        self.tag = picture.tag._replace(alt=picture.alt)
        self.name = picture.file.replace("\\", "/").rpartition("/")[2]
        self.spot = _spot(picture, drawing)
        colours = sorted({colour.rgb for colour in _colours(drawing) if colour.rgb})
        self.inks = dict(zip(colours, separate(colours), strict=True))
        self.unknown: set[str] = set()
        self.faces: dict[tuple[bool, int], str] = {}

    def marks(self) -> Iterator[Op]:
        if self.drawing.told:
            # Deferred: few drawings have what is not printed.
            from broadsheet.drawing.features import findings  # noqa: PLC0415

            self.composer.findings.extend(findings(self.drawing.told, self.name, self.picture.origin))
        place, shown = self.picture.rect, self.spot.window
        if shown.w * shown.h < _FILLED * place.w * place.h:
            self._tell("BS726", percent=round(100 * shown.w * shown.h / (place.w * place.h)))
        for mark in self.drawing.marks:
            if isinstance(mark, drawn.Shape):
                yield from self._shape(mark)
            else:
                yield from self._lettering(mark)

    def _tell(self, code: str, **args: object) -> None:
        self.composer.findings.append(Diagnostic(code, self.picture.origin, {"name": self.name, **args}))

    def _shape(self, shape: drawn.Shape) -> Iterator[Shape]:
        """A path in its place; cut off where it would reach beyond the drawing."""
        outline = self._outline(shape.subpaths, shape.even_odd)
        stroke = self._stroke(shape.stroke) if shape.stroke else None
        around = reach(outline).inset(-(stroke.weight * stroke.mitre // 2000 if stroke else 0))
        window = self.spot.window
        clips = [self._outline(clip.subpaths, clip.even_odd) for clip in shape.clips]
        if not (window.holds(around.x, around.y) and window.holds(around.right, around.bottom)):
            if not around.meets(window):
                return
            clips.append(_rectangle(window))
        ink = self._ink(shape.fill) if shape.fill else None
        yield Shape(outline, ink, stroke, tuple(clips), self.tag, self.picture.origin)

    def _outline(self, subpaths: Iterable[drawn.Subpath], even_odd: bool) -> Outline:
        """Paths in the place, a hot loop: an engraving has ten thousand points."""
        across, down, x, y = self.spot.across, self.spot.down, self.spot.x, self.spot.y

        def placed(segment: drawn.Segment) -> tuple[Length, ...]:
            if len(segment) == 2:
                return round(x + segment[0] * across), round(y + segment[1] * down)
            return tuple(
                round(y + at * down) if odd else round(x + at * across)
                for at, odd in zip(segment, _DOWN, strict=False)
            )

        return Outline(tuple(tuple(map(placed, subpath)) for subpath in subpaths), even_odd)

    def _stroke(self, stroke: drawn.Stroke) -> Stroke:
        scale = self.spot.scale
        return Stroke(
            self._ink(stroke.colour),
            max(round(stroke.weight * scale), 1),
            stroke.cap,
            stroke.join,
            round(stroke.mitre * 1000),
            tuple(round(dash * scale) for dash in stroke.dashes),
            round(stroke.phase * scale),
        )

    def _ink(self, colour: drawn.Colour) -> Ink:
        """A colour in press inks, lighter where it is not opaque."""
        layout = self.composer.layout.inks
        if colour.name in layout:
            ink = layout[colour.name]
        elif colour.cmyk:
            ink = Ink(*colour.cmyk)
        elif colour.rgb:
            ink = self.inks[colour.rgb]
        else:
            ink = BLACK
            if colour.name not in self.unknown:
                self.unknown.add(colour.name)
                self._tell("BS724", ink=colour.name, known=", ".join(layout))
        return Ink(*(round(part * colour.strength) for part in ink)) if colour.strength < 1 else ink

    def _lettering(self, lettering: drawn.Lettering) -> Iterator[Text]:
        """Words one after the other from their anchor, turned about it."""
        scale, wide = self.spot.down, lettering.wide * self.spot.across / self.spot.down
        ops: list[Text] = []
        pen, fall = 0.0, 0.0
        for word in lettering.words:
            pen, fall = pen + word.dx * scale / wide, fall + word.dy * scale
            made, advance = self._word(word, scale, wide)
            ops += [op._replace(x=op.x + round(pen), y=op.y + round(fall + word.drop * scale)) for op in made]
            pen += advance
        back = pen * {"start": 0, "middle": 0.5, "end": 1}[lettering.anchor]
        x, y = self.spot.at(lettering.x, lettering.y)
        ways = cos(radians(lettering.turn)), sin(radians(lettering.turn))
        angle, width = round(lettering.turn * 1000) % 360_000, round(EM * wide)
        tall = _RISE * max((word.size for word in lettering.words), default=0) * scale
        covered = Rect(round(-back * wide), -round(tall), round(pen * wide), round(tall))
        covered = turned(covered, angle).moved(x, y)
        self._tell_cut(lettering, covered)
        if not covered.meets(self.spot.window):
            return
        for op in ops:
            along, across = (op.x - back) * wide, op.y
            yield op._replace(
                x=x + round(along * ways[0] - across * ways[1]),
                y=y + round(along * ways[1] + across * ways[0]),
                angle=angle,
                width=width,
            )

    def _word(self, word: drawn.Word, scale: float, wide: float) -> tuple[list[Text], Length]:
        """The marks of a word from the left end of its baseline at (0, 0), and how far it brings the pen."""
        size = max(round(word.size * scale), 1)
        kind = word.serif, word.weight
        face = self.faces.get(kind) or self.faces.setdefault(kind, self._face(*kind))
        rules = self.composer.layout.styles["caption"].composition
        setting = Setting(face, face, size, rules=rules)
        text = self.composer.shape(word.text, self.picture.origin or self.composer.layout.span, setting)
        if not len(text):
            return [], 0
        spacing = round(word.spacing * scale / wide)
        advance = text.sums[-1] + len(text) * spacing
        if not word.colour.strength:
            return [], advance
        line = Line(0, len(text), advance, 0, text.sums[-1], "last")
        ops = text_line(text, line, 0, 0, Pen(self._ink(word.colour), self.tag))
        return list(spaced(ops, spacing) if spacing else ops), advance

    def _face(self, serif: bool, weight: int) -> str:
        """The paper's face of the kind whose weight is nearest, the heavier of two."""
        script = "tc-" if self.composer.layout.composition.locale.startswith("zh-Hant") else ""
        kind = f"{'serif' if serif else 'sans'}-{script}"
        weights = [
            int(key.removeprefix(kind))
            for key in self.composer.catalog.keys
            if key.startswith(kind) and key.removeprefix(kind).isdecimal()
        ]
        return f"{kind}{min(weights, key=lambda other: (abs(other - weight), -other))}"

    def _tell_cut(self, lettering: drawn.Lettering, covered: Rect) -> None:
        """Report words that reach beyond the drawing's sides, as they may in another face than they were drawn in, and
        those cut off with what hangs over its place."""
        window = self.spot.window
        beside = max(window.x - covered.x, covered.right - window.right)
        over = max(beside, window.y - covered.y, covered.bottom - window.bottom)
        words = "".join(word.text for word in lettering.words)
        if self.drawing.fit == "slice":
            if over > _OUT:
                self._tell("BS728", text=words)
        elif beside > _OUT and covered.meets(window):
            self._tell("BS725", text=words, points=round(beside / 1000, 1))


def _spot(picture: Picture, drawing: drawn.Drawing) -> _Spot:
    """A drawing stands whole in its place, unless it says otherwise; one that fills it is cut as photos are."""
    rect, box = picture.rect, Box(0, 0, drawing.width, drawing.height)
    if drawing.fit == "slice":
        left, top, right, bottom = (edge / _FINE for edge in picture.crop)
        across, down = rect.w / (right - left), rect.h / (bottom - top)
        return _Spot(across, down, rect.x - left * across, rect.y - top * down, rect)
    across, down, x, y = lain(box, Box(*map(float, rect)), Kept(drawing.fit, drawing.align))
    window = Rect(round(x), round(y), round(box.w * across), round(box.h * down))
    return _Spot(across, down, x, y, window)


def _colours(drawing: drawn.Drawing) -> Iterator[drawn.Colour]:
    for mark in drawing.marks:
        if isinstance(mark, drawn.Shape):
            yield from filter(None, (mark.fill, mark.stroke and mark.stroke.colour))
        else:
            yield from (word.colour for word in mark.words)


def _rectangle(rect: Rect) -> Outline:
    corners = ((rect.x, rect.y), (rect.right, rect.y), (rect.right, rect.bottom), (rect.x, rect.bottom), ())
    return Outline((corners,))
