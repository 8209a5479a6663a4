"""Pouring: a story's blocks into the free rows of its columns, and columns brought level."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from msgspec import Struct

from broadsheet.page.blocks import Block, TextBlock
from broadsheet.page.model import Container, Placed

MOST_LIFT = {5: 2, 8: 1}
"""Rows a column may be lifted to end level with others, all ways of it tried, by the most columns a story has."""
HEADING_COMPANY, GOOD_COMPANY = 1, 2
"""Rows of text that must stand under a crosshead in its column, and that should (背题)."""


class Poured(NamedTuple):
    """Lines placed and lines left over, in rows of the grid."""

    placed: list[Placed]
    over: int


class At(NamedTuple):
    """Where pouring has come to: a container by its number, and a row in it."""

    container: int
    row: int


def pour(blocks: Sequence[Block], containers: Sequence[Container]) -> Poured:
    """Zip lines with rows in thread order; a crosshead moves on where no text could stand under it."""
    placed: list[Placed] = []
    at = begin(containers)
    for number, block in enumerate(blocks):
        whole = Placed(number, 0, len(block.lines), 0, block.rows)
        at, left = put(whole, need(blocks, number), at, containers, placed)
        if left:
            return Poured(placed, _rest(blocks, number, len(block.lines) - left))
    return Poured(placed, 0)


def begin(containers: Sequence[Container]) -> At:
    """Where pouring begins."""
    return At(0, containers[0].top if containers else 0)


def put(
    block: Placed, need: int, at: At, containers: Sequence[Container], placed: list[Placed]
) -> tuple[At, int]:
    """Put the lines of a block, each of `block.row` rows, on the rows from `at` on, adding the parts to what is
    placed: where that comes to, and the lines left over. `need` rows must be free where it begins."""
    number, first, left, _, rows = block
    index, row = at
    while left:
        if index >= len(containers):
            return At(index, row), left
        column, _, bottom = containers[index]
        take = min((bottom - row) // rows, left)
        if take > 0 and bottom - row >= need:
            placed.append(Placed(number, first, take, column, row))
            first, left, row = first + take, left - take, row + take * rows
            need = rows
        if left:
            index += 1
            row = containers[index].top if index < len(containers) else 0
    return At(index, row), 0


def need(blocks: Sequence[Block], number: int) -> int:
    """Rows a block must find free to begin: a line, those beside an initial, or a crosshead whole with what must stand
    under it."""
    rows = 0
    for block in blocks[number:]:
        if not block.heading:
            return rows + max(HEADING_COMPANY, block.opening)
        rows += len(block.lines) * block.rows
    return rows


def _rest(blocks: Sequence[Block], number: int, first: int) -> int:
    rest = (len(blocks[number].lines) - first) * blocks[number].rows
    return rest + depth(blocks[number + 1 :])


class BadEnding(Struct, frozen=True):
    """A paragraph's last line that heads a column (孤行), or a crosshead with too little text under it (背题).

    `block` is the paragraph or the crosshead, `column` the one that begins or ends badly.
    """

    block: int
    column: int


def bad_endings(blocks: Sequence[Block], placed: Sequence[Placed]) -> list[BadEnding]:
    """The bad endings of a pour, in order."""
    found: list[BadEnding] = []
    for number, part in enumerate(placed):
        block = blocks[part.block]
        if not isinstance(block, TextBlock):
            continue
        widow = part.first > 0 and part.first == len(block.lines) - 1
        if widow or (block.heading and not _in_company(blocks, placed, number)):
            found.append(BadEnding(part.block, part.column))
    return found


def _in_company(blocks: Sequence[Block], placed: Sequence[Placed], number: int) -> bool:
    """Whether text enough stands right under a crosshead, or all there is; or it heads its column itself."""
    above = placed[number - 1] if number else None
    if above is None or (above.column, foot_of(blocks, above)) != (placed[number].column, placed[number].row):
        return True
    foot, rows = foot_of(blocks, placed[number]), 0
    for part in placed[number + 1 :]:
        if (part.column, part.row) != (placed[number].column, foot):
            return rows >= GOOD_COMPANY
        foot = foot_of(blocks, part)
        rows += 0 if blocks[part.block].heading else foot - part.row
    return True


def foot_of(blocks: Sequence[Block], part: Placed) -> int:
    """The row under a part."""
    return part.row + part.lines * blocks[part.block].rows


def depth(blocks: Sequence[Block]) -> int:
    """The rows all their lines take."""
    return sum(len(block.lines) * block.rows for block in blocks)


def room(containers: Sequence[Container]) -> int:
    """Rows free in all."""
    return sum(container.bottom - container.top for container in containers)


def cut(containers: Sequence[Container], limits: Sequence[int]) -> list[Container]:
    """The containers with each column ending at its limit."""
    cut_off = [Container(c, top, min(bottom, limits[c])) for c, top, bottom in containers]
    return [container for container in cut_off if container.bottom > container.top]


def level(blocks: Sequence[Block], containers: Sequence[Container], columns: int) -> list[Placed]:
    """Pour a story that fits so that its columns end level, the last ones at most a line shorter, and begin well.

    Each column's end is lifted from its own foot, be that the region's or a photo below; where that would leave one
    without text, they end on one row, or above what stands there. Where crossheads moving on leave some columns short,
    or one ends badly, others are lifted, as far as that brings the ends together.
    """
    total = depth(blocks)
    feet = feet_of(containers, columns)
    while max(feet) > 1:
        higher = cut(containers, [foot - 1 for foot in feet])
        if room(higher) < total or pour(blocks, higher).over:
            break
        feet = [foot - 1 for foot in feet]
    if total and {c.column for c in containers} - {c.column for c in cut(containers, feet)}:
        feet = _on_one_row(blocks, containers, columns)
    spare = room(cut(containers, feet)) - total
    even = [
        [int(column >= columns - short) for column in range(columns)]
        for short in range(min(spare, columns - 1), -1, -1)
    ]
    placed = _first_that_fits(blocks, containers, feet, even)
    ragged = raggedness(blocks, placed, feet) > 1
    if not (ragged or bad_endings(blocks, placed)):
        return placed
    most = next((rows for count, rows in MOST_LIFT.items() if columns <= count), 0)
    tried = range((most if ragged else min(most, 1)) + 1)
    lifts = sorted(map(list, product(tried, repeat=columns)), key=sum)
    poured = (
        pour(blocks, cut(containers, [f - x for f, x in zip(feet, lift, strict=True)]))
        for lift in lifts
        if sum(lift) <= spare
    )
    fitting = [found.placed for found in poured if not found.over]
    return min([placed, *fitting], key=lambda found: badness(blocks, found, feet))


def _on_one_row(blocks: Sequence[Block], containers: Sequence[Container], columns: int) -> list[int]:
    """Where columns end that end on the highest row they can, or above it where something stands."""
    row = max(container.bottom for container in containers)
    while row > 1:
        higher = cut(containers, [row - 1] * columns)
        if room(higher) < depth(blocks) or pour(blocks, higher).over:
            break
        row -= 1
    return feet_of(cut(containers, [row] * columns), columns)


def feet_of(containers: Sequence[Container], columns: int) -> list[int]:
    """The row below the last of each column; 0 where it has none."""
    return [max((c.bottom for c in containers if c.column == column), default=0) for column in range(columns)]


def badness(blocks: Sequence[Block], placed: Sequence[Placed], feet: Sequence[int]) -> tuple[int, int, int]:
    """Columns more than a row apart first, then bad endings, then a row."""
    ragged = raggedness(blocks, placed, feet)
    return max(ragged, 1), len(bad_endings(blocks, placed)), ragged


def _first_that_fits(
    blocks: Sequence[Block], containers: Sequence[Container], feet: list[int], lifts: list[list[int]]
) -> list[Placed]:
    """The first pour that leaves nothing over, each column ending as many rows above its foot as its lift says."""
    placed: list[Placed] = []
    for lift in lifts:
        poured = pour(blocks, cut(containers, [foot - rows for foot, rows in zip(feet, lift, strict=True)]))
        placed = poured.placed
        if not poured.over:
            break
    return placed


def raggedness(blocks: Sequence[Block], placed: Sequence[Placed], feet: Sequence[int]) -> int:
    """The rows between the column that ends nearest its foot and the one that ends farthest from it."""
    ends = dict.fromkeys(range(len(feet)), 0)
    for part in placed:
        ends[part.column] = max(ends[part.column], foot_of(blocks, part))
    short = [feet[column] - end for column, end in ends.items() if feet[column]]
    return max(short) - min(short)
