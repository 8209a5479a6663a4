"""Judges of ink: PDFium draws the page, and the picture is looked at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tests.reading.faults import Fault
from tests.reading.glyphs import Box, Glyph, ReadPage

if TYPE_CHECKING:
    from PIL.Image import Image

DARK = 200
"""Grey values below this are ink; newsprint white is 255."""


def draw(page: ReadPage, scale: float) -> Image:
    """The trimmed page in greys, `scale` pixels a point."""
    left, bottom, right, top = page.trim
    frame = page.page.get_bbox()
    crop = (left - frame[0], bottom - frame[1], frame[2] - right, frame[3] - top)
    picture: Image = page.page.render(
        scale=scale, grayscale=True, crop=tuple(max(0.0, side) for side in crop)
    ).to_pil()
    return picture


def stray_ink(page: ReadPage, allowed: Iterable[Box], scale: float = 2, tile: int = 24) -> list[Fault]:
    """Ink outside every box of `allowed`, reported by tiles of `tile` pixels."""
    picture = draw(page, scale)
    for box in allowed:
        picture.paste(255, box.pixels(scale))
    inked = picture.point(lambda grey: 255 if grey < DARK else 0)
    found = []
    for top in range(0, inked.height, tile):
        for left in range(0, inked.width, tile):
            spot = inked.crop((left, top, left + tile, top + tile)).getbbox()
            if spot is not None:
                place = f"{(left + spot[0]) / scale:.1f}, {(top + spot[1]) / scale:.1f} pt"
                found.append(Fault("ink where none belongs", "page", place))
    return found


def unseen(page: ReadPage, scale: float = 3) -> list[Fault]:
    """Text a reader cannot see: drawn in rendering mode 3, in the colour of its ground, or under something else."""
    picture = draw(page, scale)
    return [
        Fault("text that cannot be seen", "page", f"{glyph.text} at {glyph.x:.1f}, {glyph.y:.1f} pt")
        for glyph in page.glyphs
        if glyph.text.strip() and (glyph.mode != 0 or glyph.fill[3] == 0 or not _shows(picture, glyph, scale))
    ]


def _shows(picture: Image, glyph: Glyph, scale: float) -> bool:
    """Whether there is light and dark where the glyph's ink should be."""
    greys = picture.crop(glyph.ink.grown(0.5).pixels(scale)).tobytes()
    return max(greys) - min(greys) > 60
