"""Stories filled to their last line (`fit: auto`): altered in the order and within the limits of the layout."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from broadsheet.base.units import Length
from broadsheet.layout.model import Alteration
from broadsheet.page.alterations import Alterations
from broadsheet.page.blocks import Block
from broadsheet.page.endings import leveled
from broadsheet.page.fill import bad_endings, depth, pour, room
from broadsheet.page.fit import Fit, Spans, StoryFitter
from broadsheet.page.frame import frame
from broadsheet.page.full import fill_up
from broadsheet.page.heads.fitted import Fitted, Unfilled
from broadsheet.page.model import (
    ComposedStory,
    Filled,
    Frame,
    Stretch,
)
from broadsheet.page.options import KINDS, Option, Options
from broadsheet.page.region import Hole
from broadsheet.page.ways import Reach, StoryWays, Ways, is_tightened

_LEG = 3
"""Rows that a column may lose or win at once where a photo leaves it too few for text, or just enough."""


_FAR = 1_000
"""More lines than a story has: what an option gains is not reckoned beforehand where it depends on the tiers."""


class AutoFitter(StoryFitter):
    """Fits one composed story to heights so that it fills them to the last line; where it cannot it is as any other."""

    def __init__(self, plain: StoryFitter, alterations: Alterations) -> None:
        super().__init__(plain.composed, plain.make_up, plain.given)
        self._plain, self._alterations = plain, alterations
        self._ways: dict[Length, StoryWays] = {}
        self._options: dict[tuple[int, Option, Length, tuple[int, ...]], Options] = {}

    @property
    def plain(self) -> StoryFitter:
        return self._plain

    def altered(self, composed: ComposedStory) -> StoryFitter:
        return AutoFitter(self._plain.altered(composed), self._alterations)

    def _with_holes(self, holes: tuple[Hole, ...], spans: Spans) -> StoryFitter:
        """What paragraphs and options can do is the same wherever the holes are."""
        made = AutoFitter(self._plain.around(spans), self._alterations)
        made._ways, made._options = self._ways, self._options
        return made

    def space(self, rows: int, stretch: Stretch) -> int:
        return self._plain.space(rows, stretch)

    def _search(self, rows: int) -> Fit:
        plain = self._plain.fit(rows)
        if plain.frame.lacking or _is_full(self._plain.set_in(self.at(rows), plain.frame), plain):
            return plain
        height = self._height(rows)
        if tried := height.best():
            return Fit(tried.frame, 0, 0, tried.option.stretch, tried.blocks, height.fitted(tried))
        held = height.holding() if plain.over else None
        if held is None:
            return plain._replace(due=plain.empty)
        empty = room(held.frame.containers) - depth(held.blocks)
        # Where none is empty a column ends badly, which is as bad as one.
        return Fit(held.frame, 0, empty, held.option.stretch, held.blocks, height.fitted(held), max(empty, 1))

    def _height(self, rows: int) -> Height:
        composed, plain = self.at(rows), self._plain.fit(rows)
        measure, head = composed.measure, plain.frame.head
        if measure not in self._ways:
            self._ways[measure] = StoryWays(composed.blocks, self.make_up.fit)
        opened = plain.stretch if min(plain.stretch.head, plain.stretch.photos) >= 0 else Stretch()
        base = Option(opened.head, opened.photos)
        key = composed.heads.index(head), base, measure, tuple(photo.rows for photo in composed.photos)
        if key not in self._options:
            self._options[key] = Options(composed, head, base, self._alterations)
        parts = composed, rows, self._options[key], self._ways[measure]
        if self._plain.along is None:
            return Height(*parts)
        # Deferred: few stories have photos that text runs round.
        from broadsheet.page.shapes.fit import ShapedHeight  # noqa: PLC0415

        return ShapedHeight(*parts, self._plain.along)

    def fill(self, top: int, rows: int) -> Filled:
        fit = self.fit(rows)
        if fit.blocks is None:
            filled = self._plain.fill(top, rows)
            if fit.over:
                short, more = self._short(rows)
                filled = replace(filled, over_lines=short, more_rows=more)
            wants = not fit.frame.lacking and (fit.over or fit.due)
            return replace(filled, unfilled=self._height(rows).unfilled(fit)) if wants else filled
        composed, containers = self.at(rows), fit.frame.containers
        blocks, placed = fit.blocks, pour(fit.blocks, containers).placed
        if fit.due and self._plain.along:
            blocks, placed = self._plain.along.leveled(composed.blocks, fit.frame, composed.legs)
        elif fit.due and not composed.tiers:
            blocks, placed = leveled(blocks, containers, composed.legs)
        return Filled(
            composed=replace(composed, blocks=blocks, total=depth(blocks)),
            frame=fit.frame,
            top=top,
            rows=rows,
            stretch=fit.stretch,
            placed=tuple(placed),
            over_lines=0,
            over_characters=0,
            more_rows=0,
            empty=room(containers) - depth(blocks),
            fitted=fit.fitted,
            unfilled=Unfilled(fit.empty, within=True) if fit.due else None,
        )


def _is_full(blocks: tuple[Block, ...], fit: Fit) -> bool:
    """Whether a story fills its region already, its columns beginning and ending well."""
    if fit.over or fit.empty:
        return False
    return not bad_endings(blocks, pour(blocks, fit.frame.containers).placed)


class Tried(Struct, frozen=True):
    """A story filled under an option; `changes` are the lines that each of its paragraphs takes more, or below 0 less,
    where they cannot be told from the story as it was."""

    option: Option
    frame: Frame
    blocks: tuple[Block, ...]
    cost: int
    changes: tuple[int, ...] | None = None


class Height:
    """A story at one height: which option and which lines of its paragraphs fill it."""

    def __init__(self, composed: ComposedStory, rows: int, options: Options, ways: StoryWays) -> None:
        self._composed, self._rows, self._options, self._ways = composed, rows, options, ways
        self._framed: dict[Option, tuple[ComposedStory, Frame]] = {}
        self._free = self._need(Option())
        self._short = self._need(options.base) > 0
        bent = (
            composed.photos
            or composed.insets
            or composed.holes
            or any(head and head.partly for head in composed.heads)
        )
        self._slack = _FAR if composed.tiers else _LEG * len(composed.columns) if bent else 0

    @property
    def tightens(self) -> bool:
        """Whether any paragraph may be spared a line by closing up."""
        return self._ways.tightens

    def best(self) -> Tried | None:
        """The mildest way to fill it; with paragraphs that are dearer to alter, with alterations that make what is
        wanting more, with crossheads uneven or jammed only where there is no other."""
        for resort in self._options.resorts():
            for against, dear in product((False, True), (False, True) if resort == "even" else (True,)):
                for group in self._options.groups(resort):
                    reach = Reach(dear, group.tight, uneven=resort == "uneven")
                    if found := self._mildest(group.options, reach, against):
                        return found
        return None

    def _mildest(self, options: Sequence[Option], reach: Reach, against: bool) -> Tried | None:
        """The cheapest of a group's options that fill it, `against` what is wanting or not, if any does."""
        if reach.tight and not self.tightens:
            return None
        found: Tried | None = None
        for option in options:
            if option.against(self._options.base, self._short) != against or not reach.allows(
                option.crossheads
            ):
                continue
            ways = self._ways.ways(reach.opened(option.crossheads))
            tried = self.tried(option, ways)
            # The first of equals: a group has its mildest option first.
            if tried and (found is None or tried.cost < found.cost):
                found = tried
        return found

    def holding(self) -> Tried | None:
        """The mildest way to hold all of it, though it does not fill its region."""
        for group in self._options.groups("even"):
            options = () if group.tight else group.options
            held = [found for option in options if not option.crossheads and (found := self._held(option))]
            if held:
                return max(held, key=lambda held: held.cost)
        return None

    def _held(self, option: Option) -> Tried | None:
        """A story that is not over under an option; it costs the more the fewer rows that leaves empty."""
        composed, framed = self.framed(option)
        empty = room(framed.containers) - depth(composed.blocks)
        if framed.lacking or empty < 0 or pour(composed.blocks, framed.containers).over:
            return None
        return Tried(option, framed, composed.blocks, -empty)

    def framed(self, option: Option) -> tuple[ComposedStory, Frame]:
        """The story altered, and its frame then; worked out once."""
        if option not in self._framed:
            self._framed[option] = self._frame(option)
        return self._framed[option]

    def _frame(self, option: Option) -> tuple[ComposedStory, Frame]:
        composed = self._options.apply(self._composed, option)
        return composed, frame(composed, self._options.head(option), self._rows, option.stretch)

    def _need(self, option: Option) -> int:
        """The lines of copy an option leaves wanting, below 0 those over."""
        composed, framed = self.framed(option)
        return room(framed.containers) - depth(composed.blocks)

    def near(self, option: Option, ways: Ways) -> bool:
        """Whether paragraphs and crossheads can do what about is left."""
        if option == self._options.base:
            return True
        about = self._free + self._options.gain(option)
        return ways.least - self._slack <= about <= ways.utmost + self._slack

    def tried(self, option: Option, ways: Ways) -> Tried | None:
        """The cheapest way to fill the story under an option; None where there is none."""
        if not self.near(option, ways):
            return None
        composed, framed = self.framed(option)
        need = room(framed.containers) - depth(composed.blocks)
        if framed.lacking or not ways.least <= need <= ways.utmost:
            return None
        taken = fill_up(composed.blocks, ways.choices, framed.containers)
        if taken is None or ways.altered(taken) > ways.most:
            return None
        return Tried(option, framed, ways.set_so(taken), ways.cost(taken))

    def fitted(self, tried: Tried) -> tuple[Fitted, ...]:
        """What was altered, and the room that each gave or took."""
        made, so_far = [], Option()
        for number, kind in enumerate(KINDS):
            if amount := tried.option.amount(kind):
                now = tried.option.only(KINDS[: number + 1])
                made.append(Fitted(kind, amount, self._need(now) - self._need(so_far)))
                so_far = now
        changes: Counter[tuple[Alteration, int]] = Counter()
        for number, (now_, usual) in enumerate(zip(tried.blocks, self._composed.blocks, strict=True)):
            lines = len(now_.lines) - len(usual.lines) if tried.changes is None else tried.changes[number]
            changes["crossheads", now_.rows - usual.rows] += 1
            changes["tighten" if is_tightened(now_, usual) else "lines", lines] += 1
        counted = ((kind, change * count) for (kind, change), count in sorted(changes.items()) if change)
        return *made, *(Fitted(kind, amount, -amount) for kind, amount in counted)

    def unfilled(self, fit: Fit) -> Unfilled:
        """What is left where nothing fills it."""
        gains = [*self._options.gains.values(), *self._options.jammed.values()]
        ways = self._ways.ways(Reach(dear=True, tight=self._options.tightens))
        short, over = self._free + min(gains) - ways.utmost, -self._free - max(gains) + ways.least
        if short > 0 or over > 0:
            return Unfilled(short if short > 0 else -over, within=False)
        return Unfilled(fit.empty or -fit.over, within=True)
