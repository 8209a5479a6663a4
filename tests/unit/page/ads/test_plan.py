"""Advertisements take their rows first; the plan shares out what is left, and make-up never changes their size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from broadsheet.base.diagnostics import Findings
from broadsheet.issue.model import AdCells, Advert, At, Page
from broadsheet.page.ads.places import stand
from broadsheet.page.makeup import settle
from broadsheet.page.plan import Taken, plan_page
from broadsheet.page.region import AdRegion, Planned
from tests.composing import advert, codes, composer, page, selling_layout, story

HEAD, ROWS = 3, 36
"""Rows of the front page's head, and those below it."""
LETTERS = "ABCDEF"


def _page(plan: str | None, *ads: Advert, **more: Any) -> Page:
    letters = [letter for letter in LETTERS if plan and letter in plan]
    return page([story(letter, body=["字" * 60]) for letter in letters], plan, ads=ads, **more)


def _planned(made: Page, head: int = HEAD) -> tuple[Planned, Findings]:
    layout, findings = selling_layout(), list[Any]()
    standing = stand(made, layout, head, findings)
    return plan_page(made, layout.grid, layout.make_up, head, findings, Taken(ads=standing)), findings


def _ads(planned: Planned) -> dict[str, tuple[int, int, int, int]]:
    """Column, columns, and the rows of each advertisement itself."""
    return {ad.advert.id: (ad.column, ad.columns, *_own_rows(ad, planned)) for ad in planned.ads}


def _own_rows(ad: AdRegion, planned: Planned) -> tuple[int, int]:
    edges = planned.edges
    return edges.rows[ad.top] + ad.label, edges.rows[ad.bottom] - edges.gaps[ad.bottom]


def _stories(planned: Planned) -> dict[str, tuple[int, int]]:
    edges = planned.edges
    return {
        region.story.id: (edges.rows[region.top], edges.rows[region.bottom] - edges.gaps[region.bottom])
        for region in planned.regions
    }


def test_a_strip_takes_the_foot_of_the_page_and_the_plan_the_rest() -> None:
    planned, findings = _planned(_page("A A A A A | B B B B B", advert(size="通栏")))
    assert codes(findings) == []
    assert _ads(planned) == {"Z": (0, 5, 30, 36)}
    assert _stories(planned) == {"A": (0, 12), "B": (14, 28)}


def test_at_the_top_a_row_is_left_to_the_label() -> None:
    planned, _ = _planned(_page("A A A A A | B B B B B", advert(size="通栏", place="top")))
    assert _ads(planned) == {"Z": (0, 5, 1, 7)}
    assert _stories(planned)["A"][0] == 9


def test_without_a_label_no_row_is_left_to_it() -> None:
    planned, _ = _planned(_page("A A A A A", advert(size="通栏", place="top", label=False)))
    assert _ads(planned) == {"Z": (0, 5, 0, 6)}


def test_strips_stand_on_each_other_and_half_strips_side_by_side() -> None:
    ads = (advert("X", size="通栏"), advert("Y", size="半通栏"), advert("Z", size="半通栏"))
    planned, findings = _planned(_page("A A A A A", *ads))
    assert codes(findings) == ["BS344"]  # The fifth column is neither under Y nor under Z.
    assert _ads(planned) == {"X": (0, 5, 30, 36), "Y": (0, 2, 22, 28), "Z": (2, 2, 22, 28)}


@pytest.mark.parametrize(
    ("place", "column"), [("bottom-left", 0), ("bottom-right", 3), ("bottom", 0), ("top-right", 3)]
)
def test_a_half_strip_stands_at_its_side(place: Any, column: int) -> None:
    plan = "A A B C C" if place != "x" else ""
    planned, findings = _planned(_page(plan, advert(size="半通栏", place=place)))
    assert codes(findings) == []
    assert _ads(planned)["Z"][:2] == (column, 2)


def test_stories_over_a_half_strip_end_above_it_and_those_beside_it_at_the_foot() -> None:
    planned, findings = _planned(_page("A A A B B | C C C D D", advert(size="半通栏", place="bottom-right")))
    assert codes(findings) == []
    stories = _stories(planned)
    assert stories["C"][1] == 36
    assert stories["D"][1] == 28
    assert all(bottom - top > 5 for top, bottom in stories.values())


def test_a_story_half_over_a_half_strip_is_told_where_it_ends() -> None:
    _, findings = _planned(_page("A A A A A | B B B B B", advert(size="半通栏", place="bottom-right")))
    (fault,) = findings
    assert (fault.code, fault.args["other"], fault.args["column"], fault.args["last"]) == ("BS344", "B", 4, 5)


def test_a_drawn_advertisement_has_the_rows_of_its_cells() -> None:
    planned, _ = _planned(_page("A A A A A | Z Z Z B B | C C C C C", advert()))
    assert _ads(planned) == {"Z": (0, 3, 12, 22)}


def test_a_drawn_advertisement_has_the_rows_it_is_sold_in() -> None:
    planned, findings = _planned(_page("A A A A A | A A A A A | Z Z Z Z Z", advert(size="通栏")))
    assert codes(findings) == []
    assert _ads(planned) == {"Z": (0, 5, 30, 36)}
    assert _stories(planned) == {"A": (0, 28)}


def test_with_fixed_rows_it_has_them_too() -> None:
    planned, _ = _planned(_page("A A A A A | Z Z Z Z Z", advert(size="通栏"), fixed=True))
    assert _ads(planned) == {"Z": (0, 5, 30, 36)}


def test_an_island_keeps_its_size_wherever_its_edges_go() -> None:
    planned, findings = _planned(_page("A A A B B | C Z Z B B | C Z Z D D", advert(size="高")))
    assert codes(findings) == []
    assert _ads(planned)["Z"][3] - _ads(planned)["Z"][2] == 12


def test_a_plan_that_draws_other_columns_than_those_sold_is_told() -> None:
    _, findings = _planned(_page("A A A A A | Z Z Z A A", advert(size="通栏")))
    (fault,) = findings
    assert fault.code == "BS343"
    assert (fault.args["columns"], fault.args["wanted_columns"]) == (3, 5)


def test_a_plan_that_holds_one_between_top_and_foot_is_told() -> None:
    _, findings = _planned(_page("A A A Z Z", advert(size="半通栏")))
    assert codes(findings) == ["BS343"]


def test_by_hand_it_stands_where_its_editor_says() -> None:
    made = _page(None, advert(at=At(2, 10, 3, 12)), advert("Y", size="通栏"))
    planned, findings = _planned(made)
    assert codes(findings) == []
    assert _ads(planned) == {"Z": (1, 3, 10, 21), "Y": (0, 5, 1, 7)}


@pytest.mark.parametrize(
    ("ad", "code"),
    [
        (advert(at=At(4, 1, 3, 5)), "BS341"),
        (advert(at=At(1, 30, 1, 9)), "BS341"),
        (advert(size=AdCells(6, 3)), "BS341"),
        (advert(size=AdCells(2, 40)), "BS341"),
        (advert(size="出血整版"), "BS345"),
        (advert(size=AdCells(5, 30)), "BS345"),
    ],
)
def test_one_that_finds_no_room_is_told(ad: Advert, code: str) -> None:
    stories: Sequence[Any] = [story("A", at=At(1, 1, 5, 20))]
    _, findings = _planned(page(stories, None, ads=[ad]))
    assert codes(findings) == [code]


def test_two_in_one_place_are_told() -> None:
    _, findings = _planned(page([], None, ads=[advert(at=At(1, 1, 2, 9)), advert("Y", size="通栏")]))
    assert codes(findings) == ["BS345"]


def test_a_story_that_is_left_no_row_is_told_and_dropped() -> None:
    planned, findings = _planned(_page("A A A A A", advert(size=AdCells(5, 34))))
    assert codes(findings) == ["BS345"]
    assert planned.regions == ()


def test_make_up_moves_an_island_whole_or_not_at_all() -> None:
    """Copy pushes its neighbours' edges about; its rows stay what they are."""
    for long_ in "ABCD":
        made = _page("A A A B B | C Z Z B B | C Z Z B B | D D D B B", advert(size="高"))
        stories = [
            replace(s, body=story(body=["字" * 900]).body) if s.id == long_ else s for s in made.stories
        ]
        settled = settle(replace(made, stories=tuple(stories)), composer(selling_layout()))
        (ad,) = settled.ads
        deep = settled.rows[ad.bottom] - settled.edges.gaps[ad.bottom] - settled.rows[ad.top]
        assert deep - ad.label == 12


def test_make_up_moves_no_edge_of_a_placed_one() -> None:
    made = _page("A A A A A | B B B B B", advert(size="通栏"), advert("Y", size="通栏", place="top"))
    settled = settle(made, composer(selling_layout()))
    for ad in settled.ads:
        for edge in (ad.top, ad.bottom):
            assert settled.rows[edge] == settled.edges.rows[edge]
            assert edge in settled.edges.fixed & settled.edges.held


def test_what_stands_on_an_advertisement_that_stays_stays_too() -> None:
    """The first reaches the top of the plan and cannot move, so its foot cannot, nor what hangs from it."""
    made = _page("X A A A A | Z Z Z Z Z | B B B B B", advert("X"), advert(size=AdCells(5, 5)))
    long_ = [replace(s, body=story(body=["字" * 900]).body) if s.id == "B" else s for s in made.stories]
    settled = settle(replace(made, stories=tuple(long_)), composer(selling_layout()))
    for ad in settled.ads:
        assert [settled.rows[edge] for edge in (ad.top, ad.bottom)] == [
            settled.edges.rows[edge] for edge in (ad.top, ad.bottom)
        ]


def test_a_story_beside_it_that_is_left_no_row_is_told_too() -> None:
    """B stands over other columns, and on the edge of a story that the advertisement pushes up."""
    plan = "A B B B B | C C C C C | C C C C C | C C C C C | C C C C C | C C C C C"
    _, findings = _planned(_page(plan, advert(size=AdCells(1, 28), place="bottom-left")))
    assert set(codes(findings)) == {"BS344", "BS345"}
