"""Where a line had better not end: between a number and what it counts, inside a unit, inside a date, in a name."""

from __future__ import annotations

import pytest

from broadsheet.lines.bonds import bonds
from tests.composing import shaped


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("长35公里的路", ["5公", "公里"]),
        ("高3.2毫米整", ["2毫", "毫米"]),
        ("第3版的稿", ["第3", "3版"]),
        ("2025年1月6日", ["5年", "年1", "1月", "月6", "6日"]),
        ("弗·普京", ["·普"]),
    ],
)
def test_what_belongs_together_is_bonded(words: str, whole: list[str]) -> None:
    assert [words[place - 1 : place + 1] for place in sorted(bonds(shaped(words)))] == whole


@pytest.mark.parametrize("words", ["毫米是单位", "公里以外", "年月不饶人", "1年3人", "平方之地"])
def test_without_a_number_or_a_date_nothing_is(words: str) -> None:
    found = [words[place - 1 : place + 1] for place in sorted(bonds(shaped(words)))]
    assert found == [pair for pair in found if pair[0].isdigit()]
