"""`fit: auto`: what is altered first, how far, where it stops, and what is told where it does not do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from broadsheet.base.units import Measure, ascent
from broadsheet.issue.model import At, Photo, Story
from broadsheet.layout.model import Alteration, Layout
from broadsheet.lines.justify import set_line
from broadsheet.page.blocks import TextBlock
from broadsheet.page.fill import room
from broadsheet.page.fit import StoryFitter
from broadsheet.page.frame import frame
from broadsheet.page.heads.fitted import Unfilled
from broadsheet.page.makeup import make_up, story_fitter
from broadsheet.page.marks import state
from broadsheet.page.model import (
    Filled,
    Stretch,
)
from broadsheet.page.paint import line_baseline
from broadsheet.page.region import Region
from tests.composing import codes, composer, page, photo, small_layout, story, text_blocks
from tests.prose.pages import sentences

STOCK = sentences(None)
LINE = "天地玄黄宇宙洪荒日月"
"""One line of the small layout, which nothing makes longer or shorter."""


def _layout(**limits: Any) -> Layout:
    """The small layout with other limits, make-up itself opening no head and cropping no photo."""
    layout = small_layout()
    fit = replace(layout.make_up.fit, **limits)
    return replace(layout, make_up=replace(layout.make_up, fit=fit, head_stretch=0, photo_stretch=0))


def _only(*kinds: Alteration) -> Layout:
    return _layout(order=kinds)


def _prose(paragraphs: int = 8, **more: Any) -> Story:
    """Paragraphs that may take a line more here and there."""
    body = ["".join(STOCK[3 * number : 3 * number + 2]) for number in range(paragraphs)]
    return story(body=body, fill=True, **more)


def _stiff(lines: int, **more: Any) -> Story:
    """One paragraph that can be set in one way alone."""
    return story(body=[(LINE * lines)[: 10 * lines - 2]], fill=True, **more)


def _fitter(made: Story, layout: Layout | None = None, columns: int = 3, rank: int = 3) -> StoryFitter:
    fitter = story_fitter(Region(made, 0, columns, 0, 1), rank, composer(layout or small_layout()))
    assert fitter is not None
    return fitter


ROWS = 24


def _off(lines: int, layout: Layout | None = None, rank: int = 5, **more: Any) -> StoryFitter:
    """A story of one paragraph that leaves so many lines of a region of ROWS empty, or is so many over below 0."""
    made = _fitter(_stiff(9, **more), rank=rank).composed
    free = room(frame(made, made.heads[0], ROWS, Stretch()).containers)
    return _fitter(_stiff(free - lines, **more), layout, rank=rank)


def _done(filled: Filled) -> dict[str, int]:
    return {part.remedy: part.amount for part in filled.fitted}


def test_paragraphs_take_the_lines_that_are_wanting() -> None:
    fitter = _fitter(_prose())
    plain = [fitter.plain.fit(rows) for rows in range(20, 60)]
    rows = next(r for r, fit in enumerate(plain, 20) if 0 < fit.empty < 3 and fit.stretch.head == 0)
    filled = fitter.fill(3, rows)
    assert _done(filled) == {"lines": fitter.plain.fit(rows).empty}
    assert sum(part.lines for part in filled.fitted) == -fitter.plain.fit(rows).empty
    assert filled.empty == 0


def test_what_is_full_already_is_left_alone() -> None:
    fitter = _off(0)
    assert fitter.fill(3, ROWS) == fitter.plain.fill(3, ROWS)
    assert fitter.fit(ROWS) is fitter.plain.fit(ROWS)


def test_a_head_closes_up_by_a_row_where_half_a_row_stays() -> None:
    """A head of 16 pt in 3 rows of 12 pt keeps 8 of its 20 pt of white."""
    filled = _off(-3, _only("white")).fill(3, ROWS)
    assert _done(filled) == {"white": -1}
    head = filled.frame.head
    assert head is not None
    assert filled.frame.head_rows * 12_000 - head.height == 8_000


def test_a_head_with_little_white_stays_as_it_is() -> None:
    """One of 24 pt in 3 rows would keep none."""
    filled = _off(-3, _only("white"), rank=3).fill(3, ROWS)
    assert (filled.fitted, filled.over_lines) == ((), 3)


def test_a_photo_gives_a_row_only_if_its_depth_is_its_own() -> None:
    own = photo(columns=1, ratio=0.75, place="top")
    given = replace(own, depth=Measure(10, "行"))
    assert _done(_off(-1, _only("photos"), photos=(own,)).fill(3, ROWS)) == {"photos": -1}
    filled = _off(-1, _only("photos"), photos=(given,)).fill(3, ROWS)
    assert (filled.fitted, filled.over_lines) == ((), 1)


@pytest.mark.parametrize(("share", "most"), [(0, 0), (20, 2), (50, 5)])
def test_a_photo_loses_no_more_than_its_share(share: int, most: int) -> None:
    """Of ten rows; a row is a line of text."""
    layout = _layout(order=("photos",), photos=share)
    photos = (photo(columns=1, ratio=0.75, place="top"),)
    done = [_done(_off(-over, layout, photos=photos).fill(3, ROWS)).get("photos", 0) for over in range(1, 8)]
    assert done == [-over if over <= most else 0 for over in range(1, 8)]


def test_a_caption_gives_its_credit_a_line_of_its_own() -> None:
    words = {"caption": "活字的字版。", "credit": "本报"}
    photos = (photo(columns=1, ratio=1.5, place="top", **words),)
    filled = _off(1, _only("captions"), photos=photos).fill(3, ROWS)
    assert _done(filled) == {"captions": 1}
    ((block, _),) = filled.frame.photos
    assert block.said.credit_line == 1
    assert filled.empty == 0


def test_a_crosshead_takes_the_row_that_is_wanting() -> None:
    body = [(LINE * 30)[:298], "## 小标题", (LINE * 30)[:298]]
    fitter = _fitter(story(body=body, fill=True), _only("crossheads"))
    rows = next(r for r in range(12, 40) if fitter.plain.fit(r).empty == 1)
    filled = fitter.fill(3, rows)
    assert _done(filled) == {"crossheads": 1}
    assert [block.rows for block in filled.composed.blocks if block.heading] == [3]


def test_a_crosshead_left_with_one_row_stands_in_the_middle_of_it() -> None:
    """It is larger than the text, on whose baseline it would touch the line above."""
    body = [(LINE * 30)[:298], "## 小标题", (LINE * 30)[:298]]
    crosshead = _fitter(story(body=body)).composed.blocks[1]
    assert isinstance(crosshead, TextBlock)
    grid, size = small_layout().grid, crosshead.style.size
    baseline = line_baseline(replace(crosshead, rows=1), 0, grid)
    assert baseline == grid.leading // 2 + size * 38 // 100
    assert baseline - ascent(size) >= 0


def _with_crossheads(count: int) -> Story:
    """Stiff paragraphs of a story with crossheads between them."""
    part = (LINE * 9)[:88]
    return story(body=[part, *["## 小标题", part] * count], fill=True)


def _rows_off(fitter: StoryFitter, off: int) -> int:
    """A height at which a story as it is leaves so many lines empty, or is so many over below 0."""
    fits = ((rows, fitter.plain.fit(rows)) for rows in range(8, 60))
    return next(rows for rows, fit in fits if fit.empty - fit.over == off)


@pytest.mark.parametrize(
    ("off", "rows"), [(-2, [1, 1]), (-1, [2, 2]), (1, [2, 3]), (2, [3, 3])], ids=["-2", "-1", "+1", "+2"]
)
def test_crossheads_lose_rows_all_alike_or_not_at_all(off: int, rows: list[int]) -> None:
    """They may gain them where that serves a column."""
    fitter = _fitter(_with_crossheads(2), _only("crossheads"), columns=1)
    filled = fitter.fill(3, _rows_off(fitter, off))
    assert sorted(block.rows for block in filled.composed.blocks if block.heading) == rows
    assert bool(filled.over_lines) == (rows == [2, 2])


@pytest.mark.parametrize(("rows", "done"), [(2, "white"), (3, "crossheads")])
def test_a_crosshead_left_without_white_is_the_last_resort(rows: int, done: str) -> None:
    """One of three rows keeps enough in two."""
    layout = _only("crossheads", "white")
    style = replace(layout.styles["crosshead"], rows=rows)
    layout = replace(layout, styles={**layout.styles, "crosshead": style})
    fitter = _fitter(_with_crossheads(1), layout, columns=1, rank=5)
    assert _done(fitter.fill(3, _rows_off(fitter, -1))) == {done: -1}


TIGHT = "天地玄黄宇宙洪，" + "天地玄黄宇宙洪荒日月，" * 3 + "天地玄黄宇宙洪荒日月。"
"""A paragraph whose lines are half an em too wide, all but the first."""


def _closing(paragraphs: int = 1) -> Story:
    return story(body=[(LINE * 21)[:208], *[TIGHT] * paragraphs], fill=True)


def test_a_paragraph_closes_up_where_that_spares_a_line() -> None:
    limits: dict[str, Any] = {"order": ("lines", "tighten"), "lines": 100}
    fitter = _fitter(_closing(), _layout(**limits, tighten=50), columns=1)
    rows = _rows_off(fitter, -1)
    filled = fitter.fill(3, rows)
    assert _done(filled) == {"tighten": -1}
    assert state(filled) == "满（收紧-1）"
    block, usual = filled.composed.blocks[-1], fitter.composed.blocks[-1]
    assert isinstance(block, TextBlock)
    assert len(block.lines) == len(usual.lines) - 1
    assert {set_line(block.text, line).width for line in block.lines[1:]} == {fitter.composed.measure}
    for tighten in (0, 40):
        less = _fitter(_closing(), _layout(**limits, tighten=tighten), columns=1).fill(3, rows)
        assert (less.fitted, less.over_lines) == ((), 1)


def test_a_paragraph_with_an_initial_closes_up_too() -> None:
    copy = story(body=[(LINE * 5)[:45] + "。", (LINE * 21)[:208]], fill=True, initial=2)
    fitter = _fitter(copy, _layout(order=("lines", "tighten"), lines=100, tighten=50), columns=1)
    filled = fitter.fill(3, _rows_off(fitter, -1))
    assert _done(filled) == {"tighten": -1}
    assert text_blocks(filled.composed)[0].initial


@pytest.mark.parametrize(
    ("order", "done"),
    [(("lines", "white", "tighten"), {"white": -1}), (("lines", "tighten", "white"), {"tighten": -3})],
)
def test_paragraphs_are_tightened_when_the_order_says(
    order: tuple[Alteration, ...], done: dict[str, int]
) -> None:
    fitter = _fitter(_closing(4), _layout(order=order, lines=100, tighten=50), rank=5)
    assert _done(fitter.fill(3, _rows_off(fitter, -3))) == done


def test_a_head_goes_down_a_grade_and_no_farther() -> None:
    fitter = _fitter(_stiff(60), _only("head"))
    heads = [fitter.fill(3, rows) for rows in range(12, 40)]
    steps = {_done(filled).get("head", 0) for filled in heads}
    assert steps & {-1, 1}
    assert steps <= {-1, 0, 1}


@pytest.mark.parametrize("order", [("photos", "white"), ("white", "photos")])
def test_what_stands_first_in_the_order_is_taken_first(order: tuple[Alteration, ...]) -> None:
    """A row of a photo in all three columns is as much as one of the head."""
    photos = (photo(columns=3, ratio=2.4, place="top"),)
    filled = _off(-3, _only(*order), photos=photos).fill(3, ROWS)
    assert _done(filled) == {order[0]: -1}


def test_a_layout_may_allow_nothing() -> None:
    filled = _off(1, _layout(order=())).fill(3, ROWS)
    assert filled.fitted == ()
    assert filled.unfilled is not None


def _told(made: Story, rows: int, columns: int = 3, layout: Layout | None = None) -> tuple[Filled, list[str]]:
    made = replace(made, at=At(1, 1, columns, rows))
    how = composer(layout)
    (filled,) = make_up(page([made]), how).stories
    return filled, codes(how.findings)


@pytest.mark.parametrize(("off", "code"), [(-20, "BS617"), (30, "BS618")])
def test_how_far_off_it_is_is_told(off: int, code: str) -> None:
    """And that much copy less, or more, is what fills it."""
    lines = sum(len(block.lines) for block in _off(off).composed.blocks)
    filled, told = _told(_stiff(lines, rank=5), ROWS)
    assert code in told
    assert filled.unfilled is not None
    mended, told = _told(_stiff(lines + filled.unfilled.lines, rank=5), ROWS)
    assert (mended.over_lines, mended.empty) == (0, 0)
    assert code not in told


def test_that_no_setting_fills_it_is_told() -> None:
    lines = sum(len(block.lines) for block in _off(1).composed.blocks)
    filled, told = _told(_stiff(lines, rank=5), ROWS, layout=_only("white"))
    assert "BS619" in told
    assert filled.unfilled == Unfilled(1, within=True)
    assert state(filled) == "没排满，空1行"


def test_lines_over_find_room_even_where_that_does_not_fill_the_region() -> None:
    filled = _off(-1, _only("white")).fill(3, ROWS)
    assert (_done(filled), filled.over_lines, filled.empty) == ({"white": -1}, 0, 2)
    assert filled.unfilled == Unfilled(2, within=True)


def test_the_proof_says_what_was_altered() -> None:
    assert state(_off(-3, _only("white")).fill(3, ROWS)) == "满（题空-1）"


def test_a_story_that_still_waits_for_copy_is_not_filled_yet() -> None:
    made = replace(_prose(), awaited=100)
    assert type(_fitter(made)) is StoryFitter


def test_a_story_that_does_not_ask_for_it_is_not_filled() -> None:
    assert type(_fitter(replace(_prose(), fill=False))) is StoryFitter


def _upright(photos: Sequence[Photo] = ()) -> Story:
    return _prose(16, writing="vertical", direction="vertical", photos=tuple(photos))


def test_a_vertical_story_fills_its_last_tier_with_its_paragraphs() -> None:
    fitter = _fitter(_upright(), columns=4, rank=5)
    done = [fitter.fill(3, rows) for rows in range(14, 40)]
    filled = [made for made in done if made.fitted]
    assert filled
    assert {part.remedy for made in filled for part in made.fitted} <= {"lines", "tighten", "white", "head"}
    assert all((made.over_lines, made.empty) == (0, 0) for made in filled)


def test_a_vertical_story_that_cannot_be_filled_says_what_it_has_for_that() -> None:
    _, told = _told(_upright(), 36, columns=5)
    assert {"BS616", "BS618"} <= {*told}


def test_a_page_too_full_for_its_edges_is_saved_by_what_stories_can_give() -> None:
    """The edge stands where the row of white that one head can give does good."""

    def over(lines: int, *, fill: bool) -> int:
        first, second = replace(_stiff(lines, rank=3), id="A"), replace(_stiff(67, rank=5), id="B")
        made = [replace(first, fill=fill), replace(second, fill=fill)]
        return sum(
            filled.over_lines for filled in make_up(page(made, "A A A A A | B B B B B"), composer()).stories
        )

    lines = next(lines for lines in range(60, 120) if over(lines, fill=False))
    assert over(lines, fill=True) == 0
