"""The pages of a file as sheets of paper: boxes, rotation, annotations, fonts, transparency (PDF/X; GWG 2022)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import pikepdf

from broadsheet.base.diagnostics import Words
from broadsheet.preflight.file.boxes import box, finished
from broadsheet.preflight.file.colour import read_space
from broadsheet.preflight.file.content import PageReader
from broadsheet.preflight.file.fonts import embedded, font_name
from broadsheet.preflight.file.marks import Area
from broadsheet.preflight.file.objects import entry, has, listed, name
from broadsheet.preflight.file.objects import whole as whole_number
from broadsheet.preflight.file.rules import Fault

_SLACK: Final = 0.01
"""Points by which boxes may be out through rounding."""
_PRINTERS: Final = frozenset(("TrapNet", "PrinterMark", "Popup"))


def box_faults(page: pikepdf.Page) -> Iterator[Fault]:
    """The boxes of PDF/X, and R0002, R0003."""
    obj = page.obj
    whole = box(obj, "/MediaBox")
    if whole is None:
        yield Fault("BS838", None, {"wrong": Words("没有 MediaBox", "there is no MediaBox")})
    trim, art = box(obj, "/TrimBox"), box(obj, "/ArtBox")
    if (trim is None) == (art is None):
        both = Words("TrimBox 和 ArtBox 都有", "both TrimBox and ArtBox are there")
        none = Words("没有 TrimBox", "there is no TrimBox")
        yield Fault("BS838", None, {"wrong": both if trim else none})
    bleed, crop = box(obj, "/BleedBox"), box(obj, "/CropBox")
    final = trim or art
    nested = (
        (final, bleed, "TrimBox", "BleedBox"),
        (final, whole, "TrimBox", "MediaBox"),
        (bleed, whole, "BleedBox", "MediaBox"),
    )
    for inner, outer, one, other in nested:
        if inner and outer and not _inside(inner, outer):
            wrong = Words(f"{one} 超出 {other}", f"the {one} reaches beyond the {other}")
            yield Fault("BS838", None, {"wrong": wrong})
            break
    if "/UserUnit" in obj:
        yield Fault("BS850", None, {})
    if crop and whole and not (_inside(crop, whole) and _inside(whole, crop)):
        yield Fault("BS851", None, {})


def _inside(inner: Area, outer: Area) -> bool:
    around = outer.grown(_SLACK)
    return inner.within(around) == inner


def set_faults(
    pages: Sequence[pikepdf.Page], readers: Sequence[PageReader], advertisement: bool
) -> Iterator[tuple[int, Fault]]:
    """R0004 to R0006: pages of one size and not turned, none empty; an advertisement is one page."""
    first = finished(pages[0]) if pages else None
    for index, (page, reader) in enumerate(zip(pages, readers, strict=True)):
        cut = finished(page)
        turned = whole_number(page.obj.get("/Rotate")) % 360
        if not advertisement and first is not None and (turned or not _same_size(cut, first)):
            wrong = (
                Words("页面旋转了", "the page is turned")
                if turned
                else Words("与第1页大小不同", "its size is not that of page 1")
            )
            yield index, Fault("BS852", None, {"wrong": wrong})
        if not reader.marks:
            yield index, Fault("BS853", None, {})
    if advertisement and len(pages) != 1:
        yield 0, Fault("BS854", None, {"count": len(pages)})


def _same_size(one: Area, other: Area) -> bool:
    return (
        abs((one.right - one.left) - (other.right - other.left)) < _SLACK
        and abs((one.top - one.bottom) - (other.top - other.bottom)) < _SLACK
    )


def content_faults(page: pikepdf.Page, reader: PageReader, standard: str) -> Iterator[Fault]:
    """What the content uses: fonts that are not there, transparency where X-1a has none, groups (R0030)."""
    for font in reader.fonts:
        if not embedded(font):
            yield Fault("BS841", None, {"font": font_name(font) or "?"})
    if standard == "X-1a":
        effects = sorted(reader.effects)
        effects += ["Group"] if any(entry(group, "/S") == "/Transparency" for group in reader.groups) else []
        if effects:
            yield Fault("BS839", None, {"effects": ", ".join(effects)})
        return
    blended: list[tuple[Any, tuple[str, ...]]] = [(group, ("DeviceCMYK",)) for group in reader.groups]
    blended += [(entry(mask, "/G", "/Group"), ("DeviceCMYK", "DeviceGray")) for mask in reader.masks]
    for group, allowed in blended:
        space = entry(group, "/CS")
        if space is not None and (found := read_space(space, None)).family not in allowed:
            yield Fault("BS870", None, {"space": found.family})
            return


def annotation_faults(page: pikepdf.Page) -> Iterator[Fault]:
    """Annotations that reach into the bleed, and actions of those that do not (PDF/X)."""
    within = box(page.obj, "/BleedBox") or finished(page)
    for annotation in listed(page.obj.get("/Annots")):
        kind = name(entry(annotation, "/Subtype"), "?")
        if kind in _PRINTERS:
            continue
        place = box(annotation, "/Rect")
        if place is None or place.meets(within):
            yield Fault("BS845", place, {"kind": kind})
        elif has(annotation, "/A"):
            yield Fault("BS844", place, {"key": "/A"})
