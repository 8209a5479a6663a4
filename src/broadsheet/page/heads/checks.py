"""What a story asks of its head that its layout lacks, or that means nothing the way it runs (BS264, BS265, BS334)."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.base.diagnostics import Diagnostic, Findings, Words
from broadsheet.base.nearest import nearest
from broadsheet.base.units import POINT
from broadsheet.issue.model import PLAIN_HEAD, Page, Story
from broadsheet.layout.model import Layout

_DOWN, _OVER = Words("竖排", "runs down"), Words("排在竖排的文字上面", "stands over vertical lines")
_BESIDE = ("left", "right", "in", "photo")
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
    for key, value in _meaningless(story):
        how = _DOWN if story.direction == "vertical" else _OVER
        yield Diagnostic("BS264", where, {"id": story.id, "how": how, "key": key, "value": value})


def _meaningless(story: Story) -> Iterator[tuple[str, str]]:
    """Keys whose values say nothing of a head that runs down, or stands over vertical lines."""
    form = story.head
    down, upright = story.direction == "vertical", story.writing == "vertical"
    if down and form.kicker == "side":
        yield "kicker_place", "side"
    if down and form.span is not None:
        yield "headline_span", str(form.span)
    elsewhere = (
        ("over", "left", "in", "photo") if down and upright else ("over", "photo") if down else _BESIDE
    )
    if (down or upright) and form.place is not None and form.place in elsewhere:
        yield "headline_place", form.place
