"""Drawings in their place on a page: whole or cut, in the paper's faces and inks, their lettering where it was put."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from broadsheet.base.cache import Cache
from broadsheet.base.diagnostics import Findings
from broadsheet.base.geometry import Rect
from broadsheet.base.stopwatch import Stopwatch
from broadsheet.display.ops import BLACK, Fill, Ink, Op, Picture, Shape, Tag, Text
from broadsheet.display.outlines import reach
from broadsheet.drawing.read import read_svg
from broadsheet.page.photos.drawings import with_drawings
from broadsheet.page.setting import Composer
from tests.composing import SPAN, catalog, small_layout

PLACE = Rect(10_000, 20_000, 200_000, 100_000)
RED = Ink(0, 900, 900, 0)
VERMILION = Ink(0, 920, 960, 0)


def placed(
    inside: str,
    *,
    box: str = "0 0 200 100",
    more: str = "",
    crop: tuple[int, int, int, int] = (0, 0, 200_000, 100_000),
) -> tuple[tuple[Op, ...], Findings]:
    """The marks of a drawing in PLACE, and what was told of it."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" {more}>{inside}</svg>'
    layout = replace(small_layout(), inks={"vermilion": VERMILION})
    composer = Composer(layout, catalog(), [], Stopwatch(), Cache(None))

    def separate(colours: Sequence[tuple[int, int, int]]) -> Sequence[Ink]:
        return [BLACK if colour == (0, 0, 0) else RED for colour in colours]

    picture = Picture(PLACE, "/a/chart.svg", crop, "产量", Tag("Figure", "A"), SPAN)
    ops = with_drawings([picture], lambda _: read_svg(svg.encode()), separate, composer)
    return ops, composer.findings


def shape(inside: str, **more: Any) -> Shape:
    (found,), _ = placed(inside, **more)
    assert isinstance(found, Shape)
    return found


def texts(inside: str, **more: Any) -> list[Text]:
    return [op for op in placed(inside, **more)[0] if isinstance(op, Text)]


WHOLE = '<rect width="200" height="100"/>'


def test_other_marks_are_let_be() -> None:
    marks = (Fill(PLACE, BLACK), Picture(PLACE, "a.jpg", (0, 0, 1, 1)))
    composer = Composer(small_layout(), catalog(), [], Stopwatch(), Cache(None))
    assert with_drawings(marks, lambda _: pytest.fail("no drawing"), lambda _: [], composer) == marks


def test_a_drawing_of_its_places_shape_fills_it() -> None:
    assert reach(shape(WHOLE).outline) == PLACE


@pytest.mark.parametrize(
    ("box", "more", "edges"),
    [
        ("0 0 100 100", "", (60_000, 20_000, 100_000, 100_000)),
        ("0 0 100 100", 'preserveAspectRatio="xMinYMid"', (10_000, 20_000, 100_000, 100_000)),
        ("0 0 400 100", 'preserveAspectRatio="xMidYMax meet"', (10_000, 70_000, 200_000, 50_000)),
        ("0 0 100 100", 'preserveAspectRatio="none"', PLACE),
        ("50 50 100 50", "", PLACE),
    ],
)
def test_a_drawing_of_another_shape_stands_whole(box: str, more: str, edges: tuple[int, ...]) -> None:
    x, y, w, h = box.split()
    assert (
        reach(shape(f'<rect x="{x}" y="{y}" width="{w}" height="{h}"/>', box=box, more=more).outline) == edges
    )


def test_a_drawing_that_fills_its_place_is_cut_about_its_focus() -> None:
    more = 'preserveAspectRatio="xMidYMid slice"'
    found = shape(
        '<rect width="100" height="100"/>', box="0 0 100 100", more=more, crop=(0, 50_000, 100_000, 100_000)
    )
    assert reach(found.outline) == Rect(10_000, -80_000, 200_000, 200_000)
    assert [reach(clip) for clip in found.clips] == [PLACE]


def test_what_lies_outside_a_drawing_is_not_printed() -> None:
    ops, _ = placed('<rect x="300" width="9" height="9"/>' + WHOLE)
    assert len(ops) == 1


@pytest.mark.parametrize(
    ("fill", "ink"),
    [
        ("black", BLACK),
        ("#d00", RED),
        ("var(--vermilion, blue)", VERMILION),
        ("var(--unknown, black)", BLACK),
        ("device-cmyk(0 0 0 .1)", Ink(0, 0, 0, 100)),
        ("rgba(0, 0, 0, .2)", Ink(0, 0, 0, 200)),
    ],
)
def test_a_colour_is_an_ink_of_the_layout_or_of_the_press(fill: str, ink: Ink) -> None:
    assert shape(f'<rect width="9" height="9" fill="{fill}"/>').ink == ink


def test_an_ink_that_the_layout_has_not_is_told_once() -> None:
    ops, findings = placed(
        '<g fill="var(--blau)"><rect width="9" height="9"/><rect width="8" height="9"/></g>'
    )
    assert [op.ink for op in ops if isinstance(op, Shape)] == [BLACK, BLACK]
    assert [(f.code, f.args["ink"], f.args["known"]) for f in findings] == [("BS724", "blau", "vermilion")]


def test_a_line_is_as_thick_as_the_drawing_is_large() -> None:
    stroke = shape(
        '<path d="M0 0H40" fill="none" stroke="black" stroke-width="2"/>', box="0 0 400 200"
    ).stroke
    assert stroke is not None
    assert (stroke.ink, stroke.weight) == (BLACK, 1000)


def test_lettering_is_live_type_of_its_size_at_its_place() -> None:
    (text,) = texts('<text x="20" y="30" font-size="10" font-weight="700">产量</text>')
    assert (text.x, text.y, text.size, text.face, text.ink) == (30_000, 50_000, 10_000, "sans-700", BLACK)
    assert "".join(text.chars) == "产量"
    assert text.tag == Tag("Figure", "A", "产量")


@pytest.mark.parametrize(
    ("style", "face"),
    [
        ('font-weight="500"', "sans-500"),
        ('font-weight="600"', "sans-700"),
        ('font-family="Songti SC" font-weight="800"', "serif-900"),
        ('font-family="serif" font-weight="500"', "serif-400"),
    ],
)
def test_the_nearest_weight_of_the_case_is_taken(style: str, face: str) -> None:
    assert [text.face for text in texts(f'<text y="30" {style}>产</text>')] == [face]


@pytest.mark.parametrize(("anchor", "x"), [("start", 110_000), ("middle", 100_000), ("end", 90_000)])
def test_lettering_is_ranged_at_its_anchor(anchor: str, x: int) -> None:
    (text,) = texts(f'<text x="100" y="30" font-size="10" text-anchor="{anchor}">产量</text>')
    assert text.x == x


def test_words_of_one_line_run_on_and_are_ranged_together() -> None:
    first, second = texts(
        '<text x="100" y="30" font-size="10" text-anchor="end">产<tspan fill="red" font-size="20">量</tspan></text>'
    )
    assert (first.x, second.x) == (80_000, 90_000)
    assert (first.ink, second.ink) == (BLACK, RED)


def test_a_side_title_turns_about_its_anchor() -> None:
    (text,) = texts(
        '<text transform="translate(20 50) rotate(-90)" font-size="10" text-anchor="middle">产量</text>'
    )
    assert (text.x, text.y, text.angle) == (30_000, 80_000, 270_000)


def test_lettering_that_comes_out_wider_than_its_drawing_is_told() -> None:
    _, findings = placed('<text x="190" y="30" font-size="10">产量</text>')
    assert [(f.code, f.args["points"]) for f in findings] == [("BS725", 10)]


def test_lettering_that_is_cut_off_with_what_hangs_over_is_told_and_covers_nothing_else() -> None:
    more, crop = 'preserveAspectRatio="xMidYMid slice"', (0, 50_000, 100_000, 100_000)
    inside = '<text x="10" y="20" font-size="10">上</text><text x="10" y="90" font-size="10">下</text>'
    ops, findings = placed(inside, box="0 0 100 100", more=more, crop=crop)
    assert ["".join(op.chars) for op in ops if isinstance(op, Text)] == ["下"]
    assert [(f.code, f.args["text"]) for f in findings] == [("BS728", "上")]
    _, findings = placed(
        '<text x="10" y="54" font-size="10">半</text>', box="0 0 100 100", more=more, crop=crop
    )
    assert [(f.code, f.args["text"]) for f in findings] == [("BS728", "半")]


def test_lettering_outside_a_drawing_is_not_printed() -> None:
    ops, findings = placed(WHOLE + '<text x="300" y="30" font-size="10">产量</text>')
    assert (len(ops), findings) == (1, [])


def test_a_drawing_that_leaves_most_of_its_place_white_is_told() -> None:
    _, findings = placed('<rect width="9" height="9"/>', box="0 0 100 100")
    assert [(f.code, f.args["percent"]) for f in findings] == [("BS726", 50)]
