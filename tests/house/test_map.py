"""The maps in the READMEs show the rooms that are there, all of them and no others."""

from __future__ import annotations

import re

import pytest

from tests.house.repo import PACKAGE, ROOT, rooms

READMES = ["README.md", "README.zh-CN.md"]


def _rooms_on_disk() -> set[str]:
    """Folders at the root, packages at any depth, and the kinds of layout data and of tests."""
    shown = rooms(ROOT) + rooms(ROOT / "layout") + rooms(ROOT / "tests")
    packages = [path.parent for path in PACKAGE.rglob("__init__.py")]
    return {path.relative_to(ROOT).as_posix() for path in [*shown, *packages]}


def _rooms_on_the_map(readme: str) -> set[str]:
    """The paths of a tree drawn with two spaces a step, each folder with a slash at its end."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    match = re.search(r"<!-- map -->\s*```\w*\n(.*?)```", text, re.DOTALL)
    assert match, f"{readme} has no map"
    found: set[str] = set()
    above: list[str] = []
    for line in match[1].splitlines():
        name = line.split()[0] if line.split() else ""
        if name.endswith("/"):
            depth = (len(line) - len(line.lstrip())) // 2
            above[depth:] = [name.rstrip("/")]
            found.add("/".join(above))
    return found


@pytest.mark.parametrize("readme", READMES)
def test_the_map_equals_the_tree(readme: str) -> None:
    assert _rooms_on_the_map(readme) | {"src"} == _rooms_on_disk()


@pytest.mark.parametrize("room", sorted(path.name for path in rooms(ROOT) if path.name not in ("src", ".ci")))
def test_a_top_room_introduces_itself(room: str) -> None:
    assert len((ROOT / room / "README.md").read_text(encoding="utf-8").splitlines()) > 3


def test_the_guide_to_the_tests_names_every_folder_of_tests() -> None:
    guide = (ROOT / "tests" / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `(\w+)/", guide, re.MULTILINE))
    assert named == {room.name for room in rooms(ROOT / "tests")}


def test_the_architecture_page_names_every_room_and_floor() -> None:
    page = (PACKAGE / "README.md").read_text(encoding="utf-8")
    tops = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert {name for name in tops - {"__init__"} if f"`{name}`" not in page} == set()
