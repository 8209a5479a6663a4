"""Copy to items: which face sets which part and how large, the fallback where a face lacks a character."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, Literal, NamedTuple, TypeAlias

from broadsheet.base.units import EM
from broadsheet.clreq.classes import classify
from broadsheet.clreq.quotes import QUOTES
from broadsheet.fonts.catalog import Catalog
from broadsheet.issue.signs import STRONG_OFF, STRONG_ON, STYLED_BY, STYLED_OFF, STYLED_ON
from broadsheet.layout.styles import NO_STYLES, CharacterStyle
from broadsheet.text.scripts import SCRIPTS

_MARKUP = re.compile(f"[{STRONG_ON}{STRONG_OFF}{STYLED_ON}]|{STYLED_BY}[^{STYLED_OFF}]*{STYLED_OFF}")
_STYLED = re.compile(f"{STYLED_BY}([^{STYLED_OFF}]*){STYLED_OFF}")
_QUOTE = re.compile(f"[{QUOTES}]")


Stands: TypeAlias = Literal["upright", "turned", "abreast"]
"""How glyphs stand in their line; in horizontal ones all are upright."""
Change: TypeAlias = tuple[int, int, Mapping[str, Any]]
"""From which character to which some fields of items become others."""


class Item(NamedTuple):
    """A stretch of text in one face; `narrow` are quotation marks of Latin text, which fonts draw an em wide too,
    `rise` is how high scripts are set (see scripts.py), 0 for all that stands on the line, `stands` how it stands in a
    vertical line (see downward.py), `scale` how large it is, in thousandths of the text's size."""

    text: str
    face: str
    narrow: bool = False
    rise: int = 0
    stands: Stands = "upright"
    scale: int = EM


def itemize(
    text: str, face: str, strong: str, styles: Mapping[str, CharacterStyle] = NO_STYLES
) -> list[Item]:
    """Split at markup: plain text in `face`, strong text in `strong`, styled words as the style of that name says.

    A style that is not among `styles` changes nothing (`style_names` says which are asked for).
    """
    items: list[Item] = []
    done, begun, now = 0, 0, face
    for sign in _MARKUP.finditer(text):
        if sign.start() > done:
            items.append(Item(text[done : sign.start()], now))
        done, first = sign.end(), sign[0][0]
        if first == STYLED_ON:
            begun = len(items)
        elif first != STYLED_BY:
            now = strong if first == STRONG_ON else face
        elif (style := styles.get(sign[0][1:-1])) is not None:
            items[begun:] = [_styled(item, style, face) for item in items[begun:]]
    if done < len(text):
        items.append(Item(text[done:], now))
    return _with_narrow_quotes(items) if "“" in text or "’" in text else items


def style_names(text: str) -> list[str]:
    """The character styles that a text asks for."""
    return _STYLED.findall(text)


def _styled(item: Item, style: CharacterStyle, face: str) -> Item:
    """An item in a character style; strong words in it keep their face."""
    own = style.face if style.face is not None and item.face == face else item.face
    return item._replace(face=own, scale=style.scale)


def _with_narrow_quotes(items: list[Item]) -> list[Item]:
    """The items parted at quotation marks of Latin text, which are items of their own."""
    text = "".join([item.text for item in items])
    classes = classify(text)
    narrow = [mark.start() for mark in _QUOTE.finditer(text) if classes[mark.start()] not in "OC"]
    return changed(items, [(place, place + 1, {"narrow": True}) for place in narrow]) if narrow else items


def changed(items: Sequence[Item], changes: Sequence[Change]) -> list[Item]:
    """Items parted where changes begin and end, in order and apart, those inside them changed."""
    ends = [*accumulate([len(item.text) for item in items], initial=0)]
    return [part for item, start in zip(items, ends, strict=False) for part in _parts(item, start, changes)]


def _parts(item: Item, first: int, changes: Sequence[Change]) -> Iterator[Item]:
    """An item that begins at character `first`, parted."""
    done, last = first, first + len(item.text)
    for begins, ends, fields in changes:
        start, end = max(begins, first), min(ends, last)
        if start >= end:
            continue
        if start > done:
            yield item._replace(text=item.text[done - first : start - first])
        yield item._replace(text=item.text[start - first : end - first], **fields)
        done = end
    if done < last:
        yield item._replace(text=item.text[done - first :])


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
            items.append(item._replace(text=char, face=key, rise=rise))
    return items, missing
