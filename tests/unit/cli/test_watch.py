"""`--watch`: a change is on the page soon after, a half-typed file leaves the last page, and Ctrl-C ends it cleanly."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest

from broadsheet.cli import watch

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="interrupts by POSIX signals")

SRC = Path(watch.__file__).parents[2]
ISSUE = """\
newspaper: 河口周报
date: 2025-02-10
layout: tabloid
pages:
  - section: 要闻
    plan: A A A A A A
    stories:
      A:
        headline: 早市挪到桥西
        body: [{file: 1/market.md}]
"""
# Ctrl-C is what is tried here, and a test run in the background may have been told to ignore it.
RUN = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from broadsheet.cli import run; run()"
)
PATIENCE = 90.0
"""Seconds until a test gives up; a run takes less than one on an idle machine."""


def until(what: Callable[[], bool], process: subprocess.Popen[bytes] | None = None) -> None:
    """Wait for something to become true while the process lives."""
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end, "waited in vain"
        assert process is None or process.poll() is None, "it has ended"
        time.sleep(0.02)


class Desk(NamedTuple):
    """A paper being watched: its folder (the output lies in it), the process, and what it has said."""

    folder: Path
    process: subprocess.Popen[bytes]
    said: Path

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def log(self) -> str:
        return self.said.read_text(encoding="utf-8")

    def times(self, words: str) -> int:
        return self.log().count(words)

    def wait(self, words: str, times: int = 1) -> None:
        until(lambda: self.times(words) >= times, self.process)

    def page(self) -> str:
        """The text of the press file, nothing before there is one."""
        pdf = self.folder / "out" / "1.pdf"
        if not pdf.exists():
            return ""
        with pypdfium2.PdfDocument(pdf) as document:
            return str(document[0].get_textpage().get_text_bounded()).replace("\r\n", "")

    def shows(self, words: str) -> None:
        until(lambda: words in self.page(), self.process)

    def interrupt(self) -> int:
        """Ctrl-C, which reaches every process of the terminal's group; how it ended."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "issues"
    (folder / "1").mkdir(parents=True)
    said = tmp_path / "said.txt"
    (folder / "1.yaml").write_text(ISSUE, encoding="utf-8")
    (folder / "1" / "market.md").write_text("桥东的早市挪到桥西，摊位不变。", encoding="utf-8")
    command = [sys.executable, "-c", RUN, "render", "1.yaml", "--watch", "--lang", "en"]
    environment = {**os.environ, "PYTHONPATH": str(SRC), "PYTHONIOENCODING": "utf-8"}
    with said.open("wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=log, stderr=log, start_new_session=True
        )
    yield Desk(folder, process, said)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(PATIENCE)


def test_changed_copy_is_on_the_page_and_our_own_files_start_nothing(desk: Desk) -> None:
    desk.wait("Waiting for changes")
    assert "摊位不变" in desk.page()
    desk.write("1/market.md", "桥东的早市挪到桥西，收市提前到九点。")
    desk.wait("Waiting for changes", 2)
    assert "收市提前到九点" in desk.page()
    assert desk.times("market.md changed, setting again") == 1
    assert desk.times("setting") == 2


def test_a_half_typed_issue_leaves_the_last_page_and_is_told(desk: Desk) -> None:
    desk.wait("Waiting for changes")
    before = (desk.folder / "out" / "1.pdf").read_bytes()
    desk.write("1.yaml", ISSUE.replace("headline: 早市挪到桥西", "headline"))
    desk.wait("the PDF is still the last good one")
    assert (desk.folder / "out" / "1.pdf").read_bytes() == before
    assert "error[BS1" in desk.log()
    desk.write("1.yaml", ISSUE.replace("桥西", "桥南"))
    desk.shows("早市挪到桥南")


def test_of_quick_edits_the_last_is_on_the_page(desk: Desk) -> None:
    desk.wait("setting")
    for words in "甲乙丙丁":
        desk.write("1/market.md", f"早市挪到{words}处。")
        time.sleep(0.15)  # Long enough for a run to begin, too short for it to end.
    desk.shows("早市挪到丁处")
    desk.wait("Waiting for changes")
    assert desk.interrupt() == 130
    assert "早市挪到丁处" in desk.page()
    assert list(desk.folder.rglob("*.tmp")) == []


@pytest.mark.parametrize("moment", ["setting", "Waiting for changes"])
def test_ctrl_c_ends_it_with_130_and_not_a_word(desk: Desk, moment: str) -> None:
    desk.wait(moment)
    before = desk.log()
    assert desk.interrupt() == 130
    assert "Traceback" not in desk.log()
    assert desk.log() == before or moment == "setting"
    assert list(desk.folder.rglob("*.tmp")) == []


def test_wrong_use_ends_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", RUN, "render", "nowhere/1.yaml", "--watch", "--lang", "en"]
    environment = {**os.environ, "PYTHONPATH": str(SRC)}
    ended = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, timeout=PATIENCE, check=False
    )
    assert ended.returncode == 2
    assert b"BS201" in ended.stderr


@pytest.mark.parametrize("deaf", [False, True])
def test_a_stale_run_is_stopped_and_its_half_written_files_are_removed(
    deaf: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = tmp_path / "1" / "pages"
    pages.mkdir(parents=True)
    half = [tmp_path / ".1.pdf.x.tmp", tmp_path / "1" / ".report.json.x.tmp", pages / ".A01.pdf.x.tmp"]
    kept = [tmp_path / "1.pdf", tmp_path / ".2.pdf.x.tmp", tmp_path / "1" / ".notes.tmp"]
    for path in (*half, *kept):
        path.touch()
    ready = tmp_path / "ready"
    script = f"import signal, time, pathlib; {'signal.signal(15, signal.SIG_IGN); ' * deaf}"
    monkeypatch.setattr(watch, "_RUN", f"{script}pathlib.Path({str(ready)!r}).touch(); time.sleep(600)")
    monkeypatch.setattr(watch, "_GRACE", 0.3 if deaf else PATIENCE)
    runs = watch._Runs((), tmp_path, ["1"])
    runs.start()
    process = runs.process
    assert process is not None
    until(ready.exists, process)
    assert runs.ended() is None
    runs.stop()
    assert process.returncode == (-signal.SIGKILL if deaf else -signal.SIGTERM)
    assert [path.name for path in half if path.exists()] == []
    assert [path.name for path in kept if not path.exists()] == []


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("issues/1.yaml", True),
        ("issues/1/lead.md", True),
        ("issues/1/bridge.jpg", True),
        ("issues/ours.yaml", True),
        ("issues/1/pages/lead.md", True),
        ("issues/out", False),
        ("issues/out/1.pdf", False),
        ("issues/out/1", False),
        ("issues/out/1/pages", False),
        ("issues/out/1/pages/20250210-A01.pdf", False),
        ("issues/out/1/report.json", False),
        ("issues/out/.1.pdf.abc.tmp", False),
        ("issues/.1.yaml.swp", False),
        ("issues/1.yaml~", False),
        ("issues/1/4913", False),
        ("issues/1/#lead.md#", False),
        ("issues/.git/index", False),
        ("issues/1/__pycache__/a.pyc", False),
        (".hidden/pictures/bridge.jpg", True),
        (".hidden/pictures/.thumbs/bridge.jpg", False),
    ],
)
def test_only_what_makes_the_page_counts_as_a_change(name: str, counts: bool, tmp_path: Path) -> None:
    home = tmp_path.resolve()
    wanted = watch._wanted([home / "issues", home / ".hidden" / "pictures"], home / "issues" / "out", ["1"])
    assert wanted(home / name) is counts


def test_output_among_the_copy_hides_our_files_and_no_copy(tmp_path: Path) -> None:
    home = tmp_path.resolve()
    wanted = watch._wanted([home], home, ["1"])
    ours = ["1.pdf", "1", "1/pages", "1/pages/20250210-A01.pdf", "1/report.json"]
    assert [name for name in (*ours, "1.yaml", "1/lead.md") if wanted(home / name)] == ["1.yaml", "1/lead.md"]


def test_a_folder_below_another_is_watched_once(tmp_path: Path) -> None:
    folders = [tmp_path / "a", tmp_path / "a" / "b", tmp_path / "c"]
    assert watch._outermost(folders) == [tmp_path / "a", tmp_path / "c"]
