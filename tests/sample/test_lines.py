"""The lines of the sample keep the rules of Chinese setting and fill their measure, on every page."""

from __future__ import annotations

import pytest

from tests.reading import line_judges as judges
from tests.reading.faults import listed
from tests.reading.page_judges import StoryJudge
from tests.sample.sheets import Sheet


@pytest.mark.parametrize("judge", judges.STRICT)
def test_no_line_has(judge: StoryJudge, sheet: Sheet) -> None:
    faults = [fault for story in sheet.stories for fault in judge(story)]
    assert not faults, listed(faults)


def test_loose_lines_are_rare_and_last_lines_long_enough(sheet: Sheet) -> None:
    """Not more than one line of running text in a hundred is loose, and three last lines a page are short at most."""
    lines = sum(len(story.body) for story in sheet.stories)
    loose = [fault for story in sheet.stories for fault in judges.loose_lines(story)]
    runts = [fault for story in sheet.stories for fault in judges.runts(story)]
    assert len(loose) * 100 <= lines, listed(loose)
    assert len(runts) <= 3, listed(runts)


def test_loose_lines_are_as_many_as_the_report_says(sheet: Sheet) -> None:
    told = {story["id"]: story["loose_lines"] for story in sheet.report["stories"]}
    assert told == {story.name: len(judges.loose_lines(story)) for story in sheet.stories}
