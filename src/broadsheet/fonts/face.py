"""One face of type: a font file at a weight, opened by HarfBuzz, measured in thousandths of an em."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import uharfbuzz as hb
from msgspec import Struct

from broadsheet.base.units import EM


class Face(Struct, frozen=True, eq=False, dict=True):
    """A face by its key ("serif-400"). `axes` pins a variable font, `index` picks a face of a collection."""

    key: str
    path: Path
    postscript_name: str
    index: int = 0
    axes: tuple[tuple[str, float], ...] = ()

    @cached_property
    def hb_face(self) -> hb.Face:
        return hb.Face(hb.Blob.from_file_path(str(self.path)), self.index)

    @cached_property
    def hb_font(self) -> hb.Font:
        font = hb.Font(self.hb_face)
        font.scale = (EM, EM)
        if self.axes:
            font.set_variations(dict(self.axes))
        return font

    def advance(self, glyph: int) -> int:
        """The horizontal advance of a glyph, in thousandths of an em."""
        return int(self.hb_font.get_glyph_h_advance(glyph))

    def has(self, char: str) -> bool:
        """Whether the face draws this character."""
        return bool(self.hb_font.get_nominal_glyph(ord(char)))
