"""ReportLab writes the file and nothing more: one package knows it, and copy never meets its paragraphs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.repo import PACKAGE, ROOT, imports, modules, parse

# Everything of ReportLab that takes marked-up text or decides where text goes.
TYPESETTING = ("reportlab.platypus", "reportlab.lib.styles", "reportlab.lib.paraparser")

_RENDER = """
import sys
from broadsheet.cli import main
code = main(["render", *sys.argv[1:]])
print(code, *(name for name in sys.modules if name.startswith("reportlab")))
"""


def _inside_pdf(path: Path) -> bool:
    return path.is_relative_to(PACKAGE / "output" / "pdf")


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_reportlab_stays_in_its_room(path: Path) -> None:
    names = [name for name in imports(parse(path)) if name.split(".")[0] == "reportlab"]
    assert not names or _inside_pdf(path)
    assert [name for name in names if name.startswith(TYPESETTING) or "paragraph" in name.lower()] == []


def test_the_pdf_room_is_the_one_that_uses_it() -> None:
    users = [path for path in modules() if any(n.startswith("reportlab") for n in imports(parse(path)))]
    assert users
    assert all(map(_inside_pdf, users))


def test_a_render_never_loads_what_sets_paragraphs(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _RENDER, str(ROOT / "issues" / "2025-01.yaml"), "-o", str(tmp_path)]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    code, *loaded = result.stdout.splitlines()[-1].split()
    assert code == "0", result.stderr
    assert "reportlab.pdfgen.canvas" in loaded
    assert [name for name in loaded if name.startswith(TYPESETTING)] == []
