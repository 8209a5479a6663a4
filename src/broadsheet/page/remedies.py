"""Remedies that leave the words alone: filling up, picture depth, headline grade, rows; priced by composing them.

A price is what the change does while every other edge stays where make-up left it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Literal, NamedTuple, TypeAlias

from msgspec.structs import replace

from broadsheet.page.alterations import Alterations
from broadsheet.page.autofit import AutoFitter
from broadsheet.page.balance import heights, standing
from broadsheet.page.copyfit import (
    Change,
    EdgeMove,
    Extent,
    FillUp,
    HeadGrade,
    Neighbour,
    PageFit,
    PhotoDepth,
    Remedy,
    Standing,
    StoryFit,
)
from broadsheet.page.cuts import cut_rows, stretches, wanting
from broadsheet.page.fit import Fit, StoryFitter
from broadsheet.page.makeup import Settled, page_composer, story_fitter
from broadsheet.page.model import (
    Stretch,
)
from broadsheet.page.photos.block import PhotoBlock
from broadsheet.page.photos.photo import crop, photo_rect
from broadsheet.page.rank import ranks
from broadsheet.page.region import AdRegion, Region, in_common
from broadsheet.page.setting import Composer

_REACH = 5
"""A photo may lose or gain one row in so many: a deeper cut makes another picture of it."""
_RANKS = 6
_FARTHEST = 400
"""Rows an edge is tried to move: more than any page has."""

_Side: TypeAlias = Literal["top", "bottom"]


class _Case(NamedTuple):
    """A story as it is composed and the rows of its region."""

    fitter: StoryFitter
    rows: int

    @property
    def fit(self) -> Fit:
        return self.fitter.fit(self.rows)

    def space(self, stretch: Stretch) -> int:
        """Rows free for text if nothing but `stretch` is opened or closed."""
        return self.fitter.space(self.rows, stretch)


class _Attempt(NamedTuple):
    """A change, and the stories it touches as they would be, by the index of their region."""

    change: Change
    cases: dict[int, _Case]


def fit_page(settled: Settled, composer: Composer, wanted: Collection[str] | None = None) -> PageFit:
    """Every story of a page and remedies for those at fault; or the `wanted` stories, with remedies at all events."""
    page, desk = settled.page, _Desk(settled, composer)
    stories = [
        desk.story(index, wanted is not None)
        for index, region in enumerate(settled.regions)
        if index in desk.cases and (wanted is None or region.story.id in wanted)
    ]
    return PageFit(page.number, page.label, page.section, tuple(stories))


class _Desk:
    """Tries changes on a settled page; nothing found on the way is reported a second time."""

    def __init__(self, settled: Settled, composer: Composer) -> None:
        self.settled = settled
        self.composer = page_composer(settled.page, replace(composer, findings=[]))
        self.grid, self.make_up = composer.layout.grid, composer.layout.make_up
        self.rows = heights(settled.regions, settled.edges, settled.rows)
        pairs = enumerate(standing(settled.regions, settled.edges, settled.rows, settled.fitters))
        self.cases = {index: _Case(fitter, rows) for index, (fitter, rows) in pairs if fitter is not None}

    def story(self, index: int, curious: bool) -> StoryFit:
        """One story; its remedies are priced if it is at fault or somebody is `curious`."""
        region, case = self.settled.regions[index], self.cases[index]
        at_fault = bool(case.fit.over or case.fit.excess)
        return StoryFit(
            id=region.story.id,
            headline=region.story.headline.text,
            columns=region.columns,
            rows=case.rows,
            stands=self._standing(case),
            fitted=case.fit.fitted,
            remedies=self._remedies(index) if at_fault or curious else (),
        )

    def _standing(self, case: _Case) -> Standing:
        """The same figures as report.json has."""
        filled = case.fitter.fill(0, case.rows)
        under = filled.underset
        a_line = filled.composed.measure // self.grid.body
        over = Extent(filled.over_lines, filled.over_characters)
        return Standing(over, Extent(under, under * a_line), filled.empty, filled.stretch)

    def _remedies(self, index: int) -> tuple[Remedy, ...]:
        """One of each kind that helps; for a story without fault, what a step either way would do."""
        fit = self.cases[index].fit
        ways = (1,) if fit.over else (-1,) if fit.excess else (1, -1)
        choose = _first if len(ways) > 1 else _best
        sides: tuple[_Side, ...] = ("bottom", "top")
        photos = [
            n
            for n, (photo, _) in enumerate(fit.frame.photos)
            if not (photo.stands or photo.spot or photo.side or (photo.shape and photo.shape.wrap.cutout))
        ]
        filled = self._filled(index)
        mild = [self._photo(index, number, way) for number in photos for way in ways]
        mild += [self._grade(index, way) for way in ways]
        edges = [self._edge(index, side, way) for side in sides for way in ways]
        first, last = (
            [self._priced(index, found) for tries in kind if (found := choose(tries, index, fit))]
            for kind in (mild, edges)
        )
        return (*filled, *first, *sorted(last, key=_harm))

    def _filled(self, index: int) -> tuple[Remedy, ...]:
        """The story filled to its last line, if it is not to be already and can be."""
        case, story = self.cases[index], self.settled.regions[index].story
        if story.fill or story.awaited or story.jump is not None:
            return ()
        fitter = AutoFitter(case.fitter, Alterations(story, self.composer))
        fit = fitter.fit(case.rows)
        if fit.due or not fit.fitted:
            return ()
        gain = sum(part.lines for part in fit.fitted)
        return (Remedy(FillUp(fit.fitted), gain, self._standing(_Case(fitter, case.rows)), ()),)

    def _photo(self, index: int, number: int, way: int) -> Iterator[_Attempt]:
        """A photo less deep for a story that wants room (`way` 1), deeper for one that has too much (-1)."""
        fitter, rows = self.cases[index]
        composed, standing = fitter.composed, fitter.at(rows).photos
        now = fitter.fit(rows).frame.photos[number][0].rows
        for step in range(1, now // _REACH + 1):
            block = replace(standing[number], rows=now - way * step, elastic=False)
            photos = (*composed.photos[:number], block, *composed.photos[number + 1 :])
            change = PhotoDepth(number + 1, now, block.rows, self._cropped(block))
            changed = fitter.altered(replace(composed, photos=photos))
            yield _Attempt(change, {index: _Case(changed, rows)})

    def _cropped(self, block: PhotoBlock) -> int | None:
        wide, tall = block.photo.size
        if not wide or not tall:
            return None
        left, top, right, bottom = crop(block.photo, photo_rect(block, 0, 0, self.grid))
        return round(100 - 100 * (right - left) * (bottom - top) / (wide * tall))

    def _grade(self, index: int, way: int) -> Iterator[_Attempt]:
        """The headline at the next grade that takes fewer rows (`way` 1) or more (-1)."""
        head = self.cases[index].fit.frame.head
        ranked = range(self.settled.ranks[index] + way, _RANKS + 1 if way > 0 else 0, way)
        for rank in ranked if head else ():
            regions = list(self.settled.regions)
            regions[index] = regions[index]._replace(story=replace(regions[index].story, rank=rank))
            case = self._composed(regions, index, rank)
            other = case.fit.frame.head if case else None
            if case and head and other and (other.rows - head.rows) * way < 0:
                change = HeadGrade(head.size / 1000, other.size / 1000, rank)
                yield _Attempt(change, self._followers(regions) | {index: case})
                return

    def _followers(self, regions: list[Region]) -> dict[int, _Case]:
        """Stories that are dealt another rank when the ranks given are those of `regions`."""
        dealt = ranks(regions, self.settled.edges, self.grid.binding)
        cases = {}
        for index, (was, now) in enumerate(zip(self.settled.ranks, dealt, strict=True)):
            if was != now and (case := self._composed(regions, index, now)):
                cases[index] = case
        return cases

    def _composed(self, regions: list[Region], index: int, rank: int) -> _Case | None:
        fitter = story_fitter(regions[index], rank, self.composer)
        if fitter is None:
            return None
        spans = cut_rows(regions[index], self.settled.edges, self.settled.rows)
        return _Case(fitter.around(spans), self.rows[index])

    def _edge(self, index: int, side: _Side, way: int) -> Iterator[_Attempt]:
        """An edge moved row by row to give the story room (`way` 1) or take it away (-1), neighbours with it."""
        region, settled = self.settled.regions[index], self.settled
        moving = self._together(region.bottom if side == "bottom" else region.top)
        step = way if side == "bottom" else -way
        for far in range(1, _FARTHEST):
            moved = [row + step * far * (edge in moving) for edge, row in enumerate(settled.rows)]
            rows = heights(settled.regions, settled.edges, moved)
            if not self._possible(moved, rows):
                return
            stands = enumerate(standing(settled.regions, settled.edges, moved, settled.fitters))
            cases = {
                other: _Case(fitter, deep)
                for other, (fitter, deep) in stands
                if fitter is not None and (fitter, deep) != self.cases[other]
            }
            if any(self._harmed(other, case, way) for other, case in cases.items() if other != index):
                return
            yield _Attempt(EdgeMove(side, step * far), cases)

    def _harmed(self, index: int, case: _Case, way: int) -> bool:
        """Whether a neighbour is asked too much: no room for its head and photos, or lines over to fill a hole."""
        before, after = self.cases[index].fit, case.fit
        return after.frame.lacking > before.frame.lacking or (way < 0 and after.over > before.over)

    def _together(self, edge: int) -> frozenset[int]:
        """The edges that move with one: those of stories by hand that stand on each other are two and go as one."""
        settled = self.settled
        pairs = [
            {above.bottom, below.top}
            for above in settled.regions
            for below in settled.regions
            if in_common(above, below)
            and 0 <= settled.rows[below.top] - self._foot(above, settled.rows) <= self.make_up.module_gap
        ]
        moving = {edge}
        while more := set().union(*(pair for pair in pairs if pair & moving)) - moving:
            moving |= more
        return frozenset(moving)

    def _foot(self, region: Region | AdRegion, rows: Sequence[int]) -> int:
        """The row below a region's last."""
        return rows[region.bottom] - self.settled.edges.gaps[region.bottom]

    def _possible(self, moved: list[int], rows: list[int]) -> bool:
        """Whether the page keeps its own edges, every region holds a row and no two overlap."""
        settled = self.settled
        regions: list[Region | AdRegion] = [*settled.regions, *settled.ads]
        first, last = settled.rows[:2]
        if any(moved[edge] != settled.rows[edge] for edge in settled.edges.held):
            return False
        if min(moved) < first or max(moved) > last or min(rows) < 1:
            return False
        if any(wanting(region, settled.edges, moved) > 0 for region in settled.regions):
            return False
        return not any(self._overlap(one, other, moved) for one, other in combinations(regions, 2))

    def _overlap(self, one: Region | AdRegion, other: Region | AdRegion, moved: list[int]) -> bool:
        """Whether two regions hold a row of one column, what is cut out of them left out."""
        edges = self.settled.edges
        return any(
            first < below and above < last
            for column in in_common(one, other)
            for first, last in stretches(one, column, edges, moved)
            for above, below in stretches(other, column, edges, moved)
        )

    def _priced(self, index: int, attempt: _Attempt) -> Remedy:
        """What an attempt comes to; of the others, those that share a moved edge or would stand otherwise than now."""
        before, after = self.cases[index], attempt.cases[index]
        stretch = before.fit.stretch
        moved = isinstance(attempt.change, EdgeMove)
        neighbours = []
        for other, case in sorted(attempt.cases.items()):
            standing = self._standing(case)
            if other != index and (moved or standing != self._standing(self.cases[other])):
                neighbours.append(Neighbour(self.settled.regions[other].story.id, standing))
        gain = after.space(stretch) - before.space(stretch)
        return Remedy(attempt.change, gain, self._standing(after), tuple(neighbours))


def _first(attempts: Iterable[_Attempt], index: int, fit: Fit) -> _Attempt | None:
    return next(iter(attempts), None)


def _best(attempts: Iterable[_Attempt], index: int, fit: Fit) -> _Attempt | None:
    """The first attempt that leaves nothing at fault, else the first that comes nearest; None where none helps."""
    best, least = None, (fit.over, fit.excess)
    for attempt in attempts:
        left = attempt.cases[index].fit
        if (left.over, left.excess) < least:
            best, least = attempt, (left.over, left.excess)
        if least == (0, 0):
            break
    return best


def _harm(remedy: Remedy) -> tuple[int, int]:
    """What a moved edge does to others, and how far it goes."""
    rows = abs(remedy.change.rows) if isinstance(remedy.change, EdgeMove) else 0
    return sum(other.stands.overset.lines for other in remedy.neighbours), rows
