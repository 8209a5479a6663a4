"""Page boxes: where the paper is cut and how far ink runs past the cut (ISO 32000-1, 14.11.2)."""

from __future__ import annotations

from broadsheet.base.geometry import Rect
from broadsheet.base.units import POINT
from broadsheet.display.ops import DisplayPage


def page_boxes(page: DisplayPage) -> dict[str, tuple[float, float, float, float]]:
    """MediaBox, BleedBox and TrimBox in points; without a sheet of its own the page's medium ends with the bleed."""
    boxes = {"MediaBox": page.medium, "BleedBox": page.trim.inset(-page.bleed), "TrimBox": page.trim}
    return {name: _on_medium(box, page) for name, box in boxes.items()}


def _on_medium(box: Rect, page: DisplayPage) -> tuple[float, float, float, float]:
    """A box of the page from the lower left of its medium."""
    medium = page.medium
    left, right = box.x - medium.x, box.right - medium.x
    bottom, top = medium.bottom - box.bottom, medium.bottom - box.y
    x1, y1, x2, y2 = (round(edge * page.scale) / POINT for edge in (left, bottom, right, top))
    return x1, y1, x2, y2
