"""What begins and ends no line: the sets of CLREQ, JLREQ and CSS, each for itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import compress
from typing import Final, NamedTuple

from broadsheet.clreq.line_break import Strictness, opportunities
from broadsheet.clreq.pairs import places

_NARROW: Final = "LDAakWZVIXUNY"
"""Classes of Latin and other scripts; among themselves UAX #14 says where a line may end."""


class Edges(NamedTuple):
    """Classes that begin no line, classes that end none, and those that UAX #14 decides about."""

    starts: str
    ends: str
    narrow: str = _NARROW


_NEVER: Final = "NAkeWUFY"
"""Whatever the level: second halves, combining marks, Latin closing marks, spaces, signs after numbers."""
_BASIC: Final = "CMSJQIZV" + _NEVER

SETS: Final[Mapping[str, Edges]] = {
    # CLREQ 3.1.4, levels none to strict; gb is GB/T 15834's.
    "none": Edges(_NEVER, "Xa"),
    "basic": Edges(_BASIC, "OPXa"),
    "gb": Edges(_BASIC, "OPVXa"),
    "strict": Edges(_BASIC + "BE", "OPVXa"),
    # JLREQ appendix C, table 2; prefixes and postfixes bind only to figures.
    "jlreq": Edges("CMSJQIZKNAkeWY", "OPXa", "LDAakWNY"),
}

CSS: Final[Mapping[str, Strictness]] = {"css-strict": "strict", "css-normal": "normal", "css-loose": "loose"}
"""The sets of CSS Text 3, 5.3, which are UAX #14 tailored, all classes of CLREQ aside."""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """The empty places between two classes at which no line ends."""
    edges = SETS[name]
    numbers = "|(?<=D)(?=U)" if "U" not in edges.starts else "|(?<=[VZU])(?=D)"
    return re.compile(f"(?=[{edges.starts}])|(?<=[{edges.ends}]){numbers}")


@cache
def _narrow(name: str) -> re.Pattern[str]:
    return re.compile(f"[{SETS[name].narrow}]{{2,}}")


@lru_cache(4096)
def _kept(text: str) -> tuple[int, ...]:
    """The places inside a stretch of Latin at which no line ends; the words of a page come back again and again."""
    allowed = {*opportunities(text)}
    return tuple(place for place in range(1, len(text)) if place not in allowed)


def line_ends(chars: str, classes: str, name: str) -> list[int]:
    """The places at which a line of `chars` may end, in order; never 0 and never the end."""
    if (strictness := CSS.get(name)) is not None:
        return opportunities(chars, strictness)
    allowed = bytearray(b"\1") * len(classes)
    for place in places(_pattern(name), classes):
        allowed[place] = 0
    for match in _narrow(name).finditer(classes):
        start, end = match.span()
        for place in _kept(chars[start:end]):
            allowed[start + place] = 0
    return [*compress(range(1, len(classes)), allowed[1:])]
