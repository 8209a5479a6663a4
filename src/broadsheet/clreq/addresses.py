"""Where the address of a page or of a letter box may be parted: at its own marks, and without a hyphen.

After the marks that end a part of it (/ : . , ? = &), before those that begin one (# _ ~ @), and never after a hyphen,
which a reader could not tell from one of ours.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

_ADDRESS: Final = re.compile(
    r"(?:[a-z]+://|www\.)[!-~]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII | re.IGNORECASE
)
_PLACE: Final = re.compile(r"(?<=[/:.,?=&])(?![/:.,?=&])|(?=[~_#@])")
_LEAST: Final = 2
"""Characters of an address that stay together at either end."""


def addresses(chars: str) -> list[tuple[int, int, list[int]]]:
    """The addresses in a text: where each begins and ends, and the places inside at which a line may end."""
    found = []
    for match in _ADDRESS.finditer(chars) if "." in chars else ():
        start, end = match.span()
        places = [place.start() for place in _PLACE.finditer(chars, start, end)]
        found.append((start, end, [x for x in places if start + _LEAST <= x <= end - _LEAST]))
    return found


def with_addresses(ends: list[int], chars: str) -> list[int]:
    """The places at which lines may end, in order, those inside addresses as these say."""
    for start, end, places in addresses(chars):
        ends[bisect_left(ends, start + 1) : bisect_left(ends, end)] = places
    return ends
