"""Marks beside the text, by the glyphs they belong to: dots, lines, frames (CLREQ, interlinear punctuation)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import Final, Literal, NamedTuple, TypeAlias

from broadsheet.issue.model import (
    DOTTED_OFF,
    DOTTED_ON,
    MARKUP,
    MOURNED_OFF,
    MOURNED_ON,
    NAMED_OFF,
    NAMED_ON,
    TITLED_OFF,
    TITLED_ON,
)

InlineKind: TypeAlias = Literal["dots", "name", "title", "frame"]

_KINDS: Final[dict[str, InlineKind]] = {
    DOTTED_ON: "dots",
    NAMED_ON: "name",
    TITLED_ON: "title",
    MOURNED_ON: "frame",
}
_ENDS: Final = {DOTTED_OFF: DOTTED_ON, NAMED_OFF: NAMED_ON, TITLED_OFF: TITLED_ON, MOURNED_OFF: MOURNED_ON}
_SIGN: Final = re.compile(f"[{MARKUP}]")
_BESIDE: Final = re.compile(f"[{''.join(_KINDS)}{''.join(_ENDS)}]")


class Inline(NamedTuple):
    """A mark beside glyphs (or, before shaping, characters) `start` to `end`."""

    start: int
    end: int
    kind: InlineKind


def take_inlines(text: str) -> tuple[str, list[Inline]]:
    """The text without the signs of such marks, and where they stood, in characters of the text without any markup."""
    if not _BESIDE.search(text):
        return text, []
    found: list[Inline] = []
    begun: dict[str, int] = {}
    for count, sign in enumerate(_SIGN.finditer(text)):
        place = sign.start() - count
        if sign[0] in _KINDS:
            begun[sign[0]] = place
        elif (on := _ENDS.get(sign[0])) in begun:
            found.append(Inline(begun.pop(on), place, _KINDS[on]))
    return _BESIDE.sub("", text), found


def on_glyphs(inlines: Sequence[Inline], chars: Sequence[str]) -> tuple[Inline, ...]:
    """The same by glyphs, `chars` being the characters each glyph stands for."""
    starts = [*accumulate(map(len, chars), initial=0)]
    return tuple(
        inline._replace(start=bisect_left(starts, inline.start), end=bisect_left(starts, inline.end))
        for inline in inlines
    )
