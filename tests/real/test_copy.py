"""Every word of the real page is on paper, in order, and can be searched and copied by other people's readers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from tests.reading.faults import Fault, listed
from tests.reading.files import poppler_text, replaced_text
from tests.reading.ink_judges import unseen
from tests.reading.likeness import unlike
from tests.reading.manuscript import altered, miscopied, misparted, reduced
from tests.real.printed import Printed

HERE = Path(__file__).parent


def test_each_story_reads_as_it_was_written(printed: Printed) -> None:
    faults = [fault for story in printed.stories for fault in altered(story, printed.manuscripts[story.name])]
    assert not faults, listed(faults)
    assert {story.name for story in printed.stories} == set(printed.manuscripts)


def test_paragraphs_begin_and_end_where_they_were_written(printed: Printed) -> None:
    faults = [
        fault for story in printed.stories for fault in misparted(story, printed.manuscripts[story.name])
    ]
    assert not faults, listed(faults)


def test_crossheads_stand_between_the_paragraphs_they_were_written_between(printed: Printed) -> None:
    for story in printed.stories:
        seen = [reduced(line.text) for line in story.crossheads]
        assert seen == [reduced(text) for text in printed.manuscripts[story.name].crossheads]


def test_a_viewer_copies_each_story_in_reading_order(printed: Printed) -> None:
    """In the order of the file, untouched: what select all and copy yields in a viewer built on PDFium."""
    whole = reduced(printed.page.text)
    assert [name for name, copy in printed.manuscripts.items() if reduced(copy.text) not in whole] == []


def test_poppler_copies_each_story_in_reading_order(printed: Printed) -> None:
    whole = reduced(poppler_text(printed.pdf))
    assert [name for name, copy in printed.manuscripts.items() if reduced(copy.text) not in whole] == []


def test_no_character_copies_as_another_and_every_mended_mark_is_told(printed: Printed) -> None:
    faults: list[Fault] = []
    mended: list[str] = []
    for story in printed.stories:
        wrong, marks = miscopied(story, printed.manuscripts[story.name])
        faults, mended = faults + wrong, mended + marks
    assert not faults, listed(faults)
    told = [finding.args for finding in printed.outcome.findings if finding.code == "BS501"]
    in_body = [args for args in told if str(args["before"]).strip() and args["before"] != "␣"]
    assert len(mended) == sum(len(str(args["before"])) * int(str(args["count"])) for args in in_body)
    assert len(mended) > 15


def test_heads_read_as_they_were_written(printed: Printed) -> None:
    whole = reduced(printed.page.text)
    heads = [text for story in _stories(printed) for text in _head(story)]
    assert [text for text in heads if text not in whole] == []


def _stories(printed: Printed) -> list[dict[str, Any]]:
    folder = "house" if "house" in str(printed.pdf.parent) else "peers"
    text = (HERE / folder / "xiangtan.yaml").read_text(encoding="utf-8")
    return list(yaml.safe_load(text)["pages"][0]["stories"].values())


def _head(story: dict[str, Any]) -> list[str]:
    """Kicker, headline, byline as read back; set downwards, corner brackets stand for quotation marks."""
    texts = [
        reduced(story[part].replace("|", "")) for part in ("kicker", "headline", "byline") if part in story
    ]
    if story.get("headline_direction") == "vertical":
        texts = [text.translate(str.maketrans("“”‘’", "「」『』")) for text in texts]
    return texts


def test_no_text_is_out_of_sight(printed: Printed) -> None:
    faults = unseen(printed.page)
    assert not faults, listed(faults)


def test_what_is_copied_is_what_is_drawn(printed: Printed) -> None:
    assert not replaced_text(printed.pdf)


def test_three_hundred_glyphs_look_like_their_characters(printed: Printed) -> None:
    faults = unlike(printed.page, 300)
    assert not faults, listed(faults)
