"""Vertical heads: upright type down the side of a story, two digits upright together (CLREQ 3.2.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from broadsheet.base.geometry import Rect
from broadsheet.base.source import Span
from broadsheet.base.units import Length
from broadsheet.display.ops import Tag, Text
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
from broadsheet.text.model import Run, ShapedText
from broadsheet.text.shape import Setting

_KICKER_GAP, _LINE_GAP = 0.5, 0.15
"""White to the right of a kicker, in ems of its own, and between the lines of a head."""
PAIR = re.compile(r"(?<![0-9A-Za-z])[0-9]{2}(?![0-9A-Za-z])")
"""Two digits standing alone are set upright side by side (纵中横)."""

_VERTICAL_QUOTES = str.maketrans("“”‘’", "「」『』")


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
        pair = composer.shape("00", part.span, Setting(face, face, size)).sums[-1]
        for words in part.lines:
            text = composer.shape(
                words, part.span, Setting(face, face, size, True, True, composer.layout.composition)
            )
            extent = _extent(text)
            line = Line(0, len(text), extent, 0, extent, "last")
            lines.append(FixedLine(text, line, 0, 0, dress.ink, part.role, pair))
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
    """The lines asked for with `|`, spaces gone, quotation marks in their vertical forms."""
    parts = composer.normal_head(copy.text.split("|"), copy.span)
    lines = [part.replace(" ", "").translate(_VERTICAL_QUOTES) for part in parts]
    return tuple(line for line in lines if line)


def _extent(text: ShapedText) -> Length:
    """How far a vertical text runs, a pair of digits taking one em."""
    pairs = len(PAIR.findall("".join(text.chars)))
    return text.sums[-1] - pairs * text.size


def paint_vertical(line: FixedLine, x: Length, y: Length, tag: Tag) -> Iterator[Text]:
    """A vertical line down from `y` about the centre line `x`; pairs of digits stand upright in one em."""
    text = line.text
    joined = [chars if len(chars) == 1 else "\ufffc" for chars in text.chars]
    pairs = {match.start() for match in PAIR.finditer("".join(joined))}
    place, saved = 0, 0
    while place < len(text):
        down = y + text.sums[place] + text.gaps[place] - saved
        if place in pairs:
            pair = _upright_pair(text, place, line)
            yield pair._replace(x=x + pair.x, y=down + pair.y, tag=tag)
            saved += text.sums[place + 2] - text.sums[place] - text.size
            place += 2
            continue
        end = min([_run_at(text, place).end, *(pair for pair in pairs if pair > place)])
        yield _vertical_run(text, place, end, line)._replace(x=x, y=down, tag=tag)
        place = end


def _run_at(text: ShapedText, place: int) -> Run:
    return next(run for run in text.runs if run.start <= place < run.end)


def _vertical_run(text: ShapedText, start: int, end: int, line: FixedLine) -> Text:
    """Glyphs `start` to `end`, of one face, down a column, to be placed."""
    return Text(
        x=0,
        y=0,
        face=_run_at(text, start).face,
        size=text.size,
        glyphs=text.glyphs[start:end],
        chars=text.chars[start:end],
        ink=line.ink,
        kerns=[(place - start, text.gaps[place]) for place in range(start + 1, end) if text.gaps[place]],
        vertical=True,
        origin=text.span,
    )


def _upright_pair(text: ShapedText, place: int, line: FixedLine) -> Text:
    """Two figures side by side in the middle of an em, smaller where they are wider than it (CLREQ 3.2.4)."""
    size = min(text.size, text.size * text.size // line.pair)
    return Text(
        x=-(line.pair * size // text.size // 2),
        y=(text.size * 50 + size * 38) // 100,
        face=_run_at(text, place).face,
        size=size,
        glyphs=text.glyphs[place : place + 2],
        chars=text.chars[place : place + 2],
        ink=line.ink,
        origin=text.span,
    )
