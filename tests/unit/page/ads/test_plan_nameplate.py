"""Advertisements on a page whose nameplate stands among the stories: it stays, and they go where it is not."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from broadsheet.base.diagnostics import Findings
from broadsheet.issue.model import AdCells, Advert, At
from broadsheet.layout.model import Layout, Nameplate
from broadsheet.page.makeup import Settled, settle
from broadsheet.page.remedies import fit_page
from tests.composing import advert, codes, composer, page, selling_layout, story

PLATE = Nameplate(4, 1, 14)
"""In the last of five columns, on the first 14 of 36 rows."""
LETTERS = "ABCDE"
PLAN = "A A B B . | A A B B . | C C C C C | D D E E E"


def layout() -> Layout:
    """The layout that sells advertisements, bound at the right, its front vertical with a nameplate in the corner."""
    selling = selling_layout()
    front = replace(selling.templates["front"], nameplate=PLATE, writing="vertical")
    grid = replace(selling.grid, binding="right")
    return replace(selling, grid=grid, templates={**selling.templates, "front": front})


def settled(plan: str | None, *ads: Advert, copy: int = 40, **more: Any) -> tuple[Settled, Findings]:
    made_by = composer(layout())
    stories = [story(letter, body=["字" * copy]) for letter in LETTERS if plan and letter in plan]
    made = settle(page(stories, plan, ads=ads, **more), made_by)
    return made, [finding for finding in made_by.findings if finding.severity == "error"]


def places(made: Settled) -> dict[str, tuple[int, int, int, int]]:
    """First column, columns, first row and row below of each story and advertisement, without its label."""
    rows, gaps = made.rows, made.edges.gaps
    places = {
        r.story.id: (r.column, r.columns, rows[r.top], rows[r.bottom] - gaps[r.bottom]) for r in made.regions
    }
    return places | {
        ad.advert.id: (ad.column, ad.columns, rows[ad.top] + ad.label, rows[ad.bottom] - gaps[ad.bottom])
        for ad in made.ads
    }


def test_a_strip_at_the_foot_leaves_the_nameplate_its_rows() -> None:
    plan = "A A B B . | C C B B . | D D D D D | E E E E E"
    made, findings = settled(plan, advert(size="通栏"), fixed=True)
    assert codes(findings) == []
    assert places(made) == {
        "B": (2, 2, 0, 12),
        "A": (0, 2, 0, 5),
        "C": (0, 2, 7, 12),
        "D": (0, 5, 14, 19),
        "E": (0, 5, 21, 28),
        "Z": (0, 5, 30, 36),
    }
    assert [region.story.id for region in made.regions] == ["B", "A", "C", "D", "E"]


def test_an_advertisement_drawn_below_it_has_its_rows_and_stays_there() -> None:
    size = AdCells(1, 7)
    made, findings = settled("A A B B . | A A B B . | C C D D Z | C C D D E", advert(size=size, drawn=True))
    found = places(made)
    assert codes(findings) == []
    assert found["Z"] == (4, 1, 14, 21)
    assert found["E"] == (4, 1, 23, 36)


def test_an_advertisement_drawn_beside_it_ends_at_its_foot() -> None:
    size = AdCells(2, 5)
    made, findings = settled("A A B B . | Z Z B B . | C C C C C", advert(size=size, drawn=True))
    found = places(made)
    assert codes(findings) == []
    assert found["Z"] == (0, 2, 7, 12)
    assert found["A"][2:] == (0, 5)
    assert found["C"][2] == 14


@pytest.mark.parametrize(
    ("place", "columns", "own", "below"),
    [("top-left", 2, (0, 2, 1, 7), "A"), ("top-right", 1, (4, 1, 14, 20), "E")],
)
def test_what_stands_at_the_top_stands_beside_it_or_below_it(
    place: Any, columns: int, own: tuple[int, int, int, int], below: str
) -> None:
    made, findings = settled(
        "A A B B . | A A B B . | C C C C E", advert(size=AdCells(columns, 6), place=place)
    )
    found = places(made)
    assert codes(findings) == []
    assert found["Z"] == own
    assert found[below][2] == own[3] + 2


def test_one_at_the_top_that_stands_half_over_it_is_told() -> None:
    _, findings = settled("A A B B . | A A B B . | C C C C E", advert(size="半通栏", place="top-right"))
    assert set(codes(findings)) == {"BS344", "BS345"}


def test_the_first_narrow_one_stands_at_the_right_of_a_page_read_from_there() -> None:
    made, _ = settled(PLAN, advert("X", size="半通栏"), advert("Y", size="半通栏"))
    found = places(made)
    assert (found["X"][:2], found["Y"][:2]) == ((3, 2), (1, 2))


def test_one_that_reaches_up_beside_it_into_a_story_is_told() -> None:
    _, findings = settled(PLAN, advert(size=AdCells(2, 30), place="bottom-left"))
    assert {finding.args["other"] for finding in findings if finding.code == "BS345"} >= {"A"}


def test_one_put_on_it_by_hand_is_told() -> None:
    for at, told in ((At(4, 10, 2, 9), ["BS327"]), (At(4, 15, 2, 9), []), (At(1, 1, 4, 9), [])):
        assert codes(settled(None, advert(at=at))[1]) == told


def test_no_remedy_moves_it_or_an_advertisement() -> None:
    made_by = composer(layout())
    stories = [
        story(letter, body=["早上七点，旧书市开门。" * (200 if letter == "C" else 1)]) for letter in "ABC"
    ]
    made = settle(page(stories, "A A B B . | A A B B . | C C C C C", ads=[advert(size="通栏")]), made_by)
    found = next(fit for fit in fit_page(made, made_by).stories if fit.id == "C")
    assert found.stands.overset.lines
    assert not [remedy for remedy in found.remedies if hasattr(remedy.change, "side")]


@pytest.mark.parametrize(
    "plan",
    ["A A A A A | B B B B B", ". A A A A | B B B B B", "A A A A A | B B B B .", "A A A A . | B B B B Q"],
)
@pytest.mark.parametrize("place", ["top", "bottom-left", "top-right"])
def test_a_plan_at_fault_stops_nothing(plan: str, place: Any) -> None:
    made, _ = settled(plan, advert(size=AdCells(1, 6), place=place))
    assert [ad.advert.id for ad in made.ads] == ["Z"]
