"""What a press holds, as the checks need it."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from broadsheet.base.units import Length


class Limits(Struct, frozen=True):
    """Lengths in thousandths of a point, inks in thousandths of full ink, resolutions in pixels per inch.

    A photo below `photo_error` is refused, below `photo_warning` warned of, from `photo_good` on sharp. No spot may
    carry more than `total`, no black type or rule more than `rich_black`; a part of a tint below `tint` vanishes.
    `line`, `text`, `reading` (beside characters), `reversed_text` and `multi_ink_text` are the finest that print; type
    keeps `safe` from the trim.
    """

    photo_error: int
    photo_warning: int
    photo_good: int
    total: int
    rich_black: int
    tint: int
    line: Length
    text: Length
    reading: Length
    reversed_text: Length
    multi_ink_text: Length
    safe: Length


class FileLimits(NamedTuple):
    """What a finished PDF from anywhere is held to (GWG 2022): sizes and weights in points, ink in per cent,
    resolutions in pixels per inch; `standard` is the PDF/X the press asks for, "X-4" or "X-1a".

    `ink` is the most that a square of 15 mm carries in the mean, `rich_black` the most in black type. Black type
    below `black_text` and black lines below `black_line` overprint what they lie on. `reversed_text`,
    `multi_ink_text` and `line` are the finest of white and of several inks. `photo`, `bitmap` (one bit) and
    `page_image` (a page that is one image) are resolutions refused below `error`, warned of below `warning`.
    """

    standard: str
    ink: float
    rich_black: float
    black_text: float
    black_line: float
    reversed_text: float
    multi_ink_text: float
    line: float
    photo_error: int
    photo_warning: int
    bitmap_error: int
    bitmap_warning: int
    page_image_error: int
    page_image_warning: int
    spot_colours: int
    rgb_images: bool
