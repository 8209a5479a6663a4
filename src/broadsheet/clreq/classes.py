"""Character classes of Chinese composition: one letter for each character (CLREQ 3.1.2 to 3.1.5, Unicode).

The letters: H Han and other full-width; O opening and C closing bracket or quotation mark; M pause mark (，、；：);
S stop (。？！); I interpunct; Z connector; V solidus; B two-em dash; E ellipsis, e the second half of —— or ……;
L letter; D digit; X prefix and U postfix of a number; a opening, k closing and A other ASCII mark; W space, F that of
one em; Y a soft hyphen; N a mark that belongs to the character before it. By locale and direction also: J a mark in
the middle of its em, Q one that fills its em or gives none of it up, P an opening one that does, K kana that begin no
line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import Final

from broadsheet.clreq.locales import INTERPUNCTS, LOCALES, MEMBERS
from broadsheet.clreq.quotes import latin_quotes
from broadsheet.clreq.unicode_tables import COMPOSITION_LETTERS, COMPOSITION_STARTS

_WORD_INITIAL: Final = re.compile(r"(?<![0-9A-Za-z-])-{1,2}(?=[A-Za-z])")


class _Classes(dict[int, str]):
    """The letters of the characters met so far."""

    def __missing__(self, code: int) -> str:
        letter = self[code] = COMPOSITION_LETTERS[bisect_right(COMPOSITION_STARTS, code) - 1]
        return letter


@cache
def class_table(
    locale: str = "zh-Hans",
    *,
    vertical: bool = False,
    full_interpunct: bool = False,
    full_marks: bool = False,
) -> dict[int, str]:
    """The class of every code point in a locale and direction, for `str.translate`; with `full_marks` marks that have
    a blank half keep it whatever comes."""
    row = LOCALES[locale]
    kinds = [row.vertical if vertical else row.horizontal]
    if full_interpunct:
        kinds.append({"J": INTERPUNCTS})
    if full_marks:
        kinds.append({"P": MEMBERS["O"], "Q": MEMBERS["C"] + MEMBERS["M"] + MEMBERS["S"]})
    return _Classes({ord(char): letter for kind in kinds for letter, chars in kind.items() for char in chars})


def classify(chars: str, table: dict[int, str] | None = None) -> str:
    """One class letter for each character of `chars`; `table` is the horizontal one of zh-Hans where none is given.

    —— and …… are units of two em, a lone — connects (CLREQ 3.1.5). Hyphens that begin a Latin word belong to it, as in
    --watch (UAX #14, LB20a), and quotation marks to the text they stand in.
    """
    classes = chars.translate(class_table() if table is None else table).replace("EE", "Ee")
    if "-" in chars:
        for match in _WORD_INITIAL.finditer(chars):
            classes = classes[: match.start()] + "L" * len(match[0]) + classes[match.end() :]
    if "T" in classes:
        classes = classes.replace("TT", "Be").replace("T", "Z")
    if "“" in chars or "’" in chars:
        return latin_quotes(chars, classes)
    return classes


FULL_WIDTH_CLOSING: Final = frozenset("CMS")
FULL_WIDTH_OPENING: Final = frozenset("O")
