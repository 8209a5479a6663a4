"""A finished page against what the press holds, mark by mark, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from broadsheet.base.diagnostics import Diagnostic, Findings, Words
from broadsheet.base.geometry import Rect, turned
from broadsheet.base.source import Span
from broadsheet.base.units import EM, POINT, Length, ascent, mm, to_mm
from broadsheet.display.ops import (
    BLACK,
    PAPER,
    QUARTER,
    Artwork,
    Box,
    DisplayPage,
    Fill,
    Ink,
    Op,
    Outline,
    Picture,
    Rule,
    Shape,
    Text,
)
from broadsheet.display.outlines import covers, reach
from broadsheet.preflight.limits import Limits

Advance: TypeAlias = Callable[[str, int], int]
"""Face and glyph id to the glyph's advance, in thousandths of the type size."""

_DARK = 850
"""From this much black on, a colour counts as black (GWG 2022, R0015)."""
_OPENING = frozenset("“‘（〔［｛《〈「『【〖")
_CLOSING = frozenset("”’）〕］｝》〉」』】〗，。、．：；！？")
_INCH = 72 * POINT


class Ground(Struct, frozen=True):
    """What lies under later marks: where, its paths if it is no rectangle, its ink; a photo's is not known here."""

    rect: Rect
    ink: Ink | None
    outlines: tuple[Outline, ...] = ()

    def holds(self, x: Length, y: Length) -> bool:
        """Whether a point lies on it."""
        return self.rect.holds(x, y) and all(covers(outline, x, y) for outline in self.outlines)


class Fault(NamedTuple):
    """What is wrong with one mark."""

    code: str
    op: Op
    args: dict[str, object]


def check_page(
    page: DisplayPage,
    limits: Limits,
    places: Mapping[str, Span],
    advance: Advance,
    adverts: Collection[str] = (),
) -> Findings:
    """BS707 to BS716, each once for a story and a kind of fault, at the first mark that has it.

    `places` has the place of each story by its id, and that of the page under "", for marks without an origin;
    `adverts` are those of them that are advertisements.
    """
    found: dict[tuple[object, ...], Diagnostic] = {}
    for code, op, args in _faults(page, limits, advance):
        story = op.tag.story
        key = (code, story, *args.values())
        if key not in found:
            where = _where(story, adverts)
            span = getattr(op, "origin", None) or places.get(story, places[""])
            found[key] = Diagnostic(code, span, {"page": page.label, "where": where, **args})
    return list(found.values())


def _where(story: str, adverts: Collection[str]) -> Words:
    if story in adverts:
        return Words(f"广告 {story}", f"advertisement {story}")
    return Words(f"稿件 {story}", f"story {story}") if story else Words("版面附件", "the furniture")


def _faults(page: DisplayPage, limits: Limits, advance: Advance) -> Iterator[Fault]:
    grounds: list[Ground] = []
    largest = max(limits.text, limits.reversed_text, limits.multi_ink_text)
    for op in page.ops:
        if isinstance(op, Text):
            # Nearly all of a page: black on paper, and larger than any limit of size.
            if grounds or op.ink != BLACK:
                yield from _inks(op, grounds, limits)
            if op.size < largest:
                yield from _type(op, limits)
            yield from _safe(op, page, limits.safe, advance)
            continue
        if isinstance(op, Picture):
            yield from _photo(op, limits)
            grounds.append(Ground(op.rect, None, (op.clip,) if op.clip else ()))
            continue
        if isinstance(op, Artwork):
            # Its own marks were judged as a file is.
            grounds.append(Ground(op.window, None))
            continue
        if isinstance(op, Shape):
            yield from _shape(op, grounds, limits)
            if op.ink is not None:
                _lay(Ground(reach(op.outline), op.ink, (op.outline, *op.clips)), grounds)
            continue
        yield from _inks(op, grounds, limits)
        yield from _thin(op, limits)
        if isinstance(op, Fill):
            _lay(Ground(op.rect, op.ink), grounds)


def _photo(op: Picture, limits: Limits) -> Iterator[Fault]:
    """Effective resolution, the lesser of both directions, rounded last (GWG 2022, R0031 and I00005)."""
    left, top, right, bottom = op.crop
    ppi = round(min((right - left) * _INCH / op.rect.w, (bottom - top) * _INCH / op.rect.h))
    if ppi >= limits.photo_warning:
        return
    refused = ppi < limits.photo_error
    args: dict[str, object] = {
        "name": op.file.replace("\\", "/").rpartition("/")[2],
        "ppi": ppi,
        "least": limits.photo_error if refused else limits.photo_warning,
        "good": limits.photo_good,
        "wanted": round(op.rect.w * limits.photo_good / _INCH),
        "mm": round(to_mm(round((right - left) * _INCH / limits.photo_good))),
    }
    yield Fault("BS707" if refused else "BS708", op, args)


def _lay(ground: Ground, grounds: list[Ground]) -> None:
    """Add a ground. One of black ink alone adds nothing to what black overprints, unless it hides others."""
    if ground.ink is None or any(ground.ink[:3]) or any(ground.rect.meets(below.rect) for below in grounds):
        grounds.append(ground)


def _shape(op: Shape, grounds: list[Ground], limits: Limits) -> Iterator[Fault]:
    """A path: the ink of its area, and of its line, which is as thin as a rule may be."""
    x, y = op.outline.subpaths[0][0]
    start = Rect(x, y, 0, 0)
    if op.ink is not None:
        # Black areas leave out what they lie on; lines and type overprint it.
        yield from (fault._replace(op=op) for fault in _inks(Fill(start, op.ink), [], limits))
    if op.stroke is not None:
        line = Rule(start.x, start.y, start.x, start.y, op.stroke.weight, op.stroke.ink)
        yield from (fault._replace(op=op) for fault in (*_inks(line, grounds, limits), *_thin(line, limits)))


def _thin(op: Fill | Rule | Box, limits: Limits) -> Iterator[Fault]:
    """A line finer than the press holds; a thin filled rectangle is one to it (GWG 2022, I00004)."""
    weight = min(op.rect.w, op.rect.h) if isinstance(op, Fill) else op.weight
    if weight < limits.line:
        yield Fault("BS712", op, {"points": weight / POINT, "least": limits.line / POINT})


def _type(op: Text, limits: Limits) -> Iterator[Fault]:
    size, ink = op.size, op.ink
    least = limits.reading if op.tag.role == "RT" else limits.text
    if size < least:
        yield _small("BS709", op, least)
    elif ink == PAPER and size < limits.reversed_text:
        yield _small("BS710", op, limits.reversed_text)
    elif size < limits.multi_ink_text and sum(part > 0 for part in ink) > 1:
        yield _small("BS711", op, limits.multi_ink_text)


def _small(code: str, op: Text, least: Length) -> Fault:
    return Fault(code, op, {"points": op.size / POINT, "least": least / POINT})


def _inks(op: Text | Rule | Fill | Box, grounds: list[Ground], limits: Limits) -> Iterator[Fault]:
    """Tints that vanish, more ink than the press can dry, blacks richer than it can hold in register."""
    least = min((part for part in op.ink if part), default=limits.tint)
    if least < limits.tint:
        yield Fault("BS713", op, {"percent": least / 10, "least": limits.tint / 10})
    total = sum(_printed(op, grounds))
    if total > limits.total:
        yield Fault("BS714", op, {"percent": total / 10, "most": limits.total / 10})
    elif not isinstance(op, Fill) and op.ink.k >= _DARK and sum(op.ink) > limits.rich_black:
        yield Fault("BS716", op, {"percent": sum(op.ink) / 10, "most": limits.rich_black / 10})


def _printed(op: Text | Rule | Fill | Box, grounds: list[Ground]) -> Ink:
    """The inks on the paper where a mark begins: black overprints what is below it, any other ink replaces it."""
    if op.ink != BLACK or not grounds:
        return op.ink
    x, y = (op.x1, op.y1) if isinstance(op, Rule) else (op.rect if isinstance(op, Fill | Box) else op)[:2]
    for ground in reversed(grounds):
        if ground.holds(x, y):
            return ground.ink._replace(k=BLACK.k) if ground.ink else op.ink
    return op.ink


def _safe(op: Text, page: DisplayPage, safe: Length, advance: Advance) -> Iterator[Fault]:
    """Type too near the trim, or beyond it."""
    box = _em_boxes(op, advance, page.width - safe)
    nearest = min(box.x, box.y, page.width - box.right, page.height - box.bottom)
    if nearest < safe:
        yield Fault("BS715", op, {"mm": round(nearest / mm(1), 1), "least": round(safe / mm(1), 1)})


def _em_boxes(op: Text, advance: Advance, edge: Length) -> Rect:
    """What the glyphs' em boxes cover; the exact width is reckoned only where it may reach beyond `edge`."""
    kerned = sum([kern for _, kern in op.kerns])
    loose = len(op.glyphs) * (op.size + op.spacing) + kerned
    if op.vertical:
        return Rect(op.x - op.size // 2, op.y, op.size, loose - op.spacing)
    width = loose + len(op.glyphs) * op.size
    if op.angle or op.x + width > edge:
        set_ = sum(advance(op.face, glyph) for glyph in op.glyphs) * op.size // EM
        width = set_ + (len(op.glyphs) - 1) * op.spacing + kerned
    if op.angle not in (0, QUARTER):
        boxes = Rect(0, -ascent(op.size), width * op.width // EM, op.size)
        return turned(boxes, op.angle).moved(op.x, op.y)
    if op.angle:
        return Rect(op.x - op.size + ascent(op.size), op.y, op.size, width)
    left, right = _blank(op, 0, _OPENING, advance), _blank(op, -1, _CLOSING, advance)
    return Rect(op.x + left, op.y - ascent(op.size), width * op.width // EM - left - right, op.size)


def _blank(op: Text, end: int, marks: frozenset[str], advance: Advance) -> Length:
    """The white half of a mark on a full em at either end, which may stand beyond the edge of its column."""
    full = op.chars[end] in marks and advance(op.face, op.glyphs[end]) == EM
    return op.size // 2 if full else 0
