"""The index of an issue, made from its pages, and the forecast, put where stories and insets ask for them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.issue.model import Inset, Page, Story
from broadsheet.issue.schema import PageEntry, StoryEntry
from broadsheet.issue.service import Day, Forecast, Index, IndexLine


def sections(pages: Sequence[Page]) -> list[IndexLine]:
    """The sections of an issue and what their pages are called: 2, A03, or A03–A05 where one goes on."""
    found = []
    for (_, section), group in groupby(pages, lambda page: (page.part, page.section)):
        first, *rest = group
        if section:
            label = f"{first.called}–{rest[-1].called}" if rest else first.called
            found.append(IndexLine(section, label))
    return found


def index_lines(pages: Sequence[Page]) -> tuple[IndexLine, ...]:
    """The lines of an index: sections, those of each part below its letter and name where there are several."""
    parts = [(part, list(group)) for part, group in groupby(pages, lambda page: page.part)]
    lines: list[IndexLine] = []
    for part, group in parts:
        its = sections(group)
        if part and its and len(parts) > 1:
            lines.append(IndexLine("\u2002".join(word for word in (f"{part.letter}叠", part.name) if word)))
        lines += its
    return tuple(lines)


def with_service(
    pages: Sequence[Page], written: Sequence[PageEntry], days: tuple[Day, ...], findings: Findings
) -> tuple[Page, ...]:
    """The pages with an index and a forecast where stories and insets ask for them.

    An index of pages without sections (BS281) and a forecast of no days (BS280) are told and left out.
    """
    lines = index_lines(pages)

    def served(story: Story, entry: StoryEntry) -> Story:
        body, insets = list(story.body), list[Inset]()
        if entry.index and _there(lines, "BS281", entry, ("index",), findings):
            body.append(Index(lines, entry.where("index")))
        if entry.weather and _there(days, "BS280", entry, ("weather",), findings):
            body.append(Forecast(days, entry.where("weather")))
        for number, inset in enumerate(story.insets):
            if inset.kind == "index" and _there(lines, "BS281", entry, ("insets", number), findings):
                insets.append(replace(inset, service=Index(lines, inset.span)))
            elif inset.kind == "weather" and _there(days, "BS280", entry, ("insets", number), findings):
                insets.append(replace(inset, service=Forecast(days, inset.span)))
            elif inset.kind not in ("index", "weather"):
                insets.append(inset)
        return replace(story, body=tuple(body), insets=tuple(insets))

    return tuple(
        replace(page, stories=tuple(served(story, entry.stories[story.id]) for story in page.stories))
        for page, entry in zip(pages, written, strict=True)
    )


def _there(
    lines: Sequence[object], code: str, entry: StoryEntry, path: tuple[str | int, ...], findings: Findings
) -> bool:
    if not lines:
        findings.append(Diagnostic(code, entry.where(*path)))
    return bool(lines)
