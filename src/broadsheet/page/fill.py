"""Pouring: a story's blocks into the free rows of its columns, and columns brought level."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from broadsheet.page.model import Block, Container, Placed

HEADING_COMPANY = 1
"""Rows of text that must stand under a crosshead in its column (背题)."""


class Poured(NamedTuple):
    """Lines placed and lines left over, in rows of the grid."""

    placed: list[Placed]
    over: int


def pour(blocks: Sequence[Block], containers: Sequence[Container]) -> Poured:
    """Zip lines with rows in thread order; a crosshead moves on where no text could stand under it."""
    placed: list[Placed] = []
    index, row = 0, containers[0].top if containers else 0
    for number, block in enumerate(blocks):
        first, left = 0, len(block.lines)
        need = _need(blocks, number)
        while left:
            if index >= len(containers):
                return Poured(placed, _rest(blocks, number, first))
            column, _, bottom = containers[index]
            take = min((bottom - row) // block.rows, left)
            if take > 0 and bottom - row >= need:
                placed.append(Placed(number, first, take, column, row))
                first, left, row = first + take, left - take, row + take * block.rows
            if left:
                index += 1
                row = containers[index].top if index < len(containers) else 0
    return Poured(placed, 0)


def _need(blocks: Sequence[Block], number: int) -> int:
    """Rows a block must find free to begin: a line, or a crosshead whole with what must stand under it."""
    rows = 0
    for block in blocks[number:]:
        if not block.heading:
            return rows + (HEADING_COMPANY if rows else block.rows)
        rows += len(block.lines) * block.rows
    return rows


def _rest(blocks: Sequence[Block], number: int, first: int) -> int:
    rest = (len(blocks[number].lines) - first) * blocks[number].rows
    return rest + sum(len(block.lines) * block.rows for block in blocks[number + 1 :])


def room(containers: Sequence[Container]) -> int:
    """Rows free in all."""
    return sum(container.bottom - container.top for container in containers)


def cut(containers: Sequence[Container], limits: Sequence[int]) -> list[Container]:
    """The containers with each column ending at its limit."""
    cut_off = [Container(c, top, min(bottom, limits[c])) for c, top, bottom in containers]
    return [container for container in cut_off if container.bottom > container.top]


def level(blocks: Sequence[Block], containers: Sequence[Container], columns: int) -> list[Placed]:
    """Pour a story that fits so that its columns end level, the last ones at most a line shorter.

    Each column's end is lifted from its own foot, be that the region's or a photo below.
    """
    total = sum(len(block.lines) * block.rows for block in blocks)
    feet = [max((c.bottom for c in containers if c.column == column), default=0) for column in range(columns)]
    while max(feet) > 1:
        higher = cut(containers, [foot - 1 for foot in feet])
        if room(higher) < total or pour(blocks, higher).over:
            break
        feet = [foot - 1 for foot in feet]
    spare = room(cut(containers, feet)) - total
    for shorter in range(min(spare, columns - 1), 0, -1):
        limits = [foot - (column >= columns - shorter) for column, foot in enumerate(feet)]
        poured = pour(blocks, cut(containers, limits))
        if not poured.over:
            return poured.placed
    return pour(blocks, cut(containers, feet)).placed
