"""Colours as drawings write them: names, #rgb, rgb(), press inks, inks of the layout (SVG 2, 13.2; CSS Color 5)."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from broadsheet.drawing.model import Colour

_CMYK: Final = re.compile(r"device-cmyk\(([^()]*)\)", re.IGNORECASE)
_ICC: Final = re.compile(r"(?P<plain>[^,]*?)\s*icc-color\(\s*[^\s,()]+\s*,(?P<parts>[^()]*)\)", re.IGNORECASE)
_VAR: Final = re.compile(r"var\(\s*--([\w-]+)\s*(?:,(.*))?\)", re.DOTALL)
_HEX: Final = re.compile(r"#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
_FUNCTION: Final = re.compile(r"(rgb|hsl)a?\(([^()]*)\)", re.IGNORECASE)
_PARTS: Final = re.compile(r"[\s,/]+")
_INKS: Final = 4


def read_colour(text: str) -> Colour | None:
    """A colour; None for what is none that can be read."""
    text = text.strip()
    if named := _VAR.fullmatch(text):
        other = read_colour(named[2]) if named[2] else None
        return replace(other or Colour(), name=named[1])
    if inks := _CMYK.fullmatch(text):
        return _inks(inks[1])
    if icc := _ICC.fullmatch(text):
        return _inks(icc["parts"]) or read_colour(icc["plain"])
    if text.lower() == "transparent":
        return Colour((255, 255, 255), strength=0)
    if text.startswith("#") and not _HEX.fullmatch(text):
        return None
    return _screen(text)


def _inks(text: str) -> Colour | None:
    """Four inks, as parts of one or per cent, and an opacity after them."""
    try:
        parts = [_part(part) for part in _PARTS.split(text.strip())]
    except ValueError:
        return None
    if not _INKS <= len(parts) <= _INKS + 1 or not all(0 <= part <= 1 for part in parts):
        return None
    c, m, y, k = (round(part * 1000) for part in parts[:_INKS])
    return Colour(cmyk=(c, m, y, k), strength=parts[_INKS] if len(parts) > _INKS else 1)


def _part(text: str) -> float:
    return float(text[:-1]) / 100 if text.endswith("%") else float(text)


def _screen(text: str) -> Colour | None:
    """A colour of the screen, by name, in hexadecimal, as rgb(), rgba(), hsl() or hsla()."""
    # Deferred: Pillow knows the names; it is wanted where a drawing was never read before.
    from PIL import ImageColor  # noqa: PLC0415

    strength = 1.0
    try:
        if function := _FUNCTION.fullmatch(text):
            kind, parts = function[1].lower(), _PARTS.split(function[2].strip())
            if len(parts) not in (3, 4):
                return None
            strength = min(max(_part(parts[3]), 0), 1) if len(parts) > 3 else 1
            if kind == "rgb":
                parts = [_eight_bits(part) for part in parts[:3]]
            text = f"{kind}({','.join(parts[:3])})"
        red, green, blue, *alpha = ImageColor.getrgb(text)
    except (ValueError, OverflowError):
        return None
    return Colour((red, green, blue), strength=alpha[0] / 255 if alpha else strength)


def _eight_bits(text: str) -> str:
    """One part of rgb(): a number to 255, or per cent."""
    value = _part(text) * 255 if text.endswith("%") else float(text)
    return str(round(min(max(value, 0), 255)))
