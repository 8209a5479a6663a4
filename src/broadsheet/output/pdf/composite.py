"""One composite font a face: glyphs by number, text by ToUnicode, the glyphs used and no others embedded."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from itertools import chain

from broadsheet.base.units import EM
from broadsheet.fonts.face import Face
from broadsheet.fonts.metrics import em_box_top, hang, measure
from broadsheet.fonts.subset import embeddable
from broadsheet.output.pdf.engine import File, array, dictionary, name, stream, text_string

_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange"""
_CMAP_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
_CMAP_BLOCK = 100
"""Entries a bfchar block may hold (Adobe Technical Note 5014)."""


class CidTable(dict[tuple[int, str], str]):
    """(glyph, its text) to the CID's four hex digits, numbered from 1 by first use; CID 0 stays .notdef.

    A glyph that stands for two texts gets two CIDs, so that each is copied as what was written.
    """

    def __missing__(self, key: tuple[int, str]) -> str:
        code = self[key] = f"{len(self) + 1:04X}"
        return code


class CompositeFont:
    """A face in one document. Ask it for codes while pages are drawn; write it when all are."""

    def __init__(self, face: Face, number: int) -> None:
        self.face = face
        self.cids = CidTable()
        self.resources = {False: f"F{number}", True: f"F{number}V"}
        self.directions: set[bool] = set()
        self._program: tuple[bytes, list[int], object] | None = None

    def codes(self, glyphs: Iterable[int], chars: Iterable[str]) -> str:
        """The glyphs as a hex string, four digits each."""
        return "".join(map(self.cids.__getitem__, zip(glyphs, chars, strict=True)))

    def resource(self, vertical: bool) -> str:
        """The font's name in content streams, for one writing direction."""
        self.directions.add(vertical)
        return self.resources[vertical]

    def cut(self) -> tuple[bytes, list[int], object]:
        """The glyphs used cut out of the face, what numbers they have there, and the stream of it, made once; the
        stream of a large one is being deflated from then on."""
        if self._program is None:
            program, order = embeddable(self.face, [0, *(glyph for glyph, _ in self.cids)])
            kind = {"Subtype": name("CIDFontType0C")} if self.face.is_cff else {"Length1": len(program)}
            self._program = program, order, stream(program, kind)
        return self._program

    def write(self, file: File) -> None:
        """Add the font to the file: ISO 32000-1, 9.7.4 (CIDFonts) and 9.7.6 (Type 0)."""
        descendant = self._descendant(file)
        base = descendant["BaseFont"]
        descendants = array([file.reference(dictionary(descendant))])
        to_unicode = file.reference(stream(_to_unicode(self.cids)))
        for vertical in sorted(self.directions):
            entries = {
                "Type": name("Font"),
                "Subtype": name("Type0"),
                "BaseFont": base,
                "Encoding": name("Identity-V" if vertical else "Identity-H"),
                "DescendantFonts": descendants,
                "ToUnicode": to_unicode,
            }
            file.add_font(self.resources[vertical], dictionary(entries))

    def _descendant(self, file: File) -> dict[str, object]:
        """The CIDFont: of type 2, with a map to glyphs, for TrueType; of type 0, where a CID is a glyph, for CFF."""
        program, order, embedded = self.cut()
        entries: dict[str, object] = {"Type": name("Font")}
        if self.face.is_cff:
            entries["Subtype"] = name("CIDFontType0")
            key = "FontFile3"
        else:
            to_glyph = b"".join(glyph.to_bytes(2, "big") for glyph in order)
            entries |= {"Subtype": name("CIDFontType2"), "CIDToGIDMap": file.reference(stream(to_glyph))}
            key = "FontFile2"
        base = name(f"{_tag(program)}+{self.face.postscript_name}")
        descriptor = self._descriptor(base) | {key: file.reference(embedded)}
        system = {"Registry": b"(Adobe)", "Ordering": b"(Identity)", "Supplement": 0}
        return {
            **entries,
            "BaseFont": base,
            "CIDSystemInfo": dictionary(system),
            "FontDescriptor": file.reference(dictionary(descriptor)),
            "DW": EM,
            "W": self._widths(),
            **self._vertical(),
        }

    def _vertical(self) -> dict[str, object]:
        if True not in self.directions:
            return {}
        top = em_box_top(self.face)
        return {"DW2": array([top, -EM]), "W2": self._vertical_metrics(top)}

    def _descriptor(self, base: bytes) -> dict[str, object]:
        metrics = measure(self.face)
        return {
            "Type": name("FontDescriptor"),
            "FontName": base,
            "FontFamily": text_string(self.face.postscript_name.partition("-")[0]),
            "Flags": metrics.flags,
            "FontBBox": array(metrics.box),
            "ItalicAngle": metrics.italic_angle,
            "Ascent": metrics.ascent,
            "Descent": metrics.descent,
            "CapHeight": metrics.cap_height,
            "StemV": metrics.stem,
        }

    def _widths(self) -> bytes:
        advance = self.face.advance
        widths = ((cid, advance(glyph)) for cid, glyph in self._numbered())
        return b"[%s]" % " ".join(f"{cid} [{width}]" for cid, width in widths if width != EM).encode("ascii")

    def _vertical_metrics(self, top: int) -> bytes:
        # A glyph drawn for a taller box (the two-em dash) says so itself; for all others the default is right.
        places = ((cid, hang(self.face, glyph)) for cid, glyph in self._numbered())
        entries = (
            f"{cid} [{-at.advance} {at.x} {at.y}]" for cid, at in places if (at.advance, at.y) != (EM, top)
        )
        return b"[%s]" % " ".join(entries).encode("ascii")

    def _numbered(self) -> Iterable[tuple[int, int]]:
        return chain([(0, 0)], enumerate((glyph for glyph, _ in self.cids), 1))


def _tag(data: bytes) -> str:
    """Six capitals that tell this subset from any other (ISO 32000-1, 9.6.4)."""
    return "".join(chr(ord("A") + byte % 26) for byte in sha256(data).digest()[:6])


def _to_unicode(cids: CidTable) -> bytes:
    """The CMap from CIDs to text (ISO 32000-1, 9.10.3), UTF-16BE, several characters for a ligature."""
    rows = [
        f"<{code}> <{text.encode('utf-16-be').hex().upper()}>" for (_, text), code in cids.items() if text
    ]
    blocks = (rows[start : start + _CMAP_BLOCK] for start in range(0, len(rows), _CMAP_BLOCK))
    body = ("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks)
    return "\n".join([_CMAP_HEAD, *body, _CMAP_TAIL]).encode("ascii")
