"""What happens between two neighbours: where a line may end, where marks close up, where gaps stand and may stretch.

Each pattern matches the empty place between two class letters (see classes.py).
"""

from __future__ import annotations

import re
from typing import Final

_WORD = "LDAXUkaI"

UNBREAKABLE: Final = re.compile(
    r"(?=[CMSIZVUNAkeW])|(?<=[OXa])"  # prohibited starts and ends, level basic (CLREQ 3.1.4)
    r"|(?<=[LD])(?=[LDa])|(?<=A)(?=[DL])|(?<=[VZU])(?=D)"  # words, numbers, 1/2, 1-11 (JLREQ 3.1.10)
)

SQUEEZED: Final = re.compile(r"(?<=[CMS])(?=[CMSO])|(?<=O)(?=O)")
"""Adjacent marks give up half an em between them (CLREQ 3.1.6.1, GB/T 15834: two marks take 1.5 em)."""

CALLS: Final = re.compile("(?<![！？])[！？]{2}(?![！？])")
"""！！ ？？ ！？ ？！ in the text itself take one em together (CLREQ, exclamation and question marks)."""

FULL_WIDTH: Final = re.compile("[CMSO]")
"""Marks with a blank half."""

INTERPUNCTS: Final = re.compile("I")

HAN_LATIN: Final = re.compile(r"(?<=H)(?=[LDX])|(?<=[LDU])(?=H)")
"""Where Chinese meets Latin letters or digits a gap stands (CLREQ 3.2.2)."""

UNSTRETCHABLE: Final = re.compile(rf"(?<=[{_WORD}])(?=[{_WORD}])|(?<=[ZV])|(?=[ZVN])|(?=e)|(?<=B)(?=B)")
"""Inside words, numbers and units and beside connectors no space is added (CLREQ 3.1.6.4)."""


def places(pattern: re.Pattern[str], classes: str) -> list[int]:
    """The indices before which `pattern` matches, in order; never 0 and never the end."""
    found = [match.start() for match in pattern.finditer(classes, 1)]
    return found[:-1] if found[-1:] == [len(classes)] else found
