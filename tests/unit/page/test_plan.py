"""Letters drawn in a plan become regions, and sides that touch become one edge."""

from __future__ import annotations

from broadsheet.base.diagnostics import Findings
from broadsheet.issue.model import At
from broadsheet.page.plan import plan_page
from broadsheet.page.region import Edges, Region
from tests.composing import page, small_layout, story


def _planned(plan: str, letters: str, *, fixed: bool = False) -> tuple[dict[str, Region], Edges]:
    layout = small_layout()
    made = page([story(letter) for letter in letters], plan, fixed=fixed)
    regions, edges, _ = plan_page(made, layout.grid, layout.make_up, 3, [])
    return {region.story.id: region for region in regions}, edges


def _rows(region: Region, edges: Edges) -> tuple[int, int]:
    return edges.rows[region.top], edges.rows[region.bottom]


def test_a_letter_takes_its_columns_and_its_share_of_the_height() -> None:
    regions, edges = _planned("A A A B B | A A A B B | C C C B B", "ABC")
    assert (regions["A"].column, regions["A"].columns) == (0, 3)
    assert (regions["B"].column, regions["B"].columns) == (3, 2)
    assert _rows(regions["A"], edges) == (0, 24)
    assert _rows(regions["C"], edges) == (24, 36)
    assert _rows(regions["B"], edges) == (0, 36)


def test_stories_stand_in_the_order_they_are_drawn() -> None:
    regions, _ = _planned("B B A A A | C C C C C", "ABC")
    assert list(regions) == ["B", "A", "C"]


def test_stories_under_each_other_share_an_edge() -> None:
    regions, _ = _planned("A A A A A | B B B B B", "AB")
    assert regions["A"].bottom == regions["B"].top


def test_stories_side_by_side_have_edges_of_their_own() -> None:
    regions, edges = _planned("A A B B B | C C D D D", "ABCD")
    assert regions["A"].bottom == regions["C"].top
    assert regions["B"].bottom == regions["D"].top
    assert regions["A"].bottom != regions["B"].bottom
    assert edges.rows[regions["A"].bottom] == edges.rows[regions["B"].bottom]


def test_a_story_across_two_joins_their_edges() -> None:
    regions, _ = _planned("A A B B B | C C C C C", "ABC")
    assert regions["A"].bottom == regions["B"].bottom == regions["C"].top


def test_a_chain_of_overlaps_is_one_edge() -> None:
    regions, _ = _planned("A A B B B | C C C D D", "ABCD")
    assert regions["A"].bottom == regions["B"].bottom == regions["C"].top == regions["D"].top


def test_the_top_and_the_foot_of_the_page_never_move() -> None:
    regions, edges = _planned("A A B B B | C C D D D", "ABCD")
    assert edges.fixed == {regions["A"].top, regions["D"].bottom}
    assert edges.rows[regions["A"].top] == 0
    assert edges.rows[regions["D"].bottom] == 36


def test_white_stands_above_an_inner_edge_and_not_at_the_foot() -> None:
    regions, edges = _planned("A A A A A | B B B B B", "AB")
    assert edges.gaps[regions["A"].bottom] == 2
    assert edges.gaps[regions["B"].bottom] == 0


def test_fixed_rows_fix_every_edge() -> None:
    _, edges = _planned("A A B B B | C C C C C", "ABC", fixed=True)
    assert edges.fixed == frozenset(range(len(edges.rows)))


def test_a_cell_without_a_story_stays_white() -> None:
    regions, edges = _planned("A A . . . | A A B B B", "AB")
    assert set(regions) == {"A", "B"}
    assert edges.rows[regions["B"].top] == 18


def test_a_region_by_hand_stands_where_it_was_put_and_does_not_move() -> None:
    layout = small_layout()
    findings: Findings = []
    made = page([story("A", at=At(column=2, row=5, columns=3, rows=10))])
    (region,), edges, _ = plan_page(made, layout.grid, layout.make_up, 3, findings)
    assert (region.column, region.columns) == (1, 3)
    assert _rows(region, edges) == (4, 14)
    assert region.top in edges.fixed
    assert region.bottom in edges.fixed
    assert edges.gaps[region.bottom] == 0
    assert findings == []


def test_a_region_by_hand_beyond_the_page_is_told_and_left_out() -> None:
    layout = small_layout()
    for at in (At(column=4, row=1, columns=3, rows=5), At(column=1, row=30, columns=1, rows=9)):
        findings: Findings = []
        regions, *_ = plan_page(page([story("A", at=at)]), layout.grid, layout.make_up, 3, findings)
        assert regions == ()
        assert [finding.code for finding in findings] == ["BS319"]
        assert findings[0].args == {"id": "A", "columns": 5, "rows": 36}
