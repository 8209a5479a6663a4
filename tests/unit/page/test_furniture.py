"""Furniture: what the template places and the issue fills; what the issue lacks is not printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.base.units import pt
from broadsheet.display.ops import Box, Rule, Text
from broadsheet.issue.model import Issue, Page
from broadsheet.job import Job
from broadsheet.page.furniture import fields, furniture, printed
from broadsheet.pipeline import check
from tests.composing import SMALL, composer, issue, page, small_layout, story

FRONT = page([story()], "A A A A A")
INSIDE = page([story()], "A A A A A", number=2)


def _texts(made: Issue, on: Page = FRONT) -> dict[str, Text]:
    ops = furniture(made, on, composer())
    return {"".join(op.chars): op for op in ops if isinstance(op, Text)}


def test_the_date_is_written_as_a_paper_writes_it() -> None:
    known = fields(issue(FRONT), FRONT)
    assert known["date"] == "2025年1月6日"
    assert known["weekday"] == "星期一"
    assert known["page"] == "01"
    assert known["label"] == "A01"
    assert known["pages"] == "今日1版"


def test_what_the_issue_lacks_is_no_field() -> None:
    known = fields(issue(FRONT), FRONT)
    assert {"number", "cn", "publisher", "price", "weather", "editors"}.isdisjoint(known)
    assert fields(issue(FRONT, number=7, weather="晴"), FRONT)["number"] == "第7期"


def test_a_text_whose_field_is_absent_is_not_printed() -> None:
    assert "晴" not in _texts(issue(FRONT))
    assert "晴" in _texts(issue(FRONT, weather="晴"))


@pytest.mark.parametrize(
    ("text", "known", "words"),
    [
        ("{a} {b}", {"a": "甲", "b": "乙"}, "甲 乙"),
        ("{a} {b}", {"a": "甲"}, ""),
        ("{a}[ {b}]", {"a": "甲"}, "甲"),
        ("{a}[ {b}]", {"a": "甲", "b": "乙"}, "甲 乙"),
        ("定价一元", {}, "定价一元"),
        ("[{b}]", {}, ""),
    ],
)
def test_a_part_in_brackets_drops_out_alone(text: str, known: dict[str, str], words: str) -> None:
    assert printed(text, known) == words


@pytest.mark.parametrize("text", ["半开{的", "半开}的", "{a.b}", "{a!x}", "{}"])
def test_stray_braces_are_printed_and_never_fall(text: str) -> None:
    assert isinstance(printed(text, {"a": "甲"}), str)


def test_the_nameplate_stands_on_its_row() -> None:
    grid = small_layout().grid
    name = _texts(issue(FRONT))["试样"]
    assert (name.x, name.y) == (grid.x, grid.row_y(1.6))
    assert (name.face, name.size) == ("serif-900", pt(24))


def test_a_text_ranged_right_ends_at_its_last_column() -> None:
    grid = small_layout().grid
    folio = _texts(issue(INSIDE), page([story()], "A A A A A", number=3))["03"]
    face = composer().catalog.face(folio.face)
    width = sum(face.advance(glyph) for glyph in folio.glyphs) * folio.size // 1000
    assert abs(folio.x + width - (grid.x + grid.span(5))) <= 2


def test_folios_are_mirrored_on_odd_and_even_pages() -> None:
    even = _texts(issue(INSIDE), INSIDE)["02"]
    odd = _texts(issue(INSIDE), page([story()], "A A A A A", number=3))["03"]
    assert even.x < odd.x


def test_a_double_rule_is_drawn_with_both_its_lines() -> None:
    rules = [op for op in furniture(issue(FRONT), FRONT, composer()) if isinstance(op, Rule)]
    assert [rule.weight for rule in rules] == [pt(2), pt(0.4)]
    top, grid = rules[0], small_layout().grid
    assert top.y1 - top.weight // 2 == grid.row_y(2.2)
    assert rules[1].y1 - rules[0].y1 == pt(1) + pt(2) // 2 + pt(0.4) // 2
    assert (top.x1, top.x2) == (grid.x, grid.x + grid.span(5))


def test_a_box_that_needs_a_field_is_drawn_only_with_it() -> None:
    def boxes(made: Issue) -> int:
        return sum(isinstance(op, Box) for op in furniture(made, INSIDE, composer()))

    assert boxes(issue(INSIDE)) == 0
    assert boxes(issue(INSIDE, weather="晴")) == 1


def test_furniture_belongs_to_no_story() -> None:
    assert {op.tag.role for op in furniture(issue(FRONT), FRONT, composer())} == {"Artifact"}


def test_a_field_that_no_issue_can_have_is_told(tmp_path: Path) -> None:
    text = SMALL.read_text("utf-8").replace("{newspaper}", "{newpaper}")
    assert "{newpaper}" in text
    file = tmp_path / "layout.yaml"
    file.write_text(text, "utf-8")
    issue = tmp_path / "issue.yaml"
    issue.write_text(
        "newspaper: 试\ndate: 2025-01-06\nlayout: layout.yaml\npress: newsprint-cn\npages:\n"
        "  - section: 要闻\n    plan: |\n      A A A A A\n    stories:\n      A: {headline: 题, body: 正文。}\n",
        "utf-8",
    )
    told = [finding for finding in check(Job(issue)).findings if finding.code == "BS321"]
    assert [finding.args["near"] for finding in told] == ["newspaper"]
