"""One story against one height: what is over, what is left empty, and the small stretches that mend it."""

from __future__ import annotations

from typing import NamedTuple

from broadsheet.layout.model import MakeUp
from broadsheet.page.fill import level, pour, room
from broadsheet.page.model import ComposedStory, Container, Filled, PhotoBlock, Placed, Stretch
from broadsheet.page.photo import Intervals, place_photos

_FAR = 400
"""Rows a story may want beyond its region before we stop counting."""


class Fit(NamedTuple):
    """How a story stands in a height: rows of text over, rows left empty, and the stretch that got it there."""

    over: int
    empty: int
    stretch: Stretch


class StoryFitter:
    """Fits one composed story to heights; each height is worked out once."""

    def __init__(self, composed: ComposedStory, make_up: MakeUp) -> None:
        self.composed = composed
        self._tighter, self._looser = _stretches(composed, make_up)
        self._known: dict[int, Fit] = {}

    def fit(self, rows: int) -> Fit:
        """The best fit for a region of `rows`: nothing over first, then fewest empty rows, then least stretch."""
        if rows not in self._known:
            self._known[rows] = self._search(rows)
        return self._known[rows]

    def excess(self, rows: int) -> tuple[int, int]:
        """Text rows over and rows empty beyond what level columns must leave (fewer than one a column)."""
        over, empty, _ = self.fit(rows)
        return over, max(empty - len(self.composed.columns) + 1, 0)

    def _search(self, rows: int) -> Fit:
        best = self._try(rows, Stretch())
        spare = len(self.composed.columns) - 1
        if best.over or best.empty > spare:
            for stretch in self._tighter if best.over else self._looser:
                found = self._try(rows, stretch)
                if (found.over, max(found.empty, spare)) < (best.over, max(best.empty, spare)):
                    best = found
                if not best.over and best.empty <= spare:
                    break
        return best

    def _try(self, rows: int, stretch: Stretch) -> Fit:
        _, photos, containers = frame(self.composed, rows, stretch)
        over = pour(self.composed.blocks, containers).over
        over += len(self.composed.columns) * self._lacking(rows, photos)
        return Fit(over, 0 if over else room(containers) - self.composed.total, stretch)

    def _lacking(self, rows: int, photos: tuple[tuple[PhotoBlock, int], ...]) -> int:
        """Rows wanting below the head or the lowest photo, whatever the text."""
        head = self.composed.head.rows if self.composed.head else 0
        feet = [head, *(row + photo.rows + photo.caption_rows - self.composed.air for photo, row in photos)]
        return max(max(feet) + 2 * self.composed.air - rows, 0)

    def fill(self, top: int, rows: int) -> Filled:
        """The story poured into a region `rows` tall from page row `top`, its columns level where it fits."""
        composed = self.composed
        fit = self.fit(rows)
        head_rows, photos, containers = frame(composed, rows, fit.stretch)
        columns = len(composed.columns)
        if fit.over:
            placed = pour(composed.blocks, containers).placed
        else:
            placed = level(composed.blocks, containers, columns) if containers else []
        return Filled(
            composed=composed,
            top=top,
            rows=rows,
            stretch=fit.stretch,
            head_rows=head_rows,
            photos=photos,
            placed=tuple(placed),
            over_lines=self._short(rows) if fit.over else 0,
            over_characters=_characters_over(composed, placed) if fit.over else 0,
            empty=fit.empty,
            lacking=self._lacking(rows, photos),
            containers=tuple(containers),
        )

    def _short(self, rows: int) -> int:
        """Lines wanting: so many that the fewest added rows holding them cure the story, and no fewer do.

        Lines lost at column feet under a crosshead count, since they cannot be set.
        """
        columns = len(self.composed.columns)
        over = self.fit(rows).over
        more = max(over // columns, 1)
        while more > 1 and not self.fit(rows + more - 1).over:
            more -= 1
        while self.fit(rows + more).over and more < _FAR + over:
            more += 1
        return min(max(over, (more - 1) * columns + 1), more * columns)


def _stretches(composed: ComposedStory, make_up: MakeUp) -> tuple[list[Stretch], list[Stretch]]:
    """What may be tried for a story that is over, and for one that is short, each mildest first."""
    head = make_up.head_stretch if composed.head and not composed.head.vertical else 0
    photos = make_up.photo_stretch if any(photo.elastic for photo in composed.photos) else 0
    tighter = [Stretch(0, -less) for less in range(1, photos + 1)]
    looser = [Stretch(rows, more) for rows in range(head + 1) for more in range(photos + 1) if rows or more]
    return tighter, sorted(looser, key=lambda stretch: 2 * stretch.head + stretch.photos)


def frame(
    composed: ComposedStory, rows: int, stretch: Stretch
) -> tuple[int, tuple[tuple[PhotoBlock, int], ...], list[Container]]:
    """Head rows, photos at their rows, and the containers text flows through, for a region `rows` tall."""
    air, head = composed.air, composed.head
    top, bottom = air, rows - air
    free: list[Intervals] = [[(top, bottom)] for _ in composed.columns]
    if head is not None and head.vertical:
        free[0] = [(air + head.rows, bottom)]
    elif head is not None:
        top += head.rows + stretch.head
        free = [[(top, bottom)] for _ in composed.columns]
    photos, containers = place_photos(composed.photos, free, bottom, stretch.photos)
    if head is not None and head.vertical:
        containers = [c for c in containers if c.column or c.bottom - c.top >= _LEAST_UNDER_HEAD]
    return top - air, photos, [c for c in containers if c.bottom > c.top]


_LEAST_UNDER_HEAD = 6
"""Rows of text worth setting under a vertical head; fewer stay white."""


def _characters_over(composed: ComposedStory, placed: list[Placed]) -> int:
    """Characters of the lines that found no place."""
    done = {(part.block, part.first + index) for part in placed for index in range(part.lines)}
    return sum(
        sum(map(len, block.text.chars[line.start : line.end]))
        for number, block in enumerate(composed.blocks)
        for index, line in enumerate(block.lines)
        if (number, index) not in done
    )
