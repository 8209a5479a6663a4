"""The sample's pages as a whole: one grid, nothing over anything else, columns full and level."""

from __future__ import annotations

import pytest

from tests.reading import page_judges as judges
from tests.reading.faults import listed
from tests.reading.ink_judges import stray_ink
from tests.reading.report import BODY, claimed
from tests.sample.sheets import Sheet


def test_every_baseline_of_text_is_on_one_grid(sheet: Sheet) -> None:
    faults = judges.off_grid(sheet.stories, sheet.leading)
    assert not faults, listed(faults)


def test_no_line_runs_into_another_or_into_a_picture(sheet: Sheet) -> None:
    faults = judges.overlaps(sheet.page)
    assert not faults, listed(faults)


def test_no_ink_stands_out_of_its_column(sheet: Sheet) -> None:
    faults = [fault for story in sheet.stories for fault in judges.out_of_frame(story)]
    assert not faults, listed(faults)


def test_white_is_white_everywhere_else(sheet: Sheet) -> None:
    rows = {story["id"]: story["head_rows"] for story in sheet.report["stories"]}
    head = min(story.frames[0].top - rows[story.name] * sheet.leading for story in sheet.stories)
    faults = stray_ink(sheet.page, claimed(sheet.page, sheet.report, head))
    assert not faults, listed(faults)


def test_all_body_type_belongs_to_a_story(sheet: Sheet) -> None:
    faults = judges.strays(sheet.page, sheet.stories, *BODY)
    assert not faults, listed(faults)


@pytest.mark.parametrize("judge", [judges.unlevel, judges.holes])
def test_columns_end_level_without_holes(judge: judges.StoryJudge, sheet: Sheet) -> None:
    faults = [fault for story in sheet.stories for fault in judge(story)]
    assert not faults, listed(faults)
