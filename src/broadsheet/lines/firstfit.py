"""First-fit line breaking: fill a line, mend a forbidden break by pushing in before pushing out (CLREQ 3.1.4)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from broadsheet.base.units import EM, Length
from broadsheet.clreq.classes import FULL_WIDTH_CLOSING
from broadsheet.clreq.spacing import HALF
from broadsheet.lines.model import Line, Measures, Reason
from broadsheet.text.model import ShapedText

_NO_LETTER = frozenset("CMSOIeNWka")
"""Classes that do not count as a character when a last line is asked whether it stands alone (孤字)."""


def break_lines(text: ShapedText, measures: Measures) -> list[Line]:
    """Break a paragraph into lines of one measure, the first indented; never empty for a text with glyphs."""
    lines: list[Line] = []
    start, count = 0, len(text)
    while start < count:
        indent = 0 if start else measures.indent
        end, reason = _line_end(text, start, measures.measure - indent)
        lines.append(_line(text, start, end, measures.measure, indent, reason))
        start = end
    _mend_last(text, lines)
    return lines


def line_width(text: ShapedText, start: int, end: int) -> Length:
    """The natural width of glyphs `start` to `end` as a line: no gap at its start, its end mark halved."""
    last = end
    while last > start and text.classes[last - 1] == "W":
        last -= 1
    if last == start:
        return 0
    width = text.sums[last] - text.sums[start] - text.gaps[start]
    return width - trailing(text, last)


def trailing(text: ShapedText, end: int) -> Length:
    """The blank half of a full-width mark that ends a line (GB/T 15834 5.1.10: it takes half an em)."""
    half = text.size * HALF // EM
    full = text.classes[end - 1] in FULL_WIDTH_CLOSING and text.advances[end - 1] > half
    return half if full and not text.vertical else 0


def _line(text: ShapedText, start: int, end: int, measure: Length, indent: Length, reason: Reason) -> Line:
    return Line(start, end, measure, indent, line_width(text, start, end), reason)


def _line_end(text: ShapedText, start: int, room: Length) -> tuple[int, Reason]:
    """Where the line that begins at `start` ends, and why."""
    count = len(text)
    limit = text.sums[start] + text.gaps[start] + room
    fit = bisect_right(text.sums, limit, start + 1) - 1
    while fit < count and line_width(text, start, fit + 1) <= room:
        fit += 1
    if fit >= count:
        return count, "last"
    index = bisect_left(text.breaks, fit)
    after = text.breaks[index]
    if after == fit and fit > start:
        return fit, "regular"
    if line_width(text, start, after) - _give(text, start, after) <= room:
        return after, "last" if after == count else "push-in"
    before = text.breaks[index - 1] if index else 0
    if before > start:
        return before, "push-out"
    return max(fit, start + 1), "emergency"


def _give(text: ShapedText, start: int, end: int) -> Length:
    """What the inside of a line can still close up."""
    return text.give[end - 1] - text.give[start]


def _mend_last(text: ShapedText, lines: list[Line]) -> None:
    """Let no last line hold a single character: push it into the line before, or bring one more down."""
    if len(lines) < 2 or not _alone(text, lines[-1]):
        return
    before, last = lines[-2], lines[-1]
    room = before.measure - before.indent
    if line_width(text, before.start, last.end) - _give(text, before.start, last.end) <= room:
        lines[-2:] = [_line(text, before.start, last.end, before.measure, before.indent, "last")]
        return
    index = bisect_left(text.breaks, last.start) - 1
    while index >= 0 and (end := text.breaks[index]) > before.start:
        tail = _line(text, end, last.end, last.measure, 0, "last")
        if not _alone(text, tail):
            if tail.natural <= last.measure:
                lines[-2:] = [_line(text, before.start, end, before.measure, before.indent, "push-out"), tail]
            return
        index -= 1


def _alone(text: ShapedText, line: Line) -> bool:
    return sum(letter not in _NO_LETTER for letter in text.classes[line.start : line.end]) < 2
