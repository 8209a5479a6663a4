"""What a press holds, as the checks need it."""

from __future__ import annotations

from typing import NamedTuple

from broadsheet.base.units import Length


class Limits(NamedTuple):
    """Lengths in thousandths of a point, inks in thousandths of full ink, resolutions in pixels per inch.

    A photo below `photo_error` is refused, below `photo_warning` warned of, from `photo_good` on sharp. No spot may
    carry more than `total`, no black type or rule more than `rich_black`; a part of a tint below `tint` vanishes.
    `line`, `text`, `reversed_text` and `multi_ink_text` are the finest that print; type keeps `safe` from the trim.
    """

    photo_error: int
    photo_warning: int
    photo_good: int
    total: int
    rich_black: int
    tint: int
    line: Length
    text: Length
    reversed_text: Length
    multi_ink_text: Length
    safe: Length
