"""Photos at a region of their story: on the columns and rows asked for, told where they cannot be."""

from __future__ import annotations

from typing import Any

import pytest

from broadsheet.display.ops import Picture
from broadsheet.issue.model import At, Photo
from broadsheet.page.makeup import make_up
from broadsheet.page.model import Filled
from broadsheet.page.paint import paint_story
from tests.composing import codes, composer, filled, page, photo, prose, small_layout, story

GRID = small_layout().grid


def _standing(*photos: Photo, rows: int = 40, **more: Any) -> Filled:
    return filled(story(body=prose(60), photos=photos, **more), rows=rows)


def _at(column: int, row: int, columns: int, rows: int, **more: Any) -> Photo:
    return photo(at=At(column, row, columns, rows), **more)


def _told(*photos: Photo, **more: Any) -> list[str]:
    composing = composer()
    made = story(body=prose(60), photos=photos, **more)
    make_up(page([made], "A A A", fixed=True), composing)
    return [code for code in codes(composing.findings) if code in ("BS275", "BS606", "BS658", "BS659")]


@pytest.mark.parametrize(("column", "row", "columns", "rows"), [(1, 1, 1, 5), (2, 4, 2, 9), (3, 12, 1, 6)])
def test_a_photo_stands_on_its_columns_and_rows(column: int, row: int, columns: int, rows: int) -> None:
    made = _standing(_at(column, row, columns, rows, caption="排字房"))
    (picture,) = [op for op in paint_story(made, small_layout()) if isinstance(op, Picture)]
    first = made.top + made.frame.head_rows + row - 1
    assert picture.rect.x == GRID.column_x(column - 1)
    assert picture.rect.w == GRID.span(columns)
    assert picture.rect.y == GRID.cap(first)
    assert picture.rect.bottom == GRID.baseline(first + rows - 1)


def test_text_runs_above_and_below_it_and_a_row_above_stays_white() -> None:
    made = _standing(_at(2, 8, 1, 6))
    top = made.frame.head_rows + 7
    legs = [(c.top, c.bottom) for c in made.frame.containers if c.column == 1]
    assert legs == [(made.frame.head_rows, top - 1), (top + 6, made.rows)]


def test_a_region_goes_before_photos_that_say_a_place() -> None:
    made = _standing(photo(place="top-left"), _at(1, 1, 1, 5))
    (placed, top), (_, first) = made.frame.photos
    assert first == made.frame.head_rows
    assert top == first + 5
    assert placed.photo.at is None


def test_a_head_opened_takes_the_photo_with_it() -> None:
    made = _standing(_at(1, 1, 3, 5), rows=60)
    assert made.stretch.head > 0
    assert made.frame.photos[0][1] == made.frame.head_rows == made.composed.heads[0].rows + made.stretch.head  # type: ignore[union-attr]


def test_columns_the_story_does_not_have_are_told() -> None:
    assert _told(_at(3, 1, 2, 5)) == ["BS658"]
    assert _told(_at(7, 1, 1, 5)) == ["BS658"]
    assert _told(_at(3, 1, 1, 5)) == []


def test_columns_are_those_the_text_is_set_in() -> None:
    assert _told(_at(2, 1, 1, 5), set_in=2) == []
    assert _told(_at(3, 1, 1, 5), set_in=2) == ["BS658"]


def test_rows_the_story_does_not_have_are_told() -> None:
    assert "BS606" in _told(_at(1, 60, 1, 9))


def test_photos_on_each_other_are_told_caption_and_all() -> None:
    assert _told(_at(1, 1, 2, 8), _at(2, 8, 2, 5)) == ["BS659"]
    assert _told(_at(1, 1, 2, 8), _at(2, 9, 2, 5)) == []
    assert _told(_at(1, 1, 2, 8, caption="排字房"), _at(2, 9, 2, 5)) == ["BS659"]


def test_a_photo_on_a_vertical_head_is_told() -> None:
    assert _told(_at(1, 1, 2, 8), direction="vertical") == ["BS659"]
    assert _told(_at(2, 1, 2, 8), direction="vertical") == []


def test_a_vertical_story_has_no_regions_and_says_so() -> None:
    assert _told(_at(1, 1, 2, 8), writing="vertical", direction="vertical") == ["BS275"]
