"""Photos: whole rows deep, cropped about their focus, where the editor wants them, captions below."""

from __future__ import annotations

from itertools import pairwise

import pytest

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Measure, pt
from broadsheet.issue.model import Photo
from broadsheet.page.columns import text_columns
from broadsheet.page.model import (
    Container,
)
from broadsheet.page.photos.block import PhotoBlock
from broadsheet.page.photos.photo import containers_of, crop, photo_block, place_photos
from tests.composing import composer, photo, small_layout

SQUARE = Rect(0, 0, 100_000, 100_000)


def _block(made: Photo, columns: int = 3) -> PhotoBlock:
    return photo_block(made, tuple(text_columns(small_layout().grid, 0, columns, None, None)), composer())


def _place(*photos: Photo, columns: int = 3, rows: int = 30) -> tuple[list[int], list[Container]]:
    free = [[(0, rows)] for _ in range(columns)]
    placed, left = place_photos(tuple(_block(made, columns) for made in photos), free, rows, 0)
    return [top for _, top in placed], containers_of(left)


def test_a_photo_spans_its_columns_and_the_gutters_between() -> None:
    grid = small_layout().grid
    assert _block(photo(columns=2)).width == grid.span(2)


def test_a_photo_is_never_wider_than_its_story() -> None:
    made = _block(photo(columns=9), columns=2)
    assert (made.column, made.columns) == (0, 2)


@pytest.mark.parametrize(
    ("place", "column"),
    [
        ("top-left", 0),
        ("left", 0),
        ("bottom-left", 0),
        ("top", 1),
        ("bottom", 1),
        ("top-right", 2),
        ("right", 2),
    ],
)
def test_a_photo_stands_in_the_column_its_place_says(place: str, column: int) -> None:
    assert _block(photo(place=place)).column == column


def test_the_depth_follows_from_the_picture() -> None:
    """1200 × 800 over two columns of 189 pt is 126 pt deep: 10.5 rows of 12 pt."""
    assert _block(photo(columns=2)).rows in (10, 11)


def test_a_ratio_of_the_editor_goes_before_the_pictures_own() -> None:
    assert _block(photo(columns=2, ratio=1.0)).rows == 16


def test_a_depth_of_the_editor_goes_before_all_and_is_not_stretched() -> None:
    made = _block(photo(columns=2, ratio=1.0, depth=Measure(9, "行")))
    assert made.rows == 9
    assert not made.elastic
    assert _block(photo()).elastic


def test_a_picture_that_could_not_be_read_takes_a_usual_shape() -> None:
    assert _block(photo(columns=2, size=(0, 0))).rows == _block(photo(columns=2)).rows


def test_a_caption_takes_whole_rows_and_none_takes_none() -> None:
    assert _block(photo()).caption_rows == 0
    assert _block(photo(caption="排字房")).caption_rows == 2
    assert _block(photo(caption="排字房的灯亮着，" * 6)).caption_rows > 2


def test_a_credit_stands_on_the_captions_last_line_where_both_fit() -> None:
    one = _block(photo(columns=2, caption="排字房的灯亮着", credit="本报记者 摄"))
    assert one.said.credit_line == 0
    assert one.caption_rows == _block(photo(columns=2, caption="排字房的灯亮着")).caption_rows
    two = _block(photo(columns=1, caption="排字房的灯亮着", credit="本报记者 摄"))
    assert two.said.credit_line == 1


def test_a_credit_without_a_caption_has_its_line() -> None:
    made = _block(photo(credit="本报记者 摄"))
    assert made.said.credit is not None
    assert (made.said.credit_line, made.caption_rows) == (0, 2)


@pytest.mark.parametrize("place", ["top-left", "top", "top-right"])
def test_a_photo_at_the_top_stands_on_the_first_row(place: str) -> None:
    assert _place(photo(place=place))[0] == [0]


@pytest.mark.parametrize("place", ["bottom-left", "bottom", "bottom-right"])
def test_a_photo_at_the_foot_ends_on_the_last_row(place: str) -> None:
    made = photo(place=place)
    assert _place(made)[0] == [30 - _block(made).rows]


def test_a_photo_in_the_middle_has_rows_above_and_below_and_one_stays_white_over_it() -> None:
    (top,), containers = _place(photo(place="left"))
    deep = _block(photo(place="left")).rows
    assert abs(top - (30 - deep - top)) <= 1
    assert containers[:2] == [Container(0, 0, top - 1), Container(0, top + deep, 30)]


def test_text_runs_round_a_photo_as_an_l() -> None:
    made = photo(columns=2, caption="排字房")
    _, containers = _place(made)
    deep = _block(made).rows + _block(made).caption_rows
    assert containers == [Container(0, 0, 30), Container(1, deep, 30), Container(2, deep, 30)]


def test_photos_of_one_place_stand_under_each_other() -> None:
    deep = _block(photo()).rows
    assert _place(photo(), photo())[0] == [0, deep]
    assert _place(photo(place="bottom-left"), photo(place="bottom-left"))[0] == [30 - deep, 30 - 2 * deep]


@pytest.mark.parametrize("place", ["top-left", "left", "bottom-left"])
def test_photos_never_overlap(place: str) -> None:
    photos = [photo(place="left"), photo(place=place), photo(place="top-left", columns=2)]
    free = [[(0, 60)] for _ in range(3)]
    placed, _ = place_photos(tuple(map(_block, photos)), free, 60, 0)
    spans = sorted((top, top + block.rows) for block, top in placed)
    assert all(below[0] >= above[1] for above, below in pairwise(spans))


def test_a_photo_without_room_stands_below_the_region() -> None:
    assert _place(photo(), photo(place="bottom-right"), rows=8)[0] == [0, 8]


def test_an_elastic_photo_gains_and_loses_rows() -> None:
    block = _block(photo())
    for change in (-2, 0, 2):
        free = [[(0, 30)] for _ in range(3)]
        ((sized, _),), _ = place_photos((block,), free, 30, change)
        assert sized.rows == block.rows + change


def test_a_photo_of_a_given_depth_is_not_stretched() -> None:
    block = _block(photo(depth=Measure(9, "行")))
    ((sized, _),), _ = place_photos((block,), [[(0, 30)]] * 3, 30, 2)
    assert sized.rows == 9


@pytest.mark.parametrize(
    ("focus", "cropped"),
    [
        ((0.5, 0.5), (200, 0, 1000, 800)),
        ((0.0, 0.5), (0, 0, 800, 800)),
        ((1.0, 0.5), (400, 0, 1200, 800)),
        ((0.4, 0.9), (80, 0, 880, 800)),
    ],
)
def test_a_crop_keeps_the_focus_in_its_middle_as_far_as_the_picture_goes(
    focus: tuple[float, float], cropped: tuple[int, int, int, int]
) -> None:
    assert crop(photo(focus=focus), SQUARE) == cropped


def test_a_wide_crop_of_a_tall_picture_keeps_the_height_of_the_focus() -> None:
    tall = photo(size=(800, 1200), focus=(0.5, 0.25))
    assert crop(tall, Rect(0, 0, 200_000, 100_000)) == (0, 100, 800, 500)


@pytest.mark.parametrize("size", [(1200, 800), (800, 1200), (37, 4001), (1, 1)])
@pytest.mark.parametrize("rect", [SQUARE, Rect(0, 0, 189_000, 126_000), Rect(0, 0, 90_000, 400_000)])
def test_a_crop_lies_in_the_picture_and_has_the_shape_of_its_place(size: tuple[int, int], rect: Rect) -> None:
    left, top, right, bottom = crop(photo(size=size, focus=(0.9, 0.1)), rect)
    assert 0 <= left < right <= size[0]
    assert 0 <= top < bottom <= size[1]
    if min(size) > 100:
        assert (right - left) / (bottom - top) == pytest.approx(rect.w / rect.h, rel=0.01)


def test_a_picture_that_could_not_be_read_has_a_crop_that_harms_nothing() -> None:
    assert crop(photo(size=(0, 0)), SQUARE) == (0, 0, 1, 1)


def test_a_caption_is_set_over_the_photos_width() -> None:
    made = _block(photo(columns=2, caption="排字房的灯亮着，" * 6))
    assert made.said.words is not None
    assert {line.measure for line in made.said.words.lines} == {made.width}
    assert made.said.words.style.size == pt(8)
