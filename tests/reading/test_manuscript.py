"""Copy is read as an editor means it, and the page's text is held against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.manuscript import Manuscript, altered, miscopied, misparted, read_manuscripts
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


SET = ["　　一二三四五六七八", "九十。", "　　（甲）乙丙丁"]
WRITTEN = (("一二三四五六七八\n九十。", False), ("(甲)乙丙丁", False))


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
    faults, mended = miscopied(story(["　　２年"]), Manuscript("A", (("2年", False),)))
    assert [fault.where for fault in faults] == ["2 as ２ (U+FF12)"]
    assert mended == []
