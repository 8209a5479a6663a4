"""What a layout file may say of furniture: texts, rules and boxes at their places in a template.

Rows are counted from the top of the type area; with `foot: true` from its foot (地线), where 0 is and 1 a row below.
"""

from typing import Literal, TypeAlias

from broadsheet.base.decode import Located
from broadsheet.base.units import Measure
from broadsheet.layout.styles import Align, Sides


class _Item(Located, frozen=True, kw_only=True):
    """What every piece of furniture says of its place: from which row and column, over how many, on which pages."""

    row: float
    column: float = 1
    columns: float | None = None
    sides: Sides = "all"
    foot: bool = False


class _DeepItem(_Item, frozen=True, kw_only=True):
    """What one that is so many rows tall says."""

    rows: float


class TextItem(_Item, frozen=True, kw_only=True, tag="text", tag_field="kind"):
    """Furniture text; `{field}` names what the issue knows.

    A text whose field is absent is not printed; a part in `[ ]` drops out alone where its own field is absent. Lines
    of the text stand under each other at the style's leading.
    One that gives way `unless` there is no artwork of the issue's own is its nameplate in letters.
    `tracking` stands between characters; `spread` is the most of it that may be added to fill the columns (均排).
    """

    text: str
    style: str
    align: Align = "left"
    unless: Literal["nameplate"] | None = None
    tracking: Measure = Measure(0, "em")
    spread: Measure = Measure(0, "em")


class DownItem(_DeepItem, frozen=True, kw_only=True, tag="down", tag_field="kind"):
    """Furniture text set downwards from row `row`, `rows` deep; its lines stand from the right to the left, in the
    middle of `columns`. Fields and white are as in a text across; `spread` fills the rows."""

    text: str
    style: str
    align: Literal["top", "center", "bottom"] = "top"
    unless: Literal["nameplate"] | None = None
    tracking: Measure = Measure(0, "em")
    spread: Measure = Measure(0, "em")


class RuleItem(_Item, frozen=True, kw_only=True, tag="rule", tag_field="kind"):
    """A furniture rule across `columns`, its top at the top of row `row`."""

    rule: str
    needs: str | None = None


class BoxItem(_DeepItem, frozen=True, kw_only=True, tag="box", tag_field="kind"):
    """A furniture box from row `row`, `rows` tall; printed where the issue has the field `needs`."""

    box: str
    needs: str | None = None


class IndexItem(_DeepItem, frozen=True, kw_only=True, tag="index", tag_field="kind"):
    """The index of the issue, a section a line, from row `row`, `rows` tall; in the style `index`."""


class ForecastItem(_DeepItem, frozen=True, kw_only=True, tag="weather", tag_field="kind"):
    """The days of the issue's weather from row `row`, `rows` tall, where there are any; in the style `weather`."""


class PictureItem(_DeepItem, frozen=True, kw_only=True, tag="picture", tag_field="kind"):
    """Artwork from row `row`, `rows` tall, whole and ranged in its columns: a drawing or a photo beside the layout,
    below the issue's folders or an asset folder. Without a `file` it is the issue's own nameplate, where it has one."""

    file: str | None = None
    align: Align = "left"
    needs: str | None = None


FurnitureItem: TypeAlias = TextItem | DownItem | RuleItem | BoxItem | IndexItem | ForecastItem | PictureItem
