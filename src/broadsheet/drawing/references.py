"""What elements of a drawing refer to: others of the same file alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from broadsheet.drawing.colour import read_colour
from broadsheet.drawing.css import declarations
from broadsheet.drawing.matrix import read_length
from broadsheet.drawing.model import Colour
from broadsheet.drawing.teller import Teller
from broadsheet.drawing.tree import Element

_URL: Final = re.compile(r"""url\(\s*["']?\s*([^"')]*?)\s*["']?\s*\)\s*(.*)""", re.DOTALL)
_GRADIENTS: Final = ("linearGradient", "radialGradient")
_CHAIN: Final = 10
"""Gradients that take their colours from others."""


def address(text: str) -> str:
    """What url(...) names."""
    found = _URL.match(text)
    return found[1] if found else ""


class References:
    """The named elements of a drawing; what is to be found elsewhere, or not at all, is told."""

    def __init__(self, elements: Sequence[Element], teller: Teller) -> None:
        self._named = {element.get("id"): element for element in reversed(elements) if element.get("id")}
        self._teller = teller

    def named(self, address: str) -> Element | None:
        return self._named.get(address.removeprefix("#")) if address.startswith("#") else None

    def element(self, user: Element) -> Element | None:
        """What a <use> repeats."""
        href = user.get("href").strip()
        found = self.named(href)
        if found is None:
            self._teller.feature("reference" if href.startswith("#") else "external reference", user, href)
        return found

    def paint(self, text: str, element: Element) -> Colour | None:
        """What url(...) paints with: of a gradient the mean of its colours; else the colour written after it."""
        found = self.named(address(text))
        rest = _URL.match(text)
        other = read_colour(rest[2]) if rest and rest[2] else None
        if found is None:
            self._teller.feature("reference", element, text)
        elif found.name in _GRADIENTS:
            self._teller.feature("gradient", element)
            return self._mean(found) or other
        else:
            self._teller.feature("pattern", element)
        return other

    def _mean(self, gradient: Element) -> Colour | None:
        stops: list[Element] = []
        for _ in range(_CHAIN):
            stops = [part for part in gradient.children if part.name == "stop"]
            following = self.named(gradient.get("href"))
            if stops or following is None:
                break
            gradient = following
        colours = [colour for stop in stops if (colour := _stop(stop)) is not None and colour.rgb]
        if not colours:
            return None
        mixed = [
            round(sum(parts) / len(colours)) for parts in zip(*(c.rgb for c in colours if c.rgb), strict=True)
        ]
        strength = sum(colour.strength for colour in colours) / len(colours)
        return Colour((mixed[0], mixed[1], mixed[2]), strength=round(strength, 3))


def _stop(stop: Element) -> Colour | None:
    """The colour of a stop, on paper: its opacity is reckoned in."""
    own = stop.attributes | declarations(stop.get("style"))
    colour = read_colour(own.get("stop-color", "black"))
    share = read_length(own.get("stop-opacity", "1"), 1, 1)
    if colour is None or colour.rgb is None:
        return colour
    part = colour.strength * (1 if share is None else min(max(share, 0), 1))
    red, green, blue = (round(255 + (value - 255) * part) for value in colour.rgb)
    return Colour((red, green, blue))
