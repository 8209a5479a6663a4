"""Texts tightened after they are shaped give as much as those shaped so."""

from __future__ import annotations

import pytest

from broadsheet.clreq.rules import DEFAULT, Rules
from broadsheet.lines import optimal
from broadsheet.lines.justify import set_line
from broadsheet.lines.model import Measures
from broadsheet.text.give import tightened
from broadsheet.text.tail import tail
from tests.composing import EM
from tests.unit.text.test_resize import styled
from tests.unit.text.test_ruby import LONG, read

MOST = 50
TIGHT = Rules(tighten=MOST)


@pytest.mark.parametrize(
    "copy", ["", "甲", "甲，乙A丙", "甲乙CO₂丙", "甲[乙，丙]{小}丁", "甲[[乙丙]]丁", "“甲”……50%乙"]
)
@pytest.mark.parametrize("rules", [DEFAULT, Rules(tighten=20)])
def test_a_text_tightened_later_gives_as_much(copy: str, rules: Rules) -> None:
    assert tightened(styled(copy, rules=rules), MOST) == styled(copy, rules=TIGHT)


def test_beside_a_long_reading_it_gives_no_more() -> None:
    copy = f"天{{地|{LONG}}}玄黄"
    assert tightened(read(copy), MOST).give == read(copy, rules=TIGHT).give


def test_what_goes_on_in_another_measure_gives_as_much() -> None:
    text = styled("甲乙CO₂丙丁")
    rest, whole = tightened(tail(text, 1), MOST), tightened(text, MOST)
    assert rest.give == [room - whole.give[1] for room in whole.give[1:]]


def test_no_tightened_line_with_smaller_words_is_wider_than_its_measure() -> None:
    text = tightened(styled("天[地玄黄宇宙洪荒日]{小}月盈昃辰宿，" * 4), MOST)
    lines = optimal.break_lines(text, Measures(8 * EM, 0))
    assert max(set_line(text, line).width for line in lines) <= 8 * EM
