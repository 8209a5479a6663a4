"""The ways to set a story's blocks to fill it: paragraphs in a line less or more, crossheads in a row less or more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeGuard

from msgspec import Struct
from msgspec.structs import replace

from broadsheet.layout.model import Fitting
from broadsheet.lines.variants import Variants
from broadsheet.page.blocks import Block, TextBlock
from broadsheet.page.endings import DEAREST, block_variants, elastic
from broadsheet.page.full import Choice

_PARAGRAPH, _CROSSHEAD = 1_000_000, 1_000_000_000
"""What it costs that a paragraph, a crosshead is not set as usual: more than any setting of it does."""
_DEAR = 300
"""What a line of a long paragraph may cost on an average: about a tenth of an em at every place."""


class Ways(Struct, frozen=True):
    """The ways to set each block, the usual first, each with the block set so.

    At `most` so many paragraphs may be altered; `least` and `utmost` are the rows by which all blocks together may be
    shorter, below 0, and longer; `dear` ones may be among them.
    """

    choices: list[list[Choice]]
    blocks: list[list[Block]]
    most: int
    least: int
    utmost: int
    dear: bool

    def altered(self, taken: Sequence[int]) -> int:
        """How many paragraphs are altered."""
        return sum(bool(choice) and elastic(ways[0]) for ways, choice in zip(self.blocks, taken, strict=True))

    def cost(self, taken: Sequence[int]) -> int:
        return sum(ways[choice].cost for ways, choice in zip(self.choices, taken, strict=True))

    def set_so(self, taken: Sequence[int]) -> tuple[Block, ...]:
        """The blocks as chosen."""
        return tuple(blocks[choice] for blocks, choice in zip(self.blocks, taken, strict=True))


class StoryWays:
    """The ways to set the blocks of a story that is broken for a measure."""

    def __init__(self, blocks: Sequence[Block], limits: Fitting) -> None:
        paragraphs = sum(map(elastic, blocks))
        allowed = "lines" in limits.order and paragraphs and limits.lines
        self._most = max(paragraphs * limits.lines // 100, 1) if allowed else 0
        self._all = [list(self._ways(block, limits)) for block in blocks]
        self._known: dict[tuple[bool, bool, bool], Ways] = {}

    def _ways(self, block: Block, limits: Fitting) -> Iterator[Way]:
        yield Way(Choice(len(block.lines), block.rows, 0), block)
        if self._most and elastic(block):
            yield from paragraph_ways(block, block_variants(block, limits.loosest, block.lines))
        elif is_crosshead(block):
            yield from _crosshead_ways(block, limits.crossheads)

    def ways(self, *, dear: bool, crossheads: bool, closer: bool) -> Ways:
        """Those that a reader will hardly see; with paragraphs that are `dear`, with `crossheads`, also `closer`."""
        key = dear, crossheads, closer
        if key not in self._known:
            found = [
                [
                    way
                    for way in ways
                    if (crossheads and closer >= way.dear if way.crosshead else dear >= way.dear)
                ]
                for ways in self._all
            ]
            self._known[key] = self._gathered(found, dear)
        return self._known[key]

    def _gathered(self, found: list[list[Way]], dear: bool) -> Ways:
        paragraphs, crossheads = [0, 0], [0, 0]
        for ways in found:
            usual, *others = (way.choice.lines * way.choice.rows for way in ways)
            low, high = (
                min([0, *(rows - usual for rows in others)]),
                max([0, *(rows - usual for rows in others)]),
            )
            sums = crossheads if ways[-1].crosshead else paragraphs
            sums[0], sums[1] = sums[0] + low, sums[1] + high
        return Ways(
            choices=[[way.choice for way in ways] for ways in found],
            blocks=[[way.block for way in ways] for ways in found],
            most=self._most,
            least=max(paragraphs[0], -self._most) + crossheads[0],
            utmost=min(paragraphs[1], self._most) + crossheads[1],
            dear=dear,
        )


class Way(Struct, frozen=True):
    """A way to set a block; a `dear` one is taken only where no other does: a long paragraph opened in many lines, a
    crosshead that loses a row."""

    choice: Choice
    block: Block
    dear: bool = False
    crosshead: bool = False


def is_crosshead(block: Block) -> TypeGuard[TextBlock]:
    """Whether a block is a crosshead, whose white may be altered."""
    return isinstance(block, TextBlock) and block.heading


def paragraph_ways(block: TextBlock, found: Variants) -> Iterator[Way]:
    """A paragraph in a line less and more, where that is not too dear."""
    shorter, usual, longer = found
    for way in (shorter, longer):
        price = way.price - usual.price if way else 0
        if way and price <= max(DEAREST, _DEAR * len(block.lines)):
            choice = Choice(len(way.lines), block.rows, _PARAGRAPH + max(price, 0))
            yield Way(choice, replace(block, lines=way.lines), dear=price > DEAREST)


def _crosshead_ways(block: TextBlock, most: int) -> Iterator[Way]:
    """A crosshead in so many rows more or less at most."""
    if len(block.lines) > 1:
        return  # What one gains each line would.
    for change in (sign * step for step in range(1, most + 1) for sign in (1, -1)):
        if (rows := block.rows + change) > 0:
            choice = Choice(len(block.lines), rows, _CROSSHEAD * abs(change))
            yield Way(choice, replace(block, rows=rows), dear=change < 0, crosshead=True)
