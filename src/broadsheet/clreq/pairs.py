"""What happens between two neighbours: where gaps stand, where no space is added.

Each pattern matches the empty place between two class letters (see classes.py).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from broadsheet.clreq.locales import LOCALES

_WORD = "LDAXUkaIY"

CALLS: Final = re.compile("(?<![！？])[！？]{2}(?![！？])")
"""！！ ？？ ！？ ？！ in the text itself take one em together (CLREQ, exclamation and question marks)."""

FULL_WIDTH: Final = re.compile("[CMSO]")
"""Marks with a blank half."""

UNSTRETCHABLE: Final = re.compile(rf"(?<=[{_WORD}])(?=[{_WORD}])|(?<=[ZV])|(?=[ZVNW])|(?=e)|(?<=B)(?=B)")
"""Inside words, numbers and units and beside connectors no space is added (CLREQ 3.1.6.4), and on one side of a space
alone."""


@cache
def han_latin(locale: str = "zh-Hans") -> re.Pattern[str]:
    """Where Chinese meets Latin letters or digits a gap stands (CLREQ 3.2.2; JLREQ 3.2.6)."""
    row = LOCALES[locale]
    return re.compile(
        f"(?<=[{row.before_latin}])(?=[{row.latin_starts}])|(?<=[{row.latin_ends}])(?=[{row.after_latin}])"
    )


def places(pattern: re.Pattern[str], classes: str) -> list[int]:
    """The indices before which `pattern` matches, in order; never 0 and never the end."""
    found = [match.start() for match in pattern.finditer(classes, 1)]
    return found[:-1] if found[-1:] == [len(classes)] else found
