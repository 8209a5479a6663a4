"""Whether “ ” ‘ ’ are Chinese marks, an em wide, or Latin ones, narrow as letters: the same code points serve for both
(CLREQ 3.1.2)."""

from __future__ import annotations

import re
from typing import Final

QUOTES: Final = "“”‘’"
_QUOTES: Final = re.compile(f"[{QUOTES}]")
_PARTNER: Final = {"”": "“", "’": "‘"}
_CLOSES: Final = {"“": "”", "‘": "’"}
_CHINESE: Final = re.compile("[HMSJQKEeB]")
_LETTER: Final = re.compile("[LD]")
_LATIN: Final = frozenset("LDAakXU")
_PASSED: Final = "WN"


def latin_quotes(chars: str, classes: str) -> str:
    """The classes with the quotation marks of Latin text as Latin brackets (a, k) and apostrophes as A.

    A pair is Latin if no Chinese stands in it and Latin, or nothing, on either side of it; so is one in a pair that
    holds more Latin and no Chinese.
    """
    letters = list(classes)
    opened: list[int] = []
    for match in _QUOTES.finditer(chars):
        place, mark = match.start(), match[0]
        if mark == "’" and _apostrophe(classes, place):
            letters[place] = "A"
        elif mark not in _PARTNER:
            opened.append(place)
        elif opened and chars[opened[-1]] == _PARTNER[mark]:
            start = opened.pop()
            if not _CHINESE.search(classes, start + 1, place) and (
                _beside_latin(chars, classes, start, place)
                or (opened and _in_latin(chars, classes, opened[-1], start, place))
            ):
                letters[start], letters[place] = "a", "k"
        elif mark == "’" and (_ends_latin(classes, place) or (not opened and _begins_latin(classes, place))):
            letters[place] = "A"
    return "".join(letters)


def _apostrophe(classes: str, place: int) -> bool:
    return classes[place - 1 : place] in ("L", "D") and classes[place + 1 : place + 2] in ("L", "D")


def _ends_latin(classes: str, place: int) -> bool:
    """Whether the ’ of students’ stands there: a letter before it, no Chinese after it."""
    after = classes[place + 1 : place + 2]
    return classes[place - 1 : place] in ("L", "D") and (not after or after in "WAk")


def _begins_latin(classes: str, place: int) -> bool:
    """Whether the ’ of ’n’ and the ’90s stands there: a letter or figure after it, a space or nothing before it."""
    return classes[:place][-1:] in ("", "W") and classes[place + 1 : place + 2] in ("L", "D")


def _in_latin(chars: str, classes: str, outer: int, start: int, end: int) -> bool:
    """Whether the pair that opens at `outer` holds no Chinese, and Latin beside the pair inside it."""
    close = chars.find(_CLOSES[chars[outer]], end + 1)
    if close < 0 or _CHINESE.search(classes, outer, close):
        return False
    return any(_LETTER.search(classes, *part) for part in ((outer, start), (end, close)))


def _beside_latin(chars: str, classes: str, start: int, end: int) -> bool:
    """Whether the nearest that is neither space nor quotation mark is Latin, or nothing, on both sides."""
    before, after = start - 1, end + 1
    while before >= 0 and (classes[before] in _PASSED or chars[before] in QUOTES):
        before -= 1
    while after < len(chars) and (classes[after] in _PASSED or chars[after] in QUOTES):
        after += 1
    return (before < 0 or classes[before] in _LATIN) and (after == len(chars) or classes[after] in _LATIN)
