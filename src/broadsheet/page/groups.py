"""Groups (专栏, 专题): the rows and the air that their section heads and boxes take of the stories under them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from broadsheet.base.diagnostics import Diagnostic, Words
from broadsheet.base.geometry import Rect
from broadsheet.display.ops import Op
from broadsheet.issue.model import Group, Page
from broadsheet.layout.groups import GroupStyle
from broadsheet.layout.model import Layout
from broadsheet.layout.styles import BoxStyle
from broadsheet.page.compose import box_rows
from broadsheet.page.cuts import stretches
from broadsheet.page.heads.grouphead import GroupHead, group_head, paint_group_head
from broadsheet.page.region import AdRegion, Border, Cut, Edges, GroupHole, Planned, Region, spanned
from broadsheet.page.rules import boxed
from broadsheet.page.setting import Composer


class GroupRegion(Struct, frozen=True):
    """A group's place: base columns and the edges it stands between; its head under `air` rows of its box."""

    group: Group
    column: int
    columns: int
    top: int
    bottom: int
    head: GroupHead
    box: BoxStyle | None
    air: int


def with_groups(page: Page, planned: Planned, composer: Composer) -> tuple[Planned, tuple[GroupRegion, ...]]:
    """The regions of a page with what the groups they are in take of them, and the groups' own (BS339, BS654).

    The stories at the head of a group begin on one edge, those at its foot end on one.
    """
    found: list[GroupRegion] = []
    for group in page.groups:
        members = [region for region in planned.regions if region.story.id in group.stories]
        if not members:
            continue
        planned = _on_one_edge(planned, members, "top")
        members = [region for region in planned.regions if region.story.id in group.stories]
        planned = _on_one_edge(planned, members, "bottom")
        members = [region for region in planned.regions if region.story.id in group.stories]
        made = _region(group, members, planned.edges, composer)
        among = _among(made, members, planned)
        if among is not None:
            args = {"title": group.title.text, "other": among}
            composer.findings.append(Diagnostic("BS339", group.span, args))
            continue
        found.append(made)
        regions = tuple(
            region._replace(border=_border(region, made, planned.edges, page))
            if region in members
            else region
            for region in planned.regions
        )
        planned = planned._replace(regions=regions)
    return planned, tuple(found)


def _on_one_edge(planned: Planned, members: Sequence[Region], side: str) -> Planned:
    """With the outermost edges of the members at a side made one."""
    rows = planned.edges.rows
    outer = (min if side == "top" else max)(rows[getattr(region, side)] for region in members)
    own = {edge for region in members if rows[edge := getattr(region, side)] == outer}
    if len(own) == 1:
        return planned
    kept = min(own)

    def one(edge: int | None) -> int | None:
        return kept if edge in own else edge

    def moved(region: Region) -> Region:
        cuts = tuple(Cut(cut.column, cut.columns, one(cut.top), one(cut.bottom)) for cut in region.cuts)
        return region._replace(top=one(region.top) or 0, bottom=one(region.bottom) or 0, cuts=cuts)

    ads = tuple(ad._replace(top=one(ad.top) or 0, bottom=one(ad.bottom) or 0) for ad in planned.ads)
    return Planned(tuple(map(moved, planned.regions)), _joined(planned.edges, own, kept), ads)


def _joined(edges: Edges, own: set[int], kept: int) -> Edges:
    """The edges with some of them one; the others stay where they are and bound nothing."""
    gaps = list(edges.gaps)
    gaps[kept] = max(gaps[edge] for edge in own)
    fixed = edges.fixed | own if own & edges.fixed else edges.fixed | own - {kept}
    held = edges.held | {kept} if own & edges.held else edges.held
    pairs = ((kept if a in own else a, kept if b in own else b) for a, b in edges.rigid)
    return Edges(edges.rows, tuple(gaps), fixed, held, tuple(pairs))


def _region(group: Group, members: Sequence[Region], edges: Edges, composer: Composer) -> GroupRegion:
    layout = composer.layout
    column = min(region.column for region in members)
    columns = max(region.column + region.columns for region in members) - column
    box = layout.boxes.get(group.box.text) if group.box else None
    air = box.air if box else 0
    place = layout.grid.column_x(column) + air, layout.grid.across(column, columns) - 2 * air
    return GroupRegion(
        group=group,
        column=column,
        columns=columns,
        top=min((region.top for region in members), key=lambda edge: edges.rows[edge]),
        bottom=max((region.bottom for region in members), key=lambda edge: edges.rows[edge]),
        head=group_head(group, _style(group, layout), place, composer),
        box=box,
        air=box_rows(box, composer),
    )


def _style(group: Group, layout: Layout) -> GroupStyle:
    """The style named, or the layout's first; that of a standing head in a layout that has none."""
    named = layout.groups.get(group.style.text) if group.style else None
    usual = next(iter(layout.groups.values()), None)
    styles = layout.styles
    return named or usual or GroupStyle(styles["standing"], styles["byline"], layout.make_up.standing_rule)


def _among(made: GroupRegion, members: Sequence[Region], planned: Planned) -> str | Words | None:
    """What stands in a group's rectangle and does not belong to it, or white; None in one that is whole."""
    edges, rows = planned.edges, planned.edges.rows
    top, foot = rows[made.top], rows[made.bottom] - edges.gaps[made.bottom]
    others: list[Region | AdRegion] = [region for region in planned.regions if region not in members]
    for column in spanned(made):
        for other in (*others, *planned.ads):
            if any(first < foot and top < last for first, last in stretches(other, column, edges, rows)):
                return other.story.id if isinstance(other, Region) else other.advert.id
        if not any(first == top for own in members for first, _ in stretches(own, column, edges, rows)):
            return Words("空白", "white")
    return None


def _border(region: Region, made: GroupRegion, edges: Edges, page: Page) -> Border:
    """What a group takes of a member: rows of its head and box at the top, air at the sides that are the group's."""
    deep, side = made.air + made.head.rows, made.box.air if made.box else 0
    below = edges.rows[region.top] - edges.rows[made.top] if page.plan is None else 0
    own = region.top == made.top or page.plan is None
    return Border(
        top=max(deep - below, 0) if own else 0,
        bottom=made.air if region.bottom == made.bottom else 0,
        left=side if region.column == made.column else 0,
        right=side if region.column + region.columns == made.column + made.columns else 0,
    )


def group_holes(
    groups: Sequence[GroupRegion], rows: Sequence[int], edges: Edges, head: int, layout: Layout
) -> tuple[GroupHole, ...]:
    """The rectangles of groups on a page whose own head takes `head` rows, its edges at rest, and their marks."""
    grid = layout.grid
    holes = []
    for made in groups:
        top, foot = head + rows[made.top], head + rows[made.bottom] - edges.gaps[made.bottom]
        x, y = grid.column_x(made.column), grid.cap(top)
        rect = Rect(x, y, grid.across(made.column, made.columns), grid.baseline(foot - 1) - y)
        ops: list[Op] = list(boxed(made.box, rect)) if made.box else []
        slack = made.head.rows * grid.leading - made.head.height
        corner = grid.row_y(top + made.air) + min(slack, grid.leading) // 2
        ops += paint_group_head(made.head, x + (made.box.air if made.box else 0), corner)
        ruled = made.head.style.over is not None or bool(made.head.bands)
        holes.append(
            GroupHole(made.group, rect, top, foot, made.head.rows, made.box is not None, ruled, tuple(ops))
        )
    return tuple(holes)
