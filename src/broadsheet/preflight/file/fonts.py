"""Fonts of a finished PDF: embedded or not, and how far shown text reaches (ISO 32000-1, 9.6 and 9.7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

import pikepdf
from msgspec import Struct

from broadsheet.preflight.file.bounds import decoded_size
from broadsheet.preflight.file.objects import entry, keyed, listed, name, number, numbers, whole

_MISSING: Final = 500.0
"""The width of a glyph whose font gives none, in thousandths of the size: that of the usual Latin letter."""
_CMAP_BYTES: Final = 4_000_000
_LAST_CID: Final = 0xFFFF
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
    kind = entry(written, "/Subtype")
    if kind == "/Type0":
        return _composite(written)
    first = whole(entry(written, "/FirstChar"))
    widths = {first + place: number(width) for place, width in enumerate(listed(entry(written, "/Widths")))}
    if kind == "/Type3":
        return Font(font_name(written) or "Type3", 1, False, 0, widths, abs(letter_matrix(written)[0]))
    default = number(entry(written, "/FontDescriptor", "/MissingWidth"), 0 if widths else _MISSING)
    return Font(font_name(written), 1, False, default, widths)


def font_name(written: Any) -> str:
    """What a font is called, "" for a Type 3 font without a name."""
    return name(entry(written, "/BaseFont")) or name(entry(written, "/Name"))


def letter_matrix(written: Any) -> tuple[float, ...]:
    """From the space that a Type 3 font draws in to ems (9.6.5)."""
    return numbers(entry(written, "/FontMatrix"), (0.001, 0, 0, 0.001, 0, 0))


def _composite(written: Any) -> Font:
    below = next(iter(listed(entry(written, "/DescendantFonts"))), None)
    encoding = entry(written, "/Encoding")
    called = name(encoding)
    vertical = called.endswith("V") if called else whole(entry(encoding, "/WMode")) == 1
    length = 1 if isinstance(encoding, pikepdf.Stream) and not _wide(encoding) else 2
    if vertical:
        default = -numbers(entry(below, "/DW2"), (880, -1000))[1]
        return Font(font_name(written), length, True, default, {})
    default = number(entry(below, "/DW"), 1000)
    return Font(font_name(written), length, False, default, _cid_widths(below))


def _wide(encoding: pikepdf.Stream) -> bool:
    """Whether an embedded CMap reads codes of two bytes, by its code space (9.7.5.4)."""
    return decoded_size(encoding, _CMAP_BYTES) > _CMAP_BYTES or b"<0000>" in encoding.read_bytes()


def _cid_widths(below: Any) -> Mapping[int, float]:
    """The widths of a CID font by CID, as many as there can be."""
    return dict(islice(_widths(listed(entry(below, "/W"))), _LAST_CID))


def _widths(written: Sequence[Any]) -> Iterator[tuple[int, float]]:
    """`c [w ...]` and `first last w` (9.7.4.3)."""
    place = 0
    while place + 1 < len(written):
        first, second = whole(written[place]), written[place + 1]
        if isinstance(second, pikepdf.Array):
            yield from ((first + step, number(width)) for step, width in enumerate(second))
            place += 2
        else:
            if place + 2 < len(written):
                width = number(written[place + 2])
                yield from ((code, width) for code in range(max(first, 0), min(whole(second), _LAST_CID) + 1))
            place += 3


def letters(written: Any) -> list[Any]:
    """The content streams that draw the letters of a Type 3 font; none for other fonts."""
    if entry(written, "/Subtype") != "/Type3":
        return []
    return [
        item for _, item in keyed(entry(written, "/CharProcs")).items() if isinstance(item, pikepdf.Stream)
    ]


def embedded(written: Any) -> bool:
    """Whether a font's program is in the file; Type 3 fonts are drawn by it, composite ones ask their descendant."""
    kind = entry(written, "/Subtype")
    if kind == "/Type3":
        return True
    if kind == "/Type0":
        below = listed(entry(written, "/DescendantFonts"))
        return bool(below) and all(map(_has_program, below))
    return _has_program(written)


def _has_program(written: Any) -> bool:
    descriptor = entry(written, "/FontDescriptor")
    return any(isinstance(entry(descriptor, key), pikepdf.Stream) for key in _PROGRAMS)
