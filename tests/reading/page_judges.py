"""Judges of a page: the baseline grid, lines and pictures kept apart, ink inside its frame, columns level and full."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from statistics import median
from typing import TypeAlias

from tests.reading import rules
from tests.reading.faults import Fault
from tests.reading.glyphs import Box, Glyph, ReadPage
from tests.reading.lines import Frame
from tests.reading.stories import SetStory

StoryJudge: TypeAlias = Callable[[SetStory], list[Fault]]

GRID = 0.05
"""Points a baseline may stand off the grid."""

TOUCH = 0.25
"""Points two marks' ink boxes may share; curves of neighbours come this near without touching."""

HOOK = 0.05
"""What letters of one Latin word may share, in ems: the hook of an f stands over its neighbour."""

OVERHANG = 0.35
"""Points ink may stand out of its frame: Han strokes and side bearings of marks overshoot the em box a little."""


def off_grid(stories: Sequence[SetStory], leading: float) -> list[Fault]:
    """Baselines of text and tables that are not whole rows from one another, across the whole page."""
    lines = [(story, line) for story in stories for line in story.gridded]
    if not lines:
        return []
    first = lines[0][1].baseline
    residues = [_residue(line.baseline - first, leading) for _, line in lines]
    phase = median(residues)
    return [
        Fault(f"baseline {residue - phase:+.3f} pt off the grid", story.name, str(line))
        for (story, line), residue in zip(lines, residues, strict=True)
        if abs(residue - phase) > GRID
    ]


def _residue(distance: float, leading: float) -> float:
    """What is left of a distance after whole rows, between minus and plus half a row."""
    return distance - round(distance / leading) * leading


def overlaps(page: ReadPage) -> list[Fault]:
    """Marks whose ink runs into other marks, into a picture or into a rule."""
    marks = [glyph for glyph in page.glyphs if glyph.text.strip() and glyph.ink.right > glyph.ink.left]
    solid = [(kind, box) for kind, box in page.shapes if kind == "image" or _is_rule(box)]
    found = [
        Fault("ink over ink", "page", f"{a.text} on {b.text} at {a.ink.left:.1f}, {a.ink.top:.1f} pt")
        for a, b in _near(marks)
        if a.ink.overlap(b.ink) > _nearness(a, b)
    ]
    for glyph in marks:
        hit = [kind for kind, box in solid if glyph.ink.overlap(box) > TOUCH]
        found += [Fault(f"text over {kind}", "page", f"{glyph.text} at {_at(glyph)}") for kind in hit]
    return found


def _nearness(first: Glyph, second: Glyph) -> float:
    """How far the ink boxes of two marks may overlap, in points."""
    word = first.y == second.y and rules.WORD.fullmatch(first.text + second.text)
    return max(TOUCH, HOOK * first.size) if word else TOUCH


def _is_rule(box: Box) -> bool:
    return min(box.right - box.left, box.bottom - box.top) < 3


def _near(marks: Iterable[Glyph], cell: float = 24) -> Iterator[tuple[Glyph, Glyph]]:
    """Pairs of marks that share a cell of a coarse grid, each pair once."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    everything = list(marks)
    for number, glyph in enumerate(everything):
        for across in range(int(glyph.ink.left // cell), int(glyph.ink.right // cell) + 1):
            for down in range(int(glyph.ink.top // cell), int(glyph.ink.bottom // cell) + 1):
                cells[across, down].append(number)
    pairs = {pair for numbers in cells.values() for pair in combinations(numbers, 2)}
    return ((everything[a], everything[b]) for a, b in sorted(pairs))


def out_of_frame(story: SetStory) -> list[Fault]:
    """Marks of a story whose ink stands out of the column they are set in."""
    return [
        Fault("ink out of its frame", story.name, f"{glyph.text} in {line}")
        for line in story.lines
        for glyph in line.glyphs
        if glyph.text.strip() and not _box(line.frame).grown(OVERHANG).contains(glyph.ink)
    ]


def _box(frame: Frame) -> Box:
    return Box(frame.left, frame.top, frame.right, frame.bottom)


def empty_slots(story: SetStory) -> list[int]:
    """Rows left empty at the foot of each frame, counted from its last baseline."""
    last = [
        max((line.row for line in story.in_frame(number)), default=-1) for number in range(len(story.frames))
    ]
    return [frame.rows - 1 - row for frame, row in zip(story.frames, last, strict=True)]


def gaping(story: SetStory) -> list[Fault]:
    """A story of k columns that leaves k slots or more empty."""
    empty = empty_slots(story)
    wide = sum(empty) >= len({frame.left for frame in story.frames})
    return (
        [Fault("too many slots empty", story.name, f"rows empty below each frame: {empty}")] if wide else []
    )


def unlevel(story: SetStory) -> list[Fault]:
    """A story whose columns end more than a line apart."""
    return _apart(story, 1)


def unlevel_but_for_crossheads(story: SetStory) -> list[Fault]:
    """The same, with two rows more where there are crossheads or tables: a crosshead of two rows must have text below
    it, the head of a table a row, and a row of several lines is not parted; one more where a crosshead may head a
    table."""
    both = bool(story.crossheads and story.tables)
    return _apart(story, 3 + both if story.crossheads or story.tables else 1)


def _apart(story: SetStory, most: int) -> list[Fault]:
    """Columns are level if their last lines are, or if each leaves as much empty below it as the others, over a picture
    as over the page's foot. A frame that begins below the common foot is rightly empty, and one that is full ends
    rightly above the others."""
    empty = empty_slots(story)
    feet = [frame.bottom / frame.leading - rows for rows, frame in zip(empty, story.frames, strict=True)]
    used = [number for number, frame in enumerate(story.frames) if empty[number] < frame.rows]
    uneven = bool(used) and max(empty) - min(empty[number] for number in used) > most
    ends = [foot for foot, rows in zip(feet, empty, strict=True) if rows]
    ragged = bool(used and ends) and max(feet[number] for number in used) - min(ends) > most + 0.5
    found = Fault("columns not level", story.name, f"rows empty below each frame: {empty}")
    return [found] if uneven and ragged else []


def holes(story: SetStory) -> list[Fault]:
    """Rows left empty between lines of text, or of a table: white is never inside a column."""
    found = []
    for number, _ in enumerate(story.frames):
        for above, below in pairwise(story.in_frame(number)):
            plain = story.kind(above) == story.kind(below) and below in story.gridded
            if plain and below.row - above.row > 1:
                found.append(Fault("empty row inside a column", story.name, str(below)))
    return found


def strays(page: ReadPage, claimed: Sequence[SetStory], face: str, size: float) -> list[Fault]:
    """Body type that stands in no story's frame."""
    placed = {glyph[1:3] for story in claimed for line in story.lines for glyph in line.glyphs}
    return [
        Fault("body type outside every frame", "page", f"{glyph.text} at {_at(glyph)}")
        for glyph in page.glyphs
        if glyph.face == face
        and abs(glyph.size - size) < 0.01
        and glyph.text.strip()
        and glyph[1:3] not in placed
    ]


def _at(glyph: Glyph) -> str:
    return f"{glyph.x:.1f}, {glyph.y:.1f} pt"
