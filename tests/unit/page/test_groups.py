"""Groups: one section head over several stories, a box round them all, edges that still move inside."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from broadsheet.base.diagnostics import Findings
from broadsheet.display.ops import PAPER, Box, Fill, Ink, Rule, Text
from broadsheet.issue.matter import Copy
from broadsheet.issue.model import At, Group
from broadsheet.layout.groups import GroupStyle
from broadsheet.layout.model import Layout
from broadsheet.page.dividers import dividers
from broadsheet.page.faults.sight import Sight
from broadsheet.page.makeup import make_up
from broadsheet.page.model import Filled, FilledPage
from broadsheet.page.paint import paint_page
from broadsheet.report import page_report
from tests.composing import SPAN, advert, codes, composer, page, prose, small_layout, story

PLAN = "A A B B B | A A B B B | A A C C C | A A C C C"
RED = Ink(0, 920, 960, 0)


def _layout(**more: object) -> Layout:
    layout = small_layout()
    styles = layout.styles
    made = GroupStyle(styles["standing"], styles["byline"], **{"over": layout.rules["module"], **more})  # type: ignore[arg-type]
    return replace(layout, groups={"section": made})


def _group(stories: str, title: str = "深读", **more: str) -> Group:
    return Group(
        Copy(title, SPAN), tuple(stories), SPAN, **{key: Copy(text, SPAN) for key, text in more.items()}
    )


def _filled(
    groups: Sequence[Group],
    plan: str | None = PLAN,
    lines: str = "A40 B40 C40",
    layout: Layout | None = None,
    **more: object,
) -> tuple[FilledPage, Findings]:
    made = composer(layout or _layout())
    stories = [story(part[0], f"第{part[0]}题", prose(int(part[1:])), **more) for part in lines.split()]
    return make_up(replace(page(stories, plan, number=2), groups=tuple(groups)), made), made.findings


def _story(filled: FilledPage, id_: str) -> Filled:
    return next(one for one in filled.stories if one.composed.story.id == id_)


def _words(filled: FilledPage) -> list[str]:
    return ["".join(op.chars) for op in filled.groups[0].ops if isinstance(op, Text)]


def test_a_section_head_stands_over_its_stories_and_takes_their_rows() -> None:
    filled, findings = _filled([_group("BC", by="主持人：林一舟")])
    (hole,) = filled.groups
    top, other = _story(filled, "B"), _story(filled, "A")
    assert hole.lead >= 2
    assert top.top == other.top + hole.lead
    assert "".join(_words(filled)) == "深读主持人：林一舟"
    grid = small_layout().grid
    for op in hole.ops:
        if isinstance(op, Text):
            assert grid.row_y(other.top) < op.y - op.size < op.y < grid.row_y(top.top)
            assert grid.column_x(2) <= op.x < grid.column_x(2) + grid.span(3)
    assert not {*codes(findings)} & {"BS339", "BS654"}


def test_edges_inside_a_group_move_as_all_do() -> None:
    filled, findings = _filled([_group("BC")], lines="A60 B30 C33")
    assert any(filled.moved)
    assert "BS601" not in codes(findings)


def test_stories_at_the_head_of_a_group_begin_on_one_row() -> None:
    """Drawn on one line under two stories that end apart, they would each have an edge of their own."""
    plan = "A A A B B | A A A B B | C C C D D | C C C D D"
    loose, _ = _filled([], plan, "A45 B12 C40 D40")
    assert _story(loose, "C").top != _story(loose, "D").top
    filled, _ = _filled([_group("CD")], plan, "A45 B12 C40 D40")
    assert _story(filled, "C").top == _story(filled, "D").top
    foot, _ = _filled([_group("AB")], plan, "A45 B12 C40 D40")
    assert _story(foot, "A").rows == _story(foot, "B").rows


@pytest.mark.parametrize("box", ["tint", "hairline"])
def test_a_box_keeps_its_air_round_the_whole_group(box: str) -> None:
    layout = _layout()
    filled, _ = _filled([_group("BC", box=box)], layout=layout)
    grid, air = layout.grid, layout.boxes[box].air
    (hole,) = filled.groups
    (outline,) = [op.rect for op in hole.ops if isinstance(op, Box | Fill)]
    assert outline == hole.rect
    assert (outline.x, outline.right) == (grid.column_x(2), grid.column_x(2) + grid.span(3))
    top, low = _story(filled, "B"), _story(filled, "C")
    for one in (top, low):
        assert one.composed.x >= outline.x + air
        assert one.composed.x + one.composed.width <= outline.right - air
    assert outline.y == grid.cap(_story(filled, "A").top)
    assert grid.baseline(low.top + low.rows - 1) + air <= outline.bottom
    for op in hole.ops:
        if isinstance(op, Rule):
            assert (op.x1, op.x2) == (outline.x + air, outline.right - air)


def test_stories_inside_a_box_are_ruled_off_each_other_and_not_from_those_outside() -> None:
    layout = _layout()
    filled, _ = _filled([_group("BC", box="tint")], layout=layout)
    (hole,) = filled.groups
    ruled = list(dividers(filled, layout))
    assert len(ruled) == 1
    assert hole.rect.x < ruled[0].x1 < ruled[0].x2 < hole.rect.right


def test_a_hairline_runs_on_beside_a_section_head() -> None:
    layout = _layout()
    filled, _ = _filled([_group("BC")], layout=layout)
    (down,) = [rule for rule in dividers(filled, layout) if rule.x1 == rule.x2]
    assert down.y1 == layout.grid.cap(_story(filled, "A").top)


@pytest.mark.parametrize(("over", "count"), [(True, 0), (False, 1)])
def test_a_head_without_a_rule_of_its_own_is_ruled_off_what_stands_on_it(over: bool, count: int) -> None:
    layout = _layout() if over else _layout(over=None)
    filled, _ = _filled([_group("B")], "A A A A A | A A A A A | B B B B B", "A60 B30", layout)
    assert len([rule for rule in dividers(filled, layout) if rule.y1 == rule.y2]) == count


def test_a_band_stands_behind_the_title() -> None:
    for tab in (False, True):
        filled, _ = _filled([_group("BC")], layout=_band(tab))
        (hole,) = filled.groups
        (band,) = [op for op in hole.ops if isinstance(op, Fill)]
        (words,) = [op for op in hole.ops if isinstance(op, Text)]
        assert band.rect.x < words.x
        assert band.rect.y < words.y - words.size * 7 // 10 < words.y < band.rect.bottom
        assert (band.rect.w == hole.rect.w) is not tab


def _band(tab: bool) -> Layout:
    layout = small_layout()
    title = replace(layout.styles["standing"], ink=PAPER)
    return replace(layout, groups={"special": GroupStyle(title, layout.styles["byline"], band=RED, tab=tab)})


def test_ornaments_stand_on_either_side_of_the_title() -> None:
    filled, _ = _filled([_group("BC")], layout=_layout(ornament="■"))
    assert "".join(_words(filled)).replace(" ", "") == "■深读■"


def test_a_title_too_long_for_a_line_is_told() -> None:
    _, findings = _filled([_group("BC", "深读" * 20)])
    assert "BS654" in codes(findings)


@pytest.mark.parametrize(
    ("plan", "stories"),
    [
        (PLAN, "AC"),  # not side by side along all of their sides
        ("A A B B B | C C B B B | C C D D D", "AB"),  # one ends before the other, with a third below
        ("A A A A A | A B B B A | A A A A A | C C C C C", "A"),  # another in its middle
    ],
)
def test_a_group_whose_regions_make_no_rectangle_is_told(plan: str, stories: str) -> None:
    lines = " ".join(f"{letter}20" for letter in sorted({*plan} - {" ", "|"}))
    filled, findings = _filled([_group(stories)], plan, lines)
    assert "BS339" in codes(findings)
    assert not filled.groups


def test_a_story_round_another_may_be_grouped_with_it() -> None:
    plan = "A A A A A | A A A B B | A A A B B | C C C C C"
    filled, findings = _filled([_group("AB", box="hairline")], plan, "A70 B12 C40")
    assert "BS339" not in codes(findings)
    assert _story(filled, "B").composed.x + _story(filled, "B").composed.width < filled.groups[0].rect.right


def test_an_advertisement_among_them_parts_a_group() -> None:
    made = composer(_layout())
    stories = [story("A", "题", prose(20)), story("B", "题", prose(20))]
    drawn = page(stories, "A A Z B B | A A Z B B", number=2, ads=[advert("Z")])
    make_up(replace(drawn, groups=(_group("AB"),)), made)
    assert "BS339" in codes(made.findings)


def test_stories_by_hand_give_way_to_their_section_head() -> None:
    made = composer(_layout())
    stories = [
        story("A", "题", prose(20), at=At(1, 1, 2, 20)),
        story("B", "题", prose(20), at=At(3, 1, 3, 20)),
    ]
    filled = make_up(replace(page(stories, None, number=2), groups=(_group("AB", box="tint"),)), made)
    (hole,) = filled.groups
    assert {one.top for one in filled.stories} == {hole.top + 1 + hole.lead}
    assert "BS339" not in codes(made.findings)


def test_a_layout_without_groups_heads_them_as_standing_columns() -> None:
    filled, _ = _filled([_group("BC")], layout=small_layout())
    assert _words(filled)


def test_heads_inside_a_box_are_no_neighbours_of_those_outside() -> None:
    filled, _ = _filled([_group("BC", box="tint")])
    ids = [(a.composed.story.id, b.composed.story.id) for a, b in Sight(filled, _layout()).neighbours]
    assert ids == []


def test_the_report_says_where_a_group_stands() -> None:
    layout = _layout()
    filled, _ = _filled([_group("BC")], layout=layout)
    (told,) = page_report(filled, layout.grid)["groups"]
    assert (told["title"], told["stories"]) == ("深读", ["B", "C"])
    assert told["head_rows"] == filled.groups[0].lead
    assert told["w_mm"] > 0


def test_a_group_is_painted_under_its_stories() -> None:
    layout = _layout()
    filled, _ = _filled([_group("BC", box="tint")], layout=layout)
    ops = paint_page(filled, layout, ())
    assert isinstance(ops[0], Fill)
