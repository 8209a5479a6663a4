"""Slots beside shapes: the rows a photo's outline leaves to lines, each with its own room, and paragraphs broken for
them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, product
from typing import Final, TypeAlias

from msgspec.structs import replace

from broadsheet.base.units import Length
from broadsheet.lines.model import Line, Room
from broadsheet.lines.rooms import break_rooms, fill_rooms, room_variants
from broadsheet.lines.variants import Variants
from broadsheet.page.blocks import Block, TextBlock
from broadsheet.page.endings import Leveled
from broadsheet.page.fill import (
    At,
    bad_endings,
    badness,
    begin,
    cut,
    depth,
    feet_of,
    need,
    pour,
    put,
    raggedness,
    room,
)
from broadsheet.page.model import Container, Frame, Placed, TextColumn
from broadsheet.page.photos.block import PhotoBlock
from broadsheet.page.photos.photo import Intervals
from broadsheet.page.region import spanned
from broadsheet.page.shapes.shape import Extent

_MOVES: Final = 4
"""How often a crosshead may move on for the lines it takes."""
_LIFTED, _FEW = 3, 5
"""Rows a column may be lifted for the sake of its end, all ways of it tried, in stories of so few columns."""

Rooms: TypeAlias = dict[tuple[int, int], Room]
"""What lines may take, by column and row, where that is less than their column."""


def opened(
    photos: Sequence[tuple[PhotoBlock, int]], columns: Sequence[TextColumn], free: list[Intervals]
) -> tuple[Rooms, list[Intervals]]:
    """The rooms beside shaped photos at their rows, and what is free of each column with them.

    In a column lines stand on one side of a shape, where it leaves more. A row stays white that leaves too little for
    the first line of a paragraph too: so rooms follow from the frame alone, whatever copy comes to stand in them.
    """
    rooms: Rooms = {}
    closed: set[tuple[int, int]] = set()
    for photo, top in photos:
        if photo.shape is None:
            continue
        extents = photo.shape.extents(photo.width, photo.rows, photo.caption_rows)
        left = columns[photo.column].x + photo.shift
        for number in spanned(photo):
            column = columns[number]
            beside = rooms_beside(column, left, extents, photo.shape.body)
            for row, left_free in enumerate(beside, top):
                place = number, row
                rooms[place] = both(rooms.get(place, left_free), left_free)
                if rooms[place].wide < photo.shape.least:
                    closed.add(place)
    kept = {place: room for place, room in rooms.items() if place not in closed}
    narrowed = {
        (number, row): room for (number, row), room in kept.items() if room.wide < columns[number].measure
    }
    return narrowed, [_with_rows(intervals, number, kept) for number, intervals in enumerate(free)]


def rooms_beside(
    column: TextColumn, left: Length, extents: Sequence[Extent | None], body: Length
) -> Iterator[Room]:
    """What a shape whose picture begins at `left` leaves of a column row by row, in whole characters."""
    reaches = [
        found and Extent(left + found.left - column.x, left + found.right - column.x) for found in extents
    ]
    before = sum(min(max(found.left, 0), column.measure) for found in reaches if found)
    after = sum(min(max(column.measure - found.right, 0), column.measure) for found in reaches if found)
    for found in reaches:
        if found is None or found.right <= 0 or found.left >= column.measure:
            yield Room(0, column.measure)
        elif before >= after:
            yield Room(0, max(found.left, 0) // body * body)
        else:
            start = min(-(-found.right // body) * body, column.measure)
            yield Room(start, column.measure - start)


def both(one: Room, other: Room) -> Room:
    """What two rooms have in common."""
    left = max(one.left, other.left)
    return Room(left, max(min(one.left + one.wide, other.left + other.wide) - left, 0))


def _with_rows(intervals: Intervals, column: int, rooms: Rooms) -> Intervals:
    """The rows free of a column and those with rooms, as ranges."""
    rows = {row for first, last in intervals for row in range(first, last)}
    rows |= {row for number, row in rooms if number == column}
    ranges = [
        [row for _, row in group]
        for _, group in groupby(enumerate(sorted(rows)), lambda pair: pair[1] - pair[0])
    ]
    return [(found[0], found[-1] + 1) for found in ranges]


class Along:
    """Breaks a story's paragraphs for the slots that their lines will stand in, each at `least` so wide; each is broken
    once for the same rooms."""

    def __init__(self, measure: Length, least: Length) -> None:
        self._full, self._least = Room(0, measure), least
        self._known: dict[tuple[int, tuple[Room, ...]], TextBlock] = {}
        self._variants: dict[tuple[int, tuple[Room, ...], int, int], Variants] = {}

    def set_in(self, blocks: Sequence[Block], framed: Frame) -> tuple[Block, ...]:
        """The blocks broken for where `pour` will place them in a frame; those that are over as they are."""
        made = list(blocks)
        if not framed.rooms:
            return tuple(made)
        at, narrow = begin(framed.containers), _narrow(framed)
        for number, block in enumerate(blocks):
            if isinstance(block, TextBlock) and _comes_to(narrow, blocks, number, at, framed):
                self._break(made, number, block, at, framed)
            whole = Placed(number, 0, len(made[number].lines), 0, block.rows)
            at, left = put(whole, need(made, number), at, framed.containers, [])
            if left:
                break
        return tuple(made)

    def _break(self, blocks: list[Block], number: int, block: TextBlock, at: At, framed: Frame) -> None:
        """Break a paragraph from a place on. A crosshead that takes more lines there may have to move on; where it
        would take fewer again it stays parted, for else it would come back."""
        before: list[Room] | None = None
        held = block
        for _ in range(_MOVES):
            rooms = self.rooms(block, need(blocks, number), at, framed)
            if rooms == before:
                break
            made = self.broken(number, block, rooms)
            if before is not None and len(made.lines) < len(held.lines):
                made = parted_so(held, rooms) or made
            blocks[number] = held = made
            before = rooms

    def rooms(self, block: TextBlock, needed: int, at: At, framed: Frame) -> list[Room]:
        """What each line of a paragraph may take from a place on, so many that they hold it, and the full measure."""
        most, parts = 2 * block.text.sums[-1] // self._least + 2, list[Placed]()
        put(Placed(0, 0, most, 0, block.rows), needed, at, framed.containers, parts)
        places = ((part.column, part.row + line * block.rows) for part in parts for line in range(part.lines))
        found, wide = list[Room](), -2 * self._full.wide
        for column, row in places:
            if wide > block.text.sums[-1]:
                break
            found.append(self._room(column, row, block.rows, framed))
            wide += found[-1].wide
        while found and found[-1] == self._full:
            found.pop()
        return [*found, self._full]

    def stand(self, blocks: Sequence[Block], framed: Frame) -> bool:
        """Whether every line has its room where `pour` places it."""
        placed, over = pour(blocks, framed.containers)
        for number, first, lines, column, row in placed:
            block = blocks[number]
            for index in range(lines if isinstance(block, TextBlock) else 0):
                line = block.lines[first + index]
                room_ = self._room(column, row + index * block.rows, block.rows, framed)
                if isinstance(line, Line) and not (
                    room_.left <= line.indent and line.measure <= room_.left + room_.wide
                ):
                    return False
        return not over

    def _room(self, column: int, row: int, rows: int, framed: Frame) -> Room:
        """What a line may take that begins on a row and takes so many."""
        found = self._full
        for each in range(row, row + rows):
            if narrowed := framed.rooms.get((column, each)):
                found = both(found, narrowed)
        return found

    def broken(self, number: int, block: TextBlock, rooms: Sequence[Room]) -> TextBlock:
        """A paragraph of the story broken for rooms."""
        if len(rooms) == 1:
            return block
        key = number, tuple(rooms)
        if key not in self._known:
            self._known[key] = broken(block, rooms, self._least)
        return self._known[key]

    def variants(
        self,
        number: int,
        block: TextBlock,
        rooms: Sequence[Room],
        loosest: int,
        lines: list[Line] | None = None,
    ) -> Variants:
        """A paragraph of the story in rooms, and in a line less and more; `lines` are its own in them."""
        key = number, tuple(rooms), loosest, block.text.rules.tighten
        if key not in self._variants:
            self._variants[key] = _variants(block, rooms, loosest, lines)
        return self._variants[key]

    def leveled(self, blocks: Sequence[Block], framed: Frame, legs: int) -> Leveled:
        """A story that fits poured into columns brought level, as few as can be beginning or ending badly."""
        feet = feet_of(framed.containers, legs)
        spare = room(framed.containers) - depth(self.set_in(blocks, framed))
        for rows in (max(spare // legs - 3, 0), *[1] * (spare // legs + 3)):
            higher = [foot - rows for foot in feet]
            if self._cut(blocks, framed, higher) is None:
                break
            feet = higher
        even = ([int(column >= legs - short) for column in range(legs)] for short in range(legs - 1, -1, -1))
        best = next(found for lift in even if (found := self._lifted(blocks, framed, feet, lift)))
        if raggedness(best.blocks, best.placed, feet) <= 1 and not bad_endings(*best):
            return best
        lifts = sorted(product(range(_LIFTED if legs <= _FEW else 1), repeat=legs), key=sum)
        fitting = (self._lifted(blocks, framed, feet, lift) for lift in lifts)
        return min(
            [best, *filter(None, fitting)], key=lambda found: badness(found.blocks, found.placed, feet)
        )

    def _lifted(
        self, blocks: Sequence[Block], framed: Frame, feet: Sequence[int], lift: Sequence[int]
    ) -> Leveled | None:
        return self._cut(blocks, framed, [foot - rows for foot, rows in zip(feet, lift, strict=True)])

    def _cut(self, blocks: Sequence[Block], framed: Frame, feet: Sequence[int]) -> Leveled | None:
        """The story poured into columns that end at these rows; None where it is over."""
        containers = tuple(cut(framed.containers, feet))
        made = self.set_in(blocks, replace(framed, containers=containers))
        placed, over = pour(made, containers)
        return None if over else Leveled(made, placed)


def _narrow(framed: Frame) -> dict[int, tuple[int, int]]:
    """The first and the last narrowed row of each column that has any."""
    found: dict[int, tuple[int, int]] = {}
    for column, row in framed.rooms:
        first, last = found.get(column, (row, row))
        found[column] = min(first, row), max(last, row)
    return found


def _comes_to(
    narrow: Mapping[int, tuple[int, int]], blocks: Sequence[Block], number: int, at: At, framed: Frame
) -> bool:
    """Whether a block as it is would come to narrowed rows, or past the last row there is."""
    block, parts = blocks[number], list[Placed]()
    whole = Placed(0, 0, len(block.lines), 0, block.rows)
    _, left = put(whole, need(blocks, number), at, framed.containers, parts)
    if left:
        return True
    for _, _, lines, column, row in parts:
        if column in narrow:
            first, last = narrow[column]
            if row <= last and first < row + lines * block.rows:
                return True
    return False


def parted_so(block: TextBlock, rooms: Sequence[Room]) -> TextBlock | None:
    """A crosshead with its lines in other rooms, parted as they are; None where one of them is too wide."""
    pairs = [(line, rooms[min(number, len(rooms) - 1)]) for number, line in enumerate(block.lines)]
    if any(line.natural > room_.wide for line, room_ in pairs):
        return None
    lines = [line._replace(measure=room_.left + room_.wide, indent=room_.left) for line, room_ in pairs]
    return replace(block, lines=lines)


def broken(block: TextBlock, rooms: Sequence[Room], least: Length) -> TextBlock:
    """A paragraph broken for rooms, each `least` wide; an initial that leaves its lines less than an indent would goes
    back among the others."""
    if block.initial:
        # Deferred: few stories have one.
        from broadsheet.page.shapes.initial import initial_lines, undropped  # noqa: PLC0415

        beside = min(room.wide for room in rooms[: block.initial.lines]) - block.initial.wide
        if beside >= least - block.style.indent:
            return replace(block, lines=initial_lines(block, rooms))
        block, indent = undropped(block), block.style.indent
    else:
        indent = block.lines[0].indent
    lines = break_rooms(block.text, rooms, indent, total=block.style.total_fit)
    blanks = block.lines[len(block.lines) - block.blanks :]
    return replace(block, lines=[*lines, *blanks])


def _variants(block: TextBlock, rooms: Sequence[Room], loosest: int, lines: list[Line] | None) -> Variants:
    if block.initial is None:
        return room_variants(block.text, rooms, block.lines[0].indent, loosest, lines)
    # Deferred: few stories have one.
    from broadsheet.page.shapes.initial import initial_variants  # noqa: PLC0415

    return initial_variants(block, rooms, loosest, lines)


def line_at_foot(line: TextBlock, last: Container, framed: Frame) -> tuple[Container, TextBlock]:
    """A line of its own at the foot of a container, and that container: it ends where the line has room enough."""
    full = Room(0, line.lines[0].measure)
    wanted = min(line.lines[0].natural, full.wide)
    rows = range(last.bottom - 1, last.top - 1, -1)
    row = next(
        (row for row in rows if framed.rooms.get((last.column, row), full).wide >= wanted), last.bottom - 1
    )
    room_ = framed.rooms.get((last.column, row), full)
    return last._replace(bottom=row + 1), replace(line, lines=fill_rooms(line.text, [room_], 0))
