"""Room along the line for readings that are longer than their characters."""

from __future__ import annotations

import pytest

from broadsheet.clreq.rules import DEFAULT, Rules
from broadsheet.issue.annotations import annotated
from broadsheet.lines import firstfit, optimal
from broadsheet.lines.model import Measures
from broadsheet.text.give import tightened
from broadsheet.text.model import ShapedText
from broadsheet.text.shape import Setting, shape_text
from tests.composing import EM, SPAN, catalog, pen_positions, shaped, words

LONG, SHORT = "zhuàng", "yī"


def read(typed: str, *, vertical: bool = False, rules: Rules = DEFAULT) -> ShapedText:
    """Copy with readings in braces, shaped as body text is."""
    setting = Setting("serif-400", "sans-700", EM, vertical=vertical, mixed=vertical, rules=rules)
    return shape_text(annotated(typed, SPAN, []), SPAN, setting, catalog())


def _wide(text: ShapedText, index: int) -> int:
    return text.rubies[index].text.sums[-1]


def test_readings_are_no_characters_of_the_text() -> None:
    text = read("到{重庆|chóng qìng}去")
    assert "".join(text.chars) == "到重庆去"
    assert ["".join(ruby.text.chars) for ruby in text.rubies] == ["chóng", "qìng"]
    assert [(ruby.start, ruby.end) for ruby in text.rubies] == [(1, 2), (2, 3)]
    assert {ruby.text.size for ruby in text.rubies} == {EM // 2}


def test_a_short_reading_takes_no_room() -> None:
    text = read(f"天{{地|{SHORT}}}玄")
    assert text.sums == shaped("天地玄").sums
    assert not text.leading
    assert not text.trailing


def test_two_long_readings_stand_a_quarter_of_their_em_apart() -> None:
    text = read(f"天{{地玄|{LONG} {LONG}}}黄")
    wide = _wide(text, 0)
    assert wide > EM
    centres = [text.sums[place] + text.gaps[place] + EM // 2 for place in (1, 2)]
    assert 0 <= centres[1] - centres[0] - wide - EM // 8 <= 1


def test_a_long_reading_stands_over_a_neighbour_without_one_by_half_its_em_at_most() -> None:
    text = read(f"天{{地|{LONG}}}玄")
    beyond = (_wide(text, 0) - EM) // 2
    assert beyond > EM // 4
    assert text.gaps[1] == text.gaps[2] == (_wide(text, 0) - EM + 1) // 2 - EM // 4


@pytest.mark.parametrize("reading", [LONG, "dì", "xuán"])
@pytest.mark.parametrize("between", ["“", "”", "、", "·", "》，", "黄", "1", "i", "iii", ""])
def test_readings_never_come_nearer_than_a_quarter_of_their_em(between: str, reading: str) -> None:
    """Whatever stands between their characters, and however far that closes up, tightened before or after."""
    typed = f"天{{地|{reading}}}{between}{{玄|{reading}}}宇"
    text = read(typed, rules=Rules(tighten=50))
    assert text == tightened(read(typed), 50)
    first, second = text.rubies
    apart = text.sums[second.start] + text.gaps[second.start] - text.sums[first.end]
    given = text.give[second.start] - text.give[first.end - 1]
    beyond = _wide(text, 0) - EM
    assert apart - given - beyond >= EM // 8 - 2


def test_at_a_lines_edge_a_reading_ends_with_the_line() -> None:
    text = read(f"天地玄黄宇{{宙|{LONG}}}{{洪|{LONG}}}荒")
    wide = _wide(text, 0)
    for breaker in (firstfit.break_lines, optimal.break_lines):
        first, last = breaker(text, Measures(text.sums[6] + EM // 2, 0))
        assert words(text, first) == "天地玄黄宇宙"
        pens = pen_positions(text, first)
        assert pens[5] + EM // 2 + wide // 2 <= first.measure
        assert text.leading[last.start] == -((wide - EM + 1) // 2)


def test_characters_that_share_a_reading_stay_in_one_line() -> None:
    text = read("天地玄{黄宇宙|huángyǔ}洪荒")
    assert {4, 5}.isdisjoint(text.breaks)
    assert {3, 6} <= {*text.breaks}
    assert {4, 5} <= {*read("天地玄{黄宇宙|huáng yǔ zhòu}洪荒").breaks}


def test_bopomofo_takes_half_an_em_after_its_character_in_horizontal_lines() -> None:
    text = read("天{地|ㄉㄧˋ}玄")
    assert text.gaps[2] == EM // 2
    assert text.trailing[2] == -EM // 2
    assert text.rubies[0].stacked
    assert "".join(text.rubies[0].text.chars) == "ㄉㄧ"
    assert text.rubies[0].tone is not None
    assert text.rubies[0].tone[0] == "ˋ"


def test_bopomofo_takes_no_room_along_vertical_lines() -> None:
    assert read("天{地|ㄉㄧˋ}玄", vertical=True).sums == read("天地玄", vertical=True).sums


def test_what_no_face_has_is_told_of_readings_too() -> None:
    assert read("天{地|d\U00030000}玄").missing == ("\U00030000",)
