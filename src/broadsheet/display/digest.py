"""What a page shows, as a short number: the same content gives the same, any change another (内容校验)."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from broadsheet.display.ops import Artwork, DisplayPage, Op, Picture, Text

_DIGITS = 12


def digest(page: DisplayPage, file: Callable[[Picture | Artwork], bytes]) -> str:
    """Twelve hexadecimal digits of the SHA-256 of a page's size and marks, `file` giving the bytes of a picture's.

    Where copy was written, where files lie and what marks mean is no part of it, nor the sheet the page is drawn on.
    """
    size = (page.label, page.width, page.height, page.bleed)
    shown = [size, *(_shown(op, file) for op in page.ops)]
    return sha256(ascii(shown).encode("ascii")).hexdigest()[:_DIGITS]


def _shown(op: Op, file: Callable[[Picture | Artwork], bytes]) -> tuple[object, ...]:
    """What of a mark can be seen."""
    if isinstance(op, Text):
        op = op._replace(glyphs=list(op.glyphs), chars=list(op.chars), kerns=list(op.kerns))
    if isinstance(op, Picture):
        shaped = (op.clip, op.cutout) if op.clip or op.cutout else ()
        return "Picture", op.rect, op.crop, sha256(file(op)).hexdigest(), *shaped
    if isinstance(op, Artwork):
        return "Artwork", op.rect, op.window, op.page, sha256(file(op)).hexdigest()
    marks = op._asdict()
    return type(op).__name__, *(marks[key] for key in marks if key not in ("tag", "origin"))
