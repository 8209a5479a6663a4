"""A layout chooses the rules its copy is composed by, style by style."""

from __future__ import annotations

from pathlib import Path

from broadsheet.clreq.rules import DEFAULT, Rules
from broadsheet.clreq.spacing import GapLimits
from broadsheet.layout.model import Layout

from .conftest import TEXT, changed, loaded

BLOCKS = """
composition: usual
compositions:
  usual: {marks: open, latin_gap: 0.125em}
  taiwan:
    locale: zh-Hant-TW
    line_edges: none
    marks: full
    line_start: keep
    interpunct: full
    latin_gap_most: 0.5em
    tighten: 0.02em
    hang: true
"""


def _layout(folder: Path, text: str) -> Layout:
    layout, places, _ = loaded(folder, text)
    assert places == []
    assert layout is not None
    return layout


def test_without_a_word_all_is_composed_as_usual(tmp_path: Path) -> None:
    layout = _layout(tmp_path, TEXT)
    assert {layout.composition, *(style.composition for style in layout.styles.values())} == {DEFAULT}


def test_a_gap_may_be_a_share_of_a_row(tmp_path: Path) -> None:
    layout = _layout(tmp_path, TEXT + "composition: x\ncompositions: {x: {tighten: 0.01行}}\n")
    assert layout.composition.tighten == layout.grid.leading * 10 // layout.grid.body


def test_styles_follow_the_layouts_rules_unless_they_name_others(tmp_path: Path) -> None:
    layout = _layout(tmp_path, changed("  body: {", "  body: {composition: taiwan, ") + BLOCKS)
    usual = Rules(marks="open", latin_gap=GapLimits(125, 125, 333))
    assert layout.composition == layout.styles["caption"].composition == usual
    assert layout.styles["body"].composition == Rules(
        locale="zh-Hant-TW",
        line_edges="none",
        marks="full",
        line_start="keep",
        full_interpunct=True,
        latin_gap=GapLimits(250, 125, 500),
        tighten=20,
        hang=True,
    )
