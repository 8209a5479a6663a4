"""A face of any kind prints as its font draws it: collections, CFF, variable fonts, upright and down the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pypdfium2 as pdfium
import pytest
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageDraw, ImageOps

from broadsheet.base.units import EM, POINT, pt
from broadsheet.display.ops import Text
from broadsheet.fonts.face import Face
from broadsheet.fonts.shaper import shape
from broadsheet.output.pdf.writer import write_pdf
from tests import faces
from tests.print.pages import HEIGHT, WIDTH, document, no_image, page, press, saved
from tests.print.tools import run

SCALE = 4
SIZE = 40
Point = tuple[float, float]


class Kind(NamedTuple):
    """A kind of font: how to come by the face, and what poppler calls it in a PDF."""

    face: Callable[[Path], Face]
    called: str


def _collected(name: str, index: int) -> Callable[[Path], Face]:
    return lambda _: Face("trial", faces.collection(name), index=index, language=faces.LANGUAGES[index])


KINDS = {
    "CFF in a collection": Kind(_collected("NotoSerifCJK-Regular.ttc", 2), "CID Type 0C"),
    "CFF in a collection, Hong Kong": Kind(_collected("NotoSansCJK-Bold.ttc", 4), "CID Type 0C"),
    "CFF in a collection, Japan": Kind(_collected("NotoSerifCJK-Regular.ttc", 0), "CID Type 0C"),
    "CFF keyed by name": Kind(lambda at: Face("trial", faces.postscript(at / "t.otf")), "CID Type 0C"),
    "CFF of 2048 units": Kind(
        lambda at: Face("trial", faces.postscript(at / "t.otf", upem=2048)), "CID Type 0C"
    ),
    "variable CFF2, an instance": Kind(
        lambda at: Face("trial", faces.variable_postscript(at / "t.otf"), instance="Heavy"), "CID Type 0C"
    ),
    "variable CFF2, an axis": Kind(
        lambda at: Face("trial", faces.variable_postscript(at / "t.otf"), axes=(("wght", 650),)),
        "CID Type 0C",
    ),
    "TrueType in a collection": Kind(
        lambda at: Face("trial", faces.truetype_collection(at / "t.ttc"), index=1), "CID TrueType"
    ),
    "TrueType without vertical metrics": Kind(
        lambda at: Face("trial", faces.truetype(at / "t.ttf")), "CID TrueType"
    ),
}


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> Kind:
    return KINDS[request.param]


@pytest.fixture
def face(kind: Kind, tmp_path: Path) -> Face:
    return kind.face(tmp_path)


def _text(face: Face, words: str, vertical: bool) -> Text:
    glyphs = shape(face, words, vertical)
    x, y = (pt(200), pt(30)) if vertical else (pt(30), pt(120))
    return Text(x, y, face.key, pt(SIZE), glyphs.ids, list(words), vertical=vertical)


def _file(folder: Path, face: Face, words: str, vertical: bool) -> Path:
    marks = _text(face, words, vertical)
    return saved(folder, write_pdf(document(page(marks)), lambda _: face, press(), no_image))


class _Contours(BasePen):  # type: ignore[misc]
    """The outline of a glyph as polygons."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.polygons: list[list[Point]] = []

    def _moveTo(self, pt: Point) -> None:  # noqa: N802
        self.polygons.append([pt])

    def _lineTo(self, pt: Point) -> None:  # noqa: N802
        self.polygons[-1].append(pt)

    def _curveToOne(self, pt1: Point, pt2: Point, pt3: Point) -> None:  # noqa: N802
        start = self.polygons[-1][-1]
        for step in range(1, 9):
            t = step / 8
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            points = (start, pt1, pt2, pt3)
            self.polygons[-1].append(
                (
                    sum(w * p[0] for w, p in zip(weights, points, strict=True)),
                    sum(w * p[1] for w, p in zip(weights, points, strict=True)),
                )
            )


def _origins(face: Face, font: TTFont, mark: Text) -> Iterator[Point]:
    """Where each glyph's own origin stands, in points from the lower left, by the tables of the font file."""
    x, y = mark.x / POINT, (HEIGHT - mark.y) / POINT
    unit = SIZE / font["head"].unitsPerEm
    upright = "vmtx" in font
    widths = font.getGlyphSet(location=face.location)
    for glyph in mark.glyphs:
        name = font.getGlyphName(glyph)
        if not mark.vertical:
            yield x, y
            x += widths[name].width * unit
            continue
        top = font["VORG"][name] * unit if "VORG" in font else 0.88 * SIZE
        yield x - widths[name].width * unit / 2, y - top
        y -= font["vmtx"][name][0] * unit if upright else SIZE


def _reference(face: Face, mark: Text) -> Image.Image:
    """The page drawn from the font file by fontTools and Pillow."""
    scale = 2 * SCALE
    size = (WIDTH // POINT * scale, HEIGHT // POINT * scale)
    font = TTFont(BytesIO(face.path.read_bytes()), fontNumber=face.index, lazy=True)
    glyphs = font.getGlyphSet(location=face.location)
    unit = SIZE / font["head"].unitsPerEm
    whole = Image.new("1", size)
    for glyph, (left, base) in zip(mark.glyphs, _origins(face, font, mark), strict=True):
        pen = _Contours(glyphs)
        glyphs[font.getGlyphName(glyph)].draw(pen)
        inked = Image.new("1", size)
        # Contours may overlap; counters run against the largest contour, and islands stand in counters.
        polygons = sorted(pen.polygons, key=lambda polygon: -abs(_area(polygon)))
        outward = _area(polygons[0]) > 0
        for polygon in polygons:
            points = [((left + x * unit) * scale, size[1] - (base + y * unit) * scale) for x, y in polygon]
            ImageDraw.Draw(inked).polygon(points, int((_area(polygon) > 0) == outward))
        whole = ImageChops.logical_or(whole, inked)
    return ImageOps.invert(whole.convert("L")).reduce(2)


def _area(polygon: list[Point]) -> float:
    """Of a polygon, negative where it runs clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(polygon, [*polygon[1:], polygon[0]], strict=True))


def _by_pdfium(path: Path) -> Image.Image:
    picture: Image.Image = pdfium.PdfDocument(path)[0].render(scale=SCALE).to_pil()
    return picture


def _by_ghostscript(path: Path) -> Image.Image:
    picture = path.with_suffix(".png")
    anti_aliased = ("-dTextAlphaBits=4", "-dGraphicsAlphaBits=4")
    run(
        "gs",
        "-q",
        "-dBATCH",
        "-dNOPAUSE",
        "-sDEVICE=pnggray",
        f"-r{72 * SCALE}",
        *anti_aliased,
        "-o",
        picture,
        path,
    )
    return Image.open(picture)


def _by_poppler(path: Path) -> Image.Image:
    # It sets glyphs on whole pixels: four times as many make that a quarter of one.
    run("pdftoppm", "-gray", "-r", str(72 * 4 * SCALE), "-singlefile", path, path.with_suffix(""))
    return Image.open(path.with_suffix(".pgm")).reduce(4)


WORDS = "国永，Ag「鹰」字"


@pytest.mark.parametrize("vertical", [False, True], ids=["horizontal", "vertical"])
@pytest.mark.parametrize("reader", [_by_pdfium, _by_ghostscript, _by_poppler])
def test_readers_draw_what_the_font_draws(
    face: Face, vertical: bool, reader: Callable[[Path], Image.Image], tmp_path: Path
) -> None:
    words = WORDS[:6] if vertical else WORDS
    mark = _text(face, words, vertical)
    assert 0 not in mark.glyphs
    drawn = ImageOps.autocontrast(reader(_file(tmp_path, face, words, vertical)).convert("L"))
    expected = _reference(face, mark)
    ink = sum(255 - value for value in expected.tobytes())
    assert ink > 1_000_000
    assert sum(ImageChops.difference(drawn, expected).tobytes()) < 0.12 * ink


@pytest.mark.parametrize("vertical", [False, True], ids=["horizontal", "vertical"])
def test_the_file_is_sound_the_font_embedded_and_the_text_copied(
    kind: Kind, face: Face, vertical: bool, tmp_path: Path
) -> None:
    path = _file(tmp_path, face, WORDS[:6], vertical)
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", path)
    (row,) = run("pdffonts", path).splitlines()[2:]
    assert kind.called in row
    assert row.split()[-5:-2] == ["yes", "yes", "yes"]
    assert "".join(pdfium.PdfDocument(path)[0].get_textpage().get_text_range().split()) == WORDS[:6]


def test_a_cff_program_holds_the_glyphs_used_and_says_what_kind_it_is(tmp_path: Path) -> None:
    face = KINDS["CFF in a collection"].face(tmp_path)
    pdf = pikepdf.open(_file(tmp_path, face, WORDS, False))
    (descendant,) = pdf.pages[0].Resources.Font["/F1"].DescendantFonts
    assert descendant.Subtype == "/CIDFontType0"
    assert "/CIDToGIDMap" not in descendant
    program = descendant.FontDescriptor.FontFile3
    assert program.Subtype == "/CIDFontType0C"
    assert len(program.read_bytes()) < 8_000


def test_widths_are_told_where_they_are_not_one_em(tmp_path: Path) -> None:
    face = KINDS["CFF of 2048 units"].face(tmp_path)
    pdf = pikepdf.open(_file(tmp_path, face, "国A", False))
    (descendant,) = pdf.pages[0].Resources.Font["/F1"].DescendantFonts
    code, (width,) = list(descendant.W)[-2:]
    assert (int(code), int(width)) == (2, face.advance(_text(face, "A", False).glyphs[0]))
    assert int(width) != EM


def test_one_cff_glyph_that_stands_for_two_texts_is_copied_as_each(tmp_path: Path) -> None:
    face = KINDS["CFF keyed by name"].face(tmp_path)
    mark = _text(face, "一国一", False)._replace(chars=["一", "国", "⼀"])
    data = write_pdf(document(page(mark)), lambda _: face, press(), no_image)
    read = pdfium.PdfDocument(data)[0]
    assert read.get_textpage().get_text_range() == "一国⼀"
