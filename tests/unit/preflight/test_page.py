"""What a press cannot hold is told just beyond its limit and not just within it, at its place."""

from __future__ import annotations

import pytest

from broadsheet.base.diagnostics import Findings
from broadsheet.base.geometry import Rect
from broadsheet.base.source import Span
from broadsheet.base.units import ascent, mm, pt
from broadsheet.display.ops import (
    ARTIFACT,
    BLACK,
    PAPER,
    QUARTER,
    Artwork,
    Box,
    DisplayPage,
    Fill,
    Ink,
    Op,
    Picture,
    Rule,
    Tag,
    Text,
)
from broadsheet.preflight.limits import Limits
from broadsheet.preflight.page import check_page

LIMITS = Limits(
    photo_error=100,
    photo_warning=150,
    photo_good=200,
    total=2300,
    rich_black=2200,
    tint=50,
    line=pt(0.25),
    text=pt(6),
    reading=pt(3.6),
    reversed_text=pt(10),
    multi_ink_text=pt(9),
    safe=mm(5),
)
WIDTH, HEIGHT = mm(200), mm(300)
PAGE, STORY, PARAGRAPH = Span("i.yaml", 1, 2), Span("i.yaml", 10, 20), Span("copy.md", 3, 9)
SQUARE = Rect(mm(40), mm(40), mm(60), mm(60))
RICH = Ink(600, 500, 300, 850)
BLUE = Ink(1000, 600, 0, 0)


def found(*ops: Op) -> Findings:
    page = DisplayPage(1, "A01", WIDTH, HEIGHT, 0, ops)
    return check_page(page, LIMITS, {"": PAGE, "A": STORY}, lambda face, glyph: 1000)


def codes(*ops: Op) -> list[str]:
    return [finding.code for finding in found(*ops)]


def text(size: int = pt(9), ink: Ink = BLACK, x: int = mm(50), y: int = mm(50)) -> Text:
    return Text(x, y, "serif-400", size, (1, 2), "报纸", ink, tag=Tag("P", "A"), origin=PARAGRAPH)


def rule(weight: int = pt(1), ink: Ink = BLACK) -> Rule:
    return Rule(mm(20), mm(20), mm(90), mm(20), weight, ink)


def fill(ink: Ink, rect: Rect = SQUARE) -> Fill:
    return Fill(rect, ink)


def inch(wide: int, tall: int = 1000) -> Picture:
    """A photo one inch square of so many pixels."""
    return Picture(Rect(0, 0, pt(72), pt(72)), "2025-01/line.jpg", (0, 0, wide, tall), "", Tag("Figure", "A"))


@pytest.mark.parametrize(
    ("inside", "outside", "code"),
    [
        (inch(100), inch(99), "BS707"),
        (inch(150, 150), inch(150, 149), "BS708"),
        (text(pt(6)), text(pt(5.99)), "BS709"),
        (text(pt(10), PAPER), text(pt(9.99), PAPER), "BS710"),
        (text(pt(9), BLUE), text(pt(8.99), BLUE), "BS711"),
        (rule(pt(0.25)), rule(pt(0.24)), "BS712"),
        (Box(Rect(0, 0, 9000, 9000), pt(0.25)), Box(Rect(0, 0, 9000, 9000), pt(0.24)), "BS712"),
        (fill(BLACK, Rect(0, 0, 9000, 250)), fill(BLACK, Rect(0, 0, 9000, 240)), "BS712"),
        (fill(Ink(0, 50, 0, 0)), fill(Ink(0, 49, 0, 0)), "BS713"),
        (fill(Ink(900, 500, 400, 500)), fill(Ink(900, 500, 400, 501)), "BS714"),
        (text(x=mm(5)), text(x=mm(5) - 1), "BS715"),
        (text(x=WIDTH - mm(5) - 2 * pt(9)), text(x=WIDTH - mm(5) - 2 * pt(9) + 1), "BS715"),
        (text(y=HEIGHT - mm(5) - 1080), text(y=HEIGHT - mm(5) - 1079), "BS715"),
        (text(ink=RICH._replace(c=550)), text(ink=RICH), "BS716"),
        (rule(ink=RICH._replace(c=550)), rule(ink=RICH), "BS716"),
    ],
)
def test_the_limit_holds_and_what_is_beyond_it_is_told(inside: Op, outside: Op, code: str) -> None:
    assert code not in codes(inside)
    assert codes(outside) == [code]


def test_a_photo_below_the_warning_is_soft_and_below_the_error_refused() -> None:
    assert codes(inch(120)) == ["BS708"]
    assert codes(inch(60)) == ["BS707"]


def test_a_coarse_photo_is_told_how_wide_it_may_be_set_and_how_many_pixels_it_wants() -> None:
    (finding,) = found(inch(60))
    assert (finding.args["name"], finding.args["mm"], finding.args["wanted"]) == ("line.jpg", 8, 200)


def test_black_that_overprints_a_tint_adds_its_ink_to_it() -> None:
    ground = Ink(500, 500, 300, 0)
    assert codes(fill(ground), text()) == []
    assert codes(fill(ground._replace(y=301)), text()) == ["BS714"]


def test_the_uppermost_ground_counts_and_a_photo_is_measured_elsewhere() -> None:
    dense = Ink(600, 500, 301, 0)
    assert codes(fill(dense), fill(PAPER), text()) == []
    covering = Picture(SQUARE, "line.jpg", (0, 0, 2000, 2000))
    assert codes(fill(dense), covering, text()) == []


def test_coloured_type_replaces_its_ground() -> None:
    assert codes(fill(Ink(1000, 1000, 0, 0)), text(pt(20), Ink(0, 1000, 1000, 0))) == []


def test_the_white_half_of_a_mark_may_come_nearer() -> None:
    quoted = text(x=mm(5) - pt(4.5))._replace(chars="“报")
    assert codes(quoted) == []
    assert codes(quoted._replace(x=quoted.x - 1)) == ["BS715"]
    ended = text(x=WIDTH - mm(5) - pt(13.5))._replace(chars="报，")
    assert codes(ended) == []
    assert codes(ended._replace(x=ended.x + 1)) == ["BS715"]


def test_type_down_a_column_keeps_its_distance_too() -> None:
    down = text(y=HEIGHT - mm(5) - pt(18))._replace(vertical=True)
    assert codes(down) == []
    assert codes(down._replace(y=down.y + 1)) == ["BS715"]


def test_turned_type_keeps_its_distance_by_its_length_and_by_its_letters_tops() -> None:
    turned = text()._replace(angle=QUARTER)
    turned = turned._replace(y=HEIGHT - mm(5) - turned.size * len(turned.glyphs))
    assert codes(turned) == []
    assert codes(turned._replace(y=turned.y + 1)) == ["BS715"]
    right = turned._replace(x=WIDTH - mm(5) - ascent(turned.size))
    assert codes(right) == []
    assert codes(right._replace(x=right.x + 1)) == ["BS715"]


def test_a_fault_is_told_at_its_paragraph_its_story_or_its_page() -> None:
    spans = [finding.span for finding in found(text(pt(5)), inch(60), rule(pt(0.1)))]
    assert spans == [PARAGRAPH, STORY, PAGE]


def test_a_fault_of_every_line_is_told_once_for_its_story() -> None:
    lines = [text(pt(5), y=mm(50 + row)) for row in range(9)]
    elsewhere = lines[0]._replace(tag=ARTIFACT)
    assert codes(*lines, elsewhere) == ["BS709", "BS709"]


def test_a_clean_page_has_nothing_to_tell() -> None:
    assert codes(fill(Ink(0, 0, 0, 100)), text(), rule(), inch(200), text(pt(20), PAPER)) == []


def test_a_fault_of_an_advertisement_says_so_and_a_placed_page_was_judged_before() -> None:
    coarse = inch(50)._replace(tag=Tag("Figure", "家电"))
    page = DisplayPage(1, "A01", mm(390), mm(545), 0, (coarse,))
    places = {"": PAGE, "家电": STORY}
    (fault,) = check_page(page, LIMITS, places, lambda *_: 1000, {"家电"})
    assert "advertisement 家电" in fault.message("en")
    assert "广告 家电" in fault.message("zh")
    assert codes(Artwork(SQUARE, SQUARE, "ad.pdf", 1)) == []
