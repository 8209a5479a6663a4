"""The plan drawn in letters, or regions by hand, to regions between movable edges."""

from __future__ import annotations

from collections.abc import Mapping

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.issue.model import Page, Plan, Story
from broadsheet.layout.model import Grid, MakeUp
from broadsheet.page.model import Edges, Region

_TOP, _BOTTOM = 0, 1


def plan_page(
    page: Page, grid: Grid, make_up: MakeUp, head: int, findings: Findings
) -> tuple[tuple[Region, ...], Edges]:
    """The regions of a page whose own head takes `head` rows. BS2xx faults of the plan are the loader's affair."""
    rows = grid.rows - head
    if page.plan is not None:
        return _from_letters(page.plan, {story.id: story for story in page.stories}, rows, make_up.module_gap)
    return _by_hand(page, grid, rows, findings)


def _by_hand(page: Page, grid: Grid, rows: int, findings: Findings) -> tuple[tuple[Region, ...], Edges]:
    regions: list[Region] = []
    edges: list[int] = [0, rows]
    for story in page.stories:
        at = story.at
        if at is None:
            continue
        if at.column + at.columns - 1 > grid.columns or at.row + at.rows - 1 > rows:
            room = {"id": story.id, "columns": grid.columns, "rows": rows}
            findings.append(Diagnostic("BS319", story.span, room))
            continue
        edges += [at.row - 1, at.row - 1 + at.rows]
        regions.append(Region(story, at.column - 1, at.columns, len(edges) - 2, len(edges) - 1))
    return tuple(regions), Edges(tuple(edges), (0,) * len(edges), frozenset(range(len(edges))))


class _Box:
    """The cells a letter covers, as half-open ranges."""

    def __init__(self, cells: tuple[tuple[str, ...], ...], letter: str) -> None:
        held = [(r, c) for r, row in enumerate(cells) for c, cell in enumerate(row) if cell == letter]
        self.top, self.bottom = held[0][0], held[-1][0] + 1
        self.left, self.right = min(c for _, c in held), max(c for _, c in held) + 1


def _from_letters(
    plan: Plan, stories: Mapping[str, Story], rows: int, gap: int
) -> tuple[tuple[Region, ...], Edges]:
    """Sides of neighbours that touch are one edge and move together."""
    letters = list(dict.fromkeys(cell for row in plan.cells for cell in row if cell in stories))
    boxes = {letter: _Box(plan.cells, letter) for letter in letters}
    depth = len(plan.cells)
    edge_of: dict[tuple[str, str], int] = {}
    drawn, gaps = [0, rows], [0, 0]
    for level in range(depth + 1):
        above = [letter for letter in letters if boxes[letter].bottom == level]
        below = [letter for letter in letters if boxes[letter].top == level]
        for group in _touching([*((a, "bottom") for a in above), *((b, "top") for b in below)], boxes):
            if level in (0, depth):
                index = _TOP if level == 0 else _BOTTOM
            else:
                index = len(drawn)
                drawn.append(round(rows * level / depth))
                gaps.append(gap)
            edge_of |= dict.fromkeys(group, index)
    regions = tuple(
        Region(
            stories[x], boxes[x].left, boxes[x].right - boxes[x].left, edge_of[x, "top"], edge_of[x, "bottom"]
        )
        for x in letters
    )
    fixed = frozenset(range(len(drawn)) if plan.fixed else (_TOP, _BOTTOM))
    return regions, Edges(tuple(drawn), tuple(gaps), fixed)


def _touching(sides: list[tuple[str, str]], boxes: Mapping[str, _Box]) -> list[list[tuple[str, str]]]:
    """Groups of sides joined by overlapping columns between one above and one below."""
    groups: list[list[tuple[str, str]]] = []
    for side in sides:
        box = boxes[side[0]]
        joined = [
            group for group in groups
            if any(other[1] != side[1] and boxes[other[0]].left < box.right and box.left < boxes[other[0]].right
                   for other in group)
        ]  # fmt: skip
        groups = [group for group in groups if group not in joined]
        groups.append([*(member for group in joined for member in group), side])
    return groups
