"""Judges of lines: starts, ends, measure, words and numbers kept whole, space between characters, last lines, pairs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, pairwise
from statistics import median

from tests.reading import rules
from tests.reading.faults import Fault
from tests.reading.glyphs import Glyph
from tests.reading.lines import Line
from tests.reading.stories import SetStory

EDGE = 0.1
"""Points a justified line's right edge may stand from the measure."""

LOOSE = 1.0
"""Points between two Han beyond which a line is called loose."""


def forbidden_edges(story: SetStory) -> list[Fault]:
    """Lines that begin or end with a mark that may not stand there."""
    starts = [line for line in story.lines if rules.starts_badly(line.text)]
    ends = [line for line in story.lines if rules.ends_badly(line.text)]
    return _faults(story, "line starts badly", starts) + _faults(story, "line ends badly", ends)


def off_measure(story: SetStory) -> list[Fault]:
    """Justified lines whose right edge is not the column's: short of it, or beyond."""
    return _faults(story, "line off the measure", (line for line in _justified(story) if not fills(line)))


def fills(line: Line) -> bool:
    """Whether a line's right edge is its column's; a full-width mark at the end counts whole or half (or hangs)."""
    last = line.glyphs[-1]
    edges = [last.x + last.advance]
    if last.text in rules.TRIMMED_AFTER:
        edges.append(last.x + last.advance / 2)
    return any(abs(edge - line.frame.right) <= EDGE for edge in edges)


def off_indent(story: SetStory) -> list[Fault]:
    """Lines that start neither at the column's edge nor at the indent, trimmed opening marks taken into account."""
    return _faults(
        story, "line starts off its edge", (line for line in story.body if not _starts_right(line))
    )


def _starts_right(line: Line) -> bool:
    trimmed = 0.5 if line.glyphs[0].text[0] in rules.OPEN else 0.0
    wanted = [indent - trim for indent in (0.0, 2.0) for trim in {0.0, trimmed}]
    return any(abs(line.indent - indent) * line.glyphs[0].size <= EDGE for indent in wanted)


def split_units(story: SetStory) -> list[Fault]:
    """Numbers, Latin words, dashes and ellipses cut by a line's end."""
    found = []
    for paragraph in story.paragraphs:
        text = "".join(line.text for line in paragraph)
        ends = list(accumulate(len(line.text) for line in paragraph))
        for name, pattern in (("number", rules.NUMBER), ("word", rules.WORD), ("mark", rules.UNIT)):
            cut = _cut(pattern, text, ends)
            found += [
                Fault(f"{name} split", story.name, f"{match!r} after {paragraph[i]}") for i, match in cut
            ]
    return found


def _cut(pattern: re.Pattern[str], text: str, ends: list[int]) -> Iterator[tuple[int, str]]:
    """The matches a line end falls into, with the number of the line it ends."""
    for match in pattern.finditer(text):
        for number, end in enumerate(ends):
            if match.start() < end < match.end():
                yield number, match.group()


def loose_lines(story: SetStory) -> list[Fault]:
    """Lines whose median space between neighbouring Han is above a point."""
    return _faults(story, "loose line", (line for line in _justified(story) if han_gap(line) > LOOSE))


def han_gap(line: Line) -> float:
    """The median space between neighbouring Han of a line, in points, or where none stand together between a Han and the
    mark after it; 0 where there are neither."""
    pairs = list(pairwise(line.glyphs))
    beside = [pair for pair in pairs if _both_han(*pair)] or [pair for pair in pairs if _han_and_mark(*pair)]
    gaps = [b.x - a.x - a.advance for a, b in beside]
    return median(gaps) if gaps else 0.0


def _both_han(first: Glyph, second: Glyph) -> bool:
    return bool(rules.HAN.match(first.text) and rules.HAN.match(second.text))


def _han_and_mark(first: Glyph, second: Glyph) -> bool:
    return bool(rules.HAN.match(first.text)) and second.text in rules.TRIMMED_AFTER


def runts(story: SetStory, most: int = 2) -> list[Fault]:
    """Paragraphs of several lines whose last holds `most` glyphs or fewer."""
    ends = [p[-1] for p in story.paragraphs if len(p) > 1 and len(p[-1].glyphs) <= most]
    return _faults(story, "short last line", ends)


def orphans(story: SetStory) -> list[Fault]:
    """Paragraphs of several lines whose last is a single character, or a character and its mark (孤字)."""
    ends = [p[-1] for p in story.paragraphs if len(p) > 1]
    return _faults(story, "one-character last line", (line for line in ends if _characters(line) <= 1))


def _characters(line: Line) -> int:
    marks = rules.NOT_AT_START | rules.NOT_AT_END
    return sum(1 for glyph in line.glyphs if glyph.text not in marks)


def wide_pairs(story: SetStory) -> list[Fault]:
    """Neighbouring full-width marks that keep two em between them where they should share one and a half."""
    found = []
    for line in story.lines:
        slack = max(han_gap(line), 0.0) + EDGE
        pairs = ((a, b) for a, b in pairwise(line.glyphs) if rules.squeezed(a.text, b.text))
        wide = [f"{a.text}{b.text} in {line}" for a, b in pairs if b.x - a.x > a.size / 2 + slack]
        found += [Fault("pair not squeezed", story.name, place) for place in wide]
    return found


def _justified(story: SetStory) -> list[Line]:
    """Lines set full out: every line of a paragraph but the last."""
    return [line for paragraph in story.paragraphs for line in paragraph[:-1]]


def _faults(story: SetStory, what: str, lines: Iterable[Line]) -> list[Fault]:
    return [Fault(what, story.name, str(line)) for line in lines]


STRICT: tuple[Callable[[SetStory], list[Fault]], ...] = (
    forbidden_edges, off_measure, off_indent, split_units, orphans, wide_pairs,
)  # fmt: skip
"""What no page may have a single case of."""
