"""Spreads (通版): a page that is made up with the one facing it, which then has no stories of its own."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.issue.model import Page
from broadsheet.issue.schema import PageEntry


def with_spreads(pages: Sequence[Page], written: Sequence[PageEntry], findings: Findings) -> tuple[Page, ...]:
    """The pages of an issue, those of a spread knowing each other; what cannot be one is told (BS270 to BS272)."""
    made = list(pages)
    for index, entry in enumerate(written):
        if not entry.spread:
            continue
        span = entry.where("spread")
        if pages[index].number % 2:
            findings.append(Diagnostic("BS270", span, {"page": pages[index].number}))
        elif index + 1 == len(pages):
            findings.append(Diagnostic("BS271", span, {"page": pages[index].number + 1}))
        elif _filled(written[index + 1]):
            args = {"page": pages[index].number, "other": pages[index + 1].number}
            findings.append(Diagnostic("BS272", pages[index + 1].span, args))
        else:
            made[index] = replace(made[index], facing=pages[index + 1].number)
            made[index + 1] = replace(made[index + 1], facing=pages[index].number)
    return tuple(made)


def _filled(entry: PageEntry) -> bool:
    return bool(entry.stories or entry.ads or entry.plan or entry.groups or entry.spread)
