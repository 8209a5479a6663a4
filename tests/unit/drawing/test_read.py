"""An SVG file's shapes stand where SVG says, painted as its styles say, and what is not drawn is told."""

from __future__ import annotations

import pytest

from broadsheet.drawing.model import Colour, Drawing, Lettering, Shape
from broadsheet.drawing.read import NoDrawingError, read_svg
from broadsheet.drawing.tree import ExcessiveError, UnreadableError

BLACK, RED = Colour((0, 0, 0)), Colour((255, 0, 0))


def drawing(inside: str, attributes: str = 'viewBox="0 0 100 100"') -> Drawing:
    text = f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}>{inside}</svg>'
    return read_svg(text.encode())


def shapes(inside: str, attributes: str = 'viewBox="0 0 100 100"') -> list[Shape]:
    return [mark for mark in drawing(inside, attributes).marks if isinstance(mark, Shape)]


def shape(inside: str) -> Shape:
    (found,) = shapes(inside)
    return found


def box(found: Shape) -> tuple[float, ...]:
    """Left, top, right, bottom of the points a path goes through."""
    points = [segment[-2:] for subpath in found.subpaths for segment in subpath if segment]
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


def told(inside: str) -> list[tuple[str, str, int]]:
    return [(each.code, each.what, each.count) for each in drawing(inside).told]


@pytest.mark.parametrize(
    ("written", "edges"),
    [
        ('<rect x="10" y="20" width="30" height="40"/>', (10, 20, 40, 60)),
        ('<rect x="10%" y="20" width="8mm" height="3pt"/>', (10, 20, 40.2362, 24)),
        ('<circle cx="50" cy="40" r="10"/>', (40, 30, 60, 50)),
        ('<ellipse cx="50" cy="40" rx="10" ry="5"/>', (40, 35, 60, 45)),
        ('<polygon points="1,2 3,4 5,0"/>', (1, 0, 5, 4)),
        ('<path d="m10 10h20v20H10z m5 5 l1 1"/>', (10, 10, 30, 30)),
        ('<g transform="translate(10 20) scale(2)"><rect width="5" height="5"/></g>', (10, 20, 20, 30)),
        ('<rect width="10" height="4" transform="rotate(90)"/>', (-4, 0, 0, 10)),
        ('<rect id="r" width="5" height="5" display="none"/><use href="#r"/>', None),
        ('<defs><rect id="r" width="5" height="5"/></defs><use xlink:href="#r" x="7" y="8"/>', (7, 8, 12, 13)),
        ('<svg x="10" y="10" width="20" height="20" viewBox="0 0 2 2"><rect width="1" height="2"/></svg>', (10, 10, 20, 30)),
        ('<symbol id="s" viewBox="0 0 2 2"><rect width="2" height="2"/></symbol><use href="#s" x="5" width="20" height="10"/>', (10, 0, 20, 10)),
    ],
)  # fmt: skip
def test_a_shape_stands_where_it_is_drawn(written: str, edges: tuple[float, ...] | None) -> None:
    found = shapes(written)
    assert [box(each) for each in found] == ([] if edges is None else [pytest.approx(edges, abs=1e-3)])


def test_an_arc_is_a_curve_through_its_ends_and_its_height() -> None:
    ((_, *curves),) = shape('<path d="M0 50 A50 50 0 0 1 100 50"/>').subpaths
    assert {len(curve) for curve in curves} == {6}
    assert curves[-1][-2:] == (100, 50)
    assert min(curve[-1] for curve in curves) == pytest.approx(0, abs=1e-3)


@pytest.mark.parametrize(
    ("written", "fill"),
    [
        ('<rect width="9" height="9"/>', BLACK),
        ('<g fill="red"><rect width="9" height="9"/></g>', RED),
        ('<style>rect{fill:red}</style><rect width="9" height="9" fill="blue"/>', RED),
        ('<style>.a .b{fill:red} rect{fill:blue}</style><g class="a"><rect class="b c" width="9" height="9"/></g>', RED),
        ('<style>#k{fill:red}.b{fill:blue}</style><rect id="k" class="b" width="9" height="9"/>', RED),
        ('<rect style="fill:#f00" fill="blue" width="9" height="9"/>', RED),
        ('<g color="red"><rect fill="currentColor" width="9" height="9"/></g>', RED),
        ('<rect fill="rgb(100%, 0%, 0%)" width="9" height="9"/>', RED),
        ('<rect fill="device-cmyk(0 0.92 96% 0)" width="9" height="9"/>', Colour(cmyk=(0, 920, 960, 0))),
        ('<rect fill="#abc icc-color(press, 0, 0, 0, 0.5)" width="9" height="9"/>', Colour(cmyk=(0, 0, 0, 500))),
        ('<rect fill="var(--vermilion, red)" width="9" height="9"/>', Colour((255, 0, 0), name="vermilion")),
        ('<rect fill="var(--vermilion)" width="9" height="9"/>', Colour(name="vermilion")),
        ('<g opacity=".5"><rect fill="red" fill-opacity="50%" width="9" height="9"/></g>', Colour((255, 0, 0), strength=0.25)),
    ],
)  # fmt: skip
def test_a_shape_is_filled_as_its_style_says(written: str, fill: Colour) -> None:
    assert shape(written).fill == fill


def test_a_line_has_its_weight_ends_and_dashes_as_large_as_it_is_drawn() -> None:
    stroke = shape(
        '<g transform="scale(2)"><line x2="9" stroke="red" stroke-width=".5" stroke-linecap="round"'
        ' stroke-linejoin="bevel" stroke-dasharray="3 1 2"/></g>'
    ).stroke
    assert stroke is not None
    assert (stroke.colour, stroke.weight, stroke.cap, stroke.join) == (RED, 1, 1, 2)
    assert stroke.dashes == (6, 2, 4, 6, 2, 4)


def test_a_clip_path_cuts_what_names_it_where_it_stands() -> None:
    found = shape(
        '<clipPath id="c"><rect width="5" height="5"/></clipPath>'
        '<g transform="translate(10)" clip-path="url(#c)"><rect width="9" height="9"/></g>'
    )
    ((subpath,),) = (clip.subpaths for clip in found.clips)
    assert subpath[0] == (10, 0)


def test_a_drawing_without_a_view_box_is_as_large_as_it_says() -> None:
    found = drawing('<rect width="50%" height="1in"/>', 'width="20mm" height="200"')
    assert (found.width, found.height) == pytest.approx((75.5906, 200), abs=1e-3)
    (mark,) = found.marks
    assert isinstance(mark, Shape)
    assert box(mark) == pytest.approx((0, 0, 37.7953, 96), abs=1e-3)


# ------------------------------------------------------------------ lettering


def lettering(inside: str) -> list[Lettering]:
    return [mark for mark in drawing(inside).marks if isinstance(mark, Lettering)]


def lines(inside: str) -> list[tuple[str, float, float]]:
    return [("".join(word.text for word in line.words), line.x, line.y) for line in lettering(inside)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('<text x="5" y="9">  产 量\n  万吨 </text>', [("产 量 万吨", 5, 9)]),
        ('<text x="5" y="9">产量<tspan x="5" dy="2em">万吨</tspan></text>', [("产量", 5, 9), ("万吨", 5, 9)]),
        ('<text x="5" y="9">同比<tspan fill="red">+5%</tspan>。</text>', [("同比+5%。", 5, 9)]),
        ('<text x="1 4 7" y="9">甲乙丙丁</text>', [("甲", 1, 9), ("乙", 4, 9), ("丙丁", 7, 9)]),
        ('<text transform="translate(3 4)" x="5" y="9">字</text>', [("字", 8, 13)]),
        ('<text x="5" y="9"> </text>', []),
        ('<text x="5" y="9" opacity="0">字</text>', []),
    ],
)
def test_lettering_begins_where_it_is_placed(written: str, expected: list[tuple[str, float, float]]) -> None:
    assert lines(written) == expected


def test_a_line_below_another_is_moved_by_its_own_size_of_type() -> None:
    _, second = lettering('<text y="9" font-size="10">甲<tspan x="0" dy="1.2em">乙</tspan></text>')
    assert second.words[0].dy == pytest.approx(12)


@pytest.mark.parametrize(
    ("style", "serif", "weight"),
    [
        ("", False, 400),
        ('font-family="Noto Serif SC, sans-serif" font-weight="bold"', True, 700),
        ('font-family="Source Han Sans, serif" font-weight="900"', False, 900),
        ("font-family=\"'SimSun'\"", True, 400),
        ('font-family="sans-serif"', False, 400),
        ('style="font: bold 12px/1.2 Times, serif"', True, 700),
    ],
)
def test_lettering_is_set_in_the_kind_and_weight_of_face_that_is_named(
    style: str, serif: bool, weight: int
) -> None:
    (line,) = lettering(f"<text {style}>字</text>")
    assert (line.words[0].serif, line.words[0].weight) == (serif, weight)


def test_lettering_turns_and_condenses_with_its_transform() -> None:
    (line,) = lettering(
        '<text transform="rotate(-90) scale(.8 1)" font-size="10" text-anchor="middle">产量</text>'
    )
    assert (line.turn, line.wide, line.anchor, line.words[0].size) == (-90, 0.8, "middle", 10)


# ------------------------------------------------------------------ what is told


@pytest.mark.parametrize(
    ("written", "code", "what"),
    [
        ('<image href="a.png"/>', "BS721", "image"),
        ('<use href="other.svg#a"/>', "BS721", "external reference"),
        ('<use href="#nothing"/>', "BS721", "reference"),
        ("<foreignObject/>", "BS721", "foreignObject"),
        ("<blink/>", "BS721", "element"),
        ("<script>alert(1)</script>", "BS720", "script"),
        ('<rect width="9" height="9"><animate/></rect><animate/>', "BS720", "animation"),
        ('<rect width="9" height="9" filter="url(#f)"/>', "BS720", "filter"),
        ('<rect width="9" height="9" mask="url(#f)"/>', "BS721", "mask"),
        ('<rect width="9" height="9" clip-path="url(#f)"/>', "BS721", "clip-path"),
        ('<pattern id="p"/><rect width="9" height="9" fill="url(#p) red"/>', "BS721", "pattern"),
        ('<path d="M0 0L9 9" marker-end="url(#m)"/>', "BS721", "marker"),
        ('<rect width="9" height="9" fill="red" opacity=".5"/>', "BS720", "opacity"),
        ('<text transform="skewX(20)">字</text>', "BS721", "skewed"),
        ('<text transform="scale(-1 1)">字</text>', "BS721", "skewed"),
        ('<text><textPath href="#p">字</textPath></text>', "BS721", "textPath"),
        ('<text font-style="italic">字</text>', "BS720", "font-style"),
        ('<text stroke="white">字</text>', "BS720", "text stroke"),
        ("<style>rect:hover{fill:red}</style>", "BS720", "style sheet"),
        ("<style>@media print{rect{fill:red}}</style>", "BS720", "style sheet"),
        ('<path d="M0 0L9"/>', "BS722", "d"),
        ('<path d="hello"/>', "BS722", "d"),
        ('<polygon points="1,2 x"/>', "BS722", "points"),
        ('<rect width="9" height="9" transform="turn(3)"/>', "BS722", "transform"),
        ('<rect width="9" height="9" fill="blurple"/>', "BS722", "colour"),
    ],
)
def test_what_is_not_drawn_as_it_asks_is_told(written: str, code: str, what: str) -> None:
    assert [each[:2] for each in told(written)] == [(code, what)]


def test_a_gradient_stands_for_the_mean_of_its_colours_and_is_told() -> None:
    inside = (
        '<linearGradient id="a"><stop stop-color="red"/><stop offset="1" style="stop-color:white"/></linearGradient>'
        '<linearGradient id="b" href="#a"/><rect width="9" height="9" fill="url(#b)"/>'
    )
    assert shape(inside).fill == Colour((255, 128, 128))
    assert told(inside) == [("BS720", "gradient", 1)]


def test_the_same_thing_is_told_once_with_how_often() -> None:
    assert told('<image href="a"/>' * 3) == [("BS721", "image", 3)]


def test_what_other_programs_note_in_a_file_is_no_part_of_the_drawing() -> None:
    inside = '<metadata><a/></metadata><title>图</title><x:view xmlns:x="urn:x"/><rect width="9" height="9"/>'
    assert len(shapes(inside)) == 1
    assert told(inside) == []


def test_entities_of_the_file_itself_are_put_in() -> None:
    text = '<!DOCTYPE svg [<!ENTITY n "产量">]><svg xmlns="http://www.w3.org/2000/svg"><text>&n;</text></svg>'
    (line,) = read_svg(text.encode()).marks
    assert isinstance(line, Lettering)
    assert line.words[0].text == "产量"


def _bomb() -> bytes:
    ten = [f"&e{n};" * 10 for n in range(11)]
    entities = "".join(f'<!ENTITY e{n} "{inner}">' for n, inner in enumerate(ten, 1))
    return f'<!DOCTYPE svg [<!ENTITY e0 "ha">{entities}]><svg><text>&e11;</text></svg>'.encode()


def _copies() -> bytes:
    ten = [f'<use href="#g{n}"/>' * 10 for n in range(8)]
    groups = "".join(f'<g id="g{n}">{inner}</g>' for n, inner in enumerate(ten, 1))
    rect = '<rect id="g0" width="1" height="1"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg"><defs>{rect}{groups}</defs><use href="#g8"/></svg>'.encode()
    )


@pytest.mark.parametrize(
    "content",
    [
        _bomb(),
        _copies(),
        b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<g>" * 500 + b"</g>" * 500 + b"</svg>",
        b"<svg xmlns='http://www.w3.org/2000/svg'><g id='a'><use href='#a'/></g></svg>",
        b'<!DOCTYPE svg [<!ENTITY e "' + b"ha" * 1500 + b'">]><svg>&e;</svg>',
        b"<svg>" + b" " * 10_000_001 + b"</svg>",
    ],
    ids=[
        "entities in entities",
        "copies of copies",
        "too deep",
        "a copy of itself",
        "a long entity",
        "too large",
    ],
)
def test_a_file_made_to_swell_is_refused_at_once(content: bytes) -> None:
    with pytest.raises(ExcessiveError):
        read_svg(content)


def test_what_is_no_drawing_is_refused() -> None:
    with pytest.raises(UnreadableError) as torn:
        read_svg(b"<svg>\n<rect")
    assert torn.value.line == 2
    with pytest.raises(NoDrawingError):
        read_svg(b"<html/>")
