"""Furniture: what the template places and the issue fills; what the issue lacks is not printed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from broadsheet.base.diagnostics import Findings
from broadsheet.base.units import pt
from broadsheet.base.world import Disk
from broadsheet.display.ops import Box, Rule, Text
from broadsheet.issue.load import load_issue
from broadsheet.issue.model import Issue, Page, Part
from broadsheet.issue.signs import STRONG_OFF, STRONG_ON
from broadsheet.job import Job
from broadsheet.layout.furniture import DownFurniture, TextFurniture
from broadsheet.layout.load import load_layout
from broadsheet.layout.model import Layout
from broadsheet.page.furniture import fields, furniture, printed
from broadsheet.page.names import check_names
from broadsheet.pipeline import check
from tests.composing import SMALL, SPAN, catalog, codes, composer, issue, page, small_layout, story

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


def test_pages_of_parts_are_counted_and_called_by_their_labels() -> None:
    def at(number: int, letter: str, count: int, name: str = "") -> Page:
        made = page([story()], "A A A A A", number=number)
        return replace(made, label=f"{letter}{count:02d}", part=Part(letter, name), lettered=True)

    one, two, three = at(1, "A", 1, "新闻"), at(2, "A", 2, "新闻"), at(3, "B", 1)
    made = issue(one, two, three)
    assert fields(made, two) | {
        "page": "A02",
        "part": "新闻",
        "pages": "今日3版\u2002A叠2版\u2002B叠1版",
    } == fields(made, two)
    assert fields(made, two)["index"] == "A01–A02\u2002要闻\u2003B01\u2002要闻"
    assert "part" not in fields(made, three)
    assert fields(made, two, "zh-Hant-TW")["pages"] == "今日3版\u2002A疊2版\u2002B疊1版"
    assert fields(issue(one, two), one)["pages"] == "今日2版"
    known = fields(made, two)
    assert (known["count"], known["parts"]) == ("今日3版", "A叠2版\u2002B叠1版")
    assert "parts" not in fields(issue(one, two), one)


def test_what_the_issue_lacks_is_no_field() -> None:
    known = fields(issue(FRONT), FRONT)
    assert {"number", "cn", "publisher", "price", "weather", "editors"}.isdisjoint(known)
    assert fields(issue(FRONT, number=7, weather="晴"), FRONT)["number"] == "第7期"


def test_a_text_wider_than_its_place_is_told() -> None:
    made = composer()
    furniture(issue(FRONT, weather="晴"), FRONT, made)
    assert codes(made.findings) == []
    furniture(issue(FRONT, weather="多云转晴，" * 20), FRONT, made)
    (finding,) = made.findings
    assert (finding.code, finding.args["text"]) == ("BS608", "多云转晴，" * 20)
    assert finding.args["over"] > 0  # type: ignore[operator]


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


@pytest.mark.parametrize(
    ("kind", "more"), [("kind: text,", ""), ("kind: down,", "rows: 9, ")], ids=["across", "down"]
)
def test_a_field_that_no_issue_can_have_is_told(kind: str, more: str, tmp_path: Path) -> None:
    text = SMALL.read_text("utf-8").replace(
        'kind: text, text: "{newspaper}",', f'{kind} {more}text: "{{newpaper}}",'
    )
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


def _with_text(text: str) -> Layout:
    """The small layout, its front carrying nothing but this text."""
    layout = small_layout()
    front = layout.templates["front"]
    item = next(item for item in front.furniture if isinstance(item, TextFurniture))
    line = replace(item, text=text, style=layout.styles["body"], row=0.5, column=1, columns=2)
    return replace(layout, templates={"front": replace(front, furniture=(line,))})


def _lines(text: str, made: Issue) -> list[Text]:
    ops = furniture(made, FRONT, composer(_with_text(text)))
    return [op for op in ops if isinstance(op, Text)]


def test_the_lunar_date_is_printed_where_the_almanac_knows_it() -> None:
    lunar = _lines("{date}[ {lunar}]", issue(FRONT, lunar="农历甲辰年腊月初七"))
    assert "".join("".join(op.chars) for op in lunar).endswith("农历甲辰年腊月初七")
    assert "".join("".join(op.chars) for op in _lines("{date}[ {lunar}]", issue(FRONT))) == "2025年1月6日"


def test_the_lines_of_the_ear_stand_under_each_other_at_the_leading() -> None:
    lines = _lines("{ear}", issue(FRONT, ear="今日付印\n八栏十三字\n四版"))
    grid, leading = small_layout().grid, small_layout().styles["body"].leading
    assert ["".join(op.chars) for op in lines] == ["今日付印", "八栏十三字", "四版"]
    assert [op.y for op in lines] == [grid.row_y(0.5) + number * leading for number in range(3)]
    assert {op.x for op in lines} == {grid.column_x(1)}


def test_a_blank_line_of_the_ear_stays_blank() -> None:
    lines = _lines("{ear}", issue(FRONT, ear="今日付印\n\n四版"))
    assert lines[1].y - lines[0].y == 2 * small_layout().styles["body"].leading


def test_strong_words_of_the_ear_are_strong() -> None:
    lines = _lines("{ear}", issue(FRONT, ear=f"{STRONG_ON}今日{STRONG_OFF}付印"))
    assert [("".join(op.chars), op.face) for op in lines] == [("今日", "sans-700"), ("付印", "serif-400")]


def test_an_issue_without_an_ear_prints_none() -> None:
    assert _lines("{ear}", issue(FRONT)) == []


def test_the_index_names_the_section_of_every_page_that_has_one() -> None:
    pages = [
        replace(page([story()], number=number), section=name)
        for number, name in ((1, "要闻"), (2, ""), (3, "图说"))
    ]
    assert fields(issue(*pages), pages[0])["index"] == "1\u2002要闻\u20033\u2002图说"
    assert "index" not in fields(issue(pages[1]), pages[1])


def test_year_month_and_day_are_figures_without_noughts() -> None:
    known = fields(issue(FRONT), FRONT)
    assert (known["year"], known["month"], known["day"]) == ("2025", "1", "6")


def _down(text: str, **more: Any) -> tuple[list[Text], DownFurniture, list[str]]:
    """The marks of a text set down alone on a front page, its item, and what was found."""
    layout = small_layout()
    front = layout.templates["front"]
    item = DownFurniture(
        **{
            "text": text,
            "style": layout.styles["body"],
            "row": 2,
            "rows": 20,
            "column": 4,
            "columns": 1,
            "align": "top",
            "sides": "all",
            "tracking": 0,
            "spread": 0,
            **more,
        }
    )
    made = composer(replace(layout, templates={"front": replace(front, furniture=(item,))}))
    ops = furniture(issue(FRONT), FRONT, made)
    return [op for op in ops if isinstance(op, Text)], item, codes(made.findings)


def _middle(op: Text) -> int:
    """The centre line of a mark in a vertical line."""
    face = composer().catalog.face(op.face)
    if op.vertical:
        return op.x
    if op.turned:
        return op.x + op.size * 38 // 100
    return op.x + sum(face.advance(glyph) for glyph in op.glyphs) * op.size * op.width // 2_000_000


def test_a_text_set_down_runs_down_the_middle_of_its_columns() -> None:
    (op,), item, _ = _down("{newspaper}")
    grid = small_layout().grid
    assert op.vertical
    assert (op.x, op.y) == (grid.column_x(4) + grid.measure // 2, grid.row_y(2))
    assert item.style.size == op.size


@pytest.mark.parametrize(("align", "share"), [("top", 0), ("center", 1), ("bottom", 2)])
def test_it_is_ranged_at_the_top_in_the_middle_or_at_the_foot(align: str, share: int) -> None:
    (op,), item, _ = _down("{newspaper}", align=align)
    grid = small_layout().grid
    assert op.y == grid.row_y(2) + share * (20 * grid.leading - 2 * item.style.size) // 2


def test_its_lines_stand_from_the_right_to_the_left_at_the_leading() -> None:
    ops, item, _ = _down("今日付印\n八栏\n四版")
    assert ["".join(op.chars) for op in ops] == ["今日付印", "八栏", "四版"]
    assert [ops[0].x - op.x for op in ops] == [number * item.style.leading for number in range(3)]
    grid = small_layout().grid
    assert ops[1].x == grid.column_x(4) + grid.measure // 2


def test_figures_stand_abreast_words_are_turned_and_all_are_centred() -> None:
    ops, _, _ = _down("第12版AI时代“好”")
    assert ["".join(op.chars) for op in ops] == ["第", "12", "版", "AI", "时代「好」"]
    assert max(_middle(op) for op in ops) - min(_middle(op) for op in ops) < 120


def test_tracking_stands_between_its_characters_figures_abreast_being_one() -> None:
    plain, item, _ = _down("第12版")
    tracked, _, _ = _down("第12版", tracking=pt(4))
    assert [op.y for op in tracked] == [op.y + number * pt(4) for number, op in enumerate(plain)]
    spread, _, _ = _down("第12版", spread=pt(500))
    assert spread[-1].y + item.style.size == small_layout().grid.row_y(22)


def test_spread_is_no_wider_than_it_may_be() -> None:
    (op,), _, _ = _down("{newspaper}", spread=pt(7))
    assert op.spacing == pt(7)


@pytest.mark.parametrize(("text", "more"), [("长" * 40, {}), ("甲\n" * 30, {"columns": 0.5})])
def test_one_that_is_longer_or_wider_than_its_place_is_told(text: str, more: dict[str, Any]) -> None:
    assert "BS608" in _down(text, **more)[2]
    assert _down("{newspaper}")[2] == []


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2025, 1, 6), "中華民國一一四年一月六日"),
        (date(2030, 12, 25), "中華民國一一九年十二月二十五日"),
        (date(2021, 10, 10), "中華民國一一〇年十月十日"),
        (date(1912, 11, 30), "中華民國一年十一月三十日"),
        (date(1911, 10, 10), None),
    ],
)
def test_a_day_is_written_in_the_years_of_the_republic(day: date, words: str | None) -> None:
    assert fields(replace(issue(FRONT), date=day), FRONT).get("minguo") == words


def test_the_lunar_day_is_printed_in_the_script_of_the_layout() -> None:
    made = issue(FRONT, lunar="农历甲辰年腊月初七")
    assert fields(made, FRONT, "zh-Hant-TW")["lunar"] == "農曆甲辰年臘月初七"
    assert fields(made, FRONT, "zh-Hans")["lunar"] == "农历甲辰年腊月初七"


def test_the_foot_of_a_front_page_has_its_imprint_and_its_editors_below_the_type_area(tmp_path: Path) -> None:
    text = (
        "newspaper: 试样\ndate: 2025-01-06\nimprint: 社址江滨路6号\nleft_ear: 左\npages:\n"
        "  - {plan: A A A A A A A A, editors: {责编: 何晓}, stories: {A: {headline: 头, expect: 5000字}}}\n"
    )
    (tmp_path / "i.yaml").write_text(text, encoding="utf-8")
    world = Disk.for_issue(tmp_path / "i.yaml")
    made = load_issue(tmp_path / "i.yaml", world, [])
    layout = load_layout(("broadsheet", SPAN), tmp_path / "i.yaml", catalog().keys, world, [])
    assert made is not None
    assert layout is not None
    ops = furniture(made, made.pages[0], composer(layout))
    foot = layout.grid.row_y(layout.grid.rows)
    below = ["".join(op.chars) for op in ops if isinstance(op, Text) and op.y > foot]
    assert below == ["社址江滨路6号", "责编：何晓"]
    assert max(op.y for op in ops if isinstance(op, Text)) < layout.grid.height
    (rule,) = [op for op in ops if isinstance(op, Rule) and op.y1 > foot]
    assert rule.y1 < min(op.y for op in ops if isinstance(op, Text) and op.y > foot)
    findings: Findings = []
    check_names(made, layout, findings)
    assert [(found.code, found.args["key"]) for found in findings] == [("BS329", "left_ear")]
    assert fields(made, made.pages[0])["left_ear"] == "左"
