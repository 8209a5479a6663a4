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
