"""Readings beside their characters, and rows enough for them."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.base.units import ascent
from broadsheet.display.ops import BLACK, Tag, Text
from broadsheet.issue.annotations import annotated
from broadsheet.issue.markup import strong
from broadsheet.issue.signs import RUBY_BY, RUBY_OFF, RUBY_ON
from broadsheet.lines.firstfit import break_lines
from broadsheet.lines.model import Measures
from broadsheet.page.across import marked_line
from broadsheet.page.blocks import TextBlock
from broadsheet.page.downward import marked_down
from broadsheet.page.paint import line_baseline
from broadsheet.page.pen import Pen
from broadsheet.page.ruby import with_rows
from broadsheet.text.model import ShapedText
from broadsheet.text.shape import Setting, shape_text
from tests.composing import EM, SPAN, catalog, composed, paragraph, small_layout, story, text_blocks

LEADING = 12_000


def _read(typed: str, *, vertical: bool = False) -> ShapedText:
    setting = Setting("serif-400", "sans-700", EM, vertical=vertical, mixed=vertical)
    return shape_text(strong(annotated(typed, SPAN, []), SPAN, []), SPAN, setting, catalog())


def _drawn(text: ShapedText, ems: int = 20) -> list[list[Text]]:
    """The readings of each line, from the pen at 0, 0."""
    draw = marked_down if text.vertical else marked_line
    pen = Pen(BLACK, Tag("P", "A"), justified=True)
    lines = break_lines(text, Measures(ems * EM, 0))
    return [
        [op for op in draw(text, line, 0, 0, pen) if isinstance(op, Text) and op.tag == Tag("RT", "A")]
        for line in lines
    ]


def _width(op: Text) -> int:
    face = catalog().face(op.face)
    return sum(face.advance(glyph) * op.size // 1000 for glyph in op.glyphs)


def _middle(op: Text) -> int:
    """The height of the middle of a sign's ink."""
    ink = catalog().face(op.face).hb_font.get_glyph_extents(op.glyphs[0])
    return op.y - int(ink.y_bearing + ink.height // 2) * op.size // 1000


def _said(ops: Sequence[Text]) -> list[str]:
    return ["".join(op.chars) for op in ops]


def test_pinyin_stands_above_the_middle_of_its_character() -> None:
    ((op,),) = _drawn(_read("天{地|dì}玄"))
    assert _said([op]) == ["dì"]
    assert abs(op.x + _width(op) // 2 - EM * 3 // 2) <= 2
    assert -ascent(EM) - EM * 6 // 10 < op.y < -ascent(EM)


def test_a_reading_stands_clear_of_a_frame() -> None:
    ((op,),) = _drawn(_read("天[[{昇|shēng}]]玄"))
    ink = catalog().face(op.face).hb_font.get_glyph_extents(op.glyphs[-1])
    foot = op.y - int(ink.y_bearing + ink.height) * op.size // 1000
    assert foot < -ascent(EM) - EM * 43 // 1000


def test_a_reading_of_two_characters_stands_above_the_middle_of_both() -> None:
    ((op,),) = _drawn(_read("天{地玄|dìxuán}黄"))
    assert abs(op.x + _width(op) // 2 - 2 * EM) <= 2


def test_each_line_has_the_readings_of_its_characters() -> None:
    assert [_said(ops) for ops in _drawn(_read("{天地玄黄|tiān dì xuán huáng}"), 2)] == [
        ["tiān", "dì"],
        ["xuán"],
        ["huáng"],
    ]


def test_readings_follow_their_characters_where_a_line_opens_out() -> None:
    first, _ = _drawn(_read("天{地|dì}玄黄（宇宙）洪荒"), 5)
    (op,) = first
    assert op.x + _width(op) // 2 > EM * 3 // 2 + EM // 10


def test_bopomofo_stands_from_the_top_down_after_its_character_its_tone_beside_the_last() -> None:
    ((*symbols, tone),) = _drawn(_read("天{地|ㄉㄧˋ}玄"))
    assert _said(symbols) == ["ㄉ", "ㄧ"]
    assert {op.x for op in symbols} == {2 * EM + EM * 15 // 100}
    assert symbols[1].y - symbols[0].y == symbols[0].size == EM * 3 // 10
    middle = (symbols[0].y + symbols[1].y + EM * 3 // 10) // 2
    assert abs(middle - (EM // 2 - ascent(EM))) <= 1
    assert tone.x > symbols[1].x
    assert symbols[1].y < _middle(tone) < symbols[1].y + EM * 3 // 20


def test_the_mark_of_the_neutral_tone_stands_above_the_symbols() -> None:
    for typed in ("天{地|˙ㄉㄜ}玄", "天{地|ㄉㄜ˙}玄"):
        ((first, second, tone),) = _drawn(_read(typed))
        assert _said([first, second, tone]) == ["ㄉ", "ㄜ", "˙"]
        assert 0 < first.y - _middle(tone) < EM // 10
        assert first.y < second.y


def test_in_vertical_lines_readings_stand_to_the_right() -> None:
    ((pinyin,),) = _drawn(_read("天{地|dì}玄", vertical=True))
    assert pinyin.turned
    assert EM // 2 < pinyin.x < EM
    assert abs(pinyin.y + _width(pinyin) // 2 - EM * 3 // 2) <= 2
    ((*symbols, tone),) = _drawn(_read("天{地|ㄉㄧˋ}玄", vertical=True))
    assert {op.x for op in symbols} == {EM // 2 + EM * 15 // 100}
    assert EM < symbols[0].y < symbols[1].y < 2 * EM
    assert tone.x > EM // 2


def test_every_line_of_a_paragraph_with_readings_has_room_for_them() -> None:
    assert _rows(LEADING, "天{地|dì}") == [2]
    assert _rows(EM + EM // 2, "天{地|dì}") == [1]
    assert _rows(LEADING, "天{地|ㄉㄧˋ}") == [1]
    assert _rows(LEADING, "天{地|ㄉㄧˋ}", vertical=True) == [2]


def test_lines_with_marks_on_their_other_side_need_more() -> None:
    half = EM + EM // 2
    assert _rows(half, "天{地|dì}", "__玄__{黄|huáng}", "天{地|dì}", "天{地|dì}") == [1, 2, 2, 1]
    assert _rows(EM + EM * 5 // 8, "天{地|dì}", "__玄__{黄|huáng}", "天{地|dì}") == [1, 1, 1]


def _rows(leading: int, *typed: str, vertical: bool = False) -> list[int]:
    style = small_layout().styles["body"]
    texts = [_read(copy, vertical=vertical) for copy in typed]
    return [block.rows for block in with_rows([TextBlock(text, [], style) for text in texts], leading)]


def test_lines_with_readings_stand_on_baselines_of_the_grid() -> None:
    grid = small_layout().grid
    copy = f"天{RUBY_ON}地{RUBY_BY}dì{RUBY_OFF}玄黄宇宙洪荒日月盈昃"
    with_, without = text_blocks(composed(story(body=[paragraph(copy), paragraph("天地玄黄")])))
    assert (with_.rows, without.rows) == (2, 1)
    assert line_baseline(with_, 0, grid) == grid.leading + line_baseline(without, 0, grid)
    assert isinstance(with_, TextBlock)
