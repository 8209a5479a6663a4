"""A justified line sums to its measure exactly; it closes up and opens out in CLREQ's order and within its limits."""

from __future__ import annotations

import pytest

from broadsheet.clreq.rules import DEFAULT, Rules
from broadsheet.lines.firstfit import break_lines, ink_end, leading, line_width, trailing
from broadsheet.lines.justify import loose, set_line, squeezed, unforced
from broadsheet.lines.model import Line, Measures
from broadsheet.text.model import ShapedText
from tests.composing import EM, column, pen_positions, shaped

COPY = (
    "本报讯（记者 甲乙 通讯员 丙丁）昨日，“两会”期间，GDP增长3.5%，比去年的2.8%多0.7个百分点；约翰·史密斯说："
    "“Wi-Fi and HTTP/2 are fine。”——据新华社电……全文见第4版。"
)


def _line(text: ShapedText, measure: int, reason: str = "regular") -> Line:
    return Line(0, len(text), measure, 0, line_width(text, 0, len(text)), reason)  # type: ignore[arg-type]


def _room(copy: str, ems_more: float, rules: Rules = DEFAULT) -> tuple[ShapedText, Line]:
    """A whole copy as one line, its measure so many ems more than it needs."""
    text = shaped(copy, rules=rules)
    return text, _line(text, line_width(text, 0, len(text)) + round(ems_more * EM))


def _kerns(copy: str, ems_more: float, rules: Rules = DEFAULT) -> dict[str, float]:
    """Space before each character that has some, in ems, a tight place's spacing taken off."""
    text, line = _room(copy, ems_more, rules)
    setting = set_line(text, line)
    kerns = dict(setting.kerns)
    return {
        text.chars[index]: round((kerns.get(index, 0) + setting.spacing) / EM, 3)
        for index in range(1, len(text))
        if kerns.get(index, 0) + setting.spacing
    }


@pytest.mark.parametrize("ems", [7.3, 8, 11, 12.111, 13, 17])
def test_indent_and_glyphs_sum_to_the_measure_to_the_thousandth(ems: float) -> None:
    text, lines = column(COPY, ems, indent=2)
    assert len(lines) > 3
    for line in lines[:-1]:
        end = ink_end(text, line.start, line.end)
        pens = pen_positions(text, line)[: end - line.start]
        ink = pens[-1] + text.advances[end - 1] - leading(text, line.start) - trailing(text, end)
        assert line.indent + ink == line.measure
        assert line.indent + set_line(text, line).width == line.measure


def test_what_does_not_divide_goes_to_the_last_place() -> None:
    text, line = _room("天地玄黄宇宙洪荒", 0)
    line = line._replace(measure=line.natural + 10)
    setting = set_line(text, line)
    assert setting.spacing == 1
    assert setting.kerns == [(7, 3)]
    assert setting.width == line.measure


def test_the_last_place_for_a_remainder_is_never_inside_a_unit() -> None:
    text, line = _room("天地玄黄3.14", 0)
    setting = set_line(text, line._replace(measure=line.natural + 1301))
    assert max(index for index, kern in setting.kerns if kern + setting.spacing > 0) == 4


def test_a_line_that_fits_is_left_as_it_is() -> None:
    text, line = _room("天地，玄黄", 0)
    assert set_line(text, line) == (0, [], line.natural)


def test_the_last_line_keeps_its_natural_width() -> None:
    text = shaped("天地玄黄")
    assert set_line(text, _line(text, 9 * EM, "last")).width == 4 * EM


def test_a_ragged_line_keeps_its_natural_width() -> None:
    text, line = _room("天地玄黄", 2)
    assert set_line(text, line, justified=False).width == 4 * EM


def test_a_line_that_is_too_long_closes_up_even_if_it_is_ragged_or_last() -> None:
    text, line = _room("天，地，玄黄", -0.5)
    assert set_line(text, line, justified=False).width == line.measure
    assert set_line(text, line._replace(reason="last")).width == line.measure


def test_every_place_between_han_opens_alike() -> None:
    assert _kerns("天地玄黄", 0.9) == {"地": 0.3, "玄": 0.3, "黄": 0.3}


def test_word_spaces_open_first() -> None:
    assert _kerns("a b天地", 0.2) == {" ": 0.2, "天": 0.25}


def test_word_spaces_open_to_half_an_em_and_then_the_gaps_beside_latin() -> None:
    text, line = _room("ab cd天地", 0.3)
    kerns = {text.chars[index]: kern / EM for index, kern in set_line(text, line).kerns}
    assert kerns == {" ": 0.25, "天": 0.3}
    text, line = _room("ab cd天地", 0.9)
    setting = set_line(text, line)
    space = text.chars.index(" ")
    assert (dict(setting.kerns)[space] + setting.spacing) / EM == 0.25


def test_gaps_beside_latin_open_to_a_third_of_an_em_before_han_part() -> None:
    assert _kerns("天A地玄", 0.1) == {"A": 0.3, "地": 0.3}
    more = _kerns("天A地玄", 0.466)
    assert more["玄"] == 0.1
    assert more["A"] == more["地"] == 0.433


@pytest.mark.parametrize("whole", ["3.14", "AT&T", "……", "50%", "京～沪"])
def test_nothing_opens_inside_a_unit(whole: str) -> None:
    text, line = _room(f"天地{whole}玄黄", 1)
    pens = pen_positions(text, line)
    start = text.chars.index(whole[0])
    stop = len(text) - 2
    assert pens[stop - 1] + text.advances[stop - 1] - pens[start] == sum(text.advances[start:stop])


def test_one_long_word_cannot_be_justified_and_says_so() -> None:
    text, line = _room("Newspaper", 1)
    assert set_line(text, line).width == line.natural


def test_a_space_at_the_end_of_a_line_takes_no_share() -> None:
    text = shaped("天地玄黄 ")
    line = _line(text, 5 * EM)
    setting = set_line(text, line)
    pens = pen_positions(text, line)
    assert setting.width == 5 * EM
    assert pens[3] + text.advances[3] == 5 * EM


@pytest.mark.parametrize(("copy", "ems"), [("天地玄黄。 宇宙洪荒", 4), ("天（地玄黄） 宇宙洪荒", 5)])
def test_a_mark_before_a_space_at_the_line_end_gives_its_half_only_once(copy: str, ems: float) -> None:
    text, lines = column(copy, ems)
    for line in lines:
        end = ink_end(text, line.start, line.end)
        ink = pen_positions(text, line)[end - line.start - 1] + text.advances[end - 1] - trailing(text, end)
        assert ink <= line.measure


def test_brackets_close_up_before_pauses_and_pauses_before_stops() -> None:
    copy = "天（地）玄，黄。宇"
    assert _kerns(copy, -1) == {"（": -0.5, "玄": -0.5}
    assert _kerns(copy, -1.5) == {"（": -0.5, "玄": -0.5, "黄": -0.5}
    assert _kerns(copy, -2) == {"（": -0.5, "玄": -0.5, "黄": -0.5, "宇": -0.5}


def test_marks_of_one_step_close_up_alike() -> None:
    assert _kerns("天，地，玄，黄", -0.3) == {"地": -0.1, "玄": -0.1, "黄": -0.1}


def test_gaps_beside_latin_close_up_after_pauses() -> None:
    assert _kerns("天A地，玄。黄", -0.75) == {"A": 0.125, "地": 0.125, "玄": -0.5}


def test_gaps_close_up_when_pause_marks_have_given_all() -> None:
    assert _kerns("天A地，玄", -0.25) == {"A": 0.25, "地": 0.25, "玄": -0.25}
    assert _kerns("天A地，玄", -0.7) == {"A": 0.15, "地": 0.15, "玄": -0.5}


def test_a_tightened_line_closes_up_alike_when_marks_and_gaps_have_given_all() -> None:
    tightened = Rules(tighten=50)
    assert _kerns("天地，玄黄", -0.5, tightened) == {"玄": -0.5}
    assert _kerns("天地，玄黄", -0.58, tightened) == {"地": -0.02, "，": -0.02, "玄": -0.52, "黄": -0.02}
    assert _kerns("天地A玄", -0.4, tightened) == {"地": -0.05, "A": 0.075, "玄": 0.075}


def test_no_place_of_a_tightened_line_gives_more_than_it_may() -> None:
    text, line = _room("天地玄黄，", -1, Rules(tighten=50))
    assert set_line(text, line).width == line.natural - EM * 4 // 20


@pytest.mark.parametrize("whole", ["3.14", "AT&T", "……", "50%", "京～沪"])
def test_nothing_closes_up_inside_a_unit_of_a_tightened_line(whole: str) -> None:
    text, line = _room(f"天地{whole}玄黄", -0.1, Rules(tighten=50))
    pens = pen_positions(text, line)
    start, stop = text.chars.index(whole[0]), len(text) - 2
    assert pens[stop - 1] + text.advances[stop - 1] - pens[start] == sum(text.advances[start:stop])
    assert set_line(text, line).width == line.measure


def test_a_tightened_place_is_no_squeezed_mark() -> None:
    text, line = _room("天地，玄黄", -0.58, Rules(tighten=50))
    assert squeezed(text, line) == 1


def test_no_mark_gives_more_than_half_an_em() -> None:
    text, line = _room("天，地。玄", -5)
    setting = set_line(text, line)
    assert all(kern >= -EM // 2 for _, kern in setting.kerns)
    assert setting.width == line.natural - EM


def test_marks_that_have_closed_up_as_neighbours_give_no_more() -> None:
    text, line = _room("天，“地玄", -1)
    assert set_line(text, line).width == line.natural


def test_neighbours_that_close_up_are_counted_as_squeezed() -> None:
    text, line = _room("他说：“好。”", 1)
    assert squeezed(text, line) == 2


def test_marks_that_a_push_in_took_from_are_counted_as_squeezed() -> None:
    text, line = _room("天，地，玄黄", -0.5)
    assert squeezed(text, line) == 2
    text, line = _room("天，地，玄黄", 0)
    assert squeezed(text, line) == 0


def test_a_gap_that_narrows_is_no_squeezed_mark() -> None:
    text, line = _room("天A地玄", -0.1)
    assert squeezed(text, line) == 0


@pytest.mark.parametrize("face", ["serif-400", "sans-700"])
def test_an_interpunct_is_no_squeezed_mark(face: str) -> None:
    text = shaped("约翰·史密斯", face=face)
    assert squeezed(text, _line(text, 9 * EM)) == 0


def test_a_push_in_line_meets_its_measure() -> None:
    text = shaped("天地，玄黄，宇宙，洪荒日月")
    first = break_lines(text, Measures(8 * EM, 0))[0]
    assert first.reason == "push-in"
    assert set_line(text, first).width == 8 * EM


@pytest.mark.parametrize(("copy", "places"), [("天地玄黄宇宙洪荒", 7), ("15834—2011写得明白", 4)])
def test_a_line_is_loose_by_the_places_that_open_out(copy: str, places: int) -> None:
    """A long number stays closed: all that is to be filled goes between the few Han beside it."""
    text, line = _room(copy, 0)
    gap = text.size // 12 if copy[0].isdigit() else 0  # What the one gap beside Latin may take first.
    extra = 1_000 * places + gap
    assert not loose(text, line._replace(measure=line.natural + extra))
    assert loose(text, line._replace(measure=line.natural + extra + 2 * places))


@pytest.mark.parametrize(
    ("ems_more", "reason"), [(0, "regular"), (0.4, "regular"), (0.9, "last"), (2, "last")]
)
def test_lines_parted_by_sense_are_ragged_where_one_would_open_to_be_seen(
    ems_more: float, reason: str
) -> None:
    text = shaped("照王祯的记述画的排字盘中间凳上坐人")
    measure = line_width(text, 0, 11) + round(ems_more * EM)
    lines = [
        Line(0, 11, measure, 0, line_width(text, 0, 11), "regular"),
        Line(11, len(text), measure, 0, line_width(text, 11, len(text)), "last"),
    ]
    assert [line.reason for line in unforced(text, lines)] == [reason, "last"]
