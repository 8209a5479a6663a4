"""What the editor wrote, resolved: an issue, its pages, their stories with copy and photos, each with its place."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

from broadsheet.base.source import Span
from broadsheet.base.units import Measure

STRONG_ON, STRONG_OFF = "\x02", "\x03"
"""Stand in copy where `**` opened and closed; itemization turns them into faces."""

Place: TypeAlias = Literal[
    "top", "bottom", "left", "right", "top-left", "top-right", "bottom-left", "bottom-right"
]


class Copy(NamedTuple):
    """Words as written, and where."""

    text: str
    span: Span


class Paragraph(Struct, frozen=True):
    """One paragraph of a body, or a crosshead (小标题); `text` may hold STRONG_ON and STRONG_OFF."""

    text: str
    span: Span
    crosshead: bool = False


class Photo(Struct, frozen=True):
    """A photo of a story. `size` is the upright picture in pixels; (0, 0) where it could not be read."""

    file: Path
    size: tuple[int, int]
    span: Span
    caption: Copy | None = None
    credit: Copy | None = None
    columns: int = 1
    place: Place = "top-right"
    focus: tuple[float, float] = (0.5, 0.5)
    ratio: float | None = None
    depth: Measure | None = None


class At(NamedTuple):
    """A region by hand: columns and baseline rows below the page's head, both counted from 1."""

    column: int
    row: int
    columns: int
    rows: int


class Story(Struct, frozen=True):
    """A story as its editor means it; `id` is its letter in the plan."""

    id: str
    span: Span
    headline: Copy
    kicker: Copy | None = None
    deck: Copy | None = None
    byline: Copy | None = None
    body: tuple[Paragraph, ...] = ()
    photos: tuple[Photo, ...] = ()
    rank: int | None = None
    direction: Literal["horizontal", "vertical"] = "horizontal"
    box: str | None = None
    set_in: int | None = None
    at: At | None = None


class Plan(Struct, frozen=True):
    """The page drawn in letters (版样): `cells[row][column]` is a story's id; `fixed` holds every edge where drawn."""

    cells: tuple[tuple[str, ...], ...]
    fixed: bool
    span: Span


class Page(Struct, frozen=True):
    """One page: `number` from 1, `label` as printed ("A01")."""

    number: int
    label: str
    span: Span
    section: str
    template: str
    editors: tuple[tuple[str, str], ...]
    plan: Plan | None
    stories: tuple[Story, ...]


class Issue(Struct, frozen=True):
    """One issue of a newspaper. Furniture absent in the YAML is None and not printed."""

    newspaper: str
    date: datetime.date
    span: Span
    pages: tuple[Page, ...]
    layout: Copy
    press: Copy
    number: int | None = None
    cn: str | None = None
    publisher: str | None = None
    price: str | None = None
    weather: str | None = None
