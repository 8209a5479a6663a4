"""Superscripts and subscripts that a face does not draw: its own figures, smaller, above or below the line."""

from __future__ import annotations

from typing import Final

from msgspec import Struct


class Script(Struct, frozen=True):
    """How a raised or lowered character is set: as which other, how high, in thousandths of the em."""

    char: str
    rise: int


SCALE: Final = 667
"""The size of scripts, in thousandths of the type's: body type of 9 pt still leaves the 6 pt that newsprint holds."""
_RAISED, _LOWERED = 330, -140

_ABOVE: Final = ("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", "0123456789+−=()ni")
_BELOW: Final = ("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₙ", "0123456789+−=()aeoxn")

SCRIPTS: Final = {
    **{char: Script(plain, _RAISED) for char, plain in zip(*_ABOVE, strict=True)},
    **{char: Script(plain, _LOWERED) for char, plain in zip(*_BELOW, strict=True)},
}
"""The characters of Unicode's superscripts and subscripts that copy has."""

PLAIN: Final = {ord(char): script.char for char, script in SCRIPTS.items()}
"""For `str.translate`."""
