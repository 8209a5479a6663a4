"""Parts of an issue (叠), the labels of its pages (A01, B02), and how an editor writes the address of a story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.nearest import nearest
from broadsheet.issue.model import Address, Page, Part
from broadsheet.issue.schema import IssueFile

_FIRST: Final = "A"
"""The part that pages before the first `part` belong to."""


class Named(Struct, frozen=True):
    """What a page is called: its label, whether readers are told that and not its number, and its part."""

    label: str
    lettered: bool
    part: Part | None


def name_pages(entry: IssueFile, findings: Findings) -> tuple[Named, ...]:
    """What the pages of an issue are called, in their order.

    Without `part` on any page they are A01, A02 and so on, and readers are told their numbers. A part that is begun
    twice (BS277) goes on counting; a label that two pages have is told (BS219), and so is a name for a part that no
    page begins (BS278).
    """
    parted = any(page.part is not None for page in entry.pages)
    letter, counts, named = _FIRST, Counter[str](), list[Named]()
    for page in entry.pages:
        if page.part is not None:
            letter = page.part
            if counts[letter]:
                findings.append(Diagnostic("BS277", page.where("part"), {"part": letter}))
        counts[letter] += 1
        part = Part(letter, (entry.parts.get(letter) or "").strip()) if parted else None
        label = page.label or f"{letter}{counts[letter]:02d}"
        if any(label == other.label for other in named):
            findings.append(Diagnostic("BS219", page.where("label"), {"label": label}))
        named.append(Named(label, parted or page.label is not None, part))
    for letter in entry.parts:
        if not parted or letter not in counts:
            args = {"part": letter, "known": "、".join(counts), "near": nearest(letter, counts)}
            findings.append(Diagnostic("BS278", entry.where("parts", letter), args))
    return tuple(named)


def addresses(pages: Iterable[Page]) -> dict[str, Address]:
    """Every way to write where a story stands: 2.A by the number of its page, B02.A by its label; of a spread by
    either page."""
    own = {page.number: page for page in pages}
    stories = [
        (side, Address(page.number, story.id))
        for page in own.values()
        for side in (page, own.get(page.facing or 0))
        for story in page.stories
        if side is not None
    ]
    labelled = {f"{side.label}.{address.id}": address for side, address in stories}
    return labelled | {f"{side.number}.{address.id}": address for side, address in stories}


def first_pages(pages: Iterable[Page], *, from_right: bool = False) -> dict[Address, Page]:
    """The page on which each story begins; those of a paper bound at the right are read from there."""
    own = {page.number: page for page in pages}
    return {
        Address(page.number, story.id): own[_begins_on(page, story.id, from_right)]
        for page in own.values()
        for story in page.stories
    }


def _begins_on(page: Page, id_: str, from_right: bool) -> int:
    """The number of the page where a story begins: of a spread the second for one drawn wholly beyond the fold, the
    middle of the plan. One placed by hand counts for the first: its columns are the layout's affair."""
    columns = [
        x for row in (page.plan.cells if page.plan else ()) for x, cell in enumerate(row) if cell == id_
    ]
    if page.plan is None or page.facing is None or not columns:
        return page.number
    across = len(page.plan.cells[0])
    beyond = 2 * (max(columns) + 1) <= across if from_right else 2 * min(columns) >= across
    return page.facing if beyond else page.number


def usual_addresses(pages: Iterable[Page]) -> list[str]:
    """The stories of an issue as an editor is told of them: B02.A where the page is known by its label, else 2.A."""
    return [f"{page.called}.{story.id}" for page in pages for story in page.stories]
