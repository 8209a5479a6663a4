"""Heads that misread: tombstones (碰题), heads too short for their text (题不盖文), sizes that belie their rank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.geometry import Rect
from broadsheet.base.units import POINT, Length
from broadsheet.page.faults.sight import STEP, Sight, legs, shared, upright
from broadsheet.page.model import Filled, HeadBlock
from broadsheet.page.outline import parts
from broadsheet.page.region import spanned

_ALIKE_APART, _UNLIKE_APART = 4, 2
"""Two heads on one level are read as one up to so many characters apart, in one face and in two."""
_LEAST_LEGS, _COVERED = 3, 3
"""Over so many columns or more a head must cover one part in so many of their width."""


def tombstones(sight: Sight) -> Iterator[Diagnostic]:
    """Two heads of about one size on one level with little between them: they run on as one (碰题)."""
    for left, right in sight.neighbours:
        one, other = _headline(left), _headline(right)
        if one is None or other is None or not _near(one, other):
            continue
        level = product(sight.headline(left), sight.headline(right))
        apart = min((b.x - a.right for a, b in level if _level(a, b)), default=None)
        reach = _ALIKE_APART if _face(one) == _face(other) else _UNLIKE_APART
        if apart is not None and apart < reach * max(one.size, other.size):
            args = {
                "id": left.composed.story.id,
                "other": right.composed.story.id,
                "size": _points(one),
                "second": _points(other),
            }
            yield Diagnostic("BS630", right.composed.story.span, args)


def uncovered_text(sight: Sight) -> Iterator[Diagnostic]:
    """A head so short over so many columns that the outer ones seem to have none (题不盖文).

    Columns are those with text below the head: what a photo fills wants no head.
    A box holds its story together, and so does the rule over a standing head or a photo across all columns; a head that
    is repeated where its story goes on is meant to be small.
    """
    for story in sight.stories:
        composed, head = story.composed, _headline(story)
        if head is None or composed.tiers or composed.story.repeated:
            continue
        under = spanned(head)
        columns = {leg.column for leg in legs(story) if leg.end > leg.top and leg.column in under}
        if len(columns) < _LEAST_LEGS or _held(story, sight):
            continue
        widest = _widest(sight.head(story))
        gutters = (len(columns) - 1) * sight.layout.grid.gutter
        width = sum(composed.columns[column].measure for column in columns) + gutters
        if _COVERED * widest < width:
            args = {"id": composed.story.id, "columns": len(columns), "percent": 100 * widest // width}
            yield Diagnostic("BS633", composed.story.span, args)


def _widest(lines: Iterable[Rect]) -> Length:
    """The width of the longest line of a head; the parts of one parted at a fold stand on one level."""
    widths = Counter[Length]()
    for line in lines:
        widths[line.y] += line.w
    return max(widths.values())


def _held(story: Filled, sight: Sight) -> bool:
    """Whether something else than its head holds the columns of a story together."""
    composed = story.composed
    ruled = composed.story.standing is not None and sight.layout.make_up.standing_rule is not None
    wide = any(photo.columns == len(composed.columns) for photo, _ in story.frame.photos)
    return composed.box is not None or ruled or wide


def weak_leads(sight: Sight) -> Iterator[Diagnostic]:
    """A lead with a smaller head than a lesser story, or else with much less of the page."""
    lead = _lead(sight)
    others = [(story, head) for story in sight.stories if story is not lead and (head := _headline(story))]
    if lead is None or not others:
        return
    head, (above, larger) = _headline(lead), max(others, key=lambda other: other[1].size)
    widest = max((story for story, _ in others), key=_area)
    args = {"id": lead.composed.story.id}
    if head and larger.size > head.size:
        args |= {"other": above.composed.story.id, "size": _points(head), "second": _points(larger)}
        yield Diagnostic("BS641", lead.composed.story.span, args)
    elif _area(widest) > STEP * _area(lead):
        yield Diagnostic("BS642", lead.composed.story.span, args | {"other": widest.composed.story.id})


def ladder(sight: Sight) -> Iterator[Diagnostic]:
    """A story ranked by its editor whose head is smaller than that of a story ranked below it; the lead has its own
    fault."""
    lead = _lead(sight)
    for story in sight.stories:
        one = _headline(story)
        if one is None or story.composed.story.rank is None or story is lead:
            continue
        rank = sight.ranks[story.composed.story.id]
        lower = (s for s in sight.stories if sight.ranks[s.composed.story.id] > rank)
        over = [(other, s) for s in lower if (other := _headline(s)) and other.size > one.size]
        if over:
            other, above = max(over, key=lambda pair: pair[0].size)
            args = {
                "id": story.composed.story.id,
                "rank": rank,
                "size": _points(one),
                "other": above.composed.story.id,
                "lower": sight.ranks[above.composed.story.id],
                "second": _points(other),
            }
            yield Diagnostic("BS643", story.composed.story.span, args)


def _lead(sight: Sight) -> Filled | None:
    """The story that outranks all others; None where two share the highest rank, or there is no other."""
    ranked = sorted(sight.stories, key=lambda story: sight.ranks[story.composed.story.id])
    first = [sight.ranks[story.composed.story.id] for story in ranked[:2]]
    return ranked[0] if len(first) > 1 and first[0] < first[1] else None


def _headline(story: Filled) -> HeadBlock | None:
    """Its head, if that is a headline and runs across."""
    head = story.frame.head
    return head if head and not head.vertical and story.composed.story.headline.text.strip() else None


def _near(one: HeadBlock, other: HeadBlock) -> bool:
    return max(one.size, other.size) < STEP * min(one.size, other.size)


def _level(one: Rect, other: Rect) -> bool:
    """Whether two lines stand side by side: half of the smaller at least beside the other."""
    return 2 * shared(upright(one), upright(other)) > min(one.h, other.h)


def _face(head: HeadBlock) -> str:
    """The face a headline is set in."""
    return next((line.text.runs[0].face for line in head.lines if line.role == "H1"), "")


def _area(story: Filled) -> int:
    return sum((part.right - part.x) * (part.bottom - part.top) for part in parts(story))


def _points(head: HeadBlock) -> str:
    return f"{head.size / POINT:g}"
