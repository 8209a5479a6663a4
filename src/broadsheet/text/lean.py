"""Half-width pause marks lean on the words they end: some faces draw them nearer to what follows."""

from __future__ import annotations

import re

from broadsheet.base.units import EM, Length
from broadsheet.clreq.spacing import HALF
from broadsheet.fonts.catalog import Catalog
from broadsheet.text.model import ShapedText

_PAUSES = re.compile("M")
_SHARE = 3
"""Of the white of a half em about a mark, one part in so many stands before it."""


def leaned(text: ShapedText, catalog: Catalog) -> dict[int, tuple[Length, Length]]:
    """How far the ink of such marks moves back, by glyph: those whose white before is more than that after."""
    moved: dict[int, tuple[Length, Length]] = {}
    faces = [(run, catalog.face(run.face)) for run in text.runs]
    for match in _PAUSES.finditer(text.classes):
        place = match.start()
        face = next(face for run, face in faces if run.start <= place < run.end)
        left, right = face.ink(text.glyphs[place])
        white = HALF - (right - left)
        if left > HALF - right:
            moved[place] = (text.size * (white // _SHARE - left) // EM, 0)
    return moved
