"""The faults of make-up (版面毛病), each with the function that sees it, and which of them are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.faults import Fault
from broadsheet.layout.model import Layout
from broadsheet.page.faults.heads import ladder, tombstones, uncovered_text, weak_leads
from broadsheet.page.faults.pictures import (
    buried_photos,
    folds,
    photo_clashes,
    photos_outward,
    photos_over_heads,
)
from broadsheet.page.faults.seams import split_across, split_down
from broadsheet.page.faults.sight import Sight
from broadsheet.page.faults.texts import doglegs, holes
from broadsheet.page.model import FilledPage

FAULTS: Mapping[Fault, Callable[[Sight], Iterator[Diagnostic]]] = {
    "tombstone": tombstones,
    "split-down": split_down,
    "split-across": split_across,
    "uncovered-text": uncovered_text,
    "dogleg": doglegs,
    "buried-photo": buried_photos,
    "photo-over-head": photos_over_heads,
    "photo-clash": photo_clashes,
    "photo-outward": photos_outward,
    "fold": folds,
    "weak-lead": weak_leads,
    "ladder": ladder,
    "hole": holes,
}


def faults(page: FilledPage, layout: Layout) -> Iterator[Diagnostic]:
    """The faults of a filled page, but for those that its layout or its editor allows."""
    allowed = {*layout.make_up.allow, *page.page.allow}
    sight = Sight(page, layout)
    for name, seen in FAULTS.items():
        if name not in allowed:
            yield from seen(sight)
