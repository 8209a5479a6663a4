"""Pages of all sorts of files taken out and placed in ours: as they were seen, or told; hostile ones do no harm."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from broadsheet.base.geometry import Rect
from broadsheet.base.units import pt
from broadsheet.display.lifted import Lifted
from broadsheet.display.ops import Artwork, DisplayDocument, DisplayPage
from broadsheet.output.pdf.writer import write_pdf
from broadsheet.preflight.file.admit import PAPERS, admit
from broadsheet.preflight.file.apart import admit_apart
from broadsheet.preflight.file.lift import lift
from broadsheet.preflight.file.order import Admission, Order
from tests.preflight import sound
from tests.preflight.test_hostile import HARMFUL, ODD, SECONDS, UNREADABLE, mangled
from tests.print.pages import face, no_image, press
from tests.print.tools import run

FOREIGN = sorted((Path(__file__).parent / "foreign").glob("*.pdf"))
HOLE = Rect(0, 0, pt(388.346), pt(289.133))
DPI = 50


def admitted(data: bytes, page: int = 1, hole: Rect = HOLE) -> Admission:
    return admit("ad.pdf", data, Order(page, hole), sound.limits())


def placed(lifted: Lifted) -> bytes:
    """A page of its size that shows nothing else."""
    whole = Rect(0, 0, pt(lifted.width), pt(lifted.height))
    page = DisplayPage(1, "1", whole.w, whole.h, 0, (Artwork(whole, whole, "ad.pdf", 1),))
    document = DisplayDocument("广告", "版样", "2025-01-06", "zh-Hans", (page,))
    return write_pdf(document, face, press(), no_image, artworks=lambda _: lifted)


def drawn(data: bytes, *, trimmed: bool = False) -> Image.Image:
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[0]
        if trimmed:
            page.set_mediabox(*page.get_trimbox())
            page.set_cropbox(*page.get_trimbox())
        made: Image.Image = page.render(scale=DPI / 72).to_pil().convert("RGB")
        return made


@pytest.mark.parametrize("file", FOREIGN, ids=lambda file: file.stem)
def test_a_page_of_another_program_looks_in_our_file_as_in_its_own(file: Path, tmp_path: Path) -> None:
    data = file.read_bytes()
    admission = admitted(data)
    if admission.lifted is None:
        assert {fault.code for fault in admission.findings} & {"BS821", "BS822", "BS823", "BS824"}
        return
    ours = placed(admission.lifted)
    (tmp_path / "ours.pdf").write_bytes(ours)
    run("qpdf", "--check", tmp_path / "ours.pdf")
    before, after = drawn(_without_annotations(data), trimmed=True), drawn(ours)
    assert max(abs(a - b) for a, b in zip(before.size, after.size, strict=True)) <= 1
    difference = ImageStat.Stat(ImageChops.difference(before, after.resize(before.size))).mean
    assert max(difference) < 1, difference


def _without_annotations(data: bytes) -> bytes:
    """What a page of a paper can show: links and notes stay behind."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            if "/Annots" in page.obj:
                del page.obj.Annots
        buffer = BytesIO()
        pdf.save(buffer)
        return buffer.getvalue()


@pytest.mark.parametrize("file", FOREIGN, ids=lambda file: file.stem)
def test_a_page_is_taken_out_the_same_whenever_it_is(file: Path) -> None:
    data = file.read_bytes()
    first, second = admitted(data), admitted(data)
    assert first == second


def test_what_a_sound_page_is_told() -> None:
    assert admitted(sound.spoilt(lambda pdf: None)).findings == ()
    assert admitted(sound.spoilt(lambda pdf: None, "X-1a")).findings == ()


def test_papers_that_say_no_pdfx_are_one_warning_with_all_that_is_wrong() -> None:
    def bare(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.OutputIntents, pdf.Root.Metadata

    (fault,) = admitted(sound.spoilt(bare)).findings
    assert (fault.code, fault.severity) == ("BS732", "warning")
    assert "PDF/X-4" in fault.message("en")
    assert "output intent" in fault.message("en")
    assert not PAPERS & {fault.code}


def test_faults_say_which_file_and_which_of_its_pages() -> None:
    def second(pdf: pikepdf.Pdf) -> None:
        with sound.sound() as other:
            sound.adds(b"1 0 0 rg 200 20 50 50 re f\n")(other)
            pdf.pages.append(other.pages[0])

    (fault,) = [f for f in admitted(sound.spoilt(second), 2).findings if f.code == "BS871"]
    assert "ad.pdf, page 2" in fault.message("en")
    assert "ad.pdf 第2页" in fault.message("zh")


@pytest.mark.parametrize("page", [3, 99])
def test_a_page_that_is_not_there_is_told_with_how_many_there_are(page: int) -> None:
    admission = admitted(sound.spoilt(lambda pdf: pdf.pages.append(pdf.pages[0])), page)
    assert admission.lifted is None
    ((code, count),) = [(f.code, f.args["count"]) for f in admission.findings]
    assert (code, count) == ("BS731", 2)


@pytest.mark.parametrize(
    ("scale", "codes"), [(1.0, set()), (1.3, {"BS873", "BS875"}), (0.7, {"BS864", "BS865", "BS867"})]
)
def test_it_is_judged_at_the_size_it_will_have(scale: float, codes: set[str]) -> None:
    hole = Rect(0, 0, pt(388.346 * scale), pt(289.133 * scale))
    found = admitted(sound.spoilt(lambda pdf: None), hole=hole).findings
    assert {fault.code for fault in found} == codes
    for fault in found:
        if fault.code == "BS864":
            assert (fault.args["points"], fault.args["least"]) == (7, 10)
        if fault.code == "BS873":
            assert (fault.args["ppi"], fault.args["least"]) == (115, 150)


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_no_file_is_told(name: str) -> None:
    content, code = UNREADABLE[name]
    assert admitted(content()) == Admission(admitted(content()).findings)
    assert {fault.code for fault in admitted(content()).findings} == {code}


@pytest.mark.parametrize("name", ODD)
def test_what_is_odd_but_readable_is_placed_or_told(name: str, tmp_path: Path) -> None:
    edit, _ = ODD[name]
    admission = admitted(sound.spoilt(edit))
    assert admission.lifted is not None or admission.findings
    if admission.lifted is not None:
        (tmp_path / "ours.pdf").write_bytes(placed(admission.lifted))
        with pikepdf.open(tmp_path / "ours.pdf") as pdf:
            assert len(pdf.pages) == 1


@pytest.mark.parametrize("name", HARMFUL)
def test_a_file_made_to_do_harm_ends_in_a_message_within_bounds(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit, _ = HARMFUL[name]
    monkeypatch.setattr("broadsheet.preflight.file.apart.SECONDS", SECONDS)
    admission = admit_apart("ad.pdf", sound.spoilt(edit), Order(1, HOLE), sound.limits())
    assert admission.findings


@pytest.mark.parametrize("lot", range(5))
def test_a_file_mangled_at_random_is_placed_or_refused(lot: int) -> None:
    random = Random(lot)
    for _ in range(20):
        data, done = mangled(random)
        try:
            admission = admitted(data)
            assert admission.lifted is not None or admission.findings
            if admission.lifted is not None:
                placed(admission.lifted)
        except Exception as error:
            raise AssertionError(done) from error


def test_a_page_that_leads_back_to_its_document_takes_none_of_it_along() -> None:
    def back(pdf: pikepdf.Pdf) -> None:
        page = sound.page_of(pdf)
        page.Resources.Properties = pikepdf.Dictionary(Here=pdf.make_indirect(pikepdf.Dictionary(P=page)))

    lifted = lift(sound.spoilt(back))
    assert lifted is not None
    written = b"".join(part for item in lifted.objects for part in item.parts if isinstance(part, bytes))
    assert b"/MediaBox" not in written
    assert b"/OutputIntent" not in written


def test_the_process_it_is_judged_in_may_go_down(monkeypatch: pytest.MonkeyPatch) -> None:
    from broadsheet.preflight.file import apart

    def nothing(*_: Any) -> None:
        return None

    monkeypatch.setattr(apart, "_apart", nothing)
    admission = admit_apart("ad.pdf", b"", Order(1, HOLE), sound.limits())
    assert [fault.code for fault in admission.findings] == ["BS823"]


@pytest.mark.parametrize(("kind", "codes"), [("Link", {"BS732"}), ("Stamp", {"BS845"})])
def test_links_stay_behind_and_what_could_be_seen_is_missed(kind: str, codes: set[str]) -> None:
    edit = sound.puts(sound.page_of, "/Annots", sound.annotation((50, 50, 90, 90), kind))
    assert {fault.code for fault in admitted(sound.spoilt(edit)).findings} == codes
