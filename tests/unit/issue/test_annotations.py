"""Readings and character styles, as an editor types them."""

from __future__ import annotations

import pytest

from broadsheet.base.diagnostics import Findings
from broadsheet.issue.annotations import annotated
from broadsheet.issue.markup import Copyreader, Line, read_copy
from broadsheet.issue.matter import Paragraph
from broadsheet.issue.signs import plain
from broadsheet.text.inline import Inline, take_inlines
from broadsheet.text.itemize import style_names
from broadsheet.text.normalize import normalize
from tests.composing import SPAN, codes


def _rubies(typed: str) -> list[tuple[str, str]]:
    findings: Findings = []
    text, inlines = take_inlines(annotated(typed, SPAN, findings))
    assert findings == []
    return [(text[inline.start : inline.end], inline.words) for inline in inlines]


def _read(typed: str) -> tuple[Paragraph, Findings]:
    findings: Findings = []
    (paragraph,) = read_copy([Line(typed, 0)], Copyreader("copy", False, False, findings))
    assert isinstance(paragraph, Paragraph)
    return paragraph, findings


def test_readings_as_many_as_characters_belong_to_one_each() -> None:
    assert _rubies("去{重庆|chóng qìng}了") == [("重", "chóng"), ("庆", "qìng")]


def test_a_reading_of_several_characters_is_theirs_together() -> None:
    assert _rubies("去{重庆|Chóngqìng}了") == [("重庆", "Chóngqìng")]
    assert _rubies("{北京大学|Běijīng Dàxué}") == [("北京大学", "Běijīng Dàxué")]


def test_bopomofo_has_a_group_for_each_character() -> None:
    assert _rubies("{重慶|ㄔㄨㄥˊ ㄑㄧㄥˋ}") == [("重", "ㄔㄨㄥˊ"), ("慶", "ㄑㄧㄥˋ")]
    findings: Findings = []
    assert annotated("到{重慶|ㄔㄨㄥˊㄑㄧㄥˋ}去", SPAN, findings) == "到重慶去"
    assert codes(findings) == ["BS237"]
    assert "{重慶|" in findings[0].hints("zh")[0]


def test_a_variant_of_a_character_is_one_character() -> None:
    assert _rubies("{葛\U000e0100城|gé chéng}") == [("葛\U000e0100", "gé"), ("城", "chéng")]


@pytest.mark.parametrize(
    "typed", ["{a|b}", "{重庆}", "{重庆|}", "{|a}", "{重庆| }", "{重|庆|x}", "f{x}", "{重\n庆|x}"]
)
def test_other_braces_are_left_alone(typed: str) -> None:
    assert annotated(typed, SPAN, []) == typed


def test_a_paragraph_has_neither_readings_nor_names_of_styles_among_its_characters() -> None:
    paragraph, findings = _read("到{重庆|Chóngqìng}去[看**雾**]{楷}。")
    assert findings == []
    assert plain(paragraph.text) == "到重庆去看雾。"
    assert style_names(paragraph.text) == ["楷"]


def test_a_style_needs_its_words_and_its_name() -> None:
    for typed in ("[]{楷}", "[字]{}", "[字] {楷}", "[字]", "{楷}", "[字]{ 楷}"):
        paragraph, _ = _read(typed)
        assert paragraph.text == typed


def test_copy_is_mended_about_readings_and_never_in_them() -> None:
    paragraph, _ = _read('"{重庆|Chóng, qìng}",{北京|a--b c}很冷 [很]{small ,} 冷')
    mended = normalize(paragraph.text)
    text, inlines = take_inlines(mended.text)
    assert plain(mended.text) == "“重庆”，北京很冷很冷"
    assert [inline.words for inline in inlines] == ["Chóng,", "qìng", "a--b", "c"]
    assert style_names(text) == ["small ,"]


def test_a_paragraph_that_ends_in_a_style_has_its_end_mark() -> None:
    findings: Findings = []
    lines = [Line("第一段[完了。]{小}", 0), Line("", 0), Line("第二段。", 0)]
    read_copy(lines, Copyreader("copy", True, False, findings))
    assert findings == []


def test_marks_and_readings_count_characters_of_the_text_alone() -> None:
    paragraph, _ = _read("甲[乙]{楷}*丙*{丁|dīng}**戊**__己__")
    _, inlines = take_inlines(paragraph.text)
    assert sorted(inlines) == [Inline(2, 3, "dots"), Inline(3, 4, "ruby", "dīng"), Inline(5, 6, "name")]
