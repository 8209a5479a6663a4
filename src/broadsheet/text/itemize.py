"""Copy to runs: which face sets which part, the fallback where a face lacks a character."""

from __future__ import annotations

import re
from typing import NamedTuple

from broadsheet.clreq.classes import classify
from broadsheet.fonts.catalog import Catalog
from broadsheet.issue.model import STRONG_OFF, STRONG_ON

_MARKUP = re.compile(f"[{STRONG_ON}{STRONG_OFF}]")


class Item(NamedTuple):
    """A stretch of text in one face."""

    text: str
    face: str


def itemize(text: str, face: str, strong: str) -> list[Item]:
    """Split at strong marks: plain text in `face`, strong text in `strong`."""
    parts = _MARKUP.split(text)
    return [Item(part, strong if index % 2 else face) for index, part in enumerate(parts) if part]


def fall_back(item: Item, catalog: Catalog) -> tuple[list[Item], list[str]]:
    """The item split by the first face of its chain that has each character, and the characters none has.

    Combining marks, joiners and variation selectors stay with the character before them.
    """
    chain = (item.face, *catalog.fallback(item.face))
    items: list[Item] = []
    missing: list[str] = []
    for char in item.text:
        if classify(char) == "N" and items:
            items[-1] = Item(items[-1].text + char, items[-1].face)
            continue
        key = next((key for key in chain if catalog.face(key).has(char)), None)
        if key is None:
            missing.append(char)
            key = item.face
        if items and items[-1].face == key:
            items[-1] = Item(items[-1].text + char, key)
        else:
            items.append(Item(char, key))
    return items, missing
