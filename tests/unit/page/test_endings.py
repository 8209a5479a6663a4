"""A column that would begin with a paragraph's last line: the paragraph, or one before it, is set in a line more or less."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from broadsheet.base.diagnostics import Findings
from broadsheet.page.blocks import Block, TextBlock
from broadsheet.page.endings import leveled
from broadsheet.page.fill import bad_endings, depth, level
from broadsheet.page.makeup import make_up
from broadsheet.page.model import Container
from tests.composing import composed, composer, page, small_layout, story, text_blocks, words

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈"


def _blocks(*characters: int, breaking: str = "total-fit") -> list[TextBlock]:
    """Paragraphs of so many characters in columns of ten, the first line indented by two."""
    blocks = text_blocks(composed(story(body=[(HAN * 9)[:count] for count in characters])))
    style = replace(blocks[0].style, breaking=breaking)
    return [replace(block, style=style) for block in blocks]


def _columns(*rows: int) -> list[Container]:
    return [Container(column, 0, deep) for column, deep in enumerate(rows)]


def _read(blocks: Sequence[Block]) -> list[str]:
    return [
        "".join(words(block.text, line) for line in block.lines)
        for block in blocks
        if isinstance(block, TextBlock)
    ]


def test_a_paragraph_opened_by_a_line_mends_a_column_that_began_badly() -> None:
    """However the two rows to spare are shared out, one of three columns would begin with a last line."""
    blocks = _blocks(78, 70, 54)
    assert depth(blocks) == 22
    containers = _columns(8, 8, 8)
    assert bad_endings(blocks, level(blocks, containers, 3))
    mended, placed = leveled(blocks, containers, 3)
    assert bad_endings(mended, placed) == []
    assert depth(mended) == depth(blocks) + 1
    assert _read(mended) == _read(blocks)


def test_a_paragraph_that_fills_line_after_line_is_left_alone() -> None:
    blocks = _blocks(67, 95, breaking="first-fit")
    assert list(leveled(blocks, _columns(6, 6, 6), 3).blocks) == blocks


def test_columns_that_begin_well_are_left_alone() -> None:
    blocks = _blocks(58, 95)
    assert list(leveled(blocks, _columns(6, 6, 6), 3).blocks) == blocks


def _told(*body: str) -> Findings:
    """What is said of a page of one story in five columns."""
    made = composer(small_layout())
    make_up(page([story("A", "一张报纸今夜付印", body)], "A A A A A"), made)
    return made.findings


PARAGRAPH = (HAN * 9)[:47]


def test_what_cannot_be_mended_is_told_with_the_words_of_the_line() -> None:
    """Paragraphs of five lines and one of a few characters fill every row, so that no column may end higher."""
    (found,) = _told(*[PARAGRAPH] * 32)
    assert (found.code, found.severity) == ("BS610", "note")
    assert PARAGRAPH.endswith(str(found.args["text"]))


def test_a_crosshead_left_with_one_line_is_told() -> None:
    body = [PARAGRAPH] * 31
    for place in range(1, 37, 5):
        body.insert(place, "## 小题")
    (found,) = _told(*body[:-3])
    assert (found.code, found.args["text"]) == ("BS611", "小题")
