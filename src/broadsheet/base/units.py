"""Lengths: integers in thousandths of a point, and the unit words editors write."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

Length: TypeAlias = int
"""Thousandths of a DTP point (1/72 in). Every position and size inside the program is one."""

EM = 1000
"""Glyph space: advances and kerns inside a face are thousandths of the type size (PDF 9.2.4)."""

POINT = 1000

HAO_POINTS: dict[str, float] = {
    "初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18, "三号": 16, "小三": 15,
    "四号": 14, "小四": 12, "五号": 10.5, "小五": 9, "六号": 7.5, "小六": 6.5, "七号": 5.5, "八号": 5,
}  # fmt: skip
"""The 号 sizes as desktop publishing uses them; letterpress tables differ by up to a point."""

_ABSOLUTE = {"mm": 72_000 / 25.4, "pt": 1000.0, "cm": 720_000 / 25.4}
_PATTERN = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)\s*(mm|cm|pt|em|行|栏)\s*")


class Measure(NamedTuple):
    """A length as written: `value` counts `unit` ("pt" for every absolute one, in points)."""

    value: float
    unit: str

    def resolve(self, em: Length = 0, row: Length = 0, column: Length = 0) -> Length:
        """The length in thousandths of a point, given the size, the leading and the column in force."""
        scale = {"pt": POINT, "em": em, "行": row, "栏": column}[self.unit]
        return round(self.value * scale)


def mm(value: float) -> Length:
    """Millimetres to thousandths of a point."""
    return round(value * _ABSOLUTE["mm"])


def ascent(size: Length) -> Length:
    """From the top of the ideographic em box to the baseline: 880 of 1000, as in PDF's default DW2 (9.7.4.3)."""
    return size * 88 // 100


def pt(value: float) -> Length:
    """Points to thousandths of a point."""
    return round(value * POINT)


def to_mm(length: Length) -> float:
    """Thousandths of a point to millimetres, for reports."""
    return round(length / _ABSOLUTE["mm"], 3)


def parse_measure(text: str) -> Measure:
    """Read `12.5mm`, `9pt`, `2em`, `3行`, `4栏` or a 号 size; ValueError for anything else, bare numbers too."""
    if (points := HAO_POINTS.get(text.strip())) is not None:
        return Measure(points, "pt")
    match = _PATTERN.fullmatch(text)
    if match is None:
        raise ValueError(text)
    value, unit = float(match[1]), match[2]
    if unit in _ABSOLUTE:
        return Measure(value * _ABSOLUTE[unit] / POINT, "pt")
    return Measure(value, unit)
