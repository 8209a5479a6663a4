"""The keys PDF/X-4 asks for, and those it forbids, read back by pikepdf (ISO 15930-7; GWG 2022 rule numbers)."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from PIL import Image

from broadsheet.base.geometry import Rect
from broadsheet.base.units import mm, pt
from broadsheet.display.ops import DisplayDocument, Fill, Ink, Picture
from broadsheet.output.pdf.writer import write_pdf
from tests.print.pages import document, face, no_image, page, press, text, written, written_with_photo

PDFX = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"
AWKWARD = "（大样) \\ %%EOF <头版> & “A01” 𬭊 é"


def opened(data: bytes) -> Any:
    return pikepdf.open(BytesIO(data))


@pytest.fixture(scope="module")
def data() -> bytes:
    photo = BytesIO()
    Image.linear_gradient("L").convert("RGB").save(photo, "PNG")
    return written_with_photo(
        photo.getvalue(),
        text("serif-400", 9200, (pt(20), pt(100)), "本报讯"),
        text("serif-400", 9200, (pt(300), pt(100)), "直排", vertical=True),
        Fill(Rect(0, 0, pt(20), pt(20)), Ink(0, 300, 0, 0)),
        Picture(Rect(pt(100), pt(100), pt(100), pt(100)), "photo", (0, 0, 256, 256)),
    )


@pytest.fixture
def pdf(data: bytes) -> Any:
    """The file afresh: pikepdf brings entries in line with each other while they are read."""
    return opened(data)


def test_the_header_says_pdf_1_6(data: bytes) -> None:
    assert data.startswith(b"%PDF-1.6\n")


def test_the_file_names_itself_pdfx4(pdf: Any) -> None:
    with pdf.open_metadata() as xmp:
        assert xmp[PDFX] == "PDF/X-4"
        assert xmp["pdf:Trapped"] == "False"
        assert xmp["xmpMM:RenditionClass"] == "default"
        assert xmp["xmpMM:VersionID"] == "1"
        assert re.fullmatch(r"uuid:[0-9a-f-]{36}", str(xmp["xmpMM:DocumentID"]))


def test_the_packet_can_be_read_without_inflating_it(pdf: Any) -> None:
    assert "/Filter" not in pdf.Root.Metadata
    assert pdf.Root.Metadata.Type == "/Metadata"


def test_dates_are_the_issue_day_wherever_they_stand(pdf: Any) -> None:
    assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:20250106000000+00'00'"
    with pdf.open_metadata() as xmp:
        for key in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
            assert xmp[key] == "2025-01-06T00:00:00+00:00"


def test_an_instant_with_an_offset_is_given_in_universal_time() -> None:
    file = opened(write_pdf(document(page(), date="2025-01-06T02:30:00+08:00"), face, press(), no_image))
    assert str(file.docinfo.CreationDate) == "D:20250105183000+00'00'"


def test_titles_keep_every_character() -> None:
    file = opened(write_pdf(document(page(), title=AWKWARD), face, press(), no_image))
    assert str(file.docinfo.Title) == AWKWARD
    with file.open_metadata() as xmp:
        assert xmp["dc:title"] == AWKWARD
        assert xmp["dc:publisher"] == {"版样报社"}


def test_a_control_character_in_a_title_does_not_break_the_packet() -> None:
    file = opened(write_pdf(document(page(), title="头\x00版\x0b"), face, press(), no_image))
    with file.open_metadata() as xmp:
        assert xmp["dc:title"] == str(file.docinfo.Title) == "头版"


def test_the_info_dictionary_holds_what_pdfx_wants_and_no_more(pdf: Any) -> None:
    assert set(pdf.docinfo.keys()) == {
        "/Title",
        "/Creator",
        "/Producer",
        "/CreationDate",
        "/ModDate",
        "/Trapped",
    }
    assert pdf.docinfo.Trapped == "/False"


def test_the_press_condition_comes_with_its_profile(pdf: Any) -> None:
    (intent,) = pdf.Root.OutputIntents
    assert intent.S == "/GTS_PDFX"
    assert str(intent.OutputConditionIdentifier) == press().condition
    assert str(intent.OutputCondition) == press().text
    assert str(intent.Info) == press().info
    assert "/RegistryName" not in intent
    profile = intent.DestOutputProfile
    assert profile.N == 4
    assert profile.read_bytes() == press().icc
    assert profile.read_bytes()[12:20] == b"prtrCMYK"


def test_the_file_has_an_identifier_of_its_content() -> None:
    first, again, other = (
        opened(written(text("serif-400", 9200, (pt(20), pt(100)), words))) for words in ("甲", "甲", "乙")
    )
    assert [len(bytes(part)) for part in first.trailer.ID] == [16, 16]
    assert bytes(first.trailer.ID[0]) == bytes(again.trailer.ID[0]) != bytes(other.trailer.ID[0])


def test_a_newspaper_page_is_trimmed_where_its_medium_ends() -> None:
    file = opened(written())
    (sheet,) = file.pages
    boxes = [[float(edge) for edge in sheet[key]] for key in ("/MediaBox", "/BleedBox", "/TrimBox")]
    assert boxes == [[0, 0, 400, 300]] * 3
    assert not {"/CropBox", "/ArtBox", "/Rotate", "/Trans", "/UserUnit", "/Annots"} & set(sheet.keys())


def test_a_page_that_bleeds_has_its_trim_inside_the_bleed() -> None:
    bleed = mm(3)
    file = opened(written(bleed=bleed))
    (sheet,) = file.pages
    edge = bleed / 1000
    medium = [0, 0, 400 + 2 * edge, 300 + 2 * edge]
    assert [float(value) for value in sheet.MediaBox] == pytest.approx(medium)
    assert [float(value) for value in sheet.BleedBox] == pytest.approx(medium)
    assert [float(value) for value in sheet.TrimBox] == pytest.approx([edge, edge, 400 + edge, 300 + edge])


def test_no_colour_but_press_ink_is_set(pdf: Any) -> None:
    (sheet,) = pdf.pages
    operators = {str(instruction.operator) for instruction in pikepdf.parse_content_stream(sheet)}
    assert operators <= {
        "BT",
        "ET",
        "Tm",
        "Tf",
        "Tc",
        "TJ",
        "k",
        "K",
        "gs",
        "re",
        "f",
        "S",
        "w",
        "m",
        "l",
        "q",
        "Q",
        "cm",
        "Do",
    }
    spaces = {str(image.ColorSpace) for image in sheet.Resources.XObject.values()}
    assert spaces <= {"/DeviceCMYK", "/DeviceGray"}


def test_no_graphics_state_is_transparent(pdf: Any) -> None:
    (sheet,) = pdf.pages
    states = list(sheet.Resources.ExtGState.values())
    assert [set(state.keys()) for state in states] == [{"/Type", "/OP", "/op", "/OPM"}] * 2
    assert {bool(state.op) for state in states} == {True, False}
    assert {int(state.OPM) for state in states} == {1}


def test_nothing_acts_or_hides(pdf: Any) -> None:
    forbidden = {"/AA", "/OpenAction", "/AcroForm", "/OCProperties", "/Names", "/Perms", "/Encrypt"}
    assert not forbidden & (set(pdf.Root.keys()) | set(pdf.trailer.keys()))


def test_streams_use_filters_every_press_knows(pdf: Any) -> None:
    streams = [item for item in pdf.objects if isinstance(item, pikepdf.Stream)]
    used = {re.sub(r"[^A-Za-z0-9]+", " ", str(item.get("/Filter"))).split()[-1] for item in streams}
    assert used == {"FlateDecode", "DCTDecode", "None"}


def test_the_language_is_named(pdf: Any) -> None:
    assert str(pdf.Root.Lang) == "zh-Hans"


def test_a_title_page_may_be_one_of_many() -> None:
    pages = tuple(page(label=f"A{number:02}") for number in range(1, 5))
    data = write_pdf(DisplayDocument("t", "p", "2025-01-06", "zh-Hans", pages), face, press(), no_image)
    assert len(opened(data).pages) == 4
