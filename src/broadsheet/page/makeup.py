"""Make-up of one page: regions from the plan, stories composed for them, edges balanced, text filled in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.issue.model import Address, Page
from broadsheet.layout.model import Layout, MakeUp
from broadsheet.page.balance import balance, standing
from broadsheet.page.blocks import Block, TextBlock
from broadsheet.page.compose import compose_story
from broadsheet.page.faults.table import faults
from broadsheet.page.fill import bad_endings
from broadsheet.page.fit import StoryFitter
from broadsheet.page.heads.fitted import Unfilled
from broadsheet.page.model import (
    Filled,
    FilledPage,
)
from broadsheet.page.plan import Taken, plan_page
from broadsheet.page.rank import ranks
from broadsheet.page.region import AdHole, AdRegion, Edges, GroupHole, Region
from broadsheet.page.setting import Composer

if TYPE_CHECKING:
    from broadsheet.page.ads.places import Standing
    from broadsheet.page.groups import GroupRegion


class Settled(Struct, frozen=True):
    """A page whose edges have come to rest at `rows`, nothing filled in yet.

    Ranks and fitters have an entry a region; a fitter is None where the story cannot stand.
    """

    page: Page
    head: int
    regions: tuple[Region, ...]
    edges: Edges
    ranks: tuple[int, ...]
    fitters: tuple[StoryFitter | None, ...]
    rows: tuple[int, ...]
    ads: tuple[AdRegion, ...] = ()
    groups: tuple[GroupRegion, ...] = ()


def make_up(page: Page, composer: Composer) -> FilledPage:
    """Make up a page; what is over or badly empty is reported (BS601, BS602) and still filled as far as it goes.

    Then the faults of its make-up are told (BS630 to BS644).
    """
    filled = fill_page(settle(page, composer), composer)
    composer.findings.extend(faults(filled, page_composer(page, composer).layout))
    return filled


def settle(page: Page, composer: Composer) -> Settled:
    """Compose a page's stories and move its edges to where they are best."""
    composer = page_composer(page, composer)
    layout, template = composer.layout, composer.layout.templates[page.template]
    page = replace(page, stories=tuple(story.running(template.writing) for story in page.stories))
    head = template.head
    standing = _standing(page, head, composer) if page.ads else None
    taken = Taken(None if page.leads else template.nameplate, standing)
    planned = plan_page(page, layout.grid, layout.make_up, head, composer.findings, taken)
    groups: tuple[GroupRegion, ...] = ()
    if page.groups:
        # Deferred: few pages have any.
        from broadsheet.page.groups import with_groups  # noqa: PLC0415

        planned, groups = with_groups(page, planned, composer)
    regions, edges, ads = planned
    dealt = tuple(ranks(regions, edges, layout.grid.binding))
    fitters = tuple(story_fitter(region, rank, composer) for region, rank in zip(regions, dealt, strict=True))
    rows = _at_rest(regions, edges, fitters, layout.make_up)
    return Settled(page, head, regions, edges, dealt, fitters, rows, ads, groups)


def _at_rest(
    regions: tuple[Region, ...], edges: Edges, fitters: tuple[StoryFitter | None, ...], make_up: MakeUp
) -> tuple[int, ...]:
    """The rows at which the edges come to rest.

    They move for the stories as they are; where that leaves a fault, also for what stories that may be fitted can do,
    but for those round shapes, which take too long to be fitted at every height.
    """
    plain = [fitter and fitter.plain for fitter in fitters]
    fitted = [fitter.plain if fitter and fitter.along else fitter for fitter in fitters]
    rows = balance(regions, edges, plain, make_up)
    if all(mine is usual for mine, usual in zip(fitted, plain, strict=True)):
        return rows
    pairs = standing(regions, edges, rows, fitted)
    fits = [fitter.fit(deep) for fitter, deep in pairs if fitter is not None]
    faulty = any(fit.over or fit.excess or fit.due for fit in fits)
    return balance(regions, edges, fitted, make_up) if faulty else rows


def _standing(page: Page, head: int, composer: Composer) -> Standing:
    # Deferred: few pages have advertisements.
    from broadsheet.page.ads.places import stand  # noqa: PLC0415

    return stand(page, composer.layout, head, composer.findings)


def page_composer(page: Page, composer: Composer) -> Composer:
    """The composer in the voice that a page's template gives its stories, on the columns of both pages of a spread."""
    own = composer.in_voice(composer.layout.templates[page.template].voice)
    return replace(own, layout=page_layout(page, own.layout))


def page_layout(page: Page, layout: Layout) -> Layout:
    """The layout a page is made up on: of two pages that face each other one as wide as both."""
    if not page.leads:
        return layout
    # Deferred: few pages are made up so.
    from broadsheet.page.spread import wide  # noqa: PLC0415

    return wide(layout)


def story_fitter(region: Region, rank: int, composer: Composer) -> StoryFitter | None:
    """A story composed for its region, ready to be fitted to heights; None where it cannot stand.

    One whose copy has not all come is not filled to its last line yet; one that goes on elsewhere always is.
    """
    fitter, story = _composed(region, rank, composer), region.story
    if fitter is None or not story.fill or story.awaited or story.jump is not None:
        return fitter
    # Deferred: few stories are filled so.
    from broadsheet.page.alterations import Alterations  # noqa: PLC0415
    from broadsheet.page.autofit import AutoFitter  # noqa: PLC0415

    return AutoFitter(fitter, Alterations(story, composer))


def _composed(region: Region, rank: int, composer: Composer) -> StoryFitter | None:
    if region.story.writing == "vertical":
        # Deferred: few stories are.
        from broadsheet.page.upright import vertical_fitter  # noqa: PLC0415

        return vertical_fitter(region, rank, composer)
    composed = compose_story(region, rank, composer)
    if composed is None:
        return None
    if region.story.jump is not None:
        # Deferred: few stories go on elsewhere.
        from broadsheet.page.jump import JumpFitter  # noqa: PLC0415

        return JumpFitter(composed, region.story.jump, composer)
    if any(block.tiling for block in composed.photos):
        # Deferred: few stories have groups of pictures.
        from broadsheet.page.photos.growing import growing  # noqa: PLC0415

        return growing(composed, composer)
    return StoryFitter(composed, composer.layout.make_up)


def fill_page(settled: Settled, composer: Composer) -> FilledPage:
    """Pour every story of a settled page, and report those that are over or badly empty."""
    composer = replace(composer, layout=page_layout(settled.page, composer.layout))
    regions, edges, rows = settled.regions, settled.edges, settled.rows
    filled: list[Filled] = []
    pairs = standing(regions, edges, rows, settled.fitters)
    for region, (fitter, deep) in zip(regions, pairs, strict=True):
        if fitter is not None:
            filled.append(fitter.fill(settled.head + rows[region.top] + region.border.top, deep))
            if fitter.along:
                # Deferred: few stories have photos that text runs round.
                from broadsheet.page.shapes.told import tell_shapes  # noqa: PLC0415

                tell_shapes(fitter.composed, filled[-1], composer)
            if region.story.jump is not None:
                # Deferred: few stories go on elsewhere.
                from broadsheet.page.jump import keep_rest  # noqa: PLC0415

                here = Address(settled.page.number, region.story.id)
                keep_rest(filled[-1], fitter.composed.blocks, here, composer)
    for story in filled:
        _report(story, composer)
    moved = tuple(now - was for now, was in zip(rows, edges.rows, strict=True))
    ads = _ad_holes(settled, composer) if settled.page.ads else ()
    groups = _group_holes(settled, composer) if settled.groups else ()
    return FilledPage(settled.page, settled.head, tuple(filled), regions, edges, moved, ads, groups)


def _group_holes(settled: Settled, composer: Composer) -> tuple[GroupHole, ...]:
    # Deferred: few pages have any.
    from broadsheet.page.groups import group_holes  # noqa: PLC0415

    return group_holes(settled.groups, settled.rows, settled.edges, settled.head, composer.layout)


def _ad_holes(settled: Settled, composer: Composer) -> tuple[AdHole, ...]:
    # Deferred: few pages have any.
    from broadsheet.page.ads.adverts import holes  # noqa: PLC0415

    tops = [settled.head + settled.rows[region.top] for region in settled.ads]
    feet = [settled.rows[region.bottom] - settled.edges.gaps[region.bottom] for region in settled.ads]
    between = zip(settled.ads, tops, (settled.head + foot for foot in feet), strict=True)
    return holes(settled.page, between, composer)


def _report(filled: Filled, composer: Composer) -> None:
    story = filled.composed.story
    columns = filled.frame.columns
    if filled.frame.lacking:
        args = {"id": story.id, "rows": filled.frame.lacking}
        composer.findings.append(Diagnostic("BS606", story.span, args))
    if any(photo.at for photo in story.photos):
        # Deferred: few stories have any.
        from broadsheet.page.photos.regions import collisions  # noqa: PLC0415

        composer.findings.extend(collisions(filled))
    for block in _broken_late(filled):
        if isinstance(block, TextBlock):
            composer.for_story(story).tell_cut(block.text, block.lines)
    if filled.over_lines:
        args = {
            "id": story.id,
            "lines": filled.over_lines,
            "characters": filled.over_characters,
            "columns": columns,
            "rows": filled.more_rows,
        }
        composer.findings.append(Diagnostic("BS601", story.span, args))
    elif filled.underset:
        args = {"id": story.id, "lines": filled.underset, "columns": columns}
        composer.findings.append(Diagnostic("BS602", story.span, args))
    if not filled.over_lines:
        _report_endings(filled, composer)
    if filled.unfilled:
        _report_unfilled(filled, filled.unfilled, composer)


def _report_unfilled(filled: Filled, unfilled: Unfilled, composer: Composer) -> None:
    """Why a story that was to be filled is not, and what would mend it (BS616 to BS619)."""
    composed = filled.composed
    lines = abs(unfilled.lines)
    characters = lines * (composed.measure // composer.layout.grid.body)
    code = "BS617" if unfilled.lines < 0 else "BS619" if unfilled.within else "BS618"
    args = {"id": composed.story.id, "lines": lines, "characters": characters}
    composer.findings.append(Diagnostic(code, composed.story.span, args))
    if composed.tiers:
        composer.findings.append(Diagnostic("BS616", composed.story.span, {"id": composed.story.id}))


def _broken_late(filled: Filled) -> Iterator[Block | None]:
    """What was broken for the height a story has: its lines if they are vertical, and captions."""
    if filled.composed.tiers:
        yield from filled.composed.blocks
    for photo, _ in filled.frame.photos:
        for said in photo.sayings:
            yield from (said.words, said.credit)


def _report_endings(filled: Filled, composer: Composer) -> None:
    """Columns that begin with a paragraph's last line (BS610), or end just below a crosshead (BS611)."""
    for ending in bad_endings(filled.composed.blocks, filled.placed):
        block = filled.composed.blocks[ending.block]
        if isinstance(block, TextBlock):
            text, line = block.text, block.lines[0 if block.heading else -1]
            words = "".join(text.chars[line.start : line.end])
            args = {"id": filled.composed.story.id, "column": ending.column + 1, "text": words}
            composer.findings.append(Diagnostic("BS611" if block.heading else "BS610", text.span, args))
