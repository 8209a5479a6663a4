"""Imposition: fold the sheets, lay them into each other, and the pages are in order."""

from __future__ import annotations

import pytest

from broadsheet.base.geometry import Rect
from broadsheet.display.ops import DisplayPage
from broadsheet.page.imposition import Form, imposed, places, sides

WIDTH, HEIGHT, BLEED = 765_354, 1_105_512, 8_504


def pages(count: int) -> list[DisplayPage]:
    return [DisplayPage(n, f"A{n:02d}", WIDTH, HEIGHT, BLEED, ()) for n in range(1, count + 1)]


def numbers(form: Form, count: int) -> list[list[int]]:
    return [[seat.page for seat in side] for side in sides(form, count)]


def test_four_pages_make_one_sheet_four_and_one_outside() -> None:
    assert numbers("two-up", 4) == [[4, 1], [2, 3]]


def test_eight_pages_make_two_sheets_one_in_the_other() -> None:
    assert numbers("two-up", 8) == [[8, 1], [2, 7], [6, 3], [4, 5]]


def test_four_up_stands_heads_together() -> None:
    assert numbers("four-up", 8) == [[5, 4, 8, 1], [3, 6, 2, 7]]
    front = next(sides("four-up", 8))
    assert [(seat.row, seat.turned) for seat in front] == [(0, True), (0, True), (1, False), (1, False)]


@pytest.mark.parametrize("form", ["two-up", "four-up"])
@pytest.mark.parametrize("count", range(1, 34))
def test_every_page_has_one_place_and_its_other_side_behind_it(form: Form, count: int) -> None:
    made = list(sides(form, count))
    assert sorted(seat.page for side in made for seat in side) == list(range(1, places(form, count) + 1))
    assert places(form, count) - count < 8
    for front, back in zip(made[::2], made[1::2], strict=True):
        behind = {(1 - seat.column, seat.row): seat.page for seat in back}
        for seat in front:
            leaf = {seat.page, behind[seat.column, seat.row]}
            assert max(leaf) % 2 == 0
            assert max(leaf) - min(leaf) == 1


def test_pages_touch_at_the_spine_and_bleed_over_the_edges_alone() -> None:
    front, back = imposed(pages(4), "two-up")
    assert (front.width, front.height, front.bleed) == (2 * WIDTH, HEIGHT, BLEED)
    left, right = front.placed
    assert (left.page.label, right.page.label) == ("A04", "A01")
    assert left.window == Rect(-BLEED, -BLEED, WIDTH + BLEED, HEIGHT + 2 * BLEED)
    assert right.window == Rect(WIDTH, -BLEED, WIDTH + BLEED, HEIGHT + 2 * BLEED)
    assert (right.x, right.y) == (WIDTH, 0)
    assert [placed.page.label for placed in back.placed] == ["A02", "A03"]


def test_the_sides_of_a_sheet_are_told_apart() -> None:
    assert [side.label for side in imposed(pages(8), "two-up")] == ["1正", "1反", "2正", "2反"]


def test_places_without_a_page_stay_blank() -> None:
    front, back = imposed(pages(3), "two-up")
    assert [placed.page.label for placed in front.placed] == ["A01"]
    assert front.placed[0].x == WIDTH
    assert len(back.placed) == 2


def test_four_up_is_two_pages_wide_and_high() -> None:
    front, _ = imposed(pages(8), "four-up")
    assert (front.width, front.height) == (2 * WIDTH, 2 * HEIGHT)
    first = front.placed[0]
    assert (first.page.label, first.x, first.y, first.turned) == ("A05", 0, 0, True)
    assert first.window == Rect(-BLEED, -BLEED, WIDTH + BLEED, HEIGHT + BLEED)


@pytest.mark.parametrize("form", ["two-up", "four-up"])
def test_pages_read_from_the_right_change_sides_and_back_each_other_still(form: Form) -> None:
    plain, turned = (list(imposed(pages(8), form, from_right=way)) for way in (False, True))
    for side, other in zip(plain, turned, strict=True):
        places = {(placed.page.label, placed.x, placed.y) for placed in side.placed}
        assert {(p.page.label, WIDTH - p.x, p.y) for p in other.placed} == places
    first = next(placed for placed in turned[0].placed if placed.page.label == "A01")
    assert first.x == 0
    assert first.window.x == -BLEED
