"""The real page, printed once for all tests that look at it, and its figures told beside other systems'."""

from __future__ import annotations

import os
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
    """The real page in the geometry other systems set it in."""
    return print_issue(HERE / "peers" / "xiangtan.yaml", tmp_path_factory.mktemp("peers"), folders)


@pytest.fixture(params=["house", "peers"])
def printed(request: pytest.FixtureRequest) -> Printed:
    """Either page."""
    page: Printed = request.getfixturevalue(request.param)
    return page
