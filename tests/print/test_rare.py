"""Rare characters and papers with faces of their own, through render: every glyph is the character's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from broadsheet import cli
from tests import faces
from tests.hanzi import REGULAR_BEYOND, SUPPLEMENTED
from tests.print.tools import run
from tests.reading.glyphs import read_pages
from tests.reading.likeness import unlike

ISSUE = """\
newspaper: 试样
date: 2025-01-06
layout: {layout}
press: newsprint-cn
pages:
  - plan: |
      A A A A A A A A
    stories:
      A:
        headline: {headline}
        byline: 本报记者 𠮷
        body: |
          {body}
"""


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROADSHEET_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


def _rendered(folder: Path, headline: str, body: str, layout: str = "broadsheet") -> Path:
    issue = folder / "1.yaml"
    issue.write_text(ISSUE.format(layout=layout, headline=headline, body=body), encoding="utf-8")
    assert cli.main(["render", str(issue), "-o", str(folder / "out"), "--lang", "en"]) == 0
    return folder / "out" / "1.pdf"


def _copied(path: Path) -> str:
    return "".join(pdfium.PdfDocument(path)[0].get_textpage().get_text_range().split())


def _all_drawn(path: Path) -> None:
    (page,) = read_pages(path)
    assert unlike(page, count=len(page.glyphs)) == []


def test_every_regular_character_and_the_supplement_s_are_printed(tmp_path: Path) -> None:
    rare = REGULAR_BEYOND + SUPPLEMENTED
    path = _rendered(tmp_path, "𠮷野𪘁𨋢", f"{rare}，**{rare}**。")
    copied = _copied(path)
    assert [char for char in rare if copied.count(char) < 2] == []
    _all_drawn(path)


def test_a_character_that_no_face_has_is_still_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = tmp_path / "1.yaml"
    issue.write_text(
        ISSUE.format(layout="broadsheet", headline="题", body="字\U000323af。"), encoding="utf-8"
    )
    assert cli.main(["render", str(issue), "-o", str(tmp_path / "out"), "--lang", "en"]) == 1
    assert "BS410" in capsys.readouterr().err


def test_a_paper_set_in_traditional_faces(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "fonts.yaml").write_text(
        "fallback:\n  trad-400: [serif-tc-400]\n  trad-900: [serif-tc-900]\n", encoding="utf-8"
    )
    layout = (Path(__file__).parents[2] / "layout" / "broadsheet.yaml").read_text(encoding="utf-8")
    layout = layout.replace("serif-400", "trad-400").replace("serif-900", "trad-900")
    (tmp_path / "own.yaml").write_text(layout, encoding="utf-8")
    path = _rendered(tmp_path, "今夜付印", "報紙以鉛字排成，今夜付印；體裁、臺灣、龜鑑。", "own.yaml")
    assert "報紙以鉛字排成，今夜付印；體裁、臺灣、龜鑑。" in _copied(path)
    assert {"NotoSerifTC-Regular", "NotoSerifTC-Black"} <= {
        row.split()[0].partition("+")[2] for row in run("pdffonts", path).splitlines()[2:]
    }


@pytest.mark.parametrize(
    ("index", "body"),
    [(4, "香港印務，𨋢與骨，直令遠近。"), (0, "新聞を組む、直と骨、令和の「かな」と漢字。")],
    ids=["Hong Kong", "Japan"],
)
def test_a_paper_set_in_a_collection_of_its_own(index: int, body: str, tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    shutil.copy(faces.collection("NotoSerifCJK-Regular.ttc"), tmp_path / "fonts" / "own.ttc")
    line = f"faces: {{serif-400: {{file: own.ttc, index: {index}, language: {faces.LANGUAGES[index]}}}}}\n"
    (tmp_path / "fonts" / "fonts.yaml").write_text(line, encoding="utf-8")
    path = _rendered(tmp_path, "題", body)
    assert body in _copied(path)
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", path)
    name = {4: "NotoSerifCJKhk-Regular", 0: "NotoSerifCJKjp-Regular"}[index]
    (row,) = [row for row in run("pdffonts", path).splitlines() if name in row]
    assert "CID Type 0C" in row


def test_a_role_filled_by_another_face_prints_with_that_face_s_font(tmp_path: Path) -> None:
    layout = (Path(__file__).parents[2] / "layout" / "broadsheet.yaml").read_text(encoding="utf-8")
    (tmp_path / "own.yaml").write_text(
        layout.replace("byline: {face: sans-400", "byline: {face: kai-400"), encoding="utf-8"
    )
    path = _rendered(tmp_path, "题", "正文。", "own.yaml")
    assert run("pdffonts", path).count("NotoSerifSC-Regular") == 1
    (tmp_path / "fonts").mkdir()
    faces.truetype(tmp_path / "fonts" / "kai.ttf", chars="本报记者正文。")
    (tmp_path / "fonts" / "fonts.yaml").write_text("faces: {kai-400: {file: kai.ttf}}\n", encoding="utf-8")
    path = _rendered(tmp_path, "题", "正文。", "own.yaml")
    fonts = run("pdffonts", path)
    assert "Trial-Regular" in fonts
    assert "NotoSerifSC-Regular" in fonts
    assert "本报记者𠮷" in _copied(path)


def test_a_page_whose_own_face_is_torn_is_refused_and_still_proofed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "own.ttf").write_bytes(b"torn")
    (tmp_path / "fonts" / "fonts.yaml").write_text("faces: {serif-400: {file: own.ttf}}\n", encoding="utf-8")
    issue = tmp_path / "1.yaml"
    issue.write_text(ISSUE.format(layout="broadsheet", headline="题", body="字。"), encoding="utf-8")
    out = tmp_path / "out"
    assert cli.main(["render", str(issue), "-o", str(out), "--proof", "--lang", "en"]) == 1
    said = capsys.readouterr().err
    assert "error[BS404]" in said
    assert f"{Path('fonts', 'fonts.yaml')}:1:27" in said
    assert not (out / "1.pdf").exists()
    assert "字。" in _copied(out / "1" / "proof.pdf")
