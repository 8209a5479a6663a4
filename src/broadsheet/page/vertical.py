"""Vertical heads: one column of upright type beside its story, two digits upright together (CLREQ 3.2.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.base.units import Length
from broadsheet.display.ops import BLACK, Tag, Text
from broadsheet.issue.model import Copy, Story
from broadsheet.layout.model import Grade
from broadsheet.lines.model import Line
from broadsheet.page.model import HeadBlock, HeadLine
from broadsheet.page.setting import Composer
from broadsheet.text.model import ShapedText
from broadsheet.text.shape import Setting

_KICKER_GAP = 0.5
PAIR = re.compile(r"(?<![0-9A-Za-z])[0-9]{2}(?![0-9A-Za-z])")
"""Two digits standing alone are set upright side by side (纵中横)."""

_DIGIT_EM = 560
"""About the width of a Noto figure, in thousandths of an em."""

_VERTICAL_QUOTES = str.maketrans("“”‘’", "「」『』")


def vertical_heads(story: Story, rank: int, measure: Length, composer: Composer) -> tuple[HeadBlock, ...]:
    """The heads that may stand in the first text column, `measure` wide, largest first; one at the least."""
    ladder = composer.layout.headlines.ladder[rank - 1 :]
    shaped = [_shaped(story, grade, composer) for grade in ladder]
    fitting = [texts for texts in shaped if _wide(texts) <= measure]
    return tuple(_place(texts, measure, composer) for texts in fitting or shaped[-1:])


def _shaped(story: Story, grade: Grade, composer: Composer) -> list[tuple[ShapedText, str]]:
    """Headline and kicker at a grade, with their roles."""
    heads = composer.layout.headlines
    kicker_size = max(round(grade.size * heads.kicker), heads.smallest_kicker)
    parts = [(story.headline, grade.face, grade.size, "H1")]
    if story.kicker:
        parts.append((story.kicker, grade.kicker_face, kicker_size, "Kicker"))
    shaped = []
    for copy, face, size, role in parts:
        text = composer.shape(
            _vertical_text(copy, composer), copy.span, Setting(face, face, size, True, True)
        )
        if len(text):
            shaped.append((text, role))
    return shaped


def _place(shaped: list[tuple[ShapedText, str]], measure: Length, composer: Composer) -> HeadBlock:
    """Head to the right, kicker as a smaller line to its left, both centred in the column."""
    lines: list[HeadLine] = []
    longest = max(_extent(text) for text, _ in shaped)
    right = (measure + _wide(shaped)) // 2
    for text, role in shaped:
        line = Line(0, len(text), longest, 0, _extent(text), "last")
        lines.append(HeadLine(text, line, right - text.size // 2, 0, BLACK, role))
        right -= text.size + round(shaped[-1][0].size * _KICKER_GAP)
    rows = -(-longest // composer.layout.grid.leading) + 2
    return HeadBlock(0, 1, rows, longest, tuple(lines), (), shaped[0][0].size, True)


def _wide(shaped: list[tuple[ShapedText, str]]) -> Length:
    """How wide head and kicker stand side by side."""
    return sum(text.size for text, _ in shaped) + (len(shaped) - 1) * round(shaped[-1][0].size * _KICKER_GAP)


def _vertical_text(copy: Copy, composer: Composer) -> str:
    """One line, breaks and spaces gone, quotation marks in their vertical forms."""
    text = composer.normal(copy.text.replace("|", ""), copy.span, keep_spaces=True)
    return text.replace(" ", "").translate(_VERTICAL_QUOTES)


def _extent(text: ShapedText) -> Length:
    """How far a vertical text runs, a pair of digits taking one em."""
    pairs = len(PAIR.findall("".join(text.chars)))
    return text.sums[-1] - pairs * text.size


def paint_vertical(line: HeadLine, x: Length, y: Length, tag: Tag) -> Iterator[Text]:
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
        end = min((pair for pair in pairs if pair > place), default=len(text))
        yield _vertical_run(text, place, end, line)._replace(x=x, y=down, tag=tag)
        place = end


def _vertical_run(text: ShapedText, start: int, end: int, line: HeadLine) -> Text:
    """Glyphs `start` to `end` down a column, to be placed."""
    return Text(
        x=0,
        y=0,
        face=text.runs[0].face,
        size=text.size,
        glyphs=text.glyphs[start:end],
        chars=text.chars[start:end],
        ink=line.ink,
        kerns=[(place - start, text.gaps[place]) for place in range(start + 1, end) if text.gaps[place]],
        vertical=True,
        origin=text.span,
    )


def _upright_pair(text: ShapedText, place: int, line: HeadLine) -> Text:
    """Two digits side by side on the centre line, their baseline where an upright Han glyph has its own."""
    width = 2 * _DIGIT_EM * text.size // 1000
    return Text(
        x=-width // 2,
        y=text.size * 88 // 100,
        face=text.runs[0].face,
        size=text.size,
        glyphs=text.glyphs[place : place + 2],
        chars=text.chars[place : place + 2],
        ink=line.ink,
        origin=text.span,
    )
