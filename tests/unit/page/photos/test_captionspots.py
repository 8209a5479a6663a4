"""Captions beside their pictures and over them, credits down their side: where they stand, and what if they cannot."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Measure, pt
from broadsheet.display.ops import PAPER, Fill, Picture, Text
from broadsheet.issue.model import At
from broadsheet.layout.styles import BoxStyle
from broadsheet.page.compose import compose_story
from broadsheet.page.fit import StoryFitter
from broadsheet.page.paint import paint_story
from broadsheet.page.region import Region
from broadsheet.page.upright import vertical_fitter
from tests.composing import codes, composer, photo, prose, small_layout, story

GRID = small_layout().grid
SHORT, LONG = "桥墩修了三回", "桥墩修了三回，每回都有人来看，" * 12
CREDIT = "本报记者摄"


class Shown:
    """A story of four columns with one photo, painted: its picture, its caption's lines, what was found."""

    def __init__(self, *, layout: Any = None, **more: Any) -> None:
        composing = composer(layout or small_layout())
        made = story(body=prose(80), photos=(photo(**{"columns": 3, "place": "top-right", **more}),))
        composed = compose_story(Region(made, 0, 4, 0, 1), 4, composing)
        assert composed is not None
        self.filled = StoryFitter(composed, composing.layout.make_up).fill(3, 45)
        ops = list(paint_story(self.filled, composing.layout))
        (self.picture,) = [op.rect for op in ops if isinstance(op, Picture)]
        self.lines = [op for op in ops if isinstance(op, Text) and op.tag.role == "Caption"]
        self.grounds = [op for op in ops if isinstance(op, Fill)]
        self.block, self.row = self.filled.frame.photos[0]
        self.told = [code for code in codes(composing.findings) if code in ("BS734", "BS735")]

    @property
    def across(self) -> list[Text]:
        return [line for line in self.lines if not line.vertical]

    def box(self, line: Text) -> Rect:
        """The em boxes of a line across, as wide as its glyphs are many."""
        return Rect(line.x, line.y - line.size * 88 // 100, line.size * len(line.glyphs), line.size)


@pytest.mark.parametrize("place", ["left", "right"])
def test_a_caption_beside_takes_one_column_and_leaves_the_picture_the_others(place: str) -> None:
    made = Shown(caption=SHORT, caption_place=place)
    picture, caption = (2, 1) if place == "left" else (1, 3)
    assert (made.picture.x, made.picture.w) == (GRID.column_x(picture), GRID.span(2))
    assert {line.x for line in made.across} == {GRID.column_x(caption)}
    assert made.told == []


@pytest.mark.parametrize(
    ("place", "columns", "left"), [("top-left", 3, True), ("top-right", 3, False), ("top", 4, False)]
)
def test_beside_is_the_outer_side_of_the_story(place: str, columns: int, left: bool) -> None:
    made = Shown(caption=SHORT, caption_place="beside", place=place, columns=columns)
    assert (made.across[0].x < made.picture.x) == left


def test_a_caption_beside_begins_with_a_picture_at_the_head_and_ends_with_one_at_the_foot() -> None:
    top = Shown(caption=SHORT, caption_place="left")
    assert top.box(top.across[0]).y == top.picture.y
    foot = Shown(caption=SHORT, caption_place="left", place="bottom-right")
    assert foot.across[-1].y == foot.picture.bottom


def test_a_caption_between_text_above_and_below_keeps_from_both() -> None:
    made = Shown(caption=SHORT, caption_place="left", at=At(2, 9, 3, 12))
    assert made.box(made.across[0]).y - made.picture.y > pt(12)
    assert made.picture.bottom - made.across[-1].y > pt(12)


def test_a_photo_of_two_columns_has_its_caption_in_six_characters_or_more() -> None:
    made = Shown(caption="桥墩修了三回，每回都有人来看", caption_place="right", columns=2)
    assert made.block.spot is not None
    assert made.block.spot.measure >= 6 * pt(8)
    assert made.picture.w > GRID.span(2) // 2
    assert made.picture.right < made.across[0].x


def test_a_caption_deeper_than_its_picture_takes_wider_lines_then_stands_below() -> None:
    wide = Shown(caption=LONG[:90], caption_place="left", columns=2, depth=Measure(7, "行"))
    assert wide.told == ["BS734"]
    assert wide.block.spot is None
    assert wide.across[0].y > wide.picture.bottom


def test_an_empty_row_keeps_text_from_a_picture_with_no_caption_below() -> None:
    for place in ("left", "over"):
        made = Shown(caption=SHORT, caption_place=place)
        legs = [leg for leg in made.filled.frame.containers if leg.column >= made.block.column]
        assert {leg.top for leg in legs} == {made.row + made.block.rows + 1}


def test_the_words_over_a_picture_stand_on_paper_in_its_corner() -> None:
    made = Shown(caption=SHORT, caption_place="over", credit=CREDIT)
    (ground,) = made.grounds
    assert ground.ink == PAPER
    assert (ground.rect.x, ground.rect.bottom) == (made.picture.x, made.picture.bottom)
    for line in made.across:
        assert ground.rect.x < line.x < ground.rect.right
        assert ground.rect.y < made.box(line).y
        assert line.y < ground.rect.bottom
    assert len({line.y for line in made.across}) == 1
    assert ground.rect.w < made.picture.w * 2 // 3


@pytest.mark.parametrize(
    ("focus", "at"),
    [((0.8, 0.2), (0, 1)), ((0.1, 0.95), (1, 1)), ((0.5, 0.95), (0, 0)), ((0.05, 0.05), (0, 1))],
)
def test_they_keep_clear_of_the_focus(focus: tuple[float, float], at: tuple[int, int]) -> None:
    caption = "桥墩修了三回，每回都有人来看热闹，看的人也换了三回"
    made = Shown(caption=caption, caption_place="over", focus=focus)
    (ground,) = made.grounds
    assert (ground.rect.x > made.picture.x, ground.rect.y > made.picture.y) == at


def test_too_many_words_for_a_picture_stand_below_it_and_that_is_told() -> None:
    made = Shown(caption=LONG, caption_place="over")
    assert (made.told, made.grounds) == (["BS735"], [])
    assert made.across[0].y > made.picture.bottom


@pytest.mark.parametrize(("tint", "ink"), [(1000, PAPER), (100, None)])
def test_words_on_a_dark_ground_are_left_out_of_it(tint: int, ink: object) -> None:
    box = BoxStyle(pt(4), None, PAPER._replace(k=tint))
    layout = small_layout()
    dark = replace(layout, make_up=replace(layout.make_up, caption_box=box))
    made = Shown(layout=dark, caption=SHORT, caption_place="over")
    assert made.grounds[0].ink.k == tint
    assert {line.ink for line in made.across} == {ink or layout.styles["caption"].ink}


def test_a_credit_at_the_side_runs_down_the_right_of_its_picture_and_ends_with_it() -> None:
    made = Shown(caption=SHORT, credit=CREDIT, credit_place="side")
    (credit,) = [line for line in made.lines if line.vertical]
    assert "".join(credit.chars) == CREDIT
    assert credit.x - credit.size // 2 > made.picture.right
    assert credit.x + credit.size // 2 == GRID.column_x(1) + GRID.span(3)
    assert credit.y + credit.size * len(credit.glyphs) == made.picture.bottom
    assert all(line.x < made.picture.right for line in made.across)


def test_a_credit_longer_than_its_picture_is_deep_stands_at_the_captions_end() -> None:
    made = Shown(caption=SHORT, credit="本报特派驻桥西记者" * 2, credit_place="side", columns=1)
    assert made.told == ["BS734"]
    assert [line for line in made.lines if line.vertical] == []
    assert "".join("".join(line.chars) for line in made.lines).endswith("记者")


def test_a_caption_set_down_stands_at_the_side_it_is_asked_to() -> None:
    for place in ("left", "right"):
        made = Shown(caption=SHORT, caption_direction="vertical", caption_place=place)
        assert all(line.vertical for line in made.lines)
        assert all((line.x < made.picture.x) == (place == "left") for line in made.lines)


@pytest.mark.parametrize("more", [{"caption_place": "over"}, {"credit_place": "side", "credit": CREDIT}])
def test_vertical_stories_say_what_they_cannot(more: dict[str, Any]) -> None:
    made = story(body=prose(40), writing="vertical", direction="vertical", photos=(photo(**more),))
    composing = composer()
    assert vertical_fitter(Region(made, 0, 4, 0, 1), 4, composing) is not None
    assert codes(composing.findings) == ["BS275"]


def test_a_vertical_story_may_have_its_captions_at_the_right() -> None:
    shown = photo(caption=SHORT, caption_place="right", columns=2, place="top-left")
    made = story(body=prose(60), writing="vertical", direction="vertical", photos=(shown,))
    fitter = vertical_fitter(Region(made, 0, 4, 0, 1), 4, composer())
    assert fitter is not None
    ops = list(paint_story(fitter.fill(3, 40), small_layout()))
    (picture,) = [op.rect for op in ops if isinstance(op, Picture)]
    lines = [op for op in ops if isinstance(op, Text) and op.tag.role == "Caption"]
    assert all(line.x > picture.right for line in lines)
