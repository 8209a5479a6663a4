"""What a body is made of: paragraphs, crossheads, tables and what the paper sets by itself, each with its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

from broadsheet.base.source import Span
from broadsheet.issue.service import Forecast, Index, Month


class Copy(NamedTuple):
    """Words as written, and where."""

    text: str
    span: Span


Kind: TypeAlias = Literal["body", "crosshead", "refer"]


class Paragraph(Struct, frozen=True):
    """One paragraph of a body, a crosshead (小标题) or a refer (导读) `to` a story, by the number of its page and
    its letter; `text` may hold STRONG_ON and STRONG_OFF."""

    text: str
    span: Span
    kind: Kind = "body"
    to: tuple[int, str] | None = None

    @property
    def crosshead(self) -> bool:
        return self.kind == "crosshead"


class TableRow(NamedTuple):
    """The cells of one row of a table; their text may hold STRONG_ON and STRONG_OFF."""

    cells: tuple[str, ...]
    span: Span


Ranged: TypeAlias = Literal["left", "center", "right", "auto"]


class Table(Struct, frozen=True):
    """A table in a body: the first row is its head, `align` has an entry a column; "auto" is left, but for numbers."""

    rows: tuple[TableRow, ...]
    align: tuple[Ranged, ...]
    span: Span


Matter: TypeAlias = Paragraph | Table | Month | Index | Forecast
"""What a body is made of."""


def tabular(body: Sequence[Matter]) -> bool:
    """Whether a body has a table, a calendar, an index or a forecast."""
    return any(not isinstance(matter, Paragraph) for matter in body)
