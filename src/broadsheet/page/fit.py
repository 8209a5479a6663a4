"""One story against one height: what is over, what is left empty, and the small stretches that mend it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from msgspec.structs import replace

from broadsheet.layout.model import MakeUp
from broadsheet.page.blocks import Block
from broadsheet.page.endings import leveled
from broadsheet.page.fill import depth, pour, room
from broadsheet.page.frame import frame
from broadsheet.page.heads.fitted import Fitted
from broadsheet.page.model import (
    ComposedStory,
    Filled,
    Frame,
    Placed,
    Stretch,
)
from broadsheet.page.region import Hole

Spans: TypeAlias = tuple[tuple[int, int | None], ...]
"""The rows of what stands in a story, hole by hole, from its region's first; None at its foot."""

if TYPE_CHECKING:
    from broadsheet.page.shapes.slots import Along

_FAR = 400
"""Rows a story may want beyond its region before we stop counting."""


class Fit(NamedTuple):
    """How a story stands in a height: its frame, rows of text over, rows left empty, the stretch that got it there.

    One that is to be filled to its last line may have its blocks and its frame `fitted` for that; `due` are the rows it
    leaves empty for all that.
    """

    frame: Frame
    over: int
    empty: int
    stretch: Stretch
    blocks: tuple[Block, ...] | None = None
    fitted: tuple[Fitted, ...] = ()
    due: int = 0

    @property
    def excess(self) -> int:
        """Rows empty beyond what level columns must leave, which is fewer than one a column."""
        return max(self.empty - self.frame.columns + 1, 0) + self.frame.lost

    @property
    def effort(self) -> int:
        """How much was changed to get there."""
        if self.fitted:
            return sum(abs(part.amount) for part in self.fitted)
        return abs(self.stretch.head) + abs(self.stretch.photos)


class StoryFitter:
    """Fits one composed story to heights; each height is worked out once.

    `at` composes it anew for a height, where its lines are as long as that is tall.
    """

    def __init__(
        self, composed: ComposedStory, make_up: MakeUp, at: Callable[[int], ComposedStory] | None = None
    ) -> None:
        self.composed = composed
        self.make_up = make_up
        self.given = at
        self.at = at or (lambda rows: composed)
        self.along = _along(composed)
        self._tighter, self._looser = _stretches(composed, make_up)
        self._known: dict[int, Fit] = {}
        self._around: dict[Spans, StoryFitter] = {}

    @property
    def plain(self) -> StoryFitter:
        """The same without regard to whether it is to be filled to its last line."""
        return self

    def around(self, spans: Spans) -> StoryFitter:
        """The same where what stands in its region takes these rows, hole by hole, from the region's first."""
        if not spans:
            return self
        if spans not in self._around:
            pairs = zip(self.composed.holes, spans, strict=True)
            holes = tuple(hole._replace(top=top, bottom=bottom) for hole, (top, bottom) in pairs)
            self._around[spans] = self._with_holes(holes, spans)
        return self._around[spans]

    def _with_holes(self, holes: tuple[Hole, ...], spans: Spans) -> StoryFitter:
        return self.altered(replace(self.composed, holes=holes))

    def altered(self, composed: ComposedStory) -> StoryFitter:
        """The same for the story composed a little otherwise."""
        return StoryFitter(composed, self.make_up, self.given)

    def fit(self, rows: int) -> Fit:
        """The best fit for a region of `rows`: nothing over first, then fewest empty rows, then least stretch.

        Of several heads the largest with which nothing is over is taken.
        """
        if rows not in self._known:
            self._known[rows] = self._search(rows)
        return self._known[rows]

    def _search(self, rows: int) -> Fit:
        fits = (self._with_head(rows, number) for number in range(len(self.composed.heads)))
        best = next(fits)
        for fit in fits:
            if not best.over:
                break
            best = min(best, fit, key=lambda fit: fit.over)
        return best

    def _with_head(self, rows: int, number: int) -> Fit:
        best = self._try(rows, number, Stretch())
        if best.over or best.excess:
            for stretch in self._tighter if best.over else self._looser:
                found = self._try(rows, number, stretch)
                if (found.over, found.excess) < (best.over, best.excess):
                    best = found
                if not best.over and not best.excess:
                    break
        return best

    def _try(self, rows: int, number: int, stretch: Stretch) -> Fit:
        composed = self.at(rows)
        framed = frame(composed, composed.heads[number], rows, stretch)
        blocks = self.set_in(composed, framed)
        over = pour(blocks, framed.containers).over + composed.legs * framed.lacking
        return Fit(framed, over, 0 if over else room(framed.containers) - depth(blocks), stretch)

    def set_in(self, composed: ComposedStory, framed: Frame) -> tuple[Block, ...]:
        """The story's blocks, broken for the frame where a photo's shape makes lines of many lengths."""
        return self.along.set_in(composed.blocks, framed) if self.along else composed.blocks

    def fill(self, top: int, rows: int) -> Filled:
        """The story poured into a region `rows` tall from page row `top`, its columns level where it fits.

        Tiers are not brought level: the last just ends (CLREQ, major differences of vertical and horizontal mode).
        """
        composed = self.at(rows)
        fit = self.fit(rows)
        containers, empty = fit.frame.containers, fit.empty
        if fit.over or not containers or composed.tiers:
            blocks = self.set_in(composed, fit.frame)
            composed = replace(composed, blocks=blocks, total=depth(blocks)) if fit.frame.rooms else composed
            placed = pour(blocks, containers).placed
        else:
            if self.along and fit.frame.rooms:
                blocks, placed = self.along.leveled(composed.blocks, fit.frame, composed.legs)
            else:
                blocks, placed = leveled(composed.blocks, containers, composed.legs)
            composed = replace(composed, blocks=blocks, total=depth(blocks))
            empty = room(containers) - composed.total
        short, more = self._short(rows) if fit.over else (0, 0)
        return Filled(
            composed=composed,
            frame=fit.frame,
            top=top,
            rows=rows,
            stretch=fit.stretch,
            placed=tuple(placed),
            over_lines=short,
            over_characters=_characters_over(composed, placed) if fit.over else 0,
            more_rows=more,
            empty=empty,
        )

    def space(self, rows: int, stretch: Stretch) -> int:
        """Rows free for text if nothing but `stretch` is opened or closed.

        Where the length of lines changes with the height it is the lines that would be left, less those over.
        """
        composed, fit = self.at(rows), self.fit(rows)
        if composed.tiers:
            return fit.empty - fit.over
        framed = frame(composed, fit.frame.head, rows, stretch)
        return room(framed.containers) - len(composed.columns) * framed.lacking

    def _short(self, rows: int) -> tuple[int, int]:
        """Lines wanting, and the fewest added rows that hold them: so many lines that no fewer rows would do.

        Lines lost at column feet under a crosshead count, since they cannot be set. Those of a vertical story, which
        any height makes longer or shorter, are as they stand.
        """
        over, columns = self.fit(rows).over, self.fit(rows).frame.columns
        more = max(over // columns, 1)
        while more > 1 and not self.fit(rows + more - 1).over:
            more -= 1
        while self.fit(rows + more).over and more < _FAR + over:
            more += 1
        if self.at(rows).tiers:
            return over, more
        return min(max(over, (more - 1) * columns + 1), more * columns), more


def _along(composed: ComposedStory) -> Along | None:
    """What breaks the paragraphs of a story along the shapes of its photos, if any has one."""
    least = [photo.shape.least for photo in composed.photos if photo.shape]
    if not least:
        return None
    # Deferred: few stories have one.
    from broadsheet.page.shapes.slots import Along  # noqa: PLC0415

    return Along(composed.measure, min(least))


def _stretches(composed: ComposedStory, make_up: MakeUp) -> tuple[list[Stretch], list[Stretch]]:
    """What may be tried for a story that is over, and for one that is short, each mildest first."""
    first = composed.heads[0]
    upright = composed.story.writing == "vertical"
    opens = first is not None and first.vertical == upright and first.place != "photo"
    head = make_up.head_stretch if opens else 0
    photos = make_up.photo_stretch if any(photo.elastic for photo in composed.photos) else 0
    tighter = [Stretch(0, -less) for less in range(1, photos + 1)]
    looser = [Stretch(rows, more) for rows in range(head + 1) for more in range(photos + 1) if rows or more]
    return tighter, sorted(looser, key=lambda stretch: 2 * stretch.head + stretch.photos)


def _characters_over(composed: ComposedStory, placed: list[Placed]) -> int:
    """Characters of the lines that found no place."""
    everything = sum(block.characters() for block in composed.blocks)
    return everything - sum(
        composed.blocks[part.block].characters(part.first, part.first + part.lines) for part in placed
    )
