"""A dropped initial stands beside so many lines, head to foot, and nothing of its paragraph is lost."""

from __future__ import annotations

import pytest

from broadsheet.base.units import EM
from broadsheet.display.ops import Text
from broadsheet.issue.model import Address
from broadsheet.page.alterations import Alterations
from broadsheet.page.autofit import AutoFitter
from broadsheet.page.blocks import TextBlock
from broadsheet.page.compose import compose_story
from broadsheet.page.fit import StoryFitter
from broadsheet.page.jump import JumpFitter, keep_rest
from broadsheet.page.model import Filled
from broadsheet.page.paint import paint_story
from broadsheet.page.region import Region
from broadsheet.page.shapes.initial import undropped
from tests.composing import (
    catalog,
    codes,
    composed,
    composer,
    filled,
    prose,
    small_layout,
    story,
    text_blocks,
)

GRID = small_layout().grid


def _texts(made: Filled) -> list[Text]:
    return [op for op in paint_story(made, small_layout()) if isinstance(op, Text) and op.tag.role == "P"]


def _read(made: Filled) -> str:
    return "".join("".join(op.chars) for op in _texts(made))


@pytest.mark.parametrize("lines", [2, 3, 4])
def test_it_stands_from_the_head_of_the_first_line_to_the_foot_of_the_last(lines: int) -> None:
    made = filled(story(body=prose(12), initial=lines))
    initial, *rest = _texts(made)
    assert list(initial.chars) == ["天"]
    face = catalog().face(initial.face).bounds("国")
    beside = catalog().face(rest[0].face).bounds("国")
    head = initial.y - face.top * initial.size // EM
    foot = initial.y - face.foot * initial.size // EM
    assert abs(head - (rest[0].y - beside.top * rest[0].size // EM)) < 20
    assert abs(foot - (rest[lines - 1].y - beside.foot * rest[0].size // EM)) < 20


@pytest.mark.parametrize("lines", [2, 3, 4])
def test_so_many_lines_stand_beside_it_and_the_rest_below(lines: int) -> None:
    made = filled(story(body=prose(12), initial=lines))
    initial, *rest = _texts(made)
    left = made.composed.columns[0].x
    right = initial.x + initial.size
    assert all(op.x >= right - initial.size // 8 for op in rest[:lines])
    assert rest[lines].x == left
    assert {(op.x - left) % GRID.body for op in rest[:lines]} == {0}


def test_its_paragraph_reads_in_order_and_is_counted_whole() -> None:
    copy = [*prose(9), "## 桥头", *prose(4)]
    made = filled(story(body=copy, initial=3), rows=40)
    assert _read(made) == copy[0] + copy[2]
    assert sum(block.characters() for block in text_blocks(made.composed)) == sum(
        len(part.removeprefix("## ")) for part in copy
    )


def test_an_opening_mark_goes_with_it_and_the_marks_edge_is_flush() -> None:
    made = filled(story(body=["“纸要先醒一醒，”老师傅说，“不然会起皱。”" * 4], initial=2))
    assert list(_texts(made)[0].chars) == ["“", "纸"]
    assert _texts(made)[0].x + 4 * GRID.body > made.composed.columns[0].x
    assert _read(made).startswith("“纸要先醒一醒")


def test_a_letter_and_a_number_stand_on_the_baseline() -> None:
    for copy, first in (("A股三大指数今天收盘。" * 6, "A"), ("12月的最后一班车。" * 6, "12")):
        initial, *rest = _texts(filled(story(body=[copy], initial=2)))
        assert "".join(initial.chars) == first
        assert initial.y == rest[1].y


def test_it_is_kept_with_the_lines_beside_it() -> None:
    """A column with too few rows left for all of them is left to the next."""
    copy = ["天地玄黄", *prose(14)]
    for rows in range(8, 20):
        made = filled(story(body=copy, byline="本报记者", initial=3), columns=3, rows=rows)
        for part in made.placed:
            block = made.composed.blocks[part.block]
            if isinstance(block, TextBlock) and block.initial and not part.first:
                assert part.lines >= block.initial.lines


@pytest.mark.parametrize(
    ("copy", "code"),
    [
        (["天地玄黄宇宙洪荒。", *prose(6)], "BS650"),
        (["——天地玄黄宇宙洪荒" * 5], "BS651"),
        (["OpenType字体里有很多字。" * 6], "BS651"),
        (["\x15重庆\x16chóng qìng\x17的早上，" + "灯亮了。" * 20], "BS651"),
        (["## 只有小标题"], "BS651"),
        (["2024年的最后一班车。" * 9], "BS652"),
    ],
)
def test_what_cannot_be_dropped_stays_in_its_line_and_is_told(copy: list[str], code: str) -> None:
    composing = composer()
    plain = compose_story(Region(story(body=copy), 0, 3, 0, 1), 3, composer())
    made = compose_story(Region(story(body=copy, initial=3), 0, 3, 0, 1), 3, composing)
    assert codes(composing.findings) == [code]
    assert made
    assert plain
    assert made.blocks == plain.blocks


def test_a_story_filled_to_its_last_line_keeps_it() -> None:
    made = composed(story(body=[*prose(14), *prose(9), *prose(11)], initial=3, fill=True))
    plain = StoryFitter(made, small_layout().make_up)
    full = 0
    for rows in range(14, 24):
        fitter = AutoFitter(plain, Alterations(made.story, composer()))
        done = fitter.fill(3, rows)
        if done.over_lines:
            continue
        full += done.empty == 0
        assert _read(done) == "".join(prose(14) + prose(9) + prose(11))
        first = next(block for block in text_blocks(done.composed) if block.initial)
        assert [line.indent > 0 for line in first.lines[:4]] == [True, True, True, False]
    assert full >= 2


def test_a_jump_takes_no_initial_along() -> None:
    copy = prose(40)
    made = composed(story(body=copy, initial=3, jump=Address(2, "B")), columns=2)
    composing = composer()
    for rows in (2, 7, 12):
        done = JumpFitter(made, Address(2, "B"), composing).fill(3, rows)
        keep_rest(done, made.blocks, Address(1, "A"), composing)
        rest = composing.rests[Address(1, "A")]
        on = _carried(rest.blocks)
        kept = [op for op in _texts(done) if not "".join(op.chars).startswith("（下转")]
        assert "".join("".join(op.chars) for op in kept) + on == copy[0]


def _carried(blocks: tuple[TextBlock, ...]) -> str:
    return "".join("".join(undropped(block).text.chars) for block in blocks)


def test_copy_still_to_come_has_no_initial_yet_and_that_is_no_fault() -> None:
    composing = composer()
    compose_story(Region(story(body=[], awaited=300, initial=3), 0, 3, 0, 1), 3, composing)
    assert "BS651" not in codes(composing.findings)
