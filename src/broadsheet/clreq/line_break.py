"""Where a line may end in text of any script: UAX #14 (Unicode 15.0), tailored as CSS asks for CJK.

Numbers are kept whole as in UAX #14, example 7, and hyphens that begin a word with it (LB20a). The letters are those
of `LINE_BREAK` in make_tables.py; `j` is CJ, `(` an OP of East Asian width.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import Final, Literal, TypeAlias

from broadsheet.clreq.unicode_tables import (
    LINE_BREAK_LETTERS,
    LINE_BREAK_STARTS,
    WIDE_POSTFIXES,
    WIDE_PREFIXES,
)

Strictness: TypeAlias = Literal["strict", "normal", "loose"]

_ANY: Final = ""
_FIRST: Final = (
    (_ANY, "KrnN z"),  # LB6, LB7
    (_ANY, "w"), ("w", _ANY), ("g", _ANY),  # LB11, LB12
    ("ABD])!EehI.,ltvx0[(%$qRy/23wc", "g"),  # LB12a
    (_ANY, "])!,/"), ("[(", _ANY),  # LB13, LB14
    ("q", "[("), ("])", "x"), ("D", "D"),  # LB15, LB16, LB17
    (_ANY, "q"), ("q", _ANY),  # LB19
)  # fmt: skip
"""Between the first and the second no line ends. LB20 then lets it end on either side of `c`."""
_THEN: Final = (
    (_ANY, "b-x"), ("B", _ANY), ("/", "h"),  # LB21, LB21b
    (_ANY, "."),  # LB22
    ("Ah", "0"), ("0", "Ah"),  # LB23
    ("$", "IeE"), ("IeE", "%"),  # LB23a
    ("$%", "Ah"), ("Ah", "$%"),  # LB24
    ("l", "lv23"), ("v2", "vt"), ("t3", "t"),  # LB26
    ("lvt23", "%"), ("$", "lvt23"),  # LB27
    ("Ah", "Ah"), (",", "Ah"),  # LB28, LB29
    ("Ah0", "["), (")", "Ah0"), ("R", "y"), ("e", "E"),  # LB30, LB30a, LB30b
)  # fmt: skip
"""What LB21 to LB30b forbid."""
_SPACED: Final = ((_ANY, "KrnNzw])!,/"), ("[(", _ANY), ("q", "[("), ("])", "x"), ("D", "D"))
"""What LB6 to LB17 forbid over spaces too."""

_STEP: Final = re.compile("([^ mZ])([mZ]*)( *)(?=([^ mZ]))")
_NUMBER: Final = re.compile(r"(?:[$%][mZ]*)?(?:[\[(-][mZ]*)?0[0/,mZ]*(?:[\])][mZ]*)?(?=([$%])?)")
_LONE_MARK: Final = re.compile("(?:^|(?<=[ KrnNz]))[mZ]")
_WORD_INITIAL: Final = re.compile("(?:^|(?<=[KrnN zcg]))-{1,2}(?=[mZ]*A)")
_HEBREW_HYPHEN: Final = re.compile("(?<=h)[-b]")

_HYPHENS: Final = "〜゠"
_AFTER_IDEOGRAPHS: Final = re.compile("[‐–]")
"""Hyphens that may begin a line after an ideograph, and after no letter."""
_ITERATION: Final = "々〻ゝゞヽヾ"
_CENTRED: Final = "・：；･‼⁇⁈⁉！？"


class _Letters(dict[int, str]):
    """The letters of the characters met so far."""

    def __missing__(self, code: int) -> str:
        letter = self[code] = LINE_BREAK_LETTERS[bisect_right(LINE_BREAK_STARTS, code) - 1]
        return letter


@cache
def _letters(strictness: Strictness) -> dict[int, str]:
    """The letters as `line-break` tailors them for Chinese and Japanese (CSS Text 3, 5.3); strict is UAX #14's own."""
    ideographs = ""
    if strictness != "strict":
        ideographs += _HYPHENS
    if strictness == "loose":
        ideographs += _ITERATION + _CENTRED + WIDE_POSTFIXES + WIDE_PREFIXES
    return _Letters(dict.fromkeys(map(ord, ideographs), "I"))


def opportunities(text: str, strictness: Strictness = "strict") -> list[int]:
    """The offsets at which a line may end before the end of `text`, in order."""
    letters = text.translate(_letters(strictness))
    letters = letters.replace("j", "x" if strictness == "strict" else "I")
    if strictness == "loose":
        letters = letters.replace(".", "I")
    if strictness != "strict":
        for hyphen in _AFTER_IDEOGRAPHS.finditer(text, 1):
            if letters[hyphen.start() - 1] == "I":
                letters = letters[: hyphen.start()] + "I" + letters[hyphen.end() :]
    letters = _in_context(letters)
    whole = {
        place
        for match in _NUMBER.finditer(letters)
        for place in range(match.start() + 1, match.end() + (match[1] is not None))
    }
    lead = len(letters) - len(letters.lstrip(" "))
    found = [lead] if 0 < lead < len(letters) and _PAIRS[" " + letters[lead]] else []
    for match in _STEP.finditer(letters):
        before, marks, spaces, after = match.groups()
        place = match.end()
        if spaces and before in "KrnN":
            found.append(match.start(3))
        if place in whole or (marks.endswith("Z") and not spaces):
            continue
        if _PAIRS[before + spaces[:1] + after]:
            found.append(place)
    return found


def _in_context(letters: str) -> str:
    """Letters whose rule looks further than one neighbour, as others that need not: LB10, LB20a, LB21a, LB30a."""
    if "m" in letters or "Z" in letters:
        letters = _LONE_MARK.sub("A", letters)
    if "-" in letters:
        letters = _WORD_INITIAL.sub(lambda found: "A" * len(found[0]), letters)
    if "h" in letters:
        letters = _HEBREW_HYPHEN.sub("g", letters)
    return letters.replace("RR", "Ry") if "R" in letters else letters


class _Pairs(dict[str, bool]):
    """Whether a line may end between two letters, by the letters (and a space between), as they are met."""

    def __missing__(self, pair: str) -> bool:
        before, after = pair[0], pair[-1]
        if len(pair) > 2 or before == " ":
            kept = after in "KrnNz" if before == "z" else _matches(_SPACED, before, after)
        elif before in "KrnN":  # LB4, LB5
            kept = before + after == "rn"
        elif before == "z":  # LB8
            kept = after in "KrnN z"
        else:
            kept = _matches(_FIRST, before, after) or ("c" not in pair and _matches(_THEN, before, after))
        self[pair] = not kept
        return not kept


def _matches(rules: tuple[tuple[str, str], ...], before: str, after: str) -> bool:
    return any((not b or before in b) and (not a or after in a) for b, a in rules)


_PAIRS: Final = _Pairs()
