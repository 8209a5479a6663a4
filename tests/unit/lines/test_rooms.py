"""Lines of different lengths, as beside a shape: each fills its own room, and nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.lines.firstfit import ink_end
from broadsheet.lines.justify import set_line
from broadsheet.lines.model import Line, Measures, Room
from broadsheet.lines.optimal import total_fit
from broadsheet.lines.rooms import fill_rooms, fit_rooms, room_variants
from broadsheet.text.model import ShapedText
from tests.composing import EM, shaped, words

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳"
COPY = "清晨五点，印刷车间的灯已经亮了。“纸要先醒一醒，”老师傅说，“不然会起皱。”新系统支持OpenType字体，也能读PDF/X-4文件。"


def _rooms(*ems: tuple[int, int]) -> list[Room]:
    return [Room(left * EM, wide * EM) for left, wide in ems]


def _stand(text: ShapedText, lines: list[Line], rooms: list[Room]) -> None:
    """Every glyph in one line, every line within its room, a longer one as wide as that."""
    assert "".join(words(text, line) for line in lines) == "".join(text.chars)
    for number, line in enumerate(lines):
        room = rooms[min(number, len(rooms) - 1)]
        assert line.indent >= room.left
        assert line.measure == room.left + room.wide
        assert ink_end(text, line.start, line.end) > line.start
        set_ = line.indent + set_line(text, line).width
        assert set_ <= line.measure
        if room.wide >= 12 * EM and line.reason not in ("last", "emergency"):
            assert set_ == line.measure


def test_each_line_has_its_own_measure() -> None:
    text, rooms = shaped(HAN), _rooms((0, 5), (3, 7), (0, 10))
    lines = fit_rooms(text, rooms, 0).lines
    assert [words(text, line) for line in lines] == [HAN[:5], HAN[5:12], HAN[12:22], HAN[22:]]
    assert [line.indent for line in lines] == [0, 3 * EM, 0, 0]


def test_an_indent_is_taken_from_the_room_of_the_first_line() -> None:
    text = shaped(HAN)
    first = fit_rooms(text, _rooms((3, 7), (0, 10)), 2 * EM).lines[0]
    assert words(text, first) == HAN[:5]
    assert first.indent == 5 * EM


def test_rooms_that_are_all_alike_give_what_total_fit_gives() -> None:
    for ems in range(7, 19):
        text = shaped(COPY)
        usual = total_fit(text, Measures(ems * EM, 2 * EM))
        found = fit_rooms(text, _rooms((0, ems)), 2 * EM)
        assert (found.price, len(found.lines)) == (usual.price, len(usual.lines))


def test_a_word_wider_than_its_room_is_cut_there() -> None:
    text, rooms = shaped("OpenTypeCollections字"), _rooms((0, 5), (0, 13))
    lines = fit_rooms(text, rooms, 0).lines
    assert lines[0].reason == "emergency"
    _stand(text, lines, rooms)


def test_a_paragraph_beside_a_shape_may_take_a_line_more() -> None:
    text, rooms = shaped(HAN[:27] + HAN[:12]), _rooms((0, 5), (0, 6), (0, 10))
    found = room_variants(text, rooms, 0)
    for broken in (found.shorter, found.usual, found.longer):
        if broken:
            _stand(text, broken.lines, rooms)


@given(
    copy=st.lists(st.sampled_from(COPY.split("，")), min_size=1, max_size=6).map("，".join),
    rooms=st.lists(st.tuples(st.integers(0, 9), st.integers(4, 15)), min_size=1, max_size=12),
    indent=st.integers(0, 2),
)
def test_nothing_is_lost_whatever_the_rooms(copy: str, rooms: list[tuple[int, int]], indent: int) -> None:
    text, given_ = shaped(copy), _rooms(*rooms)
    _stand(text, fit_rooms(text, given_, indent * EM).lines, given_)
    _stand(text, fill_rooms(text, given_, indent * EM), given_)


def test_a_line_that_nothing_fills_stays_short_and_no_word_is_cut_that_has_room() -> None:
    text, rooms = shaped("支持OpenType字体的系统很多"), _rooms((0, 5), (0, 6), (0, 13))
    lines = fit_rooms(text, rooms, 0).lines
    assert [words(text, line) for line in lines][:2] == ["支持", "OpenType"]
    assert set_line(text, lines[0]).width == 2 * EM
