"""Edges move by whole rows until nothing is over and the fewest rows are empty, the same way every time."""

from __future__ import annotations

from broadsheet.page.balance import balance, heights
from broadsheet.page.compose import compose_story
from broadsheet.page.fit import StoryFitter
from broadsheet.page.plan import plan_page
from broadsheet.page.region import Edges, Region
from tests.composing import composer, page, small_layout, story

LINE = "天地玄黄宇宙洪荒日月"


def _settled(
    plan: str, lines: dict[str, int], *, fixed: bool = False
) -> tuple[tuple[Region, ...], Edges, tuple[int, ...], list[StoryFitter]]:
    """The plan of the small layout after balancing stories of so many lines each."""
    layout, made = small_layout(), composer()
    stories = [story(letter, "题", [(LINE * count)[: 10 * count - 2]]) for letter, count in lines.items()]
    regions, edges, _ = plan_page(page(stories, plan, fixed=fixed), layout.grid, layout.make_up, 3, [])
    fitters = []
    for region in regions:
        composed = compose_story(region, 6, made)
        assert composed is not None
        fitters.append(StoryFitter(composed, layout.make_up))
    return regions, edges, balance(regions, edges, fitters, layout.make_up), fitters


def _excess(plan: str, lines: dict[str, int]) -> tuple[int, int, tuple[int, ...]]:
    """Rows over and rows badly empty in all, and how far the edges moved."""
    regions, edges, rows, fitters = _settled(plan, lines)
    fits = [fitter.fit(deep) for fitter, deep in zip(fitters, heights(regions, edges, rows), strict=True)]
    moved = tuple(now - was for now, was in zip(rows, edges.rows, strict=True))
    return sum(fit.over for fit in fits), sum(fit.excess for fit in fits), moved


def test_a_plan_that_fits_is_left_as_drawn() -> None:
    """36 rows are drawn 18 and 18; two rows are white between and two are each head's."""
    over, empty, moved = _excess("A A A A A | B B B B B", {"A": 70, "B": 80})
    assert (over, empty) == (0, 0)
    assert not any(moved)


def test_an_edge_moves_down_for_a_story_that_is_over() -> None:
    over, empty, moved = _excess("A A A A A | B B B B B", {"A": 90, "B": 60})
    assert (over, empty) == (0, 0)
    assert sum(moved) == 4


def test_an_edge_moves_up_for_a_story_that_is_short() -> None:
    over, empty, moved = _excess("A A A A A | B B B B B", {"A": 50, "B": 100})
    assert (over, empty) == (0, 0)
    assert sum(moved) < 0


def test_two_edges_move_where_one_alone_would_not_do() -> None:
    over, _, moved = _excess("A A A A A | B B B B B | C C C C C", {"A": 55, "B": 40, "C": 35})
    assert over == 0
    assert sum(map(bool, moved)) == 2


def test_no_edge_moves_beyond_the_travel_the_layout_allows() -> None:
    over, _, moved = _excess("A A A A A | B B B B B", {"A": 200, "B": 10})
    assert over > 0
    assert max(map(abs, moved)) <= small_layout().make_up.edge_travel


def test_the_page_keeps_its_top_and_its_foot() -> None:
    _, edges, rows, _ = _settled("A A A B B | C C C B B", {"A": 60, "B": 10, "C": 3})
    assert (min(rows), max(rows)) == (0, 36)
    assert all(rows[edge] == edges.rows[edge] for edge in edges.fixed)


def test_fixed_rows_do_not_move_whatever_is_over() -> None:
    _, edges, rows, _ = _settled("A A A A A | B B B B B", {"A": 90, "B": 60}, fixed=True)
    assert rows == edges.rows


def test_no_region_is_squeezed_to_nothing() -> None:
    regions, edges, rows, _ = _settled("A A A A A | B B B B B | C C C C C", {"A": 130, "B": 3, "C": 130})
    assert min(heights(regions, edges, rows)) >= 1


def test_edges_of_one_level_move_apart() -> None:
    regions, _, rows, _ = _settled("A A B B B | C C D D D", {"A": 32, "B": 36, "C": 28, "D": 54})
    by_letter = {region.story.id: region for region in regions}
    assert rows[by_letter["A"].bottom] > rows[by_letter["B"].bottom]


def test_the_same_page_settles_the_same_way() -> None:
    lines = {"A": 60, "B": 41, "C": 22, "D": 17}
    plan = "A A A B B | A A A B B | C C C D D"
    assert _settled(plan, lines)[2] == _settled(plan, lines)[2]


def test_a_story_that_could_not_be_composed_holds_nothing_up() -> None:
    regions, edges, _, fitters = _settled("A A A A A | B B B B B", {"A": 90, "B": 60})
    rows = balance(regions, edges, [fitters[0], None], small_layout().make_up)
    assert heights(regions, edges, rows)[0] >= 20
