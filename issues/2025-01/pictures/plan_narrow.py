"""The plan's three panels for the columns of a small paper: as large in their lettering, and nothing between them."""

from __future__ import annotations

from plan import TOP, Panel, edges, letters, page, titled
from studio import INK
from vector import Vector

SIZE = 0.8
PANELS = tuple(Panel(left, SIZE) for left in (17.0, 142.4, 268.8))


def plan_narrow() -> Vector:
    """The letters, the edges moved, the page made up."""
    sheet = Vector(369, 149.9)
    letters(sheet, PANELS[0])
    edges(sheet, PANELS[1])
    made_up = Vector(Panel(0).wide, Panel(0).foot, None)
    page(made_up, Panel(0))
    sheet.place(made_up, (PANELS[2].left, TOP * (1 - SIZE)), size=SIZE)
    for panel, part in zip(PANELS, (0.22, 0.46), strict=False):
        start, y = panel.left + panel.wide, TOP + (panel.foot - TOP) * part
        sheet.arrow((start + 8, y), (start + 36, y), 1.2, INK, 7)
    titled(sheet, PANELS)
    return sheet
