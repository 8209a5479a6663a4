"""Columns filled to their last rows: which blocks are set otherwise than usual for that, at the least cost.

Where no row stays empty a line's place follows from the rows before it alone. So the best choice is found block by
block over the rows they may have taken so far.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from broadsheet.page.blocks import Block, TextBlock
from broadsheet.page.fill import GOOD_COMPANY, HEADING_COMPANY, At
from broadsheet.page.model import Container


class Choice(Struct, frozen=True):
    """A way to set a block: its lines, the rows each takes, and what that costs beyond the usual."""

    lines: int
    rows: int
    cost: int


def fill_up(
    blocks: Sequence[Block], choices: Sequence[Sequence[Choice]], containers: Sequence[Container]
) -> list[int] | None:
    """The cheapest choices, one a block by its number, with which the blocks fill the containers to the last row and no
    column begins or ends badly; None where none do."""
    channel = Channel(blocks, containers)
    costs = {0: 0}
    origins: list[dict[int, tuple[int, int]]] = []
    for number, ways in enumerate(choices):
        reached: dict[int, int] = {}
        origin: dict[int, tuple[int, int]] = {}
        for place, before in costs.items():
            for choice, way in enumerate(ways):
                after, cost = channel.after(place, number, way), before + way.cost
                if after is not None and cost < reached.get(after, cost + 1):
                    reached[after], origin[after] = cost, (place, choice)
        costs = reached
        origins.append(origin)
    return _traced(origins, channel.room) if channel.room in costs else None


def _traced(origins: list[dict[int, tuple[int, int]]], place: int) -> list[int]:
    """The choices that lead to a place."""
    taken = []
    for origin in reversed(origins):
        place, choice = origin[place]
        taken.append(choice)
    return taken[::-1]


class Channel:
    """The rows of all containers one after the other, as a full story takes them."""

    def __init__(self, blocks: Sequence[Block], containers: Sequence[Container]) -> None:
        self._blocks, self._containers = blocks, containers
        self._ends = list(accumulate(container.bottom - container.top for container in containers))
        self._runs = [self._run(number) for number in range(len(blocks))]
        self.room = self._ends[-1] if self._ends else 0

    def _run(self, number: int) -> tuple[int, int]:
        """Of a heading the rows of those that follow right below it, and what must stand under them all."""
        rows, index = 0, number + 1
        while index < len(self._blocks) and self._blocks[index].heading:
            rows += len(self._blocks[index].lines) * self._blocks[index].rows
            index += 1
        below = max(HEADING_COMPANY, self._blocks[index].opening) if index < len(self._blocks) else 0
        return rows, below

    def at(self, place: int) -> At:
        """The container and the row of a place."""
        index = bisect_right(self._ends, place)
        container = self._containers[min(index, len(self._containers) - 1)]
        return At(index, container.bottom - (self._ends[min(index, len(self._ends) - 1)] - place))

    def after(self, place: int, number: int, way: Choice) -> int | None:
        """The place after a block that begins at `place`, set in a way; None where it may not stand so."""
        block, ends = self._blocks[number], self._ends
        index = bisect_right(ends, place)
        if index == len(ends):
            return None
        if block.heading:
            foot = place + way.lines * way.rows
            heads = place == (ends[index - 1] if index else 0)
            return foot if foot + self._company(number, heads, ends[index]) <= ends[index] else None
        if block.opening > ends[index] - place:
            return None
        left, rows = way.lines, way.rows
        while left * rows > ends[index] - place:
            take, hole = divmod(ends[index] - place, rows)
            left, place, index = left - take, ends[index], index + 1
            alone = left == 1 and take and isinstance(block, TextBlock)
            if hole or alone or index == len(ends):
                return None
        return place + left * rows

    def _company(self, number: int, heads: bool, end: int) -> int:
        """The rows that must follow a heading in its column, which ends at `end`: two of text, unless it `heads` it."""
        more, below = self._runs[number]
        if isinstance(self._blocks[number], TextBlock) and not heads and end < self.room:
            return more + max(below, GOOD_COMPANY)
        return more + below
