"""Heads that would be misread are told, and heads that look like them are not."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.units import pt
from broadsheet.issue.model import Story
from tests.composing import composed, photo, prose, small_layout, story, told, voiced_layout

LEFT, RIGHT = "两座老桥同日重新通车", "十里河堤新栽柳"
"""Heads of ten and of seven characters, which fill three and two columns at 24 pt."""
BESIDE = "A A A B B"


def _found(code: str, findings: list[Diagnostic]) -> list[dict[str, object]]:
    return [dict(finding.args) for finding in findings if finding.code == code]


def _pair(left: str = LEFT, right: str = RIGHT, **more: Any) -> list[Story]:
    return [story("A", left, prose(60), rank=3), story("B", right, prose(60), **{"rank": 3, **more})]


def test_two_heads_of_one_size_side_by_side_are_told_once() -> None:
    (args,) = _found("BS630", told(_pair(), BESIDE))
    assert (args["id"], args["other"], args["size"], args["second"]) == ("A", "B", "24", "24")


def test_heads_of_near_sizes_and_two_faces_that_almost_touch_are_told() -> None:
    (args,) = _found("BS630", told(_pair("两座老桥今日重新通车", "十里河堤栽新柳树", rank=4), BESIDE))
    assert (args["size"], args["second"]) == ("24", "20")


@pytest.mark.parametrize(
    ("why", "stories", "plan"),
    [
        ("a step smaller", _pair(rank=5), BESIDE),
        ("in a box", _pair(box="tint"), BESIDE),
        ("vertical", _pair(direction="vertical"), BESIDE),
        ("far apart", _pair("老桥通车", "新栽柳"), BESIDE),
        (
            "on another level",
            [*_pair(), story("C", "题", prose(60), rank=6)],
            "A A A C C|A A A B B|A A A B B",
        ),
        ("below each other", _pair(), "A A A A A|B B B B B"),
        ("of a story between", [*_pair(), story("C", "题", prose(60), rank=6)], "A A C B B"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_heads_that_are_told_apart_are_no_tombstones(why: str, stories: list[Story], plan: str) -> None:
    assert _found("BS630", told(stories, plan)) == [], why


def test_a_short_head_over_many_columns_leaves_the_outer_ones_without() -> None:
    (args,) = _found("BS633", told([story("A", "新柳", prose(150), rank=3)], "A A A A A"))
    assert (args["id"], args["columns"], args["percent"]) == ("A", 5, 9)


@pytest.mark.parametrize(
    ("why", "more", "plan"),
    [
        ("long", {"headline": LEFT}, "A A A A A"),
        ("a deck", {"deck": "沿河十里的新柳分三批栽下，入夏可以成荫"}, "A A A A A"),
        ("a box", {"box": "tint"}, "A A A A A"),
        ("two columns", {}, "A A B B B"),
        ("one measure", {"set_in": 1}, "A A A A A"),
        ("vertical", {"direction": "vertical"}, "A A A A A"),
        ("vertical lines", {"writing": "vertical"}, "A A A A A"),
        ("a rule over a standing head", {"standing": "河讯"}, "A A A A A"),
        ("a photo across all columns", {"photos": (photo(columns=5, place="top"),)}, "A A A A A"),
    ],
)
def test_a_head_that_holds_its_columns_together_is_not_told(
    why: str, more: dict[str, Any], plan: str
) -> None:
    first = story("A", **{"headline": "新柳", "body": prose(150), "rank": 3, **more})
    second = story("B", LEFT, prose(60), rank=3)
    stories = [first, second] if "B" in plan else [first]
    assert _found("BS633", told(stories, plan, layout=voiced_layout())) == [], why


LONG = "沿河十里的新柳分三批栽下入夏可以成荫两岸居民早晚都来看过一回又一回"


def test_a_lead_whose_head_had_to_be_smaller_than_anothers_is_told() -> None:
    stories = [story("A", LONG, prose(60), rank=1), story("B", "老桥通车", prose(60), rank=3)]
    (args,) = _found("BS641", told(stories, BESIDE))
    assert (args["id"], args["other"]) == ("A", "B")


def test_the_lead_of_a_page_bound_right_is_the_one_that_is_read_first() -> None:
    stories = [story("A", "老桥通车", prose(60)), story("B", LONG, prose(60))]
    small = small_layout()
    right = replace(small, grid=replace(small.grid, binding="right"))
    (args,) = _found("BS641", told(stories, "A A B B .", layout=right))
    assert (args["id"], args["other"]) == ("B", "A")
    assert _found("BS641", told(stories, "A A B B .", layout=small)) == []


def test_a_lead_with_much_less_of_the_page_is_told() -> None:
    stories = [story("A", LEFT, prose(60), rank=1), story("B", "老桥通车", prose(60), rank=3)]
    (args,) = _found("BS642", told(stories, "A A A A A|B B B B B|B B B B B"))
    assert (args["id"], args["other"]) == ("A", "B")


@pytest.mark.parametrize(("headline", "size"), [(LEFT, 32), (f"{LONG}人人叫好", 24)])
def test_a_lead_that_leads_is_not_told(headline: str, size: int) -> None:
    """Its head is larger than the other's, or as large."""
    stories = [story("A", headline, prose(60), rank=1), story("B", "老桥通车", prose(60), rank=3)]
    findings = told(stories, "A A A A A|B B B B B")
    head = composed(stories[0], 5, rank=1).heads[0]
    assert head is not None
    assert head.size == pt(size)
    assert _found("BS641", findings) + _found("BS642", findings) == []


def test_two_stories_of_the_first_rank_have_no_lead_between_them() -> None:
    stories = [story("A", LONG, prose(60), rank=2), story("B", "老桥通车", prose(60), rank=2)]
    findings = told(stories, "A A A A A|B B B B B|B B B B B")
    assert _found("BS641", findings) + _found("BS642", findings) == []


def test_a_head_smaller_than_that_of_a_story_ranked_below_is_told() -> None:
    ranked = [story("A", "老桥通车", prose(60), rank=1), story("B", LONG, prose(60), rank=2)]
    plan = "A A A A A|B B C C C"
    (args,) = _found("BS643", told([*ranked, story("C", "新柳成荫", prose(60), rank=3)], plan))
    assert (args["id"], args["rank"], args["other"], args["lower"]) == ("B", 2, "C", 3)
    assert _found("BS643", told([*ranked, story("C", "新柳成荫", prose(60), rank=6)], plan)) == []


def test_ranks_no_editor_gave_make_no_ladder() -> None:
    stories = [
        story("A", "老桥通车", prose(60), rank=1),
        story("B", LONG, prose(60)),
        story("C", "新柳成荫", prose(60), rank=3),
    ]
    assert _found("BS643", told(stories, "A A A A A|B B B C C")) == []


@pytest.mark.parametrize("where", ["page", "layout"])
def test_a_fault_that_is_meant_is_not_told(where: str) -> None:
    layout = small_layout()
    allowing = replace(layout, make_up=replace(layout.make_up, allow=("tombstone",)))
    findings = (
        told(_pair(), BESIDE, allow=("tombstone",))
        if where == "page"
        else told(_pair(), BESIDE, layout=allowing)
    )
    assert _found("BS630", findings) == []
    assert _found("BS630", told(_pair(), BESIDE, allow=("ladder",))) != []
