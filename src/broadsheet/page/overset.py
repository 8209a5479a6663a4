"""Overset text (溢文) on the proof: set on in red below its frame, over what stands there, then beside the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length
from broadsheet.display.ops import PAPER, Artwork, Fill, Ink, Op, Picture, Shape, Text
from broadsheet.display.outlines import reach
from broadsheet.layout.model import Grid
from broadsheet.page.blocks import Block, RowBlock, TextBlock
from broadsheet.page.model import Filled, Tiers
from broadsheet.page.paint import block_line, down_block_line, fixed, line_baseline

RED = Ink(0, 1000, 1000, 0)
_FADED = Ink(0, 0, 0, 350)
"""Copy that overset text is set over."""
_MOST_ASIDE = 2
"""One part in so many of the page's width may be added beside it."""
_APART, _LEAST = 2, 4
"""Rows between two stories below each other beside the page, and rows that must be free for one to begin there."""


class Overset(NamedTuple):
    """A story that is over: where its last column would go on (`x`, page row) and the lines left, block and index."""

    story: Filled
    x: Length
    row: int
    lines: tuple[tuple[int, int], ...]

    @property
    def measure(self) -> Length:
        """How wide it goes on: as its last column is, or as all its lines stand if they are vertical."""
        return self.story.composed.columns[-1].measure

    def block(self, line: int) -> Block:
        """The block that a line left over belongs to."""
        return self.story.composed.blocks[self.lines[line][0]]


class Slip(NamedTuple):
    """Overset lines `first` to `last` (exclusive) of a story, and the strip they take, on the page or beside it.

    `unset` lines after them are set nowhere.
    """

    overset: Overset
    rect: Rect
    first: int
    last: int
    aside: bool
    unset: int = 0


def oversets(stories: Iterable[tuple[Filled, int]]) -> list[Overset]:
    """The stories that are over, each with the page row on which it is to go on."""
    left = ((story, row, tuple(_left(story))) for story, row in stories if story.over_lines)
    return [Overset(story, story.composed.columns[-1].x, row, lines) for story, row, lines in left if lines]


def _left(story: Filled) -> Iterator[tuple[int, int]]:
    """The lines without a place, in order: nothing is poured after the first of them."""
    last = story.placed[-1] if story.placed else None
    reached = (last.block, last.first + last.lines) if last else (0, 0)
    for number, block in enumerate(story.composed.blocks):
        for index in range(len(block.lines)):
            if (number, index) >= reached:
                yield number, index


def slips(found: Sequence[Overset], grid: Grid) -> list[Slip]:
    """Where overset lines go: down the page to its cut or to the next overset story, the rest in columns beside it.

    What would take more than half a page beside the page stays unset.
    """
    made: list[Slip] = []
    aside = _Aside(grid)
    for overset in found:
        top, foot = grid.row_y(overset.row), _foot(overset, found, grid)
        last, rect = _strip(overset, 0, Rect(overset.x, top, overset.measure, foot - top), grid)
        made.append(Slip(overset, rect, 0, last, aside=False))
        while last < len(overset.lines) and (free := aside.room(overset)) is not None:
            first, (last, rect) = last, _strip(overset, last, free, grid)
            aside.take(rect)
            made.append(Slip(overset, rect, first, last, aside=True))
        made[-1] = made[-1]._replace(unset=len(overset.lines) - last)
    return made


class _Aside:
    """The columns beside the page: stories of one measure stand below each other."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._column = Rect(grid.width, 0, 0, 0)

    def room(self, overset: Overset) -> Rect | None:
        """What is free for a story: the rest of the last column, or a new one while there is place for it."""
        grid, column, wide = self._grid, self._column, self._wide(overset)
        top = column.bottom + _APART * grid.leading
        foot = grid.row_y(grid.rows)
        if column.w == wide and top + _LEAST * grid.leading <= foot:
            return Rect(column.x, top, column.w, foot - top)
        x = column.right + 2 * grid.gutter
        if x + wide > grid.width + grid.width // _MOST_ASIDE:
            return None
        return Rect(x, grid.y, wide, foot - grid.y)

    def _wide(self, overset: Overset) -> Length:
        """How wide a story goes on: as its last column is; vertical lines in tiers as wide as any column."""
        return self._grid.measure if overset.story.composed.tiers else overset.measure

    def take(self, rect: Rect) -> None:
        """The last column is full down to the foot of `rect`."""
        self._column = rect


def _foot(overset: Overset, found: Sequence[Overset], grid: Grid) -> Length:
    """How far down the page a story may go on: to the next one that goes on in its way."""
    rows = [
        other.row
        for other in found
        if other.row > overset.row
        and other.x < overset.x + overset.measure
        and overset.x < other.x + other.measure
    ]
    return grid.row_y(min(rows)) if rows else grid.height


def _strip(overset: Overset, first: int, free: Rect, grid: Grid) -> tuple[int, Rect]:
    """The end (exclusive) of the lines from `first` on that go into a free rectangle, and what of it they take."""
    if overset.story.composed.tiers:
        return _tiers_down(overset, first, free, overset.story.composed.tiers)
    last, depth = first, 0
    while last < len(overset.lines):
        deeper = depth + overset.block(last).rows * grid.leading
        if deeper > free.h:
            break
        last, depth = last + 1, deeper
    return last, free._replace(h=depth)


def _tiers_down(overset: Overset, first: int, free: Rect, tiers: Tiers) -> tuple[int, Rect]:
    """The same for vertical lines, which fill tiers one below the other."""
    last, depth = first, 0
    while last < len(overset.lines) and depth + tiers.measure <= free.h:
        last, depth = _full_tier(overset, last, tiers.across(free.w)), depth + tiers.measure + tiers.pitch
    return last, free._replace(h=depth)


def _full_tier(overset: Overset, first: int, slots: int) -> int:
    """The end (exclusive) of the lines from `first` on that stand in a tier of so many."""
    last, slot = first, 0
    while last < len(overset.lines) and (last == first or slot + overset.block(last).rows <= slots):
        slot, last = slot + overset.block(last).rows, last + 1
    return last


def red_lines(slip: Slip, grid: Grid) -> Iterator[Op]:
    """The lines of a slip, as they would be set in their column or tiers, all in red."""
    tiers = slip.overset.story.composed.tiers
    for op in _tiered(slip, tiers) if tiers else _columned(slip, grid):
        yield op if isinstance(op, Picture | Artwork | Shape) else op._replace(ink=RED)


def _columned(slip: Slip, grid: Grid) -> Iterator[Op]:
    y, story = slip.rect.y, slip.overset.story.composed.story.id
    for line in range(slip.first, slip.last):
        block, index = slip.overset.block(line), slip.overset.lines[line][1]
        if isinstance(block, RowBlock):
            yield from fixed(block.lines[index], slip.rect.x, y, story)
        else:
            pitch = block.rows * grid.leading
            yield from block_line(block, index, slip.rect.x, line_baseline(block, y, grid), story, pitch)
        y += block.rows * grid.leading


def _tiered(slip: Slip, tiers: Tiers) -> Iterator[Op]:
    overset, y = slip.overset, slip.rect.y
    aside = slip.rect.right - tiers.right
    line = slip.first
    while line < slip.last:
        last, slot = _full_tier(overset, line, tiers.across(slip.rect.w)), 0
        for number in range(line, last):
            block, index = overset.block(number), overset.lines[number][1]
            if isinstance(block, TextBlock):
                x = tiers.centre(slot, block.rows) + aside
                yield from down_block_line(block, index, x, y, overset.story.composed.story.id)
            slot += block.rows
        line, y = last, y + tiers.measure + tiers.pitch


def make_way(ops: Iterable[Op], made: Sequence[Slip]) -> Iterator[Op]:
    """A page's marks with copy faded where a slip lies over it, and paper laid over pictures there."""
    rects = [slip.rect for slip in made if slip.rect.h]
    for op in ops:
        if isinstance(op, Text) and any(_meet(_reach(op), rect) for rect in rects):
            yield op._replace(ink=_FADED)
        else:
            yield op
        if isinstance(op, Picture | Artwork | Shape):
            place = reach(op.outline) if isinstance(op, Shape) else op.rect
            yield from (Fill(common, PAPER) for rect in rects if (common := _meet(place, rect)))


def _reach(op: Text) -> Rect:
    """No less than what a text covers: glyphs are at most an em wide."""
    length = (op.size + op.spacing) * len(op.glyphs) + sum(kern for _, kern in op.kerns)
    if op.vertical:
        return Rect(op.x - op.size // 2, op.y, op.size, length)
    if op.angle:
        return Rect(op.x - op.size // 5, op.y, op.size, length)
    return Rect(op.x, op.y - op.size, length, op.size)


def _meet(one: Rect, other: Rect) -> Rect | None:
    """What two rectangles have in common."""
    left, top = max(one.x, other.x), max(one.y, other.y)
    right, bottom = min(one.right, other.right), min(one.bottom, other.bottom)
    return Rect(left, top, right - left, bottom - top) if right > left and bottom > top else None
