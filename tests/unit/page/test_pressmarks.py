"""Marks for the printer: all outside trim and bleed, the same on both sides, each plate named in its own ink."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, TypeAlias

import pytest

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length, Measure, mm, pt
from broadsheet.display.ops import Box, DisplayPage, Fill, Ink, Op, Rule, Shape, Text
from broadsheet.layout.press import Marks
from broadsheet.page.pressmarks import COLOUR_BAR, PLATES, REGISTRATION, Folds, PressMarker
from tests.composing import catalog

Kind: TypeAlias = Literal["crop", "registration", "fold", "colour_bar", "slug"]
ALL: tuple[Kind, ...] = ("crop", "registration", "fold", "colour_bar", "slug")
WIDTH, HEIGHT = mm(390), mm(545)
WORDS = "试样 · 2025年1月6日 · A01"
PAGE_OP = Rule(0, 0, WIDTH, 0, pt(1))


def marked(*show: Kind, bleed: Length = 0, folds: Folds = Folds(across=True)) -> DisplayPage:  # noqa: B008
    marks = Marks(show=show, offset=Measure(12, "pt"), length=Measure(15, "pt"), weight=Measure(0.25, "pt"))
    page = DisplayPage(1, "A01", WIDTH, HEIGHT, bleed, (PAGE_OP,))
    return PressMarker(marks, catalog(), "sans-700").marked(page, WORDS, folds)


def marks(page: DisplayPage) -> tuple[Op, ...]:
    assert page.ops[0] == PAGE_OP
    return page.ops[1:]


def extent(op: Op) -> Rect:
    """What a mark covers; of a text, its first em box."""
    if isinstance(op, Rule):
        return Rect(min(op.x1, op.x2), min(op.y1, op.y2), abs(op.x2 - op.x1), abs(op.y2 - op.y1))
    if isinstance(op, Text):
        return Rect(op.x, op.y - op.size, op.size, op.size)
    assert not isinstance(op, Shape)
    return op.rect


def within(inner: Rect, outer: Rect) -> bool:
    across = outer.x <= inner.x and inner.right <= outer.right
    return across and outer.y <= inner.y and inner.bottom <= outer.bottom


@pytest.mark.parametrize("bleed", [0, mm(3), mm(9)])
def test_every_mark_is_outside_trim_and_bleed_and_on_the_sheet(bleed: Length) -> None:
    page = marked(*ALL, bleed=bleed, folds=Folds(across=True, down=True))
    inked = page.trim.inset(-bleed)
    assert len(marks(page)) > 50
    for op in marks(page):
        at = extent(op)
        away = at.right <= inked.x or at.x >= inked.right or at.bottom <= inked.y or at.y >= inked.bottom
        assert away, op
        assert within(at, page.medium), op


@pytest.mark.parametrize("kind", ["crop", "registration", "fold"])
def test_marks_are_the_same_left_and_right_head_and_foot(kind: Kind) -> None:
    ops = marks(marked(kind, folds=Folds(across=True, down=True)))
    places = {extent(op) for op in ops}
    # Fold lines stand on the middle: one unit may be lost in halving.
    for mirrored in (
        {Rect(WIDTH - r.right, r.y, r.w, r.h) for r in places},
        {Rect(r.x, HEIGHT - r.bottom, r.w, r.h) for r in places},
    ):
        for place in mirrored:
            assert any(max(abs(a - b) for a, b in zip(place, other, strict=True)) <= 1 for other in places)


def test_the_page_is_in_the_middle_of_its_sheet() -> None:
    sheet = marked(*ALL).medium
    assert (sheet.x + sheet.right, sheet.y + sheet.bottom) == (WIDTH, HEIGHT)
    assert not within(sheet, marked("crop").medium)


def test_lines_are_as_thick_as_the_profile_says_and_on_every_plate() -> None:
    lines = [op for op in marks(marked("crop", "registration", "fold")) if isinstance(op, Rule | Box)]
    assert {(op.weight, op.ink) for op in lines} == {(pt(0.25), REGISTRATION)}
    assert REGISTRATION == (1000, 1000, 1000, 1000)


def test_crop_marks_are_in_line_with_the_trim_at_its_corners() -> None:
    rules = {extent(op) for op in marks(marked("crop"))}
    assert len(rules) == 8
    assert Rect(0, -pt(27), 0, pt(15)) in rules
    assert Rect(WIDTH + pt(12), HEIGHT, pt(15), 0) in rules


def test_a_page_is_folded_at_mid_height() -> None:
    ys = {(op.y1, op.y2) for op in marks(marked("fold")) if isinstance(op, Rule)}
    assert ys == {(HEIGHT // 2, HEIGHT // 2)}
    assert marks(marked("fold", folds=Folds())) == ()


def test_each_plate_is_named_in_its_own_ink_alone() -> None:
    texts = [op for op in marks(marked("slug")) if isinstance(op, Text)]
    said: dict[Ink, str] = {}
    for op in texts:
        said[op.ink] = said.get(op.ink, "") + "".join(op.chars)
    assert said.pop(REGISTRATION) == WORDS
    assert said == {ink: name for name, ink in PLATES}
    assert [sum(part > 0 for part in ink) for ink in said] == [1] * 4
    assert [name[-1] for name, _ in PLATES] == list("CMYK")


def test_the_parts_of_the_slug_do_not_run_into_each_other() -> None:
    page = marked("slug")
    starts = [op.x for op in marks(page) if isinstance(op, Text)]
    assert starts == sorted(starts)
    assert len(set(starts)) == len(starts)


def test_the_colour_bar_has_what_a_printer_measures() -> None:
    assert COLOUR_BAR[:4] == tuple(ink for _, ink in PLATES)
    assert [max(ink) for ink in COLOUR_BAR[4:8]] == [400] * 4
    assert [sum(ink) for ink in COLOUR_BAR[8:11]] == [2000] * 3
    fills = [op for op in marks(marked("colour_bar")) if isinstance(op, Fill)]
    assert len(fills) == 4 * len(COLOUR_BAR)
    assert all(not a.rect.right - b.rect.x for a, b in pairwise(fills))


def test_no_patch_is_above_what_newsprint_carries() -> None:
    assert max(map(sum, COLOUR_BAR)) <= 2300


def test_marks_that_were_not_asked_for_are_not_there() -> None:
    assert marks(marked()) == ()
    assert not [op for op in marks(marked("crop", "slug")) if isinstance(op, Fill | Box)]
