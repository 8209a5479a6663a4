"""Stories that run round others: L, U and O, their columns, their heads, the white about what stands in them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from broadsheet.base.diagnostics import Findings
from broadsheet.display.ops import Box, Fill, Rule
from broadsheet.issue.model import At, Page, Story
from broadsheet.page.cuts import over, stretches
from broadsheet.page.dividers import dividers
from broadsheet.page.faults.sight import Sight, legs
from broadsheet.page.makeup import make_up, settle
from broadsheet.page.model import Filled, FilledPage
from broadsheet.page.outline import Part, parts, tops
from broadsheet.page.paint import paint_story
from broadsheet.page.plan import plan_page
from broadsheet.page.region import Edges, Region
from broadsheet.page.remedies import fit_page
from tests.composing import advert, codes, composer, page, photo, prose, selling_layout, small_layout, story

L = "A A A A A | A A A B B | A A A B B"
U = "A A A A A | A B B B A | A B B B A"
O = "A A A A A | A B B B A | A A A A A"  # noqa: E741
TOP = "B B A A A | A A A A A | A A A A A"
SHAPES = (L, U, O, TOP, "A A A A A | A A A B B | A A A A A", "A A B A A | A A A A A | A A A A A")


def _planned(plan: str, letters: str = "AB") -> tuple[dict[str, Region], Edges]:
    layout = small_layout()
    made = page([story(letter) for letter in letters], plan)
    regions, edges, _ = plan_page(made, layout.grid, layout.make_up, 3, [])
    return {region.story.id: region for region in regions}, edges


def _filled(
    plan: str, lines: int = 90, *, fixed: bool = True, inner: int = 12, **more: object
) -> tuple[FilledPage, Findings]:
    made = composer()
    stories = [story("A", "绕过去", prose(lines), **more), story("B", "里面", prose(inner))]
    return make_up(page(stories, plan, fixed=fixed, number=2), made), made.findings


def _story(filled: FilledPage, id_: str = "A") -> Filled:
    return next(one for one in filled.stories if one.composed.story.id == id_)


def _free(filled: Filled) -> dict[int, list[tuple[int, int]]]:
    """The rows of text in each column, from the region's first."""
    found: dict[int, list[tuple[int, int]]] = {}
    for column, top, bottom in filled.frame.containers:
        found.setdefault(column, []).append((top, bottom))
    return found


def test_a_notch_has_the_edges_of_what_stands_in_it() -> None:
    regions, _ = _planned(L)
    (cut,) = regions["A"].cuts
    assert (cut.column, cut.columns, cut.top, cut.bottom) == (3, 2, regions["B"].top, None)
    (cut,) = _planned(O)[0]["A"].cuts
    assert (cut.top, cut.bottom) == (_planned(O)[0]["B"].top, _planned(O)[0]["B"].bottom)


def test_a_rectangle_has_none() -> None:
    regions, _ = _planned("A A A B B | A A A B B | C C C B B", "ABC")
    assert not any(region.cuts for region in regions.values())


@pytest.mark.parametrize("plan", SHAPES)
def test_every_row_of_a_column_is_one_storys_or_white(plan: str) -> None:
    regions, edges = _planned(plan)
    for column in range(5):
        held = sorted(
            (rows, id_)
            for id_, region in regions.items()
            for rows in stretches(region, column, edges, edges.rows)
        )
        for ((_, foot), _), ((top, _), _) in pairwise(held):
            assert top - foot == small_layout().make_up.module_gap
        assert held[0][0][0] == 0
        assert held[-1][0][1] == edges.rows[1]


def test_text_of_an_l_stands_beside_the_story_in_its_corner_and_over_it() -> None:
    filled, _ = _filled(L)
    outer, inner = _story(filled), _story(filled, "B")
    free, above = _free(outer), inner.top - small_layout().make_up.module_gap - outer.top
    assert [free[column][-1][1] for column in range(5)] == [outer.rows] * 3 + [above] * 2


def test_text_of_an_o_goes_on_under_the_story_in_its_middle() -> None:
    filled, _ = _filled(O)
    outer, inner = _story(filled), _story(filled, "B")
    gap = small_layout().make_up.module_gap
    for column in (1, 2, 3):
        (_, above), (below, _) = _free(outer)[column]
        assert outer.top + above == inner.top - gap
        assert outer.top + below == inner.top + inner.rows + gap
    assert len(_free(outer)[0]) == len(_free(outer)[4]) == 1


def test_a_head_stands_over_the_columns_that_reach_the_top() -> None:
    filled, _ = _filled(TOP)
    outer = _story(filled)
    head = outer.frame.head
    assert head is not None
    assert (head.column, head.columns) == (2, 3)
    left, right = outer.composed.columns[2], outer.composed.columns[4]
    for line in Sight(filled, small_layout()).headline(outer):
        assert left.x <= line.x < line.right <= right.x + right.measure
    starts = {column: rows[0][0] for column, rows in _free(outer).items()}
    assert starts[2] == starts[3] == starts[4] == outer.frame.head_rows
    assert starts[0] == starts[1] > starts[2]


def test_of_two_arms_the_first_has_the_head() -> None:
    filled, _ = _filled("A A B A A | A A A A A | A A A A A", inner=4)
    head = _story(filled).frame.head
    assert head is not None
    assert (head.column, head.columns) == (0, 2)
    assert _free(_story(filled))[4][0][0] == 0


@pytest.mark.parametrize(("plan", "inner"), list(zip(SHAPES, (54, 66, 27, 24, 24, 13), strict=True)))
@pytest.mark.parametrize("fill", [False, True])
def test_the_edges_of_a_notch_move_until_both_stories_fit(plan: str, inner: int, fill: bool) -> None:
    filled, findings = _filled(plan, 60, fixed=False, inner=inner, fill=fill)
    assert not {*codes(findings)} & {"BS601", "BS606"}, findings
    assert any(filled.moved)
    assert sum(part.lines for part in _story(filled).placed) > 0


@pytest.mark.parametrize("plan", SHAPES)
def test_no_line_stands_in_anothers_region(plan: str) -> None:
    filled, _ = _filled(plan, 300, inner=60)
    grid = small_layout().grid
    regions = {region.story.id: region for region in filled.regions}
    rows = [row + moved for row, moved in zip(filled.edges.rows, filled.moved, strict=True)]
    for one in filled.stories:
        region = regions[one.composed.story.id]
        for part in one.placed:
            column = region.column + part.column
            assert one.composed.columns[part.column].x == grid.column_x(column)
            first = one.top + part.row - filled.head
            held = list(stretches(region, column, filled.edges, rows))
            assert any(top <= first and first + part.lines <= foot for top, foot in held)


def test_a_head_too_deep_for_what_is_over_the_notch_is_told() -> None:
    made = composer()
    plan = "A A A A A | A A A B B | " + " | ".join(["A A A B B"] * 9)
    stories = [story("A", "题", prose(40), kicker="引题", deck="副题", rank=1), story("B", "里面", prose(12))]
    filled = make_up(page(stories, plan, fixed=True, number=2), made)
    assert _story(filled).frame.lacking > 0
    assert "BS606" in codes(made.findings)


def test_a_photo_finds_its_place_beside_what_stands_in_its_story() -> None:
    filled, findings = _filled(L, 60, photos=[photo(columns=2, place="bottom-left")])
    outer, inner = _story(filled), _story(filled, "B")
    ((block, row),) = outer.frame.photos
    assert row + block.depth == outer.rows
    assert inner.composed.x > outer.composed.columns[1].x + outer.composed.columns[1].measure
    assert "BS634" not in codes(findings)


def test_a_story_round_an_advertisement_keeps_off_it() -> None:
    layout = selling_layout()
    made = composer(layout)
    drawn = page(
        [story("A", "绕过去", prose(110))], "A A A A A | A A A Z Z | A A A Z Z", number=2, ads=[advert("Z")]
    )
    settled = settle(drawn, made)
    (region,) = settled.regions
    (ad,) = settled.ads
    (cut,) = region.cuts
    assert (cut.column, cut.columns, cut.top) == (ad.column, ad.columns, ad.top)


def test_rules_run_between_a_story_and_what_stands_in_it() -> None:
    layout = small_layout()
    filled, _ = _filled(O)
    outer, inner = _story(filled), _story(filled, "B")
    ruled = list(dividers(filled, layout))
    across = [rule for rule in ruled if rule.y1 == rule.y2]
    down = [rule for rule in ruled if rule.x1 == rule.x2]
    assert {(rule.x1, rule.x2) for rule in across} == {
        (inner.composed.x, inner.composed.x + inner.composed.width)
    }
    assert len(across) == 2
    half = layout.grid.gutter // 2
    assert sorted(rule.x1 for rule in down) == [
        inner.composed.x - half,
        inner.composed.x + inner.composed.width + half,
    ]
    assert {rule.y1 for rule in down} == {layout.grid.cap(inner.top)}
    assert outer.composed.box is None


def test_the_parts_of_a_story_are_its_columns_that_are_free_alike() -> None:
    outer = _story(_filled(O)[0])
    columns, inner = outer.composed.columns, _story(_filled(O)[0], "B")
    gap, foot = small_layout().make_up.module_gap, outer.top + outer.rows
    left, right = columns[1].x, columns[3].x + columns[3].measure
    assert parts(outer) == [
        Part(columns[0].x, columns[0].x + columns[0].measure, outer.top, foot),
        Part(left, right, outer.top, inner.top - gap),
        Part(left, right, inner.top + inner.rows + gap, foot),
        Part(columns[4].x, columns[4].x + columns[4].measure, outer.top, foot),
    ]
    assert [(part.x, part.right, part.top) for part in tops(outer)] == [
        (columns[0].x, columns[4].x + columns[4].measure, outer.top),
        (left, right, inner.top + inner.rows + gap),
    ]


@pytest.mark.parametrize("box", ["hairline", "tint"])
def test_a_box_goes_round_the_notch(box: str) -> None:
    layout = small_layout()
    filled, _ = _filled(L, 70, box=box)
    outer, inner = _story(filled), _story(filled, "B")
    ops = [op for op in paint_story(outer, layout) if isinstance(op, Box | Fill | Rule)]
    left, top = inner.composed.x, layout.grid.cap(inner.top)
    assert ops
    assert not any(isinstance(op, Box) for op in ops)
    for op in ops:
        right, bottom = (op.x2, op.y2) if isinstance(op, Rule) else (op.rect.right, op.rect.bottom)
        assert right < left or bottom < top


def test_a_vertical_story_wants_a_rectangle() -> None:
    made = composer()
    make_up(
        page([story("A", body=prose(20), writing="vertical"), story("B", body=prose(9))], L, number=2), made
    )
    assert "BS337" in codes(made.findings)


def test_text_by_hand_runs_round_whom_it_names() -> None:
    layout, made = small_layout(), composer()
    stories = [
        story("A", "绕过去", prose(60), at=At(1, 1, 5, 30, ("B", "Z"))),
        story("B", "里面", prose(8), at=At(4, 21, 2, 10)),
    ]
    drawn: Page = page(stories, None, number=2, ads=[advert("Z", at=At(1, 1, 1, 6))])
    filled = make_up(drawn, made)
    outer, gap = _story(filled), layout.make_up.module_gap
    free = _free(outer)
    assert free[4][-1][1] == free[3][-1][1] == 20 - gap
    assert free[0][0][0] == 6 + gap
    assert free[2][-1][1] == 30


def test_remedies_move_an_edge_of_a_notch_with_the_story_in_it() -> None:
    made = composer()
    stories = [story("A", "绕过去", prose(90)), story("B", "里面", prose(48))]
    settled = settle(page(stories, L, fixed=True, number=2), made)
    fits = {found.id: found for found in fit_page(settled, made).stories}
    gains = [remedy for remedy in fits["B"].remedies if remedy.neighbours]
    assert gains
    assert {neighbour.id for remedy in gains for neighbour in remedy.neighbours} == {"A"}


def test_an_edge_ends_text_over_a_notch_alone() -> None:
    regions, _ = _planned(L)
    assert over(regions["A"], regions["B"].top) == range(3, 5)
    assert over(regions["A"], regions["A"].bottom) == range(5)
    assert not over(regions["A"], regions["A"].top)


def test_a_story_round_another_that_goes_on_elsewhere_keeps_its_line_at_the_foot() -> None:
    from broadsheet.issue.model import Address

    made = composer()
    outer: Story = replace(story("A", "绕过去", prose(300)), jump=Address(3, "A"))
    filled = make_up(page([outer, story("B", "里面", prose(12))], L, number=2), made)
    one = _story(filled)
    assert one.placed[-1].column == max(leg.column for leg in legs(one))
