"""The judges are judged: on other systems' pages of the same copy they find what is known to be wrong with them.

The counts are those published with the pages. On two of three our count of lines is one above the published one.
"""

from __future__ import annotations

import pytest

from tests.reading import line_judges as judges
from tests.reading import page_judges
from tests.reading.glyphs import ReadPage, read_pages
from tests.reading.lines import Frame
from tests.reading.stories import set_story
from tests.real.conftest import OTHERS

LEFT, TOP, MEASURE, PITCH, ROW = 57.756, 100.0, 108.0, 126.0, 13.0

MODULES = {
    "L": (0, 5, 5, 42, 0, 0, 0),
    "B": (5, 3, 5, 19, 0, 0, 0),
    "C": (5, 3, 25, 42, 0, 0, 0),
    "P": (0, 4, 49, 77, 1, 3, 20),
    "R": (4, 4, 49, 77, 2, 2, 18),
    "T": (0, 3, 83, 106, 0, 0, 0),
    "G": (3, 2, 84, 106, 0, 0, 0),
    "V": (6, 2, 79, 106, 0, 0, 0),
}
"""Story: first column, columns, rows of text from and to, then a photo's first column, columns and rows."""


def frames(module: tuple[int, ...]) -> list[Frame]:
    column, columns, top, bottom, photo, wide, deep = module
    rows = [top + deep * (photo <= index < photo + wide) for index in range(columns)]
    left = [LEFT + (column + index) * PITCH for index in range(columns)]
    return [
        Frame(x, TOP + row * ROW, MEASURE, TOP + bottom * ROW, ROW) for x, row in zip(left, rows, strict=True)
    ]


class Other:
    """Another system's page, read."""

    def __init__(self, name: str) -> None:
        self.page: ReadPage
        (self.page,) = read_pages(OTHERS / f"{name}.pdf")
        self.stories = [
            set_story(name, frames(module), self.page.glyphs, 9.0) for name, module in MODULES.items()
        ]

    def count(self, judge: page_judges.StoryJudge) -> int:
        return sum(len(judge(story)) for story in self.stories)

    @property
    def lines(self) -> int:
        """Lines of type on the page: crossheads, and body type wherever it stands, over the frames' ends too."""
        spots = {
            (round(glyph.y, 1), int((glyph.centre - LEFT + 5) // PITCH))
            for glyph in self.page.glyphs
            if glyph.face == "NotoSerifSC-Regular" and abs(glyph.size - 9) < 0.45 and glyph.y > TOP
        }
        return len(spots) + sum(len(story.crossheads) for story in self.stories)


@pytest.fixture(scope="module", params=["luatex-ja", "typst", "vivliostyle"])
def other(request: pytest.FixtureRequest) -> tuple[str, Other]:
    return request.param, Other(request.param)


def test_lines_are_counted_as_published(other: tuple[str, Other]) -> None:
    name, page = other
    assert page.lines == {"luatex-ja": 526, "typst": 544, "vivliostyle": 550}[name]


@pytest.mark.parametrize("judge", [judges.forbidden_edges, judges.split_units])
def test_none_of_them_breaks_the_line_rules(judge: page_judges.StoryJudge, other: tuple[str, Other]) -> None:
    assert other[1].count(judge) == 0


def test_loose_lines_and_short_last_lines_are_counted_as_published(other: tuple[str, Other]) -> None:
    name, page = other
    counts = page.count(judges.loose_lines), page.count(judges.runts)
    assert counts == {"luatex-ja": (1, 0), "typst": (0, 3), "vivliostyle": (21, 6)}[name]


def test_only_vivliostyle_leaves_pairs_wide(other: tuple[str, Other]) -> None:
    name, page = other
    assert (page.count(judges.wide_pairs) > 0) == (name == "vivliostyle")


def test_overprinted_lines_are_seen(other: tuple[str, Other]) -> None:
    """LuaTeX-ja's page has a byline that touches its head; the others set the line too many over what stands below."""
    name, page = other
    over = [fault for fault in page_judges.overlaps(page.page) if fault.what == "ink over ink"]
    assert len(over) == {"luatex-ja": 2, "typst": 10, "vivliostyle": 49}[name]


def test_ragged_columns_are_seen(other: tuple[str, Other]) -> None:
    assert other[1].count(page_judges.unlevel) > 0
