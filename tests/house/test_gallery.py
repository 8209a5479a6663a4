"""The gallery in the manual shows every layout as it prints today, a page of each kind, without a fault."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image

from broadsheet.base.diagnostics import exit_code
from tests.house.repo import ROOT

GALLERY = ROOT / "docs" / "gallery"
LAYOUTS = sorted(path.stem for path in (ROOT / "layout").glob("*.yaml"))
MOST_BYTES = 2_500_000


@pytest.fixture(scope="module")
def draw() -> ModuleType:
    """The script that draws the pictures."""
    spec = importlib.util.spec_from_file_location("gallery_draw", GALLERY / "draw.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_layout_has_an_issue_and_a_picture() -> None:
    assert sorted(path.stem for path in GALLERY.glob("*.yaml")) == LAYOUTS
    assert sorted(path.stem for path in GALLERY.glob("*.png")) == LAYOUTS


@pytest.mark.parametrize("page", ["docs/en/gallery.md", "docs/zh/gallery.md"])
def test_the_manual_shows_every_layout_under_its_name(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    shown = re.findall(
        r"## `([\w-]+)`\n(?:(?!\n## ).)*?!\[[^\]]+\]\(\.\./gallery/([\w-]+)\.png\)", text, re.DOTALL
    )
    assert sorted(shown) == [(layout, layout) for layout in LAYOUTS]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_its_pages_are_without_errors_of_every_kind_and_todays(
    layout: str, draw: ModuleType, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    made = draw.shown(layout, tmp_path)
    assert exit_code(made.findings) == 0
    assert set(draw.templates_shown(layout)) == _templates(layout)
    if request.config.getoption("--accept"):
        draw.draw(layout, made)
    with Image.open(draw.picture(layout)) as picture:
        stale = f"docs/gallery/{layout}.png is stale: look, then pytest --accept"
        assert picture.info["content"] == made.content, stale


def test_the_gallery_is_light() -> None:
    files = [path for path in GALLERY.rglob("*") if path.suffix == ".png"]
    assert sum(path.stat().st_size for path in files) < MOST_BYTES


def _templates(layout: str) -> set[str]:
    """The kinds of page that the layout's file names."""
    text = (ROOT / "layout" / f"{layout}.yaml").read_text(encoding="utf-8")
    return set(re.findall(r"(?m)^  (\w+):$", text.split("\ntemplates:\n")[1]))
