"""The page drawn in letters (版样): read, checked against the stories, or proposed where an editor drew none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations, product

from msgspec import Struct

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.nearest import nearest
from broadsheet.base.source import Source, Span
from broadsheet.base.yamltree import Scalar, line_offsets
from broadsheet.issue.model import At, Plan

FREE = "."
"""A cell that belongs to no story, where the template's nameplate stands."""
_COLUMNS = 8
"""Columns of a proposed plan: the 对开 page's. Editors of other grids change the widths."""


class _Cell(Struct, frozen=True):
    id: str
    span: Span


def read_plan(
    scalar: Scalar, source: Source, fixed: bool, findings: Findings, whole: Collection[str] = ()
) -> Plan | None:
    """A drawn plan whose rows are equally long and whose letters can be read as one story (BS207, BS208, BS214).

    Letters may be parted by spaces; then an id can be a word. Those of `whole` are rectangles. None where no page
    could be made of it.
    """
    rows = _rows(scalar, source)
    if not rows:
        findings.append(Diagnostic("BS214", scalar.span))
        return None
    before = len(findings)
    for row in rows:
        if len(row) != len(rows[0]):
            span = Span(source.file, row[0].span.start, row[-1].span.end)
            findings.append(Diagnostic("BS207", span, {"count": len(row), "wanted": len(rows[0])}))
    if len(findings) == before:
        _check_shapes(rows, whole, findings)
    if len(findings) > before:
        return None
    return Plan(tuple(tuple(cell.id for cell in row) for row in rows), fixed, scalar.span)


def _rows(scalar: Scalar, source: Source) -> list[list[_Cell]]:
    """The cells of each row that is not blank, with their places."""
    offsets = line_offsets(scalar, source)
    lines = scalar.text.splitlines()
    spaced = any(len(line.split()) > 1 for line in lines)
    pattern = re.compile(r"\S+" if spaced else r"\S")
    rows = []
    for index, line in enumerate(lines):
        if offsets is not None and index < len(offsets):
            at = offsets[index]
            cells = [_Cell(m[0], source.span(at + m.start(), at + m.end())) for m in pattern.finditer(line)]
        else:
            cells = [_Cell(word, scalar.span) for word in pattern.findall(line)]
        if cells:
            rows.append(cells)
    return rows


def _check_shapes(rows: list[list[_Cell]], whole: Collection[str], findings: Findings) -> None:
    """Each id fills a rectangle or has a shape that reads; else the first cell off its rectangle is pointed at."""
    cells: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            cells[cell.id].add((y, x))
    for id_, own in cells.items():
        if id_ != FREE and id_ not in whole and readable(own, cells.values()):
            continue
        top, left = min(own)
        right = left
        while (top, right + 1) in own:
            right += 1
        bottom = top
        while all((bottom + 1, x) in own for x in range(left, right + 1)):
            bottom += 1
        stray = sorted((y, x) for y, x in own if y > bottom or not left <= x <= right)
        if stray:
            y, x = stray[0]
            findings.append(Diagnostic("BS208", rows[y][x].span, {"id": id_}))


def readable(own: set[tuple[int, int]], every: Iterable[set[tuple[int, int]]]) -> bool:
    """Whether cells, rows and columns, are a rectangle with holes or notches that others fill, so that a story reads on
    in them (L, U, O): in one piece, one row and one column of the rectangle whole, and in nobody's notch while somebody
    is in theirs."""
    rows, columns = _spanned(own)
    across = any(all((y, x) in own for x in columns) for y in rows)
    down = any(all((y, x) in own for y in rows) for x in columns)
    return across and down and _in_one_piece(own) and not any(
        own & _box(other) for other in every if other is not own and other & _box(own)
    )  # fmt: skip


def _spanned(own: set[tuple[int, int]]) -> tuple[range, range]:
    """The rows and columns that cells span."""
    ys, xs = [y for y, _ in own], [x for _, x in own]
    return range(min(ys), max(ys) + 1), range(min(xs), max(xs) + 1)


def _box(own: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """The cells of the rectangle round some."""
    return set(product(*_spanned(own)))


def _in_one_piece(own: set[tuple[int, int]]) -> bool:
    todo = [next(iter(own))]
    reached = {*todo}
    while todo:
        y, x = todo.pop()
        near = {(y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)} & own - reached
        reached |= near
        todo += near
    return reached == own


def check_against_stories(
    scalar: Scalar, source: Source, stories: Mapping[str, Span], ads: Collection[str], findings: Findings
) -> None:
    """Every letter has its story or advertisement and every story its letter (BS209, BS210); free cells are the
    layout's affair."""
    drawn: dict[str, Span] = {}
    for row in _rows(scalar, source):
        for cell in row:
            if cell.id != FREE:
                drawn.setdefault(cell.id, cell.span)
    known = ", ".join([*stories, *ads])
    for id_, span in drawn.items():
        if id_ not in stories and id_ not in ads:
            near = nearest(id_, sorted({*stories, *ads} - drawn.keys()))
            findings.append(Diagnostic("BS209", span, {"id": id_, "nearest": near, "known": known}))
    for id_, span in stories.items():
        if id_ not in drawn:
            near = nearest(id_, sorted(drawn.keys() - stories.keys()))
            findings.append(Diagnostic("BS210", span, {"id": id_, "nearest": near}))


def overlap(one: At, other: At) -> bool:
    """Whether two regions share a cell."""
    return (
        one.column < other.column + other.columns
        and other.column < one.column + one.columns
        and one.row < other.row + other.rows
        and other.row < one.row + one.rows
    )


def check_overlaps(
    places: Mapping[str, tuple[At, Span]], findings: Findings, among: Collection[str] | None = None
) -> None:
    """No two regions by hand share a cell but where one runs round the other (BS212).

    Of pairs it is those alone that have one of `among`.
    """
    for (first, (a, _)), (second, (b, span)) in combinations(places.items(), 2):
        if among is not None and first not in among and second not in among:
            continue
        if second in a.around or first in b.around:
            continue
        if overlap(a, b):
            findings.append(Diagnostic("BS212", span, {"id": second, "other": first}))


def propose(ids: Sequence[str], pages: int = 1) -> tuple[tuple[str, ...], ...]:
    """A sensible plan for stories in order of weight: the lead at the top left, two beside it, the rest below; over two
    pages of a spread everything is twice as wide."""
    if pages > 1:
        return tuple(tuple(id_ for id_ in row for _ in range(pages)) for row in propose(ids))
    if len(ids) == 1:
        return ((ids[0],) * _COLUMNS,)
    lead, beside, below = ids[0], ids[1:3], ids[3:]
    rows: list[tuple[str, ...]] = [
        (lead,) * 5 + (id_,) * 3 for id_ in beside for _ in range(4 // len(beside))
    ]
    tiers = -(-len(below) // 3)
    for tier in range(tiers):
        members = below[tier::tiers]
        edges = [round(_COLUMNS * i / len(members)) for i in range(len(members) + 1)]
        row = tuple(id_ for i, id_ in enumerate(members) for _ in range(edges[i + 1] - edges[i]))
        rows += [row] * 2
    return tuple(rows)


def as_yaml(cells: Sequence[Sequence[str]], indent: int) -> str:
    """A plan as it is pasted into an issue file."""
    width = max(len(id_) for row in cells for id_ in row)
    lines = [" ".join(f"{id_:{width}}" for id_ in row).rstrip() for row in cells]
    return "\n".join([" " * indent + "plan: |", *(" " * (indent + 2) + line for line in lines)])
