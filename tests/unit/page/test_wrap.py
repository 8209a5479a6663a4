"""Text that runs round photos: never over them, on the grid, nothing lost, and full columns beside them."""

from __future__ import annotations

from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from broadsheet.base.diagnostics import Words
from broadsheet.base.geometry import Rect
from broadsheet.base.units import EM, Length, Measure, ascent
from broadsheet.display.ops import Op, Outline, Picture, Shape, Text
from broadsheet.display.outlines import covers
from broadsheet.issue.model import Address, Photo
from broadsheet.issue.wrap import Cutout, Points, Wrap
from broadsheet.page.compose import compose_story
from broadsheet.page.fit import StoryFitter
from broadsheet.page.jump import JumpFitter, keep_rest
from broadsheet.page.model import Filled
from broadsheet.page.paint import paint_story
from broadsheet.page.region import Region
from broadsheet.page.shapes.shape import outline
from broadsheet.page.shapes.told import tell_shapes
from tests.composing import catalog, codes, composed, composer, photo, prose, small_layout, story, text_blocks

GRID = small_layout().grid
AIR = small_layout().make_up.wrap_air
TRIANGLE: Points = ((0.0, 1.0), (0.5, 0.0), (1.0, 1.0))
PEAR = Cutout((100, 50, 700, 850), tuple((300 - 3 * n, 500 + 2 * n) if n != 40 else None for n in range(60)))


def wrapped(kind: Any = "ellipse", span: float = 1, **more: Any) -> Photo:
    """A photo of 1200 × 800 pixels that text runs round; `air` in ems."""
    points = kind if isinstance(kind, tuple) else ()
    cutout = PEAR if kind == "alpha" else None
    air = Measure(more.pop("air"), "em") if "air" in more else None
    wrap = Wrap(span, "polygon" if points else kind, points, cutout, air)
    return photo(wrap=wrap, columns=max(round(span), 1), **more)


def poured(pictures: list[Photo], lines: int = 40, columns: int = 3, rows: int = 40, **more: Any) -> Filled:
    """Copy of so many full lines poured round pictures."""
    made = composed(story(body=prose(lines) * 2, photos=tuple(pictures), **more), columns)
    return StoryFitter(made, small_layout().make_up).fill(3, rows)


def em_boxes(op: Text) -> Rect:
    """What the em boxes of a line cover."""
    face = catalog().face(op.face)
    wide = sum(face.advance(glyph) for glyph in op.glyphs) * op.size // EM
    wide += (len(op.glyphs) - 1) * op.spacing + sum(kern for _, kern in op.kerns)
    return Rect(op.x, op.y - ascent(op.size), wide, op.size)


def ops(made: Filled) -> list[Op]:
    return list(paint_story(made, small_layout()))


def texts(made: Filled) -> list[Text]:
    return [op for op in ops(made) if isinstance(op, Text) and op.tag.role == "P"]


def clear_of(box: Rect, picture: Picture, shown: Photo) -> Length:
    """How near em boxes come to what is printed of a picture: the distance to its outline, sampled."""
    wrap, rect = shown.wrap, picture.rect
    assert wrap is not None
    across = outline(wrap, rect.w, rect.h)
    nearest = 10**9
    near = range(max(box.y - rect.y - 20_000, 0), min(box.bottom - rect.y + 20_000, rect.h), 300)
    for y in near:
        if (found := across(y)) is None:
            continue
        left, right = rect.x + found.left, rect.x + found.right
        off_x = max(left - box.right, box.x - right, 0)
        off_y = max(rect.y + y - box.bottom, box.y - rect.y - y, 0)
        nearest = min(nearest, round(hypot(off_x, off_y)))
    return nearest


def keeps_clear(made: Filled) -> None:
    """No line comes nearer to a picture than its air, and none into its caption."""
    marks = ops(made)
    pictures = [op for op in marks if isinstance(op, Picture)]
    words = [em_boxes(op) for op in marks if isinstance(op, Text) and op.tag.role == "Caption"]
    # The blank half of a closing mark reaches beyond the measure.
    captions = [box._replace(w=box.w - 4_000) for box in words]
    for op in texts(made):
        box = em_boxes(op)
        for picture, block in zip(pictures, (block for block, _ in made.frame.photos), strict=True):
            assert block.shape is not None
            white = GRID.leading - GRID.body
            assert clear_of(box, picture, block.photo) >= min(block.shape.air, white) - 210, (
                op.chars,
                picture.rect,
            )
        for caption in captions:
            apart = box.right <= caption.x or caption.right <= box.x
            assert apart or box.bottom <= caption.y or caption.bottom <= box.y


def read(made: Filled) -> str:
    return "".join("".join(op.chars) for op in texts(made))


def sound(made: Filled) -> None:
    """All copy in order, every baseline on the grid, every line within its column and clear of the pictures."""
    copy = "".join(
        "".join((block.initial.whole if block.initial else block.text).chars)
        for block in text_blocks(made.composed)
    )
    assert copy.startswith(read(made))
    assert made.over_lines or read(made) == copy
    for op in texts(made):
        assert op.size > GRID.body or (op.y - GRID.baseline(0)) % GRID.leading == 0
        box, inset = em_boxes(op), op.size // 8 if op.size > GRID.body else 0
        assert any(c.x <= box.x + inset and box.right <= c.x + c.measure for c in made.composed.columns)
    keeps_clear(made)


SHAPES = ["rectangle", "ellipse", "alpha", TRIANGLE, ((0.0, 0.0), (1.0, 0.4), (0.6, 1.0))]
PLACES = ["top", "bottom", "left", "right", "center", "top-left", "bottom-right"]


@pytest.mark.parametrize("kind", SHAPES, ids=str)
@pytest.mark.parametrize("place", PLACES)
def test_text_never_runs_over_a_shaped_photo(kind: Any, place: str) -> None:
    for span in (0.5, 1.2, 2.0):
        sound(poured([wrapped(kind, span, place=place, caption="图片为试样。")]))


@settings(max_examples=60)
@given(
    kind=st.sampled_from(SHAPES),
    place=st.sampled_from(PLACES),
    span=st.floats(0.5, 3),
    air=st.floats(0, 2),
    rows=st.integers(20, 60),
    initial=st.sampled_from([0, 2, 3]),
    lines=st.integers(10, 60),
)
def test_nothing_is_lost_whatever_the_shape(
    kind: Any, place: str, span: float, air: float, rows: int, initial: int, lines: int
) -> None:
    picture = wrapped(kind, span, place=place, air=air, caption="图片为试样。")
    made = poured([picture], lines, rows=rows, initial=initial)
    if not made.frame.lacking:
        sound(made)


def test_two_shapes_in_one_story_are_both_kept_clear() -> None:
    made = poured(
        [wrapped("ellipse", 1.5, place="top-left"), wrapped(TRIANGLE, 1.5, place="bottom-right")], 40, rows=44
    )
    assert made.frame.rooms
    sound(made)


def test_a_photo_over_a_gutter_narrows_both_its_neighbours() -> None:
    made = poured([wrapped("ellipse", 0.8, place="center")], columns=2)
    assert {column for column, _ in made.frame.rooms} == {0, 1}
    left = [room for (column, _), room in made.frame.rooms.items() if column == 0]
    right = [room for (column, _), room in made.frame.rooms.items() if column == 1]
    assert all(room.left == 0 for room in left)
    assert all(room.left + room.wide == GRID.measure for room in right)


def test_lines_beside_a_shape_stand_on_its_wider_side_alone() -> None:
    made = poured([wrapped("ellipse", 0.3, place="right")])
    sides = {room.left == 0 for (column, _), room in made.frame.rooms.items() if column == 2}
    assert len(sides) == 1


@pytest.mark.parametrize("least", [5, 6, 8])
def test_lines_beside_a_shape_hold_whole_characters_and_as_many_as_the_layout_says(least: int) -> None:
    layout = small_layout()
    layout = replace(layout, make_up=replace(layout.make_up, wrap_least=least))
    copy = story(body=prose(80), photos=(wrapped(TRIANGLE, 2, place="center"),))
    whole = compose_story(Region(copy, 0, 3, 0, 1), 3, composer(layout))
    assert whole is not None
    made = StoryFitter(whole, layout.make_up).fill(3, 40)
    widths = {room.wide // GRID.body for room in made.frame.rooms.values()}
    assert min(widths) == least
    for room in made.frame.rooms.values():
        assert room.left % GRID.body == room.wide % GRID.body == 0


@pytest.mark.parametrize("lines", range(20, 44, 4))
def test_the_first_line_of_a_paragraph_beside_a_shape_holds_four_characters(lines: int) -> None:
    copy = ["天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往" for _ in range(lines)]
    made = composed(
        story(body=copy, photos=(wrapped("ellipse", 1.2, place="center", depth=Measure(15, "行")),)), 2
    )
    done = StoryFitter(made, small_layout().make_up).fill(3, 50)
    indent = small_layout().styles["body"].indent
    edges = {column.x + room.left + indent for column in made.columns for room in done.frame.rooms.values()}
    first = [len(op.chars) for op in texts(done) if op.x in edges and op.chars[0] == "天"]
    assert first
    assert min(first) >= 4


def test_the_room_over_a_round_shape_is_that_under_it() -> None:
    ((block, _),) = poured(
        [wrapped("ellipse", 1.5, depth=Measure(15, "行"), place="center")], columns=2
    ).frame.photos
    assert block.shape is not None
    lefts = [found.left for found in block.shape.extents(block.width, block.rows, 0) if found]
    for over, under in zip(lefts, lefts[::-1], strict=True):
        assert abs(over - under) < GRID.body // 4


def holes(kind: Any, span: float, columns: int) -> list[object]:
    """What is advised of each hole beside a tall shape in the middle of so many columns."""
    composing = composer()
    pictures = (wrapped(kind, span, place="center", depth=Measure(14, "行")),)
    made = composed(story(body=prose(90), photos=pictures), columns)
    tell_shapes(made, StoryFitter(made, small_layout().make_up).fill(3, 50), composing)
    assert set(codes(composing.findings)) <= {"BS660"}
    return [finding.args["advice"] for finding in composing.findings]


def test_white_beside_a_shape_is_told_with_the_width_that_would_leave_none() -> None:
    advice = Words("；span 写 0.8 就排得下", "; with “span: 0.8” there would be room")
    assert holes("ellipse", 1.4, 2) == [advice]
    assert holes("ellipse", 0.8, 2) == []


def test_white_beside_a_shape_that_no_width_mends_is_told_alone() -> None:
    bottle: Points = (
        (0.4, 0.0),
        (0.6, 0.0),
        (0.6, 0.5),
        (1.0, 0.6),
        (1.0, 1.0),
        (0.0, 1.0),
        (0.0, 0.6),
        (0.4, 0.5),
    )
    assert holes(bottle, 1.4, 3) == [Words("", "")]


def test_white_beside_a_shape_is_told_in_the_characters_of_its_story() -> None:
    layout = small_layout()
    body = replace(layout.styles["body"], size=GRID.body * 3 // 2, rows=2)
    composing = composer(replace(layout, styles={**layout.styles, "body": body}))
    pictures = (wrapped("ellipse", 1.4, place="center", depth=Measure(16, "行")),)
    made = compose_story(Region(story(body=prose(40), photos=pictures), 0, 3, 0, 1), 3, composing)
    assert made is not None
    tell_shapes(made, StoryFitter(made, layout.make_up).fill(3, 60), composing)
    (told,) = [finding.args for finding in composing.findings if finding.code == "BS660"]
    assert (told["characters"], told["least"]) == (5, 6)


def test_a_shape_with_no_line_beside_it_is_told() -> None:
    composing = composer()
    for span, told in ((3.0, ["BS653"]), (1.5, [])):
        pictures = (wrapped("rectangle", span, place="top"),)
        made = composed(story(body=prose(60), photos=pictures))
        done = StoryFitter(made, small_layout().make_up).fill(3, 40)
        composing.findings.clear()
        tell_shapes(made, done, composing)
        assert codes(composing.findings) == told
        for finding in composing.findings:
            assert finding.args["advice"] == Words(
                "；span 写 1.8 就排得下", "; with “span: 1.8” there would be room"
            )


def test_an_initial_with_no_line_beside_it_is_told_and_set_among_the_others() -> None:
    composing = composer()
    pictures = (wrapped("rectangle", 0.3, place="top-left"),)
    made = composed(story(body=prose(60), photos=pictures, initial=3))
    done = StoryFitter(made, small_layout().make_up).fill(3, 40)
    tell_shapes(made, done, composing)
    assert codes(composing.findings) == ["BS652"]
    assert read(done) == prose(60)[0]


def test_rows_that_a_shape_leaves_too_little_take_no_text() -> None:
    made = poured([wrapped("rectangle", 0.7, place="top-right")])
    ((photo_, top),) = made.frame.photos
    column = [c for c in made.frame.containers if c.column == 2]
    assert min(c.top for c in column) == top + photo_.depth


def test_columns_end_level_beside_a_shape() -> None:
    for lines in range(34, 50):
        made = poured([wrapped("ellipse", 2, place="center")], lines)
        if made.over_lines:
            continue
        feet = [max(p.row + p.lines for p in made.placed if p.column == column) for column in range(3)]
        assert max(feet) - min(feet) <= 2


def test_a_caption_stands_below_the_box_of_its_photo() -> None:
    marks = ops(poured([wrapped("ellipse", 1.5, place="left", caption="图片为试样，在下面。")]))
    (picture,) = [op for op in marks if isinstance(op, Picture)]
    caption = [em_boxes(op) for op in marks if isinstance(op, Text) and op.tag.role == "Caption"]
    assert caption
    for box in caption:
        assert box.y >= picture.rect.bottom
        assert picture.rect.x <= box.x
        assert box.right <= picture.rect.right


def test_a_cut_out_is_whole_in_its_box_and_stands_on_its_foot() -> None:
    made = poured([wrapped("alpha", 1, place="right")])
    (picture,) = [op for op in ops(made) if isinstance(op, Picture)]
    assert picture.crop == PEAR.box
    assert picture.cutout
    assert abs(picture.rect.w * 800 - picture.rect.h * 600) < 800 * 1000
    ((block, top),) = made.frame.photos
    assert picture.rect.bottom == GRID.baseline(3 + top + block.rows - 1)


def test_a_picture_is_cut_to_its_shape() -> None:
    def clip(kind: Any) -> tuple[Rect, Outline | None]:
        (picture,) = [op for op in ops(poured([wrapped(kind, 1)])) if isinstance(op, Picture)]
        return picture.rect, picture.clip

    assert clip("rectangle")[1] is None
    rect, triangle = clip(TRIANGLE)
    corners = ((rect.x, rect.bottom), (rect.x + round(rect.w / 2), rect.y), (rect.right, rect.bottom))
    assert triangle == Outline(((*corners, ()),))
    rect, ellipse = clip("ellipse")
    assert ellipse is not None
    assert covers(ellipse, rect.x + rect.w // 2, rect.y + 500)
    assert covers(ellipse, rect.x + rect.w * 15 // 100, rect.y + rect.h * 15 // 100)
    assert not covers(ellipse, rect.x + rect.w * 14 // 100, rect.y + rect.h * 14 // 100)


def test_a_photo_still_to_come_shows_its_outline_alone() -> None:
    made = poured([wrapped("ellipse", 1.5, place="left", file=None, size=(0, 0), ratio=1.5)])
    (mark,) = [op for op in ops(made) if op.tag.role == "Figure"]
    assert isinstance(mark, Shape)
    assert mark.ink is None


def test_a_story_that_jumps_goes_on_with_what_its_shape_left_over() -> None:
    copy = prose(60)
    picture = wrapped("ellipse", 1.4, place="bottom-right")
    made = composed(story(body=copy, photos=(picture,), initial=2, jump=Address(2, "B")), columns=3)
    composing = composer()
    for rows in range(22, 34):
        done = JumpFitter(made, Address(2, "B"), composing).fill(3, rows)
        keep_rest(done, made.blocks, Address(1, "A"), composing)
        rest = composing.rests[Address(1, "A")]
        told = texts(done)
        keeps_clear(done)
        assert "".join(told[-1].chars).startswith("（下转")
        kept = "".join("".join(op.chars) for op in told[:-1])
        assert kept + "".join("".join(block.text.chars) for block in rest.blocks) == copy[0]


def test_lines_follow_each_other_down_each_column() -> None:
    made = poured([wrapped(TRIANGLE, 2, place="center")])
    placed = [(part.column, part.row + line) for part in made.placed for line in range(part.lines)]
    assert all(one < other for one, other in pairwise(placed))
    assert Path("photo.jpg") == made.composed.photos[0].photo.file


def test_a_word_wider_than_the_room_beside_a_shape_is_told() -> None:
    composing = composer()
    copy = "天地玄黄" + "OpenTypeCollectionFontsAndMore宇宙洪荒日月" * 20
    made = composed(story(body=[copy], photos=(wrapped("rectangle", 0.3, place="top-left"),)))
    done = StoryFitter(made, small_layout().make_up).fill(3, 40)
    tell_shapes(made, done, composing)
    assert set(codes(composing.findings)) == {"BS502"}
