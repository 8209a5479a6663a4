"""What a story asks of its head that its layout lacks, or that means nothing the way it runs (BS264, BS265, BS334)."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.nearest import nearest
from broadsheet.base.units import POINT
from broadsheet.issue.model import PLAIN_HEAD, Page, Story
from broadsheet.layout.model import Layout

_TALLEST = 24
"""The most rows a line of a headline may be tall."""


def check_heads(page: Page, layout: Layout, findings: Findings) -> None:
    """Report what the heads of a page ask for and cannot have."""
    template = layout.templates.get(page.template)
    for story in page.stories:
        if story.head is not PLAIN_HEAD:
            running = story.running(template.writing if template else "horizontal")
            findings.extend(_faults(running, layout))


def _faults(story: Story, layout: Layout) -> Iterator[Diagnostic]:
    form, where = story.head, story.headline.span
    if form.style and form.style not in layout.heads:
        known = sorted(layout.heads)
        args = {"name": form.style, "known": ", ".join(known), "near": nearest(form.style, known)}
        yield Diagnostic("BS334", where, args)
    if form.size is not None:
        grid = layout.grid
        size = form.size.resolve(em=grid.body, row=grid.leading, column=grid.measure)
        if not grid.body <= size <= _TALLEST * grid.leading:
            args = {
                "id": story.id,
                "points": f"{size / POINT:g}",
                "least": f"{grid.body / POINT:g}",
                "most": f"{_TALLEST * grid.leading / POINT:g}",
            }
            yield Diagnostic("BS265", where, args)
    if story.direction == "vertical" and form.kicker == "side":
        yield Diagnostic("BS264", where, {"id": story.id, "key": "kicker_place", "value": "side"})
