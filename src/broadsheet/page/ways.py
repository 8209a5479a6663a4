"""The ways to set a story's blocks to fill it: paragraphs in a line less or more, crossheads in rows less or more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeGuard

from msgspec import Struct
from msgspec.structs import replace

from broadsheet.layout.model import Fitting
from broadsheet.lines.model import Broken
from broadsheet.lines.variants import Variants
from broadsheet.page.blocks import Block, TextBlock
from broadsheet.page.endings import DEAREST, block_variants, elastic
from broadsheet.page.full import Choice
from broadsheet.text.give import tightened

_PARAGRAPH, _TIGHTENED, _CROSSHEAD = 1_000_000, 100_000_000, 1_000_000_000
"""What it costs that a paragraph is not set as usual, is tightened, that a crosshead has not its rows: more than any
setting of it does."""
_DEAR = 300
"""What a line of a long paragraph may cost on an average: about a tenth of an em at every place."""


class Reach(Struct, frozen=True):
    """How far paragraphs and crossheads may go: with paragraphs that are `dear`, with such as close up at every place
    (`tight`); crossheads have so many rows more, all alike or, where `uneven`, each as columns want it."""

    dear: bool = False
    tight: bool = False
    crossheads: int = 0
    uneven: bool = False

    def allows(self, crossheads: int) -> bool:
        """Whether these may be so many rows more; uneven they are only where some are opened."""
        return crossheads > 0 or not self.uneven

    def opened(self, crossheads: int) -> Reach:
        """With so many rows more for crossheads."""
        return replace(self, crossheads=crossheads)


class Ways(Struct, frozen=True):
    """The ways to set each block within a `reach`, the usual first, each with the block set so.

    At `most` so many paragraphs may be altered; `least` and `utmost` are the rows by which all blocks together may be
    shorter, below 0, and longer.
    """

    choices: list[list[Choice]]
    blocks: list[list[Block]]
    most: int
    least: int
    utmost: int
    reach: Reach

    def altered(self, taken: Sequence[int]) -> int:
        """How many paragraphs are altered."""
        return sum(bool(choice) and elastic(ways[0]) for ways, choice in zip(self.blocks, taken, strict=True))

    def cost(self, taken: Sequence[int]) -> int:
        return sum(ways[choice].cost for ways, choice in zip(self.choices, taken, strict=True))

    def set_so(self, taken: Sequence[int]) -> tuple[Block, ...]:
        """The blocks as chosen."""
        return tuple(blocks[choice] for blocks, choice in zip(self.blocks, taken, strict=True))


class Way(Struct, frozen=True):
    """A way to set a block; a `dear` one, a long paragraph opened in many lines, is taken only where no other does."""

    choice: Choice
    block: Block
    dear: bool = False


class StoryWays:
    """The ways to set the blocks of a story that is broken for a measure."""

    def __init__(self, blocks: Sequence[Block], limits: Fitting) -> None:
        paragraphs, share = sum(map(elastic, blocks)), limits.lines if alters_lines(limits) else 0
        self._most = max(paragraphs * share // 100, 1) if paragraphs and share else 0
        self._blocks, self._limits = blocks, limits
        self._known: dict[Reach, Ways] = {}

    def ways(self, reach: Reach) -> Ways:
        if reach not in self._known:
            found = [list(self._ways(number, reach)) for number in range(len(self._blocks))]
            self._known[reach] = self._gathered(found, reach)
        return self._known[reach]

    def _ways(self, number: int, reach: Reach) -> Iterator[Way]:
        """The ways to set a block, the first of them that others are reckoned from."""
        block = self._blocks[number]
        if may_open(block):
            least = min(reach.crossheads, 0 if reach.uneven else reach.crossheads)
            for rows in range(reach.crossheads, least - 1, -1):
                yield _crosshead_way(block, rows)
            return
        yield Way(Choice(len(block.lines), block.rows, 0), block)
        tight = self._tightened[number] if reach.tight else ()
        yield from (way for way in (*self._altered[number], *tight) if reach.dear >= way.dear)

    @cached_property
    def _altered(self) -> list[list[Way]]:
        """Of each paragraph the ways to set it in a line less and more."""
        return [self._in_other_lines(block) for block in self._blocks]

    def _in_other_lines(self, block: Block) -> list[Way]:
        if not (self._most and "lines" in self._limits.order and elastic(block)):
            return []
        return paragraph_ways(block, block_variants(block, self._limits.loosest, block.lines))

    @cached_property
    def _tightened(self) -> list[list[Way]]:
        """Of each paragraph the way to set it in a line less with every place closed up."""
        return [self._tight_ways(block, self._altered[number]) for number, block in enumerate(self._blocks)]

    @property
    def tightens(self) -> bool:
        """Whether any paragraph is spared a line so."""
        return any(self._tightened)

    def _tight_ways(self, block: Block, others: Sequence[Way]) -> list[Way]:
        if not (self._most and elastic(block)):
            return []
        tight = tightened_block(block, self._limits, others)
        return tight_ways(tight, block_variants(tight, self._limits.loosest, block.lines)) if tight else []

    def _gathered(self, found: list[list[Way]], reach: Reach) -> Ways:
        paragraphs, crossheads = [0, 0], [0, 0]
        for ways in found:
            usual, *others = (way.choice.lines * way.choice.rows for way in ways)
            sums = paragraphs if elastic(ways[0].block) else crossheads
            sums[0] += min([0, *(rows - usual for rows in others)])
            sums[1] += max([0, *(rows - usual for rows in others)])
        return Ways(
            choices=[[way.choice for way in ways] for ways in found],
            blocks=[[way.block for way in ways] for ways in found],
            most=self._most,
            least=max(paragraphs[0], -self._most) + crossheads[0],
            utmost=min(paragraphs[1], self._most) + crossheads[1],
            reach=reach,
        )


def alters_lines(limits: Fitting) -> bool:
    """Whether paragraphs may take a line more or less, in whatever way."""
    return "lines" in limits.order or may_tighten(limits)


def may_tighten(limits: Fitting) -> bool:
    """Whether lines may be tightened."""
    return "tighten" in limits.order and limits.tighten > 0


def may_open(block: Block) -> TypeGuard[TextBlock]:
    """Whether a block is a crosshead whose white may be altered: of one in several lines each would gain as much."""
    return isinstance(block, TextBlock) and block.heading and len(block.lines) == 1


def opened(block: Block, rows: int) -> Block:
    """A crosshead with so many rows more; any other block as it is."""
    return replace(block, rows=block.rows + rows) if rows and may_open(block) else block


def _crosshead_way(block: TextBlock, rows: int) -> Way:
    made = opened(block, rows)
    return Way(Choice(len(block.lines), made.rows, _CROSSHEAD * abs(rows)), made)


def paragraph_ways(block: TextBlock, found: Variants) -> list[Way]:
    """A paragraph in a line less and more, where that is not too dear."""
    return [*_ways_of(block, found, (found.shorter, found.longer), _PARAGRAPH)]


def tightened_block(block: TextBlock, limits: Fitting, others: Iterable[Way]) -> TextBlock | None:
    """A paragraph with every place giving what it may; None where it gives that anyway, or where it may be set in a
    line less without, which is not dear."""
    less = any(way.choice.lines < len(block.lines) and not way.dear for way in others)
    if less or not may_tighten(limits) or limits.tighten <= block.text.rules.tighten:
        return None
    return replace(block, text=tightened(block.text, limits.tighten))


def is_tightened(now: Block, usual: Block) -> bool:
    """Whether a block gives more than it usually does."""
    if not (isinstance(now, TextBlock) and isinstance(usual, TextBlock)):
        return False
    return now.text.rules.tighten > usual.text.rules.tighten


def tight_ways(block: TextBlock, found: Variants) -> list[Way]:
    """A tightened paragraph in a line less, where that is not too dear."""
    return [*_ways_of(block, found, (found.shorter,), _TIGHTENED)]


def _ways_of(block: TextBlock, found: Variants, ways: Iterable[Broken | None], altered: int) -> Iterator[Way]:
    for way in ways:
        price = way.price - found.usual.price if way else 0
        if way and price <= max(DEAREST, _DEAR * len(block.lines)):
            choice = Choice(len(way.lines), block.rows, altered + max(price, 0))
            yield Way(choice, replace(block, lines=way.lines), dear=price > DEAREST)
