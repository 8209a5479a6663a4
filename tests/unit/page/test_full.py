"""Columns filled to the last row: of all ways to set the blocks the cheapest that ends every column well, if there is one."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import product

import pytest
from msgspec.structs import replace

from broadsheet.page.blocks import Block, TextBlock
from broadsheet.page.fill import bad_endings, depth, pour, room
from broadsheet.page.full import Choice, fill_up
from broadsheet.page.model import Container
from tests.composing import composed, story, text_blocks

LINE = "天地玄黄宇宙洪荒日月"


def _block(lines: int, *, heading: bool = False) -> TextBlock:
    block = text_blocks(composed(story(body=[LINE * 9])))[0]
    made = replace(block, lines=[block.lines[0]] * lines, heading=heading)
    return replace(made, rows=2) if heading else made


def _columns(*rows: int) -> list[Container]:
    return [Container(column, 0, deep) for column, deep in enumerate(rows)]


def _usual(blocks: Sequence[Block]) -> list[list[Choice]]:
    return [[Choice(len(block.lines), block.rows, 0)] for block in blocks]


def _elastic(blocks: Sequence[Block], lot: random.Random) -> list[list[Choice]]:
    """Every paragraph may take a line more, some a line less; a heading a row more or less."""
    choices = _usual(blocks)
    for block, ways in zip(blocks, choices, strict=True):
        if block.heading:
            ways += [Choice(1, rows, lot.randint(1, 9)) for rows in (1, 3)]
        else:
            ways += [Choice(len(block.lines) + more, 1, lot.randint(1, 9)) for more in (1, -1)]
    return [[way for way in ways if way.lines] for ways in choices]


def _set(blocks: Sequence[Block], choices: Sequence[Sequence[Choice]], taken: Sequence[int]) -> list[Block]:
    ways = [found[number] for found, number in zip(choices, taken, strict=True)]
    return [
        replace(block, lines=[block.lines[0]] * way.lines, rows=way.rows)
        for block, way in zip(blocks, ways, strict=True)
    ]


def _fills(blocks: Sequence[Block], containers: Sequence[Container]) -> bool:
    poured = pour(blocks, containers)
    whole = not poured.over and depth(blocks) == room(containers)
    return whole and not bad_endings(blocks, poured.placed)


@pytest.mark.parametrize("seed", range(150))
def test_no_way_that_fills_the_columns_is_cheaper(seed: int) -> None:
    """Held against pouring every combination."""
    lot = random.Random(seed)
    blocks: list[Block] = [_block(lot.randint(1, 6), heading=False) for _ in range(lot.randint(2, 6))]
    if lot.random() < 0.7:
        blocks.insert(lot.randint(0, len(blocks) - 1), _block(1, heading=True))
    choices = _elastic(blocks, lot)
    columns = lot.randint(1, 3)
    rows = max((depth(blocks) + lot.randint(-2, 3)) // columns, 1)
    containers = _columns(*[rows] * columns)
    costs = [
        sum(found[number].cost for found, number in zip(choices, taken, strict=True))
        for taken in product(*(range(len(found)) for found in choices))
        if _fills(_set(blocks, choices, taken), containers)
    ]
    taken = fill_up(blocks, choices, containers)
    if taken is None:
        assert not costs
        return
    assert _fills(_set(blocks, choices, taken), containers)
    assert sum(found[number].cost for found, number in zip(choices, taken, strict=True)) == min(costs)


def test_what_fills_the_columns_as_it_is_is_left_as_it_is() -> None:
    blocks = [_block(4), _block(4)]
    choices = [[*ways, Choice(5, 1, 3)] for ways in _usual(blocks)]
    assert fill_up(blocks, choices, _columns(4, 4)) == [0, 0]


def test_a_last_line_does_not_head_a_column() -> None:
    blocks = [_block(5), _block(3)]
    assert fill_up(blocks, _usual(blocks), _columns(4, 4)) is None


def test_a_crosshead_does_not_end_a_column() -> None:
    blocks = [_block(2), _block(1, heading=True), _block(4)]
    assert fill_up(blocks, _usual(blocks), _columns(4, 4)) is None
    assert fill_up(blocks, _usual(blocks), _columns(2, 6)) == [0, 0, 0]


def test_nothing_fills_no_columns() -> None:
    assert fill_up([], [], []) == []
    blocks = [_block(2)]
    assert fill_up(blocks, _usual(blocks), []) is None
