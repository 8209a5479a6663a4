"""Viewports: how large a drawing is, and what an element says of how it lies in its place (SVG 2, 8)."""

from __future__ import annotations

import re
from typing import Final

from broadsheet.drawing.fitting import Box, Kept, lain
from broadsheet.drawing.matrix import Matrix, read_length, read_numbers
from broadsheet.drawing.tree import Element

_USUAL: Final = (300.0, 150.0)
"""The size of a drawing that says nothing of it (CSS 2.1, 10.3.2)."""
_KEPT: Final = re.compile(r"(?:defer\s+)?x(Min|Mid|Max)Y(Min|Mid|Max)(?:\s+(meet|slice))?")
_ALIGN: Final = {"Min": 0.0, "Mid": 0.5, "Max": 1.0}


def view_box(element: Element) -> Box | None:
    """The part of its own coordinates that an element shows, if it says so."""
    numbers = read_numbers(element.get("viewBox"))
    return Box(*numbers) if numbers and len(numbers) == 4 and min(numbers[2:]) > 0 else None


def own_box(root: Element) -> Box:
    """What a whole drawing shows: its view box, or what it measures from its top left."""
    if box := view_box(root):
        return box
    wide, high = (
        read_length(root.get(key), 16, 0) or usual
        for key, usual in zip(("width", "height"), _USUAL, strict=True)
    )
    return Box(0, 0, wide, high) if wide > 0 and high > 0 else Box(0, 0, *_USUAL)


def kept(element: Element) -> Kept:
    """What its preserveAspectRatio says."""
    text = element.get("preserveAspectRatio").strip()
    if text == "none":
        return Kept("none")
    found = _KEPT.fullmatch(text)
    if found is None:
        return Kept()
    return Kept("slice" if found[3] == "slice" else "meet", (_ALIGN[found[1]], _ALIGN[found[2]]))


def placed(box: Box, place: Box, how: Kept) -> Matrix:
    """The transform that puts a box into a place."""
    across, down, x, y = lain(box, place, how)
    return Matrix(across, 0, 0, down, x, y)
