"""Heads at the side of their text and among it: on whole rows, touching no text, told where nothing is left beside."""

from __future__ import annotations

from typing import Any

import pytest

from broadsheet.base.geometry import Rect
from broadsheet.issue.model import Direction, HeadForm, HeadPlace
from broadsheet.page.compose import compose_story
from broadsheet.page.fit import StoryFitter
from broadsheet.page.frame import container_rect, head_corner
from broadsheet.page.model import Filled, HeadBlock
from broadsheet.page.region import Region
from tests.composing import codes, composer, filled, photo, prose, small_layout, story, words

HEAD = "上榜百强凭什么"
PLACES: tuple[HeadPlace, ...] = ("left", "right", "in")


def _filled(place: HeadPlace, columns: int = 3, rows: int = 30, **more: Any) -> Filled:
    form = HeadForm(place=place, span=more.pop("span", None), style=more.pop("style", None))
    made = story(headline=more.pop("headline", HEAD), body=more.pop("body", prose(120)), head=form, **more)
    return filled(made, columns, rows, rank=5)


def _head(made: Filled) -> HeadBlock:
    assert made.frame.head is not None
    return made.frame.head


def _rect(made: Filled) -> Rect:
    """What the head's columns and height cover on the page."""
    head, grid = _head(made), small_layout().grid
    x, y = head_corner(made, head, grid)
    last = made.composed.columns[head.column + head.columns - 1]
    return Rect(x, y, last.x + last.measure - x, head.height)


@pytest.mark.parametrize("direction", ["horizontal", "vertical"])
@pytest.mark.parametrize("columns", [2, 3, 4, 5])
@pytest.mark.parametrize("place", PLACES)
def test_text_stands_beside_such_a_head_and_never_on_it(
    place: HeadPlace, columns: int, direction: Direction
) -> None:
    made = _filled(
        place, columns, direction=direction, kicker="连续四年", photos=(photo(place="bottom-right"),)
    )
    grid, head = small_layout().grid, _rect(made)
    assert _head(made).columns < columns
    for container in made.frame.containers:
        rect = container_rect(made, container, grid)
        assert not (
            rect.x < head.right and head.x < rect.right and rect.y < head.bottom and head.y < rect.bottom
        )
        assert rect.y % grid.leading == grid.y % grid.leading
    beside = [
        c
        for c in made.frame.containers
        if not _head(made).column <= c.column < _head(made).column + _head(made).columns
    ]
    assert min(container.top for container in beside) == 0


@pytest.mark.parametrize("direction", ["horizontal", "vertical"])
def test_a_head_stands_at_the_side_its_editor_wants(direction: Direction) -> None:
    left, right = (_filled(place, direction=direction) for place in ("left", "right"))
    assert _head(left).column == 0
    assert _head(right).column + _head(right).columns == 3


@pytest.mark.parametrize("direction", ["horizontal", "vertical"])
@pytest.mark.parametrize("columns", [2, 3, 5])
def test_a_head_among_text_has_text_above_and_below_it_and_white_between(
    columns: int, direction: Direction
) -> None:
    made = _filled("in", columns, 40, direction=direction)
    head, rect, grid = _head(made), _rect(made), small_layout().grid
    for column in range(head.column, head.column + head.columns):
        above, below = (c for c in made.frame.containers if c.column == column)
        over = rect.y - container_rect(made, above, grid).bottom
        under = container_rect(made, below, grid).y - rect.bottom
        assert min(over, under) >= grid.leading // 2
        assert abs(over - under) <= grid.leading
        assert above.bottom - above.top < below.bottom - below.top


def test_a_head_begins_with_the_text_beside_it() -> None:
    made = _filled("left")
    assert _rect(made).y == small_layout().grid.cap(made.top)


def test_a_head_beside_its_text_takes_the_fewest_columns_that_hold_it() -> None:
    assert _head(_filled("left", 5, headline="短题")).columns == 1
    assert _head(_filled("left", 5, headline="上榜百强凭什么，看看它们走过的三十年路")).columns == 2
    assert _head(_filled("left", 5, headline="短题", span=3)).columns == 3


def test_a_head_among_text_has_as_many_columns_on_either_side() -> None:
    assert (_head(_filled("in", 4)).column, _head(_filled("in", 4)).columns) == (1, 2)
    assert (_head(_filled("in", 5)).column, _head(_filled("in", 5)).columns) == (2, 1)


@pytest.mark.parametrize("place", PLACES)
def test_where_no_column_is_left_beside_a_head_it_stands_over_its_text_and_that_is_told(
    place: HeadPlace,
) -> None:
    for columns, span in ((1, None), (3, 3)):
        made = composer()
        one = story(headline=HEAD, body=prose(9), head=HeadForm(place=place, span=span))
        composed = compose_story(Region(one, 0, columns, 0, 1), 5, made)
        assert composed is not None
        (head,) = composed.heads
        assert head is not None
        assert (head.place, head.columns) == ("over", columns)
        assert codes(made.findings) == ["BS647"]


@pytest.mark.parametrize("place", PLACES)
def test_all_copy_is_set_once_whatever_the_height(place: HeadPlace) -> None:
    for rows in range(8, 40, 3):
        made = _filled(place, 3, rows, body=prose(60))
        lines = sum(part.lines for part in made.placed)
        total = sum(len(block.lines) for block in made.composed.blocks)
        assert (lines < total) == (made.over_lines > 0)


def test_a_story_opens_the_white_of_a_head_beside_its_text_by_whole_rows() -> None:
    composed = compose_story(
        Region(story(headline=HEAD, body=prose(40), head=HeadForm(place="left")), 0, 3, 0, 1), 5, composer()
    )
    assert composed is not None
    fitter = StoryFitter(composed, small_layout().make_up)
    for rows in range(14, 24):
        made = fitter.fill(3, rows)
        assert made.frame.head_rows == _head(made).rows + made.stretch.head


def test_beside_text_a_word_is_not_cut_where_a_grade_less_would_spare_it() -> None:
    made = _filled("left", 5, headline="一张报纸今夜这样排成", span=1)
    lines = [words(line.text, line.line) for line in _head(made).lines if line.role == "H1"]
    assert not any(line.endswith("今") for line in lines)
