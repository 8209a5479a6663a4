"""Heads over two facing pages: their lines parted at the fold, so that no glyph stands in it."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from msgspec.structs import replace

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length
from broadsheet.display.ops import Rule as RuleOp
from broadsheet.layout.model import Grid
from broadsheet.layout.styles import Align
from broadsheet.lines.firstfit import leading, line_width, trailing
from broadsheet.page.blocks import FixedLine, FixedRule
from broadsheet.page.heads import dress
from broadsheet.page.heads.dress import Mark
from broadsheet.page.heads.headline import align
from broadsheet.page.model import HeadBlock
from broadsheet.page.setting import Composer
from broadsheet.text.phrases import phrase_ends

_WHOLE = ("Byline", "Standing", "Caption")
"""Parts that are not parted where they fit on the first page."""
_LEAST = 4
"""A line is parted where one part in so many of it at least is on either page."""
_BY_SENSE = 3, 2
"""By how much of its size a line may be off its middle to be parted where a phrase ends: three ems in two."""


class Fold(NamedTuple):
    """Where a head is parted: so far from its left, by so much; it is composed as if that were not there."""

    at: Length
    apart: Length

    @classmethod
    def of(cls, grid: Grid, x: Length) -> Fold:
        """That of a head which begins at `x` on two facing pages: it keeps the grid's `spine` from where they meet."""
        return cls((grid.fold_x or 0) - grid.spine - x, 2 * grid.spine)

    def right_of(self, x: Length) -> Length:
        """A place of the head as composed, on the two pages; one at the fold on the left one."""
        return x if x <= self.at else x + self.apart

    def rect(self, rect: Rect) -> Rect:
        """A rectangle, the wider if it is in both pages."""
        x = rect.x if rect.x < self.at else rect.x + self.apart
        return Rect(x, rect.y, self.right_of(rect.right) - x, rect.h)

    def rule(self, rule: FixedRule) -> FixedRule:
        rect = self.rect(Rect(rule.x, rule.y, rule.width, 0))
        return FixedRule(rule.rule, rect.x, rule.y, rect.w)

    def mark(self, mark: Mark) -> Mark:
        if isinstance(mark, RuleOp):
            rect = self.rect(Rect(mark.x1, mark.y1, mark.x2 - mark.x1, 0))
            return mark._replace(x1=rect.x, x2=rect.right)
        return mark._replace(rect=self.rect(mark.rect))


def parted(head: HeadBlock, fold: Fold, width: Length, how: Align, composer: Composer) -> HeadBlock | None:
    """A head composed for `width`, on both pages; None where a line fills that so that it cannot be parted."""
    lines: list[FixedLine] = []
    for line in head.lines:
        made = parted_line(line, fold, width, how, composer)
        if made is None:
            return None
        lines += made
    return replace(
        head,
        lines=tuple(lines),
        rules=tuple(map(fold.rule, head.rules)),
        marks=tuple(map(fold.mark, head.marks)),
    )


def moved(head: HeadBlock, by: Length) -> HeadBlock:
    """A head so much farther to the right."""
    return replace(
        head,
        lines=tuple(replace(line, x=line.x + by) for line in head.lines),
        rules=tuple(replace(rule, x=rule.x + by) for rule in head.rules),
        marks=tuple(dress.moved(mark, by, 0) for mark in head.marks),
    )


def parted_line(
    line: FixedLine, fold: Fold, width: Length, how: Align, composer: Composer
) -> tuple[FixedLine, ...] | None:
    """A line of a head composed `width` wide: one that crosses the fold in two, up to the fold and from it on; a byline
    whole on the first page. None where no two parts of it fit."""
    right = line.x + _wide(line)
    if right <= fold.at:
        return (line,)
    if line.x >= fold.at:
        return (replace(line, x=line.x + fold.apart),)
    if line.role in _WHOLE and _wide(line) <= fold.at:
        return (replace(line, x=align(how, fold.at, _wide(line))),)
    if (whole := _on_one_page(line, fold, width)) is not None:
        return (whole,)
    place = _split(line, fold, width, how, composer)
    if place is None:
        return None
    one, other = _part(line, line.line.start, place), _part(line, place, line.line.end)
    left = line.x if how == "left" else fold.at - _wide(one) - trailing(line.text, place)
    beyond = right - _wide(other) if how == "right" else fold.at
    return replace(one, x=left), replace(
        other, x=max(beyond, fold.at + leading(line.text, place)) + fold.apart
    )


def _on_one_page(line: FixedLine, fold: Fold, width: Length) -> FixedLine | None:
    """A line of which little crosses the fold, moved back as far as that, if there is room; else None."""
    wide, before = _wide(line), fold.at - line.x
    if _LEAST * (wide - before) < wide <= fold.at:
        return replace(line, x=fold.at - wide)
    if _LEAST * before < wide <= width - fold.at:
        return replace(line, x=fold.at + fold.apart)
    return None


def _split(line: FixedLine, fold: Fold, width: Length, how: Align, composer: Composer) -> int | None:
    """Where a line is parted: nearest to the fold, or where a phrase ends not much farther off; None where neither part
    of it would fit."""
    text, start, end = line.text, line.line.start, line.line.end
    target = fold.at - line.x
    starts = list(accumulate((len(chars) for chars in text.chars), initial=0))
    ends = phrase_ends("".join(text.chars), composer.cache)
    most = fold.at - line.x if how == "left" else fold.at
    room = line.x + _wide(line) - fold.at if how == "right" else width - fold.at
    best: tuple[int, int] | None = None
    for place in (place for place in text.breaks if start < place < end):
        before = _wide(_part(line, start, place)) + trailing(text, place)
        after = _wide(_part(line, place, end)) + leading(text, place)
        if before > most or after > room:
            continue
        sense = ends.get(starts[place], 0) > 0
        cost = abs(before - target) + (0 if sense else text.size * _BY_SENSE[0] // _BY_SENSE[1])
        if best is None or (cost, place) < best:
            best = cost, place
    return best and best[1]


def _part(line: FixedLine, start: int, end: int) -> FixedLine:
    natural = line_width(line.text, start, end)
    return replace(
        line, line=line.line._replace(start=start, end=end, indent=0, natural=natural), justified=False
    )


def _wide(line: FixedLine) -> Length:
    """How wide a line is set."""
    return line.line.width + line.spacing * (line.line.end - line.line.start - 1)
