"""Six looks at a proof before it is passed: at each, what the eye is for is vermilion."""

from __future__ import annotations

from collections.abc import Callable

from studio import GREY, INK, SERIF_BLACK, SHADE, VERMILION, WHITE, Sheet, round_about
from vector import Vector

WIDE, HIGH = 31.0, 43.3
"""Of a page, in points: the shape of 390 × 545 mm."""
LEFT, TOP, PITCH = 8.0, 8.0, 39.2
BADGE, LABEL = 62.0, 82.0
"""How far down the numbers and the words are."""
LEADING, TEXT = 2.5, 0.9
"""Of the lines that stand for text, and their thickness."""


def looks() -> Vector:
    """Six pages in a row, numbered, each with its words."""
    sheet = Vector(243, 91.9)
    for number, (label, drawn) in enumerate(LOOKS, 1):
        left = LEFT + PITCH * (number - 1)
        leaf = Vector(WIDE, HIGH, WHITE)
        drawn(leaf)
        leaf.box((0.3, 0.3, WIDE - 0.3, HIGH - 0.3), None, 0.6)
        sheet.place(leaf, (left, TOP), upside=drawn is turned_over)
        sheet.badge((left + WIDE / 2, BADGE), number, 5.4, INK)
        sheet.text((left + WIDE / 2, LABEL), label, 8, weight=500, anchor="ms")
    return sheet


def column(leaf: Sheet, left: float, top: float, right: float, foot: float) -> None:
    """A column of text, in grey lines."""
    for row in range(int((foot - top) / LEADING) + 1):
        leaf.box((left, top + row * LEADING, right, top + row * LEADING + TEXT), GREY)


def columns(leaf: Sheet, top: float, foot: float = 39.5) -> None:
    """Three columns across the page."""
    for left in (3.0, 11.8, 20.6):
        column(leaf, left, top, left + 7.4, foot)


def black_and_white(leaf: Sheet) -> None:
    """Masses only: a black head, grey text, and a hole where there should be text."""
    leaf.box((3, 4, 28, 11), INK)
    leaf.box((3, 14, 28, 39.5), SHADE)
    leaf.box((3, 14, 14.5, 24), INK)
    leaf.box((16, 26.5, 23.5, 34), WHITE)
    leaf.circle((19.75, 30.25), 6.8, None, 1.1, VERMILION)


def edges(leaf: Sheet) -> None:
    """A picture beside text: the line along their tops, and the one under the last lines."""
    leaf.box((3, 4, 28, 7.5), INK)
    column(leaf, 3, 13, 10.4, 39)
    leaf.box((12.6, 13, 28, 24), SHADE, 0.5)
    column(leaf, 12.6, 27.2, 19.4, 39)
    column(leaf, 21.2, 27.2, 28, 36)
    for y in (11.8, 41.0):
        leaf.line([(1, y), (WIDE - 1, y)], 1.1, VERMILION)


def large_type(leaf: Sheet) -> None:
    """The nameplate, the date line and a headline."""
    leaf.text((WIDE / 2, 12.5), "版样", 11.5, VERMILION, SERIF_BLACK, anchor="ms")
    leaf.box((7, 15.2, 24, 16.4), VERMILION)
    for index in range(5):
        leaf.box((3 + index * 5.15, 19.6, 7.3 + index * 5.15, 24), VERMILION)
    columns(leaf, 27.5)


def caption(leaf: Sheet) -> None:
    """A picture with people in it, and the lines under it."""
    column(leaf, 3, 4, 28, 6)
    leaf.box((3, 9, 28, 25), SHADE, 0.5)
    for x in (8.5, 15.5, 22.5):
        leaf.circle((x, 15.2), 2.1, INK)
        leaf.polygon([*round_about((x, 21.4), 3.2, 180, 360, 12), (x + 3.2, 25), (x - 3.2, 25)], INK)
    for row, right in enumerate((28, 19)):
        leaf.box((3, 27.2 + row * 2.9, right, 28.7 + row * 2.9), VERMILION)
    columns(leaf, 34.5)


def line_ends(leaf: Sheet) -> None:
    """Two columns, the first and last character of each line marked, and a word alone on the last line."""
    for left in (3.0, 16.6):
        right = left + 11.4
        for row in range(10):
            y = 4.2 + row * 3.6
            alone = left == 3.0 and row == 9
            if not alone:
                leaf.box((left, y, right, y + 1.7), GREY)
                leaf.box((right - 1.9, y, right, y + 1.7), VERMILION)
            leaf.box((left, y, left + 1.9, y + 1.7), VERMILION)


def turned_over(leaf: Sheet) -> None:
    """A page with a place where the text is loose; it is shown with its foot up."""
    leaf.text((WIDE / 2, 12.5), "版样", 11.5, INK, SERIF_BLACK, anchor="ms")
    columns(leaf, 16)
    leaf.box((11.2, 24.5, 28.4, 37.3), WHITE)
    for left in (11.8, 20.6):
        for y in (26.0, 31.0, 36.0):
            leaf.box((left, y, left + 7.4, y + TEXT), GREY)
    leaf.circle((19.9, 31.4), 8.4, None, 1.1, VERMILION)


LOOKS: tuple[tuple[str, Callable[[Sheet], None]], ...] = (
    ("看黑白", black_and_white),
    ("看齐边", edges),
    ("读大字", large_type),
    ("对图说", caption),
    ("行首行尾", line_ends),
    ("倒着看", turned_over),
)
