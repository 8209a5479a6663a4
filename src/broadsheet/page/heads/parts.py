"""The parts of a horizontal head in lines: their words broken by sense, a summary, a kicker stacked at the side."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.units import EM, POINT, Length
from broadsheet.clreq.classes import FULL_WIDTH_CLOSING, FULL_WIDTH_OPENING
from broadsheet.clreq.spacing import HALF
from broadsheet.issue.matter import Copy
from broadsheet.issue.model import Story
from broadsheet.layout.model import Grade
from broadsheet.layout.styles import BoxStyle, Style
from broadsheet.lines.balanced import given_lines
from broadsheet.lines.firstfit import ink_end
from broadsheet.lines.model import Line
from broadsheet.page.setting import Composer, setting_of
from broadsheet.text.model import ShapedText
from broadsheet.text.shape import Setting

LEADING, _SIDE_LEADING = 1.25, 1.2
"""The leading of kickers and decks, and of kickers stacked at the side, as a factor of their size."""
_SUMMARY = 46
"""The most characters in a line of a summary: the eye finds the next one back no farther."""
_SHORT = 12
"""The most characters of a kicker at the side that stands in two lines; longer ones take three."""
_SIDE_GAP = 0.9
"""The white between a kicker at the side and its headline, in ems of the kicker."""


def grades(story: Story, rank: int, composer: Composer) -> list[tuple[int, Grade]]:
    """The grades a headline may have, the first it fits in being its own, each with its number in the ladder."""
    ladder = list(enumerate(composer.layout.headlines.ladder))
    if story.head.size is None:
        return ladder[rank - 1 :]
    grid = composer.layout.grid
    size = story.head.size.resolve(em=grid.body, row=grid.leading, column=grid.measure)
    smaller = [(number, grade) for number, grade in ladder if grade.size < size]
    return [(rank - 1, replace(ladder[rank - 1][1], size=size)), *smaller]


def tell_size(story: Story, size: Length, asked: Length, composer: Composer) -> None:
    """Report a size that an editor asked for and the headline does not fit at (BS645)."""
    if story.head.size is not None and size != asked:
        args = {"id": story.id, "asked": f"{asked / POINT:g}", "size": f"{size / POINT:g}"}
        composer.findings.append(Diagnostic("BS645", story.headline.span, args))


class Part(NamedTuple):
    """Lines of one part of a head at one size; `style` where it is ranged and inked otherwise than the head.

    `reach` is where it stands across the head, from where and how wide; None for all of its width. `box` goes round it.
    """

    text: ShapedText
    lines: list[Line]
    leading: Length
    role: str
    style: Style | None = None
    reach: tuple[Length, Length] | None = None
    box: BoxStyle | None = None

    @property
    def depth(self) -> Length:
        """From the top of its first line to the foot of its last."""
        return (len(self.lines) - 1) * self.leading + self.text.size

    @property
    def widest(self) -> Length:
        return max(line.width for line in self.lines)


class Beside(Struct, frozen=True):
    """A kicker stacked at the side of a headline, and the white between the two."""

    part: Part
    gap: Length

    @property
    def width(self) -> Length:
        """What it takes of the headline's width."""
        return self.part.widest + self.gap


def parts_of(copy: Copy, face: str, size: Length, width: Length, composer: Composer, role: str) -> list[Part]:
    """A part of a head in as few lines as hold it; none where there are no words."""
    text, lines = head_lines(copy, face, size, width, composer)
    if not len(text):
        return []
    return [Part(text, lines or composer.lines(text, width), round(size * LEADING), role)]


def head_lines(
    copy: Copy, face: str, size: Length, width: Length, composer: Composer
) -> tuple[ShapedText, list[Line] | None]:
    """Part of a head, shaped, and its lines: those asked for with `|`, or else by sense; None where they do not fit."""
    given = given_parts(copy, composer)
    text = composer.shape(
        " ".join(given), copy.span, Setting(face, face, size, True, rules=composer.layout.composition)
    )
    if not len(text):
        return text, []
    return text, given_lines(text, given, width) if len(given) > 1 else composer.even_lines(text, width)


def given_parts(copy: Copy, composer: Composer) -> list[str]:
    """The lines an editor asked for with `|`, or the one line he wrote."""
    parts = composer.normal_head(copy.text.split("|"), copy.span)
    return [part.strip() for part in parts if part.strip()]


def beside(copy: Copy, face: str, size: Length, depth: Length, composer: Composer) -> Beside | None:
    """A kicker (肩题) in as many even lines as stand beside a headline so deep, or in those its bars ask for."""
    text, lines = head_lines(copy, face, size, composer.layout.grid.width, composer)
    if not lines:
        return None
    leading = round(size * _SIDE_LEADING)
    count = max((depth - size) // leading + 1, 1)
    if len(lines) == 1 and count > 1:
        count = min(count, 2 if len(text) <= _SHORT else 3)
        fewest = -(-len(text) // count)
        widths = (size * wide for wide in range(max(fewest, 2), len(text)))
        stacked = (composer.even_lines(text, width) for width in widths)
        lines = next((found for found in stacked if found and len(found) <= count), lines)
    return Beside(Part(text, lines, leading, "Kicker"), round(size * _SIDE_GAP))


def summary(copy: Copy, width: Length, composer: Composer) -> list[Part]:
    """A summary (提要) in lines of whole characters, as wide as the head but no wider than the eye follows."""
    style, box = composer.layout.styles["summary"], composer.layout.headlines.summary_box
    air = box.air if box else 0
    (words,) = composer.normal_head([copy.text], copy.span)
    text = composer.shape(words, copy.span, setting_of(style, half_marks=False))
    if not len(text):
        return []
    measure = max(min(width - 2 * air, _SUMMARY * style.size) // style.size, 1) * style.size
    lines = composer.lines(text, measure, style, style.indent)
    return [Part(text, lines, style.leading, "Summary", style, (0, measure), box)]


def spacing(part: Part, width: Length, composer: Composer) -> Length:
    """What stands between the characters of a short headline in one line, an em of white left on either side.

    Han alone is spaced: a head with a number, a word of Latin or a mark is one that spacing would pull apart.
    """
    spread = composer.layout.headlines.spread
    text, short = part.text, len(part.text) - 2
    if part.role != "H1" or len(part.lines) > 1 or not 0 <= short < len(spread) or text.classes.strip("H"):
        return 0
    room = width - part.lines[0].natural - 2 * text.size
    return max(min(round(spread[short] * text.size), room // (len(text) - 1)), 0)


def hung(text: ShapedText, line: Line) -> Length:
    """How far a centred line moves so that its words stand in the middle: marks at its edges, half an em each, weigh
    little to the eye."""
    last = ink_end(text, line.start, line.end)
    half = text.size * HALF // EM
    opening = text.classes[line.start] in FULL_WIDTH_OPENING
    closing = text.classes[last - 1] in FULL_WIDTH_CLOSING
    return (closing - opening) * half // 2
