"""A paragraph whose lines differ in length: broken by total fit, or filled one after the other, each for its own room.

The plain twin of optimal.py and firstfit.py: what a line may hold follows from its number, so lines are found layer by
layer. Rooms are given in order; the last of them serves every line after.
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.base.units import Length
from broadsheet.lines.feasible import EVENLY, Candidate, Feasible
from broadsheet.lines.firstfit import line_end, line_width
from broadsheet.lines.justify import set_line
from broadsheet.lines.model import Broken, Line, Measures, Room
from broadsheet.lines.price import LINE, LONE, NEVER, TOLERANCES
from broadsheet.lines.variants import LOOSEST, Layer, Variants, ended, next_layer, traced
from broadsheet.text.model import ShapedText

_LONGER = 2
"""Lines more than the fewest that are looked at."""


def fill_rooms(text: ShapedText, rooms: Sequence[Room], indent: Length) -> list[Line]:
    """The lines of a text, each filled before the next; the first set in by `indent` beyond its room's left."""
    lines: list[Line] = []
    start = 0
    while start < len(text):
        room = rooms[min(len(lines), len(rooms) - 1)]
        inset = 0 if start else indent
        end, reason = line_end(text, start, room.wide - inset)
        natural = line_width(text, start, end)
        lines.append(Line(start, end, room.left + room.wide, room.left + inset, natural, reason))
        start = end
    return lines


def break_rooms(text: ShapedText, rooms: Sequence[Room], indent: Length, *, total: bool) -> list[Line]:
    """The lines of a text, broken over the whole paragraph or each filled before the next."""
    return fit_rooms(text, rooms, indent).lines if total else fill_rooms(text, rooms, indent)


def fit_rooms(text: ShapedText, rooms: Sequence[Room], indent: Length) -> Broken:
    """The lines that cost least, no looser than some line must be; the text has glyphs.

    Where nothing brings some line to its room it stays short, as a last line is; words are cut only where one is wider
    than its room.
    """
    for tolerance in TOLERANCES:
        found = _cheapest(_Layers(text, rooms, indent).up_to(tolerance))
        if found and (found.price < LONE or tolerance == TOLERANCES[-1]):
            return found
    whole = _cheapest(_Layers(text, rooms, indent, max(rooms, key=_wide)).up_to(TOLERANCES[-1]))
    if whole and all(set_line(text, line).width <= line.measure - line.indent for line in whole.lines):
        return whole._replace(lines=[_short(text, line) for line in whole.lines])
    found = _cheapest(_Layers(text, rooms, indent, min(rooms, key=_wide)).up_to(TOLERANCES[-1]))
    if found is None:
        raise ValueError("a text without glyphs")
    return found


def _wide(room: Room) -> Length:
    return room.wide


def _cheapest(layers: _Layers) -> Broken | None:
    return min(layers.found(), key=lambda found: found.price + LINE * len(found.lines), default=None)


def _short(text: ShapedText, line: Line) -> Line:
    """A line left as wide as it is where its places would open by more than an em each."""
    extra, places = line.measure - line.indent - line.natural, line.end - line.start - 1
    return line._replace(reason="last") if extra > text.size * places else line


def room_variants(
    text: ShapedText,
    rooms: Sequence[Room],
    indent: Length,
    loosest: int = LOOSEST,
    lines: list[Line] | None = None,
) -> Variants:
    """The paragraph as `fit_rooms` sets it, or as its `lines` are, and the cheapest ways to set it in one line less and
    one more, if there are any that are no looser than `loosest`."""
    layers = _Layers(text, rooms, indent).up_to(loosest)
    by_count = {len(found.lines): found for found in layers.found() if found.price < LONE}
    same = by_count.get(len(lines)) if lines else None
    usual = same or fit_rooms(text, rooms, indent)
    usual = usual._replace(lines=lines) if lines else usual
    count = len(usual.lines)
    return Variants(by_count.get(count - 1), usual, by_count.get(count + 1))


class _Layers:
    """What none, one, two ... lines reach, each line measured by its own room."""

    def __init__(
        self, text: ShapedText, rooms: Sequence[Room], indent: Length, desperate: Room | None = None
    ) -> None:
        """With a room for the `desperate`, lines that nothing brings to theirs are taken too, and words cut that are
        wider than it."""
        self._rooms, self._indent = rooms, indent
        wide = desperate.wide if desperate else rooms[-1].wide
        self._whole = Feasible(text, Measures(wide, indent), desperate is not None)
        self._measured: dict[Length, Feasible] = {}
        self._layers: list[Layer] = [{EVENLY: (0, 0)}]

    def up_to(self, tolerance: int) -> _Layers:
        """As many lines as some of those that end the paragraph in the fewest, and a few more."""
        known: dict[Length, dict[int, list[Candidate]]] = {}
        more = _LONGER
        while self._layers[-1] and more >= 0:
            paragraph = self._paragraph(len(self._layers) - 1)
            candidates = known.setdefault(paragraph.measures.measure, {})
            self._layers.append(next_layer(paragraph, self._layers[-1], candidates, tolerance))
            more -= bool(more < _LONGER or self._ended(self._layers[-1]))
        return self

    def found(self) -> list[Broken]:
        """The cheapest lines for each number of them that ends the paragraph, the fewest first."""
        return [self._traced(count) for count, layer in enumerate(self._layers) if self._ended(layer)]

    def _paragraph(self, line: int) -> Feasible:
        wide = self._room(line).wide
        if wide not in self._measured:
            self._measured[wide] = self._whole.measured(Measures(wide, self._indent))
        return self._measured[wide]

    def _room(self, line: int) -> Room:
        return self._rooms[min(line, len(self._rooms) - 1)]

    def _ended(self, layer: Layer) -> list[tuple[int, int]]:
        return ended(self._whole, layer)

    def _traced(self, count: int) -> Broken:
        price, state = min(self._ended(self._layers[count]), default=(NEVER, 0))
        lines, first = [], 0
        for line, number in enumerate(traced(self._layers[: count + 1], state)):
            made = self._paragraph(line).line(self._whole.ends[first], number)
            left = self._room(line).left
            lines.append(made._replace(measure=left + made.measure, indent=left + made.indent))
            first = number
        return Broken(lines, price)
