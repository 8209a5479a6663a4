"""The Chinese sizes of type on one line for a small paper's columns: smaller than they are, as one to another."""

from __future__ import annotations

from ladder import BODY, SIZES, USES, square
from studio import GREY, INK, PAPER, SERIF_BLACK, VERMILION
from vector import Vector

SIZE = 0.95
"""Of the true size."""
SHORT = {"标题、提要": "标题", "报纸正文": "正文", "图注、表格": "图注"}
"""What a use is called where its bracket is narrow."""
LEFT, FOOT, SLOT = 12.0, 92.0, 17.5
"""Where the first square begins, where all of them stand, and what the name of a size needs; points."""


def ladder_narrow() -> Vector:
    """Fourteen sizes of 报 in their squares, what each is for, and 小五 marked and enlarged."""
    sheet = Vector(369, 137.9)
    sheet.text((LEFT, 28), "从初号到小六", 15, font=SERIF_BLACK)
    wide = [max(size * SIZE, SLOT) for _, size in SIZES]
    space = (sheet.width - 2 * LEFT - sum(wide)) / (len(wide) - 1)
    sheet.line([(LEFT - 4, FOOT), (sheet.width - LEFT + 4, FOOT)], 0.5, GREY)
    left, slots = LEFT, []
    for (name, size), slot in zip(SIZES, wide, strict=True):
        middle = left + slot / 2
        square(sheet, middle - size * SIZE / 2, FOOT, size * SIZE)
        sheet.text((middle, FOOT + 12), name, 8.5, weight=600, anchor="ms")
        sheet.text((middle, FOOT + 22), f"{size:g}", 8, anchor="ms")
        slots.append((left, left + slot))
        left += slot + space
    for use, first, last in USES:
        bracket(sheet, SHORT.get(use, use), (slots[first][0], slots[last][1]), SIZES[first][0] == BODY)
    enlarge(sheet, sum(slots[[name for name, _ in SIZES].index(BODY)]) / 2)
    return sheet


def bracket(sheet: Vector, use: str, across: tuple[float, float], chosen: bool) -> None:
    """Say what a run of sizes is for, under a bracket as wide as the run."""
    (left, right), y = across, FOOT + 27
    ways = [(left, y - 2.5), (left, y), (right, y), (right, y - 2.5)]
    sheet.line(ways, 1 if chosen else 0.5, VERMILION if chosen else INK)
    sheet.text(((left + right) / 2, y + 11), use, 8.5, weight=600 if chosen else 400, anchor="ms")


def enlarge(sheet: Vector, middle: float) -> None:
    """The body size under a glass, its square and its strokes named."""
    size, radius, centre = 34.0, 27.0, (middle, 36.0)
    sheet.line([(middle, centre[1] + radius), (middle, FOOT - 9 * SIZE - 2)], 0.9, VERMILION)
    sheet.circle(centre, radius, PAPER, 1.3, VERMILION)
    square(sheet, middle - size / 2, centre[1] + size / 2, size, VERMILION)
    left = middle - radius - 8
    sheet.leader((middle - size / 2, centre[1] - 12), (left, centre[1] - 12))
    sheet.leader((middle - size * 0.42, centre[1] + 5), (left, centre[1] + 5))
    sheet.text((left - 3, centre[1] - 9), "字身", 8.5, anchor="rs")
    sheet.text((left - 3, centre[1] + 8), "字面", 8.5, anchor="rs")
    sheet.text((middle + radius + 6, centre[1] - 4), "小五", 8.5, weight=600)
    sheet.text((middle + radius + 6, centre[1] + 8), "9点", 8.5)
