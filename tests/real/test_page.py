"""The real page as a whole: one grid, nothing over anything else, columns full and level."""

from __future__ import annotations

import pytest

from tests.reading import page_judges as judges
from tests.reading.faults import listed
from tests.reading.ink_judges import stray_ink
from tests.reading.report import BODY, claimed
from tests.reading.stories import SetStory
from tests.real.printed import Printed


def test_every_body_baseline_is_on_one_grid(printed: Printed) -> None:
    faults = judges.off_grid(printed.stories, printed.leading)
    assert not faults, listed(faults)


def test_no_line_runs_into_another_or_into_a_picture(printed: Printed) -> None:
    faults = judges.overlaps(printed.page)
    assert not faults, listed(faults)


def test_no_ink_stands_out_of_its_column(printed: Printed) -> None:
    faults = [fault for story in printed.stories for fault in judges.out_of_frame(story)]
    assert not faults, listed(faults)


def test_white_is_white_everywhere_else(printed: Printed) -> None:
    head = min(story.frames[0].top - rows for story, rows in _head_rows(printed))
    faults = stray_ink(printed.page, claimed(printed.page, printed.report, head))
    assert not faults, listed(faults)


def _head_rows(printed: Printed) -> list[tuple[SetStory, float]]:
    rows = {story["id"]: story["head_rows"] for story in printed.report["stories"]}
    return [(story, rows[story.name] * printed.leading) for story in printed.stories]


def test_all_body_type_belongs_to_a_story(printed: Printed) -> None:
    faults = judges.strays(printed.page, printed.stories, *BODY)
    assert not faults, listed(faults)


@pytest.mark.parametrize("judge", [judges.unlevel, judges.holes])
def test_columns_end_level_without_holes(judge: judges.StoryJudge, printed: Printed) -> None:
    faults = [fault for story in printed.stories for fault in judge(story)]
    assert not faults, listed(faults)


def test_no_story_of_k_columns_leaves_k_slots_empty(house: Printed) -> None:
    faults = [fault for story in house.stories for fault in judges.gaping(story)]
    assert not faults, listed(faults)
