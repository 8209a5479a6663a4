"""The graphics state of a content stream and the operators that change it (ISO 32000-1, 8.4 and 9.3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from copy import copy
from typing import Any, Final

import pikepdf
from msgspec import Struct

from broadsheet.preflight.file.colour import (
    BLACK_PAINT,
    CMYK,
    GRAY,
    RGB,
    UNKNOWN,
    Paint,
    Space,
    initial,
    read_space,
)
from broadsheet.preflight.file.marks import Area
from broadsheet.preflight.file.objects import (
    GREATEST,
    entry,
    has,
    keyed,
    listed,
    name,
    number,
    several,
    whole,
)

FAULTY: Final = (ValueError, TypeError, IndexError, OverflowError)
"""What operands of the wrong number or kind raise."""
_NESTED: Final = 512
"""More `q` than any program writes; a file made to exhaust memory writes them without end."""


def joined(inner: pikepdf.Matrix, outer: pikepdf.Matrix) -> pikepdf.Matrix:
    """One matrix after another; ValueError where they lead beyond anything that can be printed."""
    matrix = inner @ outer
    if not all(abs(part) <= GREATEST for part in matrix.shorthand):
        raise ValueError(matrix)
    return matrix


class State(Struct):
    """The parameters that decide how marks look and print; copied by `q`. `mask` is the soft mask's dictionary."""

    matrix: pikepdf.Matrix
    clip: Area
    fill: Paint = BLACK_PAINT
    stroke: Paint = BLACK_PAINT
    fill_overprint: bool = False
    stroke_overprint: bool = False
    mode: int = 0
    fill_alpha: float = 1
    stroke_alpha: float = 1
    blend: str = "Normal"
    mask: Any = None
    width: float = 1
    font: Any = None
    size: float = 0
    spacing: float = 0
    word_spacing: float = 0
    scale: float = 1
    leading: float = 0
    rise: float = 0
    render: int = 0


class Tracker:
    """Follows the state through one content stream with its resources.

    `apply` takes an operator with its operands and tells whether it was one that changes the state. Faulty operands
    leave the state as it is, as viewers do.
    """

    def __init__(self, state: State, resources: Any) -> None:
        self.state = state
        self.resources = resources if isinstance(resources, pikepdf.Dictionary) else pikepdf.Dictionary()
        self._stack: list[State] = []

    def apply(self, operator: str, operands: Sequence[Any]) -> bool:
        change = _CHANGES.get(operator)
        if change is None:
            return False
        with suppress(*FAULTY):
            change(self, operands)
        return True

    def space(self, written: Any) -> Space:
        """The colour space that a name stands for here."""
        return read_space(written, self.resources)

    def resource(self, kind: str, name: Any) -> Any:
        """The resource of a kind ("/XObject") that a name stands for; None where there is none."""
        return entry(self.resources, kind, name) if isinstance(name, pikepdf.Name) else None

    def push(self, _: Sequence[Any]) -> None:
        if len(self._stack) < _NESTED:
            self._stack.append(copy(self.state))

    def pop(self, _: Sequence[Any]) -> None:
        if self._stack:
            self.state = self._stack.pop()

    def concatenate(self, operands: Sequence[Any]) -> None:
        self.state.matrix = joined(pikepdf.Matrix(*map(number, operands)), self.state.matrix)

    def extend(self, operands: Sequence[Any]) -> None:
        """Parameters from a graphics state dictionary (8.4.5)."""
        given = self.resource("/ExtGState", operands[0])
        state = self.state
        if has(given, "/OP"):
            state.stroke_overprint = state.fill_overprint = given["/OP"] is True
        if has(given, "/op"):
            state.fill_overprint = given["/op"] is True
        state.mode = whole(entry(given, "/OPM"), state.mode)
        state.fill_alpha = number(entry(given, "/ca"), state.fill_alpha)
        state.stroke_alpha = number(entry(given, "/CA"), state.stroke_alpha)
        state.width = number(entry(given, "/LW"), state.width)
        if has(given, "/SMask"):
            state.mask = given["/SMask"] if isinstance(given["/SMask"], pikepdf.Dictionary) else None
        if has(given, "/BM"):
            state.blend = blend_mode(given["/BM"])
        if len(font := listed(entry(given, "/Font"))) == 2:
            state.font, state.size = keyed(font[0]), number(font[1])

    def set_render(self, operands: Sequence[Any]) -> None:
        self.state.render = whole(operands[0])

    def set_font(self, operands: Sequence[Any]) -> None:
        self.state.font, self.state.size = keyed(self.resource("/Font", operands[0])), number(operands[1])


def blend_mode(written: Any) -> str:
    """A blend mode's name, or the first of several (11.6.3)."""
    first = next(map(name, several(written)), "Normal")
    return "Normal" if first == "Compatible" else first


def _number(field: str, factor: float = 1) -> Callable[[Tracker, Sequence[Any]], None]:
    def change(tracker: Tracker, operands: Sequence[Any]) -> None:
        setattr(tracker.state, field, number(operands[0]) * factor)

    return change


def _device(field: str, space: Space) -> Callable[[Tracker, Sequence[Any]], None]:
    def change(tracker: Tracker, operands: Sequence[Any]) -> None:
        # By name, so that a Default space of the resources is noticed.
        found = tracker.space(pikepdf.Name(f"/{space.family}"))
        setattr(tracker.state, field, Paint(found, tuple(map(number, operands))))

    return change


def _space(field: str) -> Callable[[Tracker, Sequence[Any]], None]:
    def change(tracker: Tracker, operands: Sequence[Any]) -> None:
        space = tracker.space(operands[0])
        setattr(tracker.state, field, Paint(space, initial(space)))

    return change


def _colour(field: str) -> Callable[[Tracker, Sequence[Any]], None]:
    def change(tracker: Tracker, operands: Sequence[Any]) -> None:
        space = getattr(tracker.state, field).space
        parts = [part for part in operands if not isinstance(part, pikepdf.Name)]
        pattern = None
        if len(parts) < len(operands):
            pattern = tracker.resource("/Pattern", operands[-1])
            space = _patterned(tracker, pattern, space)
        setattr(tracker.state, field, Paint(space, tuple(map(number, parts)), pattern))

    return change


def _patterned(tracker: Tracker, pattern: Any, space: Space) -> Space:
    """The Pattern space with what a pattern is coloured in: the shading's own space, or the uncoloured one's base."""
    if pattern is None:
        return Space("Pattern", 0, base=UNKNOWN)
    if whole(entry(pattern, "/PatternType")) == 2:
        return Space("Pattern", 0, base=tracker.space(entry(pattern, "/Shading", "/ColorSpace")))
    if whole(entry(pattern, "/PaintType")) == 2:
        return Space("Pattern", 0, base=space.base or UNKNOWN)
    return Space("Pattern", 0)


_CHANGES: Final[dict[str, Callable[[Tracker, Sequence[Any]], None]]] = {
    "q": Tracker.push,
    "Q": Tracker.pop,
    "cm": Tracker.concatenate,
    "gs": Tracker.extend,
    "w": _number("width"),
    "g": _device("fill", GRAY),
    "G": _device("stroke", GRAY),
    "rg": _device("fill", RGB),
    "RG": _device("stroke", RGB),
    "k": _device("fill", CMYK),
    "K": _device("stroke", CMYK),
    "cs": _space("fill"),
    "CS": _space("stroke"),
    "sc": _colour("fill"),
    "scn": _colour("fill"),
    "SC": _colour("stroke"),
    "SCN": _colour("stroke"),
    "Tf": Tracker.set_font,
    "Tc": _number("spacing"),
    "Tw": _number("word_spacing"),
    "Tz": _number("scale", 0.01),
    "TL": _number("leading"),
    "Ts": _number("rise"),
    "Tr": Tracker.set_render,
}
