"""Every mark of CLREQ's tables is known for what it is; all else is Han."""

from __future__ import annotations

import pytest

from broadsheet.clreq.classes import classify
from tests.reading import rules


@pytest.mark.parametrize(
    ("chars", "letter"),
    [
        (rules.OPEN, "O"),
        (rules.CLOSE, "C"),
        ("，、；：", "M"),
        ("。．！？", "S"),
        (rules.INTERPUNCT, "I"),
        (rules.CONNECTOR, "Z"),
        (rules.SOLIDUS, "V"),
        ("0123456789½¾⅓", "D"),
        ("¥￥$#№", "X"),
        ("%％‰°℃′″㎡㎏㎞", "U"),
        ("AZazéÉßΩжЯ", "L"),
        ("([{", "a"),
        (")]}", "k"),
        (",.;:!?&+", "A"),
        (" \u00a0\u2003", "W"),
        ("\u0301\u20dd\ufe0f\U000e0100", "N"),
    ],
)
def test_marks_of_one_kind_are_one_class(chars: str, letter: str) -> None:
    assert [classify(char) for char in chars] == [letter] * len(chars)


@pytest.mark.parametrize("char", "中龥〇々①★アか한０Ａ①\U00020000\U00030000")
def test_what_is_not_listed_stands_as_a_han_character_does(char: str) -> None:
    assert classify(char) == "H"


def test_a_pair_of_dots_is_one_unit_and_four_dots_are_two() -> None:
    assert classify("…") == "E"
    assert classify("……") == "Ee"
    assert classify("…………") == "EeEe"
    assert classify("⋯⋯") == "Ee"


def test_two_dashes_are_one_unit_and_one_dash_connects() -> None:
    assert classify("京—沪") == "HZH"
    assert classify("京——沪") == "HBeH"
    assert classify("⸺") == "B"


def test_there_is_one_letter_for_each_character() -> None:
    copy = "他说：“8:30见…… Wi-Fi—在—！”\U0002f800"
    assert len(classify(copy)) == len(copy)
    assert classify("") == ""


@pytest.mark.parametrize(
    ("chars", "classes"),
    [
        ("加--watch，", "HLLLLLLLM"),
        ("用-q就行", "HLLHH"),
        ("A-B", "LZL"),
        ("2-3", "DZD"),
        ("一-二", "HZH"),
        ("---a", "ZZZL"),
    ],
)
def test_hyphens_that_begin_a_word_belong_to_it(chars: str, classes: str) -> None:
    """An option of a command is set off from Han like any Latin word and is not broken after its hyphens."""
    assert classify(chars) == classes
