"""How characters stand in vertical lines: UAX #50, and where Chinese differs (CLREQ 3.2.4)."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final, Literal, TypeAlias

from broadsheet.clreq.unicode_tables import ORIENTATION_LETTERS, ORIENTATION_STARTS

Orientation: TypeAlias = Literal["U", "R", "Tu", "Tr"]

_NAMES: Final[dict[str, Orientation]] = {"U": "U", "R": "R", "u": "Tu", "r": "Tr"}
_UPRIGHT_IN_CHINESE: Final = "：；"
"""Rotated in UAX #50, upright in Chinese (CLREQ, table of pause or stop marks)."""


def orientation(char: str, locale: str = "zh-Hans") -> Orientation:
    """U upright, R rotated; Tu and Tr the same where the font has no vertical form."""
    if char in _UPRIGHT_IN_CHINESE and locale.startswith("zh"):
        return "Tu"
    return _NAMES[ORIENTATION_LETTERS[bisect_right(ORIENTATION_STARTS, ord(char)) - 1]]
