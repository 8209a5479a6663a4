"""Fonts of every kind for tests: Debian's Noto CJK collections, and small ones made on the spot."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.designspaceLib import AxisDescriptor, DesignSpaceDocument, SourceDescriptor
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.varLib import build as build_variable

from broadsheet.base.data import data_folder

DEBIAN = Path("/usr/share/fonts/opentype/noto")
LANGUAGES = ("ja", "ko", "zh-Hans", "zh-Hant", "zh-Hant-HK")
"""In the order of the collections."""
CHARS = "国永鹰，「」一Ag字"


def collection(name: str) -> Path:
    """A collection of Debian's fonts-noto-cjk; skips where it is missing."""
    path = DEBIAN / name
    if not path.is_file():
        pytest.skip(f"fonts-noto-cjk is not installed: {name} was NOT tested with")
    return path


def _outlines(
    weight: float, chars: Iterable[str]
) -> tuple[dict[int, str], dict[str, Any], dict[str, int], Any]:
    """Characters, outlines and widths of Noto Sans SC at a weight."""
    font = TTFont(BytesIO((data_folder("fonts") / "NotoSansSC-wght.ttf").read_bytes()), lazy=True)
    cmap = {ord(char): font.getBestCmap()[ord(char)] for char in chars}
    glyphs = font.getGlyphSet(location={"wght": weight})
    names = [".notdef", *dict.fromkeys(cmap.values())]
    return (
        cmap,
        {name: glyphs[name] for name in names},
        {name: round(glyphs[name].width) for name in names},
        glyphs,
    )


def _begun(cmap: dict[int, str], names: Iterable[str], *, cff: bool) -> FontBuilder:
    builder = FontBuilder(1000, isTTF=not cff)
    builder.setupGlyphOrder(list(names))
    builder.setupCharacterMap(cmap)
    return builder


def _finished(builder: FontBuilder, widths: dict[str, int], style: str, fs_type: int = 0) -> TTFont:
    builder.setupHorizontalMetrics({name: (width, 0) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Trial", "styleName": style, "psName": f"Trial-{style}"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, fsType=fs_type)
    builder.setupPost()
    return builder.font


def postscript(path: Path, *, weight: float = 400, upem: int = 1000) -> Path:
    """An OTF whose CFF is keyed by name, without vertical metrics."""
    font = _postscript(weight)
    if upem != 1000:
        scale_upem(font, upem)
    font.save(path)
    return path


def _postscript(weight: float) -> TTFont:
    cmap, outlines, widths, glyphs = _outlines(weight, CHARS)
    builder = _begun(cmap, outlines, cff=True)
    drawn = {}
    for name, outline in outlines.items():
        pen = T2CharStringPen(widths[name], glyphs)
        outline.draw(pen)
        drawn[name] = pen.getCharString()
    builder.setupCFF("Trial-Regular", {"FullName": "Trial"}, drawn, {})
    return _finished(builder, widths, "Regular")


def truetype(path: Path, *, weight: float = 400, fs_type: int = 0, chars: str = CHARS) -> Path:
    """A TTF without vertical metrics."""
    cmap, outlines, widths, glyphs = _outlines(weight, chars)
    builder = _begun(cmap, outlines, cff=False)
    drawn = {}
    for name, outline in outlines.items():
        pen = TTGlyphPen(glyphs)
        outline.draw(pen)
        drawn[name] = pen.glyph()
    builder.setupGlyf(drawn)
    _finished(builder, widths, "Regular", fs_type).save(path)
    return path


def truetype_collection(path: Path) -> Path:
    """A TTC of two weights, 400 and 900, with every table twice."""
    made = TTCollection()
    made.fonts = [TTFont(truetype(path.with_name(f"{weight}.ttf"), weight=weight)) for weight in (400, 900)]
    made.save(path)
    for font in made.fonts:
        font.close()
    return path


def variable_postscript(path: Path) -> Path:
    """A variable OTF (CFF2) from weight 400 to 900, with an instance called Heavy at 800."""
    space = DesignSpaceDocument()
    space.addAxis(AxisDescriptor(tag="wght", name="Weight", minimum=400, default=400, maximum=900))
    for weight in (400, 900):
        space.addSource(SourceDescriptor(font=_postscript(weight), location={"Weight": weight}))
    space.addInstanceDescriptor(styleName="Heavy", location={"Weight": 800})
    font, *_ = build_variable(space)
    font.save(path)
    return path
