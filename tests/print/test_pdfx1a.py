"""The keys PDF/X-1a asks for, and what it forbids, read back by pikepdf (ISO 15930-4:2003)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from msgspec.structs import replace
from PIL import Image

from broadsheet.base.data import data_folder
from broadsheet.base.geometry import Rect
from broadsheet.base.units import pt
from broadsheet.display.ops import PAPER, Fill, Ink, Picture, Rule
from broadsheet.job import Job
from broadsheet.layout import press as press_files
from broadsheet.output.profile import PressProfile
from broadsheet.pipeline import render
from tests.print.pages import face, press, saved, text, written_with_photo
from tests.print.tools import run

WORDS = "PDF/X-1a:2003"
REGISTRY = "http://www.color.org"


def x1a(**said: str) -> PressProfile:
    return replace(press(), pdf="X-1a", **said)


def made(profile: PressProfile) -> bytes:
    """A page with everything there is on one: both directions, black and colour, rules, a see-through photo."""
    photo = BytesIO()
    red = Image.new("RGBA", (256, 256), (200, 30, 30, 255))
    red.putalpha(Image.linear_gradient("L"))
    red.save(photo, "PNG")
    return written_with_photo(
        photo.getvalue(),
        Fill(Rect(0, 0, pt(200), pt(60)), Ink(0, 300, 0, 0)),
        text("serif-400", 9200, (pt(20), pt(100)), "本报讯ffi"),
        text("sans-900", pt(20), (pt(20), pt(40)), "反白", ink=PAPER),
        text("serif-400", 9200, (pt(300), pt(100)), "——直排", vertical=True),
        Rule(pt(10), pt(120), pt(300), pt(120), 500),
        Picture(Rect(pt(100), pt(140), pt(100), pt(100)), "photo", (0, 0, 256, 256)),
        profile=profile,
    )


@pytest.fixture(scope="module")
def data() -> bytes:
    return made(x1a())


@pytest.fixture
def pdf(data: bytes) -> Any:
    return pikepdf.open(BytesIO(data))


def dictionaries(pdf: Any) -> Iterator[Any]:
    """Every dictionary of the file, those of streams and those within others too."""
    waiting: list[Any] = list(pdf.objects)
    while waiting:
        item = waiting.pop()
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            yield item
        if isinstance(item, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream):
            parts: list[Any] = [*(item if isinstance(item, pikepdf.Array) else dict(item).values())]
            waiting += [part for part in parts if isinstance(part, pikepdf.Object) and not part.is_indirect]


def test_the_header_says_pdf_1_4_and_the_table_of_objects_is_a_classic_one(data: bytes, pdf: Any) -> None:
    assert data.startswith(b"%PDF-1.4\n")
    at = int(data[data.rindex(b"startxref") :].split()[1])
    assert data[at:].startswith(b"xref\n")
    assert b"/ObjStm" not in data
    assert b"/XRef" not in data
    assert "/Version" not in pdf.Root


def test_the_file_names_itself_where_the_2003_edition_looks(pdf: Any) -> None:
    assert str(pdf.docinfo.GTS_PDFXVersion) == WORDS
    assert "/GTS_PDFXConformance" not in pdf.docinfo
    with pdf.open_metadata() as xmp:
        assert xmp["{http://ns.adobe.com/pdfx/1.3/}GTS_PDFXVersion"] == WORDS
        assert "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion" not in xmp


def test_info_and_packet_say_the_same(pdf: Any) -> None:
    info = pdf.docinfo
    assert info.Trapped == "/False"
    said = {key: str(info[key]) for key in ("/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate")}
    with pdf.open_metadata() as xmp:
        assert xmp["pdf:Trapped"] == "False"
        assert xmp["dc:title"] == said["/Title"] == "版样"
        assert xmp["xmp:CreatorTool"] == said["/Creator"]
        assert xmp["pdf:Producer"] == said["/Producer"]
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2025-01-06T00:00:00+00:00"
    assert said["/CreationDate"] == said["/ModDate"] == "D:20250106000000+00'00'"


def test_pdfinfo_knows_the_standard(data: bytes, tmp_path: Path) -> None:
    found = dict(re.findall(r"^([^:\n]+):\s+(.*)$", run("pdfinfo", saved(tmp_path, data)), re.MULTILINE))
    assert (found["PDF version"], found["PDF subtype"]) == ("1.4", WORDS)


def test_a_condition_of_our_own_comes_with_its_profile_and_in_no_registry(pdf: Any) -> None:
    (intent,) = pdf.Root.OutputIntents
    assert (intent.Type, intent.S) == ("/OutputIntent", "/GTS_PDFX")
    assert str(intent.OutputConditionIdentifier) == press().condition
    assert str(intent.OutputCondition) == press().text
    assert str(intent.Info) == press().info
    assert "/RegistryName" not in intent
    profile = intent.DestOutputProfile.read_bytes()
    assert profile == press().icc
    # PDF 1.4 knows ICC profiles of version 2.
    assert (profile[8], profile[12:20]) == (2, b"prtrCMYK")


@pytest.mark.parametrize("standard", ["X-1a", "X-4"])
def test_a_registered_condition_names_its_registry(standard: str) -> None:
    file = pikepdf.open(BytesIO(made(replace(press(), pdf=standard, condition="IFRA26", registry=REGISTRY))))
    (intent,) = file.Root.OutputIntents
    assert str(intent.OutputConditionIdentifier) == "IFRA26"
    assert str(intent.RegistryName) == REGISTRY
    assert "/DestOutputProfile" in intent


def test_the_file_has_an_identifier_of_its_own(pdf: Any) -> None:
    other = pikepdf.open(BytesIO(made(press())))
    assert [len(bytes(part)) for part in pdf.trailer.ID] == [16, 16]
    assert bytes(pdf.trailer.ID[0]) != bytes(other.trailer.ID[0])
    assert "/Encrypt" not in pdf.trailer


def test_a_page_has_a_trim_within_its_bleed_and_nothing_that_acts(pdf: Any) -> None:
    (sheet,) = pdf.pages
    left, bottom, right, top = (float(edge) for edge in sheet.TrimBox)
    outer = [float(edge) for edge in sheet.BleedBox]
    medium = [float(edge) for edge in sheet.MediaBox]
    assert medium[0] <= outer[0] <= left < right <= outer[2] <= medium[2]
    assert medium[1] <= outer[1] <= bottom < top <= outer[3] <= medium[3]
    assert not {"/ArtBox", "/Annots", "/Group", "/AA", "/UserUnit"} & set(sheet.keys())
    assert not {"/AA", "/OpenAction", "/AcroForm", "/OCProperties", "/Names", "/Perms"} & set(pdf.Root.keys())


def test_nothing_can_be_seen_through(pdf: Any) -> None:
    for item in dictionaries(pdf):
        assert not {"/SMask", "/Mask", "/SMaskInData", "/Group", "/OC", "/OPI", "/Alternates"} & set(
            item.keys()
        )
        assert item.get("/BM", "/Normal") in ("/Normal", "/Compatible")
        assert (item.get("/ca", 1), item.get("/CA", 1)) == (1, 1)
        assert not {"/TR", "/TR2", "/HT", "/HTP"} & set(item.keys())


def test_every_colour_is_press_ink(pdf: Any) -> None:
    spaces = {str(item["/ColorSpace"]) for item in dictionaries(pdf) if "/ColorSpace" in item}
    assert spaces == {"/DeviceCMYK"}
    (sheet,) = pdf.pages
    operators = {str(instruction.operator) for instruction in pikepdf.parse_content_stream(sheet)}
    assert operators & {"g", "G", "rg", "RG", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "ri"} == set()
    assert {"k", "K"} <= operators


def test_streams_are_packed_as_pdf_1_4_knows_them(pdf: Any) -> None:
    filters = {str(item["/Filter"]) for item in dictionaries(pdf) if "/Filter" in item}
    assert {name for names in filters for name in re.findall(r"/\w+", names)} == {
        "/FlateDecode",
        "/DCTDecode",
    }


def test_every_font_is_embedded(pdf: Any, data: bytes, tmp_path: Path) -> None:
    fonts = [item for item in dictionaries(pdf) if item.get("/Type") == "/Font"]
    assert {str(font.Subtype) for font in fonts} == {"/Type0", "/CIDFontType2"}
    for font in fonts:
        if font.Subtype == "/Type0":
            assert "/ToUnicode" in font
        else:
            assert "/FontFile2" in font.FontDescriptor
    assert {face("serif-400").postscript_name, face("sans-900").postscript_name} == {
        str(font.BaseFont).partition("+")[2] for font in fonts
    }
    run("qpdf", "--check", saved(tmp_path, data))


def test_the_press_profile_says_which_standard_an_issue_is_built_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = data_folder("layout") / "press"
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "newsprint-cn.icc").write_bytes((shelf / "newsprint-cn.icc").read_bytes())
    own = (shelf / "newsprint-cn.yaml").read_text(encoding="utf-8")
    assert "pdf: X-4\n" in own
    (folder / "shop.yaml").write_text(own.replace("pdf: X-4\n", "pdf: X-1a\n"), encoding="utf-8")
    issue = tmp_path / "one.yaml"
    issue.write_text(ISSUE, encoding="utf-8")
    monkeypatch.setattr(press_files, "data_folder", lambda _: tmp_path)
    outcome = render(Job(issue, tmp_path / "out"))
    assert not [finding for finding in outcome.findings if finding.severity == "error"]
    written = sorted((tmp_path / "out").rglob("*.pdf"))
    assert len(written) == 2
    for path in written:
        assert path.read_bytes().startswith(b"%PDF-1.4\n")
        with pikepdf.open(path) as file:
            assert str(file.docinfo.GTS_PDFXVersion) == WORDS


ISSUE = """\
newspaper: 河口周报
date: 2025-02-10
press: shop
pages:
  - section: 要闻
    plan: A A A A A A A A
    stories:
      A: {headline: 早市挪到桥西, body: 桥东的早市从本周起挪到桥西空地。}
"""
