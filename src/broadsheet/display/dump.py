"""A finished page as text, one line an op, so that what changed on a page can be read in a review.

Lengths are points from the trim's top left, y down. A text op shows its ink, the spacing added after each glyph, how
many kerns it has and what they come to. A page imposed on a sheet shows its corner, its window and its label.
"""

from __future__ import annotations

from pathlib import PurePath

from broadsheet.base.geometry import Rect
from broadsheet.base.units import EM, Length
from broadsheet.display.ops import (
    BLACK,
    Artwork,
    Box,
    DisplayPage,
    Fill,
    Ink,
    Op,
    Picture,
    Placed,
    Rule,
    Shape,
    Tag,
    Text,
)


def dump_page(page: DisplayPage) -> str:
    """The page's size and its marks in drawing order, each line ended."""
    head = f"page {page.label}  {_pt(page.width)} by {_pt(page.height)}  bleed {_pt(page.bleed)}"
    return "".join(f"{line}\n" for line in (head, *map(_placed, page.placed), *map(_line, page.ops)))


def _placed(placed: Placed) -> str:
    at = " ".join(map(_pt, (placed.x, placed.y, *_corners(placed.window))))
    return f"placed   {at}  {placed.page.label}{'  turned' if placed.turned else ''}"


def _line(op: Op) -> str:
    if isinstance(op, Text):
        return _text(op)
    if isinstance(op, Rule):
        return _mark("rule", (op.x1, op.y1, op.x2, op.y2), f"{_pt(op.weight)}{_ink(op.ink)}", op.tag)
    if isinstance(op, Fill):
        return _mark("fill", _corners(op.rect), _ink(op.ink).strip() or "black", op.tag)
    if isinstance(op, Box):
        return _mark("box", _corners(op.rect), f"{_pt(op.weight)}{_ink(op.ink)}", op.tag)
    if isinstance(op, Shape):
        return _shape(op)
    return _artwork(op) if isinstance(op, Artwork) else _picture(op)


def _text(op: Text) -> str:
    parts = [
        f"{op.face} {_pt(op.size)}{_ink(op.ink)}",
        "down" if op.vertical else "",
        "turned" if op.turned else f"at {op.angle / 1000:g}°" if op.angle else "",
        f"width {op.width / 10:g} %" if op.width != EM else "",
        f"spacing {_pt(op.spacing)}" if op.spacing else "",
        f"kerns {len(op.kerns)} ({_pt(sum(kern for _, kern in op.kerns))})" if op.kerns else "",
    ]
    made = _mark("text", (op.x, op.y), "  ".join(filter(None, parts)), op.tag)
    return f"{made}  |{''.join(op.chars)}|"


def _picture(op: Picture) -> str:
    shown = f"{PurePath(op.file).name} cropped {' '.join(map(str, op.crop))}"
    if op.clip:
        points = [
            " ".join(map(_pt, segment[-2:])) for subpath in op.clip.subpaths for segment in subpath if segment
        ]
        shown += f" within {', '.join(points)}"
    shown += " cut out" if op.cutout else ""
    return f"{_mark('picture', _corners(op.rect), shown, op.tag)}  |{op.alt}|"


def _artwork(op: Artwork) -> str:
    shown = f"{PurePath(op.file).name} page {op.page}"
    if op.window != op.rect:
        shown += f" within {' '.join(map(_pt, _corners(op.window)))}"
    return f"{_mark('artwork', _corners(op.rect), shown, op.tag)}  |{op.alt}|"


def _shape(op: Shape) -> str:
    """Where a path begins, how many segments it has, what it is painted with."""
    subpaths, stroke = op.outline.subpaths, op.stroke
    parts = [
        f"of {sum(map(len, subpaths))} in {len(subpaths)}",
        f"filled{_ink(op.ink)}" if op.ink else "",
        f"stroked {_pt(stroke.weight)}{_ink(stroke.ink)}" if stroke else "",
        f"dashed {' '.join(map(_pt, stroke.dashes))}" if stroke and stroke.dashes else "",
        f"clipped {len(op.clips)}" if op.clips else "",
    ]
    return _mark("shape", subpaths[0][0], "  ".join(filter(None, parts)), op.tag)


def _mark(kind: str, at: tuple[Length, ...], what: str, tag: Tag) -> str:
    return f"{kind:<7}  {' '.join(map(_pt, at))}  {what}  {tag.role}{f' of {tag.story}' if tag.story else ''}"


def _corners(rect: Rect) -> tuple[Length, ...]:
    return rect.x, rect.y, rect.right, rect.bottom


def _pt(length: Length) -> str:
    return f"{length / 1000:.3f}"


def _ink(ink: Ink) -> str:
    """Per cent of C M Y K with a space before; nothing for plain black."""
    return "" if ink == BLACK else f" cmyk {' '.join(f'{part / 10:g}' for part in ink)}"
