"""Short heads: a headline shortened by sense, to be repeated where its story goes on (转版的短题)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_LONG: Final = 8
"""Characters from which on a head is worth shortening."""
_LEAST: Final = 4
"""Characters that say enough to stand alone: 专家：今年雨水多 is not cut after 专家."""
_OPENING, _CLOSING = "“‘《〈（【「『(", "”’》〉）】」』)"
_MARKS = re.compile(r"[，；：。！？…—]|(?<!\d)[,;:!?]|[,;:!?](?!\d)")
_BARE = re.compile(r"(?<=[^\s|])\|(?=[^\s|])(?!(?<=[0-9A-Za-z]\|)[0-9A-Za-z])")
"""A break that nothing is written beside, unless it parts Latin words or figures."""
_KEPT = "！？!?"
"""Marks that a head keeps at its end."""


def one_line(headline: str) -> str:
    """A headline without its breaks: it reads on over a bare `|`, and keeps the space that is written beside one.

    Latin words and figures on both sides are parted.
    """
    bare = _BARE.sub("", headline.strip(" |"))
    return re.sub(r"\s*\|[\s|]*", " ", bare)


def short_head(headline: str) -> str:
    """The words before a headline's first comma, colon or other mark, else before the break its editor asked for.

    What stands in quotation marks or brackets is not cut. A short head, and one without such a place, stays whole.
    """
    lines = [line.strip() for line in headline.split("|") if line.strip()]
    whole = one_line(headline)
    if len(whole.replace(" ", "")) <= _LONG:
        return whole
    by_sense = next((whole[:end] for end in _ends(whole) if end >= _LEAST), None)
    if by_sense is None and len(lines) > 1 and len(lines[0]) >= _LEAST and _level(lines[0]):
        by_sense = lines[0]
    return (by_sense or whole).strip()


def _ends(words: str) -> Iterator[int]:
    """Where words may end: before a mark outside all quotation marks and brackets, or after one that is kept."""
    for mark in _MARKS.finditer(words):
        if _level(words[: mark.start()]):
            yield mark.end() if mark[0] in _KEPT else mark.start()


def _level(words: str) -> bool:
    """Whether every quotation mark and bracket that opens in words closes in them."""
    opened = sum(map(words.count, _OPENING))
    return opened == sum(map(words.count, _CLOSING))
