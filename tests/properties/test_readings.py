"""Whatever characters have readings or stand in a style: nothing lost, lines exact, readings apart and in their line."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.display.ops import BLACK, Tag, Text
from broadsheet.issue.markup import Copyreader, read_copy
from broadsheet.issue.markup import Line as Typed
from broadsheet.issue.matter import Paragraph
from broadsheet.issue.signs import plain
from broadsheet.layout.styles import CharacterStyle
from broadsheet.lines.firstfit import ink_end, leading, trailing
from broadsheet.lines.justify import set_line
from broadsheet.lines.model import Breaker, Measures
from broadsheet.page.across import marked_line
from broadsheet.page.pen import Pen
from broadsheet.text.model import ShapedText
from broadsheet.text.normalize import normalize
from broadsheet.text.shape import Setting, shape_text
from tests.composing import EM, SPAN, catalog, pen_positions, words
from tests.properties.test_lines import BREAKERS, PIECES

STYLES = {"小": CharacterStyle(None, 800), "大": CharacterStyle("sans-400", 1250)}
WORD = st.text(st.sampled_from("天地玄黄，。“”1aA "), min_size=1, max_size=5)
MARKED = (
    st.sampled_from(
        [
            "{天|tiān}",
            "{地玄|dì xuán}",
            "{黄|huáng}",
            "{宇宙|yǔzhòu}",
            "{洪|zhuàngzhuàng}",
            "{荒|ㄏㄨㄤ}",
            "{日|˙ㄖ}",
        ]
    )
    | st.builds(lambda text, name: f"[{text}]{{{name}}}", WORD, st.sampled_from(["小", "大", "没有"]))
    | st.sampled_from(PIECES)
)
COPY = st.lists(MARKED, min_size=1, max_size=40).map("".join)
MEASURES = st.builds(Measures, measure=st.integers(6 * EM, 20 * EM), indent=st.sampled_from([0, 2 * EM]))


def _set(typed: str) -> tuple[ShapedText, str]:
    """Copy shaped, and its characters as mended."""
    (paragraph,) = read_copy([Typed(typed, 0)], Copyreader("copy", False, False, [])) or [Paragraph("", SPAN)]
    assert isinstance(paragraph, Paragraph)
    text = normalize(paragraph.text).text
    setting = Setting("serif-400", "sans-700", EM, styles=STYLES)
    return shape_text(text, SPAN, setting, catalog()), plain(text)


@given(COPY, MEASURES, BREAKERS)
def test_lines_hold_every_character_and_are_as_long_as_their_measure(
    typed: str, measures: Measures, breaker: Breaker
) -> None:
    text, copy = _set(typed)
    lines = breaker(text, measures)
    assert "".join(words(text, line) for line in lines) == copy
    for line in lines:
        end = ink_end(text, line.start, line.end)
        if end == line.start:
            continue
        pens = pen_positions(text, line)
        trimmed = leading(text, line.start) + trailing(text, end)
        setting = set_line(text, line)
        assert setting.width == pens[end - line.start - 1] + text.advances[end - 1] - trimmed
        opens = any(place not in text.tight for place in range(line.start + 1, end))
        if line.reason not in ("last", "emergency") and opens:
            assert line.indent + setting.width == line.measure


@given(COPY, MEASURES, BREAKERS)
def test_readings_stand_apart_and_within_their_line(typed: str, measures: Measures, breaker: Breaker) -> None:
    text, _ = _set(typed)
    seen = []
    for line in breaker(text, measures):
        pen = Pen(BLACK, Tag("P"), justified=True)
        ops = [op for op in marked_line(text, line, line.indent, 0, pen) if isinstance(op, Text)]
        readings = [op for op in ops if op.tag.role == "RT"]
        seen += readings
        along = sorted((op.x, op.x + _width(op)) for op in readings if op.size == EM // 2)
        for before, after in pairwise(along):
            assert before[1] < after[0]
        if line.reason != "emergency":
            assert all(line.indent - 1 <= left and right <= line.measure + 1 for left, right in along)
    assert "".join("".join(op.chars) for op in seen).translate(_SPACES) == _read(text)


_SPACES = str.maketrans("", "", " ")


def _read(text: ShapedText) -> str:
    """All readings, each with the mark of its tone last."""
    parts = ["".join(ruby.text.chars) + (ruby.tone[0] if ruby.tone else "") for ruby in text.rubies]
    return "".join(parts).translate(_SPACES)


def _width(op: Text) -> int:
    face = catalog().face(op.face)
    return sum(face.advance(glyph) * op.size // 1000 for glyph in op.glyphs)
