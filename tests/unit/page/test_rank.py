"""A story without a rank is ranked by the area of its region and its place on the page."""

from __future__ import annotations

from broadsheet.layout.model import Binding
from broadsheet.page.plan import plan_page
from broadsheet.page.rank import ranks
from tests.composing import page, small_layout, story


def _ranks(
    plan: str,
    given: dict[str, int] | None = None,
    binding: Binding = "left",
    heaviest: dict[str, int] | None = None,
) -> dict[str, int]:
    layout = small_layout()
    letters = [cell for cell in dict.fromkeys(plan.split()) if cell.isalpha()]
    stories = [
        story(letter, rank=(given or {}).get(letter), heaviest=(heaviest or {}).get(letter, 1))
        for letter in letters
    ]
    regions, edges, _ = plan_page(page(stories, plan), layout.grid, layout.make_up, 3, [])
    dealt = ranks(regions, edges, binding)
    return {region.story.id: rank for region, rank in zip(regions, dealt, strict=True)}


def test_the_largest_region_leads() -> None:
    assert _ranks("A A A A B | A A A A B | C C D D B") == {"A": 1, "B": 2, "C": 3, "D": 4}


def test_of_equal_regions_the_upper_left_leads() -> None:
    assert _ranks("A A B B . | C C D D .") == {"A": 1, "B": 2, "C": 3, "D": 4}


def test_on_a_page_bound_right_the_upper_right_leads() -> None:
    assert _ranks("A A B B | C C D D", binding="right") == {"B": 1, "A": 2, "D": 3, "C": 4}


def test_a_page_has_one_lead() -> None:
    assert sorted(_ranks("A B C D E | A B C D E").values()) == [1, 2, 3, 4, 5]


def test_no_rank_is_below_the_sixth() -> None:
    assert sorted(_ranks("A B C D E | F G H I J").values()) == [1, 2, 3, 4, 5, 6, 6, 6, 6, 6]


def test_a_rank_the_editor_gave_stands() -> None:
    assert _ranks("A A A A B | A A A A B", {"A": 4}) == {"A": 4, "B": 5}
    assert _ranks("A A A A B | A A A A B", {"B": 1}) == {"A": 1, "B": 1}


def test_a_story_under_a_repeated_head_leads_no_page() -> None:
    assert _ranks("A A A A B | A A A A C", heaviest={"A": 4}) == {"A": 4, "B": 1, "C": 2}
    assert _ranks("A A A A B", {"A": 2}, heaviest={"A": 4}) == {"A": 2, "B": 3}
    assert _ranks("A B C D E", heaviest={"E": 4}) == {"A": 1, "B": 2, "C": 3, "D": 4, "E": 5}
