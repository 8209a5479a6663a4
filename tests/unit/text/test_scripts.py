"""Superscripts and subscripts that the face lacks are set from its own figures, smaller and off the line."""

from __future__ import annotations

from broadsheet.display.ops import BLACK
from broadsheet.lines.firstfit import break_lines
from broadsheet.lines.model import Measures
from broadsheet.page.across import text_line
from broadsheet.page.pen import Pen
from tests.composing import EM, shaped


def _ops(text: str) -> list[tuple[str, int, int]]:
    """Text, size and height above the baseline of each op of a line."""
    copy = shaped(text)
    assert copy.missing == ()
    (line,) = break_lines(copy, Measures(40 * EM, 0))
    return [("".join(op.chars), op.size, -op.y) for op in text_line(copy, line, 0, 0, Pen(BLACK))]


def test_a_subscript_stands_low_and_small_and_is_copied_as_it_was_written() -> None:
    before, script, after = _ops("排放CO₂减少")
    assert (before, after) == (("排放CO", EM, 0), ("减少", EM, 0))
    assert script[0] == "₂"
    assert 6_000 <= script[1] < 0.7 * EM
    assert script[2] < 0


def test_a_superscript_stands_high() -> None:
    (_, _, _), (chars, size, rise), _ = _ops("为10⁻⁶米")
    assert (chars, rise > 0, size < EM) == ("⁻⁶", True, True)


def test_a_raised_minus_is_a_minus_and_no_hyphen() -> None:
    minus, raised = shaped("−6"), shaped("⁻⁶")
    assert raised.glyphs[0] == minus.glyphs[0]


def test_a_superscript_that_the_face_draws_is_its_own() -> None:
    assert _ops("共25m²。") == [("共25m²。", EM, 0)]


def test_a_script_clings_to_what_it_follows_and_stands_off_from_what_it_does_not() -> None:
    copy = shaped("面积25m²的地")
    place = copy.chars.index("²")
    assert copy.gaps[place] == 0
    assert copy.gaps[place + 1] == EM // 4
    assert place not in copy.breaks
