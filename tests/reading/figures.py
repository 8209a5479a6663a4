"""Drawings on a page, told apart from what stands about them: a drawing is one picture to the judges of a page, and its
lettering is read by itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

from tests.reading.glyphs import Box, Glyph, ReadPage
from tests.reading.report import MM

_OUT = 1.0
"""Points that a mark of a drawing may stand out of its place."""


class Figure(NamedTuple):
    """A drawing as printed: its file, its place, what stands in it."""

    file: str
    box: Box
    glyphs: tuple[Glyph, ...]
    shapes: tuple[Box, ...]

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)


def told_apart(page: ReadPage, report: dict[str, Any]) -> tuple[ReadPage, tuple[Figure, ...]]:
    """The page with one picture for each drawing of the report, and the drawings."""
    glyphs, shapes, figures = page.glyphs, page.shapes, []
    for photo in report["photos"]:
        if photo["ppi"] is not None:
            continue
        left, top, wide, high = (photo[key] * MM for key in ("x_mm", "y_mm", "w_mm", "h_mm"))
        box = Box(left, top, left + wide, top + high)
        inside = tuple(glyph for glyph in glyphs if _holds(box, glyph.ink))
        drawn = tuple(shape for kind, shape in shapes if kind == "path" and _holds(box, shape))
        assert drawn, photo["file"]
        # A bound is that of the line's middle and its weight: what reaches out of a drawing is cut off.
        bounds = Box(
            max(min(shape.left for shape in drawn), left),
            max(min(shape.top for shape in drawn), top),
            min(max(shape.right for shape in drawn), left + wide),
            min(max(shape.bottom for shape in drawn), top + high),
        )
        figures.append(Figure(photo["file"], bounds, inside, drawn))
        glyphs = tuple(glyph for glyph in glyphs if not _holds(box, glyph.ink))
        others = tuple((kind, shape) for kind, shape in shapes if kind != "path" or not _holds(box, shape))
        shapes = (*others, ("image", bounds))
    return replace(page, glyphs=glyphs, shapes=shapes), tuple(figures)


def _holds(box: Box, mark: Box) -> bool:
    return (
        mark.left >= box.left - _OUT
        and mark.top >= box.top - _OUT
        and mark.right <= box.right + _OUT
        and mark.bottom <= box.bottom + _OUT
    )


def written_lettering(file: Path) -> list[str]:
    """The words of each text of an SVG file."""
    texts = ElementTree.parse(file).iter("{http://www.w3.org/2000/svg}text")
    return ["".join(text.itertext()) for text in texts]
