"""Copy as typed becomes copy as set; what is mended is counted, what is right is left alone."""

from __future__ import annotations

import pytest

from broadsheet.issue.signs import STRONG_OFF, STRONG_ON
from broadsheet.text.normalize import Mend, normalize


def _mended(text: str) -> tuple[str, list[Mend]]:
    normal = normalize(text)
    return normal.text, list(normal.mends)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("一行\n二行", "一行二行"),
        ("一行\r\n二行", "一行二行"),
        ("一行  \n\u3000\u3000二行", "一行二行"),
        ("two\nlines", "two lines"),
        ("排\nGDP", "排GDP"),
        ("GDP\n排", "GDP排"),
        ("\u3000\u3000缩进", "缩进"),
        ("句末。\n", "句末。"),
    ],
)
def test_a_line_end_of_the_source_leaves_no_hole_in_chinese(typed: str, text: str) -> None:
    assert _mended(typed) == (text, [])


def test_a_space_between_han_goes_and_is_counted() -> None:
    assert _mended("全 文 共三处 空") == ("全文共三处空", [(" ", "", 3)])


@pytest.mark.parametrize(
    ("typed", "text"),
    [("增长 5% 左右", "增长5%左右"), ("用 GDP 计", "用GDP计"), ("共\u00a03 次", "共3次")],
)
def test_a_space_between_han_and_latin_gives_way_to_the_gap(typed: str, text: str) -> None:
    assert normalize(typed).text == text


@pytest.mark.parametrize("credit", ["（记者 甲乙 通讯员 丙丁）", "（本报记者 甲乙）", "（甲乙 摄影报道）"])
def test_a_credit_in_brackets_keeps_its_spaces(credit: str) -> None:
    assert _mended(f"本报讯{credit}昨日") == (f"本报讯{credit}昨日", [])


def test_a_credit_keeps_its_spaces_in_mended_brackets_too() -> None:
    assert normalize("本报讯 (记者 甲乙) 昨日").text == "本报讯（记者 甲乙）昨日"


def test_a_headline_keeps_its_spaces() -> None:
    normal = normalize("先看  后说\u3000再写", keep_spaces=True)
    assert normal == ("先看 后说 再写", ())


def test_half_width_brackets_round_chinese_are_mended_in_pairs() -> None:
    assert _mended("(下转第四版)见(右图)") == ("（下转第四版）见（右图）", [("()", "（）", 2)])
    assert _mended("组织(WTO)称") == ("组织（WTO）称", [("()", "（）", 1)])


def test_a_lone_bracket_beside_chinese_is_mended_by_itself() -> None:
    assert normalize("甲)第一项").text == "甲）第一项"


def test_half_width_marks_after_han_are_mended_each_kind_counted() -> None:
    typed = "说:今天,明天,后天;好!对?是."
    marks = [(":", "：", 1), (",", "，", 2), (";", "；", 1), ("!", "！", 1), ("?", "？", 1), (".", "。", 1)]
    assert _mended(typed) == ("说：今天，明天，后天；好！对？是。", marks)


def test_a_half_width_mark_before_latin_or_digits_is_mended_after_han() -> None:
    assert normalize("今年,GDP增长;同比,5%").text == "今年，GDP增长；同比，5%"


def test_full_width_figures_and_letters_are_set_half_width() -> None:
    text, mends = _mended("２０２５年，５Ｇ")
    assert text == "2025年，5G"
    assert [(mend.before, mend.after) for mend in mends] == [("２０２５", "2025"), ("５Ｇ", "5G")]


def test_a_full_width_point_between_figures_is_set_with_them() -> None:
    assert normalize("涨３．５％，共１，２００人").text == "涨3.5％，共1,200人"
    assert normalize("共１，２３４．５６元").text == "共1,234.56元"
    assert normalize("１，２，３号楼；２０２５，１００人").text == "1，2，3号楼；2025，100人"


def test_straight_quotation_marks_round_chinese_are_curled() -> None:
    assert _mended('所谓"新"与"旧"') == ("所谓“新”与“旧”", [('""', "“”", 2)])


def test_straight_quotation_marks_in_chinese_are_curled_round_latin_too() -> None:
    assert _mended('他说"OK"吗') == ("他说“OK”吗", [('""', "“”", 1)])
    assert _mended('He said "OK" twice') == ('He said "OK" twice', [])


def test_a_colon_before_straight_quotation_marks_is_mended_with_them() -> None:
    assert normalize('师傅说:"今晚付印。"').text == "师傅说：“今晚付印。”"


@pytest.mark.parametrize(
    ("typed", "text"),
    [("说...", "说……"), ("说......", "说……"), ("说。。。", "说……"), ("说…", "说……"), ("说……", "说……")],
)
def test_dots_become_an_ellipsis(typed: str, text: str) -> None:
    assert normalize(typed).text == text


def test_dots_are_told_as_they_stood() -> None:
    assert _mended("说...再说...") == ("说……再说……", [("...", "……", 2)])


@pytest.mark.parametrize("typed", ["报纸--日报", "报纸---日报", "报纸——日报"])
def test_hyphens_become_a_dash(typed: str) -> None:
    assert normalize(typed).text == "报纸——日报"


@pytest.mark.parametrize(
    "right",
    [
        "增长3.5亿元，涨0.8%",
        "时间12:30开始，比分3:2",
        "见www.example.com/a.html，下载v1.2.3",
        "网址https://example.com/a?b=1,c。",
        "共10,000人",
        "1/2与1-11",
        "A.B.先生",
        "他说：“好！”（笑）",
        "京—沪高铁——两小时",
        "约翰·史密斯",
    ],
)
def test_what_is_right_stays(right: str) -> None:
    assert _mended(right) == (right, [])


@pytest.mark.parametrize(
    "sentence",
    [
        'Plain English, with (brackets), "quotes"... and 3.5: left alone!',
        f"This is {STRONG_ON}very{STRONG_OFF} good.",
        "Wait -- really?",
    ],
)
def test_a_latin_sentence_is_untouched(sentence: str) -> None:
    assert _mended(sentence) == (sentence, [])


@pytest.mark.parametrize("hidden", "\u00ad\u200b\u2060\ufeff\u202a\u2068")
def test_invisible_characters_go_without_a_word(hidden: str) -> None:
    assert _mended(f"看{hidden}不见") == ("看不见", [])


def test_a_mark_after_strong_words_is_mended_as_any_other() -> None:
    typed = f"{STRONG_ON}时间{STRONG_OFF}:三月 {STRONG_ON}地点{STRONG_OFF} 北京"
    text = f"{STRONG_ON}时间{STRONG_OFF}：三月{STRONG_ON}地点{STRONG_OFF}北京"
    assert normalize(typed).text == text


def test_mended_copy_needs_no_more_mending() -> None:
    typed = '记者(甲)说,今天 ...要涨 5%？"对吗?"--就这样.'
    once = normalize(typed).text
    assert normalize(once) == (once, ())


def test_a_mend_tells_what_stood_and_what_stands() -> None:
    assert normalize("是,非").mends == (Mend(before=",", after="，", times=1),)
