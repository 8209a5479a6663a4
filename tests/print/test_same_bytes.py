"""The same page gives the same bytes, whatever the machine's mood."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from broadsheet.base.units import pt
from broadsheet.output.pdf.writer import write_pdf
from tests.print.pages import document, face, no_image, page, press, text

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
from hashlib import sha256
from tests.print.pages import text, written
body = text("serif-400", 9200, (20_000, 100_000), "本报讯（记者）")
data = written(body, text("sans-700", 20_000, (50_000, 50_000), "标题"))
print(sha256(data).hexdigest(), type(sys.modules["PIL.Image"]).__name__)
print([name for name in sys.modules if name.startswith("reportlab.platypus") or "paragraph" in name])
"""


def outcome(**environment: str) -> str:
    """The digest of one page, written by a fresh interpreter."""
    settings = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", **environment}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=settings, capture_output=True, check=True, cwd="/"
    )
    return done.stdout.decode("ascii")


@pytest.fixture(scope="module")
def usual() -> str:
    return outcome(PYTHONHASHSEED="1")


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "2"},
        {"TZ": "Asia/Shanghai"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "gbk"},
        {"SOURCE_DATE_EPOCH": "1700000000"},
        {"RL_useA85": "1", "RL_pdfComments": "1", "RL_pdfMultiLine": "1", "RL_pageCompression": "0"},
    ],
    ids=" ".join,
)
def test_the_bytes_do_not_depend_on(environment: dict[str, str], usual: str) -> None:
    assert outcome(**environment) == usual


def test_neither_paragraphs_nor_pillow_are_loaded_to_write_text(usual: str) -> None:
    assert usual.split()[1:] == ["_LazyModule", "[]"]


def test_a_page_alone_does_not_know_its_neighbours() -> None:
    body = text("serif-400", 9200, (pt(20), pt(100)), "本报讯")
    first = write_pdf(document(page(body)), face, press(), no_image)
    write_pdf(
        document(page(text("serif-400", 9200, (pt(20), pt(100)), "别的字")), page(body)),
        face,
        press(),
        no_image,
    )
    assert sha256(write_pdf(document(page(body)), face, press(), no_image)).digest() == sha256(first).digest()
