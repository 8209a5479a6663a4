"""What of a filled page its faults are seen by: the words of heads, pictures and legs of text, where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import combinations, product
from typing import NamedTuple

from msgspec import Struct

from broadsheet.base.geometry import Rect
from broadsheet.base.source import Span
from broadsheet.base.units import Length, ascent
from broadsheet.layout.model import Layout
from broadsheet.page.blocks import FixedLine
from broadsheet.page.fill import foot_of
from broadsheet.page.frame import head_corner
from broadsheet.page.model import (
    Filled,
    FilledPage,
)
from broadsheet.page.outline import parts
from broadsheet.page.photos.block import PhotoBlock
from broadsheet.page.photos.photo import focus_in, photo_rect, shown
from broadsheet.page.rank import ranks

STEP = 1.25
"""Two sizes look different from here on: a step of the headline ladder."""


class Seen(NamedTuple):
    """A picture on the page: whose it is, the row it begins on from its region's first, its rectangle, where in
    that its focus is, across and down, 0 to 1, and where it was written."""

    block: PhotoBlock
    story: Filled
    row: int
    rect: Rect
    focus: tuple[float, float]
    span: Span

    @property
    def foot(self) -> int:
        """The page row under it and its caption."""
        return self.story.top + self.row + self.block.depth


class Leg(Struct, frozen=True):
    """A leg of text: rows `top` to `bottom` (exclusive, from the region's first) of a column, `end` where its text
    ends."""

    column: int
    top: int
    bottom: int
    end: int


class Sight:
    """A filled page and its layout, and what is to be seen of them; each is worked out once."""

    def __init__(self, page: FilledPage, layout: Layout) -> None:
        self.page = page
        self.layout = layout
        self.stories: Sequence[Filled] = page.stories

    @property
    def plan(self) -> Span:
        """Where the editor drew the page."""
        page = self.page.page
        return page.plan.span if page.plan else page.span

    @cached_property
    def neighbours(self) -> list[tuple[Filled, Filled]]:
        """Stories side by side with no box round either, the left one first."""
        plain = [story for story in self.stories if story.composed.box is None]
        grid = self.layout.grid
        return [
            (left, right)
            for one, other in combinations(plain, 2)
            for left, right in ((one, other), (other, one))
            if self._together(left, right) and _beside(left, right, grid.gutter + grid.body)
        ]

    @cached_property
    def stacked(self) -> list[tuple[Filled, Filled]]:
        """Stories right below each other with no box round either, the upper one first."""
        plain = [story for story in self.stories if story.composed.box is None]
        gap = self.layout.make_up.module_gap
        return [
            (upper, lower)
            for one, other in combinations(plain, 2)
            for upper, lower in ((one, other), (other, one))
            if self._together(upper, lower) and _stacked(upper, lower, gap)
        ]

    def _together(self, one: Filled, other: Filled) -> bool:
        """Whether no box of a group stands between two stories."""
        ids = {one.composed.story.id, other.composed.story.id}
        return all(len(ids & {*group.group.stories}) != 1 for group in self.page.groups if group.boxed)

    @cached_property
    def ranks(self) -> dict[str, int]:
        """The rank of each story."""
        dealt = ranks(self.page.regions, self.page.edges, self.layout.grid.binding)
        return {region.story.id: rank for region, rank in zip(self.page.regions, dealt, strict=True)}

    @cached_property
    def pictures(self) -> list[Seen]:
        """Every picture, a group as one, but for those of stories too shallow to hold theirs (BS606)."""
        return [
            self._seen(story, block, row)
            for story in self.stories
            for block, row in story.frame.photos
            if not story.frame.lacking
        ]

    @cached_property
    def singles(self) -> list[Seen]:
        """Every picture, those of groups each for itself."""
        return [
            seen._replace(rect=one.rect, focus=focus_in(one.photo, one.rect), span=one.photo.span)
            for seen in self.pictures
            for one in shown(seen.block, seen.rect)
        ]

    def _seen(self, story: Filled, block: PhotoBlock, row: int) -> Seen:
        x = story.composed.columns[block.column].x
        rect = photo_rect(block, x, story.top + row, self.layout.grid)
        return Seen(block, story, row, rect, focus_in(block.photo, rect), block.photo.span)

    def headline(self, story: Filled) -> list[Rect]:
        """The lines of a headline, each a rectangle as tall as its type."""
        return self.head(story, "H1")

    def head(self, story: Filled, role: str | None = None) -> list[Rect]:
        """The lines of a head, or of one part of it."""
        head = story.frame.head
        if head is None:
            return []
        x, y = head_corner(story, head, self.layout.grid)
        lines = (line for line in head.lines if role in (None, line.role))
        return [_line_rect(line, x, y, head.vertical) for line in lines]


def _beside(left: Filled, right: Filled, most: Length) -> bool:
    """Whether part of a story stands beside another, no more than so far to its left."""
    return any(
        0 < b.x - a.right <= most and shared((a.top, a.bottom), (b.top, b.bottom)) > 0
        for a, b in product(parts(left), parts(right))
    )


def _stacked(upper: Filled, lower: Filled, gap: int) -> bool:
    """Whether part of a story ends right above the first row of another."""
    return any(
        0 <= lower.top - a.bottom <= gap and b.top == lower.top and shared((a.x, a.right), (b.x, b.right)) > 0
        for a, b in product(parts(upper), parts(lower))
    )


def _line_rect(line: FixedLine, x: Length, y: Length, vertical: bool) -> Rect:
    size = line.text.size
    if vertical:
        return Rect(x + line.x - size // 2, y + line.y, size, line.line.natural)
    width = line.line.width + line.spacing * (line.line.end - line.line.start - 1)
    return Rect(x + line.x, y + line.y - ascent(size), width, size)


def legs(story: Filled) -> list[Leg]:
    """The legs of text of a horizontal story, and where their text ends; one that is empty ends where it begins."""
    found = []
    for column, top, bottom in story.frame.containers:
        parts = [part for part in story.placed if part.column == column and top <= part.row < bottom]
        feet = [foot_of(story.composed.blocks, part) for part in parts]
        found.append(Leg(column, top, bottom, max(feet, default=top)))
    return found


def rows_of(story: Filled) -> tuple[int, int]:
    """The page rows of a story, the last exclusive."""
    return story.top, story.top + story.rows


def right_side(story: Filled) -> Length:
    """Where a story's text ends at the right."""
    return story.composed.x + story.composed.width


def shared(one: tuple[int, int], other: tuple[int, int]) -> int:
    """How much two ranges have in common; less than nothing where they lie apart."""
    return min(one[1], other[1]) - max(one[0], other[0])


def upright(rect: Rect) -> tuple[Length, Length]:
    """From where to where a rectangle reaches down the page."""
    return rect.y, rect.bottom


def across(rect: Rect) -> tuple[Length, Length]:
    """From where to where a rectangle reaches across the page."""
    return rect.x, rect.right
