"""Lines of heads: as few and as even as can be, or where the editor wants them."""

from __future__ import annotations

from broadsheet.base.units import Length
from broadsheet.lines.firstfit import line_width
from broadsheet.lines.model import Line
from broadsheet.text.model import ShapedText

_UNEVEN = 1.3
"""How much wider than the even width a line may be to end after a mark."""
_NOT_FIRST = frozenset("的得地了着过们")
"""Particles that lean on the word before them."""
_NOT_LAST = frozenset("和与或及在把被将向从对为")
"""Words that lean on what follows."""


def given_lines(text: ShapedText, given: list[str], width: Length) -> list[Line] | None:
    """The lines an editor asked for, `given` joined by spaces being the text; None where one is too wide."""
    lines: list[Line] = []
    start = 0
    offset = 0
    for part in given:
        offset += len(part)
        end = _glyph_at(text, offset)
        lines.append(Line(start, end, width, 0, line_width(text, start, end), "last"))
        start = end + 1 if end < len(text) else end
        offset += 1
    return lines if all(line.natural <= width for line in lines) else None


def _glyph_at(text: ShapedText, offset: int) -> int:
    """The glyph at which the first `offset` characters end."""
    seen = 0
    for index, chars in enumerate(text.chars):
        if seen >= offset:
            return index
        seen += len(chars)
    return len(text)


def balanced_lines(text: ShapedText, width: Length, most: int = 4) -> list[Line] | None:
    """The fewest lines that hold a text: broken at spaces, else after marks, else between any, and as even as can be.

    Breaks after marks are taken while the widest line stays within `_UNEVEN` of the even width. None where `most`
    lines do not hold it. A text of up to some dozens of glyphs is expected.
    """
    inner = [place for place in text.breaks if place < len(text)]
    spaces = [place for place in inner if text.classes[place - 1] == "W"]
    marks = [place for place in inner if text.classes[place - 1] in "WCMS"]
    sound = [place for place in inner if not _joins(text, place)]
    for count in range(1, most + 1):
        even = round(text.sums[-1] * _UNEVEN / count)
        for breaks, limit in ((spaces, width), (marks, min(width, even)), (sound, width), (inner, width)):
            lines = _even(text, limit, count, [*breaks, len(text)])
            if lines:
                return [line._replace(measure=width) for line in lines]
    return None


def _joins(text: ShapedText, place: int) -> bool:
    """Whether a break here would part words that lean on one another (标题移行不当)."""
    return text.chars[place] in _NOT_FIRST or text.chars[place - 1] in _NOT_LAST


def _even(text: ShapedText, width: Length, count: int, breaks: list[int]) -> list[Line] | None:
    """`count` lines ending at `breaks`, the widest as narrow as can be; None where that is not possible."""
    best: dict[int, tuple[Length, list[int]]] = {0: (0, [])}
    for _ in range(count):
        reached: dict[int, tuple[Length, list[int]]] = {}
        for start, (widest, path) in best.items():
            for end in breaks:
                if end <= start:
                    continue
                wide = line_width(text, start, end)
                if wide > width:
                    break
                candidate = (max(widest, wide), [*path, end])
                if end not in reached or candidate[0] < reached[end][0]:
                    reached[end] = candidate
        best = reached
    if len(text) not in best:
        return None
    lines, start = [], 0
    for end in best[len(text)][1]:
        lines.append(Line(start, end, width, 0, line_width(text, start, end), "last"))
        start = end
    return lines
