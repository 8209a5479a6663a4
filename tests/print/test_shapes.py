"""Pictures cut to a shape, cut-outs and dropped initials in the finished file, as other people's readers see them."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image, ImageDraw

from broadsheet.base.data import data_folder
from broadsheet.base.geometry import Rect
from broadsheet.base.units import pt
from broadsheet.display.ops import Fill, Ink, Outline, Picture
from broadsheet.issue.model import Photo
from broadsheet.issue.wrap import Wrap
from broadsheet.job import Job
from broadsheet.layout import press as press_files
from broadsheet.output.profile import PressProfile
from broadsheet.page.shapes.wrapped import printed
from broadsheet.pipeline import render
from tests.composing import SPAN
from tests.print.pages import HEIGHT, WIDTH, press, written_with_photo
from tests.print.test_plates import PLATES, ink, plates
from tests.print.tools import run

TINT = Fill(Rect(0, 0, WIDTH, HEIGHT), Ink(300, 0, 0, 0))
PLACE = Rect(pt(100), pt(50), pt(200), pt(200))
STANDARDS = pytest.mark.parametrize("standard", ["X-1a", "X-4"])


def _profile(standard: str) -> PressProfile:
    return replace(press(), pdf=standard)


def _disc(colour: tuple[int, ...] = (220, 200, 30)) -> bytes:
    """A yellow disc on nothing, 400 pixels across."""
    alpha = Image.new("L", (400, 400), 0)
    ImageDraw.Draw(alpha).ellipse([0, 0, 399, 399], fill=255)
    picture = Image.new("RGB", (400, 400), colour)
    picture.putalpha(alpha)
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def _cut_out(standard: str) -> bytes:
    disc = Picture(PLACE, "photo", (0, 0, 400, 400), cutout=True)
    return written_with_photo(_disc(), TINT, disc, profile=_profile(standard))


@STANDARDS
def test_what_lies_below_a_cut_out_shows_about_it_and_not_through_it(tmp_path: Path, standard: str) -> None:
    found = plates(tmp_path, _cut_out(standard))
    assert ink(found["Cyan"], (102, 52, 122, 72)) == (30, 30)
    assert ink(found["Yellow"], (102, 52, 122, 72)) == (0, 0)
    assert ink(found["Cyan"], (170, 120, 230, 180))[1] < 30
    assert ink(found["Yellow"], (170, 120, 230, 180))[0] > 50


def test_a_cut_out_has_no_pale_rim(tmp_path: Path) -> None:
    """Its colours reach to its edge: on a page without a tint yellow falls to nothing within a point."""
    disc = Picture(PLACE, "photo", (0, 0, 400, 400), cutout=True)
    found = plates(tmp_path, written_with_photo(_disc(), disc, profile=press()))
    middle = ink(found["Yellow"], (195, 145, 205, 155))[0]
    row = [255 - found["Yellow"].getpixel((x, 150)) for x in range(96, 110)]  # type: ignore[operator]
    inked = [value for value in row if value]
    assert len(inked) >= 9
    assert min(inked[1:]) >= middle * 2.55 - 12


@STANDARDS
def test_its_mask_is_a_bit_deep_and_fine_as_line_work(standard: str) -> None:
    pdf = pikepdf.open(BytesIO(_cut_out(standard)))
    images: list[Any] = [
        item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
    ]
    assert len(images) == 2
    photo = next(image for image in images if "/Mask" in image)
    assert "/SMask" not in photo
    mask = photo.Mask
    assert bool(mask.ImageMask)
    assert int(mask.BitsPerComponent) == 1
    assert "/ColorSpace" not in mask
    assert int(mask.Width) * 72 / 200 >= 600


@STANDARDS
@pytest.mark.parametrize("shape", ["ellipse", "polygon"])
def test_a_picture_cut_to_a_shape_leaves_its_corners_alone(tmp_path: Path, standard: str, shape: Any) -> None:
    points = ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)) if shape == "polygon" else ()
    photo = Photo(Path("photo"), (400, 400), SPAN, wrap=Wrap(1, shape, points))
    clip = printed(photo, PLACE)
    assert isinstance(clip, Outline)
    file = BytesIO()
    Image.new("RGB", (400, 400), (220, 200, 30)).save(file, "PNG")
    shown = Picture(PLACE, "photo", (0, 0, 400, 400), clip=clip)
    found = plates(tmp_path, written_with_photo(file.getvalue(), TINT, shown, profile=_profile(standard)))
    for corner in ((102, 52), (290, 52), (102, 240), (290, 240)):
        box = (*corner, corner[0] + 8, corner[1] + 8)
        assert ink(found["Cyan"], box) == (30, 30)
        assert ink(found["Yellow"], box) == (0, 0)
    for middle in ((196, 56), (106, 146), (286, 146), (196, 236)):
        assert ink(found["Yellow"], (*middle, middle[0] + 8, middle[1] + 8))[0] > 50
    assert set(found) == set(PLATES)


ISSUE = """\
newspaper: 试样报
date: 2025-01-06
press: PRESS
pages:
  - template: news
    section: 副刊
    plan: |
      A A A A B B B B
    stories:
      A:
        headline: 城里的书店搬到了河边
        initial: 3
        body: {file: copy.md}
        photos:
          - {file: hill.png, span: 2, place: center, wrap: ellipse, caption: 河边的山。}
          - {file: hill.png, span: 1.5, place: bottom-right, wrap: [[1, 0], [1, 1], [0, 1]]}
      B:
        headline: 一条路修了三年
        box: tint
        initial: 2
        body: {file: copy.md}
        photos: [{file: disc.png, span: 1.5, place: center, wrap: alpha}]
"""


@pytest.fixture(scope="module", params=["X-1a", "X-4"])
def issue(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an issue with every shape, judged by our own preflight on the way."""
    folder = tmp_path_factory.mktemp("shapes")
    shelf = data_folder("layout") / "press"
    (folder / "press").mkdir()
    (folder / "press" / "newsprint-cn.icc").write_bytes((shelf / "newsprint-cn.icc").read_bytes())
    own = (shelf / "newsprint-cn.yaml").read_text(encoding="utf-8")
    (folder / "press" / "shop.yaml").write_text(
        own.replace("pdf: X-4\n", f"pdf: {request.param}\n"), encoding="utf-8"
    )
    (folder / "i.yaml").write_text(ISSUE.replace("PRESS", "shop"), encoding="utf-8")
    (folder / "copy.md").write_text(
        "版面先画在纸上，再一行一行排满。读者看得清楚，编辑才算尽了心。\n\n" * 85, encoding="utf-8"
    )
    with Image.open(BytesIO(_disc())) as disc:
        disc.resize((900, 900)).save(folder / "disc.png")
    hills = Image.linear_gradient("L").resize((2400, 1600))
    hills.save(folder / "hill.png")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(press_files, "data_folder", lambda _: folder)
        outcome = render(Job(folder / "i.yaml", folder / "out", verify=True))
    assert [finding.code for finding in outcome.findings if finding.severity == "error"] == []
    assert not [finding for finding in outcome.findings if finding.code[:3] in ("BS7", "BS8")]
    return folder / "out" / "i.pdf"


def test_qpdf_and_ghostscript_read_it_without_a_word(issue: Path) -> None:
    run("qpdf", "--check", issue)
    assert run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=nullpage", issue) == ""


def test_the_copy_reads_in_order_past_initials_and_shapes(issue: Path) -> None:
    document = pypdfium2.PdfDocument(issue)
    words = re.sub(r"\s", "", document[0].get_textpage().get_text_range())
    sentence = "版面先画在纸上，再一行一行排满。读者看得清楚，编辑才算尽了心。"
    assert words.count(sentence) == 170
    assert words.count("版面先画在纸上") == 170
