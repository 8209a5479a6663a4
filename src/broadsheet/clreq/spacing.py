"""How much the spaces of a line may give and take, and in what order (CLREQ 3.1.6.3 and 3.1.6.4).

Values are thousandths of an em.
"""

from __future__ import annotations

from typing import Final, NamedTuple

HALF: Final = 500
"""The half of a full-width mark that may close up."""

INTERPUNCT: Final = 500
"""An interpunct takes half an em (GB/T 15834)."""


class GapLimits(NamedTuple):
    """A gap's natural width and how narrow and wide justification may make it."""

    natural: int
    least: int
    most: int


HAN_LATIN_GAP: Final = GapLimits(250, 125, 333)
WORD_SPACE: Final = GapLimits(250, 250, 500)
