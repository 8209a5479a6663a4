"""Each judge of lines passes a line that is right and names one that is wrong."""

from __future__ import annotations

import pytest

from tests.reading import line_judges as judges
from tests.reading.page_judges import StoryJudge
from tests.reading.specimen import story

FULL = "一二三四五六七八九十"
FIRST = "　　一二三四五六七八"

RIGHT = [FIRST, "一二三四五六七八九，", FULL, "一二三。"]


@pytest.mark.parametrize("judge", [*judges.STRICT, judges.loose_lines, judges.runts])
def test_a_right_paragraph_has_no_faults(judge: StoryJudge) -> None:
    assert judge(story(RIGHT)) == []


@pytest.mark.parametrize("mark", "。，、：；！？”』）》】～-·/%—")
def test_a_mark_that_may_not_begin_a_line_is_named(mark: str) -> None:
    (fault,) = judges.forbidden_edges(story([FIRST, f"{mark}二三四五六七八九十"]))
    assert fault.what == "line starts badly"


@pytest.mark.parametrize("mark", "“‘（《【「")
def test_a_mark_that_may_not_end_a_line_is_named(mark: str) -> None:
    (fault,) = judges.forbidden_edges(story([FIRST, f"一二三四五六七八九{mark}", FULL]))
    assert fault.what == "line ends badly"


def test_a_dash_of_two_ems_may_begin_a_line() -> None:
    assert judges.forbidden_edges(story([FIRST, "——三四五六七八九十"])) == []


def test_a_line_short_of_the_measure_is_named() -> None:
    assert len(judges.off_measure(story([FIRST, "一二三四五六七八九", FULL]))) == 1


def test_a_line_beyond_the_measure_is_named() -> None:
    assert len(judges.off_measure(story([FIRST, FULL + "百", FULL]))) == 1


def test_a_mark_at_the_end_may_stand_on_half_its_width() -> None:
    """Nine and a half ems of ink fill ten when the comma's blank half is cut; here ten and a half fill ten."""
    assert judges.off_measure(story([FIRST, "12345678901234567一，", FULL])) == []
    assert judges.off_measure(story([FIRST, "123456789012345678一，", FULL])) != []


def test_a_line_that_starts_off_its_edge_is_named() -> None:
    shifted = story([FIRST, FULL])
    first = shifted.lines[1].glyphs[0]
    moved = shifted.lines[1].glyphs[1:]
    object.__setattr__(shifted.lines[1], "glyphs", (first._replace(x=first.x + 0.3), *moved))
    assert len(judges.off_indent(shifted)) == 1


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        (["　　一二三四五六七12", "34年二三四五六七八九"], "number split"),
        (["　　一二三四五六七20.", "9%二三四五六七八九十"], "number split"),
        (["　　一二三四五六七news", "paper三四五六七"], "word split"),
        (["　　一二三四五六七—", "—二三四五六七八九十"], "mark split"),
        (["　　一二三四五六七…", "…二三四五六七八九十"], "mark split"),
    ],
)
def test_what_belongs_together_is_named_when_parted(lines: list[str], what: str) -> None:
    assert what in [fault.what for fault in judges.split_units(story(lines))]


def test_a_number_and_its_unit_of_han_may_part() -> None:
    assert judges.split_units(story(["　　一二三四五六七1234", "年二三四五六七八九十"])) == []


def test_a_loose_line_is_named() -> None:
    spread = story(["　　一二三四五", "一二三四五六七", FULL], gap=1.2)
    assert len(judges.loose_lines(spread)) == 2


def test_short_last_lines_are_named() -> None:
    assert len(judges.runts(story([FIRST, FULL, "十。"]))) == 1
    assert len(judges.orphans(story([FIRST, FULL, "十。"]))) == 1
    assert len(judges.orphans(story([FIRST, FULL, "九十"]))) == 0
    assert len(judges.runts(story([FIRST, FULL, "九十。"]))) == 0


@pytest.mark.parametrize("pair", ["，“", "。”", "）（", "“《", "》，"])
def test_a_pair_that_keeps_two_ems_is_named(pair: str) -> None:
    assert len(judges.wide_pairs(story([FIRST, f"一二三四{pair}七八九十"]))) == 1


@pytest.mark.parametrize("pair", ["（）", "“”", "一，", "—“"])
def test_a_pair_that_need_not_be_squeezed_is_let_be(pair: str) -> None:
    assert judges.wide_pairs(story([FIRST, f"一二三四{pair}七八九十"])) == []
