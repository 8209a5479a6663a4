"""Regions by hand that run round others (`around`): those named stand in them, and leave a shape that reads."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.nearest import nearest
from broadsheet.base.source import Span
from broadsheet.issue.model import At
from broadsheet.issue.plans import overlap, readable


def check_around(places: Mapping[str, tuple[At, Span]], findings: Findings) -> None:
    """Every name in `around` is that of a region in this one (BS267); what is left can be read as one (BS208)."""
    for id_, (at, span) in places.items():
        cells, inside = _cells(at), []
        for name in at.around:
            if name == id_ or name not in places or not overlap(at, places[name][0]):
                near = nearest(name, sorted(places.keys() - {id_}))
                findings.append(Diagnostic("BS267", span, {"id": id_, "name": name, "nearest": near}))
                continue
            other = _cells(places[name][0])
            cells -= other
            inside.append(other)
        if inside and not (cells and readable(cells, [cells, *inside])):
            findings.append(Diagnostic("BS208", span, {"id": id_}))


def _cells(at: At) -> set[tuple[int, int]]:
    """The rows and columns of a region."""
    return set(product(range(at.row, at.row + at.rows), range(at.column, at.column + at.columns)))
