"""Files of desktop programs and browsers: LibreOffice, Scribus, Inkscape, librsvg, cairo, Chromium, WeasyPrint."""

from __future__ import annotations

from tests.preflight.foreign.make import material
from tests.preflight.foreign.make.common import Workshop

HTML = """<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{title}</title><style>
@page {{ size: 120mm 80mm; margin: 6mm; {page} }}
@font-face {{ font-family: Serif1; src: url(serif.ttf) }} @font-face {{ font-family: Bold1; src: url(bold.ttf) }}
body {{ margin: 0; font: 9pt/13pt Serif1; color: {black} }}
h1 {{ font: 28pt/32pt Bold1; margin: 0 }} h2 {{ font: 13pt/18pt Bold1; margin: 0; color: {red} }}
.panel {{ float: left; width: 62mm; height: 62mm; background: {tint}; padding: 2mm }}
img {{ float: right; width: 19.2mm }} .note {{ clear: right; padding-top: 3mm; width: 36mm; float: right }}
{more}</style></head><body><div class="panel"><h1>{head}</h1><h2>{deck}</h2><p>{copy}</p></div>
<img src="{photo}" alt="Reels of newsprint"><p class="note">{note}</p></body></html>
"""

OFFICE = {
    "black": "#000", "red": "#b01020", "tint": "#ffecd0", "photo": "photo.jpg", "page": "", "more": "",
    "note": '<a href="https://example.org/">example.org</a>',
}  # fmt: skip
INKS = {
    **OFFICE, "black": "device-cmyk(0 0 0 1)", "red": "device-cmyk(0 1 0.9 0)", "tint": "device-cmyk(0 0.05 0.2 0)",
    "photo": "photo-cmyk.jpg", "page": "bleed: 3mm;", "note": material.SMALL,
}  # fmt: skip


def _html(shop: Workshop, name: str, look: dict[str, str]) -> str:
    words = {
        "title": material.TITLE,
        "head": material.HEAD,
        "deck": material.DECK,
        "copy": " ".join(material.COPY),
    }
    shop.write(f"{name}.html", HTML.format(**words, **look))
    return f"{name}.html"


def weasyprint_plain(shop: Workshop) -> None:
    """A web page printed: sRGB, no standard, one link."""
    _weasyprint(shop, "weasyprint-plain", OFFICE)


def weasyprint_false_x1a(shop: Workshop) -> None:
    """The same page asked for as PDF/X-1a: the claim is written, the colours stay RGB, the intent is missing."""
    _weasyprint(shop, "weasyprint-false-x1a", OFFICE, "--pdf-variant", "pdf/x-1a")


def weasyprint_x4(shop: Workshop) -> None:
    """The page in device-cmyk with a profile as its intent, asked for as PDF/X-4."""
    profile = "@color-profile --press { src: url(cmyk.icc); components: c, m, y, k }"
    _weasyprint(
        shop,
        "weasyprint-x4",
        {**INKS, "more": profile},
        "--pdf-variant",
        "pdf/x-4",
        "--output-intent=--press",
    )


def _weasyprint(shop: Workshop, name: str, look: dict[str, str], *arguments: str) -> None:
    import sys

    shop.run(
        sys.executable, "-m", "weasyprint", *arguments, _html(shop, name, look), shop.out / f"{name}.pdf"
    )


def chromium_page(shop: Workshop) -> None:
    """Print to PDF by a headless browser (Skia): RGB, a link, a shadow at part strength."""
    look = {**OFFICE, "more": "h2 { opacity: 0.8 }"}
    shop.run(
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        f"--print-to-pdf={shop.out / 'chromium-page.pdf'}", _html(shop, "chromium-page", look),
    )  # fmt: skip


def libreoffice_letter(shop: Workshop) -> None:
    """A letter of LibreOffice Writer from HTML: office colours, A4."""
    body = (
        f'<h1 style="font-family: Foreign Sans">{material.HEAD}</h1>'
        f'<p style="font-family: Foreign Serif; font-size: 10pt">{"<br>".join(material.COPY)}</p>'
        '<p style="font-family: Foreign Serif"><a href="https://example.org/">example.org</a></p>'
        '<p><img src="photo.jpg" width="160" height="120"></p>'
    )
    shop.write(
        "libreoffice-letter.html", f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'
    )
    shop.run(
        "soffice", "--headless", f"-env:UserInstallation=file://{shop.build / 'office'}", "--infilter=HTML (StarWriter)",
        "--convert-to", "pdf:writer_pdf_Export", "--outdir", shop.out, "libreoffice-letter.html",
    )  # fmt: skip


SVG = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="120mm" height="80mm"
 viewBox="0 0 120 80"><title>{title}</title>
<rect x="6" y="6" width="64" height="68" fill="#ffecd0"/>
<text x="9" y="20" font-family="Foreign Sans" font-size="10">{head}</text>
<text x="9" y="28" font-family="Foreign Sans" font-size="5" fill="#b01020">{deck}</text>
<text x="9" y="40" font-family="Foreign Serif" font-size="3.2">{line}</text>
<image x="88" y="8" width="11.2" height="8.4" xlink:href="photo-small.jpg"/>
<circle cx="95" cy="56" r="12" fill="#2050a0" opacity="0.5"/>
<line x1="6" y1="77" x2="114" y2="77" stroke="#000" stroke-width="0.05"/></svg>
"""


def _svg(shop: Workshop) -> None:
    words = {"title": material.TITLE, "head": material.HEAD, "deck": material.DECK}
    shop.write("ad.svg", SVG.format(**words, line=material.COPY[0]))


def cairo_ad(shop: Workshop) -> None:
    """librsvg through cairo: RGB, a half-transparent circle, a rule of 0.14 pt."""
    _svg(shop)
    shop.run("rsvg-convert", "--unlimited", "-f", "pdf", "-o", shop.out / "cairo-ad.pdf", "ad.svg")


def inkscape_ad(shop: Workshop) -> None:
    """Inkscape's export of the same drawing as PDF 1.4, its type turned into outlines: no font is in the file."""
    _svg(shop)
    shop.run(
        "inkscape", "--export-type=pdf", "--export-pdf-version=1.4", "--export-text-to-path",
        f"--export-filename={shop.out / 'inkscape-outlines.pdf'}", "ad.svg", HOME=str(shop.build),
    )  # fmt: skip


SCRIBUS = """
import re, scribus as s
s.newDocument((340, 227), (10, 10, 10, 10), s.PORTRAIT, 1, s.UNIT_POINTS, s.PAGE_1, 0, 1)
s.defineColorCMYK("Ink", 0, 0, 0, 255)
s.defineColorCMYK("Tint", 0, 13, 51, 0)
s.defineColorCMYK("Paper", 0, 0, 0, 0)
def box(x, y, w, h, colour):
    frame = s.createRect(x, y, w, h)
    s.setFillColor(colour, frame); s.setLineColor("None", frame)
def text(x, y, w, h, words, face, size, colour):
    frame = s.createText(x, y, w, h)
    s.setText(words, frame); s.setFont(face, frame); s.setFontSize(size, frame)
    s.setTextColor(colour, frame); s.setLineSpacing(size * 1.4, frame)
box(20, 20, 190, 180, "Tint")
box(220, 100, 110, 30, "Ink")
image = s.createImage(220, 20, 52.8, 39.6)
s.loadImage("photo-cmyk.tif", image); s.setScaleImageToFrame(True, True, image)
text(26, 26, 180, 46, "%(head)s", "Foreign Sans Regular", 30, "Ink")
text(26, 70, 180, 24, "%(deck)s", "Foreign Sans Regular", 14, "Ink")
text(26, 96, 180, 100, "%(copy)s", "Foreign Serif Regular", 9, "Ink")
text(226, 106, 100, 24, "09:00 Saturday", "Foreign Sans Regular", 12, "Paper")
rule = s.createLine(20, 212, 330, 212)
s.setLineColor("Ink", rule); s.setLineWidth(0.4, rule)
s.setInfo("The paper", "%(title)s", "")
s.saveDocAs("%(build)s/ad.sla"); s.closeDoc()
# The scripter cannot choose a printer's profile or overprint: the saved document is edited.
source = open("%(build)s/ad.sla", encoding="utf-8").read()
for key in ("DPPr", "DPInCMYK", "DPIn3", "PrintP"):
    source = re.sub(key + '="[^"]*"', key + '="Foreign newsprint test profile"', source)
source = source.replace('DPuse="0"', 'DPuse="1"')
def over(match):
    item = match[0]
    black = 'PTYPE="5"' in item or ('PTYPE="4"' in item and "09:00" not in item)
    return item.replace('PTYPE="', 'doOverprint="1" PTYPE="', 1) if black else item
objects = re.compile("<PAGEOBJECT [^>]*/>|<PAGEOBJECT .*?</PAGEOBJECT>", re.S)
open("%(build)s/ad.sla", "w", encoding="utf-8").write(objects.sub(over, source))
s.openDoc("%(build)s/ad.sla")
for name, version in (("scribus-x4", 10), ("scribus-x1a", 11)):
    pdf = s.PDFfile()
    pdf.file = "%(out)s/" + name + ".pdf"
    pdf.version = version; pdf.outdst = 1; pdf.info = "foreign-newsprint-test"; pdf.quality = 3
    pdf.subsetList = ["Foreign Sans Regular", "Foreign Serif Regular"]
    pdf.save()
"""


def scribus_x(shop: Workshop) -> None:
    """Scribus' own PDF/X-4 and PDF/X-1a:2001, black set to overprint."""
    home = shop.build / "home"
    profiles = home / ".local" / "share" / "color" / "icc"
    profiles.mkdir(parents=True, exist_ok=True)
    (profiles / "cmyk.icc").write_bytes((shop.build / "cmyk.icc").read_bytes())
    words = {"head": material.HEAD, "deck": material.DECK, "copy": " ".join(material.COPY[:3])}
    shop.write(
        "scribus-ad.py", SCRIBUS % {**words, "title": material.TITLE, "out": shop.out, "build": shop.build}
    )
    shop.run("xvfb-run", "-a", "scribus", "-g", "-ns", "-py", "scribus-ad.py", HOME=str(home))
