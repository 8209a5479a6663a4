"""A page as text: one line a mark, everything that can be seen of it, nothing of the machine it was made on."""

from __future__ import annotations

from broadsheet.base.geometry import Rect
from broadsheet.base.source import Span
from broadsheet.display.dump import dump_page
from broadsheet.display.ops import (
    QUARTER,
    Artwork,
    Box,
    DisplayPage,
    Fill,
    Ink,
    Op,
    Picture,
    Placed,
    Rule,
    Tag,
    Text,
)


def _lines(*ops: Op) -> list[str]:
    head, *lines = dump_page(DisplayPage(1, "A01", 400_000, 300_500, 8_504, ops)).splitlines()
    assert head == "page A01  400.000 by 300.500  bleed 8.504"
    return lines


def test_a_text_shows_place_face_words_and_whose_it_is() -> None:
    op = Text(10_250, 20_001, "serif-400", 9_000, [1, 2], "天地", tag=Tag("P", "A"))
    assert _lines(op) == ["text     10.250 20.001  serif-400 9.000  P of A  |天地|"]


def test_a_text_shows_what_was_added_between_its_glyphs() -> None:
    op = Text(0, 0, "sans-700", 9_000, [1, 2, 3], "天，地", spacing=125, kerns=[(1, -4_500), (2, 250)])
    assert _lines(op) == [
        "text     0.000 0.000  sans-700 9.000  spacing 0.125  kerns 2 (-4.250)  Artifact  |天，地|"
    ]


def test_a_text_that_runs_down_and_its_ink_are_shown() -> None:
    op = Text(0, 0, "sans-700", 9_000, [1], "天", ink=Ink(0, 880, 825, 0), vertical=True)
    assert _lines(op) == ["text     0.000 0.000  sans-700 9.000 cmyk 0 88 82.5 0  down  Artifact  |天|"]


def test_a_ligature_shows_all_its_letters() -> None:
    assert _lines(Text(0, 0, "serif-400", 9_000, [1, 2], ["ffi", "x"]))[0].endswith("|ffix|")


def test_rules_tints_and_boxes_show_their_edges() -> None:
    assert _lines(
        Rule(0, 1_000, 10_000, 1_000, 300),
        Fill(Rect(0, 0, 10_000, 5_000), Ink(0, 0, 0, 80)),
        Box(Rect(1, 2, 3, 4), 500),
    ) == [
        "rule     0.000 1.000 10.000 1.000  0.300  Artifact",
        "fill     0.000 0.000 10.000 5.000  cmyk 0 0 0 8  Artifact",
        "box      0.001 0.002 0.004 0.006  0.500  Artifact",
    ]


def test_a_picture_shows_its_name_and_not_its_folder() -> None:
    op = Picture(
        Rect(0, 0, 2_000, 1_000), "some/where/photo.jpg", (0, 10, 300, 160), "灯", Tag("Figure", "A")
    )
    assert _lines(op) == [
        "picture  0.000 0.000 2.000 1.000  photo.jpg cropped 0 10 300 160  Figure of A  |灯|"
    ]


def test_where_a_mark_was_written_does_not_change_the_dump() -> None:
    op = Text(0, 0, "serif-400", 9_000, [1], "天")
    assert _lines(op) == _lines(op._replace(origin=Span("a.yaml", 1, 2)))


def test_a_sheet_shows_the_pages_on_it_below_its_marks() -> None:
    page = DisplayPage(1, "A04", 400_000, 300_500, 0, ())
    placed = (Placed(page, 0, 0, Rect(0, 0, 400_000, 300_500), turned=True),)
    sheet = DisplayPage(
        1, "1正", 800_000, 300_500, 0, (Fill(Rect(0, 0, 1, 1), Ink(0, 0, 0, 80)),), placed=placed
    )
    assert dump_page(sheet).splitlines()[1:] == [
        "placed   0.000 0.000 0.000 0.000 400.000 300.500  A04  turned",
        "fill     0.000 0.000 0.001 0.001  cmyk 0 0 0 8  Artifact",
    ]


def test_a_text_that_is_turned_or_drawn_narrower_says_so() -> None:
    op = Text(0, 0, "serif-400", 9_000, [1], "A", angle=QUARTER)
    assert _lines(op) == ["text     0.000 0.000  serif-400 9.000  turned  Artifact  |A|"]
    narrow = Text(0, 0, "serif-400", 9_000, [1], "1", width=630)
    assert _lines(narrow) == ["text     0.000 0.000  serif-400 9.000  width 63 %  Artifact  |1|"]


def test_a_placed_page_shows_its_file_its_page_and_what_of_it_may_print() -> None:
    whole = Artwork(Rect(1000, 2000, 9000, 6000), Rect(1000, 2000, 9000, 6000), "/a/ad.pdf", 2, "广告")
    assert _lines(whole) == ["artwork  1.000 2.000 10.000 8.000  ad.pdf page 2  Figure  |广告|"]
    cut = whole._replace(window=Rect(1000, 2000, 9000, 5000))
    assert "page 2 within 1.000 2.000 10.000 7.000" in _lines(cut)[0]
