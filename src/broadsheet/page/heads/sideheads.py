"""Side heads (边题): crossheads at the left of the first lines of their paragraphs, which are set in for them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from broadsheet.base.units import Length
from broadsheet.issue.signs import STRONG_OFF, STRONG_ON
from broadsheet.lines.model import Line, Room
from broadsheet.page.blocks import Block, TextBlock
from broadsheet.page.setting import Composer, setting_of
from broadsheet.page.shapes.dropcap import Initial
from broadsheet.page.shapes.initial import initial_lines

_MOST = 0.45
"""The share of a column that a side head may take, the white beside it included."""
_LEAST = 2
"""The characters that each of several lines of a side head has at least."""
_LINES = 4
"""The most lines a side head stands in."""


def with_side_heads(blocks: Sequence[Block], composer: Composer) -> list[Block]:
    """The blocks with their crossheads beside the paragraphs that follow them; one that is too long for that, or whose
    paragraph is too short, stays above it."""
    made: list[Block] = []
    for block in blocks:
        above = made[-1] if made else None
        beside = _beside(above, block, composer) if isinstance(above, TextBlock) and above.heading else None
        if beside is not None:
            made[-1] = beside
        else:
            made.append(block)
    return made


def _beside(head: TextBlock, block: Block, composer: Composer) -> TextBlock | None:
    """A paragraph with a crosshead at its left."""
    if not isinstance(block, TextBlock) or block.heading or block.awaited or block.initial or block.rows > 1:
        return None
    measure, size = block.lines[0].measure, block.text.size
    most = round(measure * _MOST) - size
    lines = composer.even_lines(head.text, most) if most > 0 else None
    if lines is None or len(lines) > _LINES:
        return None
    if len(lines) > 1 and min(line.end - line.start for line in lines) < _LEAST:
        return None
    wide = -(-(max(line.width for line in lines) + size) // size) * size
    made = replace(block, initial=_set(head, block, lines, wide, composer))
    made = replace(made, lines=initial_lines(made, [Room(0, measure)]))
    return made if made.initial and len(made.lines) >= made.initial.lines else None


def _set(head: TextBlock, block: TextBlock, lines: list[Line], wide: Length, composer: Composer) -> Initial:
    """Lines of a crosshead on the baselines of those beside it; one alone stands between two of them.

    Where no lines can stand beside it, it runs into its paragraph in strong letters.
    """
    leading = composer.layout.grid.leading
    words = "".join(head.text.chars).strip(), "".join(block.text.chars)
    run_in = f"{STRONG_ON}{words[0]}{STRONG_OFF}\u3000{words[1]}"
    return Initial(
        text=head.text,
        line=lines[0],
        lines=max(len(lines), 2),
        wide=wide,
        x=0,
        drop=leading // 2 if len(lines) == 1 else 0,
        ink=head.style.ink,
        whole=composer.shape(run_in, block.text.span, setting_of(block.style)),
        more=tuple(lines[1:]),
        pitch=leading,
        role="H2",
    )
