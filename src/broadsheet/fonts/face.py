"""One face of type: a font file, pinned where it varies, opened by HarfBuzz, measured in thousandths of an em."""

from __future__ import annotations

import errno
from functools import cached_property
from pathlib import Path

import uharfbuzz as hb
from msgspec import Struct

from broadsheet.base.units import EM

_POSTSCRIPT_NAME = 6
"""Name identifier (OpenType `name`)."""


class DamagedFontError(OSError):
    """A font file that cannot be read, or whose glyphs cannot be cut out; its `filename` says which."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EIO, "the font is damaged", str(path))


class Bounds(Struct, frozen=True):
    """The sides of ink from its origin on the baseline, up being more, in thousandths of an em."""

    left: int
    top: int
    right: int
    foot: int


class Face(Struct, frozen=True, eq=False, dict=True):
    """A face by its key ("serif-400"). `index` picks a face of a collection, `instance` and `axes` (which go before)
    pin a variable font, `language` (BCP 47) says whose forms of a character are drawn where the font has several."""

    key: str
    path: Path
    called: str = ""
    index: int = 0
    axes: tuple[tuple[str, float], ...] = ()
    instance: str | None = None
    language: str = "zh-Hans"

    @cached_property
    def hb_face(self) -> hb.Face:
        """Opened when first asked for; FileNotFoundError or DamagedFontError where that cannot be."""
        try:
            face = hb.Face(hb.Blob.from_file_path(str(self.path)), self.index)
        except hb.HarfBuzzError:
            raise FileNotFoundError(errno.ENOENT, "no such font file", str(self.path)) from None
        if not face.glyph_count:
            raise DamagedFontError(self.path)
        return face

    @cached_property
    def hb_font(self) -> hb.Font:
        font = hb.Font(self.hb_face)
        font.scale = (EM, EM)
        if self.location:
            font.set_variations(self.location)
        return font

    @cached_property
    def postscript_name(self) -> str:
        """What a PDF calls the face: the name given, or the font's own."""
        return self.called or self.hb_face.get_name(_POSTSCRIPT_NAME) or self.path.stem

    @cached_property
    def location(self) -> dict[str, float]:
        """A value for every axis of a variable font; nothing for any other."""
        infos = self.hb_face.axis_infos
        given = {info.tag: info.default_value for info in infos} | dict(self.axes)
        if self.instance in self.instances:
            coordinates = self.instances[self.instance]
            given = {info.tag: at for info, at in zip(infos, coordinates, strict=True)} | dict(self.axes)
        return {info.tag: given[info.tag] for info in infos}

    @cached_property
    def instances(self) -> dict[str | None, tuple[float, ...]]:
        """The named instances of a variable font ("Bold"), and the values of its axes in each."""
        named = self.hb_face.named_instances
        return {self.hb_face.get_name(at.subfamily_name_id): tuple(at.design_coords) for at in named}

    @cached_property
    def is_cff(self) -> bool:
        """Whether the outlines are PostScript's (`CFF `, `CFF2`), not TrueType's."""
        return "glyf" not in self.hb_face.table_tags

    @cached_property
    def has_vertical(self) -> bool:
        """Whether the font says how its glyphs stand in vertical writing (OpenType `vmtx`)."""
        return "vmtx" in self.hb_face.table_tags

    def advance(self, glyph: int) -> int:
        """The horizontal advance of a glyph, in thousandths of an em."""
        return int(self.hb_font.get_glyph_h_advance(glyph))

    def ink(self, glyph: int) -> tuple[int, int]:
        """Where the ink of a glyph begins and ends across, in thousandths of an em; nothing at 0."""
        extents = self.hb_font.get_glyph_extents(glyph)
        return (extents.x_bearing, extents.x_bearing + extents.width) if extents else (0, 0)

    def bounds(self, char: str) -> Bounds:
        """Where the ink of a character is; all 0 without any."""
        extents = self.hb_font.get_glyph_extents(self.hb_font.get_nominal_glyph(ord(char)) or 0)
        if not extents:
            return Bounds(0, 0, 0, 0)
        left, top = extents.x_bearing, extents.y_bearing
        return Bounds(left, top, left + extents.width, top + extents.height)

    def rise(self, char: str) -> int:
        """How far the ink of a character reaches above the baseline, in thousandths of an em; 0 without any."""
        extents = self.hb_font.get_glyph_extents(self.hb_font.get_nominal_glyph(ord(char)) or 0)
        return extents.y_bearing if extents else 0

    def has(self, char: str) -> bool:
        """Whether the face draws this character."""
        return bool(self.hb_font.get_nominal_glyph(ord(char)))
