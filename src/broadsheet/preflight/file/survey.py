"""Everything a file's catalog leads to, looked through for what PDF/X forbids (ISO 15930-4:2003 and -7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pikepdf

from broadsheet.preflight.file.bounds import TooCostlyError
from broadsheet.preflight.file.objects import entry, listed, name, several, whole
from broadsheet.preflight.file.rules import Fault

_OBJECTS: Final = 400_000
_FILTERS: Final = {
    "X-1a": frozenset(("LZWDecode", "LZW", "JBIG2Decode", "JPXDecode", "Crypt")),
    "X-4": frozenset(("LZWDecode", "LZW", "Crypt")),
}
_HALFTONES: Final = frozenset((1, 5))


def survey(pdf: pikepdf.Pdf, standard: str) -> Iterator[Fault]:
    """Each forbidden thing once: filters, transfer functions, halftones, PostScript, OPI, scripts, attached files."""
    told: set[tuple[str, str]] = set()
    for item in _reachable(pdf.Root):
        for code, detail in _forbidden(item, standard):
            if (code, detail) not in told:
                told.add((code, detail))
                yield Fault(code, None, {"key": detail})


def _reachable(root: Any) -> Iterator[Any]:
    """Dictionaries and streams below the catalog, each once; arrays are passed through."""
    seen: set[tuple[int, int]] = set()
    waiting: list[Any] = [root]
    count = 0
    while waiting:
        item = waiting.pop()
        if item.is_indirect:
            if item.objgen in seen:
                continue
            seen.add(item.objgen)
        count += 1
        if count > _OBJECTS:
            raise TooCostlyError(f"{_OBJECTS:,}")
        if isinstance(item, pikepdf.Array):
            children = list(item)
        else:
            yield item
            children = [child for key, child in item.items() if key != "/Parent"]
        waiting += [
            child
            for child in children
            if isinstance(child, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream)
        ]


def _forbidden(item: Any, standard: str) -> Iterator[tuple[str, str]]:
    if isinstance(item, pikepdf.Stream):
        yield from _in_stream(item, standard)
    yield from _screening(item)
    if "/AA" in item:
        yield "BS844", "/AA"
    if item.get("/S") == "/JavaScript":
        yield "BS844", "/JavaScript"
    if isinstance(item.get("/OpenAction"), pikepdf.Dictionary):
        yield "BS844", "/OpenAction"
    if item.get("/Type") == "/Filespec" or "/EF" in item:
        yield "BS846", "/Filespec"


def _screening(item: Any) -> Iterator[tuple[str, str]]:
    """Transfer functions and halftones that a press does not take from a file."""
    if "/TR" in item and item.get("/Type", "/ExtGState") == "/ExtGState":
        yield "BS843", "/TR"
    if item.get("/TR2", "/Default") != "/Default":
        yield "BS843", "/TR2"
    if "/HTP" in item:
        yield "BS843", "/HTP"
    if "/HalftoneType" in item:
        if (kind := whole(item["/HalftoneType"])) not in _HALFTONES:
            yield "BS843", f"/HalftoneType {kind}"
        if "/HalftoneName" in item:
            yield "BS843", "/HalftoneName"


def _in_stream(item: pikepdf.Stream, standard: str) -> Iterator[tuple[str, str]]:
    for used in map(name, several(item.get("/Filter"))):
        if used in _FILTERS[standard]:
            yield "BS842", f"/{used}"
    if item.get("/Subtype") == "/PS" or item.get("/Subtype2") == "/PS":
        yield "BS846", "/PS"
    for key in ("/OPI", "/Ref"):
        if key in item and item.get("/Type", "/XObject") == "/XObject":
            yield "BS846", key
    if any(entry(each, "/DefaultForPrinting") is True for each in listed(item.get("/Alternates"))):
        yield "BS846", "/Alternates"
