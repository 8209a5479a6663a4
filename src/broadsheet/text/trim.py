"""What a line sheds at its edges: the blank half of a mark that begins or ends it, or a whole mark that hangs."""

from __future__ import annotations

from msgspec import Struct

from broadsheet.base.units import Length
from broadsheet.clreq.pairs import FULL_WIDTH
from broadsheet.clreq.rules import Rules
from broadsheet.clreq.spacing import HANGING

_MARKS = frozenset("OPCMSJQ")


class Edges(Struct, frozen=True):
    """`leading[i]` is what a line that begins with glyph i is narrower by, `trailing[i]` one that ends before it."""

    leading: dict[int, Length]
    trailing: dict[int, Length]


def trim(chars: list[str], classes: str, advances: list[Length], half: Length, rules: Rules) -> Edges:
    """The white at the edges (CLREQ 3.1.6.2; GB/T 15834, 5.1.10) and what hangs (CLREQ 3.1.7); `half` is half an em.

    A mark that a face draws in half an em or less has none, and none hangs beside another.
    """
    edges = Edges({}, {})
    for match in FULL_WIDTH.finditer(classes):
        place = match.start()
        if advances[place] <= half:
            continue
        if match[0] == "O":
            if rules.trims_start(first=place == 0):
                edges.leading[place] = half
        elif rules.hang and chars[place] in HANGING and classes[place - 1 : place] not in _MARKS:
            edges.trailing[place + 1] = advances[place]
        else:
            edges.trailing[place + 1] = half
    return edges
