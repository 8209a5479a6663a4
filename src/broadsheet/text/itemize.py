"""Copy to runs: which face sets which part, the fallback where a face lacks a character."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeAlias

from broadsheet.clreq.classes import classify
from broadsheet.clreq.quotes import QUOTES
from broadsheet.fonts.catalog import Catalog
from broadsheet.issue.model import STRONG_OFF, STRONG_ON
from broadsheet.text.scripts import SCRIPTS

_MARKUP = re.compile(f"[{STRONG_ON}{STRONG_OFF}]")
_QUOTE = re.compile(f"[{QUOTES}]")


Stands: TypeAlias = Literal["upright", "turned", "abreast"]
"""How glyphs stand in their line; in horizontal ones all are upright."""


class Item(NamedTuple):
    """A stretch of text in one face; `narrow` are quotation marks of Latin text, which fonts draw an em wide too,
    `rise` is how high scripts are set (see scripts.py), 0 for all that stands on the line, `stands` how it stands in a
    vertical line (see downward.py)."""

    text: str
    face: str
    narrow: bool = False
    rise: int = 0
    stands: Stands = "upright"


def itemize(text: str, face: str, strong: str) -> list[Item]:
    """Split at strong marks: plain text in `face`, strong text in `strong`."""
    parts = _MARKUP.split(text)
    items = [Item(part, strong if index % 2 else face) for index, part in enumerate(parts) if part]
    if "“" not in text and "’" not in text:
        return items
    classes = classify(text)
    narrow = [mark.start() for mark in _QUOTE.finditer(text) if classes[mark.start()] not in "OC"]
    return _set_apart(text, items, narrow) if narrow else items


def _set_apart(text: str, items: list[Item], narrow: list[int]) -> list[Item]:
    """The items of a text parted at its narrow marks, which are items of their own."""
    parts: list[Item] = []
    end = 0
    for item in items:
        start = text.index(item.text, end)
        end = start + len(item.text)
        done = start
        for place in narrow:
            if start <= place < end:
                parts += [Item(text[done:place], item.face), Item(text[place], item.face, narrow=True)]
                done = place + 1
        parts.append(Item(text[done:end], item.face))
    return [part for part in parts if part.text]


def fall_back(item: Item, catalog: Catalog, scripts: bool = True) -> tuple[list[Item], list[str]]:
    """The item split by the first face of its chain that has each character, and the characters none has.

    Combining marks, joiners and variation selectors stay with the character before them. `scripts` lets the plain
    characters of a face stand for superscripts and subscripts that no face has.
    """
    chain = (item.face, *catalog.fallback(item.face))
    items: list[Item] = []
    missing: list[str] = []
    for char in item.text:
        if classify(char) == "N" and items:
            items[-1] = items[-1]._replace(text=items[-1].text + char)
            continue
        rise = 0
        key = next((key for key in chain if catalog.face(key).has(char)), None)
        if key is None and scripts and (script := SCRIPTS.get(char)) is not None:
            key, rise = next((key for key in chain if catalog.face(key).has(script.char)), None), script.rise
        if key is None:
            missing.append(char)
            key = item.face
        if items and (items[-1].face, items[-1].rise) == (key, rise):
            items[-1] = items[-1]._replace(text=items[-1].text + char)
        else:
            items.append(Item(char, key, item.narrow, rise, item.stands))
    return items, missing
