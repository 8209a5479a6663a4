"""Section heads over groups of stories (栏目题): title, whose section it is, rules and bands, in whole rows."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length, ascent
from broadsheet.display.ops import Fill, Op, Tag
from broadsheet.issue.matter import Copy
from broadsheet.issue.model import Group
from broadsheet.layout.groups import GroupStyle
from broadsheet.layout.styles import Style
from broadsheet.lines.firstfit import line_width
from broadsheet.lines.model import Line
from broadsheet.page.across import spaced, text_line
from broadsheet.page.blocks import FixedLine, FixedRule
from broadsheet.page.heads.headline import align
from broadsheet.page.pen import Pen
from broadsheet.page.rules import horizontal
from broadsheet.page.setting import Composer, setting_of
from broadsheet.text.model import ShapedText

_BAND_ABOVE, _BAND_BESIDE = 30, 60
"""What a band stands out above and below its title, and beside it, in per cent of the title's size."""


class GroupHead(Struct, frozen=True):
    """A section head `rows` tall, its marks placed in `height` from its top left: bands below everything else."""

    rows: int
    height: Length
    lines: tuple[FixedLine, ...]
    rules: tuple[FixedRule, ...]
    bands: tuple[Rect, ...]
    style: GroupStyle


def group_head(
    group: Group, style: GroupStyle, place: tuple[Length, Length], composer: Composer
) -> GroupHead:
    """The section head of a group from its left on so wide, parted at the fold of a spread; a title too long for one
    line is told (BS654)."""
    x, width = place
    grid = composer.layout.grid
    if not grid.crosses(x, width):
        return _set(group, style, width, composer)
    # Deferred: few heads are on two pages.
    from broadsheet.page.overfold import Fold, parted_line  # noqa: PLC0415

    parting = Fold.of(grid, x)
    width -= parting.apart
    made = _set(group, style, width, composer)
    lines = [
        part
        for line in made.lines
        for part in parted_line(line, parting, width, style.title.align, composer) or (line,)
    ]
    rules, bands = tuple(map(parting.rule, made.rules)), tuple(map(parting.rect, made.bands))
    return replace(made, lines=tuple(lines), rules=rules, bands=bands)


def _set(group: Group, style: GroupStyle, width: Length, composer: Composer) -> GroupHead:
    """A section head on one page."""
    words = (
        f"{style.ornament}\u2002{group.title.text}\u2002{style.ornament}"
        if style.ornament
        else group.title.text
    )
    made = _Stack(style, width, composer)
    made.over()
    title = made.line(group.title, words, style.title)
    if title is not None:
        made.title(title, group)
    by = group.by and made.line(group.by, group.by.text, style.by)
    if by:
        made.by(by)
    return made.finished()


class _Stack:
    """A head being stacked, its parts from the top down."""

    def __init__(self, style: GroupStyle, width: Length, composer: Composer) -> None:
        self.style, self.width, self.composer = style, width, composer
        self.y: Length = 0
        self.baseline: Length = 0
        self.taken: Length = 0
        self.lines: list[FixedLine] = []
        self.rules: list[FixedRule] = []
        self.bands: list[Rect] = []

    @property
    def _row(self) -> Length:
        return self.composer.layout.grid.leading

    def over(self) -> None:
        if self.style.over is not None:
            self.rules.append(FixedRule(self.style.over, 0, self.y, self.width))
            self.y += self.style.over.depth + (0 if self.style.band else self._row // 2)

    def line(self, copy: Copy, words: str, style: Style) -> FixedLine | None:
        """A line not placed yet; None where nothing of it is left."""
        composer = self.composer
        text = composer.shape(
            composer.normal(words, copy.span, keep_spaces=True), copy.span, setting_of(style, half_marks=True)
        )
        if not len(text):
            return None
        natural = line_width(text, 0, len(text))
        return FixedLine(
            text, Line(0, len(text), self.width, 0, natural, "last"), 0, 0, style.ink, "Standing"
        )

    def title(self, line: FixedLine, group: Group) -> None:
        size, style = line.text.size, self.style
        above, beside = (size * share // 100 if style.band else 0 for share in (_BAND_ABOVE, _BAND_BESIDE))
        spacing = _spacing(line.text, style.title, self.width - 2 * beside, self.composer)
        wide = line.line.natural + spacing * (len(line.text) - 1)
        if wide + 2 * beside > self.width:
            self.composer.findings.append(Diagnostic("BS654", group.title.span, {"title": group.title.text}))
        x = align(style.title.align, self.width - 2 * beside, wide) + beside
        if style.band:
            left, right = (x - beside, wide + 2 * beside) if style.tab else (0, self.width)
            self.bands.append(Rect(left, self.y, right, size + 2 * above))
        self.baseline, self.taken = self.y + above + ascent(size), x + wide + 2 * beside
        self.lines.append(_placed(line, x, self.baseline, spacing))
        self.y += size + 2 * above

    def by(self, line: FixedLine) -> None:
        """Ranged right beside a title that is ranged left, if it fits; else below the title, as that is ranged."""
        wide, where = line.line.natural, self.style.title.align
        inset = self.style.by.size if self.style.band and not self.style.tab else 0
        if where == "left" and self.taken + self.style.by.size + wide + inset <= self.width:
            self.lines.append(_placed(line, self.width - wide - inset, self.baseline, 0))
            return
        self.y += self._row // 3
        self.lines.append(_placed(line, align(where, self.width, wide), self.y + ascent(line.text.size), 0))
        self.y += line.text.size

    def finished(self) -> GroupHead:
        if self.style.under is not None:
            self.y += 0 if self.style.band else self._row // 3
            self.rules.append(FixedRule(self.style.under, 0, self.y, self.width))
            self.y += self.style.under.depth
        rows = -(-self.y // self._row) + self.composer.layout.make_up.head_white
        parts = tuple(self.lines), tuple(self.rules), tuple(self.bands)
        return GroupHead(rows, self.y, *parts, self.style)


def _placed(line: FixedLine, x: Length, y: Length, spacing: Length) -> FixedLine:
    return FixedLine(line.text, line.line, x, y, line.ink, line.role, spacing=spacing)


def _spacing(text: ShapedText, style: Style, width: Length, composer: Composer) -> Length:
    """What stands between the characters of a short title of Han alone, as in headlines (均排); a third of that in one
    that is not centred."""
    spread, short = composer.layout.headlines.spread, len(text) - 2
    if not 0 <= short < len(spread) or text.classes.strip("H"):
        return 0
    room = width - line_width(text, 0, len(text))
    wanted = round(spread[short] * text.size) // (1 if style.align == "center" else 3)
    return max(min(wanted, room // (len(text) - 1)), 0)


def paint_group_head(head: GroupHead, x: Length, y: Length) -> Iterator[Op]:
    """A section head whose top left is (x, y)."""
    for band in head.bands:
        if head.style.band is not None:
            yield Fill(Rect(x + band.x, y + band.y, band.w, band.h), head.style.band)
    for line in head.lines:
        ops = text_line(line.text, line.line, x + line.x, y + line.y, Pen(line.ink, Tag(line.role)))
        yield from spaced(ops, line.spacing) if line.spacing else ops
    for rule in head.rules:
        yield from horizontal(rule.rule, x + rule.x, y + rule.y, rule.width)
