"""Jumps (转版): stories that go on on a later page, told where they go on and where they come from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.nearest import nearest
from broadsheet.base.source import Span
from broadsheet.issue.model import Address, Page, Story, tabular
from broadsheet.issue.schema import PageEntry


class _Jump(NamedTuple):
    """A jump as written: the story that jumps, the name of the other, and where that stands."""

    source: Address
    name: str
    span: Span


def with_jumps(pages: Sequence[Page], written: Sequence[PageEntry], findings: Findings) -> tuple[Page, ...]:
    """The pages, with every story that jumps and every one that goes on from another told of it.

    A jump that leads nowhere (BS240), to no later page (BS241), into a story that has copy of its own or goes on from
    another already (BS242), or of a story with tables or vertical lines (BS243) is left out.
    """
    jumps = list(_written(pages, written))
    if not jumps:
        return tuple(pages)
    stories = {Address(page.number, story.id): story for page in pages for story in page.stories}
    names = {str(address): address for address in stories}
    to: dict[Address, Address] = {}
    back: dict[Address, Address] = {}
    for jump in jumps:
        fault = _fault(jump, names, stories, back)
        if fault is None:
            target = names[jump.name]
            to[jump.source], back[target] = target, jump.source
        else:
            findings.append(fault)
    return tuple(replace(page, stories=tuple(_told(page, to, back))) for page in pages)


def _written(pages: Sequence[Page], written: Sequence[PageEntry]) -> Iterator[_Jump]:
    for page, entry in zip(pages, written, strict=True):
        for story in page.stories:
            one = entry.stories[story.id]
            if one.jump is not None:
                yield _Jump(Address(page.number, story.id), one.jump, one.where("jump"))


def _fault(
    jump: _Jump,
    names: Mapping[str, Address],
    stories: Mapping[Address, Story],
    taken: Collection[Address],
) -> Diagnostic | None:
    """What is wrong with a jump, if anything is; `taken` are stories that go on from another already."""
    args: dict[str, object] = {"id": jump.source.id, "name": jump.name}
    if jump.name not in names:
        known = {"near": nearest(jump.name, names), "known": ", ".join(names)}
        return Diagnostic("BS240", jump.span, args | known)
    target = names[jump.name]
    if target.page <= jump.source.page:
        return Diagnostic("BS241", jump.span, args)
    if stories[target].body or stories[target].awaited or target in taken:
        return Diagnostic("BS242", jump.span, args)
    for story in (stories[jump.source], stories[target]):
        if story.writing == "vertical" or tabular(story.body):
            return Diagnostic("BS243", jump.span, args)
    return None


def _told(page: Page, to: Mapping[Address, Address], back: Mapping[Address, Address]) -> Iterator[Story]:
    """The stories of a page, each with where it goes on and what it goes on from."""
    for story in page.stories:
        here = Address(page.number, story.id)
        yield replace(story, jump=to.get(here), source=back.get(here))
