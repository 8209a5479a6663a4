"""The outline of a filled story: the rectangles it is made of, where text of others stands in it or at its corners."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from broadsheet.base.units import Length
from broadsheet.page.model import Filled


class Part(NamedTuple):
    """A rectangle of a story: its sides, and the page rows it takes, the last exclusive."""

    x: Length
    right: Length
    top: int
    bottom: int


def parts(filled: Filled) -> list[Part]:
    """The rectangles of a story, columns that are free alike together; mostly one."""
    alike = groupby(enumerate(_free(filled)), key=lambda pair: pair[1])
    return [
        part
        for stretches, columns in alike
        for part in _part(filled, [column for column, _ in columns], stretches)
    ]


def tops(filled: Filled) -> list[Part]:
    """The rectangles of a story, those beside each other that begin on one row together, as deep as the shallowest."""
    free = list(_free(filled))
    found: list[Part] = []
    for top in sorted({stretch[0] for stretches in free for stretch in stretches}):
        feet = [next((foot for first, foot in stretches if first == top), 0) for stretches in free]
        for whole, run in groupby(range(len(free)), key=lambda column: feet[column] > 0):
            columns = list(run)
            if whole:
                found += _part(filled, columns, [(top, min(feet[column] for column in columns))])
    return found


def _part(filled: Filled, columns: list[int], stretches: Iterable[tuple[int, int]]) -> Iterator[Part]:
    composed = filled.composed
    x, right = composed.x, composed.x + composed.width
    if composed.holes:
        last = composed.columns[columns[-1]]
        x, right = composed.columns[columns[0]].x, last.x + last.measure
    for top, bottom in stretches:
        yield Part(x, right, filled.top + top, filled.top + bottom)


def _free(filled: Filled) -> Iterator[list[tuple[int, int]]]:
    """The rows of each column from the story's first that are its own; of a rectangle one column for all."""
    holes = filled.composed.holes
    if not holes:
        yield [(0, filled.rows)]
        return
    for column in range(len(filled.composed.columns)):
        top, found = 0, []
        for hole in sorted((hole for hole in holes if column in hole.over), key=lambda hole: hole.top):
            if hole.top > top:
                found.append((top, hole.top))
            top = filled.rows if hole.bottom is None else max(top, hole.bottom)
        if filled.rows > top:
            found.append((top, filled.rows))
        yield found
