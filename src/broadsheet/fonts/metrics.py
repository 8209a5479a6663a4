"""What a PDF font dictionary says of a face, asked of the font itself (ISO 32000-1, 9.7.4.3 and 9.8)."""

from __future__ import annotations

import struct

import uharfbuzz as hb
from msgspec import Struct

from broadsheet.base.units import EM
from broadsheet.fonts.face import Face

_SERIF, _SYMBOLIC, _ITALIC = 1 << 1, 1 << 2, 1 << 6
_PANOSE_SERIFS = range(2, 11)
"""PANOSE bSerifStyle: 2 to 10 are the cuts of serif, 11 and above sans."""

_DEFAULT_TOP = 880
"""Of DW2, the vertical origin of every glyph that says no other."""


class Metrics(Struct, frozen=True):
    """Descriptor values in thousandths of an em."""

    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int
    italic_angle: float
    stem: int
    flags: int


def measure(face: Face) -> Metrics:
    """Read the descriptor values of a face."""
    font = face.hb_font
    extents = font.get_font_extents("ltr")
    return Metrics(
        box=_bounding_box(face),
        ascent=int(extents.ascender),
        descent=int(extents.descender),
        cap_height=int(font.get_metric_position(hb.OTMetricsTag.CAP_HEIGHT) or extents.ascender),
        italic_angle=float(font.get_style_value(hb.StyleTag.SLANT_ANGLE)),
        stem=_stem(font.get_style_value(hb.StyleTag.WEIGHT)),
        flags=_flags(face),
    )


class Hang(Struct, frozen=True):
    """How a glyph stands in vertical writing: its advance downwards, and the point it hangs from, seen from its
    horizontal origin (OpenType `vmtx`, `VORG`), in thousandths of an em."""

    advance: int
    x: int
    y: int


def hang(face: Face, glyph: int) -> Hang:
    """The vertical metrics of a glyph; in a font that has none, those of an ideograph in its em box."""
    if not face.has_vertical:
        return Hang(EM, face.advance(glyph) // 2, _typographic_ascender(face))
    x, y = face.hb_font.get_glyph_v_origin(glyph)
    return Hang(-int(face.hb_font.get_glyph_v_advance(glyph)), int(x), int(y))


def em_box_top(face: Face) -> int:
    """How far the top of an ideograph's em box is above the baseline: 880 in Noto CJK.

    The horizontal ascender is the line's, larger than the box; the vertical origin of a Han glyph is the box's.
    """
    return hang(face, face.hb_font.get_nominal_glyph(ord("一")) or 0).y


def _bounding_box(face: Face) -> tuple[int, int, int, int]:
    # OpenType `head`: xMin, yMin, xMax, yMax at offset 36, in font units.
    edges = struct.unpack_from(">4h", face.hb_face.reference_table("head").data, 36)
    left, bottom, right, top = (round(edge * EM / face.hb_face.upem) for edge in edges)
    return left, bottom, right, top


def _typographic_ascender(face: Face) -> int:
    # OpenType OS/2: sTypoAscender and sTypoDescender at offset 68 are the em box in fonts that follow the
    # recommendation for CJK; PDF's own default (ISO 32000-1, 9.7.4.3) serves where they are not.
    table, upem = face.hb_face.reference_table("OS/2").data, face.hb_face.upem
    if len(table) >= 72:
        ascender, descender = struct.unpack_from(">2h", table, 68)
        if ascender - descender == upem:
            return int(ascender) * EM // int(upem)
    return _DEFAULT_TOP


def _stem(weight: float) -> int:
    # OpenType has no stem width. Upright text faces have stems near a tenth of the em at weight 400, in proportion.
    return round(weight / 4)


def _flags(face: Face) -> int:
    # Symbolic: the glyphs go beyond the standard Latin set. PANOSE stands at offset 32 of OS/2.
    table = face.hb_face.reference_table("OS/2").data
    serif = len(table) > 33 and table[32] == 2 and table[33] in _PANOSE_SERIFS
    italic = bool(face.hb_font.get_style_value(hb.StyleTag.ITALIC))
    return _SYMBOLIC | _SERIF * serif | _ITALIC * italic
