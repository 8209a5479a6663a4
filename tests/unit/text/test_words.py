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


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("票价下月起下调", "票价N 下月起T 下调c"),
        ("利润前三季度回升", "利润N 前三季度E 回升c"),
        ("开到晚九点", "开到o 晚九点T"),
        ("桥下后年通车", "桥下F 后年T 通车c"),
        ("今年前八个月", "今年T 前八个月E"),
        ("1月2日起", "1月2日起T"),
    ],
)
def test_what_makes_a_time_is_one_word(text: str, marked: str) -> None:
    assert _marked(text) == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("20至30度", "20至30度K"),
        ("三比一取胜", "三比一M 取胜v"),
        ("降到百分之零点四", "降到o 百分之零点四K"),
        ("零下五度", "零下五度K"),
        ("五国代表", "五国Q 代表N"),
        ("四十年一把剪刀", "四十年E 一把Q 剪刀N"),
    ],
)
def test_a_numeral_is_whole_and_has_the_noun_that_it_counts(text: str, marked: str) -> None:
    assert _marked(text) == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("扩大到乡镇", "扩大到o 乡镇N"),
        ("升级为学院", "升级为o 学院N"),
        ("表决通过草案", "表决v 通过o 草案N"),
    ],
)
def test_a_verb_holds_what_it_reaches(text: str, marked: str) -> None:
    assert _marked(text) == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("职工入学率", "职工H 入学率N"),
        ("班列开行量", "班列N 开行量N"),
        ("疏导区", "疏导区N"),
    ],
)
def test_a_last_character_the_dictionary_leaves_apart_belongs_to_its_word(text: str, marked: str) -> None:
    assert _marked(text) == marked


@given(
    st.text(
        alphabet="的了和与《》“”，。：12 a三条吨年月市民开工比至前后下周点起为率", min_size=1, max_size=20
    )
)
def test_the_words_of_any_text_are_the_text(text: str) -> None:
    assert "".join(word.text for word in words(text)) == text
