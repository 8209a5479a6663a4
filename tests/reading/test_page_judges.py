"""Each judge of the page passes what is right and names what is wrong."""

from __future__ import annotations

import pytest

from tests.reading import page_judges as judges
from tests.reading.glyphs import Box, Glyph, ReadPage
from tests.reading.specimen import LEADING, SIZE, columns, frame, glyph, row
from tests.reading.stories import set_story


def page(glyphs: list[Glyph], shapes: list[tuple[str, Box]] | None = None) -> ReadPage:
    return ReadPage(300, 300, tuple(glyphs), tuple(shapes or ()), (0, 0, 300, 300), None)


def test_lines_on_one_grid_pass_and_one_a_tenth_of_a_point_off_is_named() -> None:
    right = columns([4, 3])
    assert judges.off_grid([right], LEADING) == []
    marks = [mark._replace(y=mark.y + 0.1) for mark in row("一二三", 0, frame(2))]
    moved = set_story("B", [frame(2)], marks, SIZE)
    (fault,) = judges.off_grid([right, moved], LEADING)
    assert "+0.100" in fault.what


@pytest.mark.parametrize(
    ("lengths", "gaping", "unlevel"),
    [
        ([4, 4, 4], 0, 0),
        ([4, 4, 3], 0, 0),
        ([4, 3, 3], 0, 0),
        ([3, 3, 3], 1, 0),
        ([4, 4, 2], 0, 1),
        ([4, 2, 3], 1, 1),
        ([4, 4, 0], 1, 1),
    ],
)
def test_feet_of_columns(lengths: list[int], gaping: int, unlevel: int) -> None:
    story = columns(lengths)
    assert (len(judges.gaping(story)), len(judges.unlevel(story))) == (gaping, unlevel)


def test_an_empty_row_inside_a_column_is_named() -> None:
    where = frame()
    marks = [mark for number in (0, 1, 3) for mark in row("一二三四五六七八九十", number, where)]
    assert len(judges.holes(set_story("A", [where], marks, SIZE))) == 1
    assert judges.holes(columns([3])) == []


def test_ink_out_of_its_column_is_named() -> None:
    where = frame()
    inside = set_story("A", [where], row("一二三四五六七八九十", 0, where), SIZE)
    assert judges.out_of_frame(inside) == []
    outside = set_story("A", [where], row("一二三四五六七八九十", 0, where, indent=2), SIZE)
    assert len(judges.out_of_frame(outside)) == 1


def test_lines_that_touch_are_named() -> None:
    assert judges.overlaps(page(row("一二三", 0, frame()) + row("四五六", 1, frame()))) == []
    close = [mark._replace(ink=mark.ink._replace(top=mark.ink.top - 7)) for mark in row("四五六", 1, frame())]
    assert len(judges.overlaps(page(row("一二三", 0, frame()) + close))) == 3


def test_text_on_a_picture_or_a_rule_is_named() -> None:
    marks = row("一二三", 0, frame())
    rule = ("path", Box(-5, 5, 60, 5.5))
    assert len(judges.overlaps(page(marks, [("image", Box(0, 0, 10, 10))]))) == 1
    assert len(judges.overlaps(page(marks, [rule]))) == 3
    assert judges.overlaps(page(marks, [("path", Box(-5, -5, 60, 60))])) == []


def test_body_type_in_no_frame_is_named() -> None:
    story = columns([1])
    marks = [mark for line in story.lines for mark in line.glyphs]
    stray = glyph("字", 250, 250)
    faults = judges.strays(page([*marks, stray]), [story], "NotoSerifSC-Regular", SIZE)
    assert [fault.where for fault in faults] == ["字 at 250.0, 250.0 pt"]
