"""An element's style, with what it has from those about it: its colours, lines and type (SVG 2, 6 and 13)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from math import sqrt
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from broadsheet.drawing.colour import read_colour
from broadsheet.drawing.matrix import NUMBER, Matrix, read_length, read_numbers
from broadsheet.drawing.model import Clip, Colour, Stroke

_INHERITED: Final = frozenset({
    "clip-rule", "color", "dominant-baseline", "fill", "fill-opacity", "fill-rule", "font-family", "font-style",
    "font-weight", "letter-spacing", "marker-end", "marker-mid", "marker-start", "stroke", "stroke-dasharray",
    "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width",
    "text-anchor", "visibility", "white-space", "word-spacing", "writing-mode",
})  # fmt: skip
_OWN: Final = frozenset({
    "alignment-baseline", "baseline-shift", "clip-path", "display", "filter", "font", "font-size", "mask",
    "mix-blend-mode", "opacity", "text-decoration", "text-decoration-line", "transform", "vector-effect",
})  # fmt: skip
PROPERTIES: Final = _INHERITED | _OWN
_FONT: Final = re.compile(
    rf"(?P<before>.*?)(?P<size>{NUMBER}(?:[a-z]+|%)?)(?:/\S+)?\s+(?P<family>.+)", re.DOTALL
)
_SIZES: Final = {
    "xx-small": 9, "x-small": 10, "small": 13, "medium": 16, "large": 18, "x-large": 24, "xx-large": 32,
}  # fmt: skip
_WEIGHTS: Final = {"normal": 400, "bold": 700, "bolder": 700, "lighter": 400}
_SERIF: Final = re.compile(
    r"(?<!sans-)(?<!sans )serif|times|georgia|song|ming|simsun|宋|明|garamond|palatino|cambria|roman",
    re.IGNORECASE,
)
_SANS: Final = re.compile(
    r"sans|arial|helvetica|hei|gothic|黑|verdana|yahei|pingfang|monospace|system", re.IGNORECASE
)
_CAPS: Final = {"butt": 0, "round": 1, "square": 2}
_JOINS: Final = {"miter": 0, "round": 1, "bevel": 2}

Colours = Callable[[str], Colour | None]
"""What a paint that is no plain colour (a gradient) is taken for."""


class Look(Struct, frozen=True):
    """How an element is drawn: its style with what it inherits, its size of type, how opaque, where, within which
    clips, in a viewport so wide and high."""

    values: Mapping[str, str] = {}
    size: float = 16
    opacity: float = 1
    matrix: Matrix = Matrix()
    clips: tuple[Clip, ...] = ()
    view: tuple[float, float] = (0, 0)

    def inside(self, own: Mapping[str, str]) -> Look:
        """The look of an element in this one that sets `own`."""
        own = _with_font(own)
        values = {key: value for key, value in self.values.items() if key in _INHERITED}
        values |= {key: value for key, value in own.items() if value != "inherit"}
        size = self._font_size(own.get("font-size", ""))
        opacity = self.opacity * _share(own.get("opacity", "1"))
        return replace(self, values=values, size=size, opacity=opacity)

    def get(self, key: str, default: str = "") -> str:
        return self.values.get(key, default)

    @property
    def hidden(self) -> bool:
        """Whether nothing of it or in it is drawn."""
        return self.get("display") == "none" or self.opacity <= 0

    @property
    def visible(self) -> bool:
        return self.get("visibility", "visible") == "visible"

    def _font_size(self, text: str) -> float:
        if text in _SIZES:
            return _SIZES[text]
        if text in ("smaller", "larger"):
            return self.size / 1.2 if text == "smaller" else self.size * 1.2
        found = read_length(text, self.size, self.size)
        return found if found is not None and found > 0 else self.size

    def colour(self, key: str, default: str, other: Colours) -> Colour | None:
        """What is filled or stroked with; None for nothing."""
        text = self.get(key, default)
        if text.lower() in ("none", ""):
            return None
        if text.lower() == "currentcolor":
            text = self.get("color", "black")
        found = other(text) if text.startswith(("url(", "context-")) else read_colour(text)
        if found is None:
            return None
        strength = found.strength * self.opacity * _share(self.get(f"{key}-opacity", "1"))
        return replace(found, strength=round(strength, 4)) if strength > 0 else None

    def stroke(self, other: Colours) -> Stroke | None:
        """The line along a path, its weight and dashes in the drawing's own pixels."""
        colour = self.colour("stroke", "none", other)
        scale = 1 if self.get("vector-effect") == "non-scaling-stroke" else self.matrix.scale
        weight = self.length(self.get("stroke-width", "1"), 1) * scale
        if colour is None or weight <= 0:
            return None
        dashes = self.get("stroke-dasharray", "none")
        lengths = [
            self.length(part, 0) * scale for part in re.split(r"[\s,]+", dashes.strip()) if dashes != "none"
        ]
        sound = lengths and min(lengths) >= 0 and sum(lengths) > 0
        mitre = read_numbers(self.get("stroke-miterlimit", "4")) or [4]
        return Stroke(
            colour,
            round(weight, 4),
            _CAPS.get(self.get("stroke-linecap"), 0),
            _JOINS.get(self.get("stroke-linejoin"), 0),
            max(mitre[0], 1),
            tuple(round(length, 4) for length in lengths * (1 + len(lengths) % 2)) if sound else (),
            round(self.length(self.get("stroke-dashoffset", "0"), 0) * scale, 4),
        )

    def length(self, text: str, default: float) -> float:
        """A length that per cents of count the mean of both sides of the viewport."""
        found = read_length(text, self.size, self.mean_side)
        return default if found is None else found

    @property
    def mean_side(self) -> float:
        """What per cents count that are of neither side (SVG 2, 8.9)."""
        wide, high = self.view
        return sqrt((wide * wide + high * high) / 2)

    @property
    def serif(self) -> bool:
        """Whether its first family that tells is one with serifs."""
        for family in self.get("font-family").split(","):
            if _SERIF.search(family):
                return True
            if _SANS.search(family):
                return False
        return False

    @property
    def weight(self) -> int:
        text = self.get("font-weight", "normal")
        return _WEIGHTS.get(text) or (int(text) if text.isdecimal() and 0 < int(text) <= 1000 else 400)


def _share(text: str) -> float:
    """An opacity, 0 to 1."""
    found = read_length(text, 1, 1)
    return 1 if found is None else min(max(found, 0), 1)


def _with_font(own: Mapping[str, str]) -> Mapping[str, str]:
    """The `font` shorthand taken apart, under what is said in full."""
    found = _FONT.fullmatch(own["font"]) if "font" in own else None
    if found is None:
        return own
    words = found["before"].split()
    weight = next((word for word in words if word in _WEIGHTS or word.isdecimal()), "normal")
    style = next((word for word in words if word in ("italic", "oblique")), "normal")
    short = {
        "font-size": found["size"],
        "font-family": found["family"],
        "font-weight": weight,
        "font-style": style,
    }
    return short | dict(own)
