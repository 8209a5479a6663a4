"""Files of programming libraries: ReportLab, fpdf2, matplotlib, img2pdf, Pillow, PDFKit, iText."""

from __future__ import annotations

from datetime import UTC, datetime

from PIL import Image, ImageDraw

from tests.preflight.foreign.make import material
from tests.preflight.foreign.make.common import MM, Workshop


def reportlab_ad(shop: Workshop) -> None:
    """ReportLab held to CMYK, with boxes and overprint of its own, but no intent: sound ink in a file of no standard."""
    from reportlab import rl_config
    from reportlab.lib.colors import CMYKColor
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0
    for face in ("serif", "bold"):
        pdfmetrics.registerFont(TTFont(face, str(shop.build / f"{face}.ttf")))
    canvas = Canvas(
        str(shop.out / "reportlab-ad.pdf"), pagesize=(126 * MM, 86 * MM), enforceColorSpace="CMYK",
        initialFontName="serif", trimBox=(3 * MM, 3 * MM, 123 * MM, 83 * MM), bleedBox=(0, 0, 126 * MM, 86 * MM),
        invariant=True,
    )  # fmt: skip
    black = CMYKColor(0, 0, 0, 1)
    canvas.setTitle(material.TITLE)
    canvas.setFillColor(CMYKColor(0, 0.1, 0.3, 0))
    canvas.rect(0, 8 * MM, 70 * MM, 78 * MM, stroke=0, fill=1)
    canvas.drawImage(str(shop.build / "photo-cmyk.jpg"), 76 * MM, 45 * MM, 20 * MM, 15 * MM)
    canvas.setFillOverprint(True)
    canvas.setStrokeOverprint(True)
    canvas.setOverprintMask(1)
    canvas.setFillColor(black)
    canvas.setStrokeColor(black)
    for size, y, face, text in (
        (30, 66, "bold", material.HEAD),
        (14, 56, "bold", material.DECK),
        (9, 48, "serif", material.COPY[0]),
        (9, 43, "serif", material.COPY[2]),
        (7, 14, "serif", material.SMALL),
    ):
        canvas.setFont(face, size)
        canvas.drawString(10 * MM, y * MM, text)
    canvas.setLineWidth(0.25)
    canvas.line(10 * MM, 20 * MM, 66 * MM, 20 * MM)
    canvas.save()


def fpdf2_leaflet(shop: Workshop) -> None:
    """Two pages of unlike size in RGB and grey, a photo of 93 ppi, a link and a comment in the page."""
    from fpdf import FPDF

    pdf = FPDF(unit="mm", format=(120, 80))
    pdf.set_creation_date(datetime(2025, 1, 1, tzinfo=UTC))
    pdf.add_font("serif", fname=shop.build / "serif.ttf")
    pdf.add_font("bold", fname=shop.build / "bold.ttf")
    pdf.add_page()
    pdf.set_fill_color(255, 236, 200)
    pdf.rect(10, 10, 60, 50, style="F")
    pdf.set_font("bold", size=28)
    pdf.text(12, 24, material.HEAD)
    pdf.set_font("serif", size=9)
    pdf.text(12, 40, material.COPY[0])
    pdf.image(shop.build / "photo-small.jpg", x=74, y=12, w=38)
    pdf.link(12, 36, 50, 6, "https://example.org/")
    pdf.text_annotation(80, 50, "Is nine right?")
    pdf.add_page(format=(100, 80))
    pdf.set_text_color(180, 0, 0)
    pdf.text(12, 40, material.COPY[3])
    pdf.output(str(shop.out / "fpdf2-leaflet.pdf"))


def matplotlib_chart(shop: Workshop) -> None:
    """A chart: RGB, a half-transparent band, type of 5 pt, a grid of 0.2 pt."""
    import matplotlib as mpl

    mpl.use("pdf")
    from matplotlib import font_manager, pyplot

    font_manager.fontManager.addfont(shop.build / "serif.ttf")
    with mpl.rc_context({"font.family": "Foreign Serif", "font.size": 7, "pdf.fonttype": 42}):
        figure, axes = pyplot.subplots(figsize=(3.4, 2.2))
        hours = [8, 9, 10, 11, 12]
        axes.fill_between(hours, [0, 3, 8, 6, 2], color="tab:red", alpha=0.4, linewidth=0)
        axes.plot(hours, [0, 3, 8, 6, 2], color="black", linewidth=1)
        axes.grid(linewidth=0.2)
        axes.set_title(material.HEAD)
        axes.set_xlabel("o'clock", fontsize=5)
        figure.savefig(
            shop.out / "matplotlib-chart.pdf", metadata={"Title": material.TITLE, "CreationDate": None}
        )


def img2pdf_lineart(shop: Workshop) -> None:
    """One bitmap of 1200 ppi, packed with CCITT G4, boxes set: fit for the screen, but grey and of no standard."""
    import img2pdf

    bitmap = Image.new("1", (945, 709), 1)
    draw = ImageDraw.Draw(bitmap)
    for radius in range(80, 340, 80):
        draw.ellipse((472 - radius, 354 - radius, 472 + radius, 354 + radius), outline=0, width=12)
    bitmap.save(shop.build / "lineart.png", dpi=(1200, 1200))
    layout = img2pdf.get_layout_fun(
        pagesize=(26 * MM, 21 * MM), imgsize=((img2pdf.ImgSize.abs, 20 * MM), None)
    )
    edge = (3 * MM, 3 * MM)
    with (shop.out / "img2pdf-lineart.pdf").open("wb") as file:
        img2pdf.convert(
            str(shop.build / "lineart.png"), outputstream=file, layout_fun=layout, trimborder=edge, title=material.TITLE,
            nodate=True,
        )  # fmt: skip


def pillow_scan(shop: Workshop) -> None:
    """A whole page as one CMYK JPEG of 150 ppi, its samples inverted as Adobe does it, undone by /Decode."""
    picture = material.photo(300, 200)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((20, 20, 180, 80), fill="white")
    inks = material.separated(picture, shop.build / "cmyk.icc")
    inks.save(shop.out / "pillow-scan.pdf", resolution=150, title=material.TITLE, quality=50)


PDFKIT = """
const PDFDocument = require('pdfkit'); const fs = require('fs');
const doc = new PDFDocument({size: [340, 227], margin: 0, pdfVersion: '1.4', font: 'serif.ttf',
  info: {Title: '%(title)s', CreationDate: new Date('2025-01-01T00:00:00Z')}});
doc.pipe(fs.createWriteStream(process.argv[2]));
doc.addSpotColor('PANTONE 485 C', 0, 95, 100, 0);
doc.rect(20, 27, 180, 150).fill([0, 0, 0, 12]);
doc.font('bold.ttf').fontSize(30).fillColor('PANTONE 485 C').text('%(head)s', 28, 40, {lineBreak: false});
doc.font('serif.ttf').fontSize(9).fillColor([0, 0, 0, 100]).text('%(line)s', 28, 110, {lineBreak: false});
doc.rect(214, 27, 106, 100).fill([80, 70, 70, 90]);
doc.font('bold.ttf').fontSize(8).fillColor([0, 0, 0, 0]).text('09:00 Saturday', 222, 60, {lineBreak: false});
doc.lineWidth(0.1).moveTo(20, 200).lineTo(320, 200).stroke([100, 100, 0, 0]);
doc.end();
"""


def pdfkit_spot(shop: Workshop) -> None:
    """CMYK and a spot colour; a field of 310 % ink, white type of 8 pt on it, a two-ink rule of 0.1 pt."""
    words = {"title": material.TITLE, "head": material.HEAD, "line": material.COPY[0]}
    shop.write("spot.js", PDFKIT % words)
    shop.run("node", "spot.js", shop.out / "pdfkit-spot.pdf", NODE_PATH=str(shop.build / "node_modules"))


ITEXT = """
import com.lowagie.text.*; import com.lowagie.text.pdf.*; import java.io.*;
public class Ad {
  static CMYKColor ink(double c, double m, double y, double k) {
    return new CMYKColor((float) c, (float) m, (float) y, (float) k); }
  public static void main(String[] name) throws Exception {
    Document doc = new Document(new Rectangle(352, 239));
    PdfWriter writer = PdfWriter.getInstance(doc, new FileOutputStream(name[0]));
    writer.setPDFXConformance(PdfWriter.PDFX1A2001);
    writer.setBoxSize("trim", new Rectangle(6, 6, 346, 233));
    writer.setBoxSize("bleed", new Rectangle(0, 0, 352, 239));
    doc.addTitle("%(title)s"); doc.open();
    writer.getInfo().put(PdfName.TRAPPED, new PdfName("False"));
    writer.setOutputIntents("foreign-newsprint-test", "Newsprint, own test profile", "", "Not registered",
      java.awt.color.ICC_Profile.getInstance("cmyk.icc"));
    BaseFont bold = BaseFont.createFont("bold.ttf", BaseFont.IDENTITY_H, true);
    BaseFont serif = BaseFont.createFont("serif.ttf", BaseFont.IDENTITY_H, true);
    PdfGState over = new PdfGState(); over.setOverPrintMode(1); over.setOverPrintNonStroking(true);
    over.setOverPrintStroking(true);
    PdfGState knock = new PdfGState(); knock.setOverPrintMode(0); knock.setOverPrintNonStroking(false);
    knock.setOverPrintStroking(false);
    PdfContentByte page = writer.getDirectContent();
    page.setColorFill(ink(0.1, 0, 0.3, 0)); page.rectangle(0, 40, 200, 199); page.fill();
    Image photo = Image.getInstance("photo-cmyk.jpg"); photo.scaleAbsolute(52.8f, 39.6f);
    photo.setAbsolutePosition(220, 150); page.addImage(photo);
    page.setColorFill(ink(0, 0, 0, 1)); page.rectangle(220, 90, 110, 30); page.fill();
    page.beginText(); page.setColorFill(ink(0, 0, 0, 0)); page.setFontAndSize(bold, 12);
    page.setTextMatrix(228, 100); page.showText("09:00 Saturday"); page.endText();
    page.setGState(over); page.setColorFill(ink(0, 0, 0, 1)); page.setColorStroke(ink(0, 0, 0, 1));
    page.beginText(); page.setFontAndSize(bold, 30); page.setTextMatrix(20, 180); page.showText("%(head)s");
    page.setFontAndSize(serif, 9); page.setTextMatrix(20, 150); page.showText("%(line)s");
    page.setTextMatrix(20, 136); page.showText("%(latin)s"); page.endText();
    page.setLineWidth(0.4f); page.moveTo(20, 60); page.lineTo(332, 60); page.stroke();
    page.setGState(knock);
    doc.close();
  }
}
"""


def itext_x1a(shop: Workshop) -> None:
    """iText 2 under its own PDF/X-1a:2001 rules: CMYK, intent with profile, black overprinting in mode 1."""
    words = {
        "title": material.TITLE,
        "head": material.HEAD,
        "line": material.COPY[0],
        "latin": material.COPY[2],
    }
    shop.write("Ad.java", ITEXT % words)
    shop.run(
        "java",
        "-Djava.awt.headless=true",
        "-cp",
        "/usr/share/java/itext.jar",
        "Ad.java",
        shop.out / "itext-x1a.pdf",
    )
