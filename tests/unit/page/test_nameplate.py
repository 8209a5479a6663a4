"""A nameplate among the stories, and pages bound at the right: where stories may stand, and which is read first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from broadsheet.base.cache import Cache
from broadsheet.base.data import data_folder
from broadsheet.base.diagnostics import Findings
from broadsheet.base.world import Disk
from broadsheet.issue.model import At, Story
from broadsheet.layout.load import load_layout
from broadsheet.layout.model import Layout, Nameplate
from broadsheet.page.makeup import Settled, settle
from broadsheet.page.names import check_names
from broadsheet.page.plan import Taken, plan_page
from broadsheet.page.rank import ranks
from broadsheet.page.region import Edges, Region
from broadsheet.page.remedies import fit_page
from tests.composing import SPAN, catalog, codes, composer, issue, month, page, small_layout, story

PLATE = Nameplate(4, 1, 14)
"""In the last of five columns, on the first 14 of 36 rows."""
COPY = "早上七点，旧书市开门。摊主说：“我留着，不卖。”他的摊子在东头，12只纸箱，大约800册书。"


def layout(plate: Nameplate | None = PLATE) -> Layout:
    """The small layout bound at the right, its front with a nameplate in the corner and vertical stories."""
    small = small_layout()
    front = replace(small.templates["front"], nameplate=plate, writing="vertical")
    grid = replace(small.grid, binding="right")
    return replace(small, grid=grid, templates={**small.templates, "front": front})


def planned(plan: str, letters: str) -> tuple[list[Region], Edges]:
    made = page([story(letter) for letter in letters], plan)
    own = layout()
    regions, edges, _ = plan_page(made, own.grid, own.make_up, 3, [], Taken(PLATE))
    return list(regions), edges


def rows(regions: Sequence[Region], edges: Edges, letter: str) -> tuple[int, int]:
    region = next(region for region in regions if region.story.id == letter)
    return edges.rows[region.top], edges.rows[region.bottom]


@pytest.mark.parametrize("deep", [1, 2, 3])
def test_the_rows_drawn_beside_a_nameplate_are_as_deep_as_it_is(deep: int) -> None:
    plan = "|".join(["B A A A ."] * deep + ["C C D D D"] * 2)
    regions, edges = planned(plan, "ABCD")
    assert rows(regions, edges, "A") == (0, 14)
    assert rows(regions, edges, "D") == (14, 36)


def test_what_stands_below_it_never_moves_up() -> None:
    regions, edges = planned("A A B B . | A A C C C | D D D D D", "ABCD")
    below = next(region for region in regions if region.story.id == "C")
    other = next(region for region in regions if region.story.id == "D")
    assert below.top in edges.fixed & edges.held
    assert other.top not in edges.fixed


def test_stories_are_read_from_the_top_and_from_the_right() -> None:
    regions, _ = planned("B B A A . | B B A A C | E E D D D", "ABCDE")
    assert [region.story.id for region in regions] == ["A", "B", "C", "D", "E"]


def test_of_equal_regions_the_upper_right_leads() -> None:
    regions, edges = planned("A A B B . | A A B B .| C C D D E", "ABCDE")
    dealt = dict(zip([region.story.id for region in regions], ranks(regions, edges, "right"), strict=True))
    assert dealt["B"] < dealt["A"]


def settled(plan: str, *stories: Story) -> Settled:
    return settle(page(list(stories), plan), composer(layout()))


def test_the_template_says_how_stories_run_that_do_not_say_it_themselves() -> None:
    made = settled(
        "A A B B . | C C D D D",
        story("A", body=[COPY]),
        story("B", body=[COPY], writing="horizontal"),
        story("C", body=[COPY], direction="horizontal"),
        story("D", body=[month()]),
    )
    runs = {r.story.id: (r.story.writing, r.story.direction) for r in made.regions}
    assert runs == {
        "A": ("vertical", "vertical"),
        "B": ("horizontal", "horizontal"),
        "C": ("vertical", "horizontal"),
        "D": ("horizontal", "horizontal"),
    }
    upright = {fitter.composed.story.id for fitter in made.fitters if fitter and fitter.at(12).tiers}
    assert upright == {"A", "C"}


def test_no_remedy_moves_a_story_onto_the_nameplate() -> None:
    made_by = composer(layout())
    stories = [story("A", body=[COPY] * 3), story("B", body=[COPY] * 90)]
    made = settle(page(stories, "A A A A . | B B B B B"), made_by)
    found = next(fit for fit in fit_page(made, made_by).stories if fit.id == "B")
    assert found.stands.overset.lines
    assert not [remedy for remedy in found.remedies if getattr(remedy.change, "side", "") == "top"]


def found(plan: str, plate: Nameplate | None = PLATE) -> list[str]:
    findings: Findings = []
    letters = sorted({cell for cell in plan.replace("|", " ").split() if cell.isalpha()})
    check_names(issue(page([story(letter) for letter in letters], plan)), layout(plate), findings)
    return codes(findings)


@pytest.mark.parametrize("plan", ["A A A A . | B B B B B", "A A A A . | A A A A . | B B B B B"])
def test_free_cells_where_the_nameplate_stands_are_no_fault(plan: str) -> None:
    assert found(plan) == []


@pytest.mark.parametrize(
    "plan",
    ["A A A A A | B B B B B", ". A A A A | B B B B B", "A A A . . | B B B B B", "A A A A A | B B B B ."],
)
def test_free_cells_that_are_not_the_nameplates_are_told(plan: str) -> None:
    assert found(plan) == ["BS326"]


def test_free_cells_on_a_page_without_such_a_nameplate_are_told() -> None:
    assert found("A A A A . | B B B B B", None) == ["BS325"]


def test_a_story_put_on_the_nameplate_by_hand_is_told() -> None:
    for at, told in (((5, 10, 1, 9), ["BS327"]), ((5, 15, 1, 9), []), ((1, 1, 4, 9), [])):
        made_by = composer(layout())
        settle(page([story("A", body=[COPY], at=At(*at))]), made_by)
        assert [code for code in codes(made_by.findings) if code == "BS327"] == told


@pytest.mark.parametrize("fault", ["columns: 1, rows: 98", "columns: 2, rows: 46"])
def test_a_nameplate_that_leaves_its_page_is_told(fault: str, tmp_path: Path) -> None:
    text, written = (
        (data_folder("layout") / "broadsheet-hant.yaml").read_text("utf-8"),
        "columns: 1, rows: 46",
    )
    assert text.count(written) == 1
    (tmp_path / "own.yaml").write_text(text.replace(written, fault), "utf-8")
    findings: Findings = []
    load_layout(
        ("own.yaml", SPAN), tmp_path / "i.yaml", catalog().keys, Disk([tmp_path], cache=Cache(None)), findings
    )
    assert codes(findings) == ["BS324"]
