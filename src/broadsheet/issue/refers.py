"""Refers (导读): lines that send the reader to stories on other pages, with their heads and page numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.nearest import nearest
from broadsheet.base.source import Span
from broadsheet.issue.matter import Matter, Paragraph
from broadsheet.issue.model import Address, Page, Story
from broadsheet.issue.parts import addresses, first_pages, usual_addresses
from broadsheet.issue.schema import PageEntry, ReferEntry, StoryEntry
from broadsheet.issue.short_heads import one_line
from broadsheet.issue.signs import STRONG_OFF, STRONG_ON


class _Target(NamedTuple):
    """A story that a refer may lead to, and the page on which it begins."""

    address: Address
    page: Page
    story: Story


def with_refers(pages: Sequence[Page], written: Sequence[PageEntry], findings: Findings) -> tuple[Page, ...]:
    """The pages with every refer turned into a paragraph; one that leads nowhere is told (BS224) and left out."""
    stories = {Address(page.number, story.id): story for page in pages for story in page.stories}
    begin = first_pages(pages)
    heads = {
        name: _Target(address, begin[address], stories[address]) for name, address in addresses(pages).items()
    }
    known = ", ".join(usual_addresses(pages))

    def referring(story: Story, entry: StoryEntry) -> Story:
        places = [entry.where("refers", index) for index in range(len(entry.refers))]
        lines = [
            _line(refer, place, heads, known, findings)
            for refer, place in zip(entry.refers, places, strict=True)
        ]
        return replace(story, body=(*story.body, *(line for line in lines if line)))

    return tuple(
        replace(page, stories=tuple(referring(story, entry.stories[story.id]) for story in page.stories))
        if any(story.refers for story in entry.stories.values())
        else page
        for page, entry in zip(pages, written, strict=True)
    )


def _line(
    refer: str | ReferEntry,
    place: Span,
    heads: Mapping[str, _Target],
    known: str,
    findings: Findings,
) -> Paragraph | None:
    name = refer if isinstance(refer, str) else refer.to
    if name not in heads:
        args = {"name": name, "near": nearest(name, heads), "known": known}
        findings.append(Diagnostic("BS224", place, args))
        return None
    to, page, story = heads[name]
    words = one_line(story.titled.text) if isinstance(refer, str) else refer.text
    return Paragraph(_labelled(page, words.strip()), place, "refer", to)


def _labelled(page: Page, words: str) -> str:
    return f"{STRONG_ON}{page.called}版{STRONG_OFF}\u2003{words}"


def read_from_right(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages of a paper bound at the right, where stories of a spread begin on its right page: refers say so."""
    begin = first_pages(pages, from_right=True)

    def turned(matter: Matter) -> Matter:
        if not isinstance(matter, Paragraph) or matter.to is None:
            return matter
        words = matter.text.partition(f"{STRONG_OFF}\u2003")[2]
        return replace(matter, text=_labelled(begin[Address(*matter.to)], words))

    return tuple(
        replace(
            page,
            stories=tuple(replace(story, body=tuple(map(turned, story.body))) for story in page.stories),
        )
        for page in pages
    )
