"""The plan drawn in letters, or regions by hand, to regions between movable edges."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.issue.model import Advert, At, Page, Plan, Story
from broadsheet.issue.plans import FREE
from broadsheet.layout.model import Grid, MakeUp, Nameplate
from broadsheet.page.region import AdRegion, Cut, Edges, Planned, Region

if TYPE_CHECKING:
    from broadsheet.page.ads.places import Standing

_TOP, _BOTTOM = 0, 1


class Taken(Struct, frozen=True):
    """What stands on a page before its plan is dealt: its template's nameplate, and its advertisements."""

    nameplate: Nameplate | None = None
    ads: Standing | None = None


NOTHING = Taken()


def plan_page(
    page: Page, grid: Grid, make_up: MakeUp, head: int, findings: Findings, taken: Taken = NOTHING
) -> Planned:
    """The regions of a page whose own head takes `head` rows, in the order they are read, between what is `taken`.

    BS2xx faults of the plan are the loader's affair.
    """
    rows, ads = grid.rows - head, taken.ads
    letters: dict[str, Story | Advert] = {story.id: story for story in page.stories}
    if page.plan is None:
        planned = _by_hand(page, grid, (rows, make_up.module_gap), taken.nameplate, findings)
    else:
        if ads is not None:
            letters |= {id_: drawn.advert for id_, drawn in ads.drawn.items()}
        planned = _from_letters(page.plan, letters, rows, make_up.module_gap, taken.nameplate)
    if ads is not None:
        # Deferred: few pages have any.
        from broadsheet.page.ads.plan import dealt_anew, with_blocks  # noqa: PLC0415

        if page.plan is not None:
            planned = dealt_anew(planned, ads, findings)
        planned = with_blocks(planned, ads.blocks)
    planned = planned._replace(regions=tuple(_upright_whole(region, findings) for region in planned.regions))
    return _from_right(planned) if page.plan is not None and grid.binding == "right" else planned


def _upright_whole(region: Region, findings: Findings) -> Region:
    """A vertical story has a rectangle, or else is told (BS337)."""
    if not region.cuts or region.story.writing != "vertical":
        return region
    findings.append(Diagnostic("BS337", region.story.span, {"id": region.story.id}))
    return region._replace(cuts=())


def _from_right(planned: Planned) -> Planned:
    """The regions in the order they are read on a page bound at the right."""
    rows = planned.edges.rows
    return planned._replace(
        regions=tuple(sorted(planned.regions, key=lambda region: (rows[region.top], -region.column)))
    )


def _by_hand(
    page: Page, grid: Grid, height: tuple[int, int], nameplate: Nameplate | None, findings: Findings
) -> Planned:
    """Regions at their places in so many rows, with so many of white about what stands in another's."""
    regions: list[Region] = []
    (rows, white), inside = height, {}
    edges: list[int] = [0, rows]
    held = {_TOP, _BOTTOM}
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
        if at.around:
            inside[len(regions) - 1] = at
        if nameplate and any(map(nameplate.holds, range(at.column - 1, at.column - 1 + at.columns))):
            held.add(len(edges) - 2)
            if at.row <= nameplate.rows:
                args = {"id": story.id, "row": nameplate.rows + 1}
                findings.append(Diagnostic("BS327", story.span, args))
    for index, at in inside.items():
        cuts = tuple(_cut_by_hand(at, other, white, edges) for other in _named(at, page))
        regions[index] = regions[index]._replace(cuts=cuts)
    fixed = frozenset(range(len(edges)))
    return Planned(tuple(regions), Edges(tuple(edges), (0,) * len(edges), fixed, frozenset(held)))


def _named(at: At, page: Page) -> list[At]:
    """The places of those that stand in a region by hand."""
    places = {story.id: story.at for story in page.stories} | {ad.id: ad.at for ad in page.ads}
    return [place for name in at.around if (place := places.get(name))]


def _cut_by_hand(at: At, other: At, white: int, edges: list[int]) -> Cut:
    """What another takes of a region, between edges of its own: its rows, and so many of white above and below."""
    left = max(at.column, other.column)
    right = min(at.column + at.columns, other.column + other.columns)
    above, below = other.row - 1 - white, other.row - 1 + other.rows + white
    top = bottom = None
    if above > at.row - 1:
        top = len(edges)
        edges.append(above)
    if below < at.row - 1 + at.rows:
        bottom = len(edges)
        edges.append(below)
    return Cut(left - 1, right - left, top, bottom)


class _Box:
    """The cells a letter covers, as half-open ranges."""

    def __init__(self, cells: tuple[tuple[str, ...], ...], letter: str) -> None:
        held = [(r, c) for r, row in enumerate(cells) for c, cell in enumerate(row) if cell == letter]
        self.top, self.bottom = held[0][0], held[-1][0] + 1
        self.left, self.right = min(c for _, c in held), max(c for _, c in held) + 1


def _from_letters(
    plan: Plan, known: Mapping[str, Story | Advert], rows: int, gap: int, nameplate: Nameplate | None
) -> Planned:
    """Sides of neighbours that touch are one edge and move together; what touches a nameplate's foot never does."""
    letters = list(dict.fromkeys(cell for row in plan.cells for cell in row if cell in known))
    boxes = {letter: _Box(plan.cells, letter) for letter in letters}
    levels, held = _levels(plan, rows, nameplate), {_TOP, _BOTTOM}
    regions = letters[:]
    if nameplate and any(FREE in row for row in plan.cells):
        boxes[FREE] = _Box(plan.cells, FREE)
        letters.append(FREE)
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
                drawn.append(levels[level])
                gaps.append(gap)
                if (FREE, "bottom") in group:
                    held.add(index)
            edge_of |= dict.fromkeys(group, index)
    cut_out = {x: _cuts(x, plan, boxes, edge_of) for x in regions}
    places = {
        x: (boxes[x].left, boxes[x].right - boxes[x].left, edge_of[x, "top"], edge_of[x, "bottom"])
        for x in letters
    }
    fixed = frozenset(range(len(drawn)) if plan.fixed else held)
    return Planned(
        tuple(Region(owner, *places[x], cut_out[x]) for x in regions if isinstance(owner := known[x], Story)),
        Edges(tuple(drawn), tuple(gaps), fixed, frozenset(held)),
        tuple(AdRegion(owner, *places[x], 0) for x in regions if isinstance(owner := known[x], Advert)),
    )


def _cuts(
    letter: str, plan: Plan, boxes: Mapping[str, _Box], edge_of: Mapping[tuple[str, str], int]
) -> tuple[Cut, ...]:
    """What others take of the rectangle round a letter's cells, letter by letter; nothing of most."""
    own = boxes[letter]
    inside = (cell for row in plan.cells[own.top : own.bottom] for cell in row[own.left : own.right])
    found = []
    for other in dict.fromkeys(inside):
        if other == letter or other not in boxes:
            continue
        box = boxes[other]
        left, right = max(box.left, own.left), min(box.right, own.right)
        top = edge_of[other, "top"] if box.top > own.top else None
        bottom = edge_of[other, "bottom"] if box.bottom < own.bottom else None
        found.append(Cut(left, right - left, top, bottom))
    return tuple(found)


def _levels(plan: Plan, rows: int, nameplate: Nameplate | None) -> list[int]:
    """The row at which each row of cells begins, and the last ends: equal shares of the height, those beside a
    nameplate of its rows, those below it of the rest."""
    depth, beside = len(plan.cells), sum(FREE in row for row in plan.cells)
    if nameplate is None or not 0 < beside < depth:
        return [round(rows * level / depth) for level in range(depth + 1)]
    below = rows - nameplate.rows
    return [
        round(nameplate.rows * level / beside)
        if level <= beside
        else nameplate.rows + round(below * (level - beside) / (depth - beside))
        for level in range(depth + 1)
    ]


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
