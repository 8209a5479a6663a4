"""Optional content: which layers a print shows by default (ISO 32000-1, 8.11)."""

from __future__ import annotations

from typing import Any, Final

import pikepdf

from broadsheet.preflight.file.objects import entry, name, several

_ALL: Final = {"AllOn": all, "AnyOn": any}


class Layers:
    """The layers that are off in the default configuration."""

    def __init__(self, root: Any) -> None:
        default = entry(root, "/OCProperties", "/D")
        off = _numbers(entry(default, "/OFF"))
        if entry(default, "/BaseState") == "/OFF":
            on = _numbers(entry(default, "/ON"))
            off += [group for group in _numbers(entry(root, "/OCProperties", "/OCGs")) if group not in on]
        self._off = frozenset(off)

    def hides(self, tag: Any, properties: Any) -> bool:
        """Whether content marked so is not printed. A membership asks its groups by its policy (8.11.2.2)."""
        if not self._off or tag != "/OC" or not isinstance(properties, pikepdf.Dictionary):
            return False
        if properties.get("/Type") != "/OCMD":
            return properties.objgen in self._off
        on = [group not in self._off for group in _numbers(properties.get("/OCGs"))]
        policy = name(properties.get("/P"), "AnyOn")
        if policy in _ALL:
            return bool(on) and not _ALL[policy](on)
        return bool(on) and (all(on) if policy == "AnyOff" else any(on))


def _numbers(groups: Any) -> list[tuple[int, int]]:
    """The object numbers by which groups are known."""
    return [group.objgen for group in several(groups) if isinstance(group, pikepdf.Dictionary)]
