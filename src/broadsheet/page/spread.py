"""A spread (通版): two facing pages made up as one, then dealt to each page, what crosses the fold cut at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length
from broadsheet.display.ops import Artwork, Box, Fill, Op, Outline, Picture, Rule, Shape, Text
from broadsheet.issue.model import Page
from broadsheet.layout.model import Layout
from broadsheet.page.model import Filled, FilledPage
from broadsheet.page.region import AdHole, GroupHole

_Hole = TypeVar("_Hole", AdHole, GroupHole)


def wide(layout: Layout) -> Layout:
    """The layout on the columns of two facing pages."""
    return replace(layout, grid=layout.grid.facing())


class Halves(NamedTuple):
    """What falls to the left page and to the right one, each in its own coordinates."""

    left: tuple[Op, ...]
    right: tuple[Op, ...]


def deal(ops: Iterable[Op], width: Length, bleed: Length) -> Halves:
    """The marks of a spread whose pages are `width` wide; what crosses the fold reaches `bleed` beyond it."""
    left: list[Op] = []
    right: list[Op] = []
    for op in ops:
        start, end = _sides(op)
        if start >= width:
            right += _shifted(op, width)
        elif end <= width:
            left.append(op)
        else:
            left += _cut(op, start - bleed, width + bleed)
            for part in _cut(op, width - bleed, end + bleed):
                right += _shifted(part, width)
    return Halves(tuple(left), tuple(right))


def _sides(op: Op) -> tuple[Length, Length]:
    """From where to where a mark reaches across; type stands where its line begins."""
    if isinstance(op, Text):
        return op.x, op.x
    if isinstance(op, Rule):
        return min(op.x1, op.x2), max(op.x1, op.x2)
    if isinstance(op, Artwork):
        return op.window.x, op.window.right
    if isinstance(op, Shape):
        along = [x for path in op.outline.subpaths for step in path for x in step[::2]]
        return min(along), max(along)
    return op.rect.x, op.rect.right


def _cut(op: Op, start: Length, end: Length) -> Iterator[Op]:
    """The part of a mark between two heights of the fold."""
    if isinstance(op, Rule):
        yield from _cut_rule(op, start, end)
    elif isinstance(op, Fill):
        yield op._replace(rect=_between(op.rect, start, end))
    elif isinstance(op, Picture):
        yield _cut_picture(op, start, end)
    elif isinstance(op, Artwork):
        yield op._replace(window=_between(op.window, start, end))
    elif isinstance(op, Box):
        for rule in _sides_of(op):
            yield from _cut_rule(rule, start, end)
    elif isinstance(op, Shape):
        ys = [y for path in op.outline.subpaths for step in path for y in step[1::2]]
        frame = ((start, min(ys)), (end, min(ys)), (end, max(ys)), (start, max(ys)), ())
        yield op._replace(clips=(*op.clips, Outline((frame,))))
    else:
        yield op


def _between(rect: Rect, start: Length, end: Length) -> Rect:
    left = max(rect.x, start)
    return Rect(left, rect.y, min(rect.right, end) - left, rect.h)


def _cut_rule(op: Rule, start: Length, end: Length) -> Iterator[Rule]:
    """A rule across, or at a slant, between two sides; one down stands on one of them whole."""
    if op.x1 > op.x2:
        op = op._replace(x1=op.x2, y1=op.y2, x2=op.x1, y2=op.y1)
    first, last = max(op.x1, start), min(op.x2, end)
    if first > last:
        return
    if op.x1 == op.x2:
        yield op
        return

    def at(x: Length) -> Length:
        return op.y1 + (op.y2 - op.y1) * (x - op.x1) // (op.x2 - op.x1)

    yield op._replace(x1=first, y1=at(first), x2=last, y2=at(last))


def _sides_of(op: Box) -> Iterator[Rule]:
    """The four sides of an outline, their ends full at the corners."""
    rect, half = op.rect, op.weight // 2
    for y in (rect.y, rect.bottom):
        yield Rule(rect.x - half, y, rect.right + half, y, op.weight, op.ink, op.tag)
    for x in (rect.x, rect.right):
        yield Rule(x, rect.y, x, rect.bottom, op.weight, op.ink, op.tag)


def _cut_picture(op: Picture, start: Length, end: Length) -> Picture:
    """Whole columns of pixels, so that both parts show each where it stood: one cut by an edge on either page."""
    rect, (left, top, right, bottom) = op.rect, op.crop
    across = right - left
    first = max((start - rect.x) * across // rect.w, 0)
    last = min(-(-(end - rect.x) * across // rect.w), across)
    x, beyond = rect.x + first * rect.w // across, rect.x + last * rect.w // across
    return op._replace(
        rect=Rect(x, rect.y, beyond - x, rect.h), crop=(left + first, top, left + last, bottom)
    )


def _shifted(op: Op, by: Length) -> Iterator[Op]:
    """A mark of the right page in its own coordinates."""
    if isinstance(op, Text):
        yield op._replace(x=op.x - by)
    elif isinstance(op, Rule):
        yield op._replace(x1=op.x1 - by, x2=op.x2 - by)
    elif isinstance(op, Artwork):
        yield op._replace(rect=op.rect.moved(-by, 0), window=op.window.moved(-by, 0))
    elif isinstance(op, Shape):
        yield op._replace(
            outline=op.outline.moved(-by, 0), clips=tuple(clip.moved(-by, 0) for clip in op.clips)
        )
    elif isinstance(op, Picture):
        yield op._replace(rect=op.rect.moved(-by, 0), clip=op.clip and op.clip.moved(-by, 0))
    else:
        yield op._replace(rect=op.rect.moved(-by, 0))


def halves(filled: FilledPage, pages: Sequence[Page], width: Length) -> tuple[FilledPage, FilledPage]:
    """A spread as its left page and its right one, each with what begins on it, in its own coordinates."""
    left, right = pages
    return _half(filled, left, 0, width), _half(filled, right, width, width)


def _half(filled: FilledPage, page: Page, start: Length, width: Length) -> FilledPage:
    def own(x: Length) -> bool:
        return start <= x < start + width

    stories = [story for story in filled.stories if own(story.composed.x)]
    ids = {story.composed.story.id for story in stories}
    return replace(
        filled,
        page=page,
        stories=tuple(_story(story, start) for story in stories),
        regions=tuple(region for region in filled.regions if region.story.id in ids),
        ads=tuple(_hole(hole, start) for hole in filled.ads if own(max(hole.rect.x, 0))),
        groups=tuple(_hole(hole, start) for hole in filled.groups if own(hole.rect.x)),
        spread=filled,
        start=start,
    )


def _hole(hole: _Hole, by: Length) -> _Hole:
    return replace(hole, rect=hole.rect.moved(-by, 0))


def _story(story: Filled, by: Length) -> Filled:
    composed = story.composed
    columns = tuple(replace(column, x=column.x - by) for column in composed.columns)
    tiers = composed.tiers and replace(composed.tiers, right=composed.tiers.right - by)
    return replace(story, composed=replace(composed, columns=columns, x=composed.x - by, tiers=tiers))
