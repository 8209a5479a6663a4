"""Legs of text that a photo leaves too short are told, and columns that end above their foot."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from broadsheet.base.diagnostics import Findings
from broadsheet.base.units import Measure
from broadsheet.issue.matter import Copy, Matter
from broadsheet.issue.model import Inset, Photo
from broadsheet.page.makeup import make_up
from tests.composing import SPAN, composer, page, photo, prose, story, table, told


def _told(*photos: Photo, **more: Any) -> list[dict[str, object]]:
    stories = [story("A", "老桥通车", prose(200), rank=3, photos=photos, **more)]
    return [dict(f.args) for f in told(stories, "A A A A A") if f.code == "BS634"]


def _photo(columns: int, rows: int, place: str = "top-right") -> Photo:
    return photo(columns=columns, depth=Measure(rows, "行"), place=place)


def test_a_leg_of_less_than_an_inch_under_a_photo_is_told_once() -> None:
    (args,) = _told(_photo(3, 28))
    assert (args["id"], args["column"], args["shortest"], args["deepest"]) == ("A", 3, 5, 33)


def test_legs_of_three_depths_are_told() -> None:
    assert len(_told(_photo(1, 8), _photo(1, 16, "top-left"))) == 1


@pytest.mark.parametrize(
    ("why", "photos"),
    [
        ("an inch is left", [_photo(3, 27)]),
        ("the photo is as wide as the story", [_photo(5, 28)]),
        ("nothing is left", [_photo(3, 32)]),
        ("there is no photo", []),
        ("two photos leave two depths", [_photo(1, 12), _photo(1, 12, "top-left")]),
    ],
)
def test_legs_that_are_even_enough_are_not_told(why: str, photos: list[Photo]) -> None:
    assert _told(*photos) == [], why


def test_a_pull_quote_may_part_a_leg() -> None:
    quote = Inset("quote", SPAN, Copy("老桥不拆，新桥另修", SPAN), None, place="bottom-right", columns=2)
    assert _told(_photo(2, 25), insets=(quote,)) == []


def test_vertical_lines_have_no_legs() -> None:
    assert _told(_photo(3, 20), writing="vertical") == []


def _about_a_table(lines: int, first: int = 9) -> list[tuple[str, object]]:
    """What is told of the rows left by five columns of text about a table whose rows are four lines deep, with so many
    lines of text after it, and `first` before it."""
    cell = "日月盈昃辰宿列张寒来日月盈昃辰宿列张寒"
    body: list[str | Matter] = [*prose(first), table("桥|柳", *[f"{cell}|{cell}"] * 4), *prose(lines)]
    findings: Findings = []
    made = replace(composer(), findings=findings)
    stories = [story("A", "老桥", body, rank=6), story("B", "新柳", prose(100), rank=6)]
    make_up(page(stories, "A A A A A|A A A A A|B B B B B", fixed=True), made)
    about = [finding for finding in findings if finding.args.get("id") == "A"]
    return [(f.code, f.args.get("rows")) for f in about if f.code in ("BS601", "BS602", "BS644")]


def test_a_column_that_ends_rows_above_its_foot_is_told() -> None:
    """A row of the table did not go into the three rows left below the text."""
    assert _about_a_table(59) == [("BS644", 3)]


def test_a_story_that_is_underset_is_not_told_again_for_its_columns() -> None:
    assert [code for code, _ in _about_a_table(50)] == ["BS602"]


def test_a_story_that_is_over_has_no_holes() -> None:
    assert [code for code, _ in _about_a_table(80, first=7)] == ["BS601"]
