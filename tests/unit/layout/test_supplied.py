"""The layouts that come along: what a page of one asks for every other has, and its file's head draws it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from broadsheet.base.cache import Cache
from broadsheet.base.data import data_folder
from broadsheet.base.diagnostics import Findings
from broadsheet.base.units import to_mm
from broadsheet.base.world import Disk
from broadsheet.layout.furniture import DownFurniture, TextFurniture
from broadsheet.layout.load import LIKE, load_layout
from broadsheet.layout.model import Layout
from tests.composing import catalog

from .conftest import NAMED

FILES = sorted(data_folder("layout").glob("*.yaml"))
PAPERS = {(390, 545, 8), (390, 545, 6), (270, 390, 6), (270, 390, 5), (210, 285, 4), (420, 594, 4)}
"""Width and height in millimetres, columns: 对开, 四开, 大16开, A2."""
TEMPLATES = {"front", "news", "feature", "photo", "briefs", "ad", "bare"}
VOICES = {"comment", "feature", "service", "briefs", "primer"}
HEADS = re.compile(r"((?:\w+、)*[a-z]+)[:：] ?(?:版頭 )?(\d+) (?:rows|列)")
"""`news: 4 rows` over a drawing."""

TENTH = 0.051
"""Of a millimetre, rounded either way."""
CHARACTERS = {"broadsheet-hant": 4}
"""In the longest name that a front page holds, where they are not six."""
SET_LIKE_TABLES = {"index", "weather"}

each_layout = pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])


def supplied(file: Path) -> Layout:
    findings: Findings = []
    world = Disk([file.parent], cache=Cache(None))
    layout = load_layout((file.stem, NAMED), file, catalog().keys, world, findings)
    assert layout is not None
    assert findings == []
    return layout


def test_there_is_one_for_every_size_of_paper() -> None:
    grids = [supplied(file).grid for file in FILES]
    assert {(round(to_mm(grid.width)), round(to_mm(grid.height)), grid.columns) for grid in grids} == PAPERS


@each_layout
def test_it_has_every_kind_of_page_and_every_voice(file: Path) -> None:
    layout = supplied(file)
    assert set(layout.templates) == TEMPLATES
    assert set(layout.voices) >= VOICES
    voices = [layout.templates[name].voice for name in ("feature", "photo", "briefs")]
    assert voices == ["feature", "feature", "service"]


@each_layout
def test_what_a_story_may_ask_for_by_name_is_there(file: Path) -> None:
    """Its heads, the heads of groups, its boxes, its words set apart; and each kind of text has a style that fits the paper."""
    layout = supplied(file)
    first = supplied(FILES[0])
    assert set(layout.heads) == set(first.heads)
    assert set(layout.groups) >= {"section", "special"}
    assert set(layout.boxes) >= {"hairline", "tint"}
    assert set(layout.styles["body"].characters) == set(first.styles["body"].characters)
    named = set(re.findall(r"(?m)^  (\w+): \{face", file.read_text(encoding="utf-8")))
    assert set(LIKE) - named <= SET_LIKE_TABLES


@each_layout
def test_the_head_of_its_file_draws_every_kind_of_page(file: Path) -> None:
    layout = supplied(file)
    comment = file.read_text(encoding="utf-8").split("\nname:")[0]
    drawn = {name: int(rows) for names, rows in HEADS.findall(comment) for name in names.split("、")}
    assert drawn == {name: template.head for name, template in layout.templates.items() if name != "bare"}


@each_layout
def test_the_head_of_its_file_reckons_the_type_area(file: Path) -> None:
    grid = supplied(file).grid
    comment = file.read_text(encoding="utf-8").split("\nname:")[0]
    told = [float(number) for number in re.findall(r" ([\d.]+) mm", comment)]
    for length in (grid.span(grid.columns), grid.rows * grid.leading):
        assert any(abs(number - to_mm(length)) <= TENTH for number in told)


@each_layout
def test_a_long_name_fits_its_nameplate(file: Path) -> None:
    layout = supplied(file)
    (item,) = [
        item
        for item in layout.templates["front"].furniture
        if isinstance(item, TextFurniture | DownFurniture) and item.text == "{newspaper}"
    ]
    grid = layout.grid
    room = round(item.rows * grid.leading) if isinstance(item, DownFurniture) else grid.span(item.columns)
    assert CHARACTERS.get(file.stem, 6) * item.style.size <= room
