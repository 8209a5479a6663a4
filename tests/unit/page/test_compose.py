"""A story composed for its width: paragraphs, crossheads, heads, photos; what cannot stand is told."""

from __future__ import annotations

import pytest

from broadsheet.base.units import pt
from broadsheet.issue.model import Story
from broadsheet.issue.signs import STRONG_OFF, STRONG_ON
from broadsheet.page.compose import compose_story
from broadsheet.page.model import ComposedStory
from broadsheet.page.region import Region
from broadsheet.page.setting import Composer
from tests.composing import (
    codes,
    composed,
    composer,
    paragraph,
    photo,
    small_layout,
    story,
    text_blocks,
    voiced_layout,
)

PARAGRAPH = "师傅说先看边再看字，这句话他说了二十年，没有改过一个字。"


def test_a_paragraph_is_set_in_by_two_characters_and_justified() -> None:
    (block,) = text_blocks(composed(story(body=[PARAGRAPH])))
    assert block.lines[0].indent == 2 * pt(9)
    assert {line.indent for line in block.lines[1:]} == {0}
    assert block.style.justify
    assert (block.rows, block.heading) == (1, False)


def test_a_crosshead_takes_two_rows_and_is_not_set_in() -> None:
    _, block = text_blocks(composed(story(body=[PARAGRAPH, "## 先看边"])))
    assert (block.rows, block.heading) == (2, True)
    assert block.lines[0].indent == 0
    assert block.text.size == pt(10.5)


def test_a_crosshead_of_two_lines_parts_where_sense_does() -> None:
    """A line holds eight characters, and what is left over is no word."""
    block = text_blocks(composed(story(body=["## 小一级，多排三分之一", PARAGRAPH])))[0]
    found = ["".join(block.text.chars[line.start : line.end]) for line in block.lines]
    assert found[: len(found) - block.blanks] == ["小一级，", "多排三分之一"]


def test_rows_are_counted_over_all_blocks() -> None:
    made = composed(story(body=[PARAGRAPH, "## 先看边", PARAGRAPH]))
    assert made.total == 3 + 2 + 3


def test_every_column_of_a_story_has_one_measure() -> None:
    made = composed(story(body=[PARAGRAPH], set_in=2), 3)
    assert len({column.measure for column in made.columns}) == 1
    assert {line.measure for block in text_blocks(made) for line in block.lines} == {made.columns[0].measure}


def test_a_vertical_story_carries_deck_and_byline_before_its_text() -> None:
    made = composed(story(body=[PARAGRAPH], direction="vertical", deck="副题", byline="本报记者 甲乙"))
    assert ["".join(block.text.chars) for block in text_blocks(made)[:2]] == ["副题", "本报记者 甲乙"]
    assert all(head is not None and head.vertical for head in made.heads)


def test_a_horizontal_story_carries_them_in_its_head() -> None:
    made = composed(story(body=[PARAGRAPH], deck="副题", byline="本报记者 甲乙"))
    assert len(made.blocks) == 1
    assert made.heads[0] is not None
    assert [line.role for line in made.heads[0].lines] == ["H1", "Deck", "Byline"]


def test_a_box_draws_the_text_in_on_both_sides() -> None:
    plain, boxed = composed(story(body=[PARAGRAPH])), composed(story(body=[PARAGRAPH], box="hairline"))
    assert boxed.width == plain.width - 2 * pt(9)
    assert boxed.x == plain.x + pt(9)


def test_a_paragraph_of_nothing_takes_no_row() -> None:
    made = composed(story(body=["\u200b", PARAGRAPH]))
    assert len(made.blocks) == 1


def test_a_region_narrower_than_four_characters_is_told_and_left_out() -> None:
    made = composer()
    assert compose_story(Region(story(set_in=3), 0, 1, 0, 1), 3, made) is None
    assert codes(made.findings) == ["BS318"]
    assert made.findings[0].args == {"id": "A", "characters": "2"}


def test_what_was_mended_is_told_once_for_a_story_with_its_count() -> None:
    made = composer()
    compose_story(Region(story(body=["是,非", "天,地,人 间"]), 0, 2, 0, 1), 3, made)
    told = {finding.code: finding.args["count"] for finding in made.findings}
    assert told == {"BS501": 3, "BS503": 1}


@pytest.mark.parametrize("direction", ["horizontal", "vertical"])
def test_what_was_mended_in_a_head_is_counted_once_in_however_many_sizes_it_is_tried(direction: str) -> None:
    made = composer()
    long = story(
        headline="逗号,让出半个字的地方，常用字一字备二十余印", direction=direction, body=[PARAGRAPH]
    )
    compose_story(Region(long, 0, 1, 0, 1), 1, made)
    assert [finding.args["count"] for finding in made.findings if finding.code == "BS501"] == [1]


def test_mends_of_one_story_are_not_told_of_the_next() -> None:
    made = composer()
    for id_ in "AB":
        compose_story(Region(story(id_, body=["是,非"]), 0, 2, 0, 1), 3, made)
    assert [(finding.args["id"], finding.args["count"]) for finding in made.findings] == [("A", 1), ("B", 1)]


def test_a_rare_character_is_told_with_its_story() -> None:
    made = composer()
    compose_story(Region(story("F", body=["\U00030000野家与\U00030000野家"]), 0, 2, 0, 1), 3, made)
    (finding,) = made.findings
    assert finding.code == "BS410"
    assert finding.args == {"char": "\U00030000", "code": "U+30000", "id": "F"}
    assert "U+30000" in finding.message("zh")


def test_a_word_wider_than_its_column_is_told_once() -> None:
    made = composer()
    compose_story(
        Region(story(body=["Pneumonoultramicroscopicsilicovolcanoconiosis" * 3]), 0, 1, 0, 1), 3, made
    )
    assert codes(made.findings) == ["BS502"]


def test_photos_are_sized_for_the_storys_columns() -> None:
    made = composed(story(photos=(photo(columns=2), photo(place="bottom-left"))), 3)
    assert [(block.column, block.columns) for block in made.photos] == [(1, 2), (0, 1)]


def _in_layout(made: Story, into: Composer | None = None) -> ComposedStory:
    story_ = compose_story(Region(made, 0, 3, 0, 1), 3, into or composer(voiced_layout()))
    assert story_ is not None
    return story_


def _faces(made: ComposedStory) -> tuple[str, str]:
    """The faces of the headline and of the first paragraph."""
    head, block = made.heads[0], text_blocks(made)[0]
    assert head is not None
    return head.lines[0].text.runs[0].face, block.text.runs[0].face


def test_a_story_speaks_in_the_faces_of_its_voice() -> None:
    assert _faces(_in_layout(story(body=[PARAGRAPH]))) == ("serif-700", "serif-400")
    assert _faces(_in_layout(story(body=[PARAGRAPH], voice="comment"))) == ("serif-400", "sans-400")


def test_the_heads_of_a_voice_are_ranged_as_it_says() -> None:
    head = _in_layout(story(body=[PARAGRAPH], voice="comment")).heads[0]
    assert head is not None
    assert head.lines[0].x == 0


def test_one_storys_voice_is_not_the_nexts() -> None:
    made = composer(voiced_layout())
    _in_layout(story(body=[PARAGRAPH], voice="comment"), made)
    assert _faces(_in_layout(story(body=[PARAGRAPH]), made)) == ("serif-700", "serif-400")


def test_a_pages_voice_is_that_of_its_stories_without_one() -> None:
    assert _faces(_in_layout(story(body=[PARAGRAPH]), composer(voiced_layout()).in_voice("comment"))) == (
        "serif-400",
        "sans-400",
    )


def test_a_refer_is_set_in_its_own_style_with_its_page_strong_and_its_spaces_kept() -> None:
    refer = paragraph(f"{STRONG_ON}2版{STRONG_OFF}\u2003先量栏 再定字", "refer")
    (block,) = text_blocks(composed(story(body=[refer])))
    assert block.style == small_layout().styles["refer"]
    assert "".join(block.text.chars).split() == ["2版", "先量栏", "再定字"]
    assert [run.face for run in block.text.runs] == ["sans-700", "serif-400"]
    assert not block.heading


def test_copy_to_come_keeps_a_row_for_every_line_it_will_take() -> None:
    made = _in_layout(story(body=[PARAGRAPH], awaited=300), composer())
    bars = [block for block in text_blocks(made) if block.awaited]
    assert sum(block.characters() for block in bars) == 300
    assert sum(len(block.lines) for block in bars) == 12 + 12 + 9
    assert made.blocks[: -len(bars)] == composed(story(body=[PARAGRAPH])).blocks


def test_copy_to_come_is_told_and_cannot_go_to_press() -> None:
    made = composer()
    _in_layout(story("F", body=[PARAGRAPH], awaited=300), made)
    assert [(found.code, found.args, found.severity) for found in made.findings] == [
        ("BS603", {"id": "F", "characters": 300}, "error")
    ]


def test_a_photo_to_come_has_the_room_expected_and_is_told() -> None:
    made = composer()
    there = _in_layout(story("F", photos=(photo(columns=2, ratio=2.0),)), made)
    assert codes(made.findings) == []
    to_come = _in_layout(story("F", photos=(photo(file=None, size=(0, 0), columns=2, ratio=2.0),)), made)
    assert to_come.photos[0].rows == there.photos[0].rows
    assert [(found.code, found.args) for found in made.findings] == [("BS605", {"id": "F"})]


def test_a_vertical_story_carries_its_standing_head_before_its_text() -> None:
    made = composed(story(body=[PARAGRAPH], direction="vertical", standing="字里行间"))
    assert "".join(text_blocks(made)[0].text.chars) == "字里行间"
