"""Pages as the printer takes them: what the profile asks for, and nothing where it asks for nothing."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from broadsheet.base.cache import Cache
from broadsheet.base.data import data_folder
from broadsheet.base.diagnostics import Findings
from broadsheet.base.units import mm
from broadsheet.base.world import Disk
from broadsheet.display.ops import DisplayPage, Rule, Text
from broadsheet.layout.press import PressFile, load_press
from broadsheet.page.finish import Finisher, told_blanks
from tests.composing import SPAN, catalog, codes, issue, page


@cache
def press(name: str) -> PressFile:
    made = load_press(name, SPAN, Disk([data_folder("layout")], cache=Cache(None)), [])
    assert made is not None
    return made.file


def finisher(name: str = "newsprint-cn-marks") -> Finisher:
    return Finisher(issue(page([])), press(name), catalog(), "sans-700")


def pages(count: int) -> list[DisplayPage]:
    rule = (Rule(0, 0, mm(100), 0, 1000),)
    return [DisplayPage(n, f"A{n:02d}", mm(270), mm(390), 0, rule) for n in range(1, count + 1)]


def said(sheet: DisplayPage) -> str:
    return "".join("".join(op.chars) for op in sheet.ops if isinstance(op, Text))


def test_a_profile_without_marks_leaves_pages_as_they_were() -> None:
    before = pages(4)
    assert finisher("newsprint-cn").pages(before) == before
    assert finisher("newsprint-cn").sheets(before) == []


def test_the_slug_says_paper_day_and_page() -> None:
    made = finisher().pages(pages(2))
    assert [said(page).split("青")[0] for page in made] == [
        "试样 · 2025年1月6日 · A01",
        "试样 · 2025年1月6日 · A02",
    ]


def test_the_slug_of_a_sheet_says_its_side_and_its_pages() -> None:
    front, back = finisher().sheets(pages(4))
    assert "第1张正面 · A04 A01" in said(front)
    assert "第1张反面 · A02 A03" in said(back)


def test_pages_on_a_sheet_carry_no_marks_of_their_own() -> None:
    before = pages(4)
    front, _ = finisher().sheets(before)
    assert [placed.page for placed in front.placed] == [before[3], before[0]]


def test_a_sheet_is_folded_at_its_spine_and_four_up_across_as_well() -> None:
    marks = replace(press("newsprint-cn-marks").marks, show=("fold",))  # type: ignore[type-var]
    dashes = []
    for form in ("two-up", "four-up"):
        file = replace(press("newsprint-cn-marks"), marks=marks, imposition=form)
        front = next(iter(replace(finisher(), press=file).sheets(pages(8))))
        dashes.append({(op.x1 == op.x2, op.y1 == op.y2) for op in front.ops if isinstance(op, Rule)})
    assert dashes == [{(True, False)}, {(True, False), (False, True)}]


def test_an_issue_without_pages_makes_no_sheets() -> None:
    assert finisher().sheets([]) == []


def test_blank_places_are_told_where_the_profile_asks_for_sheets() -> None:
    findings: Findings = []
    told_blanks(press("newsprint-cn-marks"), 6, findings)
    assert codes(findings) == ["BS820"]
    assert findings[0].args == {"pages": 6, "places": 8, "blank": 2}
    assert findings[0].severity == "note"


def test_nothing_is_told_of_full_sheets_or_without_any() -> None:
    findings: Findings = []
    told_blanks(press("newsprint-cn-marks"), 8, findings)
    told_blanks(press("newsprint-cn"), 6, findings)
    assert findings == []
