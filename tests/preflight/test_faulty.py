"""Sound files with one edit each: exactly the rule that speaks of it fires, and none just inside its limit."""

from __future__ import annotations

from typing import Any, NamedTuple

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from broadsheet.base.messages import MESSAGES
from broadsheet.preflight.file.rulebook import rule_of
from tests.preflight.sound import (
    Edit,
    adds,
    annotation,
    both,
    codes,
    composite_font,
    drawn_font,
    form,
    group,
    image,
    judged,
    limits,
    page_of,
    puts,
    root_of,
    saved,
    says,
    separation,
    shading,
    sound,
    spoilt,
    state,
    stream,
    tile,
)

TINT = b"0.3 0 0 0 k 30 30 200 60 re f\n"
"""Some ink in the empty part of the page; what is drawn from 40, 40 on lies on it."""


class Case(NamedTuple):
    """What is wrong, the edit that makes it so, and the codes it must bring."""

    name: str
    edit: Edit
    expected: frozenset[str] = frozenset()
    standard: str = "X-4"
    ad: bool = False


def fine(name: str, edit: Edit, standard: str = "X-4", *, ad: bool = False) -> Case:
    return Case(name, edit, frozenset(), standard, ad)


def wrong(name: str, edit: Edit, expected: str, standard: str = "X-4", *, ad: bool = False) -> Case:
    return Case(name, edit, frozenset(expected.split()), standard, ad)


def text(size: float, colour: bytes, *, at: tuple[float, float] = (40, 40), before: bytes = b"") -> bytes:
    """A few letters in a colour that its operands and operator give."""
    return b"q %s %s BT /F1 %.4f Tf %g %g Td (text) Tj ET Q\n" % (before, colour, size, *at)


def line(weight: float, colour: bytes, *, before: bytes = b"") -> bytes:
    return b"q %s %s %.4f w 40 50 m 140 50 l S Q\n" % (before, colour, weight)


BLACK, WHITE, RED, BROWN = b"0 0 0 1 k", b"0 0 0 0 k", b"0 0.9 0.8 0 k", b"0.5 0.5 0.5 0.9 k"
BLACK_LINE, WHITE_LINE, RED_LINE = b"0 0 0 1 K", b"0 0 0 0 K", b"0 0.9 0.8 0 K"
OVER = b"/Over gs"


def info(pdf: Pdf) -> Any:
    return pdf.trailer.Info


def intent(pdf: Pdf) -> Any:
    return pdf.Root.OutputIntents[0]


def again(pdf: Pdf) -> None:
    """The page once more, as a second page with a dictionary of its own."""
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(Dictionary(dict(page_of(pdf).items())))))


def second(key: str, value: Any) -> Edit:
    """A second page of which one key is otherwise."""
    return both(again, puts(lambda one: one.pages[1].obj, key, value))


def bare_font(name: str) -> Any:
    """A font that is named and not in the file."""
    return lambda _: Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{name}"), Encoding=Name.WinAnsiEncoding
    )


def renamed_font(name: str) -> Any:
    def make(pdf: Pdf) -> Any:
        font = Dictionary(dict(page_of(pdf).Resources.Font.F1.items()))
        font.BaseFont = Name(f"/{name}")
        return pdf.make_indirect(font)

    return make


def inherited(*keys: str) -> Edit:
    """Keys that the page has from the node above it (7.7.3.4)."""

    def edit(pdf: Pdf) -> None:
        page = page_of(pdf)
        for key in keys:
            page.Parent[key] = page[key]
            del page[key]

    return edit


def layered(content: bytes, *, off: bool) -> Edit:
    """Content in a layer that is on or off."""

    def edit(pdf: Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="a layer"))
        default = Dictionary(OFF=[layer] if off else [], Order=[layer])
        pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=default)
        marked = b"/OC /Layer BDC\n" + content + b"EMC\n"
        adds(marked, Properties_Layer=lambda _: layer)(pdf)

    return edit


def photo(ppi: float, *, pixels: int = 60, bits: int = 8) -> Edit:
    """A picture of so many pixels an inch, as wide as it is high."""
    side = 72 * pixels / ppi
    space = Name.DeviceGray if bits == 1 else Name.DeviceCMYK
    drawn = b"q %.6f 0 0 %.6f 250 30 cm /Other Do Q\n" % (side, side)
    return adds(drawn, XObject_Other=image(pixels, pixels, space, bits))


def only(content: bytes, **resources: Any) -> Edit:
    """A page that shows this and nothing else."""

    def edit(pdf: Pdf) -> None:
        page_of(pdf).Contents.write(b"")
        adds(content, **resources)(pdf)

    return edit


def page_photo(ppi: float) -> Edit:
    """A page that is one picture, 4 by 3 inches on a page that large."""
    width, height = round(4 * ppi), round(3 * ppi)
    return only(
        b"q 288 0 0 216 20 20 cm /Whole Do Q\n", XObject_Whole=image(width, height, Name.DeviceGray, 8)
    )


def patch(percent: float) -> Edit:
    """A patch of 16 mm, so that a square of 15 of whole millimetres lies in it, with so much ink in three plates."""
    part = percent / 300
    return adds(b"%.4f %.4f %.4f 0 k 250 25 46 46 re f\n" % (part, part, part))


FILE = [
    wrong("it does not say that it is PDF/X", says("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>", ""), "BS830"),
    wrong("it says it is PDF/X-3", says(">PDF/X-4<", ">PDF/X-3:2003<"), "BS830"),
    wrong("X-1a that does not say so", puts(info, "/GTS_PDFXVersion", None), "BS830 BS833", "X-1a"),
    wrong("a later version", puts(root_of, "/Version", Name("/1.7")), "BS831"),
    wrong("X-1a of a later version", puts(root_of, "/Version", Name("/1.5")), "BS831", "X-1a"),
    wrong("XMP without a title", says("dc:title", "dc:subject"), "BS832"),
    wrong("XMP without a document's number", says("xmpMM:DocumentID", "xmpMM:InstanceID"), "BS832"),
    wrong("XMP that cannot be read", says("</rdf:RDF>", ""), "BS830 BS832"),
    wrong("X-1a without Trapped", puts(info, "/Trapped", None), "BS833", "X-1a"),
    wrong("X-1a with Trapped unknown", puts(info, "/Trapped", Name.Unknown), "BS833 BS834", "X-1a"),
    wrong("X-1a without a date", puts(info, "/ModDate", None), "BS833", "X-1a"),
    fine("X-4 without an information dictionary", puts(lambda pdf: pdf.trailer, "/Info", None)),
    wrong("two titles", puts(info, "/Title", "Another page"), "BS834"),
    wrong("two dates", puts(info, "/ModDate", "D:20250106030001+08'00'"), "BS834"),
    fine("one instant in two zones", puts(info, "/ModDate", "D:20250105190000Z")),
    wrong("no output intent", puts(root_of, "/OutputIntents", None), "BS836"),
    wrong("two output intents", lambda pdf: pdf.Root.OutputIntents.append(intent(pdf)), "BS836"),
    wrong("an intent for the archive alone", puts(intent, "/S", Name.GTS_PDFA1), "BS836"),
    wrong("X-4 without a profile", puts(intent, "/DestOutputProfile", None), "BS836"),
    wrong("an intent without a condition", puts(intent, "/OutputConditionIdentifier", None), "BS836"),
    wrong("X-1a without the intent's words", puts(intent, "/Info", None), "BS836", "X-1a"),
    fine("X-1a for a registered condition", both(
        puts(intent, "/DestOutputProfile", None), puts(intent, "/RegistryName", "http://www.color.org")), "X-1a"),
    wrong("a profile of three channels", puts(lambda pdf: intent(pdf).DestOutputProfile, "/N", 3), "BS837"),
    wrong("a screen's profile", lambda pdf: intent(pdf).DestOutputProfile.write(
        intent(pdf).DestOutputProfile.read_bytes().replace(b"prtrCMYK", b"mntrRGB ")), "BS837"),
    wrong("a profile that is none", lambda pdf: intent(pdf).DestOutputProfile.write(b"profile"), "BS837"),
    wrong("layers in X-1a", layered(TINT, off=False), "BS840", "X-1a"),
    fine("layers in X-4", layered(TINT, off=False)),
    wrong("sets of layers in an advertisement", both(
        layered(TINT, off=False), puts(lambda one: one.Root.OCProperties, "/Configs", Array([]))
    ), "BS840", ad=True),
    fine("sets of layers in a page", both(
        layered(TINT, off=False), puts(lambda one: one.Root.OCProperties, "/Configs", Array([])))),
    wrong("an action when it is opened", puts(root_of, "/OpenAction", Dictionary(S=Name.Named, N=Name.Print)), "BS844"),
    wrong("an action of a page", puts(page_of, "/AA", Dictionary()), "BS844"),
    wrong("a script by name", puts(root_of, "/Names", Dictionary(JavaScript=Dictionary(Names=Array([
        "go", Dictionary(S=Name.JavaScript, JS="app.beep()")])))), "BS844"),
    wrong("an attached file", puts(root_of, "/Names", Dictionary(EmbeddedFiles=Dictionary(Names=Array([
        "a", Dictionary(Type=Name.Filespec, F="a")])))), "BS846"),
]  # fmt: skip

BOXES = [
    wrong("no TrimBox", puts(page_of, "/TrimBox", None), "BS838"),
    fine("an ArtBox in its place", both(
        puts(page_of, "/TrimBox", None), puts(page_of, "/ArtBox", Array([15, 15, 405, 305])))),
    wrong("both", puts(page_of, "/ArtBox", Array([15, 15, 405, 305])), "BS838"),
    wrong("a TrimBox beyond the BleedBox", puts(page_of, "/TrimBox", Array([5, 15, 405, 305])), "BS838"),
    wrong("a BleedBox beyond the page", puts(page_of, "/BleedBox", Array([6, 6, 421, 314])), "BS838"),
    fine("boxes with corners the other way round", puts(page_of, "/TrimBox", Array([405, 305, 15, 15]))),
    wrong("a unit of its own", puts(page_of, "/UserUnit", 2), "BS850"),
    wrong("a CropBox within the page", puts(page_of, "/CropBox", Array([6, 6, 414, 314])), "BS851"),
    fine("a CropBox that is the page", puts(page_of, "/CropBox", Array([0, 0, 420, 320]))),
    fine("boxes off the origin", both(
        puts(page_of, "/MediaBox", Array([-100, -100, 520, 420])))),
    wrong("a turned page", puts(page_of, "/Rotate", 90), "BS852"),
    fine("a turned advertisement", puts(page_of, "/Rotate", 90), ad=True),
    fine("a page turned all the way round", puts(page_of, "/Rotate", 360)),
    wrong("a page turned by the node above it", both(puts(page_of, "/Rotate", 90), inherited("/Rotate")), "BS852"),
    fine("boxes and resources of the node above it", inherited("/MediaBox", "/Resources")),
    fine("two pages alike", again),
    wrong("two sizes", second("/TrimBox", Array([15, 15, 404, 305])), "BS852"),
    wrong("an empty page", second("/Contents", stream()), "BS853"),
    wrong("a page that is clipped away", second("/Contents", stream(
        b"500 500 9 9 re W n 0 0 0 1 k 30 30 9 9 re f")), "BS853"),
    wrong("two advertisements", again, "BS854", ad=True),
    wrong("a link on the page", puts(page_of, "/Annots", annotation((30, 30, 90, 40))), "BS845"),
    wrong("a link into the bleed", puts(page_of, "/Annots", annotation((0, 0, 7, 7))), "BS845"),
    fine("a note beside the page", puts(page_of, "/Annots", annotation((0, 0, 5, 5), "Text"))),
    fine("a printer's mark on the page", puts(page_of, "/Annots", annotation((30, 30, 90, 40), "PrinterMark"))),
    wrong("an action beside the page", puts(
        page_of, "/Annots", annotation((0, 0, 5, 5), A=Dictionary(S=Name.URI, URI="http://a"))), "BS844"),
]  # fmt: skip

CONTENT = [
    fine("a state half transparent that X-1a does not use", adds(TINT, ExtGState_Half=state(ca=0.5)), "X-1a"),
    wrong("half transparent in X-1a", adds(b"/Half gs " + TINT, ExtGState_Half=state(ca=0.5)), "BS839", "X-1a"),
    wrong("multiplied in X-1a", adds(b"/M gs " + TINT, ExtGState_M=state(BM=Name.Multiply)), "BS839", "X-1a"),
    wrong("a transparency group in X-1a", puts(page_of, "/Group", group()), "BS839", "X-1a"),
    wrong("a soft mask in X-1a", adds(b"q 36 0 0 36 250 30 cm /Soft Do Q\n", XObject_Soft=image(
        100, 100, SMask=image(100, 100, Name.DeviceGray))), "BS839", "X-1a"),
    fine("all of it in X-4", both(puts(page_of, "/Group", group()), adds(
        b"/Half gs " + TINT, ExtGState_Half=state(ca=0.5, BM=Name.Multiply)))),
    wrong("a page that blends in RGB", puts(page_of, "/Group", group(Name.DeviceRGB)), "BS870"),
    wrong("a form that blends in grey", adds(b"/Grey Do\n", XObject_Grey=form(
        TINT, Group=group(Name.DeviceGray))), "BS870"),
    fine("a form that blends in CMYK", adds(b"/Group Do\n", XObject_Group=form(TINT, Group=group()))),
    fine("a soft mask that blends in grey", adds(b"/Soft gs " + TINT, ExtGState_Soft=state(SMask=lambda pdf: Dictionary(
        S=Name.Luminosity, G=form(b"1 g 0 0 99 99 re f", Group=group(Name.DeviceGray))(pdf))))),
    wrong("a soft mask that blends in RGB", adds(b"/Soft gs " + TINT, ExtGState_Soft=state(SMask=lambda pdf: Dictionary(
        S=Name.Luminosity, G=form(b"1 g 0 0 99 99 re f", Group=group(Name.DeviceRGB))(pdf)))), "BS870"),
    wrong("a composite font that is not there", adds(
        b"BT /Away 12 Tf 40 40 Td <00420043> Tj ET\n", Font_Away=composite_font(Name("/Identity-H"), embedded=False)), "BS841"),
    wrong("RGB in the letter of a font", adds(
        b"BT /Drawn 12 Tf 40 40 Td (a) Tj ET\n", Font_Drawn=drawn_font(b"60 0 d0 1 0 0 rg 0 0 50 50 re f")), "BS871 BS879"),
    wrong("a font that is not there", adds(b"BT /Away 12 Tf 40 40 Td (a) Tj ET\n", Font_Away=bare_font("Helvetica")), "BS841"),
    fine("a font that is not there nor shown", adds(b"", Font_Away=bare_font("Helvetica"))),
    wrong("LZW", adds(b"", XObject_Z=stream(
        b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", Subtype=Name.Form, BBox=[0, 0, 1, 1], Filter=Name.LZWDecode)), "BS842"),
    wrong("JPEG 2000 in X-1a", adds(b"", XObject_J=image(9, 9, Filter=Name.JPXDecode)), "BS842", "X-1a"),
    wrong("JBIG2 in X-1a", adds(b"", XObject_J=image(9, 9, Filter=Name.JBIG2Decode)), "BS842", "X-1a"),
    fine("JBIG2 in X-4", adds(b"", XObject_J=image(9, 9, Filter=Name.JBIG2Decode))),
    wrong("a transfer function", adds(b"", ExtGState_T=state(TR=Name.Identity)), "BS843"),
    wrong("another transfer function", adds(b"", ExtGState_T=state(TR2=Name.Identity)), "BS843"),
    fine("the press's own transfer function", adds(b"", ExtGState_T=state(TR2=Name.Default))),
    wrong("a halftone's origin", adds(b"", ExtGState_T=state(HTP=Array([0, 0]))), "BS843"),
    wrong("a threshold halftone", adds(b"", ExtGState_T=state(HT=stream(
        HalftoneType=6, Width=1, Height=1))), "BS843"),
    wrong("a halftone with a name", adds(b"", ExtGState_T=state(HT=Dictionary(
        HalftoneType=1, Frequency=100, Angle=45, SpotFunction=Name.Round, HalftoneName="mine"))), "BS843"),
    fine("a halftone of the first type", adds(b"", ExtGState_T=state(HT=Dictionary(
        HalftoneType=1, Frequency=100, Angle=45, SpotFunction=Name.Round)))),
    wrong("PostScript", adds(b"", XObject_P=stream(Type=Name.XObject, Subtype=Name.PS)), "BS846"),
    wrong("OPI", adds(b"", XObject_P=form(b"", OPI=Dictionary())), "BS846"),
    wrong("a page of another file", adds(b"", XObject_P=form(b"", Ref=Dictionary())), "BS846"),
    wrong("another image for the press", adds(b"", XObject_P=image(9, 9, Alternates=Array([
        Dictionary(DefaultForPrinting=True)]))), "BS846"),
    wrong("one spot colour", adds(b"/S cs 1 scn 40 40 30 30 re f\n", ColorSpace_S=separation("Orange")), "BS868"),
    wrong("two spot colours", adds(b"/S cs 1 1 scn 40 40 30 30 re f\n", ColorSpace_S=separation("Orange", "Green")), "BS868"),
    fine("process inks by name", adds(b"/S cs 1 1 scn 40 40 30 30 re f\n", ColorSpace_S=separation("Cyan", "Black"))),
    fine("a colorant that prints nowhere", adds(b"/S cs 1 scn 40 40 30 30 re f\n", ColorSpace_S=separation("None"))),
    wrong("the registration colour", adds(b"/S cs 0.5 scn 40 40 30 30 re f\n", ColorSpace_S=separation("All")), "BS869"),
    wrong("RGB", adds(b"1 0 0 rg 40 40 30 30 re f\n"), "BS871 BS879"),
    wrong("RGB in an image", adds(b"q 36 0 0 36 250 30 cm /R Do Q\n", XObject_R=image(100, 100, Name.DeviceRGB)), "BS871 BS879"),
    wrong("Lab in a shading", adds(b"40 40 30 30 re W n /L sh\n", Shading_L=lambda _: Dictionary(
        ShadingType=2, ColorSpace=[Name.Lab, Dictionary(WhitePoint=[0.96, 1, 0.82])], Coords=[0, 0, 9, 0],
        Function=Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0], C1=[50, 0, 0], N=1))), "BS871 BS879"),
    wrong("grey that a Default space takes away", both(
        adds(b"0.5 g 40 40 30 30 re f\n"), puts(lambda pdf: page_of(pdf).Resources, "/ColorSpace", Dictionary(
            DefaultGray=[Name.CalGray, Dictionary(WhitePoint=[0.96, 1, 0.82])]))), "BS871 BS879"),
    wrong("a blend that mixes the inks", adds(b"/L gs " + TINT, ExtGState_L=state(BM=Name.Luminosity)), "BS879"),
]  # fmt: skip

INK = [
    fine("15 mm of 242 %", patch(242.5)),
    wrong("15 mm of 247 %", patch(247.5), "BS878"),
    fine("black of 219 %", adds(text(12, b"0.43 0.43 0.43 0.9 k"))),
    wrong("black of 221 %", adds(text(12, b"0.437 0.437 0.437 0.9 k")), "BS863"),
    fine("dark of much ink that is no black", adds(text(12, b"0.6 0.6 0.6 0.84 k"))),
]

SIZES = [
    fine("black of 12 pt knocks out", adds(TINT + text(12, BLACK))),
    wrong("black of 11.9 pt knocks out", adds(TINT + text(11.9, BLACK)), "BS857"),
    fine("black of 11.9 pt on bare paper", adds(text(11.9, BLACK))),
    fine("black of 11.9 pt on white", adds(b"0 0 0 0 k 30 30 200 60 re f\n" + text(11.9, BLACK))),
    fine("black of 11.9 pt overprints", adds(TINT + text(11.9, BLACK, before=OVER))),
    wrong("overprint without OPM", adds(
        TINT + text(9, BLACK, before=b"/Plain gs"), ExtGState_Plain=state(op=True)), "BS857"),
    wrong("black type on a photo", adds(text(9, BLACK, at=(180, 200))), "BS857"),
    wrong("black type on a shading", adds(
        b"q 40 30 99 60 re W n /A sh Q\n" + text(9, BLACK), Shading_A=shading(0.5, 0, 0, 0)), "BS857"),
    wrong("Separation Black knocks out", adds(
        TINT + text(9, b"/B cs 1 scn"), ColorSpace_B=separation("Black")), "BS857"),
    fine("Separation Black overprints, whatever the mode", adds(
        TINT + text(9, b"/B cs 1 scn", before=b"/Plain gs"),
        ColorSpace_B=separation("Black"), ExtGState_Plain=state(op=True))),
    wrong("grey type on a tint", adds(TINT + text(9, b"0 g")), "BS857 BS859"),
    wrong("grey type that overprints", adds(TINT + text(9, b"0 g", before=OVER)), "BS859 BS861"),
    fine("grey type on bare paper", adds(text(9, b"0 g"))),
    fine("a black line of 2 pt knocks out", adds(TINT + line(2, BLACK_LINE))),
    wrong("a black line of 1.99 pt knocks out", adds(TINT + line(1.99, BLACK_LINE)), "BS858"),
    fine("a black line of 1.99 pt overprints", adds(TINT + line(1.99, BLACK_LINE, before=OVER))),
    wrong("a black box of 1.99 pt knocks out", adds(TINT + b"0 0 0 1 k 40 50 99 1.99 re f\n"), "BS858"),
    fine("a black box of 2 pt knocks out", adds(TINT + b"0 0 0 1 k 40 50 99 2 re f\n")),
    wrong("a grey line on a tint", adds(TINT + line(1, b"0 G")), "BS858 BS860"),
    wrong("white type overprints", adds(TINT + text(12, WHITE, before=OVER)), "BS855"),
    wrong("a white shape overprints", adds(TINT + b"/Over gs 0 0 0 0 k 40 40 30 30 re f\n"), "BS856"),
    wrong("a white stencil overprints", adds(
        TINT + b"/Over gs 0 0 0 0 k q 36 0 0 36 50 40 cm /I Do Q\n", XObject_I=image(400, 400, ImageMask=True, bits=1)), "BS856"),
    fine("white type of 10 pt", adds(b"0 0 0 1 k 30 30 99 60 re f\n" + text(10, WHITE))),
    wrong("white type of 9.9 pt", adds(b"0 0 0 1 k 30 30 99 60 re f\n" + text(9.9, WHITE)), "BS864"),
    fine("red type of 10 pt", adds(text(10, RED))),
    wrong("red type of 9.9 pt", adds(text(9.9, RED)), "BS865"),
    fine("cyan type of 5 pt", adds(text(5, b"1 0 0 0 k"))),
    fine("a white line of 0.25 pt", adds(TINT + line(0.25, WHITE_LINE))),
    wrong("a white line of 0.24 pt", adds(TINT + line(0.24, WHITE_LINE)), "BS866"),
    wrong("a white box of 0.24 pt", adds(TINT + b"0 0 0 0 k 40 50 99 0.24 re f\n"), "BS866"),
    fine("a red line of 0.25 pt", adds(line(0.25, RED_LINE))),
    wrong("a red line of 0.24 pt", adds(line(0.24, RED_LINE)), "BS867"),
    wrong("a red line of no weight", adds(line(0, RED_LINE)), "BS867"),
    fine("a black line of 0.1 pt on bare paper", adds(line(0.1, BLACK_LINE))),
    wrong("Courier", adds(text(12, b"/C 12 Tf 0 0 0 1 k").replace(b"/F1", b"/C"), Font_C=renamed_font("ABCDEF+Courier")), "BS862"),
    fine("Courier Prime", adds(text(12, BLACK).replace(b"/F1", b"/C"), Font_C=renamed_font("CourierPrime"))),
]  # fmt: skip

IMAGES = [
    wrong("99 ppi", photo(99), "BS872"),
    wrong("100 ppi", photo(100), "BS873"),
    wrong("149 ppi", photo(149), "BS873"),
    fine("150 ppi", photo(150)),
    fine("a patch of 16 pixels", photo(20, pixels=16)),
    wrong("a picture of 17 pixels", photo(20, pixels=17), "BS872"),
    wrong("one bit at 549 ppi", photo(549, pixels=100, bits=1), "BS874"),
    wrong("one bit at 550 ppi", photo(550, pixels=100, bits=1), "BS875"),
    wrong("one bit at 799 ppi", photo(799, pixels=100, bits=1), "BS875"),
    fine("one bit at 800 ppi", photo(800, pixels=100, bits=1)),
    wrong("stretched to 100 ppi one way", adds(
        b"q 43.2 0 0 28.8 250 30 cm /I Do Q\n", XObject_I=image(60, 60)), "BS873"),
    fine("turned at 150 ppi", adds(
        b"q 20.3647 20.3647 -20.3647 20.3647 300 30 cm /I Do Q\n", XObject_I=image(60, 60))),
    fine("a coarse soft mask of a fine picture", adds(
        b"q 28.8 0 0 28.8 250 30 cm /I Do Q\n", XObject_I=image(60, 60, SMask=image(20, 20, Name.DeviceGray)))),
    wrong("an advertisement that is a picture of 99 ppi", page_photo(99), "BS872 BS876", ad=True),
    wrong("an advertisement that is a picture of 449 ppi", page_photo(449), "BS877", ad=True),
    fine("an advertisement that is a picture of 450 ppi", page_photo(450), ad=True),
    fine("a page that is a picture of 449 ppi", page_photo(449)),
    wrong("an image within the operators", adds(
        b"q 36 0 0 36 250 30 cm BI /W 20 /H 20 /CS /G /BPC 8 ID " + bytes([64]) * 400 + b" EI Q\n"), "BS872"),
    wrong("a stencil within the operators", adds(
        b"q 36 0 0 36 250 30 cm BI /W 80 /H 20 /IM true /BPC 1 ID " + bytes([64]) * 200 + b" EI Q\n"), "BS874"),
]  # fmt: skip

SMALL = text(9.9, RED)
PLACES = [
    fine("5 pt at double scale", adds(b"q 2 0 0 2 0 0 cm " + text(5, RED, at=(20, 20)) + b"Q\n")),
    wrong("4.9 pt at double scale", adds(b"q 2 0 0 2 0 0 cm " + text(4.9, RED, at=(20, 20)) + b"Q\n"), "BS865"),
    fine("1 pt in a matrix of ten", adds(b"0 0.9 0.8 0 k BT /F1 1 Tf 10 0 0 10 40 40 Tm (a) Tj ET\n")),
    wrong("1 pt in a matrix of 9.9", adds(b"0 0.9 0.8 0 k BT /F1 1 Tf 9.9 0 0 9.9 40 40 Tm (a) Tj ET\n"), "BS865"),
    fine("narrowed type of 10 pt", adds(b"0 0.9 0.8 0 k BT /F1 10 Tf 50 Tz 40 40 Td (a) Tj ET\n")),
    wrong("turned type of 9.9 pt", adds(b"q 0 1 -1 0 200 20 cm " + SMALL + b"Q\n"), "BS865"),
    wrong("a red line of 0.5 pt at a half", adds(b"q 0.48 0 0 0.48 0 0 cm " + line(0.5, RED_LINE) + b"Q\n"), "BS867"),
    wrong("a turned red box of 0.2 pt", adds(
        b"q 0.8 0.6 -0.6 0.8 60 30 cm 0 0.9 0.8 0 k 0 0 99 0.2 re f Q\n"), "BS867"),
    wrong("a red box of 0.2 pt drawn point by point", adds(
        b"0 0.9 0.8 0 k 40 40 m 99 40 l 99 40.2 l 40 40.2 l h f\n"), "BS867"),
    wrong("a red box of no height", adds(b"0 0.9 0.8 0 k 40 40 99 0 re f\n"), "BS867"),
    wrong("in a form", adds(b"/Inner Do\n", XObject_Inner=form(SMALL)), "BS865"),
    wrong("in a form in a form", adds(b"/Outer Do\n", XObject_Outer=form(b"/Inner Do", Resources=lambda pdf: Dictionary(
        XObject=Dictionary(Inner=form(SMALL)(pdf))))), "BS865"),
    fine("in a form at double scale", adds(b"/Inner Do\n", XObject_Inner=form(SMALL, Matrix=[2, 0, 0, 2, 0, 0]))),
    wrong("in a form with the state it is given", adds(b"q 0 0.9 0.8 0 k /Inner Do Q\n", XObject_Inner=form(
        b"BT /F1 9.9 Tf 40 40 Td (a) Tj ET")), "BS865"),
    wrong("in a tile", adds(
        b"/Pattern cs /Tile scn 40 40 60 40 re f\n", Pattern_Tile=tile(b"0 0.9 0.8 0 k BT /F1 9 Tf 1 1 Td (a) Tj ET")), "BS865"),
    wrong("in an uncoloured tile", adds(
        b"/P cs 0 0.9 0.8 0 /Tile scn 40 40 60 40 re f\n", Pattern_Tile=tile(b"BT /F1 9 Tf 1 1 Td (a) Tj ET", 2),
        ColorSpace_P=lambda _: Array([Name.Pattern, Name.DeviceCMYK])), "BS865"),
    wrong("RGB in a tile that strokes", adds(
        b"/Pattern CS /Tile SCN 4 w 40 40 m 90 40 l S\n", Pattern_Tile=tile(b"1 0 0 rg 0 0 9 9 re f")), "BS871 BS879"),
    wrong("RGB in a tile that fills type", adds(
        b"/Pattern cs /Tile scn BT /F1 20 Tf 40 40 Td (a) Tj ET\n", Pattern_Tile=tile(b"1 0 0 rg 0 0 9 9 re f")), "BS871 BS879"),
    wrong("type of a drawn font", adds(
        b"0 0.9 0.8 0 k BT /Drawn 9.9 Tf 40 40 Td (a) Tj ET\n",
        Font_Drawn=drawn_font(b"60 0 0 0 50 50 d1 0 0 50 50 re f")), "BS865"),
    fine("type of a drawn font of 10 pt", adds(
        b"0 0.9 0.8 0 k BT /Drawn 10 Tf 40 40 Td (a) Tj ET\n",
        Font_Drawn=drawn_font(b"60 0 0 0 50 50 d1 0 0 50 50 re f"))),
    wrong("vertical type", adds(
        b"0 0.9 0.8 0 k BT /Down 9.9 Tf 40 90 Td <004200430044> Tj ET\n",
        Font_Down=composite_font(Name("/Identity-V"))), "BS865"),
    wrong("vertical type reaches down onto a tint", adds(
        TINT + BLACK + b" BT /Down 9 Tf 100 105 Td <004200430044> Tj ET\n",
        Font_Down=composite_font(Name("/Identity-V"))), "BS857"),
    fine("level type of the same letters does not", adds(
        TINT + BLACK + b" BT /Level 9 Tf 100 105 Td <004200430044> Tj ET\n",
        Font_Level=composite_font(Name("/Identity-H")))),
    wrong("type that a long line carries onto a tint", adds(
        TINT + BLACK + b" BT /F1 9 Tf 20 40 Td (far) Tj ET\n"), "BS857"),
    wrong("type on tiles", adds(
        b"/Pattern cs /Tile scn 40 40 60 40 re f\n" + text(9, BLACK, at=(70, 60)),
        Pattern_Tile=tile(b"0.3 0 0 0 k 0 0 5 5 re f")), "BS857"),
    fine("invisible type", adds(b"3 Tr " + SMALL)),
    fine("type that only clips", adds(b"7 Tr " + SMALL)),
    wrong("outlined type", adds(b"1 Tr 0 0.9 0.8 0 K " + text(9.9, BLACK)), "BS865"),
    fine("in a layer that is off", layered(SMALL, off=True)),
    wrong("in a layer that is on", layered(SMALL, off=False), "BS865"),
    fine("outside the clip", adds(b"q 300 80 9 9 re W n " + SMALL + b"Q\n")),
    wrong("inside the clip", adds(b"q 30 30 99 99 re W n " + SMALL + b"Q\n"), "BS865"),
    fine("beside the page", adds(text(9.9, RED, at=(-300, 40)))),
    wrong("the second line of a text", adds(
        b"0 0 0 1 k BT /F1 9 Tf 40 60 Td 12 TL (a) Tj 0 0.9 0.8 0 k (b) ' ET\n"), "BS865"),
    wrong("small type set by the graphics state", adds(
        b"/Set gs 0 0.9 0.8 0 k BT 40 40 Td (a) Tj ET\n",
        ExtGState_Set=state(Font=lambda pdf: Array([page_of(pdf).Resources.Font.F1, 9]))), "BS865"),
]  # fmt: skip

CASES = [*FILE, *BOXES, *CONTENT, *INK, *SIZES, *IMAGES, *PLACES]


@pytest.mark.parametrize("standard", ["X-4", "X-1a"])
@pytest.mark.parametrize("ad", [False, True], ids=["page", "advertisement"])
def test_the_sound_page_passes(standard: str, ad: bool) -> None:
    verdict = judged(saved(sound(standard), "1.6" if standard == "X-4" else "1.4"), standard, ad=ad)
    assert (verdict.findings, verdict.outcome) == ((), "passed")
    assert verdict.claim == {"X-4": "PDF/X-4", "X-1a": "PDF/X-1a:2003"}[standard]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_one_edit_brings_exactly_its_rule(case: Case) -> None:
    verdict = judged(spoilt(case.edit, case.standard), case.standard, ad=case.ad)
    assert codes(verdict) == case.expected, [finding.message("en") for finding in verdict.findings]


def test_an_identifier_is_missed() -> None:
    data = spoilt(lambda _: None)
    assert data.count(b"/ID [") == 1
    assert codes(judged(data.replace(b"/ID [", b"/IX ["))) == {"BS835"}


def test_every_rule_has_a_file_that_breaks_it() -> None:
    known = {code for code in MESSAGES if "BS830" <= code <= "BS879"}
    assert known - set().union(*(case.expected for case in CASES)) == {"BS835"}  # The one above.


def test_every_kind_of_fault_is_told_in_both_languages_with_its_rule() -> None:
    cases: dict[str, Case] = {}
    for case in CASES:
        cases |= dict.fromkeys(case.expected, case)
    for case in {case.name: case for case in cases.values()}.values():
        for finding in judged(spoilt(case.edit, case.standard), case.standard, ad=case.ad).findings:
            for lang in ("zh", "en"):
                said = " ".join([finding.message(lang), *finding.hints(lang)])
                assert rule_of(finding.code, case.standard, rgb_images=False) in said
                assert "{" not in said
                assert "None" not in said


@pytest.mark.parametrize(("allowed", "expected"), [(0, {"BS868"}), (1, set())])
def test_a_press_may_take_spot_colours(allowed: int, expected: set[str]) -> None:
    edit = adds(b"/S cs 1 scn 40 40 30 30 re f\n", ColorSpace_S=separation("Orange"))
    assert codes(judged(spoilt(edit), press=limits()._replace(spot_colours=allowed))) == expected


def test_a_press_may_take_photos_in_rgb_that_carry_their_profile() -> None:
    def profiled(pdf: Pdf) -> Any:
        return Array([Name.ICCBased, pdf.make_stream(b"", N=3)])

    drawn = adds(b"q 36 0 0 36 250 30 cm /I Do Q\n", XObject_I=image(100, 100, profiled))
    plain = adds(b"q 36 0 0 36 250 30 cm /I Do Q\n", XObject_I=image(100, 100, Name.DeviceRGB))
    press = limits()._replace(rgb_images=True)
    assert codes(judged(spoilt(drawn), press=press)) == {"BS879"}
    assert codes(judged(spoilt(plain), press=press)) == {"BS871", "BS879"}
    assert codes(judged(spoilt(drawn))) == {"BS871", "BS879"}


def test_a_fault_is_found_at_its_place() -> None:
    (finding,) = judged(spoilt(adds(SMALL))).findings
    place = {key: finding.args[key] for key in ("page", "x_mm", "y_mm", "times")}
    assert place == {"page": 1, "x_mm": 9, "y_mm": 92, "times": 1}
