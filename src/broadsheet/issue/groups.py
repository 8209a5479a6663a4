"""Groups of stories under one section head, as a page's editor writes them."""

from __future__ import annotations

from collections.abc import Collection

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.nearest import nearest
from broadsheet.issue.group_schema import GroupEntry
from broadsheet.issue.matter import Copy
from broadsheet.issue.model import Group
from broadsheet.issue.photos import copy_of


def read_groups(
    written: Collection[GroupEntry], known: Collection[str], findings: Findings
) -> tuple[Group, ...]:
    """The groups of a page whose stories are `known`; a story is in one group at most (BS268, BS269)."""
    taken: dict[str, str] = {}
    groups = []
    for entry in written:
        members = []
        for index, id_ in enumerate(entry.stories):
            span = entry.where("stories", index)
            if id_ not in known:
                args = {"title": entry.title, "name": id_, "nearest": nearest(id_, sorted(known))}
                findings.append(Diagnostic("BS268", span, args | {"known": ", ".join(known)}))
            elif id_ in taken:
                findings.append(Diagnostic("BS269", span, {"id": id_, "title": taken[id_]}))
            else:
                taken[id_] = entry.title
                members.append(id_)
        by = copy_of(entry, "by")
        title = Copy(entry.title.strip(), entry.where("title"))
        groups.append(
            Group(title, tuple(members), entry.where(), by, _name(entry, "style"), _name(entry, "box"))
        )
    return tuple(groups)


def _name(entry: GroupEntry, key: str) -> Copy | None:
    name: str | None = getattr(entry, key)
    return None if name is None else Copy(name, entry.where(key))
