"""Head blocks: kicker, headline, deck, summary and byline over a story, size from the ladder by rank and measure."""

from __future__ import annotations

from msgspec import Struct

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length, ascent
from broadsheet.display.ops import BLACK
from broadsheet.issue.model import Story
from broadsheet.layout.model import Grade
from broadsheet.layout.styles import Align, HeadStyle
from broadsheet.page.blocks import (
    FixedLine,
    FixedRule,
)
from broadsheet.page.heads.dress import PLAIN, Insets, Mark, dressed, edged, insets
from broadsheet.page.heads.parts import (
    Beside,
    Part,
    beside,
    given_parts,
    grades,
    head_lines,
    hung,
    parts_of,
    spacing,
    summary,
    tell_size,
)
from broadsheet.page.model import (
    HeadBlock,
)
from broadsheet.page.rules import boxed, vertical
from broadsheet.page.setting import Composer

_LAST_RESORT = 6
"""Lines a head may take at the smallest grade before it is told to be too long."""
_MOST_ASIDE = 0.5
"""The share of a head's width that a kicker at its side may take."""
_CORE = ("Kicker", "H1", "Deck")
"""The parts that a dress goes round."""


class _Fitted(Struct, frozen=True):
    """A headline that fits: the number of its grade, the grade, its lines, the kicker at its side."""

    number: int
    grade: Grade
    head: Part | None
    aside: Beside | None = None


def head_block(story: Story, rank: int, columns: int, width: Length, composer: Composer) -> HeadBlock | None:
    """The horizontal head of a story `width` wide over `columns` text columns; None for a story without one."""
    dress = dress_of(story, composer)
    fitted = _fit_headline(story, rank, width, dress, composer)
    stack = _Stack(fitted, dress, width, composer)
    for part in _parts(story, fitted, stack.inner, width, composer):
        stack.add(part)
    return stack.block(columns)


def dress_of(story: Story, composer: Composer) -> HeadStyle:
    """The head style a story asks for; a plain one where it asks for none that the layout has."""
    return composer.layout.heads.get(story.head.style or "", PLAIN)


def _parts(story: Story, fitted: _Fitted, inner: Length, width: Length, composer: Composer) -> list[Part]:
    """The parts of a head from the top down, those inside its dress `inner` wide."""
    heads, grade = composer.layout.headlines, fitted.grade
    parts: list[Part] = []
    if story.standing:
        style = composer.layout.styles["standing"]
        made = parts_of(story.standing, style.face, style.size, width, composer, "Standing")
        parts += [part._replace(style=style) for part in made]
    if story.kicker and fitted.aside is None:
        size = heads.kicker_size(grade.size)
        parts += parts_of(story.kicker, grade.kicker_face, size, inner, composer, "Kicker")
    if fitted.head is not None:
        parts.append(fitted.head)
    if story.deck:
        size = heads.deck_size(grade.size)
        parts += parts_of(story.deck, grade.deck_face, size, inner, composer, "Deck")
    if story.summary:
        parts += summary(story.summary, width, composer)
    if story.byline:
        style = composer.layout.styles["byline"]
        parts += parts_of(story.byline, style.face, style.size, width, composer, "Byline")
    return parts


def _fit_headline(story: Story, rank: int, width: Length, dress: HeadStyle, composer: Composer) -> _Fitted:
    """The largest grade from the rank down at which the headline fits in the lines that grade allows.

    A size its editor asks for comes before them; where it does not fit (BS645) the next smaller grade does.
    """
    copy, ladder = story.headline, grades(story, rank, composer)
    given = given_parts(copy, composer)
    if not given:
        return _Fitted(*ladder[0], None)
    for number, grade in ladder:  # noqa: B007 — the last one serves where none fits.
        inset = insets(dress, grade.size)
        aside, room = None, width - inset.left - inset.right
        if story.kicker and story.head.kicker == "side":
            aside = _aside(story, grade, room, composer)
            room -= aside.width if aside else 0
        text, found = head_lines(copy, grade.face, grade.size, room, composer)
        if found and len(found) <= max(grade.lines, len(given)):
            lines = found
            break
    else:
        lines = composer.lines(text, max(room, grade.size))
        if len(lines) > _LAST_RESORT:
            composer.findings.append(Diagnostic("BS604", copy.span, {"id": story.id, "lines": len(lines)}))
    tell_size(story, grade.size, ladder[0][1].size, composer)
    return _Fitted(number, grade, Part(text, lines, round(grade.size * grade.leading), "H1"), aside)


def _aside(story: Story, grade: Grade, room: Length, composer: Composer) -> Beside | None:
    """The kicker at the side of a headline: as deep as that is in one line, or in the lines it takes beside it; None
    where it would leave the headline too little, and stands over it."""
    if story.kicker is None:
        return None
    face, size = grade.kicker_face, composer.layout.headlines.kicker_size(grade.size)

    def deep(lines: int) -> Length:
        return round((lines - 1) * grade.size * grade.leading) + grade.size

    def taken(made: Beside | None) -> int:
        width = room - (made.width if made else 0)
        return len(head_lines(story.headline, grade.face, grade.size, width, composer)[1] or ())

    made = beside(story.kicker, face, size, deep(1), composer)
    if (lines := taken(made)) > 1:
        deeper = beside(story.kicker, face, size, deep(lines), composer)
        made = deeper if taken(deeper) == lines else made
    return made if made and made.width <= room * _MOST_ASIDE else None


class _Stack:
    """Parts from the top down on the block's own height; the block takes whole rows (CLREQ: 占行)."""

    def __init__(self, fitted: _Fitted, dress: HeadStyle, width: Length, composer: Composer) -> None:
        self._fitted, self._dress, self._width, self._composer = fitted, dress, width, composer
        self._how: Align = dress.align or composer.layout.headlines.align
        self._inset = insets(dress, fitted.grade.size) if fitted.head else Insets(0, 0, 0, 0)
        self._lines: list[FixedLine] = []
        self._rules: list[FixedRule] = []
        self._marks: list[Mark] = []
        self._headline: list[Rect] = []
        self._last: Part | None = None
        self._opened: Length | None = None
        self._y = 0

    @property
    def inner(self) -> Length:
        """How wide the parts inside the dress may be."""
        return self._width - self._inset.left - self._inset.right

    def add(self, part: Part) -> None:
        """Set a part below those that stand already."""
        grid, core = self._composer.layout.grid, part.role in _CORE
        if not core:
            self._close()
        if self._last:
            self._y += self._gap(part, self._last)
        elif part.role == "Standing" and (over := self._composer.layout.make_up.standing_rule):
            self._rules.append(FixedRule(over, 0, 0, self._width))
            self._y = over.depth + grid.leading // 2
        if core and self._opened is None:
            self._opened = self._y
            self._y += self._inset.top
        if part.box:
            part = self._boxed(part)
        if part.role == "H1" and self._fitted.aside:
            part = self._with_aside(part, self._fitted.aside)
        top = self._y
        self._set(part)
        if part.role == "H1" and self._fitted.aside:
            self._y = max(self._y, top + (self._fitted.aside.part.depth + part.depth) // 2)
        if part.box:
            self._y += self._box_air(part)
        if part.role == "Kicker" and self._fitted.grade.kicker_rule and not self._dress.ground:
            self._kicker_rule(part)
        self._last = part

    def _gap(self, part: Part, above: Part) -> Length:
        """The white between two parts: a share of the larger, half a row and more where they are of different kinds."""
        layout = self._composer.layout
        gap = round(max(part.text.size, above.text.size) * layout.headlines.gap)
        if "Summary" in (part.role, above.role):
            return max(gap, layout.grid.leading * 3 // 4)
        apart = part.role == "Byline" or above.role == "Standing"
        return max(gap, layout.grid.leading // 2) if apart else gap

    def _set(self, part: Part) -> None:
        size, role = part.text.size, part.role
        how = part.style.align if part.style and role != "Summary" else self._how
        ink = part.style.ink if part.style else self._dress.ink if role in _CORE else BLACK
        left, width = part.reach or ((self._inset.left, self.inner) if role in _CORE else (0, self._width))
        justified = part.style is not None and part.style.justify
        for number, line in enumerate(part.lines):
            between = 0 if self._dress.ornament else spacing(part, width, self._composer)
            set_width = line.width + between * (line.end - line.start - 1)
            x = line.indent if justified else align(how, width, set_width)
            if how == "center" and not justified:
                x = min(max(x + hung(part.text, line), 0), width - set_width)
            baseline = self._y + ascent(size)
            self._lines.append(
                FixedLine(
                    part.text, line, left + x, baseline, ink, role, spacing=between, justified=justified
                )
            )
            if role == "H1":
                self._headline.append(Rect(left + x, self._y, set_width, size))
            self._y += part.leading if number < len(part.lines) - 1 else size

    def _kicker_rule(self, part: Part) -> None:
        rule = self._fitted.grade.kicker_rule
        if rule is None:
            return
        widest = max(line.natural for line in part.lines)
        self._y += round(part.text.size * 0.3)
        x = self._inset.left + align(self._how, self.inner, widest)
        self._rules.append(FixedRule(rule, x, self._y, widest))
        self._y += rule.depth

    def _with_aside(self, part: Part, aside: Beside) -> Part:
        """Set a kicker at the headline's left, in the middle of its height; the headline beside it."""
        widest, rule = part.widest, self._composer.layout.headlines.side_rule
        left = self._inset.left + align(self._how, self.inner, aside.width + widest)
        top, taller = self._y, aside.part.depth - part.depth
        self._y = top - min(taller // 2, 0)
        self._set(aside.part._replace(reach=(left, aside.part.widest)))
        if rule:
            middle = left + aside.part.widest + aside.gap // 2
            deep = max(part.depth, aside.part.depth)
            self._marks += vertical(rule, middle, top + deep // 20, top + deep - deep // 20)
        self._y = top + max(taller, 0) // 2
        return part._replace(reach=(left + aside.width, widest))

    def _box_air(self, part: Part) -> Length:
        return part.box.air * 2 // 3 if part.box else 0

    def _boxed(self, part: Part) -> Part:
        """Draw a summary's box, as wide as its lines and their air, and leave room for that; as wide as the head where
        less than a character is wanting."""
        air, down = part.box.air if part.box else 0, self._box_air(part)
        measure = part.reach[1] if part.reach else self._width
        wide = measure + 2 * air
        if part.box and self._width - wide < part.text.size:
            wide = self._width
        x = align(self._how, self._width, wide)
        if part.box:
            self._marks += boxed(part.box, Rect(x, self._y, wide, part.depth + 2 * down))
        self._y += down
        return part._replace(reach=(x + (wide - measure) // 2, measure))

    def _close(self) -> None:
        """Dress the parts set since the first that a dress goes round."""
        if self._opened is None or self._dress is PLAIN:
            return
        self._y += self._inset.bottom
        outer = Rect(0, self._opened, self._width, self._y - self._opened)
        self._marks[:0] = dressed(self._dress, outer, self._headline)
        self._opened, self._dress = None, PLAIN

    def block(self, columns: int) -> HeadBlock | None:
        """The block; None where nothing was set."""
        if self._last is None:
            return None
        layout, fitted = self._composer.layout, self._fitted
        if self._opened is not None and edged(self._dress):
            self._close()
            self._y += layout.grid.leading // 2
        self._close()
        rows = -(-self._y // layout.grid.leading) + layout.make_up.head_white
        return HeadBlock(
            column=0,
            columns=columns,
            rows=rows,
            height=self._y,
            lines=tuple(self._lines),
            rules=tuple(self._rules),
            size=fitted.grade.size,
            vertical=False,
            grade=fitted.number,
            marks=tuple(self._marks),
        )


def align(how: Align, width: Length, natural: Length) -> Length:
    """The left end of something `natural` wide in `width`."""
    return {"left": 0, "center": (width - natural) // 2, "right": width - natural}[how]
