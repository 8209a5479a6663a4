"""What of a drawing is not drawn as it asks, gathered: each kind once, with its first line and how often."""

from __future__ import annotations

from typing import Final

from broadsheet.drawing.features import FEATURES
from broadsheet.drawing.model import Told
from broadsheet.drawing.tree import Element

_ANIMATIONS: Final = frozenset(
    {"animate", "animateMotion", "animateTransform", "animateColor", "set", "discard"}
)
_SHOWN: Final = 40


class Teller:
    """BS720 for what is drawn otherwise, BS721 for what is left out, BS722 for what cannot be read."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, str, str], Told] = {}

    @property
    def told(self) -> tuple[Told, ...]:
        return tuple(self._told.values())

    def feature(self, name: str, element: Element, detail: str = "") -> None:
        """Something that drawings may ask and that is not drawn; features.py knows its name."""
        self._add("BS721" if FEATURES[name].lost else "BS720", name, element, detail)

    def element(self, element: Element) -> None:
        """An element that is not drawn."""
        name = "animation" if element.name in _ANIMATIONS else element.name
        if name in FEATURES:
            self.feature(name, element)
        else:
            self._add("BS721", "element", element, f"<{name}>")

    def broken(self, key: str, element: Element) -> None:
        """An attribute that cannot be read."""
        self._add("BS722", key, element, element.get(key))

    def colour(self, written: str, element: Element) -> None:
        """A paint that came to nothing: told where it was meant for a colour."""
        if written.lower() not in ("", "none", "transparent"):
            self._add("BS722", "colour", element, written)

    def _add(self, code: str, what: str, element: Element, detail: str) -> None:
        detail = detail.strip()[:_SHOWN]
        key = (code, what, detail)
        before = self._told.get(key)
        line, count = (before.line, before.count + 1) if before else (element.line, 1)
        self._told[key] = Told(code, what, detail, line, count)
