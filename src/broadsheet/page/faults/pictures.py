"""Pictures that mislead: amid text, over another story's head, by another's picture, turned outward, in the fold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from broadsheet.base.diagnostics import Diagnostic, Words
from broadsheet.base.geometry import Rect
from broadsheet.page.faults.sight import Seen, Sight, across, legs, rows_of, shared, upright
from broadsheet.page.model import Filled
from broadsheet.page.region import spanned

_OUTWARD = 0.25
"""How near to its outer side, as a share of its width, the focus of a picture may come at the edge of a page."""
_FOOT_ROWS = 2
"""Rows between a picture's caption and the foot of its story that are no text."""
_FOLD_ROWS = 2
"""Rows above and below the fold where ink wears off and no face should lie."""


def buried_photos(sight: Sight) -> Iterator[Diagnostic]:
    """A picture in the middle of a leg: its own story's text above and below it in one column. One with a shape that
    text runs round is meant to stand so."""
    for seen in sight.pictures:
        story = seen.story
        if story.composed.tiers or seen.block.shape:
            continue
        columns = spanned(seen.block)
        found = [leg for leg in legs(story) if leg.column in columns and leg.end > leg.top]
        amid = [
            column for column in columns
            if any(leg.column == column and leg.bottom <= seen.row for leg in found)
            and any(leg.column == column and leg.top > seen.row for leg in found)
        ]  # fmt: skip
        if amid:
            args = {"id": story.composed.story.id, "column": amid[0] + 1}
            yield Diagnostic("BS635", seen.span, args)


def photos_over_heads(sight: Sight) -> Iterator[Diagnostic]:
    """A picture at the foot of its story right above another's head, which it seems to belong to."""
    for seen in sight.pictures:
        if rows_of(seen.story)[1] - seen.foot > _FOOT_ROWS:
            continue
        under = [
            lower for upper, lower in sight.stacked if upper is seen.story and _over_head(seen, lower, sight)
        ]
        if under:
            others = ", ".join(lower.composed.story.id for lower in under)
            yield Diagnostic("BS636", seen.span, {"id": seen.story.composed.story.id, "other": others})


def _over_head(seen: Seen, lower: Filled, sight: Sight) -> bool:
    """Whether a picture stands over the words of a headline that runs across."""
    head = lower.frame.head
    lines = sight.headline(lower) if head and not head.vertical else ()
    return any(shared(across(seen.rect), across(line)) > 0 for line in lines)


def photo_clashes(sight: Sight) -> Iterator[Diagnostic]:
    """Pictures of two stories that touch: half of the smaller one's side or more by the other, a gutter or less apart,
    with no box between them."""
    for one, other in combinations(sight.pictures, 2):
        if one.story is other.story or one.story.composed.box or other.story.composed.box:
            continue
        if _beside(one.rect, other.rect, sight) or _on(one.rect, other.rect, sight):
            args = {"id": one.story.composed.story.id, "other": other.story.composed.story.id}
            yield Diagnostic("BS637", other.span, args)


def _beside(one: Rect, other: Rect, sight: Sight) -> bool:
    grid = sight.layout.grid
    near = 0 <= -shared(across(one), across(other)) <= grid.gutter + grid.body
    return near and 2 * shared(upright(one), upright(other)) >= min(one.h, other.h)


def _on(one: Rect, other: Rect, sight: Sight) -> bool:
    most = (sight.layout.make_up.module_gap + 1) * sight.layout.grid.leading
    near = 0 <= -shared(upright(one), upright(other)) <= most
    return near and 2 * shared(across(one), across(other)) >= min(one.w, other.w)


def photos_outward(sight: Sight) -> Iterator[Diagnostic]:
    """A picture at one side of the page whose focus lies at that side of it, so that the eye is led off the page."""
    grid = sight.layout.grid
    left, right = grid.x, grid.x + grid.across(0, grid.columns)
    for seen in sight.singles:
        at_left = seen.rect.x - left < grid.measure // 2
        at_right = right - seen.rect.right < grid.measure // 2
        focus = seen.focus[0]
        if at_left == at_right or (focus if at_left else 1 - focus) > _OUTWARD:
            continue
        side, inner = (Words("左", "left"), Words("右", "right"))[:: 1 if at_left else -1]
        args = {"id": seen.story.composed.story.id, "side": side, "inner": inner}
        yield Diagnostic("BS638", seen.span, args)


def _spines(sight: Sight) -> Iterator[Diagnostic]:
    """The focus of a picture over two facing pages where they meet."""
    grid = sight.layout.grid
    if grid.fold_x is None:
        return
    for seen in sight.pictures:
        lies = seen.rect.x + round(seen.rect.w * seen.focus[0])
        if seen.rect.x < grid.fold_x < seen.rect.right and abs(lies - grid.fold_x) <= grid.spine:
            yield Diagnostic("BS655", seen.span, {"id": seen.story.composed.story.id})


def folds(sight: Sight) -> Iterator[Diagnostic]:
    """A line of a headline, or the focus of a picture, in the crease of a paper that is folded across."""
    fold, leading = sight.layout.fold, sight.layout.grid.leading
    yield from _spines(sight)
    if fold is None:
        return
    for story in sight.stories:
        head = story.frame.head
        if head and not head.vertical and any(r.y < fold < r.bottom for r in sight.headline(story)):
            copy = story.composed.story.headline
            yield Diagnostic("BS639", copy.span, {"id": story.composed.story.id})
    for seen in sight.singles:
        lies = seen.rect.y + round(seen.rect.h * seen.focus[1])
        if seen.rect.y < fold < seen.rect.bottom and abs(lies - fold) <= _FOLD_ROWS * leading:
            yield Diagnostic("BS640", seen.span, {"id": seen.story.composed.story.id})
