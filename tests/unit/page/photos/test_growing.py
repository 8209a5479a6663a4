"""Photo pages: groups take what their text leaves, photos of one place go on beside each other, nothing lies on another."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from msgspec.structs import replace

from broadsheet.base.units import Measure
from broadsheet.display.ops import Picture
from broadsheet.issue.model import Arrangement, Photo, Story
from broadsheet.page.copyfit import PhotoDepth
from broadsheet.page.makeup import make_up, settle
from broadsheet.page.model import Filled
from broadsheet.page.paint import paint_story
from broadsheet.page.photos.growing import growing
from broadsheet.page.photos.photo import crop
from broadsheet.page.remedies import fit_page
from tests.composing import codes, composed, composer, page, photo, prose, small_layout, story

GRID = small_layout().grid


def group(count: int, **more: Any) -> Photo:
    return photo(
        **{
            "file": None,
            "size": (0, 0),
            "columns": 5,
            "place": "top",
            "group": tuple(photo() for _ in range(count)),
            **more,
        }
    )


def made_up(*photos: Photo, lines: int = 20, **more: Any) -> tuple[Filled, list[str]]:
    """A page of one story over its five columns, and what was told of it."""
    composing = composer()
    made: Story = story(body=prose(lines), photos=photos, **more)
    (filled,) = make_up(page([made], "A A A A A", fixed=True), composing).stories
    return filled, codes(composing.findings)


def marks(filled: Filled) -> list[Picture]:
    return [op for op in paint_story(filled, small_layout()) if isinstance(op, Picture)]


def cut(mark: Picture) -> float:
    left, top, right, bottom = crop(photo(), mark.rect)
    return 1 - (right - left) * (bottom - top) / (1200 * 800)


@pytest.mark.parametrize("count", [4, 6, 8, 12])
@pytest.mark.parametrize("fill", [False, True])
def test_a_page_of_pictures_and_a_few_words_is_full(count: int, fill: bool) -> None:
    filled, told = made_up(group(count), fill=fill)
    assert filled.empty <= 3 * len(filled.composed.columns)
    assert not {"BS601", "BS606"} & set(told)
    assert all(cut(mark) < 0.25 for mark in marks(filled))


@pytest.mark.parametrize("arrange", [((2, 2, 2),), ((3, 3),)])
def test_an_arrangement_asked_for_is_kept_and_grows_as_far_as_pictures_bear_it(arrange: Arrangement) -> None:
    filled, _ = made_up(group(6, arrange=arrange))
    rects = [mark.rect for mark in marks(filled)]
    assert len({rect.y for rect in rects}) == len(arrange[0])
    assert all(cut(mark) < 0.3 for mark in marks(filled))


def test_a_depth_of_the_editor_is_left_alone() -> None:
    filled, told = made_up(group(6, depth=Measure(12, "行")))
    assert filled.frame.photos[0][0].rows == 12
    assert "BS602" in told


def test_text_that_fills_its_story_leaves_a_group_as_it_is() -> None:
    filled, told = made_up(group(4, columns=3, place="top-right"), lines=105)
    assert filled.stretch.photos == 0 or abs(filled.frame.photos[0][0].rows - 16) <= 2
    assert "BS601" not in told


def test_no_height_is_too_little_for_a_group_to_be_tried_at() -> None:
    made = story(body=prose(20), photos=(group(3, caption="三张图片，各有各的样子，合在一处看。"),))
    fitter = growing(composed(made, 5), composer())
    assert [fitter.fit(rows).over > 0 for rows in (1, 60)] == [True, False]


def test_groups_share_what_is_left() -> None:
    filled, _ = made_up(group(3), group(3, place="bottom"))
    (upper, _), (lower, _) = filled.frame.photos
    assert abs(upper.rows - lower.rows) <= 1
    assert filled.empty <= 3 * len(filled.composed.columns)


@pytest.mark.parametrize("place", ["top-right", "top-left", "bottom-right"])
def test_photos_of_one_place_go_on_beside_those_that_fill_it(place: str) -> None:
    shots = [photo(place=place, columns=1, depth=Measure(9, "行")) for _ in range(9)]
    filled, told = made_up(*shots)
    assert "BS606" not in told
    rects = [mark.rect for mark in marks(filled)]
    assert len(rects) == 9
    assert len({rect.x for rect in rects}) > 1
    for one, other in combinations(rects, 2):
        apart = one.x >= other.right or other.x >= one.right or one.y >= other.bottom or other.y >= one.bottom
        assert apart


def test_the_first_photo_of_a_place_stays_there_and_is_told_to_have_no_room() -> None:
    deep = photo(place="top-left", columns=2, depth=Measure(50, "行"))
    _, told = made_up(deep)
    assert "BS606" in told


def test_what_a_group_less_deep_would_do_is_told_of_the_group_as_it_stands() -> None:
    composing = composer()
    made = story(body=prose(20), photos=(group(6),))
    settled = settle(page([made], "A A A A A", fixed=True), composing)
    (fitter,) = settled.fitters
    assert fitter is not None
    stands = fitter.fit(settled.rows[1]).frame.photos[0][0].rows
    told = fit_page(settled, composing, ("A",)).stories[0].remedies
    depths = [remedy.change for remedy in told if isinstance(remedy.change, PhotoDepth)]
    assert all(change.rows == stands for change in depths)


def test_what_is_remedied_is_the_story_as_it_grew() -> None:
    filled, _ = made_up(group(6))
    grown = filled.frame.photos[0][0]
    assert grown.elastic
    assert replace(grown.photo, depth=None) == grown.photo
