"""Two facing pages made up as one: columns either side of the fold, heads parted at it, pictures cut by it."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from broadsheet.base.diagnostics import Findings
from broadsheet.base.geometry import Rect
from broadsheet.base.units import to_mm
from broadsheet.display.ops import Artwork, Box, Fill, Op, Outline, Picture, Rule, Shape, Text
from broadsheet.issue.matter import Copy
from broadsheet.issue.model import At, Group, Page, Story
from broadsheet.page.dividers import dividers
from broadsheet.page.faults.sight import Sight
from broadsheet.page.makeup import make_up
from broadsheet.page.model import Filled, FilledPage
from broadsheet.page.names import check_names
from broadsheet.page.outline import parts
from broadsheet.page.paint import paint_page, paint_story
from broadsheet.page.photos.photo import photo_rect
from broadsheet.page.photos.pictures import paint_photo
from broadsheet.page.spread import deal, halves, wide
from broadsheet.report import page_report
from tests.composing import SPAN, codes, composer, issue, page, photo, prose, small_layout, story

PLAN = "A A A A A A A A A A | A A A A A A A A A A | B B B B C C C C D D | B B B B C C C C D D"
WIDE = wide(small_layout())
FOLD = small_layout().grid.width
SPINE = WIDE.grid.spine


def _pages(stories: list[Story], plan: str = PLAN) -> tuple[Page, Page]:
    first = replace(page(stories, plan, number=2), facing=3)
    return first, replace(page([], None, number=3), facing=2)


def _filled(plan: str = PLAN, **more: Any) -> tuple[FilledPage, Findings]:
    made, letters = composer(), sorted({*plan} - {" ", "|"})
    own = {"lines": 60, "headline": "一张报纸今夜这样排成", **more.pop("A", {})}
    first = story("A", own.pop("headline"), prose(own.pop("lines")), **own)
    others = [story(letter, "短题", prose(24), **more.get(letter, {})) for letter in letters[1:]]
    return make_up(_pages([first, *others], plan)[0], made), made.findings


def _story(filled: FilledPage, id_: str) -> Filled:
    return next(one for one in filled.stories if one.composed.story.id == id_)


def test_the_columns_of_both_pages_stand_where_they_do_on_each() -> None:
    grid, one = WIDE.grid, small_layout().grid
    for column in range(one.columns):
        assert grid.column_x(column) == one.column_x(column)
        assert grid.column_x(one.columns + column) == FOLD + one.column_x(column)
    assert grid.across(3, 4) == grid.column_x(6) + grid.measure - grid.column_x(3)
    assert grid.across(0, 3) == one.span(3)


def test_no_text_stands_across_the_fold() -> None:
    filled, findings = _filled()
    assert "BS601" not in codes(findings)
    for one in filled.stories:
        for column in one.composed.columns:
            assert column.x + column.measure <= FOLD - small_layout().grid.x + 1 or column.x >= FOLD
    assert [column.x < FOLD for column in _story(filled, "C").composed.columns] == [True, False, False, False]


@pytest.mark.parametrize("more", [{"box": "hairline"}, {"box": "tint"}, {"set_in": 6}, {"set_in": 2}])
def test_columns_divided_anew_and_boxed_keep_off_the_fold_as_well(more: dict[str, Any]) -> None:
    filled, _ = _filled(A=more)
    columns = _story(filled, "A").composed.columns
    assert len(columns) == more.get("set_in", 10)
    assert len({column.measure for column in columns}) == 1
    margin = small_layout().grid.x
    assert all(column.x + column.measure <= FOLD - margin or column.x >= FOLD + margin for column in columns)


def _headline(filled: FilledPage, id_: str = "A", role: str = "H1") -> list[tuple[str, int, int]]:
    return [
        ("".join(op.chars), op.x, op.x + len(op.chars) * (op.size + op.spacing) - op.spacing)
        for op in paint_story(_story(filled, id_), WIDE)
        if isinstance(op, Text) and op.tag.role == role
    ]


def test_a_headline_is_parted_at_the_fold() -> None:
    filled, _ = _filled()
    (one, _, end), (other, start, _) = _headline(filled)
    assert one + other == "一张报纸今夜这样排成"
    assert end <= FOLD - SPINE
    assert start >= FOLD + SPINE
    assert (FOLD - end) == (start - FOLD)


def test_a_headline_is_parted_where_a_phrase_ends() -> None:
    filled, _ = _filled(A={"headline": "从一份文本到一块印版"})
    assert [words for words, *_ in _headline(filled)] == ["从一份文本", "到一块印版"]


def test_a_mark_at_the_fold_keeps_its_whole_box_from_it() -> None:
    filled, _ = _filled(A={"headline": "今夜付印：“一张报纸”", "kicker": "编辑、校对、排版"})
    for _, x, end in _headline(filled):
        assert end <= FOLD - SPINE or x >= FOLD + SPINE


def test_a_headline_that_only_just_crosses_the_fold_stands_on_one_page() -> None:
    plan = "A A A A A A A B B B | A A A A A A A B B B"
    filled, _ = _filled(plan, A={"headline": "一张报纸今夜这样排成", "lines": 90, "rank": 6})
    ((words, _, end),) = _headline(filled)
    assert words == "一张报纸今夜这样排成"
    assert end <= FOLD


def test_a_byline_stands_whole_on_the_first_page() -> None:
    filled, _ = _filled(A={"byline": "本报记者 甲乙丙丁"})
    ((_, x, end),) = _headline(filled, role="Byline")
    assert small_layout().grid.x < x < end < FOLD


def test_a_caption_stands_below_the_larger_part_of_its_photo() -> None:
    made = photo(columns=6, place="top-left", caption="打样间的灯还亮着。" * 8, credit="甲乙 摄")
    filled, _ = _filled(A={"photos": [made], "lines": 30})
    one = _story(filled, "A")
    ((block, row),) = one.frame.photos
    (picture,) = [op for op in paint_photo(one, block, one.top + row, WIDE) if isinstance(op, Picture)]
    assert picture.rect.x < FOLD < picture.rect.right
    lines = [op for op in paint_photo(one, block, one.top + row, WIDE) if isinstance(op, Text)]
    assert lines
    for op in lines:
        assert op.x + len(op.glyphs) * op.size <= FOLD


def test_a_picture_is_cut_between_pixels_and_each_part_stands_where_it_stood() -> None:
    whole = Picture(Rect(400_000, 0, 333_333, 90_000), "a.jpg", (10, 0, 1010, 300))
    for bleed in (0, 8_504):
        (left,), (right,) = deal([whole], FOLD, bleed)
        assert isinstance(left, Picture)
        assert isinstance(right, Picture)
        pixel = whole.rect.w / 1000
        assert left.rect.x == whole.rect.x
        assert 0 <= left.rect.right - (FOLD + bleed) <= pixel + 1
        assert 0 <= -bleed - right.rect.x <= pixel + 1
        for part, shift in ((left, 0), (right, FOLD)):
            for x, at in ((part.rect.x, part.crop[0]), (part.rect.right, part.crop[2])):
                assert abs(whole.rect.x + (at - 10) * pixel - shift - x) <= 1


def test_a_picture_shaped_round_keeps_its_shape_about_it_on_the_right_page() -> None:
    x = FOLD + 50_000
    shape = Outline((((x, 0), (x + 90_000, 45_000), (x, 90_000), ()),))
    whole = Picture(Rect(x, 0, 90_000, 90_000), "a.jpg", (0, 0, 300, 300), clip=shape)
    (shown,) = deal([whole], FOLD, 0).right
    assert isinstance(shown, Picture)
    assert shown.clip is not None
    ((start, *_),) = shown.clip.subpaths
    assert start[0] == shown.rect.x


def test_what_crosses_the_fold_is_cut_and_all_else_dealt_whole() -> None:
    def text(x: int) -> Text:
        return Text(x, 0, "serif-400", 9_000, [1], "字")

    ops: list[Op] = [
        Fill(Rect(FOLD - 10_000, 0, 30_000, 5_000), WIDE.rules["module"].ink),
        Rule(FOLD - 10_000, 7, FOLD + 20_000, 7, 500),
        Rule(FOLD + 9, 0, FOLD + 9, 9, 500),
        Box(Rect(FOLD - 10_000, 0, 30_000, 5_000), 500),
        Artwork(Rect(FOLD - 10_000, 0, 30_000, 9_000), Rect(FOLD - 9_000, 0, 20_000, 9_000), "a.pdf", 1),
        Shape(Outline((((FOLD - 5, 0), (FOLD + 5, 0), (FOLD, 9), ()),))),
        text(FOLD - 9_000),
        text(FOLD + 9_000),
    ]
    left, right = deal(ops, FOLD, 0)
    assert [type(op).__name__ for op in left] == [
        "Fill",
        "Rule",
        "Rule",
        "Rule",
        "Rule",
        "Artwork",
        "Shape",
        "Text",
    ]
    assert [type(op).__name__ for op in right] == [
        "Fill",
        "Rule",
        "Rule",
        "Rule",
        "Rule",
        "Rule",
        "Artwork",
        "Shape",
        "Text",
    ]
    fills = [op.rect for half in (left, right) for op in half if isinstance(op, Fill)]
    assert [(rect.x, rect.w) for rect in fills] == [(FOLD - 10_000, 10_000), (0, 20_000)]
    windows = [op.window for half in (left, right) for op in half if isinstance(op, Artwork)]
    assert [(window.x, window.w) for window in windows] == [(FOLD - 9_000, 9_000), (0, 11_000)]
    (rule, *_) = [op for op in right if isinstance(op, Rule)]
    assert (rule.x1, rule.x2) == (0, 20_000)
    assert all(
        isinstance(op, Text) and op.x == at
        for op, at in zip((left[-1], right[-1]), (FOLD - 9_000, 9_000), strict=True)
    )


def test_what_bleeds_reaches_beyond_the_fold() -> None:
    (left,), (right,) = deal([Fill(Rect(0, 0, 2 * FOLD, 9), WIDE.rules["module"].ink)], FOLD, 8_000)
    assert isinstance(left, Fill)
    assert isinstance(right, Fill)
    assert (left.rect.x, left.rect.right) == (0, FOLD + 8_000)
    assert (right.rect.x, right.rect.right) == (-8_000, FOLD)


def test_no_hairline_runs_down_the_fold() -> None:
    filled, _ = _filled("A A A A A B B B B B | A A A A A B B B B B")
    assert not [rule for rule in dividers(filled, WIDE) if rule.x1 == rule.x2]


def test_the_fold_is_no_split_of_the_page() -> None:
    _, findings = _filled(
        "A A A A A B B B B B | A A A A A B B B B B | C C C C C D D D D D | C C C C C D D D D D"
    )
    assert "BS631" not in codes(findings)


def test_a_photo_with_its_focus_in_the_fold_is_told() -> None:
    plan = "A A A A A A A A A A | A A A A A A A A A A"
    for focus, told in ((0.5, True), (0.1, False)):
        made = photo(columns=6, place="top", focus=(focus, 0.5), ratio=3.0)
        _, findings = _filled(plan, A={"photos": [made], "lines": 100})
        assert ("BS655" in codes(findings)) is told


def test_a_vertical_story_keeps_to_one_page() -> None:
    _, findings = _filled("A A A A A A B B B B | A A A A A A B B B B", A={"writing": "vertical"})
    assert "BS656" in codes(findings)
    _, findings = _filled("A A A A A B B B B B | A A A A A B B B B B", A={"writing": "vertical"})
    assert "BS656" not in codes(findings)


def test_an_inset_keeps_to_one_page() -> None:
    from broadsheet.issue.model import Inset

    quote = Inset("quote", SPAN, Copy("纸要先醒一醒，不然会起皱", SPAN), columns=4, place="top")
    filled, _ = _filled("A A A A A A A A A A | A A A A A A A A A A", A={"insets": [quote], "lines": 120})
    one = _story(filled, "A")
    ((block, _),) = one.frame.insets
    sides = {
        one.composed.columns[column].x < FOLD for column in range(block.column, block.column + block.columns)
    }
    assert len(sides) == 1


def test_each_page_is_told_where_its_text_stands_in_its_own_millimetres() -> None:
    filled, _ = _filled()
    pages = _pages([])
    left, right = halves(filled, pages, FOLD)
    grid = small_layout().grid
    reports = [page_report(half, grid) for half in (left, right)]
    assert [[one["id"] for one in report["stories"]] for report in reports] == [["A", "B", "C"], ["D"]]
    widest = reports[0]["trim_mm"][0]
    for report in reports:
        for one in report["stories"]:
            for told in one["frames"]:
                assert told["page"] in (2, 3)
                assert 0 < told["x_mm"] < told["x_mm"] + told["w_mm"] < widest
    crossing = reports[0]["stories"][0]["frames"]
    assert {told["page"] for told in crossing} == {2, 3}


def test_a_photo_over_the_fold_is_told_on_both_pages_with_the_part_that_each_shows() -> None:
    plan = "A A A A A A A A A A | A A A A A A A A A A"
    crossing = photo(columns=6, place="top", ratio=3.0)
    filled, _ = _filled(plan, A={"photos": [crossing], "lines": 100})
    ((block, row),) = _story(filled, "A").frame.photos
    whole = photo_rect(block, _story(filled, "A").composed.columns[block.column].x, row, WIDE.grid)
    grid = small_layout().grid
    reports = [page_report(half, grid)["photos"] for half in halves(filled, _pages([]), FOLD)]
    (left,), (right,) = reports
    assert left["x_mm"] == to_mm(whole.x)
    assert left["x_mm"] + left["w_mm"] == pytest.approx(to_mm(grid.width), abs=0.002)
    assert right["x_mm"] == 0
    assert left["w_mm"] + right["w_mm"] == pytest.approx(to_mm(whole.w), abs=0.002)
    assert left["ppi"] == right["ppi"]


def test_both_pages_show_the_same_as_the_spread() -> None:
    filled, _ = _filled(A={"box": "tint"})
    ops = paint_page(filled, WIDE, ())
    left, right = deal(ops, FOLD, 0)
    words = [op for op in ops if isinstance(op, Text)]
    assert len(words) == sum(isinstance(op, Text) for op in (*left, *right))
    for op in left:
        if isinstance(op, Text):
            assert op.x < FOLD - small_layout().grid.x + small_layout().grid.gutter or op.tag.role in (
                "H1",
                "Kicker",
            )


def test_a_section_head_over_both_pages_is_parted_too() -> None:
    made = composer()
    first = _pages([story("A", "短题", prose(40)), story("B", "短题", prose(40))], "A A A A A B B B B B")[0]
    group = Group(Copy("特别报道印刷所的一夜", SPAN), ("A", "B"), SPAN)
    filled = make_up(replace(first, groups=(group,)), made)
    for op in filled.groups[0].ops:
        if isinstance(op, Text):
            assert op.x + len(op.glyphs) * (op.size + op.spacing) <= FOLD - SPINE or op.x >= FOLD + SPINE
    assert filled.groups[0].rect.right > FOLD


def test_the_plan_of_a_spread_has_twice_the_columns() -> None:
    findings: Findings = []
    check_names(
        issue(page([story()], "A A A A A"), *_pages([story()], "A A A A A")), small_layout(), findings
    )
    (finding,) = findings
    assert (finding.code, finding.args["columns"]) == ("BS309", 10)


def test_the_heads_of_a_spread_are_level() -> None:
    first, second = _pages([story()], "A A A A A A A A A A")
    findings: Findings = []
    layout = small_layout()
    deeper = replace(layout.templates["news"], head=layout.templates["news"].head + 1)
    layout = replace(layout, templates={**layout.templates, "deep": deeper})
    made = issue(page([story()], "A A A A A"), first, replace(second, template="deep"))
    check_names(made, layout, findings)
    assert codes(findings) == ["BS657"]


def test_stories_on_either_side_of_the_fold_are_no_neighbours() -> None:
    filled, _ = _filled("A A A A A B B B B B | A A A A A B B B B B")
    assert Sight(filled, WIDE).neighbours == []
    assert all(len(parts(one)) == 1 for one in filled.stories)


def _uncovered(headline: str, across: int) -> list[object]:
    """How many columns of text a head over both pages is told to leave uncovered, beside a photo so wide."""
    middle = At(column=6 - across // 2, row=1, columns=across, rows=40)
    filled, findings = _filled(
        "A A A A A A A A A A",
        A={"headline": headline, "rank": 3, "lines": 150, "photos": (photo(at=middle),)},
    )
    assert len(filled.stories[0].frame.photos) == 1
    return [finding.args["columns"] for finding in findings if finding.code == "BS633"]


def test_a_head_is_judged_by_the_columns_of_text_below_it() -> None:
    assert _uncovered("一张报纸今夜", 6) == []
    assert _uncovered("新柳", 6) == [4]
