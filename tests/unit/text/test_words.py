"""The words of a head, what belongs to them, and what they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.words import words


def _marked(text: str) -> str:
    return " ".join(f"{word.text}{word.kind}" for word in words(text))


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("市民的菜篮子", "市民的H 菜篮子N"),
        ("书店搬走了", "书店N 搬走了v"),
        ("《江边旧事》首演", "《江边旧事》N 首演c"),
        ("师生返乡", "师生H 返乡c"),
        ("小城迎来首场雪", "小城N 迎来o 首场Q 雪N"),
        ("存粮三百吨", "存粮v 三百吨K"),
        ("增长7.5%", "增长v 7.5%K"),
        ("三天不停", "三天E 不停d"),
        ("橙色预警", "橙色a 预警g"),
        ("全市都", "全市Z 都D"),
    ],
)
def test_words_hold_what_belongs_to_them_and_are_classed(text: str, marked: str) -> None:
    assert _marked(text) == marked


@given(st.text(alphabet="的了和与《》“”，。：12 a三条吨年月市民开工", min_size=1, max_size=20))
def test_the_words_of_any_text_are_the_text(text: str) -> None:
    assert "".join(word.text for word in words(text)) == text
