"""Where advertisements stand: sizes to columns and rows, packed from the foot or the top before the plan is dealt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.geometry import Rect
from broadsheet.issue.model import AdCells, AdPlace, Advert, At, Page
from broadsheet.issue.plans import FREE, overlap
from broadsheet.layout.furniture import BoxFurniture
from broadsheet.layout.model import AdSize, AdStyle, Layout, Nameplate

LABEL_GAP = 2
"""Rows of white above an advertisement that have room for the word it is marked with."""


class AdRows(NamedTuple):
    """An advertisement in its rows below the page's head, `top` to `bottom` (exclusive), the first `label` of them
    left to the word it is marked with."""

    advert: Advert
    column: int
    columns: int
    top: int
    bottom: int
    label: int


class Drawn(NamedTuple):
    """An advertisement that the plan draws, and the size it is to have there; that of its cells where it is None."""

    advert: Advert
    size: AdSize | None
    label: bool


class Standing(NamedTuple):
    """The advertisements of a page: those that stand before the plan is dealt, and those it draws, by their letters.

    `ceiling` and `floor` are the rows between which each column is left to the plan.
    """

    blocks: tuple[AdRows, ...] = ()
    drawn: Mapping[str, Drawn] = {}
    ceiling: Sequence[int] = ()
    floor: Sequence[int] = ()


def labelled(advert: Advert, style: AdStyle) -> bool:
    """Whether it is marked as an advertisement."""
    return bool(style.label) if advert.label is None else advert.label


def size_of(advert: Advert, style: AdStyle) -> AdSize | Literal["ear", "sheet"] | None:
    """The size it is sold in; None where it has the plan's or the place's, or one the layout does not know."""
    if advert.place == "ear":
        return "ear"
    if isinstance(advert.size, AdCells):
        return AdSize(*advert.size)
    return style.sizes.get(advert.size.text) if advert.size else None


def ear_box(page: Page, layout: Layout) -> Rect | None:
    """The box beside the nameplate, which takes the lines of the ear or an advertisement."""
    for item in layout.templates[page.template].furniture_of(page.number):
        if isinstance(item, BoxFurniture) and item.needs == "ear":
            return layout.grid.area(item.row, item.rows, item.column, item.columns)
    return None


def stand(page: Page, layout: Layout, head: int, findings: Findings) -> Standing:
    """Place the advertisements of a page whose own head takes `head` rows (BS327, BS341, BS345)."""
    if not page.ads:
        return Standing()
    packer = _Packer(page, layout, layout.grid.rows - head, findings)
    for advert in page.ads:
        packer.add(advert)
    standing = Standing(tuple(packer.blocks), packer.drawn, packer.ceiling, packer.floor)
    _check_sheet(page, layout.ads, findings)
    if page.plan is None:
        _check_against_stories(page, standing, findings)
    return standing


def _nameplate(page: Page, layout: Layout) -> Nameplate | None:
    """The nameplate among the page's stories, if its plan leaves it room."""
    drawn = page.plan is None or any(FREE in row for row in page.plan.cells)
    return layout.templates[page.template].nameplate if drawn else None


class _Packer:
    """Columns fill with advertisements from the foot up and from the top down, in the order written."""

    def __init__(self, page: Page, layout: Layout, rows: int, findings: Findings) -> None:
        self.grid, self.style, self.gap = layout.grid, layout.ads, layout.make_up.module_gap
        self.findings = findings
        # Where stories stand by hand, nobody leaves white above an advertisement.
        self.roomy = (page.plan is not None or not page.stories) and self.gap >= LABEL_GAP
        self.usual: AdPlace = "bottom" if page.stories else "top"
        self.blocks: list[AdRows] = []
        self.drawn: dict[str, Drawn] = {}
        self.rows = rows
        self.plate = plate = _nameplate(page, layout)
        self.ceiling = [plate.rows if plate and plate.holds(c) else 0 for c in range(self.grid.columns)]
        self.floor = [rows] * self.grid.columns

    def add(self, advert: Advert) -> None:
        size, label = size_of(advert, self.style), labelled(advert, self.style)
        if isinstance(size, str):
            return
        if advert.drawn:
            self.drawn[advert.id] = Drawn(advert, size, label)
            return
        if advert.at is not None:
            column, row, columns, rows, _ = advert.at
            if column + columns - 1 > self.grid.columns or row + rows - 1 > self.rows:
                self._no_room(advert, columns, rows)
                return
            block = AdRows(advert, column - 1, columns, row - 1, row - 1 + rows, int(label and rows > 1))
            self.blocks.append(block)
            self._check_plate(block)
        elif size is not None and size.columns > self.grid.columns:
            self._no_room(advert, size.columns, size.rows or self.rows)
        elif size is not None:
            self._pack(advert, size, label)

    def _pack(self, advert: Advert, size: AdSize, label: bool) -> None:
        """From the foot, or from the top, at the side named or where it gets farthest."""
        place = advert.place or self.usual
        downwards = place.startswith("top")
        first = self._column(place, size.columns, downwards)
        own = slice(first, first + size.columns)
        highest, lowest = max(self.ceiling[own]), min(self.floor[own])
        rows = lowest - highest if size.rows is None else size.rows
        top = highest if downwards or size.rows is None else lowest - rows
        room = int(label and not (self.roomy and top > 0))
        if size.rows is not None and downwards:
            lowest = top + rows + room
        elif size.rows is not None:
            top -= room
        if top < highest or lowest > min(self.floor[own]) or lowest - top <= room:
            self._no_room(advert, size.columns, rows)
            return
        self.blocks.append(AdRows(advert, first, size.columns, top, lowest, room))
        for column in range(first, first + size.columns):
            if downwards:
                self.ceiling[column] = lowest + self.gap
            else:
                self.floor[column] = top - self.gap

    def _column(self, place: str, columns: int, downwards: bool) -> int:
        last = self.grid.columns - columns
        if place.endswith("left"):
            return 0
        if place.endswith("right"):
            return last
        from_right = self.grid.binding == "right"
        firsts = range(last, -1, -1) if from_right else range(last + 1)
        if downwards:
            return min(firsts, key=lambda first: max(self.ceiling[first : first + columns]))
        return max(firsts, key=lambda first: min(self.floor[first : first + columns]))

    def _check_plate(self, block: AdRows) -> None:
        """No advertisement is put on a nameplate by hand (BS327)."""
        plate = self.plate
        if (
            plate
            and block.top < plate.rows
            and any(plate.holds(block.column + n) for n in range(block.columns))
        ):
            args = {"id": block.advert.id, "row": plate.rows + 1}
            self.findings.append(Diagnostic("BS327", block.advert.span, args))

    def _no_room(self, advert: Advert, columns: int, rows: int) -> None:
        args = {"id": advert.id, "columns": columns, "rows": rows}
        most = {
            "most_columns": self.grid.columns,
            "most_rows": max(map(int.__sub__, self.floor, self.ceiling)),
        }
        self.findings.append(Diagnostic("BS341", advert.span, {**args, **most}))


def _check_sheet(page: Page, style: AdStyle, findings: Findings) -> None:
    """An advertisement that takes the whole sheet is alone on it (BS345)."""
    for advert in page.ads:
        if size_of(advert, style) == "sheet":
            others = [*(story.id for story in page.stories), *(ad.id for ad in page.ads if ad is not advert)]
            if others:
                findings.append(
                    Diagnostic("BS345", advert.span, {"id": advert.id, "other": ", ".join(others)})
                )


def _check_against_stories(page: Page, standing: Standing, findings: Findings) -> None:
    """No advertisement stands where another does, or a story that has its place by hand (BS345)."""
    taken = [(story.id, story.at) for story in page.stories if story.at is not None]
    own = [(b.advert, At(b.column + 1, b.top + 1, b.columns, b.bottom - b.top)) for b in standing.blocks]
    pairs = [(ad, id_, one, other) for ad, one in own for id_, other in taken if not ad.at]
    pairs += [
        (ad if not ad.at else other_ad, other_ad.id if not ad.at else ad.id, one, other)
        for (ad, one), (other_ad, other) in combinations(own, 2)
        if not (ad.at and other_ad.at)
    ]
    for ad, id_, one, other in pairs:
        if overlap(one, other):
            findings.append(Diagnostic("BS345", ad.span, {"id": ad.id, "other": id_}))
