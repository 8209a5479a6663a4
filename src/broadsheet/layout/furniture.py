"""Furniture as the art desk decided it: texts, rules and boxes at their places in a page's template."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from broadsheet.base.source import Span
from broadsheet.base.units import Length
from broadsheet.layout.styles import Align, AlignDown, BoxStyle, Rule, Sides, Style


class TextFurniture(Struct, frozen=True):
    """Text on the baseline of `row` (0 is the page's first, fractions stand between rows).

    `tracking` stands between characters; up to `spread` more is added to fill the columns.
    """

    text: str
    style: Style
    row: float
    column: float
    columns: float
    align: Align
    sides: Sides
    tracking: Length
    spread: Length
    unless: Literal["nameplate"] | None = None


class DownFurniture(Struct, frozen=True):
    """Text set downwards from `row`, `rows` deep, its lines from the right to the left in the middle of its columns."""

    text: str
    style: Style
    row: float
    rows: float
    column: float
    columns: float
    align: AlignDown
    sides: Sides
    tracking: Length
    spread: Length
    unless: Literal["nameplate"] | None = None


class RuleFurniture(Struct, frozen=True):
    """A horizontal rule at the top of `row`."""

    rule: Rule
    row: float
    column: float
    columns: float
    sides: Sides
    needs: str | None


class BoxFurniture(Struct, frozen=True):
    """A box from the top of `row` down `rows` rows."""

    box: BoxStyle
    row: float
    rows: float
    column: float
    columns: float
    sides: Sides
    needs: str | None


class ServiceFurniture(Struct, frozen=True):
    """The index of the issue, or the days of its forecast, from the top of `row` down `rows` rows."""

    service: Literal["index", "weather"]
    row: float
    rows: float
    column: float
    columns: float
    sides: Sides


class PictureFurniture(Struct, frozen=True):
    """Artwork from the top of `row` down `rows` rows; the issue's nameplate where it has no `file`."""

    file: str | None
    span: Span
    row: float
    rows: float
    column: float
    columns: float
    align: Align
    sides: Sides
    needs: str | None


Furniture: TypeAlias = (
    TextFurniture | DownFurniture | RuleFurniture | BoxFurniture | ServiceFurniture | PictureFurniture
)
