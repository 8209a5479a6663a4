"""Make-up of one page: regions from the plan, stories composed for them, edges balanced, text filled in."""

from __future__ import annotations

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.issue.model import Page
from broadsheet.page.balance import balance, heights
from broadsheet.page.compose import compose_story
from broadsheet.page.fit import StoryFitter
from broadsheet.page.model import Filled, FilledPage
from broadsheet.page.plan import plan_page
from broadsheet.page.rank import ranks
from broadsheet.page.setting import Composer


def make_up(page: Page, composer: Composer) -> FilledPage:
    """Make up a page; what is over or badly empty is reported (BS601, BS602) and still filled as far as it goes."""
    layout = composer.layout
    head = layout.templates[page.template].head
    regions, edges = plan_page(page, layout.grid, layout.make_up, head, composer.findings)
    fitters = []
    for region, rank in zip(regions, ranks(regions, edges), strict=True):
        composed = compose_story(region, rank, composer)
        fitters.append(StoryFitter(composed, layout.make_up) if composed else None)
    settled = balance(regions, edges, fitters, layout.make_up)
    filled: list[Filled] = []
    for region, fitter, rows in zip(regions, fitters, heights(regions, edges, settled), strict=True):
        if fitter is not None:
            filled.append(fitter.fill(head + settled[region.top], rows))
    for story in filled:
        _report(story, composer)
    moved = tuple(now - was for now, was in zip(settled, edges.rows, strict=True))
    return FilledPage(page, head, tuple(filled), regions, edges, moved)


def _report(filled: Filled, composer: Composer) -> None:
    story = filled.composed.story
    columns = max(filled.frame.columns, 1)
    if filled.frame.lacking:
        args = {"id": story.id, "rows": filled.frame.lacking}
        composer.findings.append(Diagnostic("BS606", story.span, args))
    if filled.over_lines:
        args = {
            "id": story.id,
            "lines": filled.over_lines,
            "characters": filled.over_characters,
            "columns": columns,
            "rows": -(-filled.over_lines // columns),
        }
        composer.findings.append(Diagnostic("BS601", story.span, args))
    elif filled.empty >= columns:
        args = {"id": story.id, "lines": filled.empty, "columns": columns}
        composer.findings.append(Diagnostic("BS602", story.span, args))
