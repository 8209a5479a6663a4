"""Advertisers' pages in the finished file, read back by other people's programs: placed exactly, and untouched."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from broadsheet.base.data import data_folder
from broadsheet.base.diagnostics import Diagnostic
from broadsheet.job import Job, Outcome
from broadsheet.layout import press as press_files
from broadsheet.pipeline import check, render
from tests.preflight import sound
from tests.print.adverts import advert, edited
from tests.print.tools import run as tool

MM = 72 / 25.4
STRIP = 223.92
"""Height of a 通栏 of the 四开 layout is 14 rows: 13 × 12 pt and 7.92; of the 对开 one 19 rows, this many points."""

HEAD = """\
newspaper: 河口周报
date: 2025-02-10
layout: broadsheet
pages:
  - section: 要闻
    template: news
    plan: |
      A A A A A A A A
    stories:
      A: {headline: 早市挪到桥西, body: 桥东的早市从本周起挪到桥西空地。}
    ads:
"""


ALONE = HEAD.partition("    plan")[0] + "    ads:\n"
"""A page of nothing else."""
SOUND = "size: {columns: 4, rows: 24}"
"""A place for the sound page of tests/preflight, wider than it is."""


class Printed(NamedTuple):
    """What came of an issue with an advertisement."""

    outcome: Outcome
    folder: Path

    @property
    def file(self) -> Path:
        return self.folder / "out" / "i.pdf"

    @property
    def told(self) -> list[str]:
        return [f.code for f in self.outcome.findings if f.severity != "note" and f.code != "BS602"]

    @property
    def ad(self) -> dict[str, Any]:
        report = json.loads((self.folder / "out" / "i" / "report.json").read_text("utf-8"))
        (found,) = report["pages"][0]["ads"]
        return dict(found)

    def form(self) -> Any:
        """The form that holds the advertisement; the file stays open behind it."""
        page = opened(self.file.read_bytes())
        (key,) = [key for key in page.Resources.XObject if str(key).startswith("/Fm")]
        return page.Resources.XObject[key]


Print = Callable[..., Printed]
_open: list[pikepdf.Pdf] = []
"""Files that pages are read from: a page is nothing without its file."""


def opened(data: bytes) -> Any:
    """The first page of a file."""
    _open.append(pikepdf.open(BytesIO(data)))
    return _open[-1].pages[0]


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Print:
    """Render one page with an advertisement, whose file holds `data`."""
    monkeypatch.setenv("BROADSHEET_CACHE", str(tmp_path / "cache"))

    def made(data: bytes, said: str = "size: 通栏", head: str = HEAD, **job: Any) -> Printed:
        (tmp_path / "ad.pdf").write_bytes(data)
        (tmp_path / "i.yaml").write_text(f"{head}      Z: {{file: ad.pdf, {said}}}\n", encoding="utf-8")
        return Printed(render(Job(tmp_path / "i.yaml", tmp_path / "out", **job)), tmp_path)

    return made


def strip(**more: Any) -> bytes:
    """An advertisement of the size of a 通栏."""
    return advert(999 / MM, STRIP / MM, **more)


def _placed(page: Any) -> tuple[float, float, float, float]:
    """Where the trimmed area of the placed page lies, in points from the upper left of ours: its matrix, read."""
    content = b"\n".join(s.read_bytes() for s in page.Contents) if isinstance(page.Contents, pikepdf.Array) else page.Contents.read_bytes()  # fmt: skip
    (found,) = re.findall(rb"([-.\d]+) 0 0 ([-.\d]+) ([-.\d]+) ([-.\d]+) cm [^\n]*/(Fm\d+) Do", content)
    across, up, x, y = map(float, found[:4])
    form = page.Resources.XObject[f"/{found[4].decode()}"]
    a, b, c, d, e, f = map(float, form.Matrix)
    left, bottom, right, top = map(float, form.BBox)
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
    xs, ys = [corner[0] for corner in corners], [corner[1] for corner in corners]
    high = float(page.MediaBox[3])
    return (
        x + across * min(xs),
        high - y - up * max(ys),
        across * (max(xs) - min(xs)),
        up * (max(ys) - min(ys)),
    )


def test_the_content_stream_is_the_agencys_byte_for_byte(printed: Print) -> None:
    data = strip()
    form, page = printed(data).form(), opened(data)
    assert form.read_raw_bytes() == page.Contents.read_raw_bytes()
    assert form.read_bytes() == page.Contents.read_bytes()
    assert str(form.Subtype) == "/Form"


def test_its_fonts_are_there_whole_and_under_their_names(printed: Print) -> None:
    data = strip(words="撰稿排印")
    form, page = printed(data).form(), opened(data)
    assert set(form.Resources.Font) == set(page.Resources.Font) != set()
    for key, font in page.Resources.Font.items():
        ours = form.Resources.Font[key]
        assert (ours.BaseFont, ours.Encoding) == (font.BaseFont, font.Encoding)
        mine, theirs = (each.DescendantFonts[0] for each in (ours, font))
        assert mine.W.unparse() == theirs.W.unparse()
        assert mine.FontDescriptor.FontFile2.read_bytes() == theirs.FontDescriptor.FontFile2.read_bytes()
        assert ours.ToUnicode.read_bytes() == font.ToUnicode.read_bytes()


def test_its_words_can_be_copied_out(printed: Print) -> None:
    assert "撰稿排印" in tool("pdftotext", printed(strip()).file, "-")


def test_it_stands_where_the_report_says_to_a_hundredth_of_a_millimetre(printed: Print) -> None:
    made = printed(strip())
    x, y, w, h = _placed(opened(made.file.read_bytes()))
    assert made.told == []
    told = [made.ad[key] * MM for key in ("x_mm", "y_mm", "w_mm", "h_mm")]
    assert [x, y, w, h] == pytest.approx(told, abs=0.01 * MM)
    assert w == pytest.approx(999, abs=0.01)
    assert h == pytest.approx(STRIP, abs=0.01)


def _shifted(turned: int) -> Callable[[pikepdf.Pdf], None]:
    """The page moved off the origin and turned, its boxes and its content together."""

    def edit(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        w, h = float(page.MediaBox[2]), float(page.MediaBox[3])
        page.MediaBox = [100, -50, 100 + w + 40, h]
        page.TrimBox = page.BleedBox = [120, -30, 120 + w, h - 30]
        page.Rotate = turned
        content = page.Contents.read_bytes()
        page.Contents = pdf.make_stream(b"q 1 0 0 1 120 -30 cm " + content + b" Q")

    return edit


@pytest.mark.parametrize("turned", [0, 90, 180, 270, -90])
def test_a_page_turned_and_off_the_origin_is_placed_as_it_is_seen(turned: int, printed: Print) -> None:
    size = (STRIP / MM, 999 / MM) if turned % 180 else (999 / MM, STRIP / MM)
    data = edited(advert(*size), _shifted(turned))
    made = printed(data)
    assert made.told == []
    alone = _drawn(data, 120)
    page = opened(data)
    media, trim = [float(n) for n in page.MediaBox], [float(n) for n in page.TrimBox]
    assert alone.size != (0, 0)
    # What lies round the trim, as the page is seen.
    around = [trim[0] - media[0], media[3] - trim[3], media[2] - trim[2], trim[1] - media[1]]
    quarters = turned // 90 % 4
    around = around[-quarters:] + around[:-quarters] if quarters else around
    left, top, right, bottom = (round(each * 120 / 72) for each in around)
    alone = alone.crop((left, top, alone.width - right, alone.height - bottom))
    x, y, w, h = (round(made.ad[key] * 120 / 25.4) for key in ("x_mm", "y_mm", "w_mm", "h_mm"))
    ours = _drawn(made.file.read_bytes(), 120).crop((x, y, x + w, y + h)).resize(alone.size)
    difference = ImageStat.Stat(ImageChops.difference(alone, ours)).mean
    assert max(difference) < 4, difference


def _drawn(data: bytes, dpi: int, index: int = 0) -> Image.Image:
    with pypdfium2.PdfDocument(data) as pdf:
        drawn: Image.Image = pdf[index].render(scale=dpi / 72).to_pil().convert("RGB")
        return drawn


def test_its_inks_are_its_own_on_every_plate(printed: Print, tmp_path: Path) -> None:
    """Vermilion of 90 % magenta and 80 % yellow, blue of 80 % cyan and 40 % magenta, and black on black alone."""
    made = printed(strip())
    tool("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiff32nc", "-r72", "-o", tmp_path / "p.tif", made.file)
    x, y, w, h = (round(made.ad[key] * MM) for key in ("x_mm", "y_mm", "w_mm", "h_mm"))
    with Image.open(tmp_path / "p.tif") as plates:
        red = plates.getpixel((x + 8, y + 8))
        blue = plates.getpixel((x + w - 8, y + h - 8))
    assert red == pytest.approx((0, 0.9 * 255, 0.8 * 255, 0), abs=2)
    assert blue == pytest.approx((0.8 * 255, 0.4 * 255, 0, 0), abs=2)


def test_the_file_is_sound_and_passes_the_judge(printed: Print) -> None:
    made = printed(strip(), verify=True, proof="full")
    assert made.told == []
    assert made.outcome.report["preflight"]["outcome"] == "passed"
    for path in (made.file, made.folder / "out" / "i" / "proof.pdf"):
        tool("qpdf", "--check", path)
        tool("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=nullpage", path)
    assert "no" not in [line.split()[-5] for line in tool("pdffonts", made.file).splitlines()[2:]]


def test_the_same_issue_gives_the_same_bytes_with_a_warm_cache_and_a_cold_one(
    printed: Print, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = sha256(printed(strip()).file.read_bytes()).hexdigest()
    assert sha256(printed(strip()).file.read_bytes()).hexdigest() == first
    monkeypatch.setenv("BROADSHEET_CACHE", "")
    assert sha256(printed(strip()).file.read_bytes()).hexdigest() == first


def test_another_advertisement_changes_the_pages_number(printed: Print) -> None:
    def number(data: bytes) -> str:
        words = tool("pdftotext", printed(data, proof="full").folder / "out" / "i" / "proof.pdf", "-")
        return words.partition("内容校验")[2].split()[0]

    assert number(strip()) == number(strip()) != number(strip(words="排印撰稿"))


def test_the_page_that_is_wanted_is_taken_from_a_file_of_several(printed: Print) -> None:
    def grow(pdf: pikepdf.Pdf) -> None:
        with pikepdf.open(BytesIO(strip(words="第二页上"))) as other:
            pdf.pages.append(other.pages[0])

    data = edited(strip(), grow)
    made = printed(data, "size: 通栏, page: 2")
    assert made.told == []
    words = tool("pdftotext", made.file, "-")
    assert ("第二页上" in words, "撰稿排印" in words) == (True, False)
    assert made.ad["page"] == 2
    assert printed(data, "size: 通栏, page: 3").told == ["BS731"]


def test_content_in_several_streams_is_joined_in_order(printed: Print) -> None:
    def split(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        lines = page.Contents.read_bytes().splitlines(keepends=True)
        page.Contents = pikepdf.Array([pdf.make_stream(b"".join(part)) for part in (lines[:2], lines[2:])])

    data = edited(strip(), split)
    theirs = opened(strip()).Contents.read_bytes()
    assert printed(data).form().read_bytes().split() == theirs.split()


def test_resources_that_the_pages_inherit_come_along(printed: Print) -> None:
    def inherit(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        pdf.Root.Pages.Resources = page.Resources
        pdf.Root.Pages.MediaBox = page.MediaBox
        del page.Resources, page.MediaBox

    made = printed(edited(strip(), inherit))
    assert made.told == []
    assert len(made.form().Resources.Font) > 0


def test_transparency_keeps_its_group(printed: Print) -> None:
    def clear(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceCMYK, I=True)
        page.Resources.ExtGState.Half = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, ca=0.5)
        page.Contents = pdf.make_stream(b"/Half gs 0 1 1 0 k 20 20 90 90 re f\n" + page.Contents.read_bytes())

    made = printed(edited(strip(), clear), verify=True)
    assert made.told == []
    assert made.form().Group.CS == "/DeviceCMYK"


def test_what_is_drawn_beyond_the_trim_is_cut_off(printed: Print) -> None:
    def overflow(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.MediaBox = [-50, -50, float(page.MediaBox[2]) + 50, float(page.MediaBox[3]) + 50]
        page.BleedBox = [-20, -20, float(page.TrimBox[2]) + 20, float(page.TrimBox[3]) + 20]
        page.Contents = pdf.make_stream(b"0 1 0 0 k -50 -50 2000 2000 re f\n" + page.Contents.read_bytes())

    made = printed(edited(strip(), overflow))
    picture = _drawn(made.file.read_bytes(), 72)
    x, y, w, h = (round(made.ad[key] * MM) for key in ("x_mm", "y_mm", "w_mm", "h_mm"))
    inside, outside = (x + w // 2, y + 6), ((x + w // 2, y - 5), (x + w + 5, y + h // 2), (x - 5, y + h // 2))
    assert picture.getpixel(inside) != (255, 255, 255)
    assert [picture.getpixel(place) for place in outside] == [(255, 255, 255)] * 3


def test_in_a_page_that_bleeds_it_bleeds_with_it(
    printed: Print, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _shop(tmp_path, monkeypatch, ("bleed: 0mm", "bleed: 3mm"))
    head = (
        HEAD.partition("    template")[0].replace("layout:", "press: shop\nlayout:")
        + "    template: bare\n    ads:\n"
    )
    made = printed(advert(390, 545, bleed=3), "size: 出血整版, label: false", head)
    assert made.told == []
    page = opened(made.file.read_bytes())
    assert [float(n) for n in page.TrimBox][:2] == pytest.approx([3 * MM, 3 * MM], abs=0.01)
    alone, ours = (_drawn(data, 72) for data in (advert(390, 545, bleed=3), made.file.read_bytes()))
    assert max(ImageStat.Stat(ImageChops.difference(alone, ours)).mean) < 1
    assert printed(advert(390, 545), "size: 出血整版", head).told == ["BS623"]


def _shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *changes: tuple[str, str]) -> None:
    """A press of our own beside the project's layouts."""
    shelf = data_folder("layout")
    folder = tmp_path / "layout" / "press"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "newsprint-cn.icc").write_bytes((shelf / "press" / "newsprint-cn.icc").read_bytes())
    text = (shelf / "press" / "newsprint-cn.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / "shop.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(press_files, "data_folder", lambda _: tmp_path / "layout")


@pytest.mark.parametrize(("claim", "told"), [("X-1a", []), ("X-4", ["BS830"])])
def test_a_press_of_x1a_takes_x1a_and_no_file_that_may_be_transparent(
    claim: str, told: list[str], printed: Print, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _shop(tmp_path, monkeypatch, ("pdf: X-4\n", "pdf: X-1a\n"))
    data = sound.spoilt(lambda pdf: None, claim)
    made = printed(data, SOUND, ALONE.replace("layout:", "press: shop\nlayout:"), verify=True)
    assert _told(made) == told
    assert made.file.exists() == (not told)
    if made.file.exists():
        assert made.file.read_bytes().startswith(b"%PDF-1.4")
        assert made.outcome.report["preflight"]["outcome"] != "failed"


def test_x1a_is_as_good_as_x4_to_a_press_of_x4(printed: Print) -> None:
    made = printed(sound.spoilt(lambda pdf: None, "X-1a"), SOUND, ALONE)
    assert _told(made) == []


RGB = sound.adds(b"1 0 0 rg 200 20 50 50 re f\n")


def _without_font(pdf: pikepdf.Pdf) -> None:
    del sound.page_of(pdf).Resources.Font.F1.FontDescriptor.FontFile2


def _encrypted() -> bytes:
    buffer = BytesIO()
    sound.sound().save(buffer, encryption=pikepdf.Encryption(owner="a", user="b"))
    return buffer.getvalue()


def _with_hidden_layer(pdf: pikepdf.Pdf) -> None:
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="草稿"))
    default = pikepdf.Dictionary(OFF=[layer], Order=[layer])
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=default)
    sound.adds(b"/OC /L BDC 0 1 0 0 k 200 20 50 50 re f EMC\n", Properties_L=lambda _: layer)(pdf)


FAULTY: list[tuple[bytes, str]] = [
    (sound.spoilt(RGB), "BS871"),
    (sound.spoilt(_without_font), "BS841"),
    (sound.spoilt(_with_hidden_layer), "BS733"),
    (_encrypted(), "BS822"),
    (b"%PDF-1.6\nnothing of the kind", "BS821"),
    (sound.spoilt(lambda pdf: None)[:3000], "BS821"),
]


@pytest.mark.parametrize(("data", "code"), FAULTY, ids=[code for _, code in FAULTY])
def test_what_a_press_cannot_take_is_told_at_its_line_and_no_file_is_written(
    data: bytes, code: str, printed: Print
) -> None:
    made = printed(data, SOUND, ALONE, proof="a3")
    (fault,) = [f for f in made.outcome.findings if f.code == code]
    assert fault.severity == "error"
    assert _place(fault, made) == (8, 7)
    assert "ad.pdf" in fault.message("en")
    assert not made.file.exists()
    assert (made.folder / "out" / "i" / "proof.pdf").exists()


def _told(made: Printed) -> list[str]:
    """What is told but for what follows from a place that is a little too low, and wider, for the sound page."""
    return [code for code in made.told if code not in ("BS621", "BS864", "BS865", "BS867")]


def _place(fault: Diagnostic, made: Printed) -> tuple[int, int]:
    assert fault.span is not None
    return made.outcome.sources[fault.span.file].position(fault.span.start)


def test_check_says_of_it_what_render_would(printed: Print) -> None:
    made = printed(sound.spoilt(RGB), SOUND, ALONE)
    again = check(Job(made.folder / "i.yaml", made.folder / "out"))
    assert [f.code for f in again.findings] == [f.code for f in made.outcome.findings]


def test_a_file_without_the_papers_of_pdfx_is_placed_with_a_warning(printed: Print) -> None:
    def bare(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.OutputIntents, pdf.Root.Metadata

    made = printed(sound.spoilt(bare), SOUND, ALONE, verify=True)
    assert _told(made) == ["BS732"]
    assert made.outcome.report["preflight"]["outcome"] != "failed"


def test_limits_are_those_of_the_size_it_is_printed_at(printed: Print) -> None:
    """A photo of 150 ppi passes as it is and is soft at twice the size; type of 10 pt is too small at half of it."""
    page = sound.spoilt(lambda pdf: None)
    assert "BS873" not in printed(page, SOUND, ALONE).told
    large = printed(page, "size: {columns: 4, rows: 31}", ALONE)
    assert {"BS622", "BS873"} <= set(large.told)
    small = printed(page, "size: {columns: 2, rows: 12}", ALONE)
    assert {"BS864", "BS865"} <= set(small.told)


def test_two_pages_may_show_the_same_one_and_each_page_alone_has_it(printed: Print) -> None:
    page = HEAD.partition("pages:\n")[2]
    head = HEAD + "      Z: {file: ad.pdf, size: 通栏}\n" + page
    made = printed(strip(), head=head)
    assert made.told == []
    with pikepdf.open(made.file) as pdf:
        first, second = (p.Resources.XObject.Fm1 for p in pdf.pages)
        assert first.objgen == second.objgen
    for path in sorted((made.folder / "out" / "i" / "pages").glob("*.pdf")):
        assert "撰稿排印" in tool("pdftotext", path, "-")


def test_on_an_imposed_sheet_it_stands_on_its_page(printed: Print) -> None:
    page = HEAD.partition("pages:\n")[2]
    head = HEAD + "      Z: {file: ad.pdf, size: 通栏}\n" + page
    made = printed(strip(), head=head, press="newsprint-cn-marks")
    sheets = made.folder / "out" / "i" / "sheets.pdf"
    tool("qpdf", "--check", sheets)
    assert tool("pdftotext", sheets, "-").count("撰稿排印") == 2
