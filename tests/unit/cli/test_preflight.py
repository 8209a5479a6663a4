"""The command that judges a finished PDF: its report, its JSON, its exit codes, its ticket."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet import cli
from broadsheet.base.geometry import Rect
from broadsheet.base.units import pt
from broadsheet.display.ops import PAPER, Fill, Ink
from tests.print.pages import WIDTH, text, written
from tests.print.tools import run as tool

Run = Callable[..., tuple[int, str, str]]
GROUND = Fill(Rect(0, 0, WIDTH, pt(150)), Ink(0, 0, 0, 1000))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)

    def ran(*words: str) -> tuple[int, str, str]:
        code = cli.main(["preflight", *words])
        out, err = capsys.readouterr()
        return code, out, err

    return ran


@pytest.fixture(scope="module")
def good() -> bytes:
    return written(text("serif-400", 9200, (pt(20), pt(100)), "本报讯今年产量提高"))


@pytest.fixture(scope="module")
def small() -> bytes:
    """White type of 8 pt on black, twice: a warning (GWG 2022 R0016)."""
    lines = [text("sans-700", pt(8), (pt(60), pt(y)), "反白", ink=PAPER) for y in (60, 80)]
    return written(GROUND, *lines)


def test_a_sound_file_passes(run: Run, good: bytes) -> None:
    Path("a.pdf").write_bytes(good)
    code, out, err = run("a.pdf", "--lang", "en")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "a.pdf  newsprint-cn: passed"
    assert "PDF/X-4 · PDF 1.6 · broadsheet-newsprint · 1 page" in out
    assert "page 1, 141.1 by 105.8 mm" in out


@pytest.mark.parametrize(
    ("lang", "head", "fault", "hint"),
    [
        (
            "en",
            "passed with warnings",
            "warning BS864 page 1, 21 mm from the left,",
            "Set it at 10 pt or more",
        ),
        ("zh", "合格，有警告", "警告 BS864 第1页 距左21、", "放大到 10 点以上"),
    ],
)
def test_a_fault_is_told_with_its_place_and_what_to_do(
    run: Run, small: bytes, lang: str, head: str, fault: str, hint: str
) -> None:
    Path("a.pdf").write_bytes(small)
    code, out, _ = run("a.pdf", "--lang", lang)
    assert code == 0
    assert head in out
    assert fault in out
    assert hint in out
    assert "GWG R0016" in out


def test_the_json_has_rule_place_and_ink(run: Run, small: bytes) -> None:
    Path("a.pdf").write_bytes(small)
    _, out, _ = run("a.pdf", "--format", "json")
    told = json.loads(out)
    (fault,) = told["diagnostics"]
    assert {key: fault[key] for key in ("code", "severity", "rule", "page", "x_mm", "times")} == {
        "code": "BS864", "severity": "warning", "rule": "GWG R0016", "page": 1, "x_mm": 21, "times": 2,
    }  # fmt: skip
    (page,) = told["pages"]
    assert page["ink"]["plates_percent"]["Cyan"] == 0
    # Half the page is black.
    assert page["ink"]["plates_percent"]["Black"] == pytest.approx(50, abs=1)
    assert page["ink"]["mean_15mm_percent"] == pytest.approx(100, abs=0.5)
    assert (told["outcome"], told["standard"], told["press"]) == ("warned", "PDF/X-4", "newsprint-cn")


def test_a_file_that_is_no_pdf_ends_with_a_message(run: Run) -> None:
    Path("a.pdf").write_bytes(b"\x89PNG\r\n\x1a\n")
    code, out, _ = run("a.pdf", "--lang", "en")
    assert code == 1
    assert "BS821" in out


def test_a_file_that_is_not_there_is_missed(run: Run) -> None:
    code, out, err = run("a.pdf")
    assert (code, out) == (2, "")
    assert "BS201" in err


def test_a_press_that_is_not_there_is_missed(run: Run, good: bytes) -> None:
    Path("a.pdf").write_bytes(good)
    code, _, err = run("a.pdf", "--press", "letterpress")
    assert code == 2
    assert "BS306" in err
    assert "newsprint-cn" in err


def test_the_press_decides(run: Run, small: bytes) -> None:
    Path("a.pdf").write_bytes(small)
    _, out, _ = run("a.pdf", "--press", "digital-toner", "--lang", "en")
    assert out.splitlines()[0] == "a.pdf  digital-toner: passed"


def test_the_gravest_of_several_files_ends_the_run(run: Run, good: bytes) -> None:
    Path("a.pdf").write_bytes(good)
    Path("b.pdf").write_bytes(b"%PDF-1.4")
    code, out, _ = run("a.pdf", "b.pdf", "--lang", "en")
    assert code == 1
    assert [line.rpartition(": ")[2] for line in out.splitlines() if "newsprint-cn:" in line] == [
        "passed",
        "failed",
    ]


def test_a_ticket_says_what_was_found(run: Run, small: bytes) -> None:
    Path("a.pdf").write_bytes(small)
    _, out, _ = run("a.pdf", "-o", "o")
    ticket = Path("o/a/ticket.pdf")
    assert str(ticket) in out.splitlines()
    words = tool("pdftotext", "-layout", ticket, "-")
    assert "合格，有警告" in words
    assert "BS864" in words
    assert "141.1×105.8 mm" in words
    assert "Image" in tool("pdfimages", "-list", ticket).title()


def test_a_ticket_is_itself_fit_for_the_press(run: Run, small: bytes) -> None:
    Path("a.pdf").write_bytes(small)
    run("a.pdf", "-o", "o")
    code, out, _ = run("o/a/ticket.pdf", "--lang", "en")
    assert code == 0, out
    assert "passed" in out
