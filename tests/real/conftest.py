"""The real page, printed once for all tests that look at it, and its figures told beside other systems'."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.real.pictures import draw_pictures
from tests.real.printed import Printed, print_issue

HERE = Path(__file__).parent
REAL = os.environ.get("BROADSHEET_REAL", "")

# Other systems' pages lie beside the copy where both were handed over together.
OTHERS = Path(REAL).parent / "peers" / "pages"
collect_ignore = [] if REAL and OTHERS.is_dir() else ["test_other_systems.py"]


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Where the copy is, and where the stand-in photos are."""
    if not REAL:
        pytest.skip("BROADSHEET_REAL NAMES NO FOLDER: the real page was not set")
    return [Path(REAL), draw_pictures(tmp_path_factory.mktemp("photos"))]


@pytest.fixture(scope="session")
def house(folders: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The real page in our own make-up."""
    return print_issue(HERE / "house" / "xiangtan.yaml", tmp_path_factory.mktemp("house"), folders)


@pytest.fixture(scope="session")
def peers(folders: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The real page in the geometry other systems set it in, its lines tightened."""
    return print_issue(HERE / "peers" / "xiangtan.yaml", tmp_path_factory.mktemp("peers"), folders)


@pytest.fixture(scope="session")
def as_clreq(folders: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """That page as CLREQ has it, which closes up no Han."""
    return _changed({"tighten: 0.042em": ""}, folders, tmp_path_factory.mktemp("clreq"))


@pytest.fixture(scope="session")
def as_luatex(folders: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """That page on the terms of LuaTeX-ja's: its type, which is 9 pt scaled by 0.962, and what its `kanjiskip` gives."""
    terms = {"tighten: 0.042em": "tighten: 0.1pt", "sans-700, size: 9pt": "sans-700, size: 8.66pt"}
    return _changed(terms, folders, tmp_path_factory.mktemp("luatex"))


def _changed(changes: dict[str, str], folders: list[Path], out: Path) -> Printed:
    """The other systems' page with some words of its layout changed."""
    shutil.copytree(HERE / "peers", out / "issues")
    layout = out / "issues" / "layout.yaml"
    text = layout.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    layout.write_text(text, encoding="utf-8")
    return print_issue(out / "issues" / "xiangtan.yaml", out, folders)


@pytest.fixture(params=["house", "peers", "as_clreq", "as_luatex"])
def printed(request: pytest.FixtureRequest) -> Printed:
    """Each of the pages."""
    page: Printed = request.getfixturevalue(request.param)
    return page
