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
from broadsheet.page.region import GroupHole
from broadsheet.page.rules import horizontal, vertical


class _Piece(NamedTuple):
    """A rectangle that rules part from others: of a story, or of the section head over a group; `boxed` is the boxed
    group it is in."""

    owner: str
    part: Part
    boxed: int | None = None


class _Seam(NamedTuple):
    """Where two rectangles stand side by side: the middle of their gutter, the rows they share."""

    x: Length
    top: int
    bottom: int
    left: _Piece
    right: _Piece


def dividers(filled: FilledPage, layout: Layout) -> Iterator[RuleOp]:
    """The rules of a page, where its layout wants them; what is boxed needs none, a standing head has its own."""
    grid, make_up = layout.grid, layout.make_up
    if make_up.tier_rule:
        for story in filled.stories:
            yield from _between_tiers(story, make_up.tier_rule, grid)
    pieces = list(_pieces(filled))
    if make_up.column_rule:
        for seam in _joined(_seams(pieces, grid), make_up.module_gap):
            yield from vertical(
                make_up.column_rule, seam.x, grid.cap(seam.top), grid.baseline(seam.bottom - 1)
            )
    if make_up.module_rule:
        for place in _unruled(filled, make_up.standing_rule is not None):
            yield from _ruled_off(make_up.module_rule, place, pieces, layout)


def _pieces(filled: FilledPage) -> Iterator[_Piece]:
    """The rectangles of stories that have no box, and the section heads of groups without one."""
    inside = _boxed_in(filled)
    for story in filled.stories:
        if story.composed.box is None:
            owner = story.composed.story.id
            yield from (_Piece(owner, part, inside.get(owner)) for part in parts(story))
    yield from (_head(group) for group in filled.groups if not group.boxed)


def _boxed_in(filled: FilledPage) -> dict[str, int]:
    """The boxed groups that stories are in, by their number."""
    return {id_: n for n, group in enumerate(filled.groups) if group.boxed for id_ in group.group.stories}


def _head(group: GroupHole) -> _Piece:
    name = f"\0{group.group.title.text}"
    return _Piece(name, Part(group.rect.x, group.rect.right, group.top, group.top + group.lead))


def _unruled(filled: FilledPage, standing: bool) -> Iterator[_Piece]:
    """What begins without a rule of its own, though it may stand on others: stories and what of one stands on what it
    runs round, section heads."""
    inside = _boxed_in(filled)
    for story in filled.stories:
        owner, ruled = story.composed.story.id, standing and _has_standing_head(story)
        for place in tops(story) if story.composed.box is None else ():
            if not ruled or place.top > story.top:
                yield _Piece(owner, place, inside.get(owner))
    yield from (_head(group) for group in filled.groups if not (group.boxed or group.ruled))


def _ruled_off(rule: Rule, place: _Piece, pieces: list[_Piece], layout: Layout) -> Iterator[RuleOp]:
    """A rule in the white over a rectangle that stands on others."""
    grid, gap = layout.grid, layout.make_up.module_gap
    others = (piece for piece in pieces if piece.owner != place.owner and piece.boxed == place.boxed)
    feet = [piece.part.bottom for piece in others if _stands_on(piece.part, place.part, gap)]
    if feet:
        white = grid.baseline(max(feet) - 1) + grid.cap(place.part.top)
        width = place.part.right - place.part.x
        yield from horizontal(rule, place.part.x, (white - rule.depth) // 2, width)


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
    over = head is not None and head.place == "over" and not head.vertical
    return filled.composed.story.standing is not None and over


def _seams(pieces: list[_Piece], grid: Grid) -> list[_Seam]:
    seams: list[_Seam] = []
    for one in pieces:
        for other in pieces:
            left, right = one.part, other.part
            gap = right.x - left.right
            top, bottom = max(left.top, right.top), min(left.bottom, right.bottom)
            near = 0 < gap <= grid.gutter + grid.body and bottom > top
            if near and one.owner != other.owner and one.boxed == other.boxed:
                seams.append(_Seam(left.right + gap // 2, top, bottom, one, other))
    return sorted(seams, key=lambda seam: seam[:3])


def _joined(seams: list[_Seam], gap: int) -> list[_Seam]:
    """Seams of one gutter joined, but where the white of both its sides lies across it at one height."""
    joined: list[_Seam] = []
    for seam in seams:
        last = joined[-1] if joined else None
        if last and last.x == seam.x and _runs_on(last, seam, gap):
            joined[-1] = seam._replace(top=last.top)
        else:
            joined.append(seam)
    return joined


def _runs_on(upper: _Seam, lower: _Seam, gap: int) -> bool:
    """Whether the hairline of a seam runs on into the next: past the white of one side, or of each at other rows."""
    sides = ((upper.left, lower.left), (upper.right, lower.right))
    whites = [
        (above.part.bottom, below.part.top) for above, below in sides if above.owner != below.owner
    ] or [(upper.bottom, lower.top)]
    across = len(whites) == 2 and whites[0] == whites[1] and whites[0][0] < whites[0][1]
    return not across and all(foot - gap <= top <= foot + gap for foot, top in whites)


def _stands_on(upper: Part, lower: Part, gap: int) -> bool:
    """Whether one story ends right above another, over some of its width."""
    near = 0 < lower.top - upper.bottom <= gap
    return near and min(upper.right, lower.right) > max(upper.x, lower.x)
