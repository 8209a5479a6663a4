"""How heads are dressed (题式): grounds, rules, corner marks and ornaments, drawn under the type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length
from broadsheet.display.ops import Box, Fill
from broadsheet.display.ops import Rule as RuleOp
from broadsheet.layout.styles import HeadStyle, Rule
from broadsheet.page.rules import horizontal, vertical

Mark: TypeAlias = Fill | RuleOp | Box

PLAIN = HeadStyle()
"""The dress of a head that asks for none."""
_ORNAMENT = {"bar": 0.18, "square": 0.4, "diamond": 0.56}
"""How wide an ornament is, in ems of the headline."""
_APART = 0.32
"""The white between an ornament and the headline, in ems of it."""
_CORNER = 6
"""The arms of a corner mark are one part in so many of the head's shorter side."""


class Insets(Struct, frozen=True):
    """What a dress takes of a head on each side."""

    left: Length
    top: Length
    right: Length
    bottom: Length


def insets(style: HeadStyle, size: Length) -> Insets:
    """What the dress of a headline of that size takes."""
    air = round(size * style.air)
    sides = air if style.ground or style.corners else 0
    ornament = round(size * (_ORNAMENT[style.ornament] + _APART)) if style.ornament else 0
    top = style.over.depth + air if style.over else sides
    bottom = style.under.depth + air if style.under else sides
    return Insets(sides + ornament, top, sides + (ornament if style.ends else 0), bottom)


def edged(style: HeadStyle) -> bool:
    """Whether a dress ends in an edge below the type, to which text must not come as near as to type."""
    return bool(style.ground or style.under or style.corners)


def dressed(style: HeadStyle, outer: Rect, lines: Sequence[Rect]) -> Iterator[Mark]:
    """The marks of a dress: all of it is `outer`, `lines` are the em boxes of its headline's lines."""
    if style.ground:
        yield Fill(outer, style.ground)
    if style.over:
        yield from horizontal(style.over, outer.x, outer.y, outer.w)
    if style.under:
        yield from horizontal(style.under, outer.x, outer.bottom - style.under.depth, outer.w)
    if style.corners:
        yield from _corners(style.corners, outer)
    if style.ornament and lines:
        yield from _ornaments(style, outer, lines)


def _corners(rule: Rule, outer: Rect) -> Iterator[Mark]:
    """Two short rules at each corner, meeting at their outer edges."""
    arm, half = min(outer.w, outer.h) // _CORNER, rule.depth // 2
    for x in (outer.x, outer.right - arm):
        yield from horizontal(rule, x, outer.y, arm)
        yield from horizontal(rule, x, outer.bottom - rule.depth, arm)
    for middle in (outer.x + half, outer.right - half):
        yield from vertical(rule, middle, outer.y, outer.y + arm)
        yield from vertical(rule, middle, outer.bottom - arm, outer.bottom)


def _ornaments(style: HeadStyle, outer: Rect, lines: Sequence[Rect]) -> Iterator[Mark]:
    """Before the headline's lines, and after them where both its ends have one: a bar as tall as they all are, a square
    or a diamond in the middle of a line that stands alone before, or of all lines between two."""
    size = lines[0].h
    wide, apart = round(size * _ORNAMENT[style.ornament or "bar"]), round(size * _APART)
    alone = style.ornament != "bar" and not style.ends
    left = lines[0].x if alone else min(line.x for line in lines)
    right = max(line.right for line in lines)
    top, foot = lines[0].y, lines[-1].bottom
    places = [left - apart - wide, *([right + apart] if style.ends else [])]
    middle = (top + foot) // 2 if style.ends else (lines[0].y + lines[0].bottom) // 2
    for x in places:
        if style.ornament == "bar":
            # Han fills its em box but for a twentieth above and below.
            yield Fill(Rect(x, top + size // 20, wide, foot - top - size // 10), style.ornament_ink)
        elif style.ornament == "square":
            yield Fill(Rect(x, middle - wide // 2, wide, wide), style.ornament_ink)
        else:
            # A line as thick as it is long, drawn aslant, is a square on its corner.
            eighth = wide // 4
            centre = x + wide // 2
            side = round(wide / 2**0.5)
            yield RuleOp(
                centre - eighth, middle - eighth, centre + eighth, middle + eighth, side, style.ornament_ink
            )


def moved(mark: Mark, x: Length, y: Length) -> Mark:
    """A mark of a block whose top left is (x, y), at its place on the page."""
    if isinstance(mark, RuleOp):
        return mark._replace(x1=mark.x1 + x, y1=mark.y1 + y, x2=mark.x2 + x, y2=mark.y2 + y)
    return mark._replace(rect=mark.rect.moved(x, y))


def turned(mark: Mark, right: Length) -> Mark:
    """A mark turned a quarter clockwise: what was at the top is at the right, at `right`."""
    if isinstance(mark, RuleOp):
        return mark._replace(x1=right - mark.y1, y1=mark.x1, x2=right - mark.y2, y2=mark.x2)
    rect = mark.rect
    return mark._replace(rect=Rect(right - rect.bottom, rect.x, rect.h, rect.w))
