"""Side heads: beside the first lines of their paragraph, touching none; above it where there is no room."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from broadsheet.base.units import ascent
from broadsheet.display.ops import Text
from broadsheet.page.blocks import TextBlock
from broadsheet.page.model import Filled
from broadsheet.page.paint import paint_story
from broadsheet.page.shapes.initial import undropped
from tests.composing import filled, small_layout, story, text_blocks

BODY = [
    "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏" * 3,
    "## {}",
    "云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光" * 3,
]


def _filled(head: str = "先看边再看", rows: int = 34, **more: Any) -> Filled:
    body = [part.format(head) for part in BODY]
    return filled(
        story(headline="题", body=more.pop("body", body), crossheads="side", **more), 1, rows, rank=6
    )


def _texts(made: Filled, role: str) -> list[Text]:
    return [op for op in paint_story(made, small_layout()) if isinstance(op, Text) and op.tag.role == role]


@pytest.mark.parametrize("head", ["边", "先看", "先看边", "先看边再看"])
def test_a_side_head_stands_left_of_the_lines_beside_it(head: str) -> None:
    made = _filled(head)
    lines = _texts(made, "H2")
    assert "".join("".join(op.chars) for op in lines) == head
    measure = small_layout().grid.measure
    for op in lines:
        right = op.x + len(op.glyphs) * op.size
        beside = [
            text for text in _texts(made, "P")
            if text.y - ascent(text.size) < op.y and op.y - ascent(op.size) < text.y
        ]  # fmt: skip
        assert beside
        assert all(right < text.x for text in beside)
        assert made.composed.x <= op.x
        assert right - made.composed.x < measure // 2


def test_all_words_are_set_once() -> None:
    made = _filled()
    shown = "".join("".join(op.chars) for op in [*_texts(made, "H2"), *_texts(made, "P")])
    assert sorted(shown) == sorted("".join(part.format("先看边再看") for part in BODY).replace("## ", ""))
    assert not made.over_lines


def test_a_crosshead_too_long_for_the_side_stays_above_its_paragraph() -> None:
    made = _filled("先看边，再看字，后看版面，看完一遍再看一遍")
    assert [block.heading for block in text_blocks(made.composed)] == [False, True, False]


def test_one_whose_paragraph_is_too_short_stays_above_it() -> None:
    made = _filled(body=["短。", "## 先看边再看", "也短。"])
    assert [block.heading for block in text_blocks(made.composed)] == [False, True, False]


def test_a_side_head_is_not_parted_from_the_lines_beside_it() -> None:
    for rows in range(8, 24):
        made = _filled(rows=rows)
        number = next(
            n
            for n, block in enumerate(made.composed.blocks)
            if isinstance(block, TextBlock) and block.initial
        )
        first = next((part for part in made.placed if part.block == number), None)
        assert first is None or first.lines >= 2


def test_where_nothing_can_stand_beside_it_a_side_head_runs_into_its_paragraph() -> None:
    made = _filled()
    (block,) = (b for b in made.composed.blocks if isinstance(b, TextBlock) and b.initial)
    assert "".join(undropped(block).text.chars).startswith("先看边再看\u3000云腾致雨")


def test_no_line_of_a_side_head_is_a_character_alone() -> None:
    for head in ("纸醒了，字才站得稳", "先看边，再看字", "看"):
        made = _filled(head)
        count = Counter[int]()
        for op in _texts(made, "H2"):
            count[op.y] += len(op.glyphs)
        assert [*count.values()] == [1] or min(count.values()) > 1
