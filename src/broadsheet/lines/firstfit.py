"""First-fit line breaking: fill a line, mend a forbidden break by pushing in before pushing out (CLREQ 3.1.4)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from broadsheet.base.units import EM, Length
from broadsheet.lines.model import Line, Measures, Reason
from broadsheet.text.model import ShapedText

_SHRINKS_AT_END = frozenset("CMSW")
"""Classes that take less room, or none, where a line ends with them."""
_NO_LETTER = str.maketrans("", "", "CMSOPJQIeNWYka")
"""Classes that do not count as a character when a last line is asked how much it holds."""


def break_lines(text: ShapedText, measures: Measures) -> list[Line]:
    """Break a paragraph into lines of one measure, the first indented; never empty for a text with glyphs."""
    lines = _fill(text, measures, 0, eager=False)
    if len(lines) > 1 and (2 * lines[-1].natural <= measures.measure or _letters(text, lines[-1]) < 2):
        lines = _take_in(text, measures, lines)
        if len(lines) > 1 and _letters(text, lines[-1]) < 2:
            _bring_down(text, lines)
    return lines


def _fill(text: ShapedText, measures: Measures, start: int, eager: bool) -> list[Line]:
    """Lines from glyph `start` on."""
    lines: list[Line] = []
    while start < len(text):
        indent = 0 if start else measures.indent
        end, reason = line_end(text, start, measures.measure - indent, eager)
        lines.append(_line(text, start, end, measures.measure, indent, reason))
        start = end
    return lines


def _take_in(text: ShapedText, measures: Measures, lines: list[Line]) -> list[Line]:
    """A last line of less than half the measure goes into those before it, as few of them closing up as will do.

    Lines whose spaces cannot hold it are not tried; what their edges would save in a new flow is not counted.
    """
    wanted, spare = lines[-1].natural, 0
    for index in range(len(lines) - 2, -1, -1):
        line = lines[index]
        spare += line.measure - line.indent - line.natural + _give(text, line.start, line.end)
        if spare < wanted:
            continue
        closed_up = _fill(text, measures, lines[index].start, eager=True)
        if len(closed_up) < len(lines) - index:
            return [*lines[:index], *closed_up]
    return lines


def line_width(text: ShapedText, start: int, end: int) -> Length:
    """The natural width of glyphs `start` to `end` as a line: no gap at its edges, marks at its edges halved."""
    last = ink_end(text, start, end) if text.classes[end - 1] == "W" else end
    if last == start:
        return 0
    width = text.sums[last] - text.sums[start] - text.gaps[start]
    return width - leading(text, start) - trailing(text, last)


def ink_end(text: ShapedText, start: int, end: int) -> int:
    """The end of a line without the spaces it ends in."""
    while end > start and text.classes[end - 1] == "W":
        end -= 1
    return end


def leading(text: ShapedText, start: int) -> Length:
    """What a line that begins with a glyph sheds: the blank half of an opening mark (CLREQ 3.1.6.2)."""
    return text.leading.get(start, 0)


def trailing(text: ShapedText, end: int) -> Length:
    """What a line that ends before a glyph sheds: the blank half of a mark (GB/T 15834 5.1.10), or one that hangs; less
    than nothing where a reading reaches beyond its glyphs."""
    return text.trailing.get(end, 0)


def letters(text: ShapedText, start: int, end: int) -> int:
    """Characters among the glyphs `start` to `end`, marks not counted."""
    return len(text.classes[start:end].translate(_NO_LETTER))


def _line(text: ShapedText, start: int, end: int, measure: Length, indent: Length, reason: Reason) -> Line:
    return Line(start, end, measure, indent, line_width(text, start, end), reason)


def line_end(text: ShapedText, start: int, room: Length, eager: bool = False) -> tuple[int, Reason]:
    """Where the line that begins at `start` ends, and why.

    Gaps may narrow to take one more break in; marks give where the natural break is forbidden, or `eager` asks.
    """
    count = len(text)
    fit = max(fitting(text, start, room), start + 1)
    while text.classes[fit : fit + 1] == "W":
        fit += 1
    if fit >= count:
        return count, "last"
    index = bisect_left(text.breaks, fit)
    allowed = text.breaks[index] == fit
    after = text.breaks[index + allowed]
    excess = line_width(text, start, after) - room
    if excess <= (_narrowing(text, start, after) if allowed and not eager else _give(text, start, after)):
        return after, "last" if after == count else "push-in"
    if allowed:
        return fit, "regular"
    before = text.breaks[index - 1] if index else 0
    if before > start:
        return before, "push-out"
    return fit, "emergency"


def fitting(text: ShapedText, start: int, room: Length) -> int:
    """How far a line from `start` reaches at its natural width, wherever that is."""
    limit = text.sums[start] + text.gaps[start] + leading(text, start) + room
    fit = bisect_right(text.sums, limit, start + 1) - 1
    while text.classes[fit : fit + 1] in _SHRINKS_AT_END and line_width(text, start, fit + 1) <= room:
        fit += 1
    while trailing(text, fit) < 0 and line_width(text, start, fit) > room:
        fit -= 1
    return fit


def _narrowing(text: ShapedText, start: int, end: int) -> Length:
    """What the gaps inside a line can give."""
    limits = text.rules.latin_gap
    gap, least = text.size * limits.natural // EM, text.size * limits.least // EM
    return text.gaps[start + 1 : end].count(gap) * (gap - least)


def _give(text: ShapedText, start: int, end: int) -> Length:
    """What the inside of a line can still close up."""
    return text.give[max(ink_end(text, start, end) - 1, start)] - text.give[start]


def _bring_down(text: ShapedText, lines: list[Line]) -> None:
    """End the line before the last one break earlier, so that the last holds two characters or more."""
    before, last = lines[-2], lines[-1]
    for end in reversed(text.breaks[: bisect_left(text.breaks, last.start)]):
        tail = _line(text, end, last.end, last.measure, 0, "last")
        if end <= before.start or tail.natural > last.measure:
            return
        if _letters(text, tail) > 1:
            lines[-2:] = [_line(text, before.start, end, before.measure, before.indent, "push-out"), tail]
            return


def _letters(text: ShapedText, line: Line) -> int:
    return letters(text, line.start, line.end)
