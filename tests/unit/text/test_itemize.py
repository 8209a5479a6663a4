"""Which face sets which part of the copy."""

from __future__ import annotations

from broadsheet.issue.signs import STRONG_OFF, STRONG_ON
from broadsheet.text.itemize import Item, fall_back, itemize
from tests.composing import catalog


def test_plain_copy_is_one_item() -> None:
    assert itemize("全文", "serif-400", "sans-700") == [Item("全文", "serif-400")]


def test_no_copy_is_no_item() -> None:
    assert itemize("", "serif-400", "sans-700") == []


def test_strong_words_stand_in_the_strong_face() -> None:
    copy = f"他{STRONG_ON}一定{STRONG_OFF}来"
    assert itemize(copy, "serif-400", "sans-700") == [
        Item("他", "serif-400"),
        Item("一定", "sans-700"),
        Item("来", "serif-400"),
    ]


def test_a_paragraph_may_begin_and_end_strong() -> None:
    copy = f"{STRONG_ON}编者按{STRONG_OFF}此文{STRONG_ON}重要{STRONG_OFF}"
    assert [item.face for item in itemize(copy, "serif-400", "sans-700")] == [
        "sans-700",
        "serif-400",
        "sans-700",
    ]


def test_marks_of_strength_are_never_printed() -> None:
    copy = f"{STRONG_ON}甲{STRONG_OFF}{STRONG_ON}乙{STRONG_OFF}"
    assert "".join(item.text for item in itemize(copy, "serif-400", "sans-700")) == "甲乙"


def test_a_character_the_face_lacks_comes_from_the_next_face_of_its_chain() -> None:
    rare = "\u4db6"
    assert not catalog().face("sans-400").has(rare)
    items, missing = fall_back(Item(f"甲{rare}{rare}乙", "sans-400"), catalog())
    assert items == [Item("甲", "sans-400"), Item(rare * 2, "serif-400"), Item("乙", "sans-400")]
    assert missing == []


def test_a_character_no_face_has_is_told_and_stays_where_it_stood() -> None:
    items, missing = fall_back(Item("甲\U00030000乙", "serif-400"), catalog())
    assert items == [Item("甲\U00030000乙", "serif-400")]
    assert missing == ["\U00030000"]


def test_what_is_never_drawn_is_not_missing() -> None:
    items, missing = fall_back(Item("甲\ufe0f\u200d\U00030000", "serif-400"), catalog())
    assert [item.text for item in items] == ["甲\ufe0f\u200d\U00030000"]
    assert missing == ["\U00030000"]
