"""Head blocks: kicker, headline, deck and byline over a story, size from the ladder by rank and measure."""

from __future__ import annotations

from typing import NamedTuple

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.units import EM, Length, ascent
from broadsheet.clreq.classes import FULL_WIDTH_CLOSING, FULL_WIDTH_OPENING
from broadsheet.clreq.spacing import HALF
from broadsheet.display.ops import BLACK
from broadsheet.issue.model import Copy, Story
from broadsheet.layout.model import Grade
from broadsheet.layout.styles import Align, Style
from broadsheet.lines.balanced import given_lines
from broadsheet.lines.firstfit import ink_end
from broadsheet.lines.model import Line
from broadsheet.page.model import FixedLine, FixedRule, HeadBlock
from broadsheet.page.setting import Composer
from broadsheet.text.model import ShapedText
from broadsheet.text.shape import Setting

_PART_LEADING = 1.25
_LAST_RESORT = 6
"""Lines a head may take at the smallest grade before it is told to be too long."""


class _Part(NamedTuple):
    """Lines of one part of a head at one size; `style` where it is ranged and inked otherwise than the head."""

    text: ShapedText
    lines: list[Line]
    leading: Length
    role: str
    style: Style | None = None


def head_block(story: Story, rank: int, columns: int, width: Length, composer: Composer) -> HeadBlock | None:
    """The horizontal head of a story `width` wide over `columns` text columns; None for a story without one."""
    grade, head = _fit_headline(story, rank, width, composer)
    parts = _parts(story, grade, head, width, composer)
    if not parts:
        return None
    return _stack(parts, grade, columns, width, composer)


def _parts(story: Story, grade: Grade, head: _Part | None, width: Length, composer: Composer) -> list[_Part]:
    """The parts of a head from the top down."""
    heads = composer.layout.headlines
    parts: list[_Part] = []
    if story.standing:
        style = composer.layout.styles["standing"]
        made = _lines(story.standing, style.face, style.size, width, composer, "Standing")
        parts += [part._replace(style=style) for part in made]
    if story.kicker:
        size = heads.kicker_size(grade.size)
        parts += _lines(story.kicker, grade.kicker_face, size, width, composer, "Kicker")
    if head is not None:
        parts.append(head)
    if story.deck:
        size = heads.deck_size(grade.size)
        parts += _lines(story.deck, grade.deck_face, size, width, composer, "Deck")
    if story.byline:
        style = composer.layout.styles["byline"]
        parts += _lines(story.byline, style.face, style.size, width, composer, "Byline")
    return parts


def _lines(copy: Copy, face: str, size: Length, width: Length, composer: Composer, role: str) -> list[_Part]:
    text, lines = head_lines(copy, face, size, width, composer)
    if not len(text):
        return []
    return [_Part(text, lines or composer.lines(text, width), round(size * _PART_LEADING), role)]


def head_lines(
    copy: Copy, face: str, size: Length, width: Length, composer: Composer
) -> tuple[ShapedText, list[Line] | None]:
    """Part of a head, shaped, and its lines: those asked for with `|`, or else by sense; None where they do not fit."""
    given = _given(copy, composer)
    text = composer.shape(
        " ".join(given), copy.span, Setting(face, face, size, True, rules=composer.layout.composition)
    )
    if not len(text):
        return text, []
    return text, given_lines(text, given, width) if len(given) > 1 else composer.even_lines(text, width)


def _given(copy: Copy, composer: Composer) -> list[str]:
    """The lines an editor asked for with `|`, or the one line he wrote."""
    parts = [composer.normal(part, copy.span, keep_spaces=True).strip() for part in copy.text.split("|")]
    return [part for part in parts if part]


def _fit_headline(story: Story, rank: int, width: Length, composer: Composer) -> tuple[Grade, _Part | None]:
    """The largest grade from the rank down at which the headline fits in the lines that grade allows."""
    ladder = composer.layout.headlines.ladder
    copy = story.headline
    given = _given(copy, composer)
    if not given:
        return ladder[rank - 1], None
    for grade in ladder[rank - 1 :]:
        text, lines = head_lines(copy, grade.face, grade.size, width, composer)
        if lines and len(lines) <= max(grade.lines, len(given)):
            return grade, _Part(text, lines, round(grade.size * grade.leading), "H1")
    lines = composer.lines(text, width)
    if len(lines) > _LAST_RESORT:
        composer.findings.append(Diagnostic("BS604", copy.span, {"id": story.id, "lines": len(lines)}))
    return grade, _Part(text, lines, round(grade.size * grade.leading), "H1")


def _stack(parts: list[_Part], grade: Grade, columns: int, width: Length, composer: Composer) -> HeadBlock:
    """Parts from the top down on the block's own height; the block takes whole rows (CLREQ: 占行)."""
    layout = composer.layout
    lines: list[FixedLine] = []
    rules: list[FixedRule] = []
    y = 0
    if parts[0].role == "Standing" and (over := layout.make_up.standing_rule):
        rules.append(FixedRule(over, 0, 0, width))
        y = over.depth + layout.grid.leading // 2
    for index, part in enumerate(parts):
        size = part.text.size
        if index:
            gap = round(max(size, parts[index - 1].text.size) * layout.headlines.gap)
            apart = part.role == "Byline" or parts[index - 1].role == "Standing"
            y += max(gap, layout.grid.leading // 2) if apart else gap
        how = part.style.align if part.style else layout.headlines.align
        ink = part.style.ink if part.style else BLACK
        for number, line in enumerate(part.lines):
            baseline = y + ascent(size)
            spacing = _spacing(part, width, composer)
            set_width = line.width + spacing * (line.end - line.start - 1)
            x = align(how, width, set_width)
            if how == "center":
                x = min(max(x + _hung(part.text, line), 0), width - set_width)
            lines.append(FixedLine(part.text, line, x, baseline, ink, part.role, spacing=spacing))
            y += part.leading if number < len(part.lines) - 1 else size
        if part.role == "Kicker" and grade.kicker_rule:
            widest = max(line.natural for line in part.lines)
            y += round(size * 0.3)
            rules.append(FixedRule(grade.kicker_rule, align(how, width, widest), y, widest))
            y += grade.kicker_rule.depth
    rows = -(-y // layout.grid.leading) + layout.make_up.head_white
    return HeadBlock(0, columns, rows, y, tuple(lines), tuple(rules), grade.size, False)


def _spacing(part: _Part, width: Length, composer: Composer) -> Length:
    """What stands between the characters of a short headline in one line, an em of white left on either side.

    Han alone is spaced: a head with a number, a word of Latin or a mark is one that spacing would pull apart.
    """
    spread = composer.layout.headlines.spread
    text, short = part.text, len(part.text) - 2
    if part.role != "H1" or len(part.lines) > 1 or not 0 <= short < len(spread) or text.classes.strip("H"):
        return 0
    room = width - part.lines[0].natural - 2 * text.size
    return max(min(round(spread[short] * text.size), room // (len(text) - 1)), 0)


def _hung(text: ShapedText, line: Line) -> Length:
    """How far a centred line moves so that its words stand in the middle: marks at its edges, half an em each, weigh
    little to the eye."""
    last = ink_end(text, line.start, line.end)
    half = text.size * HALF // EM
    opening = text.classes[line.start] in FULL_WIDTH_OPENING
    closing = text.classes[last - 1] in FULL_WIDTH_CLOSING
    return (closing - opening) * half // 2


def align(how: Align, width: Length, natural: Length) -> Length:
    """The left end of something `natural` wide in `width`."""
    return {"left": 0, "center": (width - natural) // 2, "right": width - natural}[how]
