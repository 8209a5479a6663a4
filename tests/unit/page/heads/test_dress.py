"""Heads in a dress: grounds as wide as the head, rules and corners about the type, ornaments that touch nothing."""

from __future__ import annotations

from typing import Any

import pytest

from broadsheet.base.geometry import Rect
from broadsheet.base.units import ascent
from broadsheet.display.ops import PAPER, Fill
from broadsheet.display.ops import Rule as RuleOp
from broadsheet.issue.model import HeadForm
from broadsheet.page.blocks import (
    FixedLine,
)
from broadsheet.page.heads.headline import head_block
from broadsheet.page.heads.vertical import vertical_heads
from broadsheet.page.model import (
    HeadBlock,
)
from tests.composing import composer, small_layout, story

STYLES = ("reversed", "tint", "ruled", "bar", "square", "diamonds", "corners")
HEAD = "上榜先进制造业百强"


def _head(style: str, columns: int = 3, rank: int = 3, **parts: Any) -> HeadBlock:
    made = story(headline=HEAD, head=HeadForm(style=style), **parts)
    head = head_block(made, rank, columns, small_layout().grid.span(columns), composer())
    assert head is not None
    return head


def _em_box(line: FixedLine) -> Rect:
    return Rect(line.x, line.y - ascent(line.text.size), line.line.width, line.text.size)


def _reach(mark: object) -> Rect:
    if isinstance(mark, RuleOp):
        half = mark.weight // 2
        left, top = min(mark.x1, mark.x2), min(mark.y1, mark.y2)
        wide, tall = abs(mark.x2 - mark.x1), abs(mark.y2 - mark.y1)
        if wide and tall:
            side = round(half / 2**0.5)
            return Rect(left - side, top - side, wide + 2 * side, tall + 2 * side)
        return Rect(left, top - half, wide, 2 * half) if wide else Rect(left - half, top, 2 * half, tall)
    rect: Rect = mark.rect  # type: ignore[attr-defined]
    return rect


def _meet(one: Rect, other: Rect) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


@pytest.mark.parametrize("columns", [1, 2, 3, 5])
@pytest.mark.parametrize("style", STYLES)
def test_a_dressed_head_stays_within_its_columns_and_its_rows(style: str, columns: int) -> None:
    head = _head(style, columns, kicker="连续四年", deck="从一张蓝图到一座车间", byline="甲乙")
    width = small_layout().grid.span(columns)
    for reach in (*map(_em_box, head.lines), *map(_reach, head.marks)):
        assert 0 <= reach.x <= reach.right <= width
        assert 0 <= reach.y <= reach.bottom <= head.height
    assert head.height <= head.rows * small_layout().grid.leading


@pytest.mark.parametrize("columns", [1, 2, 3, 5])
@pytest.mark.parametrize("style", ["ruled", "bar", "square", "diamonds", "corners"])
def test_rules_corners_and_ornaments_touch_no_type(style: str, columns: int) -> None:
    head = _head(style, columns, kicker="连续四年", deck="从一张蓝图到一座车间", byline="甲乙")
    boxes = list(map(_em_box, head.lines))
    assert not [mark for mark in head.marks if any(_meet(_reach(mark), box) for box in boxes)]


def test_reversed_type_is_paper_on_a_ground_as_wide_as_the_head() -> None:
    head = _head("reversed", kicker="连续四年", deck="从一张蓝图到一座车间", byline="甲乙", standing="栏题")
    (ground,) = head.marks
    assert isinstance(ground, Fill)
    assert (ground.rect.x, ground.rect.w) == (0, small_layout().grid.span(3))
    for line in head.lines:
        on_ground = ground.rect.y <= _em_box(line).y < _em_box(line).bottom <= ground.rect.bottom
        assert on_ground == (line.role in ("Kicker", "H1", "Deck"))
        assert (line.ink == PAPER) == on_ground


def test_text_stands_farther_from_an_edge_than_from_type() -> None:
    leading = small_layout().grid.leading
    ground = _head("reversed").marks[0]
    assert isinstance(ground, Fill)
    assert _head("reversed").height == ground.rect.bottom + leading // 2


def test_an_ornament_stands_before_the_headline_or_at_both_its_ends() -> None:
    before, ends = _head("square", 5, 6), _head("diamonds", 5, 6)
    (line,) = (line for line in before.lines if line.role == "H1")
    assert [_reach(mark).right < line.x for mark in before.marks] == [True]
    (line,) = (line for line in ends.lines if line.role == "H1")
    assert [_reach(mark).x > line.x for mark in ends.marks] == [False, True]


def test_a_bar_is_as_tall_as_the_headline_and_ranges_it_left() -> None:
    head = _head("bar", 2, 1)
    (bar,) = head.marks
    lines = [line for line in head.lines if line.role == "H1"]
    assert len(lines) == 2
    assert len({line.x for line in lines}) == 1
    assert abs(_reach(bar).bottom - _em_box(lines[-1]).bottom) < head.size // 10


@pytest.mark.parametrize("style", STYLES)
def test_a_vertical_head_is_dressed_as_a_horizontal_one_turned(style: str) -> None:
    measure = small_layout().grid.measure
    made = story(headline="常用字", kicker="从泥到铁", head=HeadForm(style=style))
    head = vertical_heads(made, 3, measure, composer())[0]
    assert head is not None
    assert head.marks
    left, right = head.sides
    assert 0 <= left < right <= measure
    for reach in map(_reach, head.marks):
        assert left <= reach.x <= reach.right <= right
        assert 0 <= reach.y <= reach.bottom <= head.height
    for line in head.lines:
        assert left <= line.x - line.text.size // 2
        assert line.y + line.line.natural <= head.height
