"""Labels on a proof: short texts of one size, ranged at a point."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from broadsheet.base.geometry import Rect
from broadsheet.base.source import Span
from broadsheet.base.units import Length, ascent
from broadsheet.display.ops import PAPER, Fill, Ink, Op, Text
from broadsheet.fonts.catalog import Catalog
from broadsheet.layout.styles import Align
from broadsheet.lines.firstfit import line_width
from broadsheet.lines.model import Line
from broadsheet.page.across import text_line
from broadsheet.page.heads.headline import align
from broadsheet.page.pen import Pen
from broadsheet.text.shape import Setting, shape_text

_NOWHERE = Span("", 0, 0)


class Label(NamedTuple):
    """A label set: its marks and the em boxes they fill."""

    marks: tuple[Text, ...]
    box: Rect

    def on_paper(self, ink: Ink = PAPER) -> list[Op]:
        """The label on a slip of its own, an eighth of its size wider on every side."""
        return [Fill(self.box.inset(-self.box.h // 8), ink), *self.marks]


class Lettering(Struct, frozen=True):
    """How labels are set: in a face, at a size. A character that no face has is set as a blank box and not told."""

    catalog: Catalog
    face: str
    size: Length

    def write(self, words: str, x: Length, y: Length, ink: Ink, how: Align = "left") -> Label:
        """Words on the baseline `y`, ranged at `x`: from it on, about it, or up to it."""
        setting = Setting(self.face, self.face, self.size, half_marks=True)
        text = shape_text(words, _NOWHERE, setting, self.catalog)
        width = line_width(text, 0, len(text)) if len(text) else 0
        box = Rect(x + align(how, 0, width), y - ascent(self.size), width, self.size)
        line = Line(0, len(text), width, 0, width, "last")
        marks = text_line(text, line, box.x, y, Pen(ink)) if len(text) else ()
        return Label(tuple(mark._replace(origin=None) for mark in marks), box)
