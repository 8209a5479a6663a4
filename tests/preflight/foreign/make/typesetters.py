"""Files of programs that compile a source: Typst, LuaTeX, pdfTeX, XeTeX, groff."""

from __future__ import annotations

from tests.preflight.foreign.make import material
from tests.preflight.foreign.make.common import Workshop

TYPST = """
#set document(title: "{deck}", date: none)
#set page(width: 120mm, height: 80mm, margin: 7mm)
#set text(font: "Foreign Serif", size: 9pt, fill: cmyk(0%, 0%, 0%, 100%))
#let han(body, size) = text(font: "Foreign Sans", size: size, body)
#place(rect(width: 66mm, height: 60mm, fill: cmyk(0%, 5%, 20%, 0%)))
#place(dx: 3mm, dy: 3mm, han([{head}], 30pt))
#place(dx: 3mm, dy: 16mm, text(fill: cmyk(0%, 100%, 90%, 0%), han([{deck}], 14pt)))
#place(dx: 3mm, dy: 26mm, block(width: 58mm)[{copy}])
#place(dx: 70mm, dy: 0mm, image("photo.jpg", width: 20mm))
#place(dx: 70mm, dy: 30mm, rect(width: 36mm, height: 10mm, fill: cmyk(0%, 0%, 0%, 100%)))
#place(dx: 72mm, dy: 33mm, text(fill: cmyk(0%, 0%, 0%, 0%), size: 12pt)[09:00 Saturday])
#place(dx: 0mm, dy: 62mm, line(length: 106mm, stroke: 0.3pt + cmyk(0%, 0%, 0%, 100%)))
"""


def typst_ad(shop: Workshop) -> None:
    """Colours in CMYK, a photo in RGB: Typst knows no output intent and no trim box."""
    import typst

    words = {"head": material.HEAD, "deck": material.DECK, "copy": " ".join(material.COPY)}
    source = shop.write("ad.typ", TYPST.format(**words))
    typst.compile(
        source, output=shop.out / "typst-ad.pdf", font_paths=[str(shop.build)], ignore_system_fonts=True
    )


LUATEX = r"""
\input luaotfload.sty
\outputmode=1
\pdfvariable minorversion 6
\pdfvariable objcompresslevel 0
\pdfvariable horigin 0pt \pdfvariable vorigin 0pt
\pagewidth=352bp \pageheight=239bp
\hsize=352bp \vsize=239bp \hoffset=0pt \voffset=0pt \topskip=0pt \parindent=0pt \nopagenumbers
\pdfvariable pageattr {/TrimBox [6 6 346 233] /BleedBox [0 0 352 239]}
\immediate\pdfextension obj stream attr {/N 4 /Alternate /DeviceCMYK} file {cmyk.icc}
\edef\icc{\pdffeedback lastobj}
\immediate\pdfextension obj uncompressed stream attr {/Type /Metadata /Subtype /XML} file {x4.xmp}
\edef\xmp{\pdffeedback lastobj}
\pdfextension catalog {/Metadata \xmp\space 0 R /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFX
  /OutputConditionIdentifier (foreign-newsprint-test) /OutputCondition (Newsprint, own test profile)
  /Info (Not registered) /DestOutputProfile \icc\space 0 R >>]}
\pdfextension info {/Title (@deck) /Trapped /False
  /CreationDate (D:20250101000000Z) /ModDate (D:20250101000000Z)}
\pdfvariable suppressoptionalinfo 511
\immediate\pdfextension obj {<< /Type /ExtGState /OP true /op true /OPM 1 >>}
\edef\over{\pdffeedback lastobj}
\immediate\pdfextension obj {<< /Type /ExtGState /OP false /op false /OPM 0 >>}
\edef\knock{\pdffeedback lastobj}
@state
\edef\resources{/ExtGState << /Over \over\space 0 R /Knock \knock\space 0 R @resources >> @more}
\pdfvariable pageresources \expandafter{\resources}
\font\large="[./bold.ttf]:mode=node" at 30bp
\font\deck="[./bold.ttf]:mode=node" at 14bp
\font\text="[./serif.ttf]:mode=node" at 9bp
\font\reversed="[./bold.ttf]:mode=node" at 12bp
\def\lit#1{\pdfextension literal page {#1}}
\def\at#1#2#3{\vbox to 0pt{\kern#2bp\hbox to 0pt{\kern#1bp#3\hss}\vss}\nointerlineskip}
\def\line#1#2{\at{20}{#1}{\text #2}}
\output={\shipout\box255}
\vbox to 239bp{%
\at00{\lit{q /Knock gs 0 0.05 0.2 0 k 12 40 192 187 re f @drawing Q}}
\at{214}{20}{\pdfextension literal page {q /Knock gs}\saveimageresource width 52.8bp height 39.6bp {photo-cmyk.jpg}%
  \useimageresource\lastsavedimageresourceindex\lit{Q}}
\at00{\lit{q /Over gs 0 0 0 1 K 0.3 w 12 24 m 340 24 l S Q}}
\at00{\lit{q /Knock gs 0 0 0 1 k 214 60 120 28 re f Q}}
\at00{\lit{q /Over gs 0 0 0 1 k 0 0 0 1 K}}
\at{20}{22}{\large @head}
\at{20}{66}{\deck @deck}
@lines
\at00{\lit{Q q /Knock gs 0 0 0 0 k}}
\at{222}{162}{\reversed 09:00 Saturday}
\at00{\lit{Q}}
\vss}
\end
"""

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{deck}</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>2025-01-01T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>2025-01-01T00:00:00Z</xmp:ModifyDate>
<xmp:MetadataDate>2025-01-01T00:00:00Z</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:3d5c8a8e-0d5f-4c0b-9a55-0f0e1d2c3b4a</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Trapped>False</pdf:Trapped>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def luatex_x4(shop: Workshop) -> None:
    """PDF/X-4 by LuaTeX's own primitives: four inks, black overprinting, boxes, intent, XMP."""
    _luatex(shop, "luatex-x4", state="", resources="", more="", drawing="")


def luatex_layers(shop: Workshop) -> None:
    """X-4 with what it allows and X-1a forbids: a layer shown by default, a tint at half strength, a Multiply."""
    state = r"""
\immediate\pdfextension obj {<< /Type /ExtGState /ca 0.5 /BM /Multiply >>}
\edef\half{\pdffeedback lastobj}
\immediate\pdfextension obj {<< /Type /OCG /Name (Panel) >>}
\edef\layer{\pdffeedback lastobj}
\pdfextension catalog {/OCProperties << /OCGs [\layer\space 0 R] /D << /Name (Print) /ON [\layer\space 0 R]
  /Order [\layer\space 0 R] >> >>}
\pdfvariable pageattr {/TrimBox [6 6 346 233] /BleedBox [0 0 352 239] /Group << /S /Transparency /CS /DeviceCMYK
  /I true >>}"""
    drawing = "/OC /Panel BDC /Half gs 0.4 0 0 0 k 150 40 54 187 re f EMC"
    more = r"/Properties << /Panel \layer\space 0 R >>"
    _luatex(
        shop, "luatex-x4-layers", state=state, resources=r"/Half \half\space 0 R", more=more, drawing=drawing
    )


def _luatex(shop: Workshop, name: str, **parts: str) -> None:
    lines = "\n".join(
        rf"\line{{{92 + 15 * place}}}{{{text}}}" for place, text in enumerate(_broken(material.COPY))
    )
    words = {**parts, "lines": lines, "head": material.HEAD, "deck": material.DECK}
    source = LUATEX
    for key, value in words.items():
        source = source.replace(f"@{key}", value)
    shop.write("x4.xmp", XMP.format(deck=material.DECK))
    shop.write(f"{name}.tex", source)
    shop.run("luatex", "--interaction=nonstopmode", f"{name}.tex")
    (shop.build / f"{name}.pdf").replace(shop.out / f"{name}.pdf")


def _broken(lines: tuple[str, ...]) -> list[str]:
    """Chinese lines cut to the panel's twenty characters; there is no line breaking in plain TeX for them."""
    return [
        line[start : start + 19] for line in lines for start in range(0, len(line), 19) if line[0] > "\u2000"
    ] + [line for line in lines if line[0] < "\u2000"]


PDFTEX = r"""
\pdfoutput=1 \pdfminorversion=5
\pdfhorigin=0pt \pdfvorigin=0pt \hoffset=0pt \voffset=0pt \topskip=0pt \parindent=0pt \nopagenumbers
\pdfpagewidth=340bp \pdfpageheight=227bp \hsize=340bp \vsize=227bp
\pdfinfo{/Title (@deck)}
\pdfcatalog{/OpenAction << /S /JavaScript /JS (app.alert("Open Day")) >>}
\font\large=cmr9 at 24bp \font\text=cmr9 at 9bp \font\small=cmr9 at 5bp
\def\lit#1{\pdfliteral page {#1}}
\def\at#1#2#3{\vbox to 0pt{\kern#2bp\hbox to 0pt{\kern#1bp#3\hss}\vss}\nointerlineskip}
\output={\shipout\box255}
\vbox to 227bp{%
\at00{\lit{q 0.3 0.2 0.2 1 k 20 40 180 60 re f Q}}
\at00{\lit{q 0 0 0 0.1 k 20 110 180 90 re f Q}}
\at00{\lit{0 0 0 1 k 0 0 0 1 K 0.5 w 20 20 300 195 re S}}
\at{28}{30}{\large @deck}
\at{28}{70}{\text One reel, four inks, forty minutes.}
\at{28}{90}{\small No ticket needed. Come early; the folder starts at nine.}
\at00{\lit{q 0.4 0.3 0.3 1 k}}
\at{214}{60}{\text Rich black in small type}
\at00{\lit{Q q 0 0 0 0 k}}
\at{28}{150}{\text 09:00 Saturday, in white of nine points}
\at00{\lit{Q}}
\at{214}{100}{\pdfstartlink width 60bp height 9bp depth 3bp user {/Subtype /Link /Border [0 0 0]
  /A << /S /URI /URI (https://example.org/) >>}\text The map\pdfendlink}
\vss}
\end
"""


def pdftex_faults(shop: Workshop) -> None:
    """CMYK by hand in plain pdfTeX, and wrong: a script on opening, a link, reversed and multi-ink type of 9 pt."""
    shop.write("pdftex-faults.tex", PDFTEX.replace("@deck", material.DECK))
    shop.run("pdftex", "--interaction=nonstopmode", "pdftex-faults.tex")
    (shop.build / "pdftex-faults.pdf").replace(shop.out / "pdftex-faults.pdf")


XELATEX = r"""
\documentclass{article}
\usepackage{fontspec,graphicx,xcolor}
\usepackage[paperwidth=120mm,paperheight=80mm,margin=8mm]{geometry}
\setmainfont[Path=./]{serif.ttf}
\newfontface\headface[Path=./]{bold.ttf}
\XeTeXlinebreaklocale "zh"
\XeTeXlinebreakskip = 0pt plus 1pt
\setlength{\parindent}{0pt}\pagestyle{empty}
\begin{document}
{\headface\fontsize{26}{30}\selectfont @head}\par\smallskip
{\headface\fontsize{13}{16}\selectfont\color[rgb]{0.7,0.1,0.1}@deck}\par\medskip
\begin{minipage}{58mm}\fontsize{9}{13}\selectfont @copy\end{minipage}\hfill
\begin{minipage}{40mm}\includegraphics[width=32mm]{photo.jpg}\end{minipage}
\par\vfill\special{pdf:ann width 60bp height 9bp depth 3bp
  << /Type /Annot /Subtype /Link /Border [0 0 0] /A << /S /URI /URI (https://example.org/) >> >>}%
\fontsize{8}{10}\selectfont example.org
\newpage
\mbox{}
\end{document}
"""


def xelatex_booklet(shop: Workshop) -> None:
    """An office document: RGB red, a photo of 127 ppi, a link, and a second page with nothing on it."""
    source = XELATEX.replace("@head", material.HEAD).replace("@deck", material.DECK)
    shop.write("xelatex-booklet.tex", source.replace("@copy", " ".join(material.COPY)))
    shop.run("xelatex", "-interaction=nonstopmode", "xelatex-booklet.tex")
    (shop.build / "xelatex-booklet.pdf").replace(shop.out / "xelatex-booklet.pdf")


GROFF = """.pl 8c
.ll 10c
.po 1c
.ps 24
.vs 28
Press Hall Open Day
.br
.ps 9
.vs 12
.ft CR
One reel, four inks, forty minutes.
.br
.defcolor ink cmyk 0 0.9 0.9 0.1
\\m[ink]Come early; the folder starts at nine.\\m[]
.br
\\D'l 10c 0'
"""


def groff_notice(shop: Workshop) -> None:
    """Standard fonts, Courier among them, none embedded; gropdf's own CMYK red."""
    shop.write("notice.roff", GROFF)
    command = f"groff -Tpdf -P-p80m,120m notice.roff > {shop.out / 'groff-notice.pdf'}"
    shop.run("sh", "-c", command.replace("80m,120m", "8c,12c"))
