"""Advertisements on a made-up page: the hole each fills, its file fitted whole into it, its frame and its label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from broadsheet.base.diagnostics import Diagnostic, Words
from broadsheet.base.geometry import SCALED, Rect, scale_to
from broadsheet.base.units import Length, ascent, mm, to_mm
from broadsheet.display.ops import PAPER, Artwork, Fill, Op, Picture, Tag, Text
from broadsheet.issue.model import Advert, Page, Photo
from broadsheet.layout.styles import BoxStyle
from broadsheet.lines.firstfit import line_width
from broadsheet.lines.model import Line
from broadsheet.page.across import text_line
from broadsheet.page.ads.places import ear_box, labelled, size_of
from broadsheet.page.model import FilledPage
from broadsheet.page.pen import Pen
from broadsheet.page.photos.photo import crop
from broadsheet.page.photos.pictures import crossed
from broadsheet.page.region import AdHole, AdRegion
from broadsheet.page.rules import boxed
from broadsheet.page.setting import Composer, setting_of

LABEL = "广告"
"""What an advertisement is marked with where the layout has no word of its own."""
_WHITE = mm(1)
"""White that nobody is told of, both sides together."""
_NEAR = 2
"""Thousandths of a point by which rounding may keep an advertisement from the trim."""


class Material(NamedTuple):
    """What came in: the trimmed size of a PDF page set upright, and how far it bleeds."""

    width: Length
    height: Length
    bleed: Length


Materials: TypeAlias = Mapping[tuple[str, int], Material]
"""PDF pages that can be placed, by file and page."""


def holes(page: Page, placed: Iterable[tuple[AdRegion, int, int]], composer: Composer) -> tuple[AdHole, ...]:
    """The rectangle of every advertisement: `placed` from a page row to another (exclusive), its first rows left to
    its label; top on a cap line, foot on a baseline. Those in the ear or all over the sheet stand where that is."""
    layout, grid = composer.layout, composer.layout.grid
    found = {}
    for region, top, bottom in placed:
        y = grid.cap(top + region.label)
        rect = Rect(
            grid.column_x(region.column),
            y,
            grid.across(region.column, region.columns),
            grid.baseline(bottom - 1) - y,
        )
        found[region.advert.id] = AdHole(region.advert, rect, "cells")
    for advert in page.ads:
        size = size_of(advert, layout.ads)
        if size == "sheet":
            found[advert.id] = AdHole(advert, Rect(0, 0, grid.width, grid.height), size)
        elif size == "ear" and (ear := ear_box(page, layout)) is not None:
            found[advert.id] = AdHole(advert, ear, size)
    return tuple(found[advert.id] for advert in page.ads if advert.id in found)


def paint_ads(filled: FilledPage, composer: Composer, materials: Materials, bleed: Length) -> tuple[Op, ...]:
    """The advertisements of a page that bleeds so far, each with its frame and label (BS620 to BS623)."""
    if not filled.ads:
        return ()
    painter = _Painter(composer, materials, bleed)
    return tuple(op for hole in filled.ads for op in painter.advert(hole))


class _Painter:
    def __init__(self, composer: Composer, materials: Materials, bleed: Length) -> None:
        self.composer, self.materials, self.bleed = composer, materials, bleed
        self.layout, self.grid = composer.layout, composer.layout.grid

    def advert(self, hole: AdHole) -> Iterator[Op]:
        advert, ads = hole.advert, self.layout.ads
        if advert.awaited and not advert.file:
            self._tell("BS620", advert, what=advert.awaited)
        yield from self._shown(hole)
        if ads.frame and hole.kind != "sheet" and advert.frame is not False:
            yield from boxed(BoxStyle(0, ads.frame, None), hole.rect)
        if labelled(advert, ads):
            yield from self._label(hole)

    def _shown(self, hole: AdHole) -> Iterator[Op]:
        """The advertisement, or a crossed box where there is none that can be shown."""
        advert, tag = hole.advert, Tag("Figure", hole.advert.id)
        material = self.materials.get((str(advert.file), advert.page))
        if advert.file is not None and advert.pixels is not None and all(advert.pixels):
            yield self._photo(hole, advert.pixels, tag)
        elif advert.file is not None and material is not None:
            place = self._fitted(hole, material.width, material.height, real=True)
            window = self._window(hole, place, material)
            yield Artwork(place, window, str(advert.file), advert.page, LABEL, tag, advert.span)
        else:
            yield from crossed(hole.rect, tag)

    def _photo(self, hole: AdHole, pixels: tuple[int, int], tag: Tag) -> Picture:
        advert, whole = hole.advert, (0, 0, *pixels)
        if advert.crop:
            part = crop(Photo(advert.file, pixels, advert.span), hole.rect)
            return Picture(hole.rect, str(advert.file), part, LABEL, tag, advert.span)
        place = self._fitted(hole, *pixels, real=False)
        return Picture(place, str(advert.file), whole, LABEL, tag, advert.span)

    def _fitted(self, hole: AdHole, width: int, height: int, *, real: bool) -> Rect:
        """In the middle of the hole, as large as goes; told where that leaves white, or a `real` size is not kept."""
        advert, rect = hole.advert, hole.rect
        scale = scale_to(width, height, rect, advert.crop)
        w, h = round(width * scale), round(height * scale)
        across, down = rect.w - w, rect.h - h
        shown = {"mm": _size(rect.w, rect.h), "own": _own(width, height, real)}
        if max(across, down) > _WHITE:
            white = round(to_mm(max(across, down)), 1)
            self._tell("BS621", advert, **shown, white=white, fitted=_size(w, h))
        elif real and abs(scale - 1) > SCALED:
            self._tell("BS622", advert, **shown, percent=round(100 * scale))
        return Rect(rect.x + across // 2, rect.y + down // 2, w, h)

    def _window(self, hole: AdHole, place: Rect, material: Material) -> Rect:
        """What of it may print: its place, or its hole if that is smaller; beyond that where it runs to the trim."""
        hole_edges = (hole.rect.x, hole.rect.y, hole.rect.right, hole.rect.bottom)
        edges = (place.x, place.y, place.right, place.bottom)
        left, top = (max(pair) for pair in zip(edges[:2], hole_edges[:2], strict=True))
        right, bottom = (min(pair) for pair in zip(edges[2:], hole_edges[2:], strict=True))
        trim = (0, 0, self.grid.width, self.grid.height)
        out = [
            self.bleed if abs(at - cut) <= _NEAR else 0
            for at, cut in zip((left, top, right, bottom), trim, strict=True)
        ]
        if any(out) and material.bleed * scale_to(material.width, material.height, hole.rect, False) < (
            self.bleed - mm(0.1)
        ):
            has, wanted = round(to_mm(material.bleed), 1), round(to_mm(self.bleed), 1)
            self._tell("BS623", hole.advert, has=has, wanted=wanted)
        return Rect(
            left - out[0], top - out[1], right - left + out[0] + out[2], bottom - top + out[1] + out[3]
        )

    def _label(self, hole: AdHole) -> Iterator[Op]:
        """The word over the upper right corner; on paper within that corner where nothing is left white above."""
        style = self.layout.styles[self.layout.ads.style]
        words = self.layout.ads.label or LABEL
        text = self.composer.shape(words, hole.advert.span, setting_of(style))
        width = line_width(text, 0, len(text))
        rect, air = hole.rect, style.size // 4
        x, y = rect.right - width, rect.y - air - (style.size - ascent(style.size))
        if hole.kind != "cells":
            inner = rect if hole.kind == "ear" else rect.inset(self._safe(rect))
            box = Rect(inner.right - width - 2 * air, inner.y, width + 2 * air, style.size + 2 * air)
            yield Fill(box, PAPER)
            x, y = box.x + air, box.y + air + ascent(style.size)
        line = Line(0, len(text), width, 0, width, "last")
        yield from _named(text_line(text, line, x, y, Pen(style.ink)), hole.advert)

    def _safe(self, rect: Rect) -> Length:
        """How far inside the trim the type area begins, where that is near."""
        return min(self.grid.x, self.grid.y, rect.w // 4, rect.h // 4)

    def _tell(self, code: str, advert: Advert, **args: object) -> None:
        self.composer.findings.append(Diagnostic(code, advert.span, {"id": advert.id, **args}))


def _named(ops: Iterable[Text], advert: Advert) -> Iterator[Text]:
    """Marks that belong to an advertisement, so that what is wrong with them is told at its place."""
    for op in ops:
        yield op._replace(tag=Tag("Artifact", advert.id))


def _own(width: int, height: int, real: bool) -> Words:
    """The size a file has: that of a photo is in pixels alone."""
    size = _size(width, height) if real else f"{width}×{height}"
    return Words(f"{size} {'毫米' if real else '像素'}", f"{size} {'mm' if real else 'pixels'}")


def _size(width: Length, height: Length) -> str:
    return f"{to_mm(width):.1f}×{to_mm(height):.1f}"
