"""Every word of the sample is on paper once, in order, and can be searched and copied by other people's readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import yaml

from tests.reading.faults import Fault, listed
from tests.reading.files import poppler_text, replaced_text
from tests.reading.ink_judges import unseen
from tests.reading.likeness import unlike
from tests.reading.manuscript import altered, miscopied, misparted, reduced
from tests.reading.table_judges import crooked_columns, misset_tables
from tests.sample.sheets import ISSUE, Sample, Sheet

INDEX = "1 要闻 2 工艺 3 图说 4 服务"
EDITORS = "责编：本报编辑部 版式：broadsheet"
FURNITURE = {
    1: ["2025年1月", "6", "星期一", "版样", "农历甲辰年腊月初七", "版样编辑部", "第1期 今日4版", INDEX],
    2: ["02", "工艺", "版样 2025年1月6日 星期一", EDITORS],
    3: ["03", "图说", "版样 2025年1月6日 星期一", EDITORS],
    4: ["04", "服务", "版样 2025年1月6日 星期一", EDITORS],
}  # fmt: skip
"""What the templates print above the stories; on the front page the ear comes to it."""


def test_each_story_reads_as_it_was_written(sheet: Sheet) -> None:
    faults = [fault for story in sheet.stories for fault in altered(story, sheet.manuscripts[story.name])]
    assert not faults, listed(faults)
    assert {story.name for story in sheet.stories} == set(sheet.manuscripts)


def test_paragraphs_begin_and_end_where_they_were_written(sheet: Sheet) -> None:
    faults = [fault for story in sheet.stories for fault in misparted(story, sheet.manuscripts[story.name])]
    assert not faults, listed(faults)


def test_crossheads_and_heads_of_briefs_stand_whole(sheet: Sheet) -> None:
    for story in sheet.stories:
        seen = [reduced(line.text) for line in story.crossheads]
        assert seen == [reduced(text) for text in sheet.manuscripts[story.name].crossheads]


def test_every_cell_of_a_table_stands_in_its_row_and_column(sheet: Sheet) -> None:
    faults: list[Fault] = []
    for story in sheet.stories:
        manuscript = sheet.manuscripts[story.name]
        faults += misset_tables(story, manuscript) or crooked_columns(story, manuscript)
    assert not faults, listed(faults)


def test_a_viewer_copies_each_story_in_reading_order(sheet: Sheet) -> None:
    whole = reduced(sheet.page.text)
    assert [name for name, copy in sheet.manuscripts.items() if reduced(copy.text) not in whole] == []


def test_poppler_copies_each_story_in_reading_order(sheet: Sheet) -> None:
    whole = reduced(poppler_text(sheet.pdf))
    assert [name for name, copy in sheet.manuscripts.items() if reduced(copy.text) not in whole] == []


def test_no_character_copies_as_another_and_every_mended_mark_is_told(
    sheets: tuple[Sheet, ...], sample: Sample
) -> None:
    faults: list[Fault] = []
    mended: list[str] = []
    for sheet in sheets:
        for story in sheet.stories:
            wrong, marks = miscopied(story, sheet.manuscripts[story.name])
            faults, mended = faults + wrong, mended + marks
    assert not faults, listed(faults)
    assert mended == []
    assert [finding.args for finding in sample.outcome.findings if finding.code == "BS501"] == []


def test_heads_and_captions_read_as_they_were_written(sheet: Sheet) -> None:
    whole = reduced(sheet.page.text)
    texts = [reduced(text) for story in sheet.written["stories"].values() for text in _around(story)]
    assert [text for text in texts if text not in whole] == []


def test_nothing_else_stands_on_the_page_and_nothing_twice(sheet: Sheet) -> None:
    """All characters of the page, counted: those of heads, captions, copy and furniture, and no others."""
    around = [text for story in sheet.written["stories"].values() for text in _around(story)]
    copy = [manuscript.text for manuscript in sheet.manuscripts.values()]
    wanted = Counter(reduced("".join([*around, *copy, *_furniture(sheet.number)])))
    got = Counter(reduced(sheet.page.text))
    assert (dict(wanted - got), dict(got - wanted)) == ({}, {})


def _furniture(number: int) -> list[str]:
    ear = yaml.load(ISSUE.read_text(encoding="utf-8"), yaml.BaseLoader)["ear"] if number == 1 else ""
    return [*FURNITURE[number], ear.replace("**", "")]


def _around(story: dict[str, Any]) -> Iterator[str]:
    """Standing head, kicker, headline, deck, byline, captions and credits; set downwards, corner brackets stand for
    quotation marks."""
    down = story.get("headline_direction") == "vertical"
    for part in ("standing", "kicker", "headline", "deck", "byline"):
        if part in story:
            text = story[part].replace("|", "")
            yield text.translate(str.maketrans("“”‘’", "「」『』")) if down else text
    for photo in story.get("photos", ()):
        yield from (photo[part] for part in ("caption", "credit") if part in photo)


def test_no_text_is_out_of_sight(sheet: Sheet) -> None:
    faults = unseen(sheet.page)
    assert not faults, listed(faults)


def test_what_is_copied_is_what_is_drawn(sheet: Sheet) -> None:
    assert not replaced_text(sheet.pdf)


def test_three_hundred_glyphs_look_like_their_characters(sheet: Sheet) -> None:
    faults = unlike(sheet.page, 300)
    assert not faults, listed(faults)
