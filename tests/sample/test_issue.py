"""The sample is a whole paper: four pages that differ, stories and pictures enough, nothing over and nothing gaping."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from PIL import Image

from broadsheet.base.diagnostics import exit_code
from tests.reading import page_judges
from tests.reading.faults import listed
from tests.reading.report import BODY, MM
from tests.sample.sheets import ISSUE, PAGES, Sample, Sheet

COLUMN, GUTTER = 117, 9
"""Points a column and the white beside it measure in the sample's layout."""

LARGEST_CROP = 0.05
"""Share of a picture that may be cut off to fit its rows: drawings have lettering near their edges."""


def test_it_prints_with_nothing_to_tell(sample: Sample) -> None:
    assert exit_code(sample.outcome.findings) == 0
    assert [finding.code for finding in sample.outcome.findings if finding.severity != "note"] == []
    assert [page["page"] for page in sample.outcome.report["pages"]] == list(PAGES)


def test_the_pages_are_made_up_without_fault(sample: Sample) -> None:
    assert [f.code for f in sample.outcome.findings if "BS630" <= f.code <= "BS644"] == []


def test_nothing_is_over_and_nothing_under(sample: Sample) -> None:
    stories = [story for page in sample.outcome.report["pages"] for story in page["stories"]]
    assert [story["id"] for story in stories if any(story["overset"].values())] == []
    assert [story["id"] for story in stories if any(story["underset"].values())] == []
    assert all(story["set"] == story["characters"] for story in stories)


def test_no_story_of_k_columns_leaves_k_slots_empty(sheet: Sheet) -> None:
    faults = [fault for story in sheet.stories for fault in page_judges.gaping(story)]
    assert not faults, listed(faults)


def test_each_page_has_a_template_of_its_own(sample: Sample) -> None:
    assert [sheet.written["template"] for sheet in sample.whole] == ["front", "news", "feature", "briefs"]


def test_there_are_stories_of_every_kind(sample: Sample) -> None:
    """22 at least; among them tables, a calendar, refers, a standing column, a boxed one, one with a vertical head."""
    stories = [story for sheet in sample.whole for story in sheet.written["stories"].values()]
    assert len(stories) >= 22
    keys = Counter(key for story in stories for key in story)
    for key, count in {
        "standing": 3, "voice": 2, "box": 4, "kicker": 6, "deck": 4, "calendar": 1, "refers": 1, "headline_direction": 1,
    }.items():  # fmt: skip
        assert keys[key] >= count, key
    assert sum(bool(copy.tables) for sheet in sample.whole for copy in sheet.manuscripts.values()) >= 3


def test_there_are_pictures_enough_and_large_ones(sheets: tuple[Sheet, ...]) -> None:
    """16 at least, four of them as wide as five columns, as they stand on paper."""
    boxes = [box for sheet in sheets for kind, box in sheet.page.shapes if kind == "image"]
    written = [
        photo
        for sheet in sheets
        for story in sheet.written["stories"].values()
        for photo in story.get("photos", ())
    ]
    assert len(boxes) == len(written) >= 16
    five = 5 * COLUMN + 4 * GUTTER
    assert sum(box.right - box.left > five - 0.5 for box in boxes) >= 4


def test_every_picture_is_fine_enough_for_the_press(sample: Sample) -> None:
    assert min(photo["ppi"] for photo in sample.photos if photo["ppi"] is not None) >= 200


def test_no_picture_loses_what_stands_near_its_edges(sample: Sample) -> None:
    cut = {}
    for photo in sample.photos:
        if photo["ppi"] is None:
            continue
        with Image.open(ISSUE.parent / ISSUE.stem / photo["file"]) as picture:
            shape, place = picture.width / picture.height, photo["w_mm"] / photo["h_mm"]
        cut[photo["file"]] = 1 - min(shape, place) / max(shape, place)
    assert {name: f"{share:.1%}" for name, share in cut.items() if share > LARGEST_CROP} == {}


def test_pictures_stand_where_the_report_says(sheet: Sheet) -> None:
    boxes = sorted(box for kind, box in sheet.page.shapes if kind == "image")
    told = sorted((photo["x_mm"] * MM, photo["y_mm"] * MM) for photo in sheet.report["photos"])
    assert [box[:2] for box in boxes] == [pytest.approx(place, abs=0.6) for place in told]


def test_the_paper_is_full_of_words(sheets: tuple[Sheet, ...], figures: list[str]) -> None:
    """What stands on the four pages, lettering of pictures not counted; of it what is set as running text."""
    marks = [[glyph for glyph in sheet.page.glyphs if glyph.text.strip()] for sheet in sheets]
    everything = [sum(len(glyph.text) for glyph in page) for page in marks]
    body = [
        sum(
            len(glyph.text)
            for glyph in page
            if abs(glyph.size - BODY[1]) < 0.05 and glyph.face != "NotoSansSC-Regular"
        )
        for page in marks
    ]
    figures.append(
        f"characters on each page {everything}, together {sum(everything)}; running text {body}, {sum(body)}"
    )
    assert sum(everything) >= 21_500
    assert sum(body) >= 19_500
    assert min(everything) >= 4_500


def test_no_copy_is_a_stand_in(sample: Sample) -> None:
    """Long passages are not said twice anywhere in the issue."""
    copy = "".join(story.text for sheet in sample.whole for story in sheet.manuscripts.values())
    sentences = Counter(part for part in re.split(r"[。！？\n]", copy) if len(part) > 20)
    assert [sentence for sentence, times in sentences.items() if times > 1] == []
