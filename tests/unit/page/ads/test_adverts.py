"""An advertisement fills its hole whole: never stretched, cut only where asked, framed, and marked as what it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length, mm
from broadsheet.display.ops import PAPER, Artwork, Box, Fill, Op, Picture, Text
from broadsheet.issue.model import AdCells, Advert
from broadsheet.page.ads.adverts import Material, paint_ads
from broadsheet.page.makeup import make_up
from broadsheet.page.model import FilledPage
from broadsheet.page.names import check_names
from broadsheet.page.setting import Composer
from broadsheet.report import page_report
from tests.composing import advert, codes, composer, issue, page, selling_layout, story

GRID = selling_layout().grid


def _made(
    *ads: Advert, number: int = 2, plan: str | None = "A A A A A", **more: Any
) -> tuple[FilledPage, Composer]:
    desk = composer(selling_layout())
    stories = [story("A", body=["字" * 400])] if plan else []
    made = page(stories, plan, ads=ads, number=number)
    return make_up(replace(made, **more), desk), desk


def _painted(
    ad: Advert, size: tuple[Length, Length] | None = None, *, bleed: Length = 0, has: Length = 0, **more: Any
) -> tuple[FilledPage, list[Op], list[str]]:
    """A page with the advertisement, its marks, and what was told."""
    filled, desk = _made(ad, **more)
    desk.findings.clear()
    hole = filled.ads[0].rect
    material = Material(*(size or (hole.w, hole.h)), has)
    ops = paint_ads(filled, desk, {("ad.pdf", 1): material}, bleed)
    return filled, list(ops), codes(desk.findings)


def _only(kind: type[Any], ops: list[Op]) -> Any:
    (found,) = [op for op in ops if isinstance(op, kind)]
    return found


def test_its_top_is_on_a_cap_line_its_foot_on_a_baseline_its_sides_on_the_columns() -> None:
    filled, _ = _made(advert(size="半通栏", place="bottom-right"), plan="A A A B B")
    (hole,) = filled.ads
    head = filled.head
    rows = GRID.rows - head
    assert hole.rect.y == GRID.cap(head + rows - 6)
    assert hole.rect.bottom == GRID.baseline(GRID.rows - 1)
    assert (hole.rect.x, hole.rect.right) == (GRID.column_x(3), GRID.x + GRID.span(5))


def test_one_of_the_right_size_fills_it_and_nothing_is_told() -> None:
    filled, ops, told = _painted(advert(size="通栏"))
    artwork = _only(Artwork, ops)
    assert artwork.rect == artwork.window == filled.ads[0].rect
    assert (artwork.file, artwork.page) == ("ad.pdf", 1)
    assert told == []


def test_a_little_white_is_not_worth_a_word() -> None:
    filled, _, told = _painted(advert(size="通栏"), (GRID.span(5), mm(30)))
    assert told == ["BS621"]
    hole = filled.ads[0].rect
    _, ops, told = _painted(advert(size="通栏"), (hole.w, hole.h - mm(0.8)))
    artwork = _only(Artwork, ops)
    assert told == []
    assert abs((artwork.rect.y - hole.y) - (hole.bottom - artwork.rect.bottom)) <= 1


@pytest.mark.parametrize("shape", [(2, 1), (1, 2), (7, 1), (1, 1)])
def test_one_of_another_shape_is_set_whole_in_the_middle_and_told(shape: tuple[int, int]) -> None:
    filled, ops, told = _painted(advert(size="高"), (mm(60) * shape[0], mm(60) * shape[1]), plan=None)
    hole, place = filled.ads[0].rect, _only(Artwork, ops).rect
    assert told == ["BS621"]
    assert place.w / place.h == pytest.approx(shape[0] / shape[1], rel=1e-3)
    assert hole.x <= place.x
    assert place.right <= hole.right
    assert hole.y <= place.y
    assert place.bottom <= hole.bottom
    assert min(hole.w - place.w, hole.h - place.h) <= 1


def test_where_it_may_be_cut_it_fills_its_hole_and_no_white_is_told() -> None:
    filled, ops, told = _painted(advert(size="通栏", crop=True), (mm(200), mm(200)))
    hole, artwork = filled.ads[0].rect, _only(Artwork, ops)
    assert artwork.window == hole
    assert artwork.rect.w == hole.w
    assert artwork.rect.h > hole.h
    assert told == ["BS622"]


def test_one_that_is_enlarged_is_told() -> None:
    filled, _, _ = _painted(advert(size="通栏"))
    hole = filled.ads[0].rect
    assert _painted(advert(size="通栏"), (hole.w // 2, hole.h // 2))[2] == ["BS622"]
    assert _painted(advert(size="通栏"), (round(hole.w * 1.01), round(hole.h * 1.01)))[2] == []


def test_a_photo_is_whole_too_and_has_no_size_of_its_own() -> None:
    ad = advert(size="通栏", file=Path("ad.jpg"), pixels=(1000, 1000))
    filled, ops, told = _painted(ad)
    picture = _only(Picture, ops)
    assert (picture.crop, told) == ((0, 0, 1000, 1000), ["BS621"])
    assert picture.rect.w == picture.rect.h == filled.ads[0].rect.h
    _, ops, told = _painted(replace(ad, crop=True))
    assert (_only(Picture, ops).rect, told) == (filled.ads[0].rect, [])


def test_it_is_framed_and_marked_unless_its_editor_says_otherwise() -> None:
    filled, ops, _ = _painted(advert(size="通栏"))
    assert _only(Box, ops).rect == filled.ads[0].rect
    label = _only(Text, ops)
    assert "".join(label.chars) == "广告"
    assert GRID.baseline(filled.head + GRID.rows - filled.head - 8) < label.y < filled.ads[0].rect.y
    _, ops, _ = _painted(advert(size="通栏", label=False, frame=False))
    assert [type(op) for op in ops] == [Artwork]


def test_a_layout_may_leave_the_label_out_and_an_editor_put_it_back() -> None:
    layout = selling_layout()
    silent = replace(layout, ads=replace(layout.ads, label=""))
    desk = composer(silent)
    for label, count in ((None, 0), (True, 1)):
        filled = make_up(page([], None, ads=[advert(size="通栏", label=label)], number=2), desk)
        ops = paint_ads(filled, desk, {("ad.pdf", 1): Material(mm(100), mm(20), 0)}, 0)
        assert sum(isinstance(op, Text) for op in ops) == count


def test_one_that_is_awaited_is_a_grey_box_and_an_error() -> None:
    filled, ops, told = _painted(advert(size="通栏", file=None, awaited="某某家电"))
    grey = next(op for op in ops if isinstance(op, Fill))
    assert (grey.rect, grey.ink.k > 0, told) == (filled.ads[0].rect, True, ["BS620"])


def test_one_that_cannot_be_shown_is_a_grey_box_and_was_told_before() -> None:
    filled, desk = _made(advert(size="通栏"))
    desk.findings.clear()
    ops = paint_ads(filled, desk, {}, 0)
    assert any(isinstance(op, Fill) and op.rect == filled.ads[0].rect for op in ops)
    assert desk.findings == []


def test_in_the_ear_the_label_stands_on_paper_within_it() -> None:
    filled, ops, told = _painted(advert(size="报眼"), number=1)
    hole = filled.ads[0]
    assert (hole.kind, told) == ("ear", [])
    assert hole.rect == Rect(GRID.column_x(3), GRID.row_y(0.5), GRID.span(2), 2 * GRID.leading)
    patch = next(op for op in ops if isinstance(op, Fill))
    assert patch.ink == PAPER
    assert (patch.rect.right, patch.rect.y) == (hole.rect.right, hole.rect.y)


def test_over_the_whole_sheet_it_bleeds_and_has_no_frame() -> None:
    made: dict[str, Any] = {"plan": None, "number": 1, "template": "bare"}
    filled, ops, told = _painted(advert(size="出血整版"), bleed=mm(3), has=mm(3), **made)
    artwork = _only(Artwork, ops)
    assert artwork.rect == Rect(0, 0, GRID.width, GRID.height) == filled.ads[0].rect
    assert artwork.window == artwork.rect.inset(-mm(3))
    assert not any(isinstance(op, Box) for op in ops)
    assert told == []
    assert _painted(advert(size="出血整版"), bleed=mm(3), has=mm(1), **made)[2] == ["BS623"]


def test_one_that_ends_within_the_page_never_bleeds() -> None:
    filled, ops, told = _painted(advert(size="通栏"), bleed=mm(3), has=mm(3))
    assert _only(Artwork, ops).window == filled.ads[0].rect
    assert told == []


def test_sizes_and_ears_that_are_not_there_are_told() -> None:
    def told(ad: Advert, number: int = 2, **more: Any) -> list[str]:
        findings: list[Any] = []
        check_names(issue(page([], None, ads=[ad], number=number), **more), selling_layout(), findings)
        return codes(findings)

    assert told(advert(size="通栏")) == told(advert(size="报眼"), 1) == []
    assert told(advert(size="同栏")) == ["BS340"]
    assert told(advert(size="报眼")) == told(advert(place="ear")) == ["BS342"]
    assert told(advert(place="ear"), 1, ear="天气预报") == ["BS254"]
    assert told(advert(size="报眼", place="bottom"), 1) == ["BS253"]


def test_two_in_one_ear_are_told() -> None:
    findings: list[Any] = []
    ads = [advert("X", place="ear"), advert("Y", place="ear")]
    check_names(issue(page([], None, ads=ads)), selling_layout(), findings)
    assert codes(findings) == ["BS345", "BS345"]


def test_the_report_has_file_page_place_and_size() -> None:
    filled, _ = _made(advert(size="通栏", page=3), advert("Y", size=AdCells(5, 4), file=None, awaited="某某"))
    first, second = page_report(filled, GRID)["ads"]
    assert (first["id"], first["file"], first["page"], first["size"], first["place"]) == (
        "Z",
        "ad.pdf",
        3,
        "通栏",
        "bottom",
    )
    assert first["w_mm"] == pytest.approx(GRID.span(5) / 72_000 * 25.4, abs=1e-3)
    assert (second["file"], second["page"], second["size"]) == (None, None, None)


def test_at_the_top_of_the_page_its_label_has_the_first_row() -> None:
    filled, ops, _ = _painted(advert(size="通栏", place="top"))
    hole, label = filled.ads[0].rect, _only(Text, ops)
    assert hole.y == GRID.cap(filled.head + 1)
    assert hole.h == GRID.baseline(5) - GRID.cap(0)
    assert GRID.row_y(filled.head) < label.y - label.size
    assert label.y < hole.y
