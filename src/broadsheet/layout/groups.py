"""How section heads over groups of stories (栏目题) look."""

from __future__ import annotations

from msgspec import Struct

from broadsheet.display.ops import Ink
from broadsheet.layout.styles import Rule, Style


class GroupStyle(Struct, frozen=True):
    """A section head: its title between two `ornament`s, whose section it is, rules over and under both.

    The title stands on a `band` of ink, if there is one: as wide as the group, or, as a `tab`, as the title.
    """

    title: Style
    by: Style
    over: Rule | None = None
    under: Rule | None = None
    band: Ink | None = None
    tab: bool = False
    ornament: str = ""
