"""Marks and readings beside the text, by the glyphs they belong to (CLREQ, interlinear punctuation and annotations)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import Final, Literal, NamedTuple, TypeAlias

from broadsheet.issue.signs import (
    ASIDE,
    DOTTED_OFF,
    DOTTED_ON,
    MARKUP,
    MOURNED_OFF,
    MOURNED_ON,
    NAMED_OFF,
    NAMED_ON,
    RUBY_BY,
    RUBY_OFF,
    RUBY_ON,
    TITLED_OFF,
    TITLED_ON,
)

InlineKind: TypeAlias = Literal["dots", "name", "title", "frame", "ruby"]

_KINDS: Final[dict[str, InlineKind]] = {
    DOTTED_ON: "dots",
    NAMED_ON: "name",
    TITLED_ON: "title",
    MOURNED_ON: "frame",
    RUBY_ON: "ruby",
}
_ENDS: Final = {
    DOTTED_OFF: DOTTED_ON,
    NAMED_OFF: NAMED_ON,
    TITLED_OFF: TITLED_ON,
    MOURNED_OFF: MOURNED_ON,
    RUBY_BY: RUBY_ON,
}
_SIGN: Final = re.compile(f"{ASIDE}|[{MARKUP}]")
_BESIDE: Final = re.compile(
    f"{RUBY_BY}[^{RUBY_OFF}]*{RUBY_OFF}|[{''.join(_KINDS)}{''.join(_ENDS).replace(RUBY_BY, '')}]"
)


class Inline(NamedTuple):
    """What stands beside glyphs (or, before shaping, characters) `start` to `end`; `words` are those of a reading."""

    start: int
    end: int
    kind: InlineKind
    words: str = ""


def take_inlines(text: str) -> tuple[str, list[Inline]]:
    """The text without what stands beside it, and where that stood, in characters of the text without any markup."""
    if not _BESIDE.search(text):
        return text, []
    found: list[Inline] = []
    begun: dict[str, int] = {}
    gone = 0
    for sign in _SIGN.finditer(text):
        place, first = sign.start() - gone, sign[0][0]
        gone += len(sign[0])
        if first in _KINDS:
            begun[first] = place
        elif (on := _ENDS.get(first)) in begun:
            found.append(Inline(begun.pop(on), place, _KINDS[on], sign[0][1:-1]))
    return _BESIDE.sub("", text), found


def on_glyphs(inlines: Sequence[Inline], chars: Sequence[str]) -> tuple[Inline, ...]:
    """The same by glyphs, `chars` being the characters each glyph stands for."""
    starts = [*accumulate(map(len, chars), initial=0)]
    return tuple(
        inline._replace(start=bisect_left(starts, inline.start), end=bisect_left(starts, inline.end))
        for inline in inlines
    )
