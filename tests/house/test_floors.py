"""Imports go down: the contracts of pyproject.toml hold, and they would notice if they did not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.repo import PACKAGE, ROOT

_ENVIRONMENT = {**os.environ, "PYTHONIOENCODING": "utf-8"}

# The folder's own src goes first on the path, so that a copy is read and not the installed package.
_SCRIPT = (
    "import sys; sys.path.insert(0, 'src'); from importlinter.cli import lint_imports_command as lint; lint()"
)


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _SCRIPT, "--no-cache"]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, env=_ENVIRONMENT
    )


def test_every_import_goes_down() -> None:
    result = _lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("room", "planted", "contract"),
    [
        ("base/units.py", "import broadsheet.page", "Imports go down"),
        ("issue/model.py", "import broadsheet.layout", "Imports go down"),
        ("output/__init__.py", "import broadsheet.layout", "Back ends read the display list"),
        ("preflight/__init__.py", "import broadsheet.layout", "Back ends read the display list"),
        ("preflight/__init__.py", "import broadsheet.output", "Imports go down"),
        ("page/__init__.py", "import reportlab.pdfgen.canvas", "ReportLab is known to output.pdf alone"),
        ("text/__init__.py", "import uharfbuzz", "HarfBuzz is known to fonts alone"),
        ("stray/__init__.py", "", "Imports go down"),
    ],
)
def test_an_import_that_goes_up_or_aside_is_noticed(
    tmp_path: Path, room: str, planted: str, contract: str
) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(
        PACKAGE, tmp_path / "src" / "broadsheet", ignore=shutil.ignore_patterns("__pycache__", ".*")
    )
    module = tmp_path / "src" / "broadsheet" / room
    module.parent.mkdir(exist_ok=True)
    with module.open("a", encoding="utf-8") as file:
        file.write(f"\n{planted}\n")
    result = _lint(tmp_path)
    broken = [line for line in result.stdout.splitlines() if line.endswith("BROKEN")]
    assert result.returncode != 0
    assert any(line.startswith(contract) for line in broken) or not planted, result.stdout + result.stderr
