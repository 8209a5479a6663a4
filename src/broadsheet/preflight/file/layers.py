"""Optional content: which layers a print shows by default (ISO 32000-1, 8.11)."""

from __future__ import annotations

from typing import Any, Final

import pikepdf

_ALL: Final = {"/AllOn": all, "/AnyOn": any}


class Layers:
    """The layers that are off in the default configuration."""

    def __init__(self, root: Any) -> None:
        default: Any = root.get("/OCProperties", {}).get("/D", {})
        off = [group.objgen for group in default.get("/OFF", [])]
        if default.get("/BaseState") == "/OFF":
            groups = [group.objgen for group in root["/OCProperties"].get("/OCGs", [])]
            on = {group.objgen for group in default.get("/ON", [])}
            off += [group for group in groups if group not in on]
        self._off = frozenset(off)

    def hides(self, tag: Any, properties: Any) -> bool:
        """Whether content marked so is not printed. A membership asks its groups by its policy (8.11.2.2)."""
        if not self._off or tag != "/OC" or not isinstance(properties, pikepdf.Dictionary):
            return False
        if properties.get("/Type") != "/OCMD":
            return properties.objgen in self._off
        groups: Any = properties.get("/OCGs", [])
        listed = list(groups) if isinstance(groups, pikepdf.Array) else [groups]
        on = [group.objgen not in self._off for group in listed]
        policy = str(properties.get("/P", "/AnyOn"))
        if policy in _ALL:
            return bool(on) and not _ALL[policy](on)
        return bool(on) and (all(on) if policy == "/AnyOff" else any(on))
