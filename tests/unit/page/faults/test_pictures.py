"""Pictures that mislead a reader are told, and those that only look as if they might are not."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from broadsheet.base.units import Measure, pt
from broadsheet.issue.model import Photo
from tests.composing import photo, prose, small_layout, story, told

STACKED, BESIDE = "A A A A A|B B B B B", "A A A B B"


def _photo(columns: int, rows: int, place: str, **more: Any) -> Photo:
    return photo(columns=columns, depth=Measure(rows, "行"), place=place, **more)


def _told(
    code: str, plan: str, one: Photo | None, other: Photo | None = None, **more: Any
) -> list[dict[str, object]]:
    """What is told of two stories, each with a photo or none; `more` says how the second is set."""
    stories = [
        story("A", "老桥通车", prose(80), rank=3, photos=(one,) if one else ()),
        story("B", **{"headline": "新柳成荫", "body": prose(80), "rank": 5, "photos": (other,) if other else (), **more}),
    ]  # fmt: skip
    stories = [made for made in stories if made.id in plan]
    return [dict(finding.args) for finding in told(stories, plan) if finding.code == code]


@pytest.mark.parametrize("place", ["left", "right"])
def test_a_photo_amid_its_text_is_told_once(place: str) -> None:
    stories = [story("A", "老桥通车", prose(150), rank=3, photos=(_photo(1, 8, place),))]
    (args,) = (dict(finding.args) for finding in told(stories, "A A A A A") if finding.code == "BS635")
    assert (args["id"], args["column"]) == ("A", 1 if place == "left" else 5)


@pytest.mark.parametrize("place", ["top", "top-left", "bottom", "bottom-right"])
def test_a_photo_at_an_end_of_its_columns_is_not_buried(place: str) -> None:
    stories = [story("A", "老桥通车", prose(140), rank=3, photos=(_photo(2, 8, place),))]
    assert [f for f in told(stories, "A A A A A") if f.code == "BS635"] == []


def test_a_photo_over_anothers_head_is_told_once() -> None:
    (args,) = _told("BS636", STACKED, _photo(3, 6, "bottom"))
    assert (args["id"], args["other"]) == ("A", "B")


def test_a_photo_over_two_heads_is_told_once_of_both() -> None:
    stories = [
        story("A", "老桥通车", prose(80), rank=3, photos=(_photo(5, 6, "bottom"),)),
        story("B", "新柳成荫", prose(80), rank=5),
        story("C", "渡口停航", prose(80), rank=4),
    ]
    (finding,) = (f for f in told(stories, "A A A A A|B B B C C") if f.code == "BS636")
    assert finding.args["other"] == "B, C"


@pytest.mark.parametrize(
    ("why", "one", "more"),
    [
        ("under its own head", _photo(3, 6, "top"), {}),
        ("the other in a box", _photo(3, 6, "bottom"), {"box": "tint"}),
        ("the other head vertical", _photo(3, 6, "bottom"), {"direction": "vertical"}),
        ("the words of the head elsewhere", _photo(1, 6, "bottom-left"), {}),
    ],
)
def test_a_photo_that_no_head_takes_for_its_own_is_not_told(
    why: str, one: Photo, more: dict[str, Any]
) -> None:
    assert _told("BS636", STACKED, one, **more) == [], why


def test_a_photo_that_its_story_is_too_shallow_for_is_told_as_that_alone() -> None:
    assert _told("BS636", STACKED, _photo(3, 30, "bottom")) == []


def test_a_photo_at_the_foot_of_the_page_is_over_no_head() -> None:
    assert _told("BS636", STACKED, None, _photo(3, 6, "bottom")) == []


def test_photos_of_two_stories_side_by_side_are_told_once() -> None:
    (args,) = _told("BS637", BESIDE, _photo(3, 8, "top"), _photo(2, 8, "top"))
    assert (args["id"], args["other"]) == ("A", "B")


def test_a_photo_standing_on_another_storys_is_told() -> None:
    upright = {"direction": "vertical", "headline": "柳"}
    assert (
        len(_told("BS637", STACKED, _photo(2, 6, "bottom-right"), _photo(2, 6, "top-right"), **upright)) == 1
    )


@pytest.mark.parametrize(
    ("why", "one", "other", "more"),
    [
        ("at other heights", _photo(3, 8, "top"), _photo(2, 8, "bottom"), {}),
        ("text between", _photo(2, 8, "top-left"), _photo(2, 8, "top"), {}),
        ("a box between", _photo(3, 8, "top"), _photo(2, 8, "top"), {"box": "tint"}),
        ("one photo", _photo(3, 8, "top"), None, {}),
    ],
)
def test_photos_that_something_parts_are_not_told(
    why: str, one: Photo, other: Photo | None, more: dict[str, Any]
) -> None:
    assert _told("BS637", BESIDE, one, other, **more) == [], why


def test_two_photos_of_one_story_may_touch() -> None:
    both = (_photo(2, 8, "top-left"), _photo(2, 8, "top-right"))
    stories = [story("A", "老桥通车", prose(80), rank=3, photos=both)]
    assert [f for f in told(stories, "A A A A A") if f.code == "BS637"] == []


@pytest.mark.parametrize(("place", "focus", "side"), [("top-left", 0.2, "left"), ("top-right", 0.8, "right")])
def test_a_photo_that_leads_the_eye_off_the_page_is_told_once(place: str, focus: float, side: str) -> None:
    stories = [story("A", "老桥通车", prose(80), rank=3, photos=(_photo(2, 8, place, focus=(focus, 0.5)),))]
    (finding,) = (f for f in told(stories, "A A A A A") if f.code == "BS638")
    assert f"at the {side} of the page" in finding.message("en")


@pytest.mark.parametrize(
    ("why", "one"),
    [
        ("its focus inward", _photo(2, 8, "top-left", focus=(0.8, 0.5))),
        ("its focus in the middle", _photo(2, 8, "top-left")),
        ("away from the edge", _photo(2, 8, "top", focus=(0.2, 0.5))),
        ("as wide as the page", _photo(5, 8, "top", focus=(0.2, 0.5))),
        ("cropped about its focus", _photo(1, 16, "top-left", focus=(0.2, 0.5))),
    ],
)
def test_a_photo_that_keeps_the_eye_on_the_page_is_not_told(why: str, one: Photo) -> None:
    assert _told("BS638", "A A A A A", one) == [], why


def _folded(at: float, *photos: Photo, **more: Any) -> list[str]:
    made = story("A", **{"headline": "老桥通车", "body": prose(80), "rank": 3, "photos": photos, **more})
    findings = told([made], "A A A A A", layout=replace(small_layout(), fold=pt(at)))
    return [finding.code for finding in findings if finding.code in ("BS639", "BS640")]


def test_a_headline_in_the_fold_is_told_and_text_in_it_is_not() -> None:
    assert _folded(85) == ["BS639"]
    assert _folded(300) == []


def test_a_vertical_head_may_cross_the_fold() -> None:
    assert _folded(100, direction="vertical") == []


def test_a_paper_that_is_not_folded_has_no_fold() -> None:
    assert _told("BS639", "A A A A A", None) == []


def test_the_focus_of_a_photo_in_the_fold_is_told_and_its_rest_is_not() -> None:
    """The photo's 12 rows begin under the head, at 114 pt; its middle lies at 184 pt."""
    assert _folded(186, _photo(5, 12, "top")) == ["BS640"]
    assert _folded(140, _photo(5, 12, "top")) == []
    assert _folded(140, _photo(5, 12, "top", focus=(0.5, 0.2), size=(1200, 2000))) == []
    assert _folded(130, _photo(5, 12, "top", focus=(0.5, 0.0))) == ["BS640"]
