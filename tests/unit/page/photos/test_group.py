"""Groups of pictures: one rectangle, even gaps, shapes kept, one caption for all or one for each."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from broadsheet.base.geometry import Rect
from broadsheet.base.units import POINT, Measure, pt
from broadsheet.display.ops import Op, Picture, Text
from broadsheet.issue.model import Arrangement, At, Photo
from broadsheet.page.columns import text_columns
from broadsheet.page.compose import compose_story
from broadsheet.page.faults.sight import Sight
from broadsheet.page.fit import StoryFitter
from broadsheet.page.makeup import make_up
from broadsheet.page.paint import paint_story
from broadsheet.page.photos.arrange import arrangements
from broadsheet.page.photos.block import PhotoBlock
from broadsheet.page.photos.photo import crop, photo_block, photo_rect, place_photos, shown
from broadsheet.page.photos.pictures import paint_photo
from broadsheet.page.region import Region
from broadsheet.page.upright import vertical_fitter
from tests.composing import codes, composer, page, photo, prose, small_layout, story

GRID = small_layout().grid
GAP = small_layout().make_up.group_gap
WIDE, TALL, SQUARE = (1200, 800), (800, 1200), (1000, 1000)


def pictures(*sizes: tuple[int, int], **more: Any) -> tuple[Photo, ...]:
    return tuple(photo(size=size, **more) for size in sizes)


class Shown:
    """A story of four columns with one group, painted: its pictures, the words said of them, what was found."""

    def __init__(self, *members: Photo, rows: int = 45, **more: Any) -> None:
        composing = composer()
        group = photo(
            **{"file": None, "size": (0, 0), "columns": 4, "place": "top", "group": members, **more}
        )
        composed = compose_story(Region(story(body=prose(60), photos=(group,)), 0, 4, 0, 1), 4, composing)
        assert composed is not None
        self.filled = StoryFitter(composed, composing.layout.make_up).fill(3, rows)
        ops: list[Op] = list(paint_story(self.filled, composing.layout))
        self.marks = [op for op in ops if isinstance(op, Picture)]
        self.rects = [op.rect for op in self.marks]
        self.lines = [op for op in ops if isinstance(op, Text) and op.tag.role == "Caption"]
        self.block, self.row = self.filled.frame.photos[0]
        self.told = codes(composing.findings)
        self.foot = GRID.baseline(self.filled.top + self.row + self.block.rows - 1)

    @property
    def bounds(self) -> Rect:
        left, top = min(r.x for r in self.rects), min(r.y for r in self.rects)
        right, foot = max(r.right for r in self.rects), max(r.bottom for r in self.rects)
        return Rect(left, top, right - left, foot - top)


def unstretched(*members: Photo, **more: Any) -> PhotoBlock:
    """A group over four columns, nothing gained or lost yet."""
    group = photo(**{"file": None, "size": (0, 0), "columns": 4, "group": members, **more})
    return photo_block(group, tuple(text_columns(GRID, 0, 4, None, None)), composer())


def cut_off(block: PhotoBlock) -> list[float]:
    """How much of each picture is cut off, as a share of it."""
    found = []
    for picture in shown(block, photo_rect(block, 0, 0, GRID)):
        left, top, right, bottom = crop(picture.photo, picture.rect)
        wide, tall = picture.photo.size
        found.append(1 - (right - left) * (bottom - top) / (wide * tall))
    return found


@pytest.mark.parametrize(
    "arrange", [((3,),), ((1, 1, 1),), ((2, 1),), ((1, 2),), ((1,), (1, 1)), ((1, 1), (1,))]
)
def test_a_group_fills_its_columns_from_cap_line_to_baseline(arrange: Arrangement) -> None:
    made = Shown(*pictures(WIDE, TALL, SQUARE), arrange=arrange)
    top = GRID.cap(made.filled.top + made.row)
    assert made.bounds == Rect(GRID.column_x(0), top, GRID.span(4), made.foot - top)


def test_rows_on_each_other_have_their_pictures_side_by_side() -> None:
    one, two, under = Shown(*pictures(WIDE, WIDE, WIDE), arrange=((2, 1),)).rects
    assert (one.y, one.bottom) == (two.y, two.bottom)
    assert two.x - one.right == under.y - one.bottom == GAP
    assert under.w == GRID.span(4)


def test_a_stack_stands_beside_a_dominant_picture() -> None:
    lead, above, below = Shown(*pictures(WIDE, WIDE, WIDE), arrange=((1,), (1, 1))).rects
    assert (lead.y, lead.bottom) == (above.y, below.bottom)
    assert above.x - lead.right == below.y - above.bottom == GAP
    assert (above.x, above.w) == (below.x, below.w)
    assert lead.w * lead.h > 3 * above.w * above.h


@pytest.mark.parametrize("sizes", [(WIDE, WIDE, TALL), (TALL, WIDE, SQUARE, WIDE), (WIDE,) * 6])
def test_pictures_keep_their_shapes_as_far_as_whole_rows_let_them(sizes: tuple[tuple[int, int], ...]) -> None:
    assert max(cut_off(unstretched(*pictures(*sizes)))) < 0.08


def test_shapes_nearly_alike_stand_in_straight_columns() -> None:
    sizes = [(1200, 800), (1240, 800), (1180, 800), (1200, 820)]
    rects = Shown(*pictures(*sizes), arrange=((2, 2),)).rects
    assert (rects[0].x, rects[0].w) == (rects[2].x, rects[2].w)
    assert (rects[1].x, rects[1].w) == (rects[3].x, rects[3].w)


def test_a_depth_of_the_editor_is_kept_and_chooses_the_arrangement() -> None:
    flat = Shown(*pictures(WIDE, WIDE, WIDE), depth=Measure(8, "行"))
    assert flat.block.rows == 8
    assert len({rect.y for rect in flat.rects}) == 1
    deep = Shown(*pictures(WIDE, WIDE, WIDE), depth=Measure(60, "行"), rows=90)
    assert len({rect.x for rect in deep.rects}) == 1


def test_a_ratio_of_the_editor_is_that_of_the_whole() -> None:
    rect = photo_rect(unstretched(*pictures(WIDE, WIDE), ratio=3.0), 0, 0, GRID)
    assert rect.w / rect.h == pytest.approx(3, rel=0.06)


def test_a_group_may_stand_at_a_region() -> None:
    made = Shown(*pictures(WIDE, WIDE), at=At(2, 3, 2, 9))
    assert (made.bounds.x, made.bounds.w, made.block.rows) == (GRID.column_x(1), GRID.span(2), 9)


def test_one_caption_stands_below_all() -> None:
    made = Shown(*pictures(WIDE, WIDE), caption="左图：字架。右图：字盘。", credit="本报记者 摄")
    assert {line.y for line in made.lines} == {made.lines[0].y}
    assert made.lines[0].y > made.bounds.bottom
    assert [mark.alt for mark in made.marks] == ["左图：字架。右图：字盘。"] * 2


def test_each_picture_may_have_its_own_below_it_and_say_what_it_is() -> None:
    members = (
        *pictures(WIDE, caption="字架"), *pictures(WIDE, caption="字盘"), *pictures(WIDE, caption="字版")
    )  # fmt: skip
    made = Shown(*members, arrange=((2, 1),), caption="排字房里")
    said = {"".join(line.chars): line for line in made.lines}
    for rect, mark in zip(made.rects, made.marks, strict=True):
        line = said[mark.alt]
        assert line.x == rect.x
        assert rect.bottom < line.y - line.size * 88 // 100 < rect.bottom + pt(12)
    assert said["排字房里"].y > said["字版"].y
    assert made.bounds.bottom == made.foot
    legs = [leg.top for leg in made.filled.frame.containers]
    assert min(legs) * GRID.leading >= (made.row + made.block.rows) * GRID.leading + 2 * pt(8)


def test_a_gap_between_captions_is_a_gutter() -> None:
    one, two = Shown(*pictures(WIDE, WIDE, caption="字架"), arrange=((2,),)).rects
    assert two.x - one.right == GRID.gutter


def test_a_caption_beside_leaves_the_group_its_columns() -> None:
    made = Shown(*pictures(WIDE, WIDE, WIDE), caption="排字房里", caption_place="right")
    assert made.bounds.w == GRID.span(3)
    assert {line.x for line in made.lines} == {GRID.column_x(3)}


def test_pictures_too_narrow_for_words_are_told() -> None:
    assert Shown(*pictures(*[WIDE] * 3), columns=1, arrange=((3,),)).told == ["BS736"]
    assert Shown(*pictures(*[WIDE] * 3), columns=1, arrange=((1, 1, 1),)).told == []


@pytest.mark.parametrize("arrange", [None, ((1, 1, 1, 1),)])
def test_a_group_in_too_few_rows_for_its_words_takes_more_and_tells(arrange: Arrangement | None) -> None:
    made = Shown(*pictures(*[WIDE] * 4, caption="字架字盘字版"), at=At(2, 6, 1, 6), arrange=arrange)
    assert made.told == ["BS737"]
    assert made.block.rows > 6
    assert min(rect.h for rect in made.rects) >= pt(12)
    assert made.bounds.bottom <= made.foot


def test_pictures_for_which_a_row_has_no_width_are_arranged_otherwise_and_told() -> None:
    made = Shown(*pictures(*[WIDE] * 12, caption="字"), columns=1, arrange=((12,),))
    assert made.told == ["BS736", "BS737"]
    assert min(rect.w for rect in made.rects) >= pt(12)


@pytest.mark.parametrize("count", [11, 12])
def test_gaps_as_wide_as_the_column_leave_no_row_of_all_pictures(count: int) -> None:
    assert (count - 1) * GRID.gutter >= GRID.span(1)
    rects = Shown(*pictures(*[WIDE] * count, caption="字"), columns=1).rects
    assert len(rects) == count
    assert min(rect.w for rect in rects) >= pt(1)


def test_a_group_is_never_shrunk_until_its_pictures_vanish() -> None:
    block = unstretched(*pictures(*[(4000, 50)] * 6, caption="字"))
    ((shrunk, _),), _ = place_photos((block,), [[(0, 90)] for _ in range(4)], 90, -9)
    assert min(picture.rect.h for picture in shown(shrunk, photo_rect(shrunk, 0, 0, GRID))) >= pt(1)


def test_a_picture_without_a_point_of_room_is_not_drawn() -> None:
    made = Shown(*pictures(WIDE, WIDE))
    block = replace(made.block, width=POINT // 2)
    ops = list(paint_photo(made.filled, block, made.row, small_layout()))
    assert [op for op in ops if isinstance(op, Picture) and min(op.rect.w, op.rect.h) < POINT] == []


def test_a_picture_of_a_group_may_be_awaited() -> None:
    made = Shown(*pictures(WIDE), photo(file=None, size=(0, 0), ratio=1.5))
    assert made.told == ["BS605"]
    assert len(made.rects) == 1


@pytest.mark.parametrize("count", range(2, 13))
def test_every_arrangement_tried_is_of_all_pictures(count: int) -> None:
    found = list(arrangements(count))
    assert found
    assert all(sum(map(sum, tried)) == count for tried in found)


def test_a_group_is_stretched_as_one() -> None:
    made = Shown(*pictures(WIDE, WIDE, WIDE, WIDE), rows=60)
    assert made.filled.stretch.photos > 0
    assert made.bounds.bottom == made.foot


def test_the_focus_of_each_picture_is_seen_and_the_group_clashes_as_one() -> None:
    members = (photo(focus=(0.02, 0.5)), photo(focus=(0.98, 0.5)))
    group = photo(file=None, size=(0, 0), columns=5, place="top", group=members, arrange=((2,),))
    composing = composer()
    filled = make_up(page([story(body=prose(30), photos=(group,))], "A A A A A", fixed=True), composing)
    sight = Sight(filled, composing.layout)
    assert (len(sight.pictures), len(sight.singles)) == (1, 2)
    assert codes(composing.findings).count("BS638") == 2


@pytest.mark.parametrize("own", [None, "字架"])
def test_a_vertical_story_holds_a_group_and_its_words_in_its_tiers(own: str | None) -> None:
    members = pictures(WIDE, WIDE, TALL, **({"caption": own} if own else {}))
    group = photo(
        file=None, size=(0, 0), columns=2, place="top-left", group=members, caption="排字房里的三张"
    )
    made = story(body=prose(60), writing="vertical", direction="vertical", photos=(group,))
    fitter = vertical_fitter(Region(made, 0, 4, 0, 1), 4, composer())
    assert fitter is not None
    filled = fitter.fill(3, 40)
    ops = list(paint_story(filled, small_layout()))
    rects = [op.rect for op in ops if isinstance(op, Picture)]
    lines = [op for op in ops if isinstance(op, Text) and op.tag.role == "Caption"]
    block: PhotoBlock = filled.frame.photos[0][0]
    assert block.stands is not None
    foot = GRID.cap(3) + sum(block.stands)
    assert len(rects) == 3
    assert max(rect.right for rect in rects) - min(rect.x for rect in rects) == block.picture_width
    feet = [rect.bottom for rect in rects] + [line.y for line in lines if not line.vertical]
    assert max(feet) <= foot
    assert any(line.vertical for line in lines)


@pytest.mark.parametrize("rows", [12, 25, 40])
def test_tiers_too_few_for_the_words_of_a_group_leave_its_pictures_a_depth(rows: int) -> None:
    group = photo(
        file=None, size=(0, 0), columns=1, place="top-left", depth=Measure(3, "行"), arrange=((1,) * 6,),
        group=pictures(*[WIDE] * 6, caption="字架字盘字版字架字盘字版"),
    )  # fmt: skip
    composing = composer()
    made = story(body=prose(60), writing="vertical", direction="vertical", photos=(group,))
    fitter = vertical_fitter(Region(made, 0, 4, 0, 1), 4, composing)
    assert fitter is not None
    rects = [op.rect for op in paint_story(fitter.fill(3, rows), small_layout()) if isinstance(op, Picture)]
    assert "BS737" in codes(composing.findings)
    assert len(rects) == 6
    assert min(rect.h for rect in rects) >= pt(12)
