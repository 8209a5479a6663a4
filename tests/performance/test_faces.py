"""What faces cost: those that a page does not use are not opened, and a collection of CFF is not taken in whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import faces

ROOT = Path(__file__).resolve().parents[2]
PROSE = "排字房的灯亮到后半夜，第二天清早报纸已经送到桥头。" * 4
ISSUE = (
    "newspaper: 试样\ndate: 2025-01-06\npages:\n  - plan: A A A A A A A A\n    stories:\n"
    "      A:\n        headline: 今夜付印\n        body: |\n{body}"
)
RUN = (
    "import sys; from broadsheet.cli import main; code = main(sys.argv[1:])\n"
    "for name in ('maps', 'status'): print(open(f'/proc/self/{name}').read())\n"
    "sys.exit(code)"
)

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="maps and peak memory are read from /proc"
)


def _rendered(folder: Path) -> str:
    """A page with two thousand different characters; the files it had open and its memory."""
    common = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 2000))
    paragraphs = [PROSE, *(common[start : start + 100] + "。" for start in range(0, 2000, 100))]
    body = "".join(f"          {paragraph}\n\n" for paragraph in paragraphs)
    (folder / "1.yaml").write_text(ISSUE.format(body=body), encoding="utf-8")
    command = [sys.executable, "-c", RUN, "render", "-q", str(folder / "1.yaml"), "-o", str(folder / "out")]
    environment = {**os.environ, "BROADSHEET_CACHE": str(folder / "cache")}
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _peak(shown: str) -> int:
    line = next(line for line in shown.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


def test_faces_that_the_page_does_not_use_are_not_opened(tmp_path: Path) -> None:
    shown = _rendered(tmp_path)
    assert "NotoSerifSC-400.ttf" in shown
    assert "TC-" not in shown
    assert "supplement" not in shown


def test_a_page_in_a_collection_of_cff_takes_no_more_memory_than_one_in_truetype(tmp_path: Path) -> None:
    plain = _peak(_rendered(tmp_path))
    (tmp_path / "fonts").mkdir()
    shutil.copy(faces.collection("NotoSerifCJK-Regular.ttc"), tmp_path / "fonts")
    (tmp_path / "fonts" / "fonts.yaml").write_text(
        "faces: {serif-400: {file: NotoSerifCJK-Regular.ttc, index: 2}}\n", encoding="utf-8"
    )
    shown = _rendered(tmp_path)
    assert str(tmp_path / "fonts") in shown
    assert _peak(shown) < plain + 16
