"""How an editor wants a head to be set: the keys of a story that say so, and those that say nothing there."""

from __future__ import annotations

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.issue.model import PLAIN_HEAD, HeadForm
from broadsheet.issue.schema import StoryEntry


def head_form(entry: StoryEntry, id_: str, findings: Findings) -> HeadForm:
    """The form of a story's head; a key that nothing else makes sense of is reported (BS266)."""
    if entry.kicker_place == "side" and not entry.kicker:
        args = {"id": id_, "key": "kicker_place", "wanted": "kicker"}
        findings.append(Diagnostic("BS266", entry.where("kicker_place"), args))
    if entry.headline_span is not None and entry.headline_place in (None, "over", "photo"):
        args = {"id": id_, "key": "headline_span", "wanted": "headline_place"}
        findings.append(Diagnostic("BS266", entry.where("headline_span"), args))
    if entry.headline_place == "photo" and not entry.photos:
        args = {"id": id_, "key": "headline_place: photo", "wanted": "photos"}
        findings.append(Diagnostic("BS266", entry.where("headline_place"), args))
    form = HeadForm(
        size=entry.headline_size,
        style=entry.headline_style,
        kicker=entry.kicker_place or "over",
        place=entry.headline_place,
        span=entry.headline_span,
    )
    return PLAIN_HEAD if form == PLAIN_HEAD else form
