"""A path covers what lies within it, by either of PDF's rules, and reaches no further than its points."""

from __future__ import annotations

import pytest

from broadsheet.base.geometry import Rect
from broadsheet.display.ops import Outline
from broadsheet.display.outlines import covers, reach

SQUARE = ((0, 0), (100, 0), (100, 100), (0, 100), ())
HOLE = ((20, 20), (80, 20), (80, 80), (20, 80), ())
LENS = ((0, 50), (0, -17, 100, -17, 100, 50), ())


@pytest.mark.parametrize(
    ("outline", "point", "inside"),
    [
        (Outline((SQUARE,)), (50, 50), True),
        (Outline((SQUARE,)), (150, 50), False),
        (Outline((SQUARE, HOLE)), (50, 50), True),
        (Outline((SQUARE, HOLE), True), (50, 50), False),
        (Outline((SQUARE, HOLE), True), (10, 50), True),
        (Outline((SQUARE, tuple(HOLE[:1] + HOLE[3:0:-1]))), (50, 50), False),
        (Outline((LENS,)), (50, 10), True),
        (Outline((LENS,)), (5, 10), False),
    ],
)
def test_a_point_lies_in_a_path_or_beside_it(outline: Outline, point: tuple[int, int], inside: bool) -> None:
    assert covers(outline, *point) is inside


def test_a_path_reaches_as_far_as_its_points_and_handles() -> None:
    assert reach(Outline((LENS,))) == Rect(0, -17, 100, 67)
