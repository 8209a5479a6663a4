"""A refer sends the reader to a story by its head and the page it stands on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from broadsheet.issue.matter import Paragraph
from broadsheet.issue.model import Story
from broadsheet.issue.refers import read_from_right
from broadsheet.issue.signs import STRONG_OFF, STRONG_ON

from .conftest import Loaded

Load = Callable[..., Loaded]


def _issue(refers: str, body: str = "") -> str:
    """Three pages; story R of the first has the refers."""
    return (
        "newspaper: 版样\ndate: 2025-01-06\npages:\n"
        f"  - {{plan: R, stories: {{R: {{headline: 导读, {body}refers: {refers}}}}}}}\n"
        "  - {plan: A B, stories: {A: {headline: 先量栏 | 再定字, body: 二。}, B: {headline: 灯亮, body: 二。}}}\n"
        "  - {plan: A, stories: {A: {headline: 纸醒了, body: 三。}}}\n"
    )


def _lines(loaded: Loaded) -> list[str]:
    return _texts(loaded.story)


def _texts(story: Story) -> list[str]:
    paragraphs = [matter for matter in story.body if isinstance(matter, Paragraph)]
    return [matter.text for matter in paragraphs if matter.kind == "refer"]


def _refer(page: int, words: str) -> str:
    return f"{STRONG_ON}{page}版{STRONG_OFF}\u2003{words}"


def test_a_refer_has_the_page_and_the_head_of_its_story(load: Load) -> None:
    loaded = load(_issue("[2.B, 3.A]"))
    assert _lines(loaded) == [_refer(2, "灯亮"), _refer(3, "纸醒了")]
    assert loaded.faults == []


@pytest.mark.parametrize(
    ("head", "printed"),
    [
        ("先量栏 | 再定字", "先量栏 再定字"),
        ("先量| 再定", "先量 再定"),
        ("错字爱躲在|读得顺的地方", "错字爱躲在读得顺的地方"),
        ("甲|乙 | 丙|丁", "甲乙 丙丁"),
        ("甲 | | 乙", "甲 乙"),
        ("用Noto|Serif排报", "用Noto Serif排报"),
        ("厚70|100页", "厚70 100页"),
        ("用Noto|排报", "用Noto排报"),
    ],
)
def test_a_head_in_a_refer_reads_on_over_its_breaks_unless_a_space_stands_there(
    head: str, printed: str, load: Load
) -> None:
    assert _lines(load(_issue("[2.A]").replace("先量栏 | 再定字", head))) == [_refer(2, printed)]


def test_a_refer_may_have_words_of_its_own(load: Load) -> None:
    loaded = load(_issue("[{to: 2.A, text: 栏有多宽}, 3.A]"))
    assert _lines(loaded) == [_refer(2, "栏有多宽"), _refer(3, "纸醒了")]


def test_refers_stand_after_the_copy(load: Load) -> None:
    loaded = load(_issue("[3.A]", "body: 今天另有。, "))
    assert [matter.text for matter in loaded.story.body if isinstance(matter, Paragraph)] == [
        "今天另有。",
        _refer(3, "纸醒了"),
    ]


def test_refers_alone_are_copy_enough(load: Load) -> None:
    assert load(_issue("[3.A]")).faults == []


def test_a_refer_to_its_own_page_is_allowed(load: Load) -> None:
    assert _lines(load(_issue("[1.R]"))) == [_refer(1, "导读")]


def test_a_refer_that_leads_nowhere_is_told_where_it_stands_and_left_out(load: Load) -> None:
    loaded = load(_issue("[2.C, {to: 9.A, text: 字}, 3.A]"))
    assert loaded.faults == [("BS224", "2.C"), ("BS224", "{to: 9.A, text: 字}")]
    assert _lines(loaded) == [_refer(3, "纸醒了")]


def test_stories_that_do_not_refer_are_left_as_they_are(load: Load) -> None:
    loaded = load(_issue("[3.A]"))
    others = [story for page in loaded.issue.pages[1:] for story in page.stories]
    assert [len(story.body) for story in others] == [1, 1, 1]


def test_a_refer_to_a_story_that_goes_on_has_its_short_head(load: Load) -> None:
    text = _issue("[2.B, {to: 2.B, text: 桥}]", "jump: 2.B, body: 文。, ").replace(
        "headline: 导读", "headline: '河口新桥今晨通车，两岸不再绕行'"
    )
    loaded = load(text.replace("B: {headline: 灯亮, body: 二。}", "B: {}"))
    assert loaded.faults == []
    assert _lines(loaded) == [_refer(2, "河口新桥今晨通车"), _refer(2, "桥")]


def test_a_refer_to_a_story_under_a_standing_head_alone_has_that(load: Load) -> None:
    loaded = load(_issue("[2.B]").replace("B: {headline: 灯亮,", "B: {standing: 简讯,"))
    assert loaded.faults == []
    assert _lines(loaded) == [_refer(2, "简讯")]


def _spread(refers: str, **more: str) -> str:
    """A front page whose story R refers to those of a spread, B over the fold, C before and D beyond it."""
    stories = "".join(
        f"      {id_}: {{headline: 题{id_}, body: 文。{more.get(id_, '')}}}\n" for id_ in ("B", "C", "D")
    )
    return (
        "newspaper: 版样\ndate: 2025-01-06\npages:\n"
        f"  - {{plan: R, stories: {{R: {{headline: 导读, refers: {refers}}}}}}}\n"
        f"  - spread: true\n    plan: |\n      B B B B\n      C C D D\n    stories:\n{stories}"
        "  - {section: 综合}\n"
    )


def test_a_refer_names_the_page_of_a_spread_on_which_its_story_begins(load: Load) -> None:
    loaded = load(_spread("[2.B, 2.C, 2.D]"))
    assert loaded.faults == []
    assert _lines(loaded) == [_refer(2, "题B"), _refer(2, "题C"), _refer(3, "题D")]


@pytest.mark.parametrize("name", ["3.D", "A03.D", "A02.D"])
def test_a_story_of_a_spread_is_found_by_either_page(name: str, load: Load) -> None:
    loaded = load(_spread(f"[{name}]"))
    assert loaded.faults == []
    assert _lines(loaded) == [_refer(3, "题D")]


def test_bound_at_the_right_a_spread_is_read_from_its_right_page(load: Load) -> None:
    first, *_ = read_from_right(load(_spread("[2.B, 2.C, {to: 3.D, text: 书店}]")).issue.pages)
    assert _texts(first.stories[0]) == [_refer(2, "题B"), _refer(3, "题C"), _refer(2, "书店")]


def test_a_story_by_hand_counts_for_the_first_page_of_its_spread(load: Load) -> None:
    at = ", at: {column: 14, row: 1, columns: 2, rows: 20}"
    text = _spread("[2.D]", B=at.replace("14", "1"), C=at.replace("14", "4"), D=at)
    text = text.replace("    plan: |\n      B B B B\n      C C D D\n", "")
    assert _lines(load(text)) == [_refer(2, "题D")]
