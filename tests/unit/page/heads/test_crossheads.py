"""Crossheads: two lines near each other in three rows, never split, dressed as their style says."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from broadsheet.base.units import ascent
from broadsheet.display.ops import Fill, Text
from broadsheet.display.ops import Rule as RuleOp
from broadsheet.layout.model import Layout
from broadsheet.page.blocks import TextBlock
from broadsheet.page.compose import compose_story
from broadsheet.page.fit import StoryFitter
from broadsheet.page.model import Filled
from broadsheet.page.paint import paint_story
from broadsheet.page.region import Region
from tests.composing import composer, prose, small_layout, story

ONE, TWO = "## 先看边", "## 先看边，再看字，后看版面"


def _layout(dress: str | None = None) -> Layout:
    layout = small_layout()
    style = layout.styles["crosshead"]
    dressed = replace(style, dress=layout.heads[dress] if dress else None)
    return replace(layout, styles={**layout.styles, "crosshead": dressed})


def _filled(head: str, dress: str | None = None, rows: int = 20) -> Filled:
    made = story(headline="题", body=[*prose(6), head, *prose(9)])
    composed = compose_story(Region(made, 0, 1, 0, 1), 6, composer(_layout(dress)))
    assert composed is not None
    return StoryFitter(composed, small_layout().make_up).fill(3, rows)


def _crosshead(made: Filled) -> TextBlock:
    (block,) = (b for b in made.composed.blocks if isinstance(b, TextBlock) and b.heading)
    return block


def _ops(made: Filled) -> list[Any]:
    return list(paint_story(made, _layout()))


def _baselines(made: Filled) -> list[int]:
    return [op.y for op in _ops(made) if isinstance(op, Text) and op.tag.role == "H2"]


def _rows(block: TextBlock) -> int:
    return len(block.lines) * block.rows


@pytest.mark.parametrize(("head", "rows"), [(ONE, 2), (TWO, 3)])
def test_a_crosshead_takes_a_row_a_line_and_one_of_white(head: str, rows: int) -> None:
    made = _filled(head)
    assert _rows(_crosshead(made)) == rows
    first, last = _baselines(made)[0], _baselines(made)[-1]
    grid, size = small_layout().grid, _crosshead(made).style.size
    (part,) = (p for p in made.placed if made.composed.blocks[p.block] is _crosshead(made))
    top = grid.row_y(made.top + part.row)
    above, below = first - ascent(size) - top, top + rows * grid.leading - (last - ascent(size) + size)
    assert abs(above - below) <= size // 5
    assert last - first == (rows - 2) * grid.leading


def test_a_crosshead_of_two_lines_is_never_parted() -> None:
    for rows in range(9, 20):
        made = _filled(TWO, rows=rows)
        parts = [p for p in made.placed if made.composed.blocks[p.block] is _crosshead(made)]
        assert [part.lines for part in parts] in ([], [3])


@pytest.mark.parametrize("head", [ONE, TWO])
@pytest.mark.parametrize("dress", ["reversed", "tint", "ruled", "bar", "square", "diamonds", "corners"])
def test_a_dressed_crosshead_stays_within_its_rows_and_its_column(dress: str, head: str) -> None:
    made = _filled(head, dress)
    block, grid = _crosshead(made), small_layout().grid
    (part,) = (p for p in made.placed if made.composed.blocks[p.block] is block)
    top, x = grid.row_y(made.top + part.row), made.composed.x
    foot, right = top + _rows(block) * grid.leading, x + made.composed.width
    marks = [op for op in _ops(made) if isinstance(op, Fill | RuleOp)]
    assert marks
    for mark in marks:
        ys = (mark.rect.y, mark.rect.bottom) if isinstance(mark, Fill) else (mark.y1, mark.y2)
        xs = (mark.rect.x, mark.rect.right) if isinstance(mark, Fill) else (mark.x1, mark.x2)
        assert top <= min(ys) <= max(ys) <= foot
        assert x <= min(xs) <= max(xs) <= right


def test_marks_of_a_dress_are_drawn_below_the_words() -> None:
    kinds = [type(op) for op in _ops(_filled(TWO, "reversed"))]
    assert kinds.count(Fill) == 1
    heads = [
        i
        for i, op in enumerate(_ops(_filled(TWO, "reversed")))
        if isinstance(op, Text) and op.tag.role == "H2"
    ]
    assert kinds.index(Fill) < heads[0]
