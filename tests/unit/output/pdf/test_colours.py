"""Colours of a drawing come into press ink as the press can hold them, greys in black alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.base.cache import Cache
from broadsheet.display.ops import BLACK, PAPER, Ink
from broadsheet.output.pdf.colours import press_inks
from tests.print.pages import press


def ink(*colour: int) -> Ink:
    red, green, blue = colour
    (made,) = press_inks([(red, green, blue)], press(), 50, Cache(None))
    return made


def test_black_is_all_black_and_white_is_paper() -> None:
    assert ink(0, 0, 0) == BLACK
    assert ink(255, 255, 255) == PAPER


@pytest.mark.parametrize("grey", [(40, 40, 40), (128, 128, 128), (131, 128, 129), (230, 230, 230)])
def test_a_grey_is_black_alone(grey: tuple[int, int, int]) -> None:
    made = ink(*grey)
    assert made[:3] == (0, 0, 0)
    assert 0 < made.k < 1000


def test_a_darker_grey_has_more_black() -> None:
    blacks = [ink(grey, grey, grey).k for grey in (20, 60, 100, 160, 220)]
    assert blacks == sorted(blacks, reverse=True)


@pytest.mark.parametrize("colour", [(220, 30, 20), (10, 60, 200), (20, 30, 10), (60, 0, 60), (0, 128, 128)])
def test_a_colour_has_no_more_ink_than_the_press_holds_and_no_trace_of_one(
    colour: tuple[int, int, int],
) -> None:
    made = ink(*colour)
    assert sum(made) <= 2300
    assert all(part == 0 or part >= 50 for part in made)


def test_red_is_mostly_magenta_and_yellow() -> None:
    made = ink(220, 30, 20)
    assert min(made.m, made.y) > 600 > max(made.c, made.k)


def test_a_colour_once_separated_is_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    first = press_inks([(1, 200, 3), (0, 0, 0)], press(), 50, cache)
    assert list(tmp_path.rglob("*"))
    assert press_inks([(1, 200, 3), (0, 0, 0)], press(), 50, cache) == first
