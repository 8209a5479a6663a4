"""Marks become operators: flipped once, exact to a thousandth of a point, state written when it changes."""

from __future__ import annotations

import pytest

from broadsheet.base.geometry import Rect
from broadsheet.display.ops import (
    BLACK,
    PAPER,
    QUARTER,
    Artwork,
    Box,
    DisplayPage,
    Fill,
    Ink,
    Op,
    Outline,
    Picture,
    Placed,
    Rule,
    Shape,
    Stroke,
    Text,
)
from broadsheet.fonts.face import Face
from broadsheet.output.pdf.composite import CompositeFont
from broadsheet.output.pdf.content import Form, PageContent, points
from tests.print.pages import face

HEIGHT = 100_000
CYAN = Ink(1000, 0, 0, 0)


def _form(artwork: Artwork) -> Form:
    """A placed page of 100 by 50 points."""
    return Form(f"Fm-{artwork.page}", 100, 50)


def drawn(*ops: Op, bleed: int = 0) -> list[str]:
    fonts: dict[str, CompositeFont] = {}

    def font(key: str) -> CompositeFont:
        any_face: Face = face("serif-400")
        return fonts.setdefault(key, CompositeFont(any_face, len(fonts) + 1))

    page = DisplayPage(1, "A01", 200_000, HEIGHT, bleed, ops)
    return PageContent(page, font, lambda picture: f"Im-{picture.file}", _form).operators


def words(
    x: int = 10_000,
    y: int = 20_000,
    *,
    chars: str = "甲乙丙",
    size: int = 10_000,
    ink: Ink = BLACK,
    spacing: int = 0,
    kerns: tuple[tuple[int, int], ...] = (),
    vertical: bool = False,
) -> Text:
    return Text(x, y, "body", size, [ord(char) for char in chars], chars, ink, spacing, kerns, vertical)


def shown(op: Text) -> str:
    """What stands between the brackets of the one TJ array."""
    (line,) = [line for line in drawn(op) if line.startswith("BT")]
    return line.partition("[")[2].partition("]")[0]


@pytest.mark.parametrize(
    ("length", "number"),
    [(0, "0"), (1, "0.001"), (-1, "-0.001"), (12_000, "12"), (1_089_123, "1089.123"), (250, "0.25")],
)
def test_lengths_are_exact_points(length: int, number: str) -> None:
    assert points(length) == number


def test_text_stands_from_the_bottom_left_of_the_medium() -> None:
    assert drawn(words(10_001, 20_002))[-1].startswith("BT 1 0 0 1 10.001 79.998 Tm")
    assert drawn(words(10_001, 20_002), bleed=3_000)[-1].startswith("BT 1 0 0 1 13.001 82.998 Tm")


def test_a_line_without_kerns_is_one_string() -> None:
    assert shown(words()) == "<000100020003>"


def test_kerns_stand_before_their_glyph_in_thousandths_of_the_size() -> None:
    assert shown(words(kerns=((1, -5_000), (2, 1)))) == "<0001>500<0002>-0.1<0003>"


def test_a_kern_before_the_first_glyph_moves_the_line() -> None:
    assert shown(words(kerns=((0, 1_000),))) == "-100<000100020003>"


def test_vertical_kerns_and_spacing_push_down() -> None:
    op = words(kerns=((1, 5_000),), spacing=300, vertical=True)
    assert shown(op) == "<0001>500<00020003>"
    assert "-0.3 Tc" in drawn(op)
    assert "/F1V 10 Tf" in drawn(op)


def test_kerns_of_odd_sizes_lose_no_thousandth_of_a_point() -> None:
    kern = float(shown(words(size=9_197, kerns=((1, 1),))).split(">")[1].split("<")[0])
    assert -kern * 9_197 / 1000 == pytest.approx(1, abs=0.01)


def test_lines_of_one_style_set_the_style_once() -> None:
    lines = drawn(words(), words(y=30_000), words(y=40_000))
    assert [line.split(" ")[-1] for line in lines] == ["gs", "k", "Tf", "ET", "ET", "ET"]


def test_spacing_is_taken_back_for_the_next_line() -> None:
    lines = drawn(words(spacing=200), words(spacing=200), words())
    assert [line for line in lines if line.endswith("Tc")] == ["0.2 Tc", "0 Tc"]


def test_black_text_and_lines_overprint_and_nothing_else_does() -> None:
    black = BLACK
    rect = Rect(0, 0, 1_000, 1_000)
    plain: tuple[Op, ...] = (words(), Rule(0, 0, 1, 1, 500), Box(rect, 500))
    for op in plain:
        assert drawn(op)[0] == "/GSo gs"
    tinted: tuple[Op, ...] = (
        words(ink=CYAN),
        words(ink=PAPER),
        words(ink=Ink(0, 0, 0, 500)),
        words(ink=Ink(500, 0, 0, 1000)),
        Rule(0, 0, 1, 1, 500, CYAN),
        Rule(0, 0, 1, 1, 500, PAPER),
        Box(rect, 500, PAPER),
        Fill(rect, black),
        Fill(rect, PAPER),
    )
    for op in tinted:
        assert not any(line.endswith("gs") for line in drawn(op))
        assert drawn(words(), op).count("/GSk gs") == 1


def test_inks_are_written_as_shares_of_four() -> None:
    assert "0 0 0 1 k" in drawn(words())
    assert "0.1 0.255 0 0.005 k" in drawn(words(ink=Ink(100, 255, 0, 5)))
    assert "1 0 0 0 K" in drawn(Rule(0, 0, 1, 1, 500, CYAN))


def test_rules_fills_and_boxes_have_their_place_and_weight() -> None:
    assert drawn(Rule(1_000, 2_000, 3_500, 2_000, 250))[-2:] == ["0.25 w", "1 98 m 3.5 98 l S"]
    assert drawn(Fill(Rect(1_000, 2_000, 30_000, 40_000), CYAN))[-1] == "1 58 30 40 re f"
    assert drawn(Box(Rect(1_000, 2_000, 30_000, 40_000), 500))[-2:] == ["0.5 w", "1 58 30 40 re S"]


def test_a_picture_fills_its_rectangle_and_leaves_the_state_alone() -> None:
    picture = Picture(Rect(1_000, 2_000, 30_000, 40_000), "a", (0, 0, 3, 4))
    assert drawn(picture) == ["q 30 0 0 40 1 58 cm /Im-a Do Q"]
    assert drawn(words(), picture, words())[-4:-2] == ["/GSk gs", "q 30 0 0 40 1 58 cm /Im-a Do Q"]


def test_a_text_of_no_glyphs_draws_nothing() -> None:
    assert drawn(words(chars="")) == []


def test_glyphs_and_their_texts_must_match() -> None:
    with pytest.raises(ValueError, match="zip"):
        drawn(words()._replace(chars="甲乙"))


def test_marks_stay_in_reading_order() -> None:
    ops: list[Op] = [words(y=50_000), Rule(0, 0, 1, 1, 500), words(y=10_000)]
    assert [line[-2:] for line in drawn(*ops) if line[-2:] in ("ET", " S")] == ["ET", " S", "ET"]


@pytest.mark.parametrize(
    ("turned", "matrix", "corner"),
    [(False, "1 0 0 1 200 0", (210, 110)), (True, "-1 0 0 -1 420 120", (410, 10))],
)
def test_a_page_on_a_sheet_has_a_clip_and_a_matrix_of_its_own(
    turned: bool, matrix: str, corner: tuple[float, float]
) -> None:
    """The sheet bleeds by 10, the page at 200 across does so too: its upper left corner is where it belongs."""
    page = DisplayPage(1, "A01", 200_000, HEIGHT, 10_000, (Rule(0, 0, 200_000, 0, 1_000),))
    window = Rect(200_000, -10_000, 210_000, HEIGHT + 20_000)
    placed = (Placed(page, 200_000, 0, window, turned),)
    sheet = DisplayPage(1, "1正", 400_000, HEIGHT, 10_000, (Rule(0, 0, 1_000, 0, 1_000),), placed=placed)
    operators = PageContent(sheet, _no_font, lambda picture: picture.file, _form).operators
    q, clip, cm, *inner, end = operators[: operators.index("Q") + 1]
    assert (q, clip, cm, end) == ("q", "210 0 210 120 re W n", f"{matrix} cm", "Q")
    assert "10 110 m 210 110 l S" in inner
    a, _, _, d, e, f = map(float, matrix.split())
    assert (a * 10 + e, d * 110 + f) == corner
    # What the page set does not hold for the sheet's own marks: they set it again.
    assert operators[-2:] == ["1 w", "10 110 m 11 110 l S"]


def _no_font(key: str) -> CompositeFont:
    raise AssertionError(key)


def test_a_turned_text_runs_down_with_the_tops_of_its_letters_to_the_right() -> None:
    (operator,) = [line for line in drawn(words()._replace(angle=QUARTER)) if line.startswith("BT")]
    assert operator.startswith("BT 0 -1 1 0 10 80 Tm [")


def test_a_narrower_text_keeps_its_height() -> None:
    (operator,) = [line for line in drawn(words()._replace(width=630)) if line.startswith("BT")]
    assert operator.startswith("BT 0.63 0 0 1 10 80 Tm [")


def test_a_placed_page_begins_as_a_page_of_its_own_does() -> None:
    """Colour, overprint, line weight and letter spacing set before it are not the agency's."""
    artwork = Artwork(Rect(10_000, 20_000, 50_000, 25_000), Rect(10_000, 20_000, 50_000, 25_000), "ad.pdf", 3)
    before, after = Fill(Rect(0, 0, 9000, 9000), CYAN), words()
    operators = drawn(before, artwork, after)
    start = operators.index("q")
    assert operators[start : start + 4] == [
        "q",
        "10 55 50 25 re W n",
        "0.5 0 0 0.5 10 55 cm /GSi gs 0 g 0 G 1 w 0 Tc /Fm-3 Do",
        "Q",
    ]
    assert operators[start + 4 :] == drawn(before, after)[-len(operators[start + 4 :]) :]


def test_a_placed_page_is_cut_to_its_window() -> None:
    artwork = Artwork(Rect(-5_000, 0, 60_000, 30_000), Rect(0, 0, 50_000, 30_000), "ad.pdf", 1)
    assert "0 70 50 30 re W n" in drawn(artwork)


TRIANGLE = Outline(
    (((10_000, 10_000), (20_000, 10_000), (20_000, 20_000, 15_000, 25_000, 10_000, 20_000), ()),)
)
PATH = "10 90 m 20 90 l 20 80 15 75 10 80 c h"


def test_a_path_is_filled_and_then_stroked() -> None:
    shape = Shape(TRIANGLE, CYAN, Stroke(BLACK, 500))
    filled, stroked = [line for line in drawn(shape) if line.startswith("10 90 m")]
    assert (filled, stroked) == (f"{PATH} f", f"{PATH} S")


def test_a_black_line_overprints_and_a_black_area_does_not() -> None:
    operators = drawn(Shape(TRIANGLE, BLACK, Stroke(BLACK, 500)))
    assert operators.index("/GSo gs") > operators.index(f"{PATH} f")


def test_a_path_by_the_other_rule_is_filled_by_it() -> None:
    assert f"{PATH} f*" in drawn(Shape(TRIANGLE._replace(even_odd=True), CYAN))


def test_dashes_and_round_ends_are_set_back_for_a_rule() -> None:
    dashed = Shape(TRIANGLE, None, Stroke(BLACK, 500, 1, 1, 4000, (3000, 1000), 500))
    operators = drawn(dashed, Rule(0, 0, 9_000, 0, 500))
    first, second = (operators.index(line) for line in ("[3 1] 0.5 d", "[] 0 d"))
    assert first < operators.index(f"{PATH} S") < second
    assert operators.index("1 J") < operators.index("0 J")
    assert operators.index("1 j") < operators.index("0 j")


def test_a_clip_holds_for_its_shape_alone() -> None:
    clipped = Shape(TRIANGLE, CYAN, None, (Outline((((0, 0), (9_000, 0), (9_000, 9_000), ()),)),))
    operators = drawn(clipped, Shape(TRIANGLE, CYAN))
    start, end = operators.index("q"), operators.index("Q")
    assert operators[start + 1] == "0 100 m 9 100 l 9 91 l h W n"
    assert operators[end + 1 :] == ["1 0 0 0 k", f"{PATH} f"]


@pytest.mark.parametrize(("angle", "ways"), [(270_000, "0 1 -1 0"), (30_000, "0.866025 -0.5 0.5 0.866025")])
def test_lettering_may_stand_at_any_angle(angle: int, ways: str) -> None:
    (operator,) = [line for line in drawn(words()._replace(angle=angle)) if line.startswith("BT")]
    assert operator.startswith(f"BT {ways} 10 80 Tm")


def test_a_black_area_as_thin_as_a_line_overprints_like_one() -> None:
    bar = Outline((((10_000, 10_000), (90_000, 10_000), (90_000, 11_000), (10_000, 11_000), ()),))
    assert "/GSo gs" in drawn(Shape(bar, BLACK))
    assert "/GSo gs" not in drawn(Shape(bar, CYAN))
