"""Stories round shapes filled to their last line: what a paragraph may be depends on the rows where it begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from broadsheet.lines.model import Room
from broadsheet.page.autofit import Height, Tried
from broadsheet.page.blocks import Block, TextBlock
from broadsheet.page.endings import elastic
from broadsheet.page.fill import At, depth, room
from broadsheet.page.full import Channel, Choice
from broadsheet.page.model import ComposedStory, Frame
from broadsheet.page.options import Option, Options
from broadsheet.page.slots import Along
from broadsheet.page.ways import StoryWays, Ways, paragraph_ways

_MOST_TRIED: Final = 48
"""Options that are tried at one height: each wants paragraphs broken anew."""

_SLACK: Final = 2
"""Lines more or less that paragraphs may take because those before them have moved them along the shape."""


class _Path(NamedTuple):
    """Blocks set one after the other: what that costs, how many paragraphs are altered, the last and those before."""

    cost: int
    altered: int
    block: Block | None = None
    before: _Path | None = None

    def blocks(self) -> tuple[Block, ...]:
        """All of them in order."""
        found, path = list[Block](), self
        while path.before is not None and path.block is not None:
            found.append(path.block)
            path = path.before
        return tuple(reversed(found))


class ShapedHeight(Height):
    """A story with shaped photos at one height."""

    def __init__(
        self, composed: ComposedStory, rows: int, options: Options, ways: StoryWays, along: Along
    ) -> None:
        self._along, self._tries = along, 0
        super().__init__(composed, rows, options, ways)

    def framed(self, option: Option) -> tuple[ComposedStory, Frame]:
        composed, framed = super().framed(option)
        return replace(composed, blocks=self._along.set_in(composed.blocks, framed)), framed

    def tried(self, option: Option, ways: Ways) -> Tried | None:
        if self._tries >= _MOST_TRIED or not self.near(option, ways):
            return None
        self._tries += 1
        composed, framed = self.framed(option)
        need = room(framed.containers) - depth(composed.blocks)
        if framed.lacking or not ways.least - _SLACK <= need <= ways.utmost + _SLACK:
            return None
        path = self._filled(framed, ways)
        if path is None or path.altered > ways.most:
            return None
        return Tried(option, framed, path.blocks(), path.cost)

    def _filled(self, framed: Frame, ways: Ways) -> _Path | None:
        """The cheapest way to set all blocks so that they fill the frame to its last row; None where there is none."""
        blocks = self._composed.blocks
        channel = Channel(blocks, framed.containers)
        reached = {0: _Path(0, 0)}
        for number in range(len(blocks)):
            after: dict[int, _Path] = {}
            for place, path in reached.items():
                for choice, block in self._ways_at(number, channel.at(place), framed, ways):
                    end, cost = channel.after(place, number, choice), path.cost + choice.cost
                    if end is not None and (end not in after or cost < after[end].cost):
                        altered = path.altered + (choice.cost > 0 and elastic(block))
                        after[end] = _Path(cost, altered, block, path)
            reached = after
        return reached.get(channel.room)

    def _ways_at(
        self, number: int, at: At, framed: Frame, ways: Ways
    ) -> Iterator[tuple[Choice, Block]] | Sequence[tuple[Choice, Block]]:
        """The ways to set a block that begins at a place."""
        usual = list(zip(ways.choices[number], ways.blocks[number], strict=True))
        block = self._composed.blocks[number]
        if at.container >= len(framed.containers) or not isinstance(block, TextBlock):
            return usual
        if not elastic(block):
            return self._crossheads_at(number, at, framed, usual)
        rooms = self._along.rooms(block, block.opening, at, framed)
        return usual if len(rooms) == 1 else self._paragraphs_in(number, block, rooms, ways)

    def _crossheads_at(
        self, number: int, at: At, framed: Frame, usual: Sequence[tuple[Choice, Block]]
    ) -> Iterator[tuple[Choice, Block]]:
        for choice, block in usual:
            if isinstance(block, TextBlock):
                rooms = self._along.rooms(block, block.opening, at, framed)
                made = replace(self._along.broken(number, block, rooms), rows=block.rows)
                yield Choice(len(made.lines), made.rows, choice.cost), made

    def _paragraphs_in(
        self, number: int, block: TextBlock, rooms: Sequence[Room], ways: Ways
    ) -> Iterator[tuple[Choice, Block]]:
        made = self._along.broken(number, block, rooms)
        if ways.most and made.initial == block.initial:
            found = self._along.variants(number, block, rooms, self._options.limits.loosest)
            made = replace(block, lines=found.usual.lines)
            others = [way for way in paragraph_ways(made, found) if ways.dear >= way.dear]
            yield from ((way.choice, way.block) for way in others)
        yield Choice(len(made.lines), made.rows, 0), made
