"""Copy is read as an editor means it, and the page's text is held against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.manuscript import Manuscript, Part, altered, miscopied, misparted, read_manuscripts
from tests.reading.specimen import story

ISSUE = """\
newspaper: 试样
pages:
  - stories:
      A:
        headline: 题
        body: [{file: copy.md, lines: "1-3,5-7", join: true}, "另起\\n\\n一段"]
"""


def test_line_ranges_joins_and_crossheads(tmp_path: Path) -> None:
    (tmp_path / "i.yaml").write_text(ISSUE, encoding="utf-8")
    copy = "第一段断\n\n在这里。\n图说\n## 小题\n\n第二段“好。”\n不取\n"
    (tmp_path / "copy.md").write_text(copy, encoding="utf-8")
    (page,) = read_manuscripts(tmp_path / "i.yaml", [tmp_path])
    assert page["A"].paragraphs == ["第一段断\n在这里。", "第二段“好。”", "另起", "一段"]
    assert page["A"].crossheads == ["小题"]


MADE = """\
newspaper: 试样
pages:
  - stories:
      A: {headline: 往里翻, refers: [2.B, {to: 2.B, text: 另一种说法}]}
      C: {headline: 月历, calendar: 2025-01}
  - stories:
      B:
        headline: 上一行 | 下一行
        body: |
          先有一段。

          | 号数 | 点数 |
          |:--|--:|
          | 五号 | **10.5** |
          | 小五 |  |

          后有一段。
"""


def test_refers_tables_and_calendars(tmp_path: Path) -> None:
    (tmp_path / "i.yaml").write_text(MADE, encoding="utf-8")
    first, second = read_manuscripts(tmp_path / "i.yaml", [])
    assert [part.text for part in first["A"].parts] == ["2版\u2003上一行 下一行", "2版\u2003另一种说法"]
    assert second["B"].paragraphs == ["先有一段。", "后有一段。"]
    assert [part.kind for part in second["B"].parts] == ["body", "table", "body"]
    (table,) = second["B"].tables
    assert table.cells == [["号数", "点数"], ["五号", "10.5"], ["小五", ""]]
    assert table.align == "lr"
    (month,) = first["C"].tables
    assert month.cells[1] == ["", "", "1元旦", "2初三", "3初四", "4初五", "5小寒"]
    assert month.cells[5] == ["27廿八", "28除夕", "29春节", "30初二", "31初三", "", ""]


SET = ["　　一二三四五六七八", "九十。", "　　（甲）乙丙丁"]
WRITTEN = (Part("一二三四五六七八\n九十。"), Part("(甲)乙丙丁"))


def test_the_same_words_pass_wherever_lines_break_and_whatever_the_width_of_marks() -> None:
    manuscript = Manuscript("A", WRITTEN)
    assert altered(story(SET), manuscript) == []
    assert misparted(story(SET), manuscript) == []
    assert miscopied(story(SET), manuscript) == ([], ["(（", ")）"])


@pytest.mark.parametrize(
    "rows",
    [
        ["　　一二三四五六七八", "九。", "　　（甲）乙丙丁"],
        ["　　一二三四五六七八", "九十十。", "　　（甲）乙丙丁"],
        ["　　一二三四五六八七", "九十。", "　　（甲）乙丙丁"],
        ["　　（甲）乙丙丁", "　　一二三四五六七八", "九十。"],
    ],
)
def test_lost_doubled_changed_and_moved_words_are_named(rows: list[str]) -> None:
    assert altered(story(rows), Manuscript("A", WRITTEN)) != []


def test_a_paragraph_that_ends_elsewhere_is_named() -> None:
    rows = ["　　一二三四五六七八", "九十。（甲）乙丙丁"]
    assert altered(story(rows), Manuscript("A", WRITTEN)) == []
    assert len(misparted(story(rows), Manuscript("A", WRITTEN))) == 1


def test_a_full_width_digit_for_a_half_width_one_is_a_wrong_character() -> None:
    faults, mended = miscopied(story(["　　２年"]), Manuscript("A", (Part("2年"),)))
    assert [fault.where for fault in faults] == ["2 as ２ (U+FF12)"]
    assert mended == []


def test_refers_in_an_issue_of_parts_name_labels(tmp_path: Path) -> None:
    issue = tmp_path / "i.yaml"
    issue.write_text(
        "pages:\n"
        "  - {stories: {R: {headline: 往里翻, refers: [2.A, B01.A, 3.A, T1.A]}}}\n"
        "  - {stories: {A: {headline: 一}}}\n"
        "  - {part: B, stories: {A: {headline: 二}}}\n"
        "  - {label: T1, stories: {A: {headline: 三}}}\n",
        encoding="utf-8",
    )
    first = read_manuscripts(issue, [tmp_path])[0]
    assert [part.text for part in first["R"].parts] == [
        "A02版\u2003一",
        "B01版\u2003二",
        "B01版\u2003二",
        "T1版\u2003三",
    ]
