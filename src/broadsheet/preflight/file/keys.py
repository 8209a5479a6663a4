"""The keys by which a file is PDF/X: identification, version, dates, output intent (ISO 15930-4:2003 and -7).

The ISO texts were not at hand: the lists follow checkers and writers that agree on them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pikepdf

from broadsheet.base.diagnostics import Words
from broadsheet.preflight.file.bounds import CONTENT_MB, decoded_size
from broadsheet.preflight.file.claims import Claims, same_instant
from broadsheet.preflight.file.objects import entry, has, listed, name, number, said
from broadsheet.preflight.file.rules import Fault

NAMES: Final = {"X-4": ("PDF/X-4",), "X-1a": ("PDF/X-1a:2003", "PDF/X-1a:2001")}
"""What files built to a standard call themselves."""
_VERSIONS: Final = {"X-1a": "1.4", "X-4": "1.6"}
_XMP_KEYS: Final = (
    "pdfxid:GTS_PDFXVersion", "dc:title", "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "xmpMM:DocumentID",
    "xmpMM:VersionID", "xmpMM:RenditionClass", "pdf:Trapped",
)  # fmt: skip
_INFO_KEYS: Final = ("/Title", "/CreationDate", "/ModDate", "/GTS_PDFXVersion", "/Trapped")
_TRAPPED: Final = ("/True", "/False", "True", "False")
_DATES: Final = {"/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate"}
_PROFILE_BYTES: Final = CONTENT_MB * 100_000


def key_faults(pdf: pikepdf.Pdf, claims: Claims, wanted: str, *, advertisement: bool) -> Iterator[Fault]:
    """What is missing or wrong in the catalog, the information dictionary, the XMP packet and the trailer.

    A file is held to the list of what it claims to be, one that claims nothing to that of `wanted`.
    """
    claimed = claims.standard
    standard = standard_of(claimed, wanted)
    if claimed not in NAMES[wanted]:
        said = (
            Words(f"写明是 {claimed}", f"says it is {claimed}") if claimed else Words("没有写明", "says none")
        )
        yield Fault("BS830", None, {"claim": said, "wanted": NAMES[wanted][0]})
    version = version_of(pdf)
    if version > _VERSIONS[standard]:
        yield Fault("BS831", None, {"version": version, "most": _VERSIONS[standard], "standard": standard})
    yield from _metadata_faults(claims, standard)
    identifier = listed(entry(pdf.trailer, "/ID"))
    if len(identifier) != 2 or not all(
        isinstance(part, pikepdf.String) and bytes(part) for part in identifier
    ):
        yield Fault("BS835", None, {})
    yield from _intent_faults(pdf, standard)
    if standard == "X-1a" and has(pdf.Root, "/OCProperties"):
        yield Fault("BS840", None, {"key": "/OCProperties"})
    elif advertisement and has(entry(pdf.Root, "/OCProperties"), "/Configs"):
        yield Fault("BS840", None, {"key": "/OCProperties /Configs"})


def version_of(pdf: pikepdf.Pdf) -> str:
    """The later of the versions that header and catalog name (7.7.2)."""
    return max(str(pdf.pdf_version), name(entry(pdf.Root, "/Version"), "1.0"))


def press_intents(pdf: pikepdf.Pdf) -> list[Any]:
    """The output intents that speak to a press (14.11.5)."""
    return [
        intent for intent in listed(entry(pdf.Root, "/OutputIntents")) if entry(intent, "/S") == "/GTS_PDFX"
    ]


def standard_of(claimed: str, wanted: str) -> str:
    """Which list a file is held to: "X-1a" or "X-4"."""
    return next((standard for standard, names in NAMES.items() if claimed in names), wanted)


def _metadata_faults(claims: Claims, standard: str) -> Iterator[Fault]:
    xmp, info = claims
    if standard == "X-4":
        lacking = [key for key in _XMP_KEYS if key not in xmp]
        if not claims.standard:
            lacking.remove("pdfxid:GTS_PDFXVersion")  # BS830 has said so.
        # A file of yet another standard keeps its own list: BS830 has said that it is not the one wanted.
        if lacking and claims.standard in ("", *NAMES["X-4"]):
            yield Fault("BS832", None, {"keys": ", ".join(lacking)})
    else:
        lacking = [key for key in _INFO_KEYS if key not in info]
        if info.get("/Trapped", "/False") not in _TRAPPED:
            lacking.append("/Trapped")
        if lacking:
            yield Fault("BS833", None, {"keys": ", ".join(lacking)})
    different = [key for key, other in _DATES.items() if not _same_date(info.get(key), xmp.get(other))]
    titles = info.get("/Title"), xmp.get("dc:title")
    if all(titles) and titles[0] != titles[1]:
        different.append("/Title")
    trapped = info.get("/Trapped"), xmp.get("pdf:Trapped")
    if all(trapped) and str(trapped[0]).lstrip("/") != trapped[1]:
        different.append("/Trapped")
    if different:
        yield Fault("BS834", None, {"keys": ", ".join(different)})


def _same_date(written: str | None, iso: str | None) -> bool:
    return not written or not iso or same_instant(written, iso)


def _intent_faults(pdf: pikepdf.Pdf, standard: str) -> Iterator[Fault]:
    """Exactly one intent of PDF/X, complete, its profile that of a CMYK printer (14.11.5; GWG 2022, R0035)."""
    intents = press_intents(pdf)
    if len(intents) != 1:
        wrong = Words(f"有 {len(intents)} 个，应有 1 个", f"there are {len(intents)} where there must be 1")
        yield Fault("BS836", None, {"wrong": wrong})
        return
    (intent,) = intents
    profile = entry(intent, "/DestOutputProfile")
    missing = [key for key in _intent_keys(intent, standard, profile) if not said(entry(intent, key))]
    if missing:
        keys = ", ".join(missing)
        yield Fault("BS836", None, {"wrong": Words(f"缺少 {keys}", f"{keys} missing")})
    if isinstance(profile, pikepdf.Stream) and not _prints_cmyk(profile):
        yield Fault("BS837", None, {})


def _intent_keys(intent: Any, standard: str, profile: Any) -> Iterator[str]:
    """Keys an intent must have: X-4 embeds its profile, X-1a may name a registered condition instead."""
    yield "/OutputConditionIdentifier"
    if standard == "X-1a":
        yield "/Info"
    if not isinstance(profile, pikepdf.Stream) and (standard == "X-4" or "/RegistryName" not in intent):
        yield "/DestOutputProfile"


def _prints_cmyk(profile: pikepdf.Stream) -> bool:
    if number(entry(profile, "/N")) != 4 or decoded_size(profile, _PROFILE_BYTES) > _PROFILE_BYTES:
        return False
    try:
        return profile.read_bytes()[12:20] == b"prtrCMYK"
    except pikepdf.PdfError:
        return False
