"""Messages point at the right place on any terminal, and programs can read them too."""

from __future__ import annotations

import json

import pytest

from broadsheet.base.diagnostics import Diagnostic, Lang
from broadsheet.base.source import Source
from broadsheet.cli.show import as_github, as_json_line, as_text, printable, width

TEXT = "newspaper: 版样\n报名：\tx\n" + "字" * 500 + "\n"


def _finding(start: int, end: int) -> Diagnostic:
    args = {"key": "tilte", "nearest": "title", "known": "title"}
    return Diagnostic("BS130", Source("i.yaml", TEXT).span(start, end), args)


def _shown(start: int, end: int, lang: Lang = "zh") -> list[str]:
    return as_text(_finding(start, end), {"i.yaml": Source("i.yaml", TEXT)}, lang, color=False).splitlines()


def test_a_message_shows_its_line_with_a_caret_below() -> None:
    assert _shown(11, 13) == [
        "错误[BS130]: 不认识的键“tilte”",
        " --> i.yaml:1:12",
        "  |",
        "1 | newspaper: 版样",
        "  |            ^^^^",
        "  = 提示: 是否想写 title？",
        "  = 提示: 这里可以写：title",
    ]


def test_carets_stand_below_wide_characters() -> None:
    assert _shown(18, 19, "en")[3:5] == ["2 | 报名： x", "  |        ^"]


@pytest.mark.parametrize("at", [0, 250, 499])
def test_of_a_long_line_the_part_around_the_fault_is_shown(at: int) -> None:
    start = TEXT.index("字") + at
    line, carets = _shown(start, start + 1)[3:5]
    assert width(line) < 100
    before = carets.index("^")
    assert before < width(line)
    shown = line.index("字")
    assert (before - width(line[:shown])) % 2 == 0


def test_a_fault_at_the_end_of_the_file_has_a_caret_too() -> None:
    assert "^" in "\n".join(_shown(len(TEXT), len(TEXT)))


def test_a_fault_over_several_lines_marks_its_first() -> None:
    assert _shown(0, len(TEXT))[4].count("^") == width("newspaper: 版样")


def test_a_fault_without_a_place_is_one_sentence() -> None:
    shown = as_text(Diagnostic("BS801", args={"file": "out/a.pdf"}), {}, "en", color=False)
    assert shown.startswith("error[BS801]: the disk is full: out/a.pdf")


def test_a_plan_to_paste_stays_as_it_is() -> None:
    finding = Diagnostic("BS211", None, {"stories": "A, B", "plan": "    plan: |\n      A A B"})
    assert as_text(finding, {}, "en", color=False).splitlines()[-2:] == ["    plan: |", "      A A B"]


def test_colour_is_only_there_when_asked_for() -> None:
    sources = {"i.yaml": Source("i.yaml", TEXT)}
    plain, coloured = (as_text(_finding(0, 9), sources, "zh", color) for color in (False, True))
    assert "\x1b" not in plain
    assert coloured.count("\x1b[0m") == coloured.count("\x1b[") / 2 > 2


def test_copy_cannot_steer_the_terminal() -> None:
    assert printable("a\x1b[31mb\x07\u202ec\n") == "a?[31mb??c\n"


def test_a_space_of_one_em_is_shown_as_it_is() -> None:
    assert printable("前\u3000后\n") == "前\u3000后\n"


def test_programs_read_messages_in_both_languages() -> None:
    line = as_json_line(_finding(11, 13), {"i.yaml": Source("i.yaml", TEXT)})
    facts = json.loads(line)
    assert line.isascii()
    assert (facts["code"], facts["severity"], facts["file"]) == ("BS130", "error", "i.yaml")
    assert (facts["line"], facts["column"]) == (1, 12)
    assert set(facts["message"]) == {"zh", "en"}
    assert len(facts["hints"]) == 2


def test_github_shows_messages_beside_the_line() -> None:
    shown = as_github(_finding(11, 13), {"i.yaml": Source("i.yaml", TEXT)}, "en")
    assert shown.startswith("::error file=i.yaml,line=1,col=12,title=BS130::unknown key")
    assert "\n" not in shown
    assert "%0A" in shown


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("中文", 4), ("ａ，", 4), ("e\u0301", 1), ("", 0)])
def test_wide_characters_take_two_columns(text: str, columns: int) -> None:
    assert width(text) == columns
