"""Where a line had better not end: between a number and what it counts, inside a unit, inside a date, in a name."""

from __future__ import annotations

import pytest

from broadsheet.clreq.rules import Rules
from broadsheet.issue.markup import strong
from broadsheet.lines import optimal
from broadsheet.lines.bonds import bonds
from broadsheet.lines.model import Measures
from broadsheet.text.model import ShapedText
from tests.composing import EM, SPAN, shaped


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("长35公里的路", ["5公", "公里"]),
        ("高3.2毫米整", ["2毫", "毫米"]),
        ("第3版的稿", ["第3", "3版"]),
        ("2025年1月6日", ["5年", "年1", "1月", "月6", "6日"]),
        ("弗·普京", ["·普"]),
        ("按GB/T排", ["/T"]),
        ("发e-mail来", ["-m"]),
        ("穿T-恤的", ["-恤"]),
        ("第5—8页", ["第5", "—8", "8页"]),
        ("印5～8张", ["～8", "8张"]),
    ],
)
def test_what_belongs_together_is_bonded(words: str, whole: list[str]) -> None:
    assert [words[place - 1 : place + 1] for place in sorted(bonds(shaped(words)))] == whole


@pytest.mark.parametrize("words", ["毫米是单位", "公里以外", "年月不饶人", "1年3人", "平方之地"])
def test_without_a_number_or_a_date_nothing_is(words: str) -> None:
    found = [words[place - 1 : place + 1] for place in sorted(bonds(shaped(words)))]
    assert found == [pair for pair in found if pair[0].isdigit()]


def test_a_long_word_may_part_at_its_hyphen() -> None:
    assert bonds(shaped("用state-of-the-art的")) == {}


def test_the_name_of_one_deceased_had_better_stay_in_its_frame() -> None:
    text = shaped(strong("悼[[毕昇]]先生，悼[[沈括]]", SPAN, []))
    assert [text.chars[place] for place in sorted(bonds(text))] == ["昇", "括"]


def test_a_unit_had_better_be_parted_from_its_number_than_in_itself() -> None:
    found = bonds(shaped("高3毫米整"))
    assert found[2] < found[3]


def test_words_and_addresses_had_better_stay_whole() -> None:
    text = shaped("见https://w3.org/TR/clreq网", rules=Rules(hyphenate="en_US"))
    assert ["".join(text.chars[:place]) for place in sorted(bonds(text))] == [
        "见https://",
        "见https://w3.",
        "见https://w3.org/",
        "见https://w3.org/TR/",
    ]
    word = shaped("typesetting", rules=Rules(hyphenate="en_US"))
    assert ["".join(word.chars[:place]) for place in sorted(bonds(word))] == ["type", "typeset"]


def _parted(text: ShapedText) -> int:
    """Words parted by hyphens in columns of eight to twenty-six characters."""
    columns = [optimal.break_lines(text, Measures(tenths * EM // 10, 0)) for tenths in range(80, 260, 4)]
    return sum(text.classes[line.end - 1] == "Y" for lines in columns for line in lines)


def test_fewer_words_are_parted_than_if_a_hyphen_cost_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    copy = (
        "排版软件typesetting把正文baseline对齐，再用justification拉开字距；英文paragraph里有hyphenation，中文里没有。"
        "版面layout由编辑editor画出，程序program照着composition规则断行，遇到newspaper这样的词，能不断就不断。"
    )
    text = shaped(copy, rules=Rules(hyphenate="en_US"))
    priced = _parted(text)
    monkeypatch.setattr("broadsheet.lines.bonds._WORD_BOND", 0)
    free = _parted(text)
    assert 0 < priced < free
