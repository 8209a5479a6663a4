"""The line rules a reader of a Chinese page expects, written down once more from CLREQ, apart from the engine's own."""

from __future__ import annotations

import re

PAUSE_OR_STOP = "。．，、：；！？‼⁇⁈⁉"
OPEN = "「『“‘（《〈【〖〔［｛"
CLOSE = "」』”’）》〉】〗〕］｝"
CONNECTOR = "～-–"
INTERPUNCT = "·・‧"
SOLIDUS = "/／"
DASH, ELLIPSIS = "—", "…⋯"

NOT_AT_START = frozenset(PAUSE_OR_STOP + CLOSE + CONNECTOR + INTERPUNCT + SOLIDUS + ")]},.:;!?%‰")
"""clreq §prohibition_rules_for_line_start_end, level basic, and their half-width forms."""

NOT_AT_END = frozenset(OPEN + "([{")

TRIMMED_AFTER = frozenset(PAUSE_OR_STOP + CLOSE)
"""Full-width marks whose right half is blank; at a line's end it is cut off (GB/T 15834 5.1.10)."""

NUMBER = re.compile(r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*[%％‰℃°]?")
WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*")
UNIT = re.compile(r"——|……|⋯⋯")
HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]")


def squeezed(first: str, second: str) -> bool:
    """Whether two full-width marks share 1.5 em: clreq §h-adjustment_of_adjacent_punctuation_marks."""
    if first in TRIMMED_AFTER:
        return second in TRIMMED_AFTER or second in OPEN
    return first in OPEN and second in OPEN


def starts_badly(text: str) -> bool:
    """A single dash is a connector; two of them are a mark that may start a line at level basic."""
    return text[0] in NOT_AT_START or (text[0] == DASH and not text.startswith(DASH * 2))


def ends_badly(text: str) -> bool:
    return text[-1] in NOT_AT_END
