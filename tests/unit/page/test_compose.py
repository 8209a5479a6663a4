"""A story composed for its width: paragraphs, crossheads, heads, photos; what cannot stand is told."""

from __future__ import annotations

from broadsheet.base.units import pt
from broadsheet.page.compose import compose_story
from broadsheet.page.model import Region
from tests.composing import codes, composed, composer, photo, story

PARAGRAPH = "师傅说先看边再看字，这句话他说了二十年，没有改过一个字。"


def test_a_paragraph_is_set_in_by_two_characters_and_justified() -> None:
    (block,) = composed(story(body=[PARAGRAPH])).blocks
    assert block.lines[0].indent == 2 * pt(9)
    assert {line.indent for line in block.lines[1:]} == {0}
    assert block.style.justify
    assert (block.rows, block.heading) == (1, False)


def test_a_crosshead_takes_two_rows_and_is_not_set_in() -> None:
    _, block = composed(story(body=[PARAGRAPH, "## 先看边"])).blocks
    assert (block.rows, block.heading) == (2, True)
    assert block.lines[0].indent == 0
    assert block.text.size == pt(10.5)


def test_rows_are_counted_over_all_blocks() -> None:
    made = composed(story(body=[PARAGRAPH, "## 先看边", PARAGRAPH]))
    assert made.total == 3 + 2 + 3


def test_every_column_of_a_story_has_one_measure() -> None:
    made = composed(story(body=[PARAGRAPH], set_in=2), 3)
    assert len({column.measure for column in made.columns}) == 1
    assert {line.measure for block in made.blocks for line in block.lines} == {made.columns[0].measure}


def test_a_vertical_story_carries_deck_and_byline_before_its_text() -> None:
    made = composed(story(body=[PARAGRAPH], direction="vertical", deck="副题", byline="本报记者 甲乙"))
    assert ["".join(block.text.chars) for block in made.blocks[:2]] == ["副题", "本报记者 甲乙"]
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


def test_mends_of_one_story_are_not_told_of_the_next() -> None:
    made = composer()
    for id_ in "AB":
        compose_story(Region(story(id_, body=["是,非"]), 0, 2, 0, 1), 3, made)
    assert [(finding.args["id"], finding.args["count"]) for finding in made.findings] == [("A", 1), ("B", 1)]


def test_a_rare_character_is_told_with_its_story() -> None:
    made = composer()
    compose_story(Region(story("F", body=["\U00020bb7野家与\U00020bb7野家"]), 0, 2, 0, 1), 3, made)
    (finding,) = made.findings
    assert finding.code == "BS410"
    assert finding.args == {"char": "\U00020bb7", "code": "U+20BB7", "id": "F"}
    assert "U+20BB7" in finding.message("zh")


def test_a_word_wider_than_its_column_is_told_once() -> None:
    made = composer()
    compose_story(
        Region(story(body=["Pneumonoultramicroscopicsilicovolcanoconiosis" * 3]), 0, 1, 0, 1), 3, made
    )
    assert codes(made.findings) == ["BS502"]


def test_photos_are_sized_for_the_storys_columns() -> None:
    made = composed(story(photos=(photo(columns=2), photo(place="bottom-left"))), 3)
    assert [(block.column, block.columns) for block in made.photos] == [(1, 2), (0, 1)]
