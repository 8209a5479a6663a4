"""Rectangles, turned and moved."""

from __future__ import annotations

from broadsheet.base.geometry import Rect, turned


def test_what_is_turned_by_a_quarter_lies_to_the_left_of_the_origin_and_below() -> None:
    assert turned(Rect(0, -8, 100, 10), 90_000) == Rect(-2, 0, 10, 100)


def test_what_is_turned_aslant_is_enclosed_whole() -> None:
    assert turned(Rect(0, 0, 1000, 1000), 45_000) == Rect(-707, 0, 1414, 1414)


def test_what_is_not_turned_stays() -> None:
    assert turned(Rect(3, -4, 5, 6), 0) == Rect(3, -4, 5, 6)
