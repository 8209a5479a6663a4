"""What lies below a mark: the visible marks painted before it, found by place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from broadsheet.preflight.file.marks import Area

_CELL: Final = 72.0
"""An inch: a page has a few hundred such squares."""
_CROSSED: Final = 400
"""Squares above which an area is kept apart, as one that nearly everything lies on."""


class Grounds:
    """Areas that later marks may lie on."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Area]] = defaultdict(list)
        self._wide: list[Area] = []

    def add(self, areas: Iterable[Area]) -> None:
        for area in areas:
            if _crosses_many(area):
                self._wide.append(area)
            else:
                for cell in _cells(area):
                    self._cells[cell].append(area)

    def under(self, areas: Iterable[Area]) -> bool:
        """Whether any of `areas` lies on one that was added."""
        for area in areas:
            if any(area.meets(wide) for wide in self._wide):
                return True
            cells = self._cells if _crosses_many(area) else _cells(area)
            if any(area.meets(below) for cell in cells for below in self._cells.get(cell, ())):
                return True
        return False


def _crosses_many(area: Area) -> bool:
    return (area.right - area.left + _CELL) * (area.top - area.bottom + _CELL) > _CROSSED * _CELL**2


def _cells(area: Area) -> Iterator[tuple[int, int]]:
    for column in range(int(area.left // _CELL), int(area.right // _CELL) + 1):
        for row in range(int(area.bottom // _CELL), int(area.top // _CELL) + 1):
            yield column, row
