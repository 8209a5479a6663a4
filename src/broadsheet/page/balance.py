"""The elastic plan: shared edges move by whole rows until nothing is over and the fewest rows are empty.

The cost is a sum over regions of a nearly convex function of their height, so moving groups of edges that bound
one another downhill (steepest descent on an L-natural-convex function, Murota) ends at the best plan near the drawn
one. The search is bounded by each edge's travel and takes the first of equals: same plan, same result.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from broadsheet.layout.model import MakeUp
from broadsheet.page.cuts import cut_rows, sides, wanting
from broadsheet.page.fit import StoryFitter
from broadsheet.page.region import Edges, Region

_OVER, _EMPTY, _DUE, _STRETCH, _MOVE = 100_000, 100, 20, 4, 1
_LARGEST_GROUP = 4
_STEPS = (8, -8, 4, -4, 2, -2, 1, -1)
_ROUNDS = 400


def balance(
    regions: Sequence[Region], edges: Edges, fitters: Sequence[StoryFitter | None], make_up: MakeUp
) -> tuple[int, ...]:
    """The row of every edge after moving; `edges.fixed` stay."""
    search = _Search(regions, edges, fitters, make_up.edge_travel)
    rows = list(edges.rows)
    for _ in range(_ROUNDS):
        if not search.improve(rows):
            break
    return tuple(rows)


def heights(regions: Sequence[Region], edges: Edges, rows: Sequence[int]) -> list[int]:
    """The rows each region holds, the gap above a lower edge left out."""
    return [_height(region, edges, rows) for region in regions]


def standing(
    regions: Sequence[Region], edges: Edges, rows: Sequence[int], fitters: Sequence[StoryFitter | None]
) -> Iterator[tuple[StoryFitter | None, int]]:
    """Each region's fitter, with what stands in the region where it is at these rows, and the rows the region holds."""
    for region, fitter in zip(regions, fitters, strict=True):
        yield fitter and fitter.around(cut_rows(region, edges, rows)), _height(region, edges, rows)


def _height(region: Region, edges: Edges, rows: Sequence[int]) -> int:
    border = region.border.top + region.border.bottom
    return rows[region.bottom] - edges.gaps[region.bottom] - rows[region.top] - border


class _Search:
    def __init__(
        self, regions: Sequence[Region], edges: Edges, fitters: Sequence[StoryFitter | None], travel: int
    ) -> None:
        self.regions, self.edges, self.fitters, self.travel = regions, edges, fitters, travel
        self.groups = _groups(regions, edges)
        self.touching = [
            [i for i, region in enumerate(regions) if len({edge in group for edge in sides(region)}) > 1]
            for group in self.groups
        ]

    def improve(self, rows: list[int]) -> bool:
        """Make the step that saves most; False where none does."""
        best, chosen = 0, None
        for group, touched in zip(self.groups, self.touching, strict=True):
            before = self._cost(rows, touched, group)
            for step in _STEPS:
                if not self._may_move(rows, group, step):
                    continue
                for edge in group:
                    rows[edge] += step
                saved = before - self._cost(rows, touched, group)
                for edge in group:
                    rows[edge] -= step
                if saved > best:
                    best, chosen = saved, (group, step)
        if chosen is None:
            return False
        for edge in chosen[0]:
            rows[edge] += chosen[1]
        return True

    def _may_move(self, rows: list[int], group: tuple[int, ...], step: int) -> bool:
        return all(abs(rows[edge] + step - self.edges.rows[edge]) <= self.travel for edge in group)

    def _cost(self, rows: list[int], touched: list[int], group: tuple[int, ...]) -> int:
        cost = sum(_MOVE * abs(rows[edge] - self.edges.rows[edge]) for edge in group)
        for index in touched:
            region, fitter = self.regions[index], self.fitters[index]
            height = _height(region, self.edges, rows)
            short = max(1 - height, wanting(region, self.edges, rows))
            if short > 0:
                cost += _OVER * _OVER * short
            elif fitter is not None:
                fit = fitter.around(cut_rows(region, self.edges, rows)).fit(height)
                cost += _OVER * fit.over + _EMPTY * fit.excess + _DUE * fit.due + _STRETCH * fit.effort
        return cost


def _groups(regions: Sequence[Region], edges: Edges) -> list[tuple[int, ...]]:
    """Sets of movable edges that hang together by regions between them, up to a few at a time; of a rigid pair both."""
    movable = [edge for edge in range(len(edges.rows)) if edge not in edges.fixed]
    joined = {frozenset(pair) for region in regions for pair in combinations(sides(region), 2)}
    joined |= {*map(frozenset, edges.rigid)}
    groups: list[tuple[int, ...]] = []
    for size in range(1, _LARGEST_GROUP + 1):
        groups += [group for group in combinations(movable, size) if _connected(group, joined)]
    return [g for g in groups if all((a in g) == (b in g) for a, b in edges.rigid)] if edges.rigid else groups


def _connected(group: tuple[int, ...], joined: set[frozenset[int]]) -> bool:
    reached, todo = {group[0]}, [group[0]]
    while todo:
        edge = todo.pop()
        for other in group:
            if other not in reached and frozenset((edge, other)) in joined:
                reached.add(other)
                todo.append(other)
    return len(reached) == len(group)
