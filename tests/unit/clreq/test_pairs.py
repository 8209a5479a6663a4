"""Between two neighbours: where a line may end, where marks close up, where gaps stand."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from broadsheet.clreq.classes import classify
from broadsheet.clreq.edges import line_ends
from broadsheet.clreq.pairs import UNSTRETCHABLE, han_latin, places
from broadsheet.clreq.spacing import closed_up
from tests.reading import rules


def _may_break(text: str, edges: str = "basic") -> list[str]:
    """The text cut wherever a line may end."""
    ends = [0, *line_ends(text, classify(text), edges), len(text)]
    return [text[start:end] for start, end in pairwise(ends)]


def _closed(text: str, marks: str = "gb") -> list[int]:
    """The places at which half an em is given up."""
    return closed_up(classify(text), marks)


def _gaps(text: str) -> list[int]:
    return places(han_latin(), classify(text))


def _tight(text: str) -> list[int]:
    return places(UNSTRETCHABLE, classify(text))


@pytest.mark.parametrize("mark", sorted(rules.NOT_AT_START))
def test_no_line_begins_with(mark: str) -> None:
    assert _may_break(f"国{mark}国")[:1] == [f"国{mark}"]


@pytest.mark.parametrize("mark", sorted(rules.NOT_AT_END))
def test_no_line_ends_with(mark: str) -> None:
    assert _may_break(f"国{mark}国") == ["国", f"{mark}国"]


@pytest.mark.parametrize("unit", ["——", "……", "⋯⋯"])
def test_a_unit_of_two_marks_is_whole_but_may_begin_a_line_at_level_basic(unit: str) -> None:
    assert _may_break(f"国{unit}国") == ["国", unit, "国"]


def test_a_run_of_units_may_be_parted_between_them() -> None:
    assert _may_break("国…………国") == ["国", "……", "……", "国"]


@pytest.mark.parametrize(
    "whole",
    [
        "3.14", "10,000", "12:30", "1/2", "50%", "5‰", "37.5°", "25℃", "¥8.50", "$100", "#7", "№3",
        "1-11", "F15", "5G", "Newspaper", "AT&T", "it's", "U.S.A.", "30″", "(abc)", "[1]",
    ],
)  # fmt: skip
def test_numbers_units_and_words_are_whole(whole: str) -> None:
    assert _may_break(f"国{whole}国") == ["国", whole, "国"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("well-known", ["well-", "known"]),
        ("two words", ["two ", "words"]),
        ("5 km", ["5 ", "km"]),
        ("零下-5度", ["零", "下-5", "度"]),
        ("约翰·史密斯", ["约", "翰·", "史", "密", "斯"]),
        ("京～沪", ["京～", "沪"]),
        ("https://a.cn/b", ["https://", "a.cn/", "b"]),
        ("二〇二五", ["二", "〇", "二", "五"]),
    ],
)
def test_a_line_may_end_between(text: str, parts: list[str]) -> None:
    assert _may_break(text) == parts


@pytest.mark.parametrize(
    "pair", ["），", "》。", "。”", "”）", "，“", "）（", "：《", "（「", "“‘", "！”", "”、"]
)
def test_neighbouring_marks_close_up(pair: str) -> None:
    assert _closed(f"国{pair}国") == [2]


@pytest.mark.parametrize("pair", ["（）", "“”", "、国", "国（", "……。", "·（", "。8", "A）"])
def test_other_neighbours_do_not(pair: str) -> None:
    assert _closed(f"国{pair}国") == []


def test_three_marks_close_up_twice() -> None:
    assert _closed("国。』」国") == [2, 3]


@pytest.mark.parametrize("text", ["国A", "国7", "国$", "A国", "7国", "%国", "℃国"])
def test_a_gap_stands_between_chinese_and(text: str) -> None:
    assert _gaps(text) == [1]


@pytest.mark.parametrize("text", ["，A", "A，", "（7", "7）", "。7", "…A", "—7", "A7", "·A", "国国", "国-"])
def test_no_gap_stands_in(text: str) -> None:
    assert _gaps(text) == []


@pytest.mark.parametrize("whole", ["……", "——", "3.14", "AT&T", "50%", "$8", "国～国", "1/2"])
def test_no_space_is_added_inside(whole: str) -> None:
    assert _tight(whole) == [*range(1, len(whole))]


def test_space_may_be_added_between_han_and_beside_marks() -> None:
    assert _tight("国国，国（国）国A国……国") == [11]


@pytest.mark.parametrize("text", ["", "国", "（", "国（", "……（", "（（（", "$"])
@pytest.mark.parametrize("found", [_closed, _gaps, _tight])
def test_places_lie_between_two_characters(found: Callable[[str], list[int]], text: str) -> None:
    assert all(0 < place < len(text) for place in found(text))
    assert "".join(_may_break(text)) == text
