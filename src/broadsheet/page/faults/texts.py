"""Text in uneven legs about its photos (dogleg), and columns that end above their foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.units import pt
from broadsheet.page.faults.sight import Leg, Sight, legs

_LEAST_LEG = pt(72)
"""A leg of text that is worth its place by a photo: an inch."""
_MOST_LEVELS, _SAME_LEVEL = 2, 2
"""Depths that the legs of one story may have, and rows by which legs of one depth may differ."""
_MOST_EMPTY = 2
"""Lines that a column may leave empty at its foot."""


def doglegs(sight: Sight) -> Iterator[Diagnostic]:
    """Legs of one story that photos leave very uneven: one less than an inch deep by one of two inches or more, or
    steps of three depths. Insets, and what a story runs round, a shape or another story, part text on purpose."""
    for story in sight.stories:
        photos = story.frame.photos
        if story.composed.tiers or not photos or story.frame.insets or story.composed.holes:
            continue
        if any(photo.shape for photo, _ in photos):
            continue
        every = legs(story)
        found = [leg for leg in every if leg.end > leg.top]
        if len({leg.column for leg in found}) < 2:
            continue
        short = min(found, key=lambda leg: leg.bottom - leg.top)
        shortest, deepest = short.bottom - short.top, max(leg.bottom - leg.top for leg in found)
        least = -(-_LEAST_LEG // sight.layout.grid.leading)
        squat = shortest < least and deepest >= 2 * least
        if squat or _levels(every) > _MOST_LEVELS:
            args = {
                "id": story.composed.story.id,
                "column": short.column + 1,
                "shortest": shortest,
                "deepest": deepest,
            }
            yield Diagnostic("BS634", story.composed.story.span, args)


def _levels(found: Sequence[Leg]) -> int:
    """The depths that columns of text have, those that are nearly the same counted once."""
    depths = dict.fromkeys((leg.column for leg in found), 0)
    for leg in found:
        depths[leg.column] += leg.bottom - leg.top
    ordered = sorted(depths.values())
    return 1 + sum(b - a > _SAME_LEVEL for a, b in pairwise(ordered))


def holes(sight: Sight) -> Iterator[Diagnostic]:
    """A column whose text ends more than two lines above its foot, in a story that is not underset as a whole (BS602).

    The last tier of a vertical story just ends.
    """
    for story in sight.stories:
        if story.composed.tiers or story.over_lines or story.underset:
            continue
        empty = [(leg.bottom - leg.end, leg.column) for leg in legs(story)]
        rows, column = max(empty, default=(0, 0))
        if rows > _MOST_EMPTY * story.line:
            args = {"id": story.composed.story.id, "column": column + 1, "rows": rows}
            yield Diagnostic("BS644", story.composed.story.span, args)
