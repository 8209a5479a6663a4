"""How text stands in vertical lines: upright, turned with its line, or abreast in one em (CLREQ 3.2.4, UAX #50)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from broadsheet.base.units import EM
from broadsheet.clreq.classes import classify
from broadsheet.clreq.orientation import orientation
from broadsheet.clreq.quotes import QUOTES
from broadsheet.fonts.shaper import Glyphs
from broadsheet.text.itemize import Change, Item, changed
from broadsheet.text.model import Run

_NARROW: Final = re.compile("[LDAakUXWYZV][LDAakUXWYZVN]*")
"""Classes of which a stretch is turned whole where it holds more than may stand upright."""
_ABREAST: Final = re.compile(r"[0-9]{2,3}|[0-9]\.[0-9]|[0-9][A-Z]|[A-Z][0-9+]")
"""12, 120, 3.0, 2B, A4 and A+ (CLREQ 3.2.4)."""
_STACKED: Final = re.compile("[0-9]{3,}|[A-Z]+|[0-9]{1,3}[%‰]")
"""120, 2025, GDP and 98%, which a head sets one below the other (CLREQ 3.2.4)."""
_PAIR: Final = re.compile("[0-9]{2}(?![0-9])")
_ALONE: Final = re.compile("[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0391-\u03c9\u0410-\u044f]")
"""Figures and letters, Latin, Greek and Cyrillic."""
_UPRIGHT: Final = str.maketrans("LD", "HH")
_AFTER_ONE: Final = re.compile("(?<=[LD])[LD]")
"""The fraction of 3½ and 12½, which stands upright below its figures."""
_FILLS: Final = str.maketrans("UX", "ZZ")
_QUOTES: Final = dict(zip(QUOTES, "「」『』", strict=True))


def vertical_quotes(text: str) -> str:
    """Chinese quotation marks in their vertical forms, 「」 outside and 『』 inside (CLREQ 3.1.2); Latin ones stay."""
    if not any(mark in text for mark in QUOTES):
        return text
    pairs = zip(text, classify(text), strict=True)
    return "".join([_QUOTES.get(char, char) if letter in "OC" else char for char, letter in pairs])


def stand(items: Sequence[Item], locale: str, *, stacked: bool = False) -> list[Item]:
    """Items parted by how they stand in vertical lines, which the whole text decides.

    A letter or figure alone stays upright, short figures stand abreast in one em (纵中横), words and longer numbers are
    turned clockwise with the spaces and marks inside them; `stacked` ones of figures or capitals alone stay upright.
    """
    text = "".join([item.text for item in items])
    changes: list[Change] = []
    for start, end in _words_and_spaces(text, locale):
        if text[start:end].isspace():
            changes.append((start, end, {"stands": "turned"}))
        elif stacked and _STACKED.fullmatch(text, start, end):
            if _PAIR.match(text, start, end):
                changes.append((start, start + 2, {"stands": "abreast"}))
        elif not _ALONE.fullmatch(text, start, end):
            stands = "abreast" if _ABREAST.fullmatch(text, start, end) else "turned"
            changes.append((start, end, {"stands": stands}))
    return changed(items, changes)


def _words_and_spaces(text: str, locale: str) -> Iterator[tuple[int, int]]:
    """Stretches of what is turned, the spaces before and after one apart: they do not keep a figure from standing."""
    for start, end in _narrow(text, locale):
        part = text[start:end]
        first, last = end - len(part.lstrip()), start + len(part.rstrip())
        yield from ((a, b) for a, b in ((start, first), (first, last), (max(first, last), end)) if a < b)


def _narrow(text: str, locale: str) -> Iterator[tuple[int, int]]:
    """Stretches of what UAX #50 turns, spaces with them, and what belongs to a character with that character."""
    kinds = classify(text)
    for match in _NARROW.finditer(kinds):
        start = match.start()
        for place in range(match.start(), match.end() + 1):
            if place < match.end() and (kinds[place] == "N" or _turns(text[place], locale)):
                continue
            if place > start:
                yield start, place
            start = place + 1


def _turns(char: str, locale: str) -> bool:
    """Whether a character is turned; a dash has a vertical form in the font."""
    return char != "—" and orientation(char, locale) == "R"


def abreast(glyphs: Glyphs, scale: int = EM) -> tuple[Glyphs, int]:
    """Figures shaped in a row, at a scale, as one em of a vertical line, the first with the whole advance and moved to
    the left by half their width, and how much narrower they are drawn, in thousandths."""
    width = sum(glyphs.advances)
    narrower = min(EM, EM * scale // width)
    count = len(glyphs.ids)
    placed = glyphs._replace(
        advances=[scale, *[0] * (count - 1)],
        x_offsets=[-(width * narrower // EM // 2), *[0] * (count - 1)],
        y_offsets=[0] * count,
    )
    return placed, narrower


def as_units(classes: str, runs: Iterable[Run]) -> str:
    """The classes of a vertical text: figures abreast, and letters and figures that stand alone, count as one Han."""
    parts = []
    for run in runs:
        part = classes[run.start : run.end]
        if run.stands == "abreast":
            part = "H" + "N" * (len(part) - 1)
        elif run.stands == "upright":
            before = classes[: run.start][-1:]
            part = _AFTER_ONE.sub("N", before + part)[len(before) :].translate(_UPRIGHT)
        parts.append(part)
    return "".join(parts)


def without_signs(classes: str, runs: Iterable[Run]) -> str:
    """The classes by which gaps stand between Han and Latin: signs that stand upright, as ℃ and ￥, have none."""
    parts = [(classes[run.start : run.end], run.stands) for run in runs]
    return "".join([part.translate(_FILLS) if stands == "upright" else part for part, stands in parts])
