"""The proof (大样): a page as it will print, under it its grid, over it what its editor reads before signing."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length, mm, pt
from broadsheet.display.ops import Artwork, Box, DisplayPage, Op, Picture, Shape
from broadsheet.fonts.catalog import Catalog
from broadsheet.issue.model import Issue, Page
from broadsheet.layout.model import Layout
from broadsheet.page.furniture import fields
from broadsheet.page.lettering import Lettering
from broadsheet.page.marks import (
    MARK,
    Marker,
    ad_marks,
    awaited_marks,
    edge_marks,
    grid_marks,
    group_marks,
    overset_marks,
    photo_marks,
    story_marks,
)
from broadsheet.page.model import FilledPage
from broadsheet.page.overset import RED, Slip, make_way, oversets, slips
from broadsheet.page.rank import ranks

Form: TypeAlias = Literal["a3", "full"]
"""What a proof is printed on: an A3 sheet, the page made smaller to fit; or a sheet of its own in full size."""

_A3 = (mm(297), mm(420))
_MARGIN = {"a3": mm(8), "full": mm(14)}
_FOOT = mm(14)
"""White around the page on its sheet, and below it where the slug stands."""
_SLUG_DROP = mm(7)
"""From the cut to the baseline of the slug."""
_LABEL, _SLUG, _HAIR = pt(6.2), pt(8.5), pt(0.25)
"""Sizes on the sheet, at whatever scale the page is drawn."""


class Sheet(Struct, frozen=True):
    """The paper a proof is printed on, in the page's coordinates, and the scale it is drawn at."""

    rect: Rect
    scale: float

    def on_page(self, length: Length) -> Length:
        """What is so long on the sheet, in the page's own lengths."""
        return round(length / self.scale)


class Proofer(Struct, frozen=True):
    """What proofs of an issue's pages have in common."""

    issue: Issue
    layout: Layout
    catalog: Catalog
    form: Form

    def proof(self, filled: FilledPage, page: DisplayPage, check: str) -> DisplayPage:
        """The page on its sheet with its marks; `check` is the number of its content (内容校验)."""
        if filled.spread is not None:
            return self._half(filled, filled.spread, page, check)
        made = _slips(filled, self.layout)
        aside = max((slip.rect.right - page.width for slip in made if slip.aside), default=0)
        sheet = sheet_for(page.width + aside, page.height, self.form)
        face = self.layout.styles["caption"].strong
        letters = Lettering(self.catalog, face, sheet.on_page(_LABEL))
        marker = Marker(self.layout.grid, letters, sheet.on_page(_HAIR))
        ops = [
            *grid_marks(filled.head, marker),
            *make_way(page.ops, made),
            *_marks(filled, made, marker),
            *_ad_marks(filled, page, marker),
            Box(page.trim, marker.hair, MARK),
            *self._slug(filled.page, check, sheet),
        ]
        return replace(page, ops=tuple(ops), sheet=sheet.rect, scale=sheet.scale)

    def _half(self, filled: FilledPage, whole: FilledPage, page: DisplayPage, check: str) -> DisplayPage:
        """One page of a spread: the marks of both, cut at the fold."""
        # Deferred: few pages are made up with the one they face.
        from broadsheet.page.spread import deal, wide  # noqa: PLC0415

        layout, start = wide(self.layout), filled.start
        slips = _slips(whole, layout)
        made = [slip._replace(rect=slip.rect.moved(-start, 0)) for slip in slips]
        own = [slip for slip in made if start or not slip.aside]
        aside = max((slip.rect.right - page.width for slip in own if slip.aside), default=0)
        sheet = sheet_for(page.width + aside, page.height, self.form)
        letters = Lettering(self.catalog, layout.styles["caption"].strong, sheet.on_page(_LABEL))
        marker = Marker(layout.grid, letters, sheet.on_page(_HAIR))
        under = deal(grid_marks(whole.head, marker), page.width, 0)
        over = deal([*_marks(whole, slips, marker), *_ad_marks(whole, page, marker)], page.width, 0)
        side = int(start > 0)
        ops = [
            *under[side],
            *make_way(page.ops, own),
            *over[side],
            Box(page.trim, marker.hair, MARK),
            *self._slug(filled.page, check, sheet),
        ]
        return replace(page, ops=tuple(ops), sheet=sheet.rect, scale=sheet.scale)

    def _slug(self, page: Page, check: str, sheet: Sheet) -> Iterator[Op]:
        """Whose page it is, and that it is not for the press; below the cut."""
        letters = Lettering(self.catalog, self.layout.styles["caption"].strong, sheet.on_page(_SLUG))
        known = fields(self.issue, page)
        parts = [known[name] for name in ("newspaper", "date", "number", "label", "section") if name in known]
        words = " · ".join([*parts, f"第{page.number}版", f"内容校验 {check}", ""])
        y = self.layout.grid.height + sheet.on_page(_SLUG_DROP)
        first = letters.write(words, 0, y, MARK)
        yield from first.marks
        yield from letters.write("大样，非付印", first.box.right + letters.size // 2, y, RED).marks


def sheet_for(width: Length, height: Length, form: Form) -> Sheet:
    """The sheet for what is so wide and tall, centred on it; an A3 turned if that shows it larger, or it lies."""
    margin = _MARGIN[form]
    if form == "full":
        return Sheet(Rect(-margin, -margin, width + 2 * margin, height + margin + _FOOT), 1)
    papers = sorted((_A3, _A3[::-1]), key=lambda paper: (paper[0] > paper[1]) != (width > height))
    ways = (_on_paper(width, height, paper, margin) for paper in papers)
    return max(ways, key=lambda sheet: sheet.scale)


def _on_paper(width: Length, height: Length, paper: tuple[Length, Length], margin: Length) -> Sheet:
    """Brought down to what a paper holds between its margins, never enlarged."""
    wide, tall = paper
    fitting = min((wide - 2 * margin) / width, (tall - margin - _FOOT) / height, 1)
    scale = floor(fitting * 10_000) / 10_000
    across, down = round(wide / scale), round(tall / scale)
    free = down - height - round((margin + _FOOT) / scale)
    return Sheet(Rect((width - across) // 2, -round(margin / scale) - free // 2, across, down), scale)


def _slips(filled: FilledPage, layout: Layout) -> list[Slip]:
    """Overset text goes on where the story below begins, so that labels between stories stay free."""
    gaps = {region.story.id: filled.edges.gaps[region.bottom] for region in filled.regions}
    stories = [(story, story.top + story.rows + gaps[story.composed.story.id]) for story in filled.stories]
    return slips(oversets(stories), layout.grid)


def _marks(filled: FilledPage, made: list[Slip], marker: Marker) -> Iterator[Op]:
    """Everything that is said over the page."""
    dealt = ranks(filled.regions, filled.edges, marker.grid.binding)
    known = {region.story.id: (region, rank) for region, rank in zip(filled.regions, dealt, strict=True)}
    for slip in made:
        yield from overset_marks(slip, marker)
    for group in filled.groups:
        yield from group_marks(group, marker)
    for story in filled.stories:
        yield from photo_marks(story, marker)
        yield from awaited_marks(story, marker)
    for story in filled.stories:
        yield from story_marks(story, *known[story.composed.story.id], marker)
    yield from edge_marks(filled, marker)


def _ad_marks(filled: FilledPage, page: DisplayPage, marker: Marker) -> Iterator[Op]:
    shown = {op.tag.story for op in page.ops if isinstance(op, Picture | Artwork | Shape)}
    for hole in filled.ads:
        yield from ad_marks(hole, hole.advert.id in shown, marker)
