"""Dropped initials (首字下沉): the first character of a story, as tall as the lines that stand beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic, Words
from broadsheet.base.units import EM, Length
from broadsheet.display.ops import Text
from broadsheet.issue.model import Story
from broadsheet.lines.firstfit import leading, line_width
from broadsheet.lines.model import Line, Room
from broadsheet.lines.rooms import break_rooms, room_variants
from broadsheet.lines.variants import Variants
from broadsheet.page.across import text_line
from broadsheet.page.blocks import Block, TextBlock
from broadsheet.page.pen import Pen
from broadsheet.page.setting import Composer, setting_of
from broadsheet.page.shapes.dropcap import Initial
from broadsheet.text.model import ShapedText
from broadsheet.text.tail import tail

_HAN, _CAPITAL = "国", "H"
"""What stands for the face of Han (字面), and for letters and figures."""
_AIR: Final = 200
"""The least white between an initial and the lines beside it, in thousandths of their em."""
_LEAST_BESIDE: Final = 4
"""Characters that a line beside an initial holds at least."""
_MOST_FIGURES: Final = 4
_NONE: Final = Words("没有自己的正文", "no paragraph of its own")


def with_initial(story: Story, blocks: Sequence[Block], composer: Composer) -> list[Block]:
    """The blocks of a story, the first paragraph of its copy with a dropped initial; as they are where that cannot be
    (BS650, BS651, BS652)."""
    body = composer.layout.styles["body"]
    for number, block in enumerate(blocks):
        if isinstance(block, TextBlock) and block.style == body and not (block.heading or block.awaited):
            made = _dropped(story, block, composer)
            return [*blocks[:number], made or block, *blocks[number + 1 :]]
    if not story.awaited:
        composer.findings.append(Diagnostic("BS651", story.span, {"id": story.id, "text": _NONE}))
    return list(blocks)


def _dropped(story: Story, block: TextBlock, composer: Composer) -> TextBlock | None:
    """A paragraph with its first character dropped beside `story.initial` lines."""
    text, measure = block.text, block.lines[0].measure
    end = _unit(text)
    if end is None:
        opening = "".join(text.chars[: text.breaks[0]])
        _tell("BS651", story, block, composer, text=opening[:6])
        return None
    initial = _initial(story.initial, block, end, composer)
    characters = (measure - initial.wide) // text.size
    if characters < _LEAST_BESIDE:
        _tell("BS652", story, block, composer, lines=story.initial, characters=max(characters, 0))
        return None
    made = replace(block, text=tail(text, end), initial=initial)
    made = replace(made, lines=initial_lines(made, [Room(0, measure)]))
    if len(made.lines) < initial.lines:
        _tell("BS650", story, block, composer, lines=story.initial, count=len(made.lines))
        return None
    return made


def _tell(code: str, story: Story, block: TextBlock, composer: Composer, **args: object) -> None:
    composer.findings.append(Diagnostic(code, block.text.span, {"id": story.id, **args}))


def _unit(text: ShapedText) -> int | None:
    """The glyphs that an initial is made of: a character with the marks that open before it, or a number; None where
    the text begins with a longer word, a mark of another kind or a reading."""
    end = text.breaks[0]
    kinds = text.classes[:end].lstrip("OPa")
    number = len(kinds) <= _MOST_FIGURES and not kinds.strip("D")
    if end == len(text) or not (kinds in ("H", "L") or (kinds and number)):
        return None
    starts = [*(ruby.start for ruby in text.rubies), *(inline.start for inline in text.inlines)]
    return end if min(starts, default=end) >= end else None


def _initial(lines: int, block: TextBlock, end: int, composer: Composer) -> Initial:
    """The character in its own style, its face as tall as from the head of that of the first line to the foot of that
    of the last, its left side flush with theirs; letters and figures stand on the baseline."""
    text, style = block.text, composer.layout.styles["initial"]
    large, usual = composer.catalog.face(style.face), composer.catalog.face(text.runs[0].face)
    sample = _CAPITAL if text.chars[end - 1].isascii() else _HAN
    face, beside = large.bounds(sample), usual.bounds(_HAN)
    below, foot = (face.foot, beside.foot) if sample == _HAN else (0, 0)
    span = (lines - 1) * block.rows * composer.layout.grid.leading
    size = (span * EM + (beside.top - foot) * text.size) // max(face.top - below, 1)
    setting = setting_of(replace(style, size=size), half_marks=True)
    shown = composer.shape("".join(text.chars[:end]), text.span, setting)
    left, right = large.ink(shown.glyphs[0])[0], large.ink(shown.glyphs[-1])[1]
    if sample == _HAN:
        # So that a narrow character stands in the middle of its em, and none beyond the edge of its column.
        left, right = min(left, face.left) if end == 1 else left, max(right, face.right)
    wide = line_width(shown, 0, len(shown))
    x = (beside.left * text.size - left * size) // EM + leading(shown, 0)
    ink_end = x + wide - (large.advance(shown.glyphs[-1]) - right) * size // EM
    ems = -(-(ink_end + text.size * _AIR // EM) // text.size)
    drop = span + (below * size - foot * text.size) // EM
    line = Line(0, len(shown), wide, 0, wide, "last")
    return Initial(shown, line, lines, ems * text.size, x, drop, style.ink, text)


def initial_lines(block: TextBlock, rooms: Sequence[Room]) -> list[Line]:
    """The lines of a paragraph with an initial in rooms, the first of them beside it."""
    beside = _beside(block.initial, rooms)
    return break_rooms(block.text, beside, 0, total=block.style.total_fit)


def _beside(initial: Initial | None, rooms: Sequence[Room]) -> list[Room]:
    """Rooms of which the first so many are narrowed by an initial at their left."""
    if initial is None:
        return list(rooms)
    count = max(len(rooms), initial.lines + 1)
    full = [rooms[min(number, len(rooms) - 1)] for number in range(count)]
    for number in range(initial.lines):
        left, wide = full[number]
        full[number] = Room(left + initial.wide, wide - initial.wide)
    return full


def initial_variants(
    block: TextBlock, rooms: Sequence[Room], loosest: int, lines: list[Line] | None = None
) -> Variants:
    """A paragraph with an initial a line less or more, never so few that the initial hangs below it; `lines` are its
    own where they are those."""
    found = room_variants(block.text, _beside(block.initial, rooms), 0, loosest, lines)
    least = block.initial.lines if block.initial else 1
    short = found.shorter and len(found.shorter.lines) < least
    return found._replace(shorter=None) if short else found


def undropped(block: TextBlock) -> TextBlock:
    """The paragraph with its first character back among the others, its lines to be broken anew."""
    return replace(block, text=block.initial.whole, lines=[], initial=None) if block.initial else block


def initial_mark(initial: Initial, left: Length, y: Length, pen: Pen) -> Iterator[Text]:
    """An initial drawn whose first line begins at `left` on the baseline `y`."""
    x, first = left - initial.wide + initial.x, y + initial.drop
    own = pen._replace(ink=initial.ink, tag=pen.tag._replace(role=initial.role), justified=False)
    for number, line in enumerate((initial.line, *initial.more)):
        yield from text_line(initial.text, line, x, first + number * initial.pitch, own)
