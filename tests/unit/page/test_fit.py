"""One story against one height: what is over in lines and characters, what is empty, what mends it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from broadsheet.base.units import Measure
from broadsheet.page.fit import StoryFitter
from broadsheet.page.model import ComposedStory, Filled, HeadBlock, Stretch
from tests.composing import composed, filled, photo, small_layout, story

LINE = "天地玄黄宇宙洪荒日月"
"""One line of the small layout."""


def _body(lines: int) -> list[str]:
    """A paragraph of so many lines: the first is set in by two, so the copy is two characters shorter."""
    return [(LINE * lines)[: 10 * lines - 2]]


def _fitter(made: ComposedStory) -> StoryFitter:
    return StoryFitter(made, small_layout().make_up)


def _fit(made: ComposedStory, rows: int) -> tuple[int, int, int, Stretch]:
    """Rows over, rows empty, those of them that are too many, and the stretch."""
    fit = _fitter(made).fit(rows)
    return fit.over, fit.empty, fit.excess, fit.stretch


def _story(lines: int, columns: int = 3, **more: object) -> ComposedStory:
    made = composed(story("A", "题", _body(lines), **more), columns)
    assert made.total == lines
    return made


def _head(made: ComposedStory) -> int:
    """Rows of the largest head."""
    assert made.heads[0] is not None
    return made.heads[0].rows


def test_a_story_that_fits_exactly_is_left_alone() -> None:
    made = _story(30)
    assert _fit(made, _head(made) + 10) == (0, 0, 0, Stretch())


def test_fewer_rows_empty_than_columns_are_no_fault() -> None:
    made = _story(28)
    assert _fit(made, _head(made) + 10) == (0, 2, 0, Stretch())


def test_a_short_story_opens_its_head_before_it_leaves_rows_empty() -> None:
    made = _story(27)
    assert _fit(made, _head(made) + 10) == (0, 0, 0, Stretch(head=1))


def test_a_story_much_too_short_opens_no_more_than_the_layout_allows() -> None:
    made = _story(6)
    empty = 3 * 8 - 6
    assert _fit(made, _head(made) + 10) == (0, empty, empty - 2, Stretch(head=2))


def test_a_story_over_takes_rows_from_a_photo_that_may_lose_them() -> None:
    made = _story(20, photos=(photo(),))
    rows = _head(made) + 1
    while _fitter(made).fit(rows).over:
        rows += 1
    assert _fitter(made).fit(rows).stretch.photos < 0


def test_lines_over_are_counted_without_hiding_any() -> None:
    made = _story(33)
    fill = _fitter(made).fill(3, _head(made) + 10)
    assert fill.over_lines == 3
    assert fill.over_characters == 30
    assert sum(part.lines for part in fill.placed) + 3 == 33


@pytest.mark.parametrize("lines", range(28, 60))
@pytest.mark.parametrize("columns", [1, 2, 3])
def test_the_fewest_rows_that_hold_the_lines_over_cure_it(lines: int, columns: int) -> None:
    made = _story(lines, columns)
    fitter = _fitter(made)
    rows = _head(made) + 9
    over = fitter.fill(3, rows).over_lines
    if over:
        more = -(-over // columns)
        assert not fitter.fit(rows + more).over
        assert fitter.fit(rows + more - 1).over


def test_a_crosshead_that_must_move_on_counts_in_what_is_wanting() -> None:
    made = composed(story("A", "题", [*_body(7), "## 小题", *_body(8)]), 2)
    fitter = _fitter(made)
    rows = _head(made) + 8
    over = fitter.fill(3, rows).over_lines
    assert over
    more = -(-over // 2)
    assert not fitter.fit(rows + more).over
    assert fitter.fit(rows + more - 1).over


def test_a_region_too_shallow_for_its_head_is_over_whatever_the_copy() -> None:
    made = composed(story("A", "题", []), 3)
    fill = _fitter(made).fill(3, _head(made) - 1)
    assert fill.frame.lacking == 1
    assert fill.over_lines > 0


def test_a_region_too_shallow_for_its_photos_is_over_whatever_the_copy() -> None:
    photos = (photo(), photo(place="bottom-right"))
    made = composed(story("A", "题", _body(3), photos=photos), 3)
    deep = sum(block.rows for block in made.photos)
    assert _fitter(made).fit(_head(made) + deep).over == 0
    shallow = _fitter(made).fill(3, _head(made) + deep - 5)
    assert shallow.over_lines > 0


def test_photos_in_a_shallow_region_do_not_cover_each_other() -> None:
    photos = (photo(), photo(place="bottom-right"))
    fill = filled(story("A", "题", _body(3), photos=photos), 3, 12)
    spans = sorted((row, row + block.rows) for block, row in fill.frame.photos)
    assert spans[1][0] >= spans[0][1]


def test_a_box_keeps_a_row_of_air_above_and_below() -> None:
    plain, boxed = (composed(story("A", "题", _body(8), box=box), 2) for box in (None, "hairline"))
    assert (plain.air, boxed.air) == (0, 1)
    fill = _fitter(boxed).fill(3, 20)
    assert min(container.top for container in fill.frame.containers) == 1 + fill.frame.head_rows
    assert max(container.bottom for container in fill.frame.containers) == 19


def _rows_of(head: HeadBlock | None) -> int:
    return head.rows if head else 0


def test_a_vertical_head_is_the_largest_with_which_the_story_fits() -> None:
    made = composed(story("A", "一二三四五六七八", _body(40), direction="vertical"), 3, rank=1)
    sizes = [head.size for head in made.heads if head]
    assert sizes == sorted(sizes, reverse=True)
    tall, low = _fitter(made).fit(27).frame.head, _fitter(made).fit(20).frame.head
    assert tall == made.heads[0]
    assert 0 < _rows_of(low) <= 20 < _rows_of(tall)


def test_text_runs_beside_a_vertical_head_and_under_it_only_where_it_is_worth_it() -> None:
    made = composed(story("A", "一二三四", _body(40), direction="vertical"), 3, rank=6)
    head = _head(made)
    high = _fitter(made).fill(3, head + 13).frame.containers
    assert [(c.column, c.top) for c in high] == [(0, head), (1, 0), (2, 0)]
    low = _fitter(made).fill(3, head + 5).frame.containers
    assert [(c.column, c.top) for c in low] == [(1, 0), (2, 0)]


@pytest.mark.parametrize("place", ["top-left", "left", "top", "bottom-left"])
def test_a_photo_never_covers_a_vertical_head(place: str) -> None:
    made = composed(
        story("A", "一二三四五六", _body(10), direction="vertical", photos=(photo(place=place, columns=3),))
    )
    fill = _fitter(made).fill(3, 27)
    for block, row in fill.frame.photos:
        assert block.column > 0 or row >= _rows_of(fill.frame.head)


def test_a_row_or_two_under_a_photo_stay_white() -> None:
    made = composed(story("A", "题", _body(20), photos=(photo(columns=2, depth=Measure(8, "行")),)), 3)
    for under, columns in ((2, {0}), (3, {0, 1, 2})):
        containers = _fitter(made).fit(_head(made) + 8 + under).frame.containers
        assert {container.column for container in containers} == columns


def test_columns_of_a_filled_story_are_level() -> None:
    fill = filled(story("A", "题", _body(25)), 3, 24)
    feet = [max(p.row + p.lines for p in fill.placed if p.column == column) for column in range(3)]
    assert max(feet) - min(feet) <= 1


def test_a_story_of_photos_alone_is_filled() -> None:
    fill = filled(story("A", "题", [], photos=(photo(columns=3),)), 3, 24)
    assert isinstance(fill, Filled)
    assert fill.placed == ()
    assert fill.over_lines == 0


def test_heights_are_worked_out_once() -> None:
    fitter = _fitter(_story(30))
    assert fitter.fit(20) is fitter.fit(20)


def test_a_layout_may_forbid_all_stretching() -> None:
    made = _story(27)
    stiff = replace(small_layout().make_up, head_stretch=0, photo_stretch=0)
    fit = StoryFitter(made, stiff).fit(_head(made) + 10)
    assert (fit.over, fit.empty, fit.stretch) == (0, 3, Stretch())
