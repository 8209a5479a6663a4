"""From YAML to files: what is written, what is kept from being written, what is said."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from broadsheet.base.diagnostics import exit_code
from broadsheet.job import Job
from broadsheet.pipeline import check, render
from tests.composing import SMALL, codes

ISSUE = """\
newspaper: 试样
date: 2025-01-06
layout: layout.yaml
pages:
  - plan: |
      A A A A A
    stories:
      A:
        rank: 6
        headline: 题
        body: {body}
  - plan: |
      B B B B B
    rows: fixed
    stories:
      B:
        rank: 6
        headline: 题
        body: 第二版的短文。
        photos: [{{file: photo.png, span: 5, depth: 20行}}]
"""
FITS = "一版的短文，不长也不短。"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an issue's layout and photo; the user's cache lies in it too."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    shutil.copy(SMALL, tmp_path)
    Image.new("L", (1200, 800), 128).save(tmp_path / "photo.png")
    return tmp_path


def _job(folder: Path, body: str = FITS, pages: tuple[int, ...] | None = None, text: str = ISSUE) -> Job:
    path = folder / "2025-01.yaml"
    path.write_text(text.format(body=body), encoding="utf-8")
    return Job(path, folder / "out", pages)


def _written(folder: Path) -> list[str]:
    out = folder / "out"
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())


def test_render_writes_the_issue_its_pages_and_the_report(folder: Path) -> None:
    outcome = render(_job(folder))
    assert exit_code(outcome.findings) == 0
    assert _written(folder) == [
        "2025-01.pdf",
        "2025-01/pages/20250106-A01.pdf",
        "2025-01/pages/20250106-A02.pdf",
        "2025-01/report.json",
    ]
    assert sorted(outcome.written) == sorted(folder / "out" / name for name in _written(folder))


def test_the_report_names_the_file_and_its_checksum(folder: Path) -> None:
    render(_job(folder))
    report = json.loads((folder / "out" / "2025-01" / "report.json").read_text(encoding="utf-8"))
    assert report["pdf"] == "2025-01.pdf"
    assert report["sha256"] == sha256((folder / "out" / "2025-01.pdf").read_bytes()).hexdigest()
    assert report["issue"] == "2025-01.yaml"
    assert [page["label"] for page in report["pages"]] == ["A01", "A02"]


def test_check_says_the_same_and_writes_nothing(folder: Path) -> None:
    told = check(_job(folder))
    rendered = render(_job(folder))
    assert told.report["diagnostics"] == rendered.report["diagnostics"]
    assert told.report["pages"] == rendered.report["pages"]
    assert told.written == ()


def test_pages_asked_for_are_written_alone_and_the_issue_is_left(folder: Path) -> None:
    render(_job(folder, pages=(2,)))
    assert _written(folder) == ["2025-01/pages/20250106-A02.pdf", "2025-01/report.json"]


def test_a_page_that_is_not_there_is_told(folder: Path) -> None:
    outcome = render(_job(folder, pages=(1, 9)))
    assert [(f.code, f.args["page"]) for f in outcome.findings if f.severity == "error"] == [("BS607", 9)]
    assert exit_code(outcome.findings) == 1
    assert _written(folder) == ["2025-01/report.json"]


def test_a_story_over_keeps_the_good_file_and_is_reported(folder: Path) -> None:
    render(_job(folder))
    before = (folder / "out" / "2025-01.pdf").read_bytes()
    outcome = render(_job(folder, body=FITS * 400))
    assert exit_code(outcome.findings) == 1
    assert (folder / "out" / "2025-01.pdf").read_bytes() == before
    report = json.loads((folder / "out" / "2025-01" / "report.json").read_text(encoding="utf-8"))
    assert report["pages"][0]["stories"][0]["overset"]["lines"] > 0
    assert "pdf" not in report


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("layout: layout.yaml", "layout: broadshet", "BS305"),
        ("layout: layout.yaml", "layout: layout.yaml\npress: newsprint-us", "BS306"),
        ("  - plan: |\n      A A A A A\n", "  - template: fornt\n    plan: |\n      A A A A A\n", "BS307"),
        (
            "headline: 题\n        body: {body}",
            "headline: 题\n        box: hairlin\n        body: {body}",
            "BS308",
        ),
        ("      A A A A A\n", "      A A A A\n", "BS309"),
    ],
)
def test_an_issue_that_asks_for_what_is_not_there_is_invalid(
    folder: Path, before: str, after: str, code: str
) -> None:
    assert ISSUE.count(before) == 1
    outcome = check(_job(folder, text=ISSUE.replace(before, after)))
    assert code in codes(outcome.findings)
    assert exit_code(outcome.findings) == 2


def test_a_rare_character_is_pointed_at_where_it_stands(folder: Path) -> None:
    outcome = check(_job(folder, body="他叫\U00030000野家。"))
    (finding,) = [f for f in outcome.findings if f.code == "BS410"]
    assert finding.span is not None
    source = outcome.sources[finding.span.file]
    assert source.text[finding.span.start : finding.span.end] == "\U00030000"
    assert exit_code(outcome.findings) == 1


def test_a_missing_photo_is_told_and_nothing_is_printed(folder: Path) -> None:
    (folder / "photo.png").unlink()
    outcome = render(_job(folder))
    assert "BS701" in codes(outcome.findings)
    assert _written(folder) == ["2025-01/report.json"]


def test_a_photo_that_breaks_off_is_found_in_the_press_hall_and_nothing_is_printed(folder: Path) -> None:
    whole = (folder / "photo.png").read_bytes()
    (folder / "photo.png").write_bytes(whole[: len(whole) // 2])
    outcome = render(_job(folder))
    assert "BS703" in codes(outcome.findings)
    assert _written(folder) == ["2025-01/report.json"]


def test_an_issue_that_cannot_be_read_still_leaves_a_report(folder: Path) -> None:
    outcome = render(_job(folder, text=""))
    assert exit_code(outcome.findings) == 2
    assert _written(folder) == ["2025-01/report.json"]


def test_stages_are_timed(folder: Path) -> None:
    timings = render(_job(folder)).report["timings_ms"]
    assert all(timings[stage] > 0 for stage in ("load", "page", "write"))
