"""A paragraph a line shorter or longer: the same words, every line full, at a price that is told."""

from __future__ import annotations

from broadsheet.lines.firstfit import ink_end
from broadsheet.lines.justify import set_line
from broadsheet.lines.model import Broken, Measures
from broadsheet.lines.price import LINE
from broadsheet.lines.variants import Variants, variants
from broadsheet.text.model import ShapedText
from tests.composing import EM, shaped, words

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳"


def _variants(copy: str, ems: float, indent: int = 0) -> tuple[ShapedText, Variants]:
    text = shaped(copy)
    return text, variants(text, Measures(round(ems * EM), indent * EM))


def test_marks_that_give_spare_a_line() -> None:
    """Where it would cost more than a line is worth, total fit leaves the marks their em."""
    copy = "".join(f"{(HAN * 4)[place : place + 3]}。" for place in range(0, 90, 3)) + HAN[:6]
    text, found = _variants(copy, 14)
    assert found.shorter is not None
    assert len(found.shorter.lines) == len(found.usual.lines) - 1
    assert found.shorter.price - found.usual.price > LINE
    _is_set(text, found.shorter, 14)


def test_a_line_nearly_full_gives_one_more() -> None:
    copy = HAN[:24] + HAN[:20] + HAN[:11]
    text, found = _variants(copy, 11)
    assert len(found.usual.lines) == 5
    assert found.longer is not None
    assert len(found.longer.lines) == 6
    assert found.longer.price > found.usual.price
    _is_set(text, found.longer, 11)


def _is_set(text: ShapedText, broken: Broken, ems: float) -> None:
    """Every glyph in one line, every line but the last as long as its measure."""
    assert "".join(words(text, line) for line in broken.lines) == "".join(text.chars)
    for line in broken.lines[:-1]:
        assert set_line(text, line).width == ems * EM
        assert ink_end(text, line.start, line.end) > line.start


def test_a_paragraph_of_one_line_has_no_shorter_one() -> None:
    assert _variants(HAN[:5], 8)[1].shorter is None


def test_no_variant_ends_in_a_character_alone() -> None:
    _, found = _variants(HAN[:16], 8)
    assert found.usual.price == 0
    assert found.longer is None or found.longer.lines[-1].natural > EM


def test_han_without_a_mark_has_no_shorter_setting() -> None:
    assert _variants(HAN[:20], 8)[1].shorter is None
