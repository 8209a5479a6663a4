"""A sound page made by hand, object by object, so that a test may spoil one thing of it and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Array, Dictionary, Name, Pdf

from broadsheet.base.data import data_folder
from broadsheet.base.diagnostics import Findings
from broadsheet.base.world import Disk
from broadsheet.layout.press import load_press
from broadsheet.preflight.file.judge import Verdict, judge
from broadsheet.preflight.limits import FileLimits
from broadsheet.presswork import file_limits

Edit: TypeAlias = Callable[[Pdf], None]

DATE, ISO_DATE = "D:20250106030000+08'00'", "2025-01-06T03:00:00+08:00"
CONTENT = b"""\
0 0 0 1 k BT /F1 9 Tf 30 280 Td (A line of black body copy) Tj ET
0.3 0 0 0 k 30 210 120 50 re f
q /Over gs BT /F1 9 Tf 0 0 0 1 k 40 240 Td (black on a tint) Tj 0 -14 Td (and one line more) Tj ET Q
0 0.9 0.8 0 k BT /F1 10 Tf 160 280 Td (of two inks) Tj ET
0 0 0 1 k 30 150 120 40 re f
0 0 0 0 k BT /F1 10 Tf 40 165 Td (reversed) Tj ET
q 72 0 0 72 170 190 cm /Photo Do Q
0 0 0 1 k q 36 0 0 36 260 200 cm /Bits Do Q
0 0 0 1 K 0.25 w 30 130 m 390 130 l S
0 0.9 0.8 0 K 0.25 w 30 120 m 390 120 l S
0 0 0 1 k 30 110 360 0.25 re f
"""
"""Black type, black type overprinting a tint, type of two inks and white type at the least size that passes, a photo
of 150 ppi, a one-bit image of 800, lines of the least weight, a filled box as a line. Nothing is drawn below y = 110
nor right of x = 300 above it: there is room for what a test adds."""

_XMP = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A sound page</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:0e6b3a4e-6a0e-4d4e-9d7e-0d8a7c1f2b3c</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Trapped>False</pdf:Trapped>
{claim}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
_CLAIM = "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>\n"


@cache
def limits(press: str = "gwg-2022-newspaper") -> FileLimits:
    """What a press of the project takes."""
    findings: Findings = []
    found = load_press(press, None, Disk.for_issue(Path("issue.yaml")), findings)
    assert found is not None, findings
    return file_limits(found)


def sound(standard: str = "X-4") -> Pdf:
    """A page that passes: 137 by 102 mm, bleed, output intent, metadata; "X-4" or "X-1a"."""
    pdf = Pdf.new()
    page = Dictionary(
        Type=Name.Page,
        MediaBox=[0, 0, 420, 320],
        BleedBox=[6, 6, 414, 314],
        TrimBox=[15, 15, 403.346, 304.133],
        Resources=_resources(pdf),
        Contents=pdf.make_stream(CONTENT),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    pdf.Root.OutputIntents = Array([_intent(pdf)])
    xmp = _XMP.format(date=ISO_DATE, claim=_CLAIM if standard == "X-4" else "")
    pdf.Root.Metadata = pdf.make_stream(xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)
    info = Dictionary(Title="A sound page", CreationDate=DATE, ModDate=DATE)
    info[Name("/Trapped")] = Name("/False")
    if standard == "X-1a":
        info[Name("/GTS_PDFXVersion")] = pikepdf.String("PDF/X-1a:2003")
    pdf.trailer.Info = pdf.make_indirect(info)
    return pdf


def saved(pdf: Pdf, version: str = "1.6") -> bytes:
    buffer = BytesIO()
    pdf.save(
        buffer,
        force_version=version,
        static_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        fix_metadata_version=False,
    )
    return buffer.getvalue()


def spoilt(edit: Edit, standard: str = "X-4") -> bytes:
    """The sound page with one edit, as a file."""
    with sound(standard) as pdf:
        edit(pdf)
        return saved(pdf, "1.6" if standard == "X-4" else "1.4")


def judged(
    data: bytes, standard: str = "X-4", *, ad: bool = False, press: FileLimits | None = None
) -> Verdict:
    """The verdict on a file where a press asks for `standard`."""
    return judge("page.pdf", data, (press or limits())._replace(standard=standard), advertisement=ad)


def codes(verdict: Verdict) -> set[str]:
    return {finding.code for finding in verdict.findings}


# -------------------------------------------------------------------- what edits are made of


def adds(content: bytes, **resources: Callable[[Pdf], Any]) -> Edit:
    """Further operators at the end of the page; `resources` are made by name ("XObject_Name")."""

    def edit(pdf: Pdf) -> None:
        for path, make in resources.items():
            kind, _, name = path.partition("_")
            found = page_of(pdf).Resources
            if f"/{kind}" not in found:
                found[f"/{kind}"] = Dictionary()
            found[f"/{kind}"][f"/{name}"] = make(pdf)
        _append(pdf, content)

    return edit


def _append(pdf: Pdf, content: bytes) -> None:
    stream = page_of(pdf).Contents
    stream.write(stream.read_bytes() + content)


def swaps(old: bytes, new: bytes) -> Edit:
    """Some operators of the page in place of others, which stand there once."""

    def edit(pdf: Pdf) -> None:
        stream = page_of(pdf).Contents
        content = stream.read_bytes()
        assert content.count(old) == 1
        stream.write(content.replace(old, new))

    return edit


def says(old: str, new: str) -> Edit:
    """Other words in the XMP packet."""

    def edit(pdf: Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert old.encode() in packet
        pdf.Root.Metadata.write(packet.replace(old.encode(), new.encode()))

    return edit


def puts(where: Callable[[Pdf], Any], key: str, value: Any) -> Edit:
    """A key set in some dictionary; a value of None takes it away; one that can be called is made in the file."""

    def edit(pdf: Pdf) -> None:
        if value is None:
            del where(pdf)[key]
        else:
            where(pdf)[key] = value(pdf) if callable(value) else value

    return edit


def page_of(pdf: Pdf) -> Any:
    return pdf.pages[0].obj


def root_of(pdf: Pdf) -> Any:
    return pdf.Root


def both(*edits: Edit) -> Edit:
    """Edits that are one fault only together."""

    def edit(pdf: Pdf) -> None:
        for each in edits:
            each(pdf)

    return edit


def form(content: bytes, box: tuple[float, ...] = (0, 0, 420, 320), **entries: Any) -> Callable[[Pdf], Any]:
    """A form XObject that uses the page's resources."""

    def make(pdf: Pdf) -> Any:
        made = {"Resources": page_of(pdf).Resources}
        made |= {key: value(pdf) if callable(value) else value for key, value in entries.items()}
        return pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array(box), **made)

    return make


def tile(content: bytes, paint: int = 1, size: float = 10) -> Callable[[Pdf], Any]:
    """A tiling pattern that uses the page's resources."""

    def make(pdf: Pdf) -> Any:
        return pdf.make_stream(
            content,
            Type=Name.Pattern,
            PatternType=1,
            PaintType=paint,
            TilingType=1,
            BBox=[0, 0, size, size],
            XStep=size,
            YStep=size,
            Resources=page_of(pdf).Resources,
        )

    return make


def image(
    width: int, height: int, space: Any = None, bits: int = 8, fill: int = 0x80, **entries: Any
) -> Callable[[Pdf], Any]:
    """An even image; `space` DeviceCMYK unless given, a stencil where ImageMask is."""
    channels = {"/DeviceCMYK": 4, "/DeviceRGB": 3}.get(str(space or "/DeviceCMYK"), 1)
    channels = 1 if "ImageMask" in entries else channels
    row = -(-width * channels * bits // 8)

    def make(pdf: Pdf) -> Any:
        drawn = pdf.make_stream(
            bytes([fill]) * (row * height),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=width,
            Height=height,
            BitsPerComponent=bits,
            **{key: value(pdf) if callable(value) else value for key, value in entries.items()},
        )
        if "ImageMask" not in entries:
            drawn.ColorSpace = (space(pdf) if callable(space) else space) or Name.DeviceCMYK
        return drawn

    return make


def separation(*names: str) -> Callable[[Pdf], Any]:
    """Separation of one colorant or DeviceN of several, each shown as black."""

    def make(pdf: Pdf) -> Any:
        code = b"{" + b"pop " * (len(names) - 1) + b"0 0 0 4 -1 roll}"
        tint = pdf.make_stream(
            code, FunctionType=4, Domain=[0, 1] * len(names), Range=[0, 1, 0, 1, 0, 1, 0, 1]
        )
        called = [Name(f"/{name}") for name in names]
        if len(names) == 1:
            return Array([Name.Separation, called[0], Name.DeviceCMYK, tint])
        return Array([Name.DeviceN, Array(called), Name.DeviceCMYK, tint])

    return make


def state(**entries: Any) -> Any:
    """A graphics state that can be a resource."""

    def make(pdf: Pdf) -> Any:
        made = {key: value(pdf) if callable(value) else value for key, value in entries.items()}
        return Dictionary(Type=Name.ExtGState, **made)

    return make


def stream(content: bytes = b"", **entries: Any) -> Any:
    return lambda pdf: pdf.make_stream(content, **entries)


def group(space: Any = Name.DeviceCMYK) -> Dictionary:
    return Dictionary(Type=Name.Group, S=Name.Transparency, CS=space)


def annotation(rect: tuple[int, ...], kind: str = "Link", **entries: Any) -> Any:
    return lambda pdf: Array([
        pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array(rect), **entries))
    ])  # fmt: skip


def drawn_font(glyph: bytes) -> Any:
    """A Type 3 font of one letter, a square of half an em, drawn by these operators."""

    def make(pdf: Pdf) -> Any:
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type3,
                FontBBox=[0, 0, 100, 100],
                FontMatrix=[0.01, 0, 0, 0.01, 0, 0],
                FirstChar=97,
                LastChar=97,
                Widths=[60],
                Encoding=Dictionary(Type=Name.Encoding, Differences=[97, Name.a]),
                CharProcs=Dictionary(a=pdf.make_stream(glyph)),
                Resources=page_of(pdf).Resources,
            )
        )

    return make


def composite_font(encoding: Any, *, embedded: bool = True, **entries: Any) -> Any:
    """The squares as a CID font, codes of two bytes."""

    def make(pdf: Pdf) -> Any:
        simple = page_of(pdf).Resources.Font.F1
        descriptor = Dictionary(dict(simple.FontDescriptor.items()))
        if not embedded:
            del descriptor["/FontFile2"]
        below = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=simple.BaseFont,
            CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
            CIDToGIDMap=Name.Identity,
            FontDescriptor=pdf.make_indirect(descriptor),
            DW=600,
            **entries,
        )
        kind = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=simple.BaseFont, Encoding=encoding)
        kind.DescendantFonts = Array([pdf.make_indirect(below)])
        return pdf.make_indirect(kind)

    return make


def shading(*colour: float) -> Callable[[Pdf], Any]:
    """An axial shading in CMYK, from bare paper at x = 40 to a colour at x = 140."""

    def make(_: Pdf) -> Any:
        function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=list(colour), N=1)
        return Dictionary(
            ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[40, 0, 140, 0], Function=function
        )

    return make


# -------------------------------------------------------------------- its parts


def _resources(pdf: Pdf) -> Any:
    return Dictionary(
        Font=Dictionary(F1=pdf.make_indirect(square_font(pdf))),
        ExtGState=Dictionary(Over=Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1)),
        XObject=Dictionary(
            Photo=image(150, 150)(pdf),
            Bits=image(400, 400, Name.DeviceGray, bits=1, fill=0xAA)(pdf),
        ),
    )


def square_font(pdf: Pdf) -> Any:
    """A font whose every letter is a square, embedded."""
    program = pdf.make_stream(_square())
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/ABCDEF+Square"),
        Flags=32,
        FontBBox=[0, 0, 500, 500],
        ItalicAngle=0,
        Ascent=500,
        Descent=0,
        CapHeight=500,
        StemV=80,
        FontFile2=program,
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name("/ABCDEF+Square"),
        FirstChar=32,
        LastChar=122,
        Widths=[600] * 91,
        Encoding=Name.WinAnsiEncoding,
        FontDescriptor=pdf.make_indirect(descriptor),
    )


@cache
def _square() -> bytes:
    builder = FontBuilder(1000)
    pen = TTGlyphPen(None)
    for number, corner in enumerate([(50, 0), (50, 500), (550, 500), (550, 0)]):
        (pen.lineTo if number else pen.moveTo)(corner)
    pen.closePath()
    names = [".notdef", *(f"uni{code:04X}" for code in range(32, 123))]
    empty = TTGlyphPen(None).glyph()
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({code: f"uni{code:04X}" for code in range(32, 123)})
    square = pen.glyph()
    builder.setupGlyf({name: empty if name in (".notdef", "uni0020") else square for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Square", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    buffer = BytesIO()
    builder.save(buffer)
    return buffer.getvalue()


def _intent(pdf: Pdf) -> Any:
    profile = pdf.make_stream(_profile(), N=4)
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier="broadsheet-newsprint-cn",
        Info="Coldset newsprint",
        DestOutputProfile=profile,
    )


@cache
def _profile() -> bytes:
    return (data_folder("layout") / "press" / "newsprint-cn.icc").read_bytes()
