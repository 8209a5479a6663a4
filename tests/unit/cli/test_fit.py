"""`broadsheet fit` as an editor reads it at midnight: aligned, short, in both languages, and as JSON."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from broadsheet import cli
from tests.composing import SMALL

Run = Callable[..., tuple[int, str, str]]

LINE = "天地玄黄宇宙洪荒日月"
"""One line of the small layout."""
ISSUE = """\
newspaper: 试样
date: 2025-01-06
layout: layout.yaml
pages:
  - section: 要闻
    rows: fixed
    plan: |
      A A A A A
      B B B B B
    stories:
      A:
        headline: 一张报纸
        body: {first}
        photos: [{{file: photo.png, span: 2, depth: 6行}}]
      B: {{rank: 6, headline: 题, body: {second}}}
  - section: 副刊
    template: front
    rows: fixed
    plan: A A C C C
    stories:
      A: {{rank: 6, headline: 题, body: {third}}}
      C: {{rank: 6, headline: 题|名, body: {fourth}}}
"""
FITS, OVER, SHORT = 48, 50, 30
"""Lines of story A."""


def _body(lines: int) -> str:
    """A paragraph of so many lines: its first is set in by two characters."""
    return (LINE * lines)[: 10 * lines - 2]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    shutil.copy(SMALL, tmp_path)
    Image.new("L", (1200, 800), 128).save(tmp_path / "photo.png")
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command on an issue whose story A on the first page has so many lines."""

    def ran(*argv: str, first: int = FITS, fourth: int = 96, fit: str = "off") -> tuple[int, str, str]:
        lines = {"first": first, "second": 80, "third": 68, "fourth": fourth}
        text = ISSUE.format(**{name: _body(count) for name, count in lines.items()})
        (folder / "x.yaml").write_text(text.replace("pages:", f"fit: {fit}\npages:", 1), encoding="utf-8")
        code = cli.main(["fit", "x.yaml", *argv])
        out, err = capsys.readouterr()
        return code, out, err

    return ran


def test_a_page_that_fits_is_a_line_a_story(run: Run) -> None:
    code, out, err = run("--lang", "zh")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "第1版 A01 要闻",
        "  A  正好  5栏16行  一张报纸",
        "  B  正好  5栏18行  题",
        "",
        "第2版 A02 副刊",
        "  A  正好  2栏36行  题",
        "  C  正好  3栏36行  题|名",
    ]


def test_a_story_over_is_told_with_what_would_mend_it_each_in_its_column(run: Run) -> None:
    code, out, err = run("--pages", "1", "--lang", "zh", first=OVER)
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        "第1版 A01 要闻",
        "  A  溢 2 行 20 字  5栏16行  一张报纸",
        "     图高 6→5 行，裁去 56%  depth: 5行  +2 行  正好",
        "     标题改小 32→24 点      rank: 3     +5 行  余 3 行",
        "     下边线下移 1 行                    +5 行  余 3 行；B 溢 5 行",
        "  B  正好           5栏18行  题",
    ]


def test_the_same_in_english(run: Run) -> None:
    code, out, err = run("--pages", "1", "--lang", "en", first=OVER)
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        "Page 1 A01 要闻",
        "  A  2 lines over, 20 characters  5 cols by 16 rows  一张报纸",
        "     photo 6 to 5 rows, 56% cropped  depth: 5行  +2 lines  exact",
        "     smaller head 32 to 24 pt        rank: 3     +5 lines  3 lines spare",
        "     foot down 1 row                             +5 lines  3 lines spare; B 5 lines over",
        "  B  exact                        5 cols by 18 rows  题",
    ]


def test_a_short_story_is_no_fault_of_the_issue_and_says_what_was_opened(run: Run) -> None:
    code, out, _ = run("1.A", "--lang", "zh", first=SHORT)
    assert code == 0
    assert out.splitlines() == [
        "第1版 A01 要闻",
        "  A  缺 8 行 约 80 字（题+2行）  5栏16行  一张报纸",
        "     图高 6→7 行，裁去 37%  depth: 7行  -2 行  缺 6 行（题+2行）",
        "     下边线上移 1 行                    -5 行  余 3 行（题+2行）；B 正好",
    ]


def test_a_story_nothing_would_mend_says_so(run: Run) -> None:
    _, out, _ = run("--pages", "2", "--lang", "en", fourth=102)
    assert out.splitlines()[-2:] == [
        "  C  6 lines over, 60 characters  3 cols by 36 rows  题|名",
        "     no head, photo or edge that would help",
    ]


def test_a_story_that_could_be_filled_is_told_what_that_takes(run: Run) -> None:
    _, out, _ = run("--pages", "2", "--lang", "zh", fourth=99)
    assert out.splitlines()[-2:] == [
        "  C  溢 3 行 30 字  3栏36行  题|名",
        "     题空 -1 行  fit: auto  +3 行  正好（题-1行）",
    ]


def test_what_was_altered_to_fill_a_story_is_told_and_priced(run: Run, folder: Path) -> None:
    code, out, err = run("--pages", "2", "--lang", "en", fourth=99, fit="auto")
    assert (code, err) == (0, "")
    assert out.splitlines()[-2:] == [
        "  C  exact (head -1)  3 cols by 36 rows  题|名",
        "     head white -1  fit: auto  +3 lines  done",
    ]
    _, out, _ = run("--pages", "2", "--format", "json", fourth=99, fit="auto")
    story = json.loads(out)["pages"][0]["stories"][1]
    assert story["fitted"] == [{"remedy": "white", "amount": -1, "lines": 3}]


@pytest.mark.parametrize(
    ("name", "pages", "ids"), [("A", [1, 2], "AA"), ("B", [1], "B"), ("2.A", [2], "A"), ("1.B", [1], "B")]
)
def test_a_story_is_called_by_its_letter_or_by_page_and_letter(
    run: Run, name: str, pages: list[int], ids: str
) -> None:
    report = json.loads(run(name, "--format", "json")[1])
    assert [page["page"] for page in report["pages"]] == pages
    assert [story["id"] for page in report["pages"] for story in page["stories"]] == [*ids]
    assert all(story["remedies"] for page in report["pages"] for story in page["stories"])


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["Q"], ["“Q”", "1.A, 1.B, 2.A, 2.C"]),
        (["a"], ["Did you mean A?"]),
        (["3.A"], ["Did you mean"]),
        (["2.A", "--pages", "1"], ["The stories are: 1.A, 1.B"]),
    ],
)
def test_a_story_that_is_not_there_is_told_with_those_that_are(
    run: Run, argv: list[str], says: list[str]
) -> None:
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert "BS225" in err
    assert [words for words in says if words not in err] == []


def test_the_report_is_one_line_of_json(run: Run) -> None:
    code, out, err = run("--format", "json", "--pages", "1", first=OVER)
    assert (code, err, len(out.splitlines())) == (1, "", 1)
    report: dict[str, Any] = json.loads(out)
    (page,) = report.pop("pages")
    assert [fault["code"] for fault in report.pop("diagnostics")] == ["BS601"]
    assert report == {"schema": 1, "issue": "x.yaml"}
    story, other = page.pop("stories")
    assert page == {"page": 1, "label": "A01", "section": "要闻"}
    photo, head, edge = story.pop("remedies")
    assert story == {
        "id": "A",
        "headline": "一张报纸",
        "columns": 5,
        "rows": 16,
        "stands": _stands(over=(2, 20)),
        "fitted": [],
    }
    assert (other["stands"], other["remedies"]) == (_stands(), [])
    assert photo == {
        "change": {"kind": "photo", "photo": 1, "rows": 6, "to": 5, "cropped": 56},
        "gain": 2,
        "stands": _stands(),
        "neighbours": [],
    }
    assert head["change"] == {"kind": "head", "points": 32.0, "to": 24.0, "rank": 3}
    assert edge["change"] == {"kind": "edge", "edge": "bottom", "rows": 1}
    assert edge["neighbours"] == [{"id": "B", "stands": _stands(over=(5, 50))}]


def _stands(over: tuple[int, int] = (0, 0), empty: int = 0) -> dict[str, Any]:
    return {
        "overset": {"lines": over[0], "characters": over[1]},
        "underset": {"lines": 0, "characters": 0},
        "empty": empty,
        "stretch": {"head": 0, "photos": 0},
    }


def test_json_has_its_shape_when_the_issue_cannot_be_read(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert cli.main(["fit", "nowhere.yaml", "--format", "json"]) == 2
    report = json.loads(capsys.readouterr().out)
    assert (report["schema"], report["issue"], report["pages"]) == (1, "nowhere.yaml", [])
    assert [fault["code"] for fault in report["diagnostics"]] == ["BS201"]


def test_other_faults_are_told_beside_the_report(run: Run, folder: Path) -> None:
    (folder / "photo.png").unlink()
    code, out, err = run("--pages", "1", "--lang", "zh")
    assert code == 1
    assert "BS701" in err
    assert "第1版" in out


def test_copy_is_found_in_the_assets_folder(run: Run, folder: Path) -> None:
    (folder / "wires").mkdir()
    (folder / "photo.png").rename(folder / "wires" / "photo.png")
    code, _, err = run("--assets", "wires")
    assert (code, err) == (0, "")


@pytest.mark.parametrize("argv", [["--pages", "x"], ["--assets", "nowhere"], ["A", "B"], ["--jobs", "2"]])
def test_wrong_use_ends_with_2(run: Run, argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code, out, _ = run(*argv)
    except SystemExit as end:
        code, out = end.code, ""  # type: ignore[assignment]
    assert (code, out) == (2, "")


def test_a_page_that_is_not_there_is_told(run: Run) -> None:
    code, _, err = run("A", "--pages", "9")
    assert code == 1
    assert "BS607" in err
    assert "BS225" not in err
