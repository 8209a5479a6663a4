"""The number of a page's content: the same for the same page, another for any change that could be seen."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from broadsheet.base.geometry import Rect
from broadsheet.base.source import Span
from broadsheet.display.digest import digest
from broadsheet.display.ops import Artwork, DisplayPage, Ink, Picture, Rule, Tag, Text

TEXT = Text(1000, 2000, "serif-400", 9000, [7, 8], "甲乙", kerns=[(1, 50)])
RULE = Rule(0, 0, 9000, 0, 300)
PICTURE = Picture(Rect(0, 0, 9000, 6000), "/a/photo.jpg", (0, 0, 300, 200))
PAGE = DisplayPage(1, "A01", 400_000, 300_000, 8_504, (TEXT, RULE, PICTURE))


def _digest(page: DisplayPage = PAGE, pixels: bytes = b"pixels") -> str:
    return digest(page, lambda picture: pixels)


def test_it_is_twelve_hexadecimal_digits() -> None:
    assert len(_digest()) == 12
    assert set(_digest()) <= set("0123456789abcdef")


def test_where_the_copy_and_the_photo_lie_does_not_matter() -> None:
    moved = TEXT._replace(origin=Span("elsewhere.md", 3, 4), tag=Tag("P", "A"), chars=["甲", "乙"])
    elsewhere = PICTURE._replace(file="/b/other.jpg", origin=Span("b.yaml", 0, 1), alt="图说")
    assert _digest(replace(PAGE, ops=(moved, RULE, elsewhere))) == _digest()


def test_the_sheet_the_page_is_drawn_on_does_not_matter() -> None:
    assert _digest(replace(PAGE, sheet=Rect(-5, -5, 500_000, 400_000), scale=0.5)) == _digest()


@pytest.mark.parametrize(
    "change",
    [
        {"x": 1001},
        {"glyphs": [7, 9]},
        {"chars": "甲丙"},
        {"kerns": [(1, 51)]},
        {"ink": Ink(0, 0, 0, 999)},
        {"face": "serif-700"},
    ],
    ids=str,
)
def test_one_character_or_one_thousandth_of_a_point_gives_another(change: dict[str, Any]) -> None:
    assert _digest(replace(PAGE, ops=(TEXT._replace(**change), RULE, PICTURE))) != _digest()


def test_another_photo_under_the_same_name_gives_another() -> None:
    assert _digest(pixels=b"others") != _digest()


def test_the_order_of_marks_is_part_of_it() -> None:
    assert _digest(replace(PAGE, ops=(RULE, TEXT, PICTURE))) != _digest()


ARTWORK = Artwork(Rect(0, 0, 9000, 6000), Rect(0, 0, 9000, 6000), "/a/ad.pdf", 1)


def test_a_placed_page_counts_by_what_its_file_holds_and_where_it_stands() -> None:
    with_ad = replace(PAGE, ops=(TEXT, ARTWORK))
    assert _digest(with_ad) == _digest(replace(PAGE, ops=(TEXT, ARTWORK._replace(file="/b/other.pdf"))))
    assert _digest(with_ad) != _digest(with_ad, b"another file")
    for other in (
        ARTWORK._replace(page=2),
        ARTWORK._replace(window=Rect(0, 0, 9000, 5000)),
        ARTWORK._replace(rect=Rect(0, 0, 8000, 6000)),
    ):
        assert _digest(replace(PAGE, ops=(TEXT, other))) != _digest(with_ad)
