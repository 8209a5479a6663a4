"""A layout file becomes lengths and values; what the press or a reader could not take is told at its place."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from broadsheet.base.cache import Cache
from broadsheet.base.data import data_folder
from broadsheet.base.diagnostics import Findings
from broadsheet.base.units import mm, pt
from broadsheet.base.world import Disk
from broadsheet.display.ops import Ink
from broadsheet.layout.load import load_layout
from broadsheet.layout.press import load_press
from tests.composing import catalog, codes, small_layout

from .conftest import NAMED, TEXT, changed, loaded


def test_the_grid_stands_in_the_middle_of_the_paper() -> None:
    grid = small_layout().grid
    type_width = 54 * pt(9)
    assert (grid.width, grid.height) == (mm(200), mm(195))
    assert grid.x == (mm(200) - type_width) // 2
    assert grid.span(5) == type_width
    assert [grid.column_x(column) - grid.x for column in range(3)] == [0, 11 * pt(9), 22 * pt(9)]


def test_rows_and_baselines_are_rounded_from_the_page_and_never_added_up() -> None:
    grid = small_layout().grid
    assert [grid.row_y(row) - grid.y for row in (0, 1, 29)] == [0, pt(12), 29 * pt(12)]
    assert grid.cap(3) == grid.row_y(3) + pt(1.5)
    assert grid.baseline(3) == grid.cap(3) + round(0.88 * pt(9))


def test_lengths_follow_their_own_style() -> None:
    styles = small_layout().styles
    assert styles["body"].indent == 2 * pt(9)
    assert styles["crosshead"].leading == round(1.2 * pt(10.5))
    assert styles["caption"].leading == pt(10.5)
    assert styles["byline"].strong == styles["byline"].face


def test_lines_are_broken_over_the_whole_paragraph_unless_a_style_says_otherwise(tmp_path: Path) -> None:
    assert small_layout().styles["body"].breaking == "total-fit"
    layout, *_ = loaded(tmp_path, changed("size: 8pt, leading: 10.5pt", "size: 8pt, breaking: first-fit"))
    assert layout is not None
    assert layout.styles["caption"].breaking == "first-fit"


def test_rules_have_the_depth_of_their_lines_and_the_gap_between() -> None:
    rules = small_layout().rules
    assert rules["plate"].depth == pt(3.4)
    assert rules["hairline"].depth == pt(0.3)


def test_inks_are_thousandths() -> None:
    boxes = small_layout().boxes
    assert boxes["tint"].tint == Ink(0, 0, 0, 100)
    assert boxes["hairline"].rule == small_layout().rules["module"]


def test_make_up_counts_in_rows() -> None:
    make_up = small_layout().make_up
    assert (make_up.module_gap, make_up.edge_travel, make_up.head_stretch) == (2, 8, 2)


@pytest.mark.parametrize("name", [path.stem for path in sorted(data_folder("layout").glob("*.yaml"))])
def test_every_layout_that_comes_with_the_project_loads(name: str) -> None:
    findings: Findings = []
    world = Disk([data_folder("layout")], cache=Cache(None))
    layout = load_layout((name, NAMED), Path("issue.yaml"), catalog().keys, world, findings)
    assert findings == []
    assert layout is not None
    sizes = [grade.size for grade in layout.headlines.ladder]
    assert sizes == sorted(sizes, reverse=True)
    assert all(upper >= 1.2 * lower for upper, lower in pairwise(sizes))


@pytest.mark.parametrize(
    ("before", "after", "code", "place"),
    [
        ("column_rule: hairline", "column_rule: hairlin", "BS301", "hairlin"),
        ("tint: {air: 1em, tint: tint}", "tint: {air: 1em, tint: grey}", "BS301", "grey"),
        (
            "row: 1.6, columns: 2}",
            "row: 1.6, columns: 2}\n      - {kind: rule, rule: bar, row: 2}",
            "BS301",
            "bar",
        ),
        ("style: name, row: 1.6", "style: title, row: 1.6", "BS301", "title"),
        ("hairline, row: 0, rows: 1", "frame, row: 0, rows: 1", "BS301", "frame"),
        ("body: {face: serif-400,", "body: {face: serif-450,", "BS304", "serif-450"),
        ("face: serif-900, kicker_face: serif-400", "face: serif-900, kicker_face: song", "BS304", "song"),
        ("hairline: {weights: [0.3pt]}", "hairline: {weights: [0.2pt]}", "BS310", "[0.2pt]"),
        ("weights: [2pt, 0.4pt]", "weights: [2pt, 0.1pt]", "BS310", "[2pt, 0.1pt]"),
        ("line: {face: sans-400, size: 8pt}", "line: {face: sans-400, size: 5.5pt}", "BS311", "5.5pt"),
        ("{size: 12pt, face", "{size: 5pt, face", "BS311", "5pt"),
        ("tint: [0, 0, 0, 10]", "tint: [0, 0, 0, 4]", "BS312", "[0, 0, 0, 4]"),
        ("tint: [0, 0, 0, 10]", "tint: [0, 0, 10]", "BS315", "[0, 0, 10]"),
        ("leading: 12pt\n  columns", "leading: 8pt\n  columns", "BS317", "8pt"),
        ("rows: 39\n", "rows: 60\n", "BS314", "60"),
        ("width: 200mm", "width: 150mm", "BS314", "39"),
        ("column: 10em", "column: 3em", "BS316", "3em"),
    ],
)
def test_a_fault_is_told_at_its_place(tmp_path: Path, before: str, after: str, code: str, place: str) -> None:
    layout, places, _ = loaded(tmp_path, changed(before, after))
    assert places == [(code, place)]
    assert layout is None


def test_reversed_type_under_ten_points_fills_in(tmp_path: Path) -> None:
    text = changed("line: {face: sans-400, size: 8pt}", "line: {face: sans-400, size: 8pt, ink: paper}")
    _, places, _ = loaded(tmp_path, text)
    assert places == [("BS313", "8pt")]


@pytest.mark.parametrize(
    ("line", "code"),
    [(r"  crosshead: .*\n", "BS302"), (r"(?s)  news:.*", "BS303")],
)
def test_a_style_or_template_that_is_missing_is_told(tmp_path: Path, line: str, code: str) -> None:
    mute = re.sub(r"\nvoices:\n(  .*\n)+", "\n", TEXT)
    _, places, findings = loaded(tmp_path, re.sub(line, "", mute, count=1))
    assert [found for found, _ in places] == [code]
    assert findings[0].args["name"] in ("crosshead", "news")


def test_all_faults_of_a_layout_are_told_at_once(tmp_path: Path) -> None:
    text = changed("weights: [0.3pt]", "weights: [0.1pt]").replace("column: 10em", "column: 2em")
    _, places, _ = loaded(tmp_path, text.replace("tint: [0, 0, 0, 10]", "tint: [0, 0, 0, 1]"))
    assert sorted(code for code, _ in places) == ["BS310", "BS312", "BS316"]


def test_a_ladder_needs_a_grade_for_every_rank(tmp_path: Path) -> None:
    layout, _, findings = loaded(tmp_path, re.sub(r"    - \{size: 12pt.*\n", "", TEXT))
    assert layout is None
    assert codes(findings)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("leading: 12pt\n  columns", "leading: 0pt\n  columns"),
        ("body: 9pt", "body: 0pt"),
        ("body: 9pt", "body: 1em"),
    ],
)
def test_a_grid_of_nothing_is_told_and_does_not_fall(tmp_path: Path, before: str, after: str) -> None:
    """A BS320; nothing is reckoned with such lengths."""
    layout, _, findings = loaded(tmp_path, changed(before, after))
    assert layout is None
    assert codes(findings)


@pytest.mark.parametrize("name", ["broadshet", "../layout/broadsheet", "press/newsprint-cn"])
def test_a_layout_that_is_not_there_is_told_where_it_was_named(name: str) -> None:
    findings: Findings = []
    world = Disk([data_folder("layout")], cache=Cache(None))
    assert load_layout((name, NAMED), Path("issue.yaml"), catalog().keys, world, findings) is None
    assert [(finding.code, finding.span) for finding in findings] == [("BS305", NAMED)]
    assert "broadsheet" in str(findings[0].args["known"])


@pytest.mark.parametrize("name", ["newsprint-us", "../press/newsprint-cn"])
def test_a_press_that_is_not_there_is_told_where_it_was_named(name: str) -> None:
    findings: Findings = []
    world = Disk([data_folder("layout")], cache=Cache(None))
    assert load_press(name, NAMED, world, findings) is None
    assert [(finding.code, finding.span) for finding in findings] == [("BS306", NAMED)]
    assert "newsprint-cn" in str(findings[0].args["known"])


def test_every_press_that_comes_with_the_project_loads() -> None:
    findings: Findings = []
    world = Disk([data_folder("layout")], cache=Cache(None))
    for path in sorted((data_folder("layout") / "press").glob("*.yaml")):
        press = load_press(path.stem, NAMED, world, findings)
        assert press is not None
        assert press.icc[36:40] == b"acsp"
    assert findings == []


@pytest.mark.parametrize(("written", "least"), [("", 6), ("  wrap_least: 8\n", 8)])
def test_a_line_beside_a_shape_holds_six_characters_unless_the_layout_says_else(
    tmp_path: Path, written: str, least: int
) -> None:
    layout, places, _ = loaded(
        tmp_path, changed("  column_rule: hairline\n", f"  column_rule: hairline\n{written}")
    )
    assert layout is not None, places
    assert layout.make_up.wrap_least == least


def test_fewer_than_four_characters_beside_a_shape_are_none_to_read(tmp_path: Path) -> None:
    text = changed("  column_rule: hairline\n", "  column_rule: hairline\n  wrap_least: 3\n")
    layout, places, _ = loaded(tmp_path, text)
    assert layout is None
    assert len(places) == 1
    assert places[0][1] == "3"
