"""Whatever the rules and whatever the characters: copy is set, nothing is lost, and full lines fill their measure."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.clreq.edges import SETS, line_ends
from broadsheet.clreq.line_break import opportunities
from broadsheet.clreq.rules import LineEdges, LineStart, LocaleName, Marks, Rules
from broadsheet.clreq.spacing import GapLimits
from broadsheet.issue.signs import MARKUP
from broadsheet.lines import optimal
from broadsheet.lines.firstfit import break_lines, ink_end, leading, trailing
from broadsheet.lines.justify import set_line
from broadsheet.lines.model import Breaker, Measures
from tests.composing import EM, pen_positions, shaped, words

RULES = st.builds(
    Rules,
    locale=st.sampled_from(get_args(LocaleName)),
    line_edges=st.sampled_from(get_args(LineEdges)),
    marks=st.sampled_from(get_args(Marks)),
    line_start=st.sampled_from(get_args(LineStart)),
    full_interpunct=st.booleans(),
    latin_gap=st.sampled_from([GapLimits(0, 0, 333), GapLimits(125, 125, 333), GapLimits(250, 125, 500)]),
    tighten=st.sampled_from([0, 20, 50]),
    hang=st.booleans(),
    hyphenate=st.sampled_from([None, "en_US", "de_DE"]),
)
PIECES = [
    *"天地玄黄國語，。、：；！？“”‘’（）《》「」・·～—–/々っー", "……", "——", "3.5%", "CO₂", "10⁻⁶", "it’s",
    "composition", "“Quick”", "the ", "\u3000", " ", "é", "Ω", "かな", "e\u0301",
]  # fmt: skip
COPY = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join)
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
MEASURES = st.builds(Measures, st.integers(EM, 20 * EM), st.sampled_from([0, 2 * EM]))


@given(COPY | ANYTHING, MEASURES, RULES)
def test_nothing_is_lost_under_any_rules(copy: str, measures: Measures, rules: Rules) -> None:
    text = shaped(copy, rules=rules)
    lines = break_lines(text, measures)
    kept = "".join(words(text, line) for line in lines)
    assert kept.replace("\u00ad", "") == copy.translate(str.maketrans("", "", MARKUP + "\u00ad"))
    assert [line.start for line in lines] == [0, *(line.end for line in lines)][: len(lines)]


@given(COPY, MEASURES, RULES, st.sampled_from([break_lines, optimal.break_lines]))
def test_full_lines_fill_their_measure_under_any_rules(
    copy: str, measures: Measures, rules: Rules, breaker: Breaker
) -> None:
    text = shaped(copy, rules=rules)
    for line in breaker(text, measures):
        end = ink_end(text, line.start, line.end)
        if end == line.start:
            continue
        setting = set_line(text, line)
        pen = pen_positions(text, line)[end - line.start - 1]
        assert setting.width == pen + text.advances[end - 1] - leading(text, line.start) - trailing(text, end)
        opens = any(place not in text.tight for place in range(line.start + 1, end))
        if line.reason == "push-in" or (line.reason in ("regular", "push-out") and opens):
            assert line.indent + setting.width == line.measure


@given(COPY, MEASURES, RULES)
def test_no_line_begins_or_ends_with_what_the_level_forbids(
    copy: str, measures: Measures, rules: Rules
) -> None:
    text = shaped(copy, rules=rules)
    if (edges := SETS.get(rules.line_edges)) is None:
        return
    for before, after in pairwise(break_lines(text, measures)):
        if before.reason != "emergency":
            assert text.classes[after.start] not in edges.starts or text.chars[after.start] == "\u3000"
            assert text.classes[before.end - 1] not in edges.ends


@given(ANYTHING | COPY)
def test_any_text_has_places_in_order_inside_it(copy: str) -> None:
    for strictness in ("strict", "normal", "loose"):
        found = opportunities(copy, strictness)
        assert found == sorted(set(found))
        assert all(0 < place < len(copy) for place in found)
    assert line_ends("", "", "basic") == []
