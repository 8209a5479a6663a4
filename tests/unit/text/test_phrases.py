"""Where heads part by sense, and what is kept of it between runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.base.cache import Cache
from broadsheet.text import phrases
from broadsheet.text.phrases import phrase_ends

NOTHING = Cache(None)


def _strongest(text: str) -> str:
    ends = phrase_ends(text, NOTHING)
    best = max(ends, key=lambda end: ends[end])
    return f"{text[:best]}|{text[best:]}"


@pytest.mark.parametrize(
    "parted",
    [
        "铁路桥通车|两岸居民同庆",
        "雨停了|孩子们跑上操场",
    ],
)
def test_two_clauses_part_most_plainly_between_them(parted: str) -> None:
    assert _strongest(parted.replace("|", "")) == parted


def test_a_space_and_a_point_part_a_head_more_plainly_than_words() -> None:
    assert _strongest("厂长说： 明天开工") == "厂长说： |明天开工"
    assert _strongest("书店搬家，读者多了一倍") == "书店搬家，|读者多了一倍"
    assert _strongest("差半毫米，红字露彩边") == "差半毫米，|红字露彩边"


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("市民的书房", 2),
        ("公交换了新车", 3),
        ("《旧事》首演", 2),
        ("增长7.5%", 3),
    ],
)
def test_no_phrase_ends_within_a_word_or_between_words_that_lean(text: str, end: int) -> None:
    assert end not in phrase_ends(text, NOTHING)


def test_a_head_read_once_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, text = Cache(tmp_path), "夜市开到江边"
    ends = phrase_ends(text, cache)
    monkeypatch.setattr(phrases, "_judged", lambda _: {})
    assert phrase_ends(text, cache) == ends


@pytest.mark.parametrize(("text", "end"), [("茶叶和瓷器", 3), ("书店不再搬家", 4), ("读者多了一倍", 4)])
def test_a_word_that_leans_on_the_next_is_parted_from_it_last(text: str, end: int) -> None:
    ends = phrase_ends(text, NOTHING)
    assert ends[end] == min(ends.values())


@given(st.text(max_size=30))
def test_phrases_of_any_text_end_within_it(text: str) -> None:
    assert all(0 < end < len(text) for end in phrase_ends(text, NOTHING))
