"""A page that falls in halves is told; one whose parts hold on to each other is not."""

from __future__ import annotations

import pytest

from tests.composing import prose, story, told


def _told(plan: str) -> list[str]:
    stories = [story(letter, "桥", prose(60), rank=6) for letter in sorted({*plan} - {" ", "|"})]
    return [finding.code for finding in told(stories, plan) if finding.code in ("BS631", "BS632")]


def test_a_gutter_from_head_to_foot_is_told_once() -> None:
    assert _told("A A B B B|A A B B B|C C B B B|C C D D D") == ["BS631"]


@pytest.mark.parametrize(
    ("why", "plan"),
    [
        ("a story crosses it", "A A B B B|A A B B B|C C C C C"),
        ("the story on one side is as tall as the page", "C A B B B|C A B B B|D A E E E"),
        ("one side is narrow", "A B B B B|A B B B B|C B B B B|C D D D D"),
        ("there is nothing but two stories", "A A B B B"),
    ],
)
def test_a_gutter_that_does_not_part_the_page_is_not_told(why: str, plan: str) -> None:
    assert "BS631" not in _told(plan), why


def test_white_from_side_to_side_is_told_once() -> None:
    assert _told("A A A B B|A A A B B|C C D D D|C C D D D") == ["BS632"]


@pytest.mark.parametrize(
    ("why", "plan"),
    [
        (
            "a story of full width lies on it and under it",
            "|".join(["A A A B B"] * 5 + ["C C C C C"] + ["D D E E E"] * 5),
        ),
        ("a story runs past", "A A B B C|A A B B C|D D D D C|D D D D E"),
        ("it steps", "A A A B B|A A A B B|A A A C C|D D D C C"),
        ("it sets off a strip", "A A A B B|A A A B B|A A A B B|C C D D D"),
    ],
)
def test_white_that_does_not_part_the_page_is_not_told(why: str, plan: str) -> None:
    assert "BS632" not in _told(plan), why


def test_the_row_is_told() -> None:
    stories = [story(letter, "桥", prose(60), rank=6) for letter in "ABCD"]
    (finding,) = (f for f in told(stories, "A A A B B|C C D D D") if f.code == "BS632")
    assert (finding.args["stories"], finding.args["row"]) == ("C, D", 19)
