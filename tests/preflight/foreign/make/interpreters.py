"""Files of programs that interpret page descriptions: Ghostscript, MuPDF, qpdf."""

from __future__ import annotations

from fontTools.ttLib import TTFont

from tests.preflight.foreign.make import material
from tests.preflight.foreign.make.common import Workshop

POSTSCRIPT = """%!PS-Adobe-3.0
%%BoundingBox: 0 0 340 227
<< /PageSize [340 227] >> setpagedevice
/han {{ {{ /name exch def name glyphshow }} forall }} def
/serif {{ /ForeignSerif findfont exch scalefont setfont }} def
/bold {{ /ForeignSans findfont exch scalefont setfont }} def
{body}
showpage
"""

OFFICE = """
0.85 0.9 1 setrgbcolor 20 40 180 150 rectfill
0 setgray
30 bold 28 150 moveto {head} han
0.8 0 0 setrgbcolor 14 bold 28 128 moveto ({deck}) show
0 0 0 setrgbcolor
9 serif 28 100 moveto {line} han 28 86 moveto ({latin}) show
0.25 setlinewidth 20 30 moveto 320 30 lineto stroke
"""

PRESS = """
0 0 0 0.15 setcmykcolor 20 40 180 150 rectfill
0 0 0 1 setcmykcolor true setoverprint {mode}
30 bold 28 150 moveto {head} han
14 bold 28 128 moveto ({deck}) show
9 serif 28 100 moveto {line} han 28 86 moveto ({latin}) show
0.3 setlinewidth 20 30 moveto 320 30 lineto stroke
false setoverprint
0 1 1 0 setcmykcolor 214 40 106 24 rectfill
0 0 0 0 setcmykcolor 12 bold 222 48 moveto (09:00 Saturday) show
gsave 214 100 translate 52.8 39.6 scale
160 120 8 [160 0 0 -120 0 120] {photo} false {colours} colorimage
grestore
"""

INTENT = """%!
[ /Title (Press Hall Open Day) /Trapped /False {{claim}} /DOCINFO pdfmark
[ /_objdef {{icc}} /type /stream /OBJ pdfmark
[ {{icc}} << /N 4 >> /PUT pdfmark
[ {{icc}} ({profile}) (r) file /PUT pdfmark
[ /_objdef {{intent}} /type /dict /OBJ pdfmark
[ {{intent}} << /Type /OutputIntent /S /GTS_PDFX /OutputCondition (Newsprint, own test profile)
  /OutputConditionIdentifier (foreign-newsprint-test) /Info (Not registered) /RegistryName ()
  /DestOutputProfile {{icc}} >> /PUT pdfmark
[ {{Catalog}} << /OutputIntents [ {{intent}} ] >> /PUT pdfmark
[ /TrimBox [10 10 330 217] /BleedBox [4 4 336 223] /PAGE pdfmark
"""


def _page(shop: Workshop, body: str, **more: str) -> str:
    words = {
        "head": _names(shop, "bold", material.HEAD),
        "line": _names(shop, "serif", material.COPY[0]),
        "deck": material.DECK,
        "latin": material.COPY[2],
    }
    return POSTSCRIPT.format(body=body.format(**words, **more))


def _names(shop: Workshop, face: str, text: str) -> str:
    names = TTFont(shop.build / f"{face}.ttf").getBestCmap()
    return "[" + " ".join(f"/{names[ord(char)]}" for char in text) + "]"


def _pdfwrite(shop: Workshop, name: str, *arguments: str) -> None:
    shop.write("Fontmap.foreign", "/ForeignSerif (serif.ttf) ;\n/ForeignSans (bold.ttf) ;\n")
    shop.run(
        "gs", "-q", "-dNOSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", f"-I{shop.build}", "-sFONTMAP=Fontmap.foreign",
        f"-sOutputFile={shop.out / name}", *arguments,
    )  # fmt: skip


def ghostscript_office(shop: Workshop) -> None:
    """An RGB page of PostScript through pdfwrite as it comes out of the box."""
    shop.write("office.ps", _page(shop, OFFICE))
    _pdfwrite(shop, "ghostscript-office.pdf", "office.ps")


def ghostscript_x3(shop: Workshop) -> None:
    """-dPDFX as its manual says: black overprints, but PostScript knows no overprint mode, so PDF's mode is 0."""
    _pdfx(shop, "ghostscript-x3", "/GTS_PDFXVersion (PDF/X-3:2002)", "")


def ghostscript_x1a(shop: Workshop) -> None:
    """The same with overprint mode 1 and the claim of X-1a:2001, which this page of four inks keeps."""
    claim = "/GTS_PDFXVersion (PDF/X-1:2001) /GTS_PDFXConformance (PDF/X-1a:2001)"
    _pdfx(shop, "ghostscript-x1a", claim, "1 .setoverprintmode")


def _pdfx(shop: Workshop, name: str, claim: str, mode: str) -> None:
    pixels = material.separated(material.photo(160, 120), shop.build / "cmyk.icc").tobytes()
    (shop.build / "pixels.cmyk").write_bytes(pixels)
    photo = "{ currentdict /pixels known not { /pixels (pixels.cmyk) (r) file def } if pixels 640 string readstring pop }"
    shop.write("press.ps", _page(shop, PRESS, photo=photo, colours="4", mode=mode))
    intent = INTENT.replace("{{", "{").replace("}}", "}")
    shop.write("intent.ps", intent.replace("{profile}", "cmyk.icc").replace("{claim}", claim))
    _pdfwrite(
        shop, f"{name}.pdf", "-dPDFX", "-dCompatibilityLevel=1.3", "-sColorConversionStrategy=CMYK",
        "-sProcessColorModel=DeviceCMYK", "-dAutoFilterColorImages=false",
        "-dColorImageFilter=/DCTEncode", "intent.ps", "press.ps",
    )  # fmt: skip


def qpdf_streams(shop: Workshop) -> None:
    """The X-4 file linearised and its objects packed into streams, as qpdf writes for the web: still PDF/X-4."""
    source = shop.out / "luatex-x4.pdf"
    shop.run("qpdf", "--linearize", "--object-streams=generate", source, shop.out / "qpdf-x4-streams.pdf")


def qpdf_encrypted(shop: Workshop) -> None:
    """An X-1a file locked: opens without a password, but no PDF/X file may be encrypted."""
    locked = shop.out / "qpdf-x1a-encrypted.pdf"
    shop.run(
        "qpdf", "--allow-weak-crypto", "--encrypt", "", "proprietor", "128", "--use-aes=n", "--",
        shop.out / "ghostscript-x1a.pdf", locked,
    )  # fmt: skip


MUPDF = """%%MediaBox 0 0 340 227
%%Font Latin latin.ttf
%%Image Photo photo-gray.png
0.88 g 20 40 180 150 re f
0 g
BT /Latin 30 Tf 28 150 Td ({deck}) Tj ET
BT /Latin 9 Tf 28 100 Td ({latin}) Tj ET
BT /Latin 9 Tf 228 60 Td ({small}) Tj ET
q 88 0 0 66 214 100 cm /Photo Do Q
0.15 w 20 30 m 320 30 l S
"""


def mupdf_grey(shop: Workshop) -> None:
    """A page in one ink through mutool: grey throughout, its rule too thin, no boxes, no intent."""
    material.photo(140, 105).convert("L").save(shop.build / "photo-gray.png")
    words = {"deck": "Open Day", "latin": material.COPY[2], "small": "No ticket needed."}
    shop.write("page.txt", MUPDF.format(**words))
    shop.run(
        "mutool",
        "create",
        "-O",
        "compress,compress-fonts,compress-images",
        "-o",
        shop.out / "mupdf-grey.pdf",
        "page.txt",
    )
