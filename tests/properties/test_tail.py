"""The rest of a text, on its own, is set as it was in the whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.lines.firstfit import break_lines, line_width
from broadsheet.lines.justify import set_line
from broadsheet.lines.model import Measures
from broadsheet.text.tail import tail
from tests.composing import EM, shaped, words
from tests.properties.test_lines import ANYTHING, COPY
from tests.properties.test_readings import COPY as MARKED
from tests.properties.test_readings import _set


@given(COPY | ANYTHING | MARKED.map(lambda typed: typed), st.integers(4 * EM, 20 * EM), st.integers(0, 9))
def test_lines_from_any_line_on_are_those_of_the_whole(copy: str, measure: int, number: int) -> None:
    text = _set(copy)[0] if "{" in copy else shaped(copy)
    lines = break_lines(text, Measures(measure, 0)) if len(text) else []
    if number >= len(lines):
        return
    start = lines[number].start
    rest = tail(text, start)
    assert "".join(rest.chars) == "".join(text.chars[start:])
    assert len(rest.sums) == len(rest.give) == len(rest.gaps) == len(rest) + 1
    for line in lines[number:]:
        moved = line._replace(start=line.start - start, end=line.end - start)
        assert line_width(rest, moved.start, moved.end) == line_width(text, line.start, line.end)
        assert set_line(rest, moved) == set_line(text, line)
        assert words(rest, moved) == words(text, line)
    assert [run.face for run in rest.runs] == [run.face for run in text.runs if run.end > start]
