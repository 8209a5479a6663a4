"""Rules between stories: hairlines in the gutters, rules in the white between stories on each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from broadsheet.base.units import Length
from broadsheet.display.ops import Rule as RuleOp
from broadsheet.layout.model import Grid, Layout
from broadsheet.layout.styles import Rule
from broadsheet.page.model import Filled, FilledPage
from broadsheet.page.outline import Part, parts, tops
from broadsheet.page.rules import horizontal, vertical


class _Seam(NamedTuple):
    """Where two stories stand side by side: the middle of their gutter, the rows they share."""

    x: Length
    top: int
    bottom: int
    left: str
    right: str


def dividers(filled: FilledPage, layout: Layout) -> Iterator[RuleOp]:
    """The rules of a page, where its layout wants them; a boxed story needs none, a standing head has its own."""
    grid, make_up = layout.grid, layout.make_up
    if make_up.tier_rule:
        for story in filled.stories:
            yield from _between_tiers(story, make_up.tier_rule, grid)
    plain = [story for story in filled.stories if story.composed.box is None]
    if make_up.column_rule:
        for seam in _joined(_seams(plain, grid), make_up.module_gap):
            yield from vertical(
                make_up.column_rule, seam.x, grid.cap(seam.top), grid.baseline(seam.bottom - 1)
            )
    if make_up.module_rule:
        yield from _module_rules(make_up.module_rule, plain, layout)


def _module_rules(rule: Rule, plain: list[Filled], layout: Layout) -> Iterator[RuleOp]:
    """Rules in the white over each story that stands on others, and over what of one stands on what it runs round."""
    grid, make_up = layout.grid, layout.make_up
    every = [(story, part) for story in plain for part in parts(story)]
    for story in plain:
        for place in tops(story):
            ruled = place.top == story.top and make_up.standing_rule and _has_standing_head(story)
            above = [
                part for other, part in every
                if other is not story and _stands_on(part, place, make_up.module_gap)
            ]  # fmt: skip
            if above and not ruled:
                foot = max(part.bottom for part in above)
                white = grid.baseline(foot - 1) + grid.cap(place.top)
                yield from horizontal(rule, place.x, (white - rule.depth) // 2, place.right - place.x)


def _between_tiers(filled: Filled, rule: Rule, grid: Grid) -> Iterator[RuleOp]:
    """Rules in the white between the tiers of a vertical story (欄線), broken by its head and its photos."""
    tiers = filled.composed.tiers
    if tiers is None:
        return
    # Deferred: few stories are vertical.
    from broadsheet.page.tiers import free_across  # noqa: PLC0415

    for upper, lower in pairwise(tiers.tops):
        below = (upper + tiers.measure + lower) // 2
        y = grid.cap(filled.top) + below - rule.depth // 2
        for left, right in free_across(filled, tiers, below):
            yield from horizontal(rule, left, y, right - left)


def _has_standing_head(filled: Filled) -> bool:
    """Whether a story begins with the rule of a standing head; a head with text beside it has none."""
    head = filled.frame.head
    return filled.composed.story.standing is not None and head is not None and not head.partly


def _seams(stories: list[Filled], grid: Grid) -> list[_Seam]:
    seams: list[_Seam] = []
    every = [(story.composed.story.id, part) for story in stories for part in parts(story)]
    for left_id, left in every:
        for right_id, right in every:
            gap = right.x - left.right
            top, bottom = max(left.top, right.top), min(left.bottom, right.bottom)
            if 0 < gap <= grid.gutter + grid.body and bottom > top and left_id != right_id:
                seams.append(_Seam(left.right + gap // 2, top, bottom, left_id, right_id))
    return sorted(seams)


def _joined(seams: list[_Seam], gap: int) -> list[_Seam]:
    """Seams of one gutter joined across the white between modules where the story on one side runs through."""
    joined: list[_Seam] = []
    for seam in seams:
        last = joined[-1] if joined else None
        if (
            last
            and last.x == seam.x
            and seam.top - last.bottom <= gap
            and (last.left == seam.left or last.right == seam.right)
        ):
            joined[-1] = seam._replace(top=last.top)
        else:
            joined.append(seam)
    return joined


def _stands_on(upper: Part, lower: Part, gap: int) -> bool:
    """Whether one story ends right above another, over some of its width."""
    near = 0 < lower.top - upper.bottom <= gap
    return near and min(upper.right, lower.right) > max(upper.x, lower.x)
