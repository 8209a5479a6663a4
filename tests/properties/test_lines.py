"""Whatever the copy: nothing lost or doubled, no forbidden start or end, every full line as long as its measure."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.clreq.spacing import HALF, HAN_LATIN_GAP, WORD_SPACE
from broadsheet.lines import firstfit, optimal
from broadsheet.lines.firstfit import ink_end, leading, trailing
from broadsheet.lines.justify import set_line
from broadsheet.lines.model import Breaker, Line, Measures
from broadsheet.text.model import ShapedText
from broadsheet.text.normalize import normalize
from tests.composing import EM, pen_positions, shaped, words
from tests.reading import rules

PIECES = [
    *"天地玄黄宇宙洪荒日月盈昃的了是在", *"，。、：；！？“”‘’（）《》「」【】",
    "……", "——", "·", "～", "/", "3.5%", "2,000", "12:30", "GDP", "Wi-Fi", "the quick", "¥8", "25℃", "m̄", "office",
]  # fmt: skip
COPY = (
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=80)
    .map("".join)
    .filter(lambda copy: "———" not in copy)
)
"""A run of three dashes and more is no mark of Chinese."""

ANYTHING = st.text(st.sampled_from("天地，。“”（）…—-·/%$ 1aA!()\u0301\u3000"), min_size=1, max_size=120)
MEASURES = st.builds(
    Measures,
    measure=st.integers(4 * EM, 24 * EM),
    indent=st.sampled_from([0, 2 * EM]),
)
NARROW = st.builds(Measures, measure=st.integers(1, 3 * EM), indent=st.just(0))


BREAKERS = st.sampled_from([firstfit.break_lines, optimal.break_lines])


def _set(copy: str, measures: Measures, breaker: Breaker) -> tuple[ShapedText, list[Line]]:
    text = shaped(copy)
    return text, breaker(text, measures)


@given(COPY | ANYTHING, MEASURES | NARROW, BREAKERS)
def test_nothing_is_lost_or_doubled(copy: str, measures: Measures, breaker: Breaker) -> None:
    text, lines = _set(copy, measures, breaker)
    assert "".join(words(text, line) for line in lines) == copy
    assert [line.start for line in lines] == [0, *(line.end for line in lines[:-1])]
    assert all(line.end > line.start for line in lines)


@given(COPY, MEASURES, BREAKERS)
def test_no_line_begins_or_ends_with_a_forbidden_mark(
    copy: str, measures: Measures, breaker: Breaker
) -> None:
    text, lines = _set(copy, measures, breaker)
    for before, after in pairwise(lines):
        if before.reason != "emergency":
            assert not rules.ends_badly(words(text, before).rstrip())
            assert not rules.starts_badly(words(text, after))


@given(COPY, MEASURES, BREAKERS)
def test_no_number_word_or_unit_is_parted_unless_it_is_wider_than_a_line(
    copy: str, measures: Measures, breaker: Breaker
) -> None:
    text, lines = _set(copy, measures, breaker)
    ends = {sum(map(len, text.chars[: line.end])) for line in lines if line.reason != "emergency"}
    for pattern in (rules.NUMBER, rules.WORD, rules.UNIT):
        for match in pattern.finditer(copy):
            assert not ends & set(range(match.start() + 1, match.end())), match[0]


@given(COPY | ANYTHING, MEASURES, BREAKERS)
def test_every_full_line_is_as_long_as_its_measure_to_the_thousandth(
    copy: str, measures: Measures, breaker: Breaker
) -> None:
    text, lines = _set(copy, measures, breaker)
    for line in lines:
        end = ink_end(text, line.start, line.end)
        pens = pen_positions(text, line)[: end - line.start + 1]
        setting = set_line(text, line)
        ink = 0
        if end > line.start:
            trimmed = leading(text, line.start) + trailing(text, end)
            ink = pens[end - line.start - 1] + text.advances[end - 1] - trimmed
        assert setting.width == ink
        if line.reason in ("push-in", "last"):
            assert line.indent + setting.width <= line.measure
        if line.reason == "push-in" or (line.reason != "last" and _opens(text, line.start, end)):
            assert line.indent + setting.width == line.measure


def _opens(text: ShapedText, start: int, end: int) -> bool:
    return any(place not in text.tight for place in range(start + 1, end))


@given(COPY, MEASURES, BREAKERS)
def test_spaces_stay_within_the_limits_of_the_rule_book(
    copy: str, measures: Measures, breaker: Breaker
) -> None:
    text, lines = _set(copy, measures, breaker)
    half, natural = EM * HALF // 1000, EM * HAN_LATIN_GAP.natural // 1000
    for line in lines:
        setting = set_line(text, line)
        for index, kern in setting.kerns:
            place = line.start + index
            assert kern >= -setting.spacing - half * (2 if "I" in text.classes[place - 1 : place + 1] else 1)
            if text.gaps[place] == natural:
                assert kern + setting.spacing >= EM * HAN_LATIN_GAP.least // 1000
            if text.chars[place] == " " and setting.spacing == 0:
                assert kern <= EM * (WORD_SPACE.most - WORD_SPACE.natural) // 1000


@given(COPY, MEASURES, BREAKERS)
def test_a_last_line_of_one_character_is_left_only_where_nothing_else_would_do(
    copy: str, measures: Measures, breaker: Breaker
) -> None:
    text, lines = _set(copy, measures, breaker)
    if len(lines) < 2 or sum(letter in "HLDXUZVBEA" for letter in text.classes[lines[-1].start :]) > 1:
        return
    before, last = lines[-2:]
    earlier = [place for place in text.breaks if before.start < place < last.start]
    for place in earlier[-1:]:
        letters = sum(letter in "HLDXUZVBEA" for letter in text.classes[place:])
        assert letters < 2 or text.sums[-1] - text.sums[place] > measures.measure


@given(COPY, MEASURES, BREAKERS)
def test_the_same_copy_breaks_the_same_way(copy: str, measures: Measures, breaker: Breaker) -> None:
    assert _set(copy, measures, breaker) == _set(copy, measures, breaker)


@given(st.text(st.sampled_from("天地，。“”\"'（）()…—-·/%$: ,.!?1aA\n\x02\x03\u3000"), max_size=60))
def test_mended_copy_keeps_every_letter_and_figure(copy: str) -> None:
    kept = [char for char in normalize(copy).text if char in "天地1aA%$·/"]
    assert kept == [char for char in copy if char in "天地1aA%$·/"]
