"""Text elements to lettering: where its stretches begin, how they run on, how they are ranged (SVG 2, 11)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from broadsheet.drawing.matrix import read_length
from broadsheet.drawing.model import Colour, Lettering, Word
from broadsheet.drawing.style import Look
from broadsheet.drawing.tree import Element

Colours = Callable[[Look], Colour | None]

Tell = Callable[[str, Element], None]
"""Told of a feature that is not drawn as it asks, and where."""

_XML_SPACE: Final = "http://www.w3.org/XML/1998/namespace space"
_WHITE: Final = re.compile(r"[ \t\r\n]+")
_SPLIT: Final = re.compile(r"[\s,]+")
_ANCHORS: Final[dict[str, Literal["start", "middle", "end"]]] = {
    "start": "start",
    "middle": "middle",
    "end": "end",
}
_BASELINES: Final = {
    "middle": 0.36, "central": 0.36, "mathematical": 0.36, "hanging": 0.78, "text-before-edge": 0.88,
    "before-edge": 0.88, "text-top": 0.88, "text-after-edge": -0.12, "after-edge": -0.12, "ideographic": -0.12,
    "text-bottom": -0.12,
}  # fmt: skip
"""How far below where it is asked for the baseline lies, in ems, for what is to lie there."""
_SHIFTS: Final = {"sub": 0.2, "super": -0.33}


class _Line(Struct):
    """Words that run on from one place."""

    x: float
    y: float
    anchor: Literal["start", "middle", "end"]
    words: list[Word] = field(default_factory=list)


class TextReader:
    """One text element on its way to lettering. `style` gives the look of an element in another's, `colour` what its
    letters are filled with."""

    def __init__(self, style: Callable[[Element, Look], Look], colour: Colours, tell: Tell) -> None:
        self._style, self._colour, self._tell = style, colour, tell
        self._lines: list[_Line] = []
        self._white = True
        self._moved = (0.0, 0.0)

    def read(self, element: Element, look: Look) -> tuple[Lettering, ...]:
        """The lettering of an element; where its transform would skew or mirror letters that is told and there is
        none."""
        self._lines = [_Line(0, 0, _anchor(look))]
        self._begin(element, look)
        self._within(element, look)
        lines = [line for line in self._lines if any(word.text.strip() for word in line.words)]
        set_by = look.matrix.lettering
        if lines and set_by is None:
            self._tell("skewed", element)
        return tuple(_placed(line, look, *set_by) for line in lines) if set_by else ()

    def _within(self, element: Element, look: Look) -> None:
        for part in element.content:
            if isinstance(part, str):
                self._text(part, element, look)
            elif part.name in ("tspan", "a"):
                inner = self._style(part, look)
                if not inner.hidden:
                    self._begin(part, inner)
                    self._within(part, inner)
            elif part.name not in ("title", "desc"):
                self._tell(part.name, part)

    def _begin(self, element: Element, look: Look) -> None:
        """A new line where an element has a place of its own; what it moves the words that follow by."""
        for key in ("rotate", "textLength"):
            if element.get(key):
                self._tell(key, element)
        x, y, dx, dy = (_lengths(element, key, look) for key in ("x", "y", "dx", "dy"))
        if x or y:
            before = self._lines[-1]
            self._lines.append(_Line(x[0] if x else before.x, y[0] if y else before.y, _anchor(look)))
            self._white = True
        self._moved = (self._moved[0] + (dx or [0])[0], self._moved[1] + (dy or [0])[0])

    def _text(self, text: str, element: Element, look: Look) -> None:
        """Letters that run on, but for those that each have a place of their own."""
        keep = look.get("white-space").startswith("pre") or element.get(_XML_SPACE) == "preserve"
        text = _WHITE.sub(" ", text) if not keep else re.sub(r"[\t\r\n]", " ", text)
        if self._white and not keep:
            text = text.lstrip(" ")
        if not text:
            return
        self._white = text.endswith(" ")
        places = _lengths(element, "x", look)
        if len(places) < 2 or len(element.content) > 1:
            self._lines[-1].words.append(self._word(text, look))
            return
        line = self._lines.pop()
        for index, x in enumerate(places[: len(text)]):
            letters = text[index:] if index + 1 == len(places) else text[index]
            self._lines.append(_Line(x, line.y, line.anchor, [self._word(letters, look)]))

    def _word(self, text: str, look: Look) -> Word:
        (dx, dy), self._moved = self._moved, (0.0, 0.0)
        colour = self._colour(look) if look.visible else None
        spacing = look.length(look.get("letter-spacing", "0"), 0)
        inked = colour or Colour(strength=0)
        return Word(text, look.size, inked, look.serif, look.weight, spacing, dx, dy, _drop(look))


def _anchor(look: Look) -> Literal["start", "middle", "end"]:
    return _ANCHORS.get(look.get("text-anchor"), "start")


def _drop(look: Look) -> float:
    kind = look.get("alignment-baseline") or look.get("dominant-baseline")
    shift = look.get("baseline-shift", "0")
    dropped = _SHIFTS.get(shift)
    if dropped is None:
        dropped = -(read_length(shift, look.size, look.size) or 0) / look.size
    return (_BASELINES.get(kind, 0) + dropped) * look.size


def _lengths(element: Element, key: str, look: Look) -> list[float]:
    whole = look.view[1 if key.endswith("y") else 0]
    parts = (read_length(part, look.size, whole) for part in _SPLIT.split(element.get(key).strip()))
    return [part for part in parts if part is not None]


def _placed(line: _Line, look: Look, turn: float, tall: float, wide: float) -> Lettering:
    """A line in the drawing's own pixels, without white at its end."""
    x, y = look.matrix.at(line.x, line.y)
    *others, last = line.words
    words = (*others, replace(last, text=last.text.rstrip(" ")))
    scaled = tuple(
        replace(
            word,
            size=round(word.size * tall, 4),
            spacing=round(word.spacing * tall * wide, 4),
            dx=round(word.dx * tall * wide, 4),
            dy=round(word.dy * tall, 4),
            drop=round(word.drop * tall, 4),
        )
        for word in words
    )
    return Lettering(round(x, 4), round(y, 4), line.anchor, scaled, round(turn, 4), round(wide, 4))
