"""Jumps (转版): stories that go on on a later page, told where they go on and where they come from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.nearest import nearest
from broadsheet.base.source import Span
from broadsheet.issue.matter import Copy, tabular
from broadsheet.issue.model import Address, Page, Story
from broadsheet.issue.parts import addresses, usual_addresses
from broadsheet.issue.schema import PageEntry
from broadsheet.issue.short_heads import short_head

_REPEATED: Final = 4
"""The heaviest rank of a head that is repeated."""
_USUAL: Final = 3
"""The rank a story is taken to have where its editor gave none."""


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
        _tell_unused(written, pages, {}, {}, findings)
        return tuple(pages)
    stories = {Address(page.number, story.id): story for page in pages for story in page.stories}
    names, known = addresses(pages), ", ".join(usual_addresses(pages))
    referring = {
        Address(page.number, id_)
        for page, entry in zip(pages, written, strict=True)
        for id_, story in entry.stories.items()
        if story.refers
    }
    to: dict[Address, Address] = {}
    back: dict[Address, Address] = {}
    for jump in jumps:
        fault = _fault(jump, names, known, stories, {*back, *referring})
        if fault is None:
            target = names[jump.name]
            to[jump.source], back[target] = target, jump.source
        else:
            findings.append(fault)
    heads = _heads(pages, written, back)
    _tell_unused(written, pages, to, heads, findings)
    return tuple(replace(page, stories=tuple(_told(page, to, back, heads))) for page in pages)


def _written(pages: Sequence[Page], written: Sequence[PageEntry]) -> Iterator[_Jump]:
    for page, entry in zip(pages, written, strict=True):
        for story in page.stories:
            one = entry.stories[story.id]
            if one.jump is not None:
                yield _Jump(Address(page.number, story.id), one.jump, one.where("jump"))


def _fault(
    jump: _Jump,
    names: Mapping[str, Address],
    known: str,
    stories: Mapping[Address, Story],
    taken: Collection[Address],
) -> Diagnostic | None:
    """What is wrong with a jump, if anything is; `taken` are stories that go on from another already, or refer."""
    args: dict[str, object] = {"id": jump.source.id, "name": jump.name}
    if jump.name not in names:
        return Diagnostic("BS240", jump.span, args | {"near": nearest(jump.name, names), "known": known})
    target = names[jump.name]
    if target.page <= jump.source.page:
        return Diagnostic("BS241", jump.span, args)
    if stories[target].body or stories[target].awaited or target in taken:
        return Diagnostic("BS242", jump.span, args)
    for story in (stories[jump.source], stories[target]):
        if story.writing == "vertical" or tabular(story.body):
            return Diagnostic("BS243", jump.span, args)
    return None


def _heads(
    pages: Sequence[Page], written: Sequence[PageEntry], back: Mapping[Address, Address]
) -> dict[Address, tuple[Copy, int]]:
    """The heads repeated over stories that go on from another and have none of their own, with their heaviest ranks.

    It is the other's `jump_head`, or what its own head is shortened to.
    """
    heads: dict[Address, tuple[Copy, int]] = {}
    stories = {Address(page.number, story.id): story for page in pages for story in page.stories}
    for here, story in stories.items():
        if here not in back or story.headline.text:
            continue
        before, entry = stories[back[here]], written[back[here].page - 1].stories[back[here].id]
        copy, heaviest = heads.get(back[here], (None, 0))
        if entry.jump_head and entry.jump_head.strip():
            copy = Copy(entry.jump_head.strip(), entry.where("jump_head"))
        elif story.standing:
            continue
        copy = copy or before.titled._replace(text=short_head(before.titled.text))
        heads[here] = copy, heaviest or _smaller(before.rank)
    return heads


def _smaller(rank: int | None) -> int:
    """The heaviest rank of a head repeated from one of a rank: it is no news, and stays below those that are."""
    return min(max((rank or _USUAL) + 2, _REPEATED), 6)


def _tell_unused(
    written: Sequence[PageEntry],
    pages: Sequence[Page],
    to: Mapping[Address, Address],
    heads: Collection[Address],
    findings: Findings,
) -> None:
    """Report short heads that are printed nowhere: their story does not jump, or goes on under another head (BS279)."""
    for page, entry in zip(pages, written, strict=True):
        for story in page.stories:
            one = entry.stories[story.id]
            if one.jump_head is not None and to.get(Address(page.number, story.id)) not in heads:
                findings.append(Diagnostic("BS279", one.where("jump_head"), {"id": story.id}))


def _told(
    page: Page,
    to: Mapping[Address, Address],
    back: Mapping[Address, Address],
    heads: Mapping[Address, tuple[Copy, int]],
) -> Iterator[Story]:
    """The stories of a page, each with where it goes on and what it goes on from, and under what head."""
    for story in page.stories:
        here = Address(page.number, story.id)
        headline, heaviest = heads.get(here, (story.headline, story.heaviest))
        jump, source = to.get(here), back.get(here)
        yield replace(story, jump=jump, source=source, headline=headline, heaviest=heaviest)
