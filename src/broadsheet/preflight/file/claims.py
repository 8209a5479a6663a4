"""What a file says of itself: the XMP packet and the information dictionary, by the names the standards use."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

import pikepdf
from pikepdf.models.metadata import decode_pdf_date

from broadsheet.preflight.file.bounds import CONTENT_MB, decoded_size
from broadsheet.preflight.file.objects import entry, keyed, said

_SPACES: Final = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
}
_PACKET_BYTES: Final = CONTENT_MB * 10_000


class Claims(NamedTuple):
    """`xmp` by prefixed names ("dc:title"), `info` by keys ("/Title"), values as text; empty ones are left out."""

    xmp: Mapping[str, str]
    info: Mapping[str, str]

    @property
    def standard(self) -> str:
        """The PDF/X that the file says it is ("PDF/X-4", "PDF/X-1a:2003" …), "" if it says none.

        The 2001 edition of X-1a told the conformance beside the version.
        """
        said = self.xmp.get("pdfxid:GTS_PDFXVersion") or self.info.get("/GTS_PDFXVersion", "")
        return (self.info.get("/GTS_PDFXConformance") or said).strip()


def read_claims(pdf: pikepdf.Pdf) -> Claims:
    """The claims of a file; a packet that cannot be read says nothing."""
    info = {key: said(value) for key, value in keyed(entry(pdf.trailer, "/Info")).items()}
    return Claims(_packet(pdf), {key: text for key, text in info.items() if text})


def _packet(pdf: pikepdf.Pdf) -> dict[str, str]:
    stream = entry(pdf.Root, "/Metadata")
    if not isinstance(stream, pikepdf.Stream) or decoded_size(stream, _PACKET_BYTES) > _PACKET_BYTES:
        return {}
    try:
        found = pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False, strict=True)
        entries = {_short(name): _text(found[name]) for name in found}
    except (ValueError, TypeError, KeyError, SyntaxError, pikepdf.PdfError):
        return {}
    return {name: text for name, text in entries.items() if text}


def _short(name: str) -> str:
    space, _, local = name[1:].partition("}")
    return f"{_SPACES.get(space, space)}:{local}"


def _text(value: Any) -> str:
    return ", ".join(sorted(map(str, value))) if isinstance(value, set | list) else str(value)


def same_instant(written: str, iso: str) -> bool:
    """Whether a PDF date (7.9.4) and an XMP date are one instant; a date that cannot be read is compared as text."""
    try:
        one, other = decode_pdf_date(written), datetime.fromisoformat(iso)
    except ValueError:
        return written == iso
    return _universal(one) == _universal(other)


def _universal(moment: datetime) -> datetime:
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
