"""The package works where there is no checkout: built, installed elsewhere, it finds its data and renders."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import sysconfig
import time
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
    homes = {"layout": ROOT / "layout", "fonts": ROOT / "fonts", "starter": ROOT / "issues" / "starter"}
    data = [Path(kind) / path.relative_to(home) for kind, home in homes.items() for path in home.rglob("*.*")]
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
    script = "from broadsheet.base.data import data_folder as f; print(*map(f, ['layout', 'fonts', 'starter']), sep='\\n')"
    found = _run(sys.executable, "-P", "-c", script, cwd=tmp_path, env=environment).splitlines()
    assert [Path(line) for line in found] == [
        site / "broadsheet" / "_data" / kind for kind in ("layout", "fonts", "starter")
    ]


def _program(site: Path) -> Path:
    return next(path for path in (site / "bin", site / "Scripts") if path.is_dir()) / "broadsheet"


def test_the_installed_program_renders(environment: dict[str, str], site: Path, tmp_path: Path) -> None:
    (tmp_path / "first.yaml").write_text(ISSUE, encoding="utf-8")
    _run(sys.executable, _program(site), "render", "first.yaml", cwd=tmp_path, env=environment)
    with pypdfium2.PdfDocument(tmp_path / "out" / "first.pdf") as document:
        text = document[0].get_textpage().get_text_bounded()
    assert "早市挪到桥西" in text.replace("\r\n", "")
    assert "桥东的早市从本周起" in text.replace("\r\n", "")


def test_the_installed_program_makes_a_new_paper_and_renders_it(
    environment: dict[str, str], site: Path, tmp_path: Path
) -> None:
    program = _program(site)
    written = _run(
        sys.executable, program, "new", "paper", "--name", "河口周报", cwd=tmp_path, env=environment
    )
    assert [line for line in written.splitlines() if not (tmp_path / line).is_file()] == []
    _run(sys.executable, program, "render", "issues/1.yaml", cwd=tmp_path / "paper", env=environment)
    with pypdfium2.PdfDocument(tmp_path / "paper" / "out" / "1.pdf") as document:
        assert "河口周报" in document[1].get_textpage().get_text_bounded()


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts by a POSIX signal")
def test_the_installed_program_watches(environment: dict[str, str], site: Path, tmp_path: Path) -> None:
    """It starts runs of its own, which find the installed package as it did."""
    (tmp_path / "first.yaml").write_text(ISSUE, encoding="utf-8")
    # A test run in the background may have been told to ignore Ctrl-C, and would pass that on.
    heed = "import runpy, signal, sys; signal.signal(2, signal.default_int_handler); del sys.argv[0]; runpy.run_path(sys.argv[0], run_name='__main__')"
    command = [sys.executable, "-c", heed, str(_program(site)), "render", "first.yaml", "--watch"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL) as watching:
        end = time.monotonic() + 90
        while not (tmp_path / "out" / "first.pdf").exists() and time.monotonic() < end:
            time.sleep(0.05)
        watching.send_signal(signal.SIGINT)
        assert watching.wait(60) == 130
    assert (tmp_path / "out" / "first.pdf").exists()
