"""The fast rooms agree with their plain twins on whatever copy."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.lines import optimal
from broadsheet.lines.firstfit import break_lines, ink_end, line_width
from broadsheet.lines.justify import set_line
from broadsheet.lines.model import Measures
from broadsheet.lines.variants import variants
from broadsheet.text.model import ShapedText
from tests.composing import EM, shaped
from tests.conformance import total_fit, twins

PIECES = [
    *"天地玄黄宇宙洪荒日月", *"，。、：；！？“”‘’（）《》「」", "……", "——", "—", "·", "～", "/", "-", " ", "¥", "%",
    "3.5", "12:30", "GDP", "Wi", "fi", "（A）", "！！", "？！", "a b", "m̄",
]  # fmt: skip
_UNLIKE = re.compile("———|[！？]{2}[!-~·¥]|(?<![0-9A-Za-z-])--?[A-Za-z]")
"""Runs of dashes, which fonts join as they like; narrow characters after ！！, where the twin and the fast breaker may call
the same line by two names; and hyphens that begin a word, which the twin takes for connectors."""


def _copy(pieces: list[str], most: int) -> st.SearchStrategy[str]:
    pieced = st.lists(st.sampled_from(pieces), min_size=1, max_size=most).map("".join)
    return pieced.filter(lambda copy: not _UNLIKE.search(copy))


COPY = _copy(PIECES, 60)
COUNTED_COPY = _copy([*PIECES, *"年月第版名公里三", "2025年", "第3版", "天地玄黄宇宙洪荒", "日月盈昃"], 50)

FACES = st.sampled_from(["serif-400", "sans-400"])
MEASURES = st.integers(2 * EM, 20 * EM)
INDENTS = st.sampled_from([0, 2 * EM])


def _plain(text: ShapedText) -> twins.Copy:
    """The twin's copy; a glyph that stands for nothing belongs to the one before, as a mark does."""
    return twins.copy_of([chars or "\u0304" for chars in text.chars], text.advances, text.size)


@given(COPY, FACES)
def test_classes_spaces_and_breaks_are_the_plain_ones(copy: str, face: str) -> None:
    text = shaped(copy, face=face)
    plain = _plain(text)
    pairs = [(plain.kinds[place - 1], plain.kinds[place]) for place in range(1, len(text))]
    assert list(text.classes) == plain.kinds
    assert text.gaps[: len(text)] == plain.gaps[: len(text)]
    assert text.breaks == [*sorted(plain.ends), len(text)]
    assert text.tight == [i for i, pair in enumerate(pairs, 1) if twins.is_tight(*pair)]
    given_up = [0, *(twins.give_at(plain, place) for place in range(1, len(text)))]
    assert [after - before for before, after in zip(text.give, text.give[1:], strict=False)][:-1] == given_up[
        1:
    ]


@given(COPY, FACES, st.data())
def test_widths_are_the_plain_ones(copy: str, face: str, data: st.DataObject) -> None:
    text = shaped(copy, face=face)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert line_width(text, start, end) == twins.width(_plain(text), start, end)


@given(COPY, FACES, MEASURES, INDENTS)
def test_lines_are_the_plain_ones(copy: str, face: str, measure: int, indent: int) -> None:
    text = shaped(copy, face=face)
    lines = break_lines(text, Measures(measure, indent))
    plain = twins.break_plainly(_plain(text), measure, indent)
    assert [(line.start, line.end, line.reason) for line in lines] == plain


@given(COPY, FACES, MEASURES)
def test_justified_spaces_are_the_plain_ones(copy: str, face: str, measure: int) -> None:
    text = shaped(copy, face=face)
    plain = _plain(text)
    for line in break_lines(text, Measures(measure, 0)):
        if line.reason == "last" and line.natural <= line.measure:
            continue
        setting = set_line(text, line)
        kerns = dict(setting.kerns)
        end = ink_end(text, line.start, line.end)
        spaces = [kerns.get(index, 0) + setting.spacing for index in range(1, end - line.start)]
        assert spaces == twins.justify_plainly(plain, line.start, line.end, measure)


@given(COUNTED_COPY, FACES, MEASURES, INDENTS)
@settings(max_examples=400)
def test_no_lines_cost_less_than_those_of_total_fit(copy: str, face: str, measure: int, indent: int) -> None:
    text = shaped(copy, face=face)
    found = optimal.total_fit(text, Measures(measure, indent))
    least, cost = total_fit.prices(_plain(text), measure, indent, [line.end for line in found.lines])
    assert found.price + len(found.lines) * total_fit.LINE == cost == least


@given(COUNTED_COPY, MEASURES, INDENTS)
def test_variants_are_the_cheapest_of_their_number_of_lines(copy: str, measure: int, indent: int) -> None:
    text = shaped(copy)
    found = variants(text, Measures(measure, indent))
    count = len(found.usual.lines)
    for more, broken in ((-1, found.shorter), (1, found.longer)):
        least = total_fit.price_in(_plain(text), measure, indent, count + more)
        assert (broken and (len(broken.lines), broken.price)) == (
            least if least is None else (count + more, least)
        )
