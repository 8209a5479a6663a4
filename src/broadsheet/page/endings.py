"""Endings mended: where a column ends badly, a paragraph before it is set in a line more or less."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple, TypeGuard

from msgspec.structs import replace

from broadsheet.lines.model import Line, Measures, Room
from broadsheet.lines.variants import LOOSEST, Variants, variants
from broadsheet.page.blocks import Block, TextBlock
from broadsheet.page.fill import bad_endings, depth, level, pour, room
from broadsheet.page.model import Container, Placed

DEAREST = 1_500
"""The most that a variant of a paragraph may cost beyond its usual setting, in the prices of lines."""
_MOST_TRIED = 4
"""Paragraphs tried for a bad ending, the nearest first."""


class Leveled(NamedTuple):
    """A story's blocks, some perhaps in a line more or less, and where their lines stand."""

    blocks: tuple[Block, ...]
    placed: list[Placed]


def leveled(blocks: Sequence[Block], containers: Sequence[Container], columns: int) -> Leveled:
    """A story that fits poured into level columns, with as few bad endings as can be had.

    The first bad ending is mended if that leaves fewer, then the next.
    """
    best = Leveled(tuple(blocks), level(blocks, containers, columns))
    bad = len(bad_endings(*best))
    while bad:
        tried = [
            (len(bad_endings(*leveled)), dear, number, leveled)
            for number, (dear, changed) in enumerate(_changed(best))
            if depth(changed) <= room(containers) and not pour(changed, containers).over
            for leveled in [Leveled(changed, level(changed, containers, columns))]
        ]
        fewest = min(tried, default=None)
        if fewest is None or fewest[0] >= bad:
            break
        bad, best = fewest[0], fewest[3]
    return best


def _changed(story: Leveled) -> Iterator[tuple[int, tuple[Block, ...]]]:
    """What a variant of a paragraph near the first bad ending costs, and the blocks with it in its place."""
    for number, paragraph in islice(_before(story), _MOST_TRIED):
        shorter, usual, longer = block_variants(paragraph)
        for variant in (shorter, longer):
            if variant is not None and variant.price - usual.price <= DEAREST:
                changed = replace(paragraph, lines=variant.lines)
                yield (
                    variant.price - usual.price,
                    (*story.blocks[:number], changed, *story.blocks[number + 1 :]),
                )


def block_variants(block: TextBlock, loosest: int = LOOSEST, lines: list[Line] | None = None) -> Variants:
    """A paragraph as total fit sets it, and in a line less and more; `lines` are its own where they are those."""
    first = block.lines[0]
    if block.initial is None:
        return variants(block.text, Measures(first.measure, first.indent), loosest, lines)
    # Deferred: few stories have one.
    from broadsheet.page.shapes.initial import initial_variants  # noqa: PLC0415

    return initial_variants(block, [Room(0, first.measure)], loosest, lines)


def _before(story: Leveled) -> Iterator[tuple[int, TextBlock]]:
    """The paragraphs up to the first bad ending that total fit has broken, the last first."""
    for number in range(bad_endings(*story)[0].block, -1, -1):
        block = story.blocks[number]
        if elastic(block):
            yield number, block


def elastic(block: Block) -> TypeGuard[TextBlock]:
    """Whether a block is a paragraph that total fit has broken, and so may be set in a line more or less."""
    if not isinstance(block, TextBlock) or block.heading or block.awaited:
        return False
    return block.style.total_fit
