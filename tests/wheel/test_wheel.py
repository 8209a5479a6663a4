"""The package works where there is no checkout: built, installed elsewhere, it finds its data and renders."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pypdfium2
import pytest

ROOT = Path(__file__).resolve().parents[2]
ISSUE = """\
newspaper: 河口周报
date: 2025-02-10
pages:
  - section: 要闻
    plan: A A A A A A A A
    stories:
      A:
        headline: 早市挪到桥西
        body: |
          桥东的早市从本周起挪到桥西空地，摊位不变，时间不变，收市提前到九点。
"""


def _run(*command: str | Path, cwd: Path = ROOT, env: dict[str, str] | None = None) -> str:
    """What a command prints; its failure is the test's."""
    result = subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout with the build back end that is installed."""
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder it is installed into, dependencies aside."""
    folder = tmp_path_factory.mktemp("site")
    pip = (sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", folder)
    _run(*pip, wheel)
    return folder


@pytest.fixture
def environment(site: Path, tmp_path: Path) -> dict[str, str]:
    """The installed package first on the path, the dependencies of this interpreter behind it."""
    path = os.pathsep.join([str(site), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT") if key in os.environ}
    return {**kept, "PYTHONPATH": path, "HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8"}


def test_the_wheel_carries_what_the_program_needs(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    data = [path.relative_to(ROOT) for kind in ("layout", "fonts") for path in (ROOT / kind).rglob("*.*")]
    kept = [path for path in data if path.suffix != ".py" and not any(part[0] in "._" for part in path.parts)]
    assert {path.as_posix() for path in kept if f"broadsheet/_data/{path.as_posix()}" not in names} == set()
    assert any(path.suffix == ".ttf" for path in kept)
    assert "broadsheet/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    roots = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {root.partition("-")[0] for root in roots} == {"broadsheet"}


def test_the_installed_package_finds_its_own_data(
    environment: dict[str, str], site: Path, tmp_path: Path
) -> None:
    script = "from broadsheet.base.data import data_folder as f; print(f('layout')); print(f('fonts'))"
    found = _run(sys.executable, "-P", "-c", script, cwd=tmp_path, env=environment).splitlines()
    assert [Path(line) for line in found] == [
        site / "broadsheet" / "_data" / kind for kind in ("layout", "fonts")
    ]


def test_the_installed_program_renders(environment: dict[str, str], site: Path, tmp_path: Path) -> None:
    (tmp_path / "first.yaml").write_text(ISSUE, encoding="utf-8")
    program = next(path for path in (site / "bin", site / "Scripts") if path.is_dir()) / "broadsheet"
    _run(sys.executable, program, "render", "first.yaml", cwd=tmp_path, env=environment)
    with pypdfium2.PdfDocument(tmp_path / "out" / "first.pdf") as document:
        text = document[0].get_textpage().get_text_bounded()
    assert "早市挪到桥西" in text.replace("\r\n", "")
    assert "桥东的早市从本周起" in text.replace("\r\n", "")
