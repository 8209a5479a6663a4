"""Advertisements as an issue names them: their files found and looked at, and each with one place to stand."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.source import Span
from broadsheet.base.world import World, placed
from broadsheet.base.yamltree import Mapping
from broadsheet.issue.ad_schema import AdEntry
from broadsheet.issue.matter import Copy
from broadsheet.issue.model import AdCells, Advert, Plan
from broadsheet.issue.pictures import seen_in
from broadsheet.issue.plans import check_overlaps
from broadsheet.issue.schema import PageEntry

_PDF, _HEAD = b"%PDF-", 1024
"""How a PDF begins, and within how many bytes of its start (ISO 32000-1, Annex H, 3.4.1)."""


def read_adverts(entry: PageEntry, plan: Plan | None, world: World, findings: Findings) -> tuple[Advert, ...]:
    """The advertisements of a page, in the order written (BS250 to BS253, BS730, and what photos are told)."""
    node = entry.node("ads")
    keys = {key.key.text: key.key.span for key in node.entries} if isinstance(node, Mapping) else {}
    letters = {cell for row in plan.cells for cell in row} if plan else set()
    ads = []
    for id_, ad in entry.ads.items():
        span = keys.get(id_, ad.where())
        if id_ in entry.stories:
            findings.append(Diagnostic("BS250", span, {"id": id_}))
            continue
        ads.append(_advert(ad, id_, span, world, findings))
        # Where the plan could not be read nobody knows what it draws.
        if (entry.plan is None or plan is not None) and ad.node() is not None:
            _check_place(ad, ads[-1], id_ in letters, plan is not None, findings)
        if id_ in letters:
            ads[-1] = replace(ads[-1], drawn=True, place=None, at=None)
    if plan is None:
        _check_overlaps(entry, ads, findings)
    return tuple(ads)


def _advert(ad: AdEntry, id_: str, span: Span, world: World, findings: Findings) -> Advert:
    awaited = (ad.expect or "").strip() or None
    if (ad.file is None) == (awaited is None) and ad.node() is not None:
        findings.append(Diagnostic("BS251", span, {"id": id_}))
    file, pixels = _looked_at(ad, world, findings) if ad.file is not None else (None, None)
    size = AdCells(ad.size.columns, ad.size.rows) if ad.size and not isinstance(ad.size, str) else None
    return Advert(
        id=id_,
        span=span,
        file=file,
        pixels=pixels,
        page=ad.page,
        awaited=awaited,
        size=Copy(ad.size.strip(), ad.where("size")) if isinstance(ad.size, str) else size,
        place=ad.place,
        at=ad.at.region() if ad.at else None,
        label=ad.label,
        frame=ad.frame,
        crop=ad.crop,
    )


def _check_place(ad: AdEntry, made: Advert, drawn: bool, planned: bool, findings: Findings) -> None:
    """One place for each: in the plan, by hand, or by size and place (BS252, BS253; BS213)."""
    sized = made.size is not None or made.place == "ear"
    if made.at is not None and planned and not drawn:
        findings.append(Diagnostic("BS213", ad.where("at"), {"id": made.id}))
    elif not (drawn or made.at or sized):
        findings.append(Diagnostic("BS252", made.span, {"id": made.id}))
    elif (drawn and (made.place or made.at)) or (made.at and (made.place or made.size)):
        key = "place" if made.place else "size" if made.at and not drawn else "at"
        findings.append(Diagnostic("BS253", ad.where(key), {"id": made.id, "key": key}))


def _check_overlaps(entry: PageEntry, ads: list[Advert], findings: Findings) -> None:
    """Places by hand overlap neither each other nor those of stories (BS212)."""
    places = {
        id_: (story.at.region(), story.where("at"))
        for id_, story in entry.stories.items()
        if story.at is not None
    }
    by_hand = {ad.id: (ad.at, entry.ads[ad.id].where("at")) for ad in ads if ad.at is not None}
    if by_hand:
        check_overlaps(places | by_hand, findings, among=by_hand.keys())


def _looked_at(ad: AdEntry, world: World, findings: Findings) -> tuple[Path | None, tuple[int, int] | None]:
    """The file, and its upright size if it is a photo: (0, 0) after a fault, None for a PDF, which is looked into
    where it is placed."""
    span, name = ad.where("file"), ad.file or ""
    found = world.find(name)
    if isinstance(found, Diagnostic):
        missing = found.code == "BS201"
        placed(Diagnostic("BS730", span, found.args) if missing else found, span, findings)
        return Path(name), (0, 0)
    content = world.read(found)
    if not isinstance(content, Diagnostic) and _PDF in content[:_HEAD]:
        return found, None
    seen = content if isinstance(content, Diagnostic) else seen_in(content, found.name, world)
    if isinstance(seen, Diagnostic):
        placed(seen, span, findings)
        return found, (0, 0)
    if ad.page > seen.frames or seen.frames > 1:
        args = {"name": name, "page": ad.page, "count": seen.frames}
        findings.append(Diagnostic("BS731" if ad.page > seen.frames else "BS706", span, args))
    return found, (seen.width, seen.height)
