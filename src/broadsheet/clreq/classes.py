"""Character classes of Chinese composition: one letter for each character (CLREQ 3.1.2 to 3.1.5, typed in by hand).

The letters: H Han and other full-width; O opening and C closing bracket or quotation mark; M pause mark (，、；：);
S stop (。？！); I interpunct; Z connector; V solidus; B two-em dash; E ellipsis, e the second half of —— or ……;
L letter; D digit; X prefix and U postfix of a number; a opening, k closing and A other ASCII mark; W space;
N a mark that belongs to the character before it.
"""

from __future__ import annotations

import re
from typing import Final

_MEMBERS: Final = {
    "O": "「『“‘（《〈【〖〔［｛",
    "C": "」』”’）》〉】〗〕］｝",
    "M": "，、；：",
    "S": "。．！？",
    "I": "·・‧",
    "Z": "～〜-–−",
    "T": "—",
    "V": "/／",
    "B": "⸺",
    "E": "…⋯",
    "D": "0123456789",
    "X": "¥￥$£€#№",
    "U": "%％‰°℃℉′″¢￠",
    "a": "([{<",
    "k": ")]}>",
    "A": "!\"&'*+,.:;=?@\\^_`|~‼⁇⁈⁉×÷±",
    "W": " \t\n\u00a0\u2002\u2003\u2009\u3000",
    "N": "\u200d\ufe0e\ufe0f\x02\x03",
}
_LETTERS: Final = [
    (0x41, 0x5A), (0x61, 0x7A), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2AF), (0x370, 0x52F), (0x1E00, 0x1FFF),
]  # fmt: skip
_WORD_INITIAL: Final = re.compile(r"(?<![0-9A-Za-z-])-{1,2}(?=[A-Za-z])")
_COMBINING: Final = [(0x300, 0x36F), (0x1AB0, 0x1AFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F)]
_SELECTORS: Final = range(0xE0100, 0xE01F0)


def _table() -> dict[int, str]:
    table = {code: "L" for first, last in _LETTERS for code in range(first, last + 1)}
    table |= {code: "N" for first, last in _COMBINING for code in range(first, last + 1)}
    table |= {ord(char): letter for letter, chars in _MEMBERS.items() for char in chars}
    return table


class _Classes(dict[int, str]):
    """Han unless told otherwise, as nearly all of a page is."""

    def __missing__(self, code: int) -> str:
        letter = self[code] = "N" if code in _SELECTORS else "H"
        return letter


_CLASSES: Final = _Classes(_table())


def classify(chars: str) -> str:
    """One class letter for each character of `chars`.

    —— and …… are units of two em, a lone — connects (CLREQ 3.1.5). Hyphens that begin a Latin word belong to it, as in
    --watch (UAX #14, LB20a).
    """
    classes = chars.translate(_CLASSES).replace("EE", "Ee")
    if "-" in chars:
        for match in _WORD_INITIAL.finditer(chars):
            classes = classes[: match.start()] + "L" * len(match[0]) + classes[match.end() :]
    return classes.replace("TT", "Be").replace("T", "Z") if "T" in classes else classes


FULL_WIDTH_CLOSING: Final = frozenset("CMS")
FULL_WIDTH_OPENING: Final = frozenset("O")
