"""How wide marks and the spaces between them are, and how much they may give and take (CLREQ 3.1.6).

Values are thousandths of an em.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

HALF: Final = 500
"""The half of a full-width mark that may close up."""

DOTS: Final[Mapping[str, int]] = {"I": 500, "J": 1000}
"""An interpunct takes half an em (GB/T 15834), or one where it stands among the marks in the middle of theirs (CLREQ
3.1.3), however wide the font draws it."""


class GapLimits(NamedTuple):
    """A gap's natural width and how narrow and wide justification may make it."""

    natural: int
    least: int
    most: int


class Limit(NamedTuple):
    """A place that gives or takes space: its width, the least and the most of it (None: it does not open)."""

    default: int
    least: int
    most: int | None


LIMITS: Final[Mapping[str, Limit]] = {
    "line_end": Limit(1000, 500, None),
    "word_space": Limit(333, 250, 500),
    "interpunct": Limit(1000, 500, None),
    "bracket": Limit(1000, 500, None),
    "pause": Limit(1000, 500, None),
    "han_latin": Limit(250, 125, 500),
    "stop": Limit(1000, 500, None),
}
"""In the order in which they close up (CLREQ 3.1.6.3); what has a most opens before all others (3.1.6.4)."""

MOST_TIGHTENED: Final = 50
"""What a paper may have every place close up by, after all of these. CLREQ, which closes up no Han, has no such step;
the ink of two Han in running text stands 0.041 em apart at the least, 0.076 in the middle (Noto Serif SC)."""

HAN_LATIN_GAP: Final = GapLimits(LIMITS["han_latin"].default, LIMITS["han_latin"].least, 333)
"""Opened to a third of an em at most, as many styles have it."""
WORD_SPACE: Final = GapLimits(250, 250, 500)

HALVED: Final[Mapping[str, re.Pattern[str] | None]] = {
    "gb": re.compile("[CMS](?=[CMSJF])|(?<=[CMSOJF])O"),
    "tight": re.compile("[OCMS](?=[OCMS])|(?<=[OCMS])[OCMS]"),
    "open": re.compile("[OCM]|S(?=[OCMSQ])"),
    "half": re.compile("[OCMS]"),
    "full": None,
    "centred": None,
}
"""The marks that take half an em inside a line, by house style.

gb: of two that meet one gives up the blank between them, so that they take an em and a half (CLREQ 3.1.6.1, GB/T 15834;
CSS Text 4, fullwidth collapsing). tight: marks that meet take an em together (CLREQ 3.1.6.1). open (开明): all but
。？！, and these too before another mark. half (半身): all. full (全身) and centred (居中): none.
"""

HANGING: Final = frozenset("、，。")
"""Marks that may stand outside the measure (CLREQ 3.1.7)."""

BLANKS: Final[Mapping[str, tuple[int, int]]] = {
    **dict.fromkeys("CMS", (0, HALF)), "O": (HALF, 0), "J": (HALF // 2, HALF // 2),
}  # fmt: skip
"""The white before and after a mark within its em, by class (CLREQ 3.1.6.1; JLREQ 3.1.2)."""


def closed_up(classes: str, marks: str) -> list[int]:
    """The places between two glyphs that lose half an em where marks are set in that style; twice in the list where
    both neighbours lose theirs."""
    if (halved := HALVED[marks]) is None:
        return []
    places = [match.start() + (match[0] != "O") for match in halved.finditer(classes)]
    return [place for place in places if 0 < place < len(classes)]
