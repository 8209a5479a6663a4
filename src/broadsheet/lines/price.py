"""What a line costs: closing up, opening out, a short last line, a loose line beside a tight one, a word cut.

Prices are whole numbers that add up over a paragraph; a full line whose spaces are all natural costs nothing. A line
that a reader calls loose, a ninth of an em at every place, costs about 400, and so much more the looser it is; one mark
of a line closed up to its half costs 50 to 150. The order of the steps is CLREQ's, the weights are ours.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from broadsheet.base.units import Length
from broadsheet.lines.glue import ALL, BRACKETS, COUNT_BITS, GAPS, PAUSES, STOPS

TOLERANCES: Final = (80, 150, 300, 1000)
"""Thousandths of an em that every place of a line may take: a paragraph that cannot be set within the first is set
within the next. Lines looser than the last are set only where nothing else will do."""
OPENED: Final = tuple(100 * each**3 // 70**3 for each in range(TOLERANCES[-1] + 1))
"""The price of a line by the thousandths of an em each place takes: it grows with the cube, as badness does in TeX."""
LOOSE: Final = 40
"""Thousandths of an em from which a line counts as loose beside a tight one."""

_CLOSED: Final = {BRACKETS: 40, PAUSES: 50, GAPS: 20, STOPS: 140, ALL: 100}
"""The price of a step of closing up taken to its end; it grows with the square of the share taken."""
_COUNT: Final = (1 << COUNT_BITS) - 1
_MARKS_GIVE: Final = 10
"""What it costs that marks give at all, so that they do not look alike down the column."""
TIGHT: Final = 20
"""The price of closing up from which a line counts as tight beside a loose one."""

CONTRAST: Final = 60
"""A loose line beside a tight one."""
LINE: Final = 600
"""Every line: a paragraph closes up where that spares it one."""
LONE: Final = 10_000_000
"""A last character alone."""
_ENDED: Final = (LONE, LONE, 300, 100, 30)
"""A last line by its characters: one is as good as forbidden (孤字), five and more do no harm."""
CUT: Final = 1_000_000_000
"""A line that ends inside a word, because the word is wider than the measure."""
FORCED: Final = 10_000_000_000
"""A line that nothing brings to its measure."""
NEVER: Final = 1 << 60
"""More than any paragraph costs."""


@lru_cache(maxsize=4096)
def closed(excess: Length, places: int, most: tuple[Length, ...]) -> int:
    """The price of taking `excess` from a packed count of places, step by step in order, each giving its `most`."""
    rooms = [each * (places >> COUNT_BITS * number & _COUNT) for number, each in enumerate(most)]
    price = _MARKS_GIVE
    for number, room in enumerate(rooms):
        if taken := min(excess, room):
            price += _CLOSED[number] * taken**2 // room**2
            excess -= taken
    return price


def ended(letters: int) -> int:
    """The price of a last line of so many characters."""
    return _ENDED[letters] if letters < len(_ENDED) else 0
