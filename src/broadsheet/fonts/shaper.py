"""Text to glyphs: HarfBuzz shaping, the only path by which copy becomes glyph ids."""

from __future__ import annotations

from typing import NamedTuple

import uharfbuzz as hb
from msgspec import Struct

from broadsheet.base.units import EM
from broadsheet.fonts.face import Face

# CLREQ decides all spacing between marks, so the font's own spacing features stay off.
_SPACING = ("chws", "vchw", "halt", "vhal", "palt", "vpal", "kern", "vkrn", "dlig")
_FEATURES: dict[str, bool] = dict.fromkeys(_SPACING, False)
_NARROW = {**_FEATURES, "pwid": True}


class Glyphs(NamedTuple):
    """Parallel lists, one entry a glyph; advances and offsets in thousandths of an em, down being positive in
    vertical runs; `clusters` are character indices into the text given."""

    ids: list[int]
    clusters: list[int]
    advances: list[int]
    x_offsets: list[int]
    y_offsets: list[int]


def shape(face: Face, text: str, vertical: bool = False, narrow: bool = False) -> Glyphs:
    """Shape `text` in one face, in the language whose forms it draws; `narrow` takes forms as wide as the ink."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "ttb" if vertical else "ltr"
    buffer.script = "Hani"
    buffer.language = face.language
    hb.shape(face.hb_font, buffer, _NARROW if narrow else _FEATURES)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    if not vertical:
        advances = [p.x_advance for p in positions]
    elif face.has_vertical:
        advances = [-p.y_advance for p in positions]
    else:
        advances = [EM] * len(positions)
    return Glyphs(
        [info.codepoint for info in infos],
        [info.cluster for info in infos],
        advances,
        [p.x_offset for p in positions],
        [p.y_offset for p in positions],
    )


class Sign(Struct, frozen=True):
    """A glyph that is placed by its ink: the middle of that from its pen position and baseline, and how wide it is, in
    thousandths of an em."""

    glyph: int
    x: int
    y: int
    width: int


def sign(face: Face, chars: str) -> Sign:
    """The first of these characters that a face has, as a sign; .notdef if it has none."""
    nominal = face.hb_font.get_nominal_glyph
    glyph = next((found for char in chars if (found := nominal(ord(char)))), 0)
    ink = face.hb_font.get_glyph_extents(glyph)
    return Sign(glyph, ink.x_bearing + ink.width // 2, ink.y_bearing + ink.height // 2, ink.width)


def dot(face: Face) -> Sign:
    """What emphasis dots are drawn with: the bullet of a face, or its full stop."""
    return sign(face, "•.")
