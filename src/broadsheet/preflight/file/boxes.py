"""The boxes of a page, set upright (ISO 32000-1, 14.11.2)."""

from __future__ import annotations

from typing import Any, Final

import pikepdf

from broadsheet.preflight.file.marks import Area
from broadsheet.preflight.file.objects import entry, listed, number

_NOTHING: Final = Area(0, 0, 0, 0)


def box(item: Any, key: str) -> Area | None:
    """A rectangle of a dictionary; None where there is none or a faulty one."""
    edges = listed(entry(item, key))
    if len(edges) != 4:
        return None
    x1, y1, x2, y2 = map(number, edges)
    return Area(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def media(page: pikepdf.Page) -> Area:
    """The whole page, of no size where it says none."""
    return box(page.obj, "/MediaBox") or _NOTHING


def finished(page: pikepdf.Page) -> Area:
    """The page as it is cut: its TrimBox, its ArtBox, or all of it."""
    return box(page.obj, "/TrimBox") or box(page.obj, "/ArtBox") or media(page)
