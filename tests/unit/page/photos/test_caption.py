"""Captions set down: at the left of their picture, as long as it is deep, the credit at their foot."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Measure
from broadsheet.display.ops import Op, Picture, Text
from broadsheet.page.fit import StoryFitter
from broadsheet.page.makeup import make_up, settle
from broadsheet.page.model import Filled
from broadsheet.page.paint import paint_story
from broadsheet.page.region import Region
from broadsheet.page.remedies import fit_page
from broadsheet.page.upright import vertical_fitter
from tests.composing import codes, composed, composer, page, photo, small_layout, story

GRID = small_layout().grid
COPY = "早上七点，旧书市开门。摊主说：“我留着，不卖。”他的摊子在东头，12只纸箱，大约800册书。"
SHORT = "摊主的12只纸箱"
LONG = "摊主的12只纸箱，大约800册书，“一本也不少”，旁边是修钢笔的老摊子，GB/T 15834的旧单行本在最里头。"
PLACES = pytest.mark.parametrize("place", ["top-left", "bottom-left", "top-right", "bottom-right"])


def filled(caption: str = SHORT, rows: int = 48, **more: Any) -> Filled:
    """A vertical story with one captioned photo of two columns, poured into four."""
    shown = photo(**{"caption": caption, "columns": 2, "place": "top-left", **more})
    made = story(body=[COPY] * 60, writing="vertical", direction="vertical", photos=(shown,))
    fitter = vertical_fitter(Region(made, 0, 4, 0, 1), 4, composer())
    assert fitter is not None
    return fitter.fill(3, rows)


def across(caption: str, **more: Any) -> Filled:
    """A horizontal story with one captioned photo of two columns."""
    shown = photo(**{"caption": caption, "columns": 2, **more})
    return StoryFitter(composed(story(body=[COPY] * 9, photos=(shown,))), small_layout().make_up).fill(3, 40)


def printed(made: Filled) -> tuple[Rect, list[Text]]:
    """The picture and the marks of its caption."""
    ops: list[Op] = list(paint_story(made, small_layout()))
    (picture,) = [op.rect for op in ops if isinstance(op, Picture)]
    return picture, [op for op in ops if isinstance(op, Text) and op.tag.role == "Caption"]


def upright(marks: list[Text]) -> list[Text]:
    return [op for op in marks if op.vertical]


def words(marks: list[Text]) -> str:
    return "".join("".join(op.chars) for op in marks)


def lines(marks: list[Text]) -> list[int]:
    """The centre lines of a caption's lines, in the order they are set."""
    return list(dict.fromkeys(op.x for op in upright(marks)))


@PLACES
@pytest.mark.parametrize("caption", [SHORT, LONG])
def test_it_runs_down_at_the_left_of_the_picture_from_its_top_edge(place: str, caption: str) -> None:
    picture, marks = printed(filled(caption, place=place))
    style = small_layout().styles["caption"]
    centres = lines(marks)
    assert centres[0] + style.size // 2 == picture.x - small_layout().make_up.caption_air
    assert all(right - left == style.leading for right, left in pairwise(centres))
    assert min(op.y for op in marks) == picture.y
    assert (len(centres) == 1) == (caption == SHORT)


@PLACES
def test_picture_and_caption_stand_in_the_photos_columns_and_no_line_near_them(place: str) -> None:
    made = filled(LONG, place=place)
    picture, marks = printed(made)
    ((block, _),) = made.frame.photos
    x = made.composed.columns[block.column].x
    assert min(lines(marks)) - small_layout().styles["caption"].size // 2 == x
    assert picture.right == x + block.width
    text = [op for op in paint_story(made, small_layout()) if isinstance(op, Text) and op.tag.role == "P"]
    beside = [op for op in text if op.vertical and picture.y <= op.y < picture.bottom]
    assert beside
    assert all(op.x + op.size // 2 < x or x + block.width < op.x - op.size // 2 for op in beside)


@PLACES
def test_a_picture_begins_and_ends_with_the_tiers_beside_it(place: str) -> None:
    made = filled(place=place)
    picture, _ = printed(made)
    tiers = made.composed.tiers
    assert tiers is not None
    top = GRID.cap(made.top)
    assert picture.y in [top + at for at in tiers.tops]
    assert picture.bottom in [top + at + tiers.measure for at in tiers.tops]
    if place.startswith("bottom"):
        assert picture.bottom == top + tiers.tops[-1] + tiers.measure


def test_every_character_is_set_once_in_the_order_it_is_read() -> None:
    _, marks = printed(filled(LONG, credit="本报记者 摄"))
    assert words(marks).replace(" ", "") == (LONG + "本报记者摄").replace("“", "「").replace(
        "”", "」"
    ).replace(" ", "")


def test_figures_stand_abreast_and_latin_is_turned() -> None:
    _, marks = printed(filled(LONG))
    kinds = {"".join(op.chars): op for op in marks}
    assert not kinds["12"].vertical
    assert not kinds["12"].turned
    assert kinds["GB/T 15834"].turned
    pair = kinds["12"]
    wide = sum(composer().catalog.face(pair.face).advance(glyph) for glyph in pair.glyphs)
    middle = pair.x + wide * pair.size * pair.width // 2_000_000
    assert min(abs(middle - x) for x in lines(marks)) < 60


def test_the_credit_ends_with_the_picture_on_the_last_line_where_both_fit() -> None:
    picture, marks = printed(filled(SHORT, credit="本报记者"))
    (credit,) = [op for op in marks if "".join(op.chars) == "本报记者"]
    assert credit.y + 4 * credit.size == picture.bottom
    assert credit.x == lines(marks)[0]


def test_the_credit_has_a_line_of_its_own_where_they_do_not() -> None:
    made = filled("一二三四五六七八九十", rows=14, credit="本报记者李某摄于桥西空地旧书市")
    _, marks = printed(made)
    assert lines(marks) == sorted(lines(marks), reverse=True)
    assert len(lines(marks)) > 1


def test_an_editor_may_keep_it_horizontal_below_the_picture() -> None:
    picture, marks = printed(filled(SHORT, caption_direction="horizontal"))
    assert not upright(marks)
    assert all(op.y > picture.bottom for op in marks)
    made = filled(SHORT, caption_direction="horizontal")
    tiers = made.composed.tiers
    assert tiers is not None
    foot = max(op.y for op in marks) + round(0.12 * marks[0].size)
    assert foot in [GRID.cap(made.top) + at + tiers.measure for at in tiers.tops]


def test_one_that_would_leave_the_picture_no_room_stands_below_it() -> None:
    made = filled(LONG * 9, columns=1)
    picture, marks = printed(made)
    assert not upright(marks)
    assert all(op.y > picture.bottom for op in marks)
    assert words(marks).replace(" ", "") == LONG.replace(" ", "") * 9


def test_a_horizontal_story_may_ask_for_it() -> None:
    made = across(LONG, caption_direction="vertical")
    picture, marks = printed(made)
    ((block, _),) = made.frame.photos
    assert upright(marks)
    assert min(op.y for op in marks) == picture.y
    assert min(lines(marks)) - small_layout().styles["caption"].size // 2 == picture.right - block.width
    assert abs(picture.w / picture.h - 1.5) < 0.12
    assert block.caption_rows == 0


def test_beside_a_picture_of_a_given_depth_the_picture_keeps_it() -> None:
    made = across(LONG, caption_direction="vertical", depth=Measure(9, "行"))
    picture, _ = printed(made)
    assert picture.h == GRID.baseline(8) - GRID.cap(0)


def test_without_words_the_picture_has_all_the_width() -> None:
    shown = photo(columns=2, place="top-left")
    made = story(body=[COPY] * 6, writing="vertical", direction="vertical", photos=(shown,))
    fitter = vertical_fitter(Region(made, 0, 4, 0, 1), 4, composer())
    assert fitter is not None
    picture, marks = printed(fitter.fill(3, 40))
    assert (picture.w, marks) == (GRID.span(2), [])


@pytest.mark.parametrize("writing", ["vertical", "horizontal"])
def test_a_word_no_line_holds_is_told_once(writing: str) -> None:
    shown = photo(caption="见" + "a" * 300, columns=3, caption_direction="vertical")
    made = story(body=[COPY] * 9, writing=writing, direction=writing, photos=(shown,))
    made_by = composer()
    make_up(page([made], "A A A A A", fixed=True), made_by)
    assert codes(made_by.findings).count("BS502") == 1


def test_no_remedy_makes_its_picture_shorter_than_its_lines() -> None:
    shown = photo(caption=LONG, columns=2, caption_direction="vertical")
    made_by = composer()
    settled = settle(page([story(body=[COPY] * 60, photos=(shown,))], "A A A A A", fixed=True), made_by)
    (found,) = fit_page(settled, made_by).stories
    assert not [remedy for remedy in found.remedies if type(remedy.change).__name__ == "PhotoDepth"]
