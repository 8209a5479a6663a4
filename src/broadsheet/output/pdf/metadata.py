"""What the file says of itself: PDF/X identification, dates, titles, the output intent (ISO 15930-4 and -7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID, uuid5

from msgspec import Struct

from broadsheet.display.ops import DisplayDocument
from broadsheet.output.pdf.engine import PRODUCER, File, array, dictionary, name, stream, text_string
from broadsheet.output.profile import PressProfile

_DOCUMENTS = UUID("b3f0c1de-3d0b-5c7e-8f61-6f1c0f1d7a52")
"""The name space of our document identifiers; any fixed UUID serves."""

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:{prefix}="{space}"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:publisher><rdf:Bag><rdf:li>{publisher}</rdf:li></rdf:Bag></dc:publisher>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<{prefix}:GTS_PDFXVersion>{standard}</{prefix}:GTS_PDFXVersion>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmpMM:DocumentID>uuid:{identifier}</xmpMM:DocumentID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<xmpMM:VersionID>1</xmpMM:VersionID>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


class Standard(Struct, frozen=True):
    """How a file says which PDF/X it is: the version of its header, the words, and where the words stand.

    `prefix` and `space` are the name space of the XMP entry; `in_info` tells whether Info has the words too.
    """

    version: tuple[int, int]
    words: str
    prefix: str
    space: str
    in_info: bool


STANDARDS = {
    # ISO 15930-7: the XMP packet alone identifies.
    "X-4": Standard((1, 6), "PDF/X-4", "pdfxid", "http://www.npes.org/pdfx/ns/id/", in_info=False),
    # ISO 15930-4:2003: Info identifies, by the version alone (GTS_PDFXConformance was the 2001 edition's); XMP has a
    # name space for Info's further entries.
    "X-1a": Standard((1, 4), "PDF/X-1a:2003", "pdfx", "http://ns.adobe.com/pdfx/1.3/", in_info=True),
}


class Metadata:
    """Titles, dates and identifiers of one file, the same wherever the file repeats them.

    `standard` is the PDF/X it is built to, `creator` names the program, `fingerprint` is a digest of everything the
    file shows. The time is the document's date, midnight UTC where it is a day alone.
    """

    def __init__(
        self, document: DisplayDocument, standard: Standard, creator: str, fingerprint: bytes
    ) -> None:
        self._document, self._standard, self._creator = document, standard, creator
        self._time = _instant(document.date)
        self._uuid = uuid5(_DOCUMENTS, fingerprint.hex())

    @property
    def identifier(self) -> bytes:
        """Sixteen bytes for the trailer's /ID."""
        return self._uuid.bytes

    def info(self) -> dict[str, bytes]:
        """The document information dictionary (14.3.3); PDF/X wants it to agree with the XMP packet."""
        date = f"(D:{self._time:%Y%m%d%H%M%S}+00'00')".encode("ascii")
        entries = {
            "Title": text_string(_clean(self._document.title)),
            "Creator": text_string(self._creator),
            "Producer": text_string(PRODUCER),
            "CreationDate": date,
            "ModDate": date,
            "Trapped": name("False"),
        }
        if self._standard.in_info:
            entries["GTS_PDFXVersion"] = f"({self._standard.words})".encode("ascii")
        return entries

    def packet(self) -> bytes:
        """The XMP packet."""
        texts = {
            "prefix": self._standard.prefix,
            "space": self._standard.space,
            "standard": self._standard.words,
            "title": self._document.title,
            "publisher": self._document.publisher,
            "language": self._document.language,
            "creator": self._creator,
            "producer": PRODUCER,
            "date": f"{self._time:%Y-%m-%dT%H:%M:%S}+00:00",
            "identifier": str(self._uuid),
        }
        return _XMP.format_map({key: _xml(text) for key, text in texts.items()}).encode("utf-8")

    def catalog(self, intent: object) -> dict[str, object]:
        """The catalog's entries besides the page tree; `intent` is an output intent."""
        kind = {"Type": name("Metadata"), "Subtype": name("XML")}
        turned = {"ViewerPreferences": dictionary({"Direction": name("R2L")})}
        return {
            **(turned if self._document.from_right else {}),
            "Lang": text_string(self._document.language),
            "Metadata": stream(self.packet(), kind, level=0),
            "OutputIntents": array([intent]),
            "PageLabels": page_labels([page.label for page in self._document.pages]),
        }


def output_intent(profile: PressProfile, file: File) -> object:
    """The printing condition with its profile embedded (14.11.5)."""
    entries = {
        "Type": name("OutputIntent"),
        "S": name("GTS_PDFX"),
        "OutputConditionIdentifier": text_string(profile.condition),
        "OutputCondition": text_string(profile.text),
        "Info": text_string(profile.info),
        # Tables of colours hardly shrink: level 6 would take twice the time for 1 % less.
        "DestOutputProfile": file.reference(stream(profile.icc, {"N": 4}, level=1)),
    }
    if profile.registry:
        entries["RegistryName"] = text_string(profile.registry)
    return dictionary(entries)


def page_labels(labels: Sequence[str]) -> object:
    """A number tree giving each page its own label (12.4.2)."""
    numbers: list[object] = []
    for index, label in enumerate(labels):
        numbers += [index, dictionary({"P": text_string(label)})]
    return dictionary({"Nums": array(numbers)})


def _instant(date: str) -> datetime:
    time = datetime.fromisoformat(date)
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)


def _xml(text: str) -> str:
    """Character data. (The standard library's own escape brings an HTTP client with it.)"""
    return _clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _clean(text: str) -> str:
    """`text` without what XML 1.0 (2.2) has no way to write: controls, lone surrogates, noncharacters."""
    return "".join(char for char in text if _is_xml(ord(char)))


def _is_xml(code: int) -> bool:
    return code in (0x9, 0xA, 0xD) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code > 0xFFFF
