"""Latin words may be parted by a hyphen at a line's end, where the rules ask for it."""

from __future__ import annotations

from typing import get_args

import pytest

from broadsheet.clreq.rules import Language, Rules
from broadsheet.display.ops import BLACK
from broadsheet.lines.firstfit import break_lines, line_width
from broadsheet.lines.model import Measures
from broadsheet.page.across import text_line
from broadsheet.page.pen import Pen
from broadsheet.text.hyphenate import hyphenate
from broadsheet.text.model import SOFT_HYPHEN
from tests.composing import EM, shaped

ENGLISH = Rules(hyphenate="en_US")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("composition", "com-po-si-tion"),
        ("the Photography of", "the Pho-tog-ra-phy of"),
        ("UNESCO HarfBuzz iPhone", "UNESCO HarfBuzz iPhone"),
        ("www.newspaper.com/picture me@newspaper.org", "www.newspaper.com/picture me@newspaper.org"),
        ("一份newspaper：好", "一份news-pa-per：好"),
        ("short word", "short word"),
    ],
)
def test_words_are_parted_and_names_and_addresses_are_not(text: str, parts: str) -> None:
    assert hyphenate(text, "en_US").replace(SOFT_HYPHEN, "-") == parts


def test_a_hyphen_takes_room_and_shows_at_the_lines_end_only() -> None:
    text = "天地composition玄黄"
    plain, soft = shaped(text), shaped(text, rules=ENGLISH)
    assert line_width(soft, 0, len(soft)) == line_width(plain, 0, len(plain))
    assert "".join(soft.chars) == text
    lines = break_lines(soft, Measures(5 * EM, 0))
    drawn = ["".join("".join(op.chars) for op in text_line(soft, line, 0, 0, Pen(BLACK))) for line in lines]
    assert len(drawn) > 1
    assert any(line.endswith(SOFT_HYPHEN) for line in drawn[:-1])
    assert all(SOFT_HYPHEN not in line[:-1] for line in drawn)
    assert "".join(drawn).replace(SOFT_HYPHEN, "") == text


def test_letters_of_a_parted_word_stand_where_they_would_without() -> None:
    plain, soft = shaped("composition"), shaped("composition", rules=ENGLISH)
    (whole,) = break_lines(soft, Measures(20 * EM, 0))
    ops = list(text_line(soft, whole, 0, 0, Pen(BLACK)))
    starts = {"".join(op.chars): op.x for op in ops}
    assert starts["po"] == plain.sums[3]
    assert starts["tion"] == plain.sums[7]


@pytest.mark.parametrize("language", get_args(Language))
def test_every_language_that_a_layout_may_name_has_its_patterns(language: str) -> None:
    assert SOFT_HYPHEN in hyphenate("administration", language)
