"""Page boxes: where the paper is cut and how far ink runs past the cut (ISO 32000-1, 14.11.2)."""

from __future__ import annotations

from broadsheet.base.units import POINT
from broadsheet.display.ops import DisplayPage


def page_boxes(page: DisplayPage) -> dict[str, tuple[float, float, float, float]]:
    """MediaBox, BleedBox and TrimBox in points. The medium ends with the bleed; there are no printer's marks."""
    bleed, width, height = page.bleed, page.width, page.height
    outer = (0, 0, width + 2 * bleed, height + 2 * bleed)
    inner = (bleed, bleed, bleed + width, bleed + height)
    medium, trim = (_points(box) for box in (outer, inner))
    return {"MediaBox": medium, "BleedBox": medium, "TrimBox": trim}


def _points(box: tuple[int, int, int, int]) -> tuple[float, float, float, float]:
    left, bottom, right, top = (edge / POINT for edge in box)
    return left, bottom, right, top
