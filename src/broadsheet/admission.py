"""Admission of advertisements: the PDF of each judged for the press before it is placed, and taken out of its file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

import msgspec

from broadsheet import __version__
from broadsheet.base.diagnostics import Diagnostic, Findings, Words
from broadsheet.base.units import pt
from broadsheet.base.world import World, placed
from broadsheet.display.lifted import Lifted
from broadsheet.page.ads.adverts import Material
from broadsheet.page.model import FilledPage
from broadsheet.page.region import AdHole
from broadsheet.preflight.file.order import Admission, Order
from broadsheet.preflight.limits import FileLimits

_MAKER = f"advert-1 {__version__}"
"""Changes with what is judged and how pages are taken out, so that the cache forgets the old way's results."""

Artworks: TypeAlias = Mapping[tuple[str, int], Lifted]
"""The pages that can be placed, by file and page."""
_Told: TypeAlias = tuple[str, dict[str, str | int | float | tuple[str, str] | None]]
_Kept: TypeAlias = tuple[list[_Told], Lifted | None]


def admit_ads(
    pages: Iterable[FilledPage], limits: FileLimits, world: World, findings: Findings
) -> dict[tuple[str, int], Lifted]:
    """Every page of a PDF that an advertisement of these pages shows; its faults are told where it is named."""
    found: dict[tuple[str, int], Lifted] = {}
    for hole in (hole for page in pages for hole in page.ads):
        advert = hole.advert
        if advert.file is None or advert.pixels is not None:
            continue
        admission = _admitted(advert.file, hole, limits, world)
        for fault in admission.findings:
            placed(fault, advert.span, findings)
        if admission.lifted is not None:
            found[str(advert.file), advert.page] = admission.lifted
    return found


def materials(artworks: Artworks) -> dict[tuple[str, int], Material]:
    """What make-up needs to know of them."""
    return {key: Material(pt(made.width), pt(made.height), pt(made.bleed)) for key, made in artworks.items()}


def _admitted(file: Path, hole: AdHole, limits: FileLimits, world: World) -> Admission:
    """From the user's cache where the same file was wanted for the same place before."""
    data = world.read(file)
    if isinstance(data, Diagnostic):
        return Admission((data,))
    advert = hole.advert
    order = Order(advert.page, hole.rect, advert.crop)
    key = f"{_MAKER} {(sha256(data).hexdigest(), file.name, advert.page, hole.rect[2:], advert.crop, limits)}"
    if (kept := world.cache.get(key)) is not None:
        return _unpacked(kept)
    # Deferred: it loads what starts processes, and the readers of PDFs in one of them.
    from broadsheet.preflight.file.apart import admit_apart  # noqa: PLC0415

    admission = admit_apart(file.name, data, order, limits)
    # A process that came to its limits may have done so for want of this machine's memory.
    if all(fault.code != "BS823" for fault in admission.findings):
        told = [(fault.code, fault.args) for fault in admission.findings]
        world.cache.put(key, msgspec.msgpack.encode((told, admission.lifted)))
    return admission


def _unpacked(kept: bytes) -> Admission:
    told, lifted = msgspec.msgpack.decode(kept, type=_Kept)
    faults = (
        Diagnostic(code, None, {k: Words(*v) if isinstance(v, tuple) else v for k, v in args.items()})
        for code, args in told
    )
    return Admission(tuple(faults), lifted)
