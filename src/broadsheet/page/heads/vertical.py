"""Vertical heads: type down the side of a story, two digits upright together (CLREQ 3.2.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from broadsheet.base.geometry import Rect
from broadsheet.base.source import Span
from broadsheet.base.units import Length
from broadsheet.issue.matter import Copy
from broadsheet.issue.model import Story
from broadsheet.layout.model import Grade
from broadsheet.layout.styles import HeadStyle
from broadsheet.lines.model import Line
from broadsheet.page.blocks import (
    FixedLine,
)
from broadsheet.page.heads.dress import PLAIN, Mark, dressed, insets, turned
from broadsheet.page.heads.headline import dress_of
from broadsheet.page.heads.parts import grades, tell_size
from broadsheet.page.model import (
    HeadBlock,
)
from broadsheet.page.setting import Composer
from broadsheet.text.downward import vertical_quotes
from broadsheet.text.shape import Setting

_KICKER_GAP, _LINE_GAP = 0.5, 0.15
"""White to the right of a kicker, in ems of its own, and between the lines of a head."""
_LETTER = "[!-~\u00c0-\u024f\u0370-\u052f]"
_SPACE = re.compile(f"(?<!{_LETTER})(?<![A-Za-z]’) | (?!{_LETTER})")
"""A space that does not stand between words of Latin, Greek or Cyrillic letters."""


class _Part(Struct, frozen=True):
    """Headline or kicker as it is set downwards, in lines from the right to the left."""

    lines: tuple[str, ...]
    span: Span
    role: str


def vertical_heads(
    story: Story, rank: int, measure: Length, composer: Composer
) -> tuple[HeadBlock | None, ...]:
    """The heads that may stand in the first text column, `measure` wide, largest first; (None,) for no words.

    A headline stands in one line, or in those its bars ask for.
    """
    copies = [(story.headline, "H1"), *([(story.kicker, "Kicker")] if story.kicker else [])]
    parts = [_Part(_vertical_lines(copy, composer), copy.span, role) for copy, role in copies]
    parts = [part for part in parts if part.lines]
    if not parts:
        return (None,)
    dress = dress_of(story, composer)
    shaped = [_shaped(parts, grade, composer, dress) for _, grade in grades(story, rank, composer)]
    fitting = [lines for lines in shaped if _wide(lines, dress) <= measure]
    heads = tuple(_place(lines, dress, measure, composer) for lines in fitting or shaped[-1:])
    tell_size(story, heads[0].size, shaped[0][0].text.size, composer)
    return heads


def _shaped(parts: list[_Part], grade: Grade, composer: Composer, dress: HeadStyle) -> list[FixedLine]:
    """Headline and kicker at a grade, not yet placed."""
    kicker_size = composer.layout.headlines.kicker_size(grade.size)
    faces = {"H1": (grade.face, grade.size), "Kicker": (grade.kicker_face, kicker_size)}
    lines: list[FixedLine] = []
    for part in parts:
        face, size = faces[part.role]
        setting = Setting(
            face,
            face,
            size,
            half_marks=True,
            vertical=True,
            rules=composer.layout.composition,
            mixed=True,
            stacked=True,
        )
        for words in part.lines:
            text = composer.shape(words, part.span, setting)
            extent = text.sums[-1]
            line = Line(0, len(text), extent, 0, extent, "last")
            lines.append(FixedLine(text, line, 0, 0, dress.ink, part.role))
    return lines


def _place(lines: list[FixedLine], dress: HeadStyle, measure: Length, composer: Composer) -> HeadBlock:
    """Head to the right, kicker as a smaller line to its left, both centred in the column.

    The dress is that of a horizontal head turned: what stands over one stands at the right, what before it on top.
    """
    placed: list[FixedLine] = []
    size, inset = lines[0].text.size, insets(dress, lines[0].text.size)
    right = (measure + _wide(lines, dress)) // 2 - inset.top
    for line, gap in zip(lines, [*_gaps(lines), 0], strict=True):
        placed.append(replace(line, x=right - line.text.size // 2, y=inset.left))
        right -= line.text.size + gap
    longest = max(line.line.natural for line in lines) + inset.left + inset.right
    sides = placed[-1].x - placed[-1].text.size // 2 - inset.bottom, placed[0].x + size // 2 + inset.top
    return HeadBlock(
        column=0,
        columns=1,
        rows=-(-longest // composer.layout.grid.leading) + 1,
        height=longest,
        lines=tuple(placed),
        rules=(),
        size=size,
        vertical=True,
        marks=() if dress is PLAIN else tuple(_turned(dress, placed, sides, longest)),
        sides=sides,
    )


def _turned(
    dress: HeadStyle, lines: list[FixedLine], sides: tuple[Length, Length], longest: Length
) -> Iterator[Mark]:
    """The marks of a dress, drawn as for a horizontal head and turned a quarter clockwise about its right side."""
    right = sides[1]
    boxes = [
        Rect(line.y, right - line.x - line.text.size // 2, line.line.natural, line.text.size)
        for line in lines
        if line.role == "H1"
    ]
    for mark in dressed(dress, Rect(0, 0, longest, right - sides[0]), boxes):
        yield turned(mark, right)


def _wide(lines: list[FixedLine], dress: HeadStyle) -> Length:
    """How wide head and kicker stand side by side in their dress."""
    inset = insets(dress, lines[0].text.size)
    return sum(line.text.size for line in lines) + sum(_gaps(lines)) + inset.top + inset.bottom


def _gaps(lines: list[FixedLine]) -> list[Length]:
    """The white between lines that stand side by side."""
    return [
        round(left.text.size * (_LINE_GAP if left.role == right.role else _KICKER_GAP))
        for right, left in pairwise(lines)
    ]


def _vertical_lines(copy: Copy, composer: Composer) -> tuple[str, ...]:
    """The lines asked for with `|`, spaces beside Han gone, quotation marks in their vertical forms."""
    parts = composer.normal_head(copy.text.split("|"), copy.span)
    lines = [vertical_quotes(_SPACE.sub("", part)) for part in parts]
    return tuple(line for line in lines if line)
