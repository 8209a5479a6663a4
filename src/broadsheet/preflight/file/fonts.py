"""Fonts of a finished PDF: embedded or not, and how far shown text reaches (ISO 32000-1, 9.6 and 9.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import pikepdf
from msgspec import Struct

_MISSING: Final = 500.0
"""The width of a glyph whose font gives none, in thousandths of the size: that of the usual Latin letter."""
_PROGRAMS: Final = ("/FontFile", "/FontFile2", "/FontFile3")


class Font(Struct, frozen=True):
    """What reading a page needs of a font: widths by code in thousandths of the size, the length of a code in bytes.

    `default` is the width of codes without one; in vertical writing widths are the advances downwards.
    """

    name: str
    code_bytes: int
    vertical: bool
    default: float
    widths: Mapping[int, float]
    unit: float = 0.001

    def advance(self, shown: bytes) -> tuple[float, int, int]:
        """The sum of a string's widths in ems, the number of its glyphs, and of its word spaces (9.3.3)."""
        if self.code_bytes == 1:
            codes: Sequence[int] = shown
            spaces = shown.count(b" ")
        else:
            high, low = shown[::2], shown[1::2]
            codes = [256 * one + two for one, two in zip(high, low, strict=False)]
            spaces = 0
        get, default = self.widths.get, self.default
        return sum([get(code, default) for code in codes]) * self.unit, len(codes), spaces


def read_font(written: Any) -> Font:
    """The font of a font dictionary; one that says too little gets usual widths."""
    name = str(written.get("/BaseFont", written.get("/Name", "/")))[1:]
    if written.get("/Subtype") == "/Type0":
        return _composite(written, name)
    first = int(written.get("/FirstChar", 0))
    widths = {first + place: float(width) for place, width in enumerate(written.get("/Widths", []))}
    descriptor = written.get("/FontDescriptor", {})
    default = float(descriptor.get("/MissingWidth", 0 if widths else _MISSING))
    if written.get("/Subtype") == "/Type3":
        scale = abs(float(written.get("/FontMatrix", [0.001])[0]))
        return Font(name or "Type3", 1, False, 0, widths, scale)
    return Font(name, 1, False, default, widths)


def _composite(written: Any, name: str) -> Font:
    below = written["/DescendantFonts"][0]
    encoding = written.get("/Encoding")
    named = isinstance(encoding, pikepdf.Name)
    vertical = str(encoding).endswith("V") if named else int(encoding.get("/WMode", 0)) == 1
    wide = named or b"<0000>" in encoding.read_bytes()
    if vertical:
        default = -float(below.get("/DW2", [880, -1000])[1])
        return Font(name, 2 if wide else 1, True, default, {})
    default = float(below.get("/DW", 1000))
    return Font(name, 2 if wide else 1, False, default, dict(_cid_widths(below.get("/W", []))))


def _cid_widths(written: Any) -> Iterator[tuple[int, float]]:
    """`c [w ...]` and `c first last w` as widths by CID (9.7.4.3)."""
    entries = list(written)
    place = 0
    while place + 1 < len(entries):
        first, second = int(entries[place]), entries[place + 1]
        if isinstance(second, pikepdf.Array):
            yield from ((first + step, float(width)) for step, width in enumerate(second))
            place += 2
        else:
            if place + 2 < len(entries):
                width = float(entries[place + 2])
                yield from ((code, width) for code in range(first, min(int(second), 0xFFFF) + 1))
            place += 3


def letters(written: Any) -> list[Any]:
    """The content streams that draw the letters of a Type 3 font; none for other fonts."""
    if written.get("/Subtype") != "/Type3":
        return []
    procedures = written.get("/CharProcs", {})
    return [item for _, item in procedures.items() if isinstance(item, pikepdf.Stream)]


def embedded(written: Any) -> bool:
    """Whether a font's program is in the file; Type 3 fonts are drawn by it, composite ones ask their descendant."""
    kind = written.get("/Subtype")
    if kind == "/Type3":
        return True
    if kind == "/Type0":
        return all(embedded(below) for below in written.get("/DescendantFonts", []))
    descriptor = written.get("/FontDescriptor", {})
    return any(key in descriptor for key in _PROGRAMS)
