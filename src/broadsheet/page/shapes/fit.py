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
from broadsheet.page.shapes.slots import Along
from broadsheet.page.ways import StoryWays, Way, Ways, paragraph_ways, tight_ways, tightened_block

_MOST_TRIED: Final = 48
"""Options that are tried at one height: each wants paragraphs broken anew."""

_SLACK: Final = 2
"""Lines more or less that paragraphs may take because those before them have moved them along the shape."""


class _Path(NamedTuple):
    """Blocks set one after the other: what that costs, the last, by how many lines it is altered, and those before."""

    cost: int
    way: _Way | None = None
    before: _Path | None = None

    def ways(self) -> list[_Way]:
        """All of them in order."""
        found, path = list[_Way](), self
        while path.before is not None and path.way is not None:
            found.append(path.way)
            path = path.before
        return found[::-1]


class _Way(NamedTuple):
    """A block set in a way, and the lines that is more, or below 0 less, than usual where it begins."""

    choice: Choice
    block: Block
    change: int = 0


class ShapedHeight(Height):
    """A story with shaped photos at one height."""

    def __init__(
        self, composed: ComposedStory, rows: int, options: Options, ways: StoryWays, along: Along
    ) -> None:
        self._along, self._tries = along, 0
        super().__init__(composed, rows, options, ways)

    @property
    def tightens(self) -> bool:
        """Beside a shape one may be that is not in lines of the full measure."""
        return self._options.tightens

    def _frame(self, option: Option) -> tuple[ComposedStory, Frame]:
        composed, framed = super()._frame(option)
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
        taken = path.ways() if path else []
        if path is None or sum(way.change != 0 for way in taken) > ways.most:
            return None
        blocks, changes = tuple(way.block for way in taken), tuple(way.change for way in taken)
        # A crosshead may be poured elsewhere than it was reckoned to stand.
        if not self._along.stand(blocks, framed):
            return None
        return Tried(option, framed, blocks, path.cost, changes)

    def _filled(self, framed: Frame, ways: Ways) -> _Path | None:
        """The cheapest way to set all blocks so that they fill the frame to its last row; None where there is none."""
        blocks = self._composed.blocks
        channel = Channel(blocks, framed.containers)
        reached = {0: _Path(0)}
        for number in range(len(blocks)):
            after: dict[int, _Path] = {}
            for place, path in reached.items():
                for way in self._ways_at(number, channel.at(place), framed, ways):
                    end, cost = channel.after(place, number, way.choice), path.cost + way.choice.cost
                    if end is not None and (end not in after or cost < after[end].cost):
                        after[end] = _Path(cost, way, path)
            reached = after
        return reached.get(channel.room)

    def _ways_at(self, number: int, at: At, framed: Frame, ways: Ways) -> Iterator[_Way] | Sequence[_Way]:
        """The ways to set a block that begins at a place."""
        block = self._composed.blocks[number]
        pairs = zip(ways.choices[number], ways.blocks[number], strict=True)
        usual = [_Way(choice, made, choice.lines - len(block.lines)) for choice, made in pairs]
        if at.container >= len(framed.containers) or not isinstance(block, TextBlock):
            return usual
        if not elastic(block):
            return self._crossheads_at(number, at, framed, usual)
        rooms = self._along.rooms(block, block.opening, at, framed)
        return usual if len(rooms) == 1 else self._paragraphs_in(number, block, rooms, ways)

    def _crossheads_at(self, number: int, at: At, framed: Frame, usual: Sequence[_Way]) -> Iterator[_Way]:
        for choice, block, _ in usual:
            if isinstance(block, TextBlock):
                rooms = self._along.rooms(block, block.opening, at, framed)
                made = replace(self._along.broken(number, block, rooms), rows=block.rows)
                yield _Way(Choice(len(made.lines), made.rows, choice.cost), made)

    def _paragraphs_in(
        self, number: int, block: TextBlock, rooms: Sequence[Room], ways: Ways
    ) -> Iterator[_Way]:
        made = self._along.broken(number, block, rooms)
        if ways.most and made.initial == block.initial:
            usual = self._along.variants(number, block, rooms, self._options.limits.loosest)
            made = replace(block, lines=usual.usual.lines)
            others = paragraph_ways(made, usual) if "lines" in self._options.limits.order else []
            tight = self._tight_ways(number, block, made, rooms, others) if ways.reach.tight else ()
            for way in (*others, *tight):
                if ways.reach.dear >= way.dear:
                    yield _Way(way.choice, way.block, way.choice.lines - len(made.lines))
        yield _Way(Choice(len(made.lines), made.rows, 0), made)

    def _tight_ways(
        self, number: int, block: TextBlock, made: TextBlock, rooms: Sequence[Room], others: Sequence[Way]
    ) -> list[Way]:
        """The way to set a block, `made` for rooms, in a line less with every place closed up."""
        limits = self._options.limits
        tight = tightened_block(made, limits, others)
        if tight is None:
            return []
        whole = replace(block, text=tight.text)
        return tight_ways(tight, self._along.variants(number, whole, rooms, limits.loosest, made.lines))
