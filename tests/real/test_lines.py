"""The lines of the real page keep the rules of Chinese setting and fill their measure."""

from __future__ import annotations

import pytest

from tests.reading import line_judges as judges
from tests.reading.faults import listed
from tests.reading.page_judges import StoryJudge
from tests.real.printed import Printed

LINES = {"peers": 528, "as_clreq": 543, "as_luatex": 519}
"""The most lines of this page, crossheads counted, bylines and captions not. No breaking within CLREQ takes fewer than
542; Typst 0.15 takes 544. LuaTeX-ja's 525 are of type of 8.66 pt, closed up between Han by 0.1 bp."""

OTHERS = """\
                     lines  loose  last <= 2
    LuaTeX-ja          525      0          0
    XeLaTeX            537      0          1
    Typst              544      0          3
    Chromium           548     18          6
    Vivliostyle        549     22          6"""


@pytest.mark.parametrize("judge", judges.STRICT)
def test_no_line_has(judge: StoryJudge, printed: Printed) -> None:
    faults = [fault for story in printed.stories for fault in judge(story)]
    assert not faults, listed(faults)


@pytest.mark.parametrize(("terms", "most"), LINES.items())
def test_the_page_needs_no_more_lines_than_it_must_and_none_is_loose(
    terms: str, most: int, figures: list[str], request: pytest.FixtureRequest
) -> None:
    printed: Printed = request.getfixturevalue(terms)
    lines = sum(len(story.lines) for story in printed.stories)
    loose = [fault for story in printed.stories for fault in judges.loose_lines(story)]
    runts = [fault for story in printed.stories for fault in judges.runts(story)]
    squeezed = sum(story["squeezed_marks"] for story in printed.report["stories"])
    if terms == "peers":
        figures.append(OTHERS)
    figures.append(
        f"    ours, {terms:9}  {lines:3}    {len(loose):3}        {len(runts):3}"
        f"    marks that give up space: {squeezed}"
    )
    figures.extend(str(fault) for fault in [*loose, *runts])
    assert lines <= most
    assert not loose, listed(loose)
    assert not runts, listed(runts)


def test_loose_lines_are_rare_and_last_lines_long_enough(printed: Printed) -> None:
    """Not more than one line in a hundred is loose, and no more last lines are short than in Typst's page."""
    lines = sum(len(story.lines) for story in printed.stories)
    loose = [fault for story in printed.stories for fault in judges.loose_lines(story)]
    runts = [fault for story in printed.stories for fault in judges.runts(story)]
    assert len(loose) * 100 <= lines, listed(loose)
    assert len(runts) <= 3, listed(runts)


def test_loose_lines_are_as_many_as_the_report_says(printed: Printed) -> None:
    told = {story["id"]: story["loose_lines"] for story in printed.report["stories"]}
    assert told == {story.name: len(judges.loose_lines(story)) for story in printed.stories}
