"""Furniture that is artwork: a nameplate or a mark from a file, whole in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

from broadsheet.base.geometry import Rect, scale_to
from broadsheet.display.ops import Picture, Tag
from broadsheet.issue.matter import Copy
from broadsheet.issue.model import Issue, Page
from broadsheet.layout.furniture import PictureFurniture
from broadsheet.page.furniture import fields
from broadsheet.page.heads.headline import align
from broadsheet.page.setting import Composer

Look: TypeAlias = Callable[[Copy], tuple[Path, tuple[int, int]] | None]
"""The file of a name and its upright size; None where there is none, which is told."""


def plates(issue: Issue, page: Page, composer: Composer, look: Look) -> Iterator[Picture]:
    """The artwork of a page's template."""
    layout = composer.layout
    for item in layout.templates[page.template].furniture_of(page.number):
        if not isinstance(item, PictureFurniture):
            continue
        named = Copy(item.file, item.span) if item.file else issue.nameplate
        if named is None or (item.needs and item.needs not in fields(issue, page, layout.composition.locale)):
            continue
        if (found := look(named)) is not None:
            yield _picture(item, named, *found, composer)


def _picture(
    item: PictureFurniture, named: Copy, file: Path, size: tuple[int, int], composer: Composer
) -> Picture:
    """As large as goes into its place, ranged in its width, in the middle of its depth."""
    place = composer.layout.grid.area(item.row, item.rows, item.column, item.columns)
    scale = scale_to(*size, place, crop=False)
    w, h = round(size[0] * scale), round(size[1] * scale)
    rect = Rect(place.x + align(item.align, place.w, w), place.y + (place.h - h) // 2, w, h)
    return Picture(rect, str(file), (0, 0, *size), Path(named.text).stem, Tag("Figure"), named.span)
