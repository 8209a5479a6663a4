"""A story that jumps knows where it goes on, and the other where it comes from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from broadsheet.issue.model import Address

from .conftest import Loaded

Load = Callable[..., Loaded]


def _issue(jump: str, second: str = "headline: 接着", first: str = "body: 一。") -> str:
    return (
        "newspaper: 版样\ndate: 2025-01-06\npages:\n"
        f"  - {{plan: A B, stories: {{A: {{headline: 头, {first}, jump: {jump}}}, B: {{headline: 邻, body: 邻。}}}}}}\n"
        f"  - {{plan: A B, stories: {{A: {{{second}}}, B: {{headline: 有稿, body: 二。}}}}}}\n"
    )


def test_both_ends_of_a_jump_know_of_each_other(load: Load) -> None:
    loaded = load(_issue("2.A"))
    assert loaded.faults == []
    first, second = (page.stories[0] for page in loaded.issue.pages)
    assert (first.jump, first.source) == (Address(2, "A"), None)
    assert (second.jump, second.source) == (None, Address(1, "A"))


@pytest.mark.parametrize(
    ("jump", "more", "code"),
    [
        ("2.C", {}, "BS240"),
        ("nowhere", {}, "BS240"),
        ("1.B", {}, "BS241"),
        ("1.A", {}, "BS241"),
        ("2.B", {}, "BS242"),
        ("2.A", {"second": "headline: 接着, refers: [1.A]"}, "BS242"),
        ("2.A", {"second": "headline: 接着, writing: vertical"}, "BS243"),
        ("2.A", {"first": 'body: "| 号 | 点 |\\n| --- | --- |\\n| 五 | 9 |"'}, "BS243"),
    ],
)
def test_a_jump_that_cannot_be_is_told_and_left_out(
    jump: str, more: dict[str, str], code: str, load: Load
) -> None:
    loaded = load(_issue(jump, **more))
    assert [fault for fault in loaded.faults if fault[0] != "BS217"] == [(code, jump)]
    assert all(story.jump is None for page in loaded.issue.pages for story in page.stories)


def test_one_story_goes_on_from_one_other(load: Load) -> None:
    text = _issue("2.A").replace("B: {headline: 邻, body: 邻。}", "B: {headline: 邻, body: 邻。, jump: 2.A}")
    loaded = load(text)
    assert [code for code, _ in loaded.faults] == ["BS242"]
    assert loaded.issue.pages[1].stories[0].source == Address(1, "A")


def _chain(first: str = "", second: str = "", third: str = "") -> str:
    """A story that goes on twice, with more of each of its parts."""
    pages = [
        f"headline: '河口新桥今晨通车，两岸不再绕行', body: 文。, jump: 2.A{first}",
        f"jump: 3.A{second}",
        third.removeprefix(", "),
    ]
    entries = [f"  - {{plan: A, stories: {{A: {{{page}}}}}}}\n" for page in pages]
    return "newspaper: 版样\ndate: 2025-01-06\npages:\n" + "".join(entries)


def _heads(loaded: Loaded) -> list[str]:
    return [page.stories[0].headline.text for page in loaded.issue.pages[1:]]


@pytest.mark.parametrize(
    ("more", "heads"),
    [
        ((), ["河口新桥今晨通车", "河口新桥今晨通车"]),
        ((", jump_head: 新桥通车",), ["新桥通车", "新桥通车"]),
        (("", ", jump_head: 修桥三年"), ["河口新桥今晨通车", "修桥三年"]),
        (("", ", headline: 桥是怎样修成的", ""), ["桥是怎样修成的", "桥是怎样修成的"]),
        (("", "", ", headline: 尾声"), ["河口新桥今晨通车", "尾声"]),
        (("", ", standing: 特稿"), ["", "特稿"]),
        ((", jump_head: 新桥通车", ", standing: 特稿"), ["新桥通车", "新桥通车"]),
    ],
)
def test_a_story_that_goes_on_has_a_short_head(more: tuple[str, ...], heads: list[str], load: Load) -> None:
    loaded = load(_chain(*more))
    assert loaded.faults == []
    assert _heads(loaded) == heads


def test_a_repeated_head_is_smaller_than_the_first(load: Load) -> None:
    heaviest = [page.stories[0].heaviest for page in load(_chain(", rank: 3")).issue.pages]
    assert heaviest == [1, 5, 5]
    assert [page.stories[0].heaviest for page in load(_chain(", rank: 1")).issue.pages] == [1, 4, 4]


def test_a_short_head_that_nobody_prints_is_told(load: Load) -> None:
    loaded = load(_chain(", jump_head: 新桥通车", ", headline: 接着", ", jump_head: 尾声"))
    assert loaded.faults == [("BS279", "新桥通车"), ("BS279", "尾声")]
    assert load("headline: 头\nbody: 文。\njump_head: 短").faults == [("BS279", "短")]


def test_only_a_story_that_is_gone_on_in_may_lack_its_head(load: Load) -> None:
    loaded = load(_chain().replace("jump: 2.A", "jump: 2.B"))
    assert sorted(code for code, _ in loaded.faults) == ["BS216", "BS217", "BS240"]
