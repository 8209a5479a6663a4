"""A layout file's furniture to furniture in lengths, its styles, rules and boxes found by their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

from msgspec import Struct

from broadsheet.base.units import Length
from broadsheet.layout.furniture import (
    BoxFurniture,
    DownFurniture,
    Furniture,
    PictureFurniture,
    RuleFurniture,
    ServiceFurniture,
    TextFurniture,
)
from broadsheet.layout.furniture_schema import (
    BoxItem,
    DownItem,
    FurnitureItem,
    IndexItem,
    PictureItem,
    RuleItem,
    TextItem,
)
from broadsheet.layout.styles import BoxStyle, Rule, Style


class Furnisher(Struct, frozen=True):
    """What furniture is made of, and how many columns and rows the type area has; `named` finds a thing by its name, or
    tells that there is none."""

    styles: Mapping[str, Style]
    rules: Mapping[str, Rule]
    boxes: Mapping[str, BoxStyle]
    columns: float
    rows: int
    named: Callable[..., Any]

    def made(self, item: FurnitureItem) -> Furniture | None:
        """A piece of furniture; None where what it names is unknown, which is told."""
        columns = self.columns - item.column + 1 if item.columns is None else item.columns
        if isinstance(item, TextItem | DownItem):
            return self._text(item, columns)
        row, across = self._row_of(item), (item.column - 1, columns)
        if isinstance(item, RuleItem):
            rule: Rule | None = self.named(self.rules, item, "rule", item.rule)
            return None if rule is None else RuleFurniture(rule, row, *across, item.sides, item.needs)
        if isinstance(item, BoxItem):
            box: BoxStyle | None = self.named(self.boxes, item, "box", item.box)
            return None if box is None else BoxFurniture(box, row, item.rows, *across, item.sides, item.needs)
        if isinstance(item, PictureItem):
            where = item.where("file") if item.file else item.where()
            area = row, item.rows, *across
            return PictureFurniture(item.file, where, *area, item.align, item.sides, item.needs)
        service: Literal["index", "weather"] = "index" if isinstance(item, IndexItem) else "weather"
        return ServiceFurniture(service, row, item.rows, *across, item.sides)

    def _text(self, item: TextItem | DownItem, columns: float) -> Furniture | None:
        style: Style | None = self.named(self.styles, item, "style", item.style)
        if style is None:
            return None
        white: tuple[Length, Length] = (
            item.tracking.resolve(em=style.size),
            item.spread.resolve(em=style.size),
        )
        row, across = self._row_of(item), (item.column - 1, columns)
        if isinstance(item, TextItem):
            return TextFurniture(item.text, style, row, *across, item.align, item.sides, *white, item.unless)
        area = row, item.rows, *across
        return DownFurniture(item.text, style, *area, item.align, item.sides, *white, item.unless)

    def _row_of(self, item: FurnitureItem) -> float:
        """The row of a piece of furniture, counted from the top of the type area."""
        return item.row + (self.rows if item.foot else 0)
