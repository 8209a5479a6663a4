"""Heads: the largest grade that holds them, parts in their order, whole rows."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace

from broadsheet.base.units import Measure, pt
from broadsheet.display.ops import BLACK, Box
from broadsheet.display.ops import Rule as RuleOp
from broadsheet.issue.model import HeadForm
from broadsheet.layout.styles import Rule
from broadsheet.page.blocks import FixedRule
from broadsheet.page.frame import head_corner
from broadsheet.page.heads.headline import align, head_block
from broadsheet.page.model import HeadBlock, Stretch
from tests.composing import (
    codes,
    composer,
    filled,
    prose,
    small_layout,
    story,
    voiced_layout,
    words,
)

LADDER = [pt(32), pt(28), pt(24), pt(20), pt(16), pt(12)]
HEAD = "上榜先进制造业百强凭什么"


def _head(columns: int = 3, rank: int = 1, **parts: Any) -> HeadBlock:
    made = head_block(
        story(**{"headline": HEAD, **parts}), rank, columns, small_layout().grid.span(columns), composer()
    )
    assert made is not None
    return made


def _set(head: HeadBlock, role: str = "H1") -> list[str]:
    return [words(line.text, line.line).strip() for line in head.lines if line.role == role]


@pytest.mark.parametrize("rank", [1, 2, 3, 4, 5, 6])
def test_a_head_with_room_has_the_size_of_its_rank(rank: int) -> None:
    assert _head(5, rank).size == LADDER[rank - 1]


def test_a_head_too_long_for_its_grade_takes_the_next_that_holds_it() -> None:
    """Twelve characters in 189 pt: two lines of six take 31.5 pt a character, so 28 is the first that fits."""
    assert _head(2, 1).size == pt(28)
    assert len(_set(_head(2, 1))) == 2


def test_a_head_is_never_larger_than_its_rank() -> None:
    assert _head(5, 6, headline="短").size == pt(12)


def test_the_lines_of_a_head_are_even() -> None:
    assert [len(line) for line in _set(_head(2, 1))] == [6, 6]


def test_a_bar_breaks_the_head_where_the_editor_wants_it() -> None:
    assert _set(_head(5, 1, headline="上榜先进制造业百强，|凭什么")) == ["上榜先进制造业百强，", "凭什么"]


def test_bars_may_ask_for_more_lines_than_the_grade_allows() -> None:
    head = _head(5, 1, headline="一|二|三")
    assert _set(head) == ["一", "二", "三"]
    assert head.size == pt(32)


def test_a_space_in_a_head_stays() -> None:
    assert _set(_head(5, 4, headline="先看  后说")) == ["先看 后说"]


def test_marks_of_a_head_are_half_wide() -> None:
    head = _head(5, 1, headline="甲，乙")
    assert head.lines[0].line.natural == round(2.5 * pt(32))


def test_every_line_of_a_head_is_within_its_story() -> None:
    for columns in (1, 2, 3):
        width = small_layout().grid.span(columns)
        head = _head(
            columns, 1, kicker="连续四年", deck="从一张蓝图到一座车间，用了五年", byline="本报记者 甲乙"
        )
        for line in head.lines:
            assert line.x >= 0
            assert line.x + line.line.natural <= width


def test_a_centred_head_stands_in_the_middle() -> None:
    head = _head(5, 4)
    width = small_layout().grid.span(5)
    assert head.lines[0].x == (width - head.lines[0].line.natural) // 2


def test_kicker_head_deck_and_byline_stand_in_this_order() -> None:
    head = _head(5, 1, kicker="连续四年", deck="从一张蓝图到一座车间", byline="本报记者 甲乙")
    assert [line.role for line in head.lines] == ["Kicker", "H1", "Deck", "Byline"]
    baselines = [line.y for line in head.lines]
    assert baselines == sorted(baselines)
    assert baselines[-1] < head.height


def test_lines_of_a_head_do_not_touch() -> None:
    head = _head(2, 1, kicker="连续四年", deck="从一张蓝图到一座车间，用了五年时间", byline="本报记者 甲乙")
    boxes = [
        (line.y - line.text.size * 88 // 100, line.y + line.text.size * 12 // 100) for line in head.lines
    ]
    assert all(below[0] >= above[1] for above, below in pairwise(boxes))
    assert boxes[0][0] >= 0
    assert boxes[-1][1] <= head.height


def test_kicker_and_deck_follow_from_the_heads_size() -> None:
    sizes = {line.role: line.text.size for line in _head(5, 1, kicker="连续四年", deck="副题").lines}
    assert sizes["Kicker"] == round(0.45 * pt(32))
    assert sizes["Deck"] == round(0.45 * pt(32))
    least = {line.role: line.text.size for line in _head(5, 6, kicker="连续四年", deck="副题").lines}
    assert least["Kicker"] == least["Deck"] == pt(10)


def test_no_part_an_editor_wrote_is_dropped_in_a_narrow_column() -> None:
    head = _head(1, 6, kicker="连续四年", deck="副题也在", byline="甲乙")
    assert [line.role for line in head.lines if line.role != "H1"] == ["Kicker", "Deck", "Byline"]


def test_the_leads_kicker_stands_over_a_rule() -> None:
    head = _head(5, 1, kicker="连续四年")
    (rule,) = head.rules
    kicker, headline = head.lines
    assert kicker.y < rule.y < headline.y - headline.text.size * 88 // 100
    assert rule.width == kicker.line.natural
    assert _head(5, 2, kicker="连续四年").rules == ()


def test_a_head_takes_whole_rows_and_its_white() -> None:
    head = _head(5, 1)
    leading = small_layout().grid.leading
    assert head.height == pt(32)
    assert head.rows == -(-head.height // leading) + small_layout().make_up.head_white


def test_a_story_without_a_head_has_none() -> None:
    assert head_block(story(headline=""), 3, 2, pt(189), composer()) is None
    assert head_block(story(headline=" | "), 3, 2, pt(189), composer()) is None


def test_a_head_of_a_byline_alone_is_a_head() -> None:
    assert [line.role for line in _head(2, 3, headline="", byline="甲乙").lines] == ["Byline"]


def test_a_head_no_grade_holds_is_set_at_the_smallest_and_told() -> None:
    made = composer()
    head = head_block(story(headline=HEAD * 6), 1, 1, pt(90), made)
    assert head is not None
    assert head.size == pt(12)
    assert codes(made.findings) == ["BS604"]
    assert "".join(_set(head)) == HEAD * 6


def test_a_character_no_face_has_is_told_once_for_a_head_that_tries_many_grades() -> None:
    made = composer()
    head_block(story(headline=f"\U00030000{HEAD}"), 1, 1, pt(90), made)
    assert codes(made.findings).count("BS410") == 1


@pytest.mark.parametrize(("how", "x"), [("left", 0), ("center", 30), ("right", 60)])
def test_something_narrow_is_ranged_in_its_width(how: str, x: int) -> None:
    assert align(how, 100, 40) == x  # type: ignore[arg-type]


def _standing(columns: int = 3, **parts: str) -> HeadBlock:
    made = story(**{"headline": HEAD, "standing": "字里行间", **parts})
    head = head_block(made, 4, columns, small_layout().grid.span(columns), composer(voiced_layout()))
    assert head is not None
    return head


def test_a_standing_head_stands_over_all_other_parts() -> None:
    head = _standing(kicker="连续四年", byline="本报记者 甲乙")
    assert [line.role for line in head.lines] == ["Standing", "Kicker", "H1", "Byline"]
    assert [line.y for line in head.lines] == sorted(line.y for line in head.lines)


@pytest.mark.parametrize("bar", [True, False])
def test_the_bar_of_a_standing_head_stays_at_the_edge_where_the_head_is_opened(bar: bool) -> None:
    made, grid = filled(story(headline=HEAD, standing="字里行间", body=prose(30))), small_layout().grid
    assert made.frame.head is not None
    rule = FixedRule(Rule((pt(2),), 0, BLACK), 0, 0, made.composed.width)
    head = replace(made.frame.head, rules=(rule,) if bar else ())

    def top(opened: int) -> int:
        frame = replace(made.frame, head_rows=head.rows + opened)
        return head_corner(replace(made, frame=frame, stretch=Stretch(head=opened)), head, grid)[1]

    assert top(2) - top(0) == (0 if bar else grid.leading)


def test_a_standing_head_has_its_own_face_and_size() -> None:
    (standing, *_) = _standing().lines
    style = voiced_layout().styles["standing"]
    assert (standing.text.runs[0].face, standing.text.size) == (style.face, style.size)


def test_a_standing_head_hangs_under_a_rule_as_wide_as_its_story() -> None:
    head = _standing()
    (rule,) = head.rules
    assert (rule.x, rule.y, rule.width) == (0, 0, small_layout().grid.span(3))
    (standing, *_) = head.lines
    assert rule.y + rule.rule.depth <= standing.y - standing.text.size * 88 // 100


def test_a_standing_head_keeps_white_from_the_headline_and_the_head_its_rows() -> None:
    head = _standing()
    standing, first, *_ = head.lines
    white = (first.y - first.text.size * 88 // 100) - (standing.y + standing.text.size * 12 // 100)
    assert white >= pt(12) // 2
    assert head.rows * pt(12) >= head.height + pt(12)


def test_no_rule_is_drawn_over_a_head_without_a_standing_one() -> None:
    head = head_block(story(headline=HEAD), 4, 3, pt(288), composer(voiced_layout()))
    assert head is not None
    assert head.rules == ()


def test_a_standing_head_alone_is_a_head() -> None:
    assert [line.role for line in _standing(headline="").lines] == ["Standing"]


def _spread(headline: str, columns: int = 5) -> HeadBlock:
    """A head in a layout that spaces short ones."""
    layout = small_layout()
    layout = replace(layout, headlines=replace(layout.headlines, spread=(1.5, 1.0, 0.5)))
    head = head_block(story(headline=headline), 4, columns, layout.grid.span(columns), composer(layout))
    assert head is not None
    return head


@pytest.mark.parametrize(
    ("headline", "ems"), [("秋分", 1.5), ("读书会", 1), ("纸上山河", 0.5), ("一九三六年", 0)]
)
def test_a_short_head_is_spaced_and_stays_in_the_middle(headline: str, ems: float) -> None:
    head = _spread(headline)
    (line,) = head.lines
    assert line.spacing == ems * head.size
    wide = line.line.natural + (len(headline) - 1) * line.spacing
    assert line.x == (small_layout().grid.span(5) - wide) // 2


@pytest.mark.parametrize("headline", ["5G", "第5版", "再见，", "“永”字"])
def test_a_short_head_with_a_number_or_a_mark_is_not_pulled_apart(headline: str) -> None:
    assert _spread(headline).lines[0].spacing == 0


def test_a_short_head_keeps_white_on_either_side() -> None:
    head = _spread("秋分", 1)
    (line,) = head.lines
    assert 0 < line.spacing < 1.5 * head.size
    assert line.x >= head.size


def test_the_lines_of_a_layout_without_spread_are_set_solid() -> None:
    assert all(line.spacing == 0 for line in _head(5, 4, headline="秋分").lines)


@pytest.mark.parametrize(
    ("headline", "halves"),
    [("“永”字的轻重", -1), ("怎么读《春秋》", 1), ("《春秋》", 0), ("怎么读", 0), ("怎么读？", 1)],
)
def test_a_centred_head_stands_in_the_middle_by_its_words(headline: str, halves: int) -> None:
    """A mark at its edge, half an em wide, hangs out: the words beside it move a quarter of an em towards it."""
    head = _head(5, 4, headline=headline)
    (line,) = head.lines
    middle = (small_layout().grid.span(5) - line.line.natural) // 2
    assert line.x - middle == halves * head.size // 4


def test_a_mark_never_hangs_beyond_the_story() -> None:
    width = round(6.5 * pt(20))
    head = head_block(story(headline="“永”字的轻重"), 4, 1, width, composer())
    assert head is not None
    assert head.lines[0].x >= 0


@pytest.mark.parametrize(("rank", "size"), [(6, 30), (1, 18), (3, 24)])
def test_a_headline_has_the_size_its_editor_asks_for(rank: int, size: int) -> None:
    head = _head(5, rank, head=HeadForm(size=Measure(size, "pt")))
    assert head.size == pt(size)


def test_a_size_a_headline_does_not_fit_at_gives_way_to_the_next_grade_and_is_told() -> None:
    made = composer()
    asking = story(headline=HEAD, head=HeadForm(size=Measure(30, "pt")))
    head = head_block(asking, 6, 1, small_layout().grid.measure, made)
    assert head is not None
    assert head.size in LADDER
    assert head.size < pt(30)
    assert codes(made.findings) == ["BS645"]


def test_a_long_head_takes_two_lines_rather_than_a_much_smaller_size() -> None:
    one, two = _head(5, 2, headline="先看后说"), _head(5, 2, headline=HEAD + "，还看明年和后年")
    assert one.size == two.size
    assert [len(_set(head)) for head in (one, two)] == [1, 2]


def test_a_very_short_head_on_a_wide_measure_is_no_larger_than_its_rank() -> None:
    assert _head(5, 4, headline="雪").size == LADDER[3]


@pytest.mark.parametrize("columns", [3, 4, 5])
@pytest.mark.parametrize("kicker", ["连续四年", "从一张蓝图到一座车间，用了五年", "上|下", "头"])
def test_a_kicker_at_the_side_stands_left_of_the_headline_within_its_height(
    columns: int, kicker: str
) -> None:
    head = _head(columns, 2, kicker=kicker, head=HeadForm(kicker="side"))
    kickers = [line for line in head.lines if line.role == "Kicker"]
    heads = [line for line in head.lines if line.role == "H1"]
    right = max(line.x + line.line.width for line in kickers)
    assert right < min(line.x for line in heads)
    assert "".join(words(line.text, line.line) for line in kickers).replace(" ", "") == kicker.replace(
        "|", ""
    )
    (rule,) = head.marks
    assert isinstance(rule, RuleOp)
    assert right < rule.x1 < min(line.x for line in heads)
    assert max(line.x + line.line.width for line in heads) <= small_layout().grid.span(columns)
    assert min(line.y - line.text.size * 88 // 100 for line in kickers) >= 0
    assert max(line.y for line in kickers) < head.height


def test_a_kicker_at_the_side_is_stacked_in_even_lines() -> None:
    head = _head(5, 1, headline="上榜百强", kicker="从一份文本到一块印版", head=HeadForm(kicker="side"))
    assert _set(head, "Kicker") == ["从一份文本", "到一块印版"]


def test_a_summary_stands_between_deck_and_byline_and_counts_in_the_heads_rows() -> None:
    told = "一张对开报纸有八栏，每栏一百一十七行。稿件是文本，版样是字母，照片按格子裁。" * 2
    parts = {"deck": "从一张蓝图到一座车间", "byline": "本报记者 甲乙"}
    plain, head = _head(3, 3, **parts), _head(3, 3, summary=told, **parts)
    roles = [line.role for line in head.lines]
    assert roles == sorted(roles, key=["H1", "Deck", "Summary", "Byline"].index)
    assert "".join(_set(head, "Summary")) == told
    assert head.rows >= plain.rows + roles.count("Summary")
    (box,) = head.marks
    assert isinstance(box, Box)
    lines = [line for line in head.lines if line.role == "Summary"]
    assert all(box.rect.x < line.x < line.x + line.line.natural < box.rect.right for line in lines)
    others = [line.y for line in head.lines if line.role != "Summary"]
    assert all(not box.rect.y <= y <= box.rect.bottom for y in others)
    assert lines[0].justified


@pytest.mark.parametrize("columns", [2, 3])
def test_the_box_of_a_summary_stands_flush_with_the_text_below(columns: int) -> None:
    head = _head(columns, 3, summary="一张对开报纸有八栏，每栏一百一十七行。" * 3)
    (box,) = head.marks
    assert isinstance(box, Box)
    assert (box.rect.x, box.rect.w) == (0, small_layout().grid.span(columns))
    lines = [line for line in head.lines if line.role == "Summary"]
    left, right = min(line.x for line in lines), max(line.x + line.line.width for line in lines)
    assert abs(left - (box.rect.w - right)) <= 2


def test_the_lines_of_a_summary_are_no_longer_than_an_eye_follows() -> None:
    head = head_block(story(summary="一张报纸" * 60), 3, 8, pt(1000), composer())
    assert head is not None
    longest = max(line.line.natural for line in head.lines if line.role == "Summary")
    assert longest <= 46 * pt(10)


def test_a_kicker_that_would_leave_the_headline_too_little_stands_over_it() -> None:
    head = _head(1, 4, kicker="从一份文本到一块印版", head=HeadForm(kicker="side"))
    kicker, first = (
        next(x for x in head.lines if x.role == "Kicker"),
        next(x for x in head.lines if x.role == "H1"),
    )
    assert kicker.y < first.y - first.text.size * 88 // 100
