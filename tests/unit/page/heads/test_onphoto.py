"""Heads on photos: at the head or the foot, off the focus, white on dark and black on light, told where neither does."""

from __future__ import annotations

from typing import Any

import pytest

from broadsheet.display.ops import BLACK, PAPER, Picture, Text
from broadsheet.issue.model import HeadForm
from broadsheet.issue.tones import ACROSS
from broadsheet.page.compose import compose_story
from broadsheet.page.faults.sight import Sight
from broadsheet.page.fit import StoryFitter
from broadsheet.page.model import Filled, FilledPage
from broadsheet.page.paint import paint_story
from broadsheet.page.photos.photo import photo_rect
from broadsheet.page.region import Edges, Region
from tests.composing import codes, composer, page, photo, prose, small_layout, story

DARK, LIGHT = bytes(ACROSS * ACROSS), b"\xff" * ACROSS * ACROSS


def _set(style: str | None = None, **more: Any) -> tuple[Filled, list[str]]:
    words = {key: more.pop(key) for key in ("kicker", "deck", "byline", "standing", "summary") if key in more}
    picture = photo(**{"columns": 3, "place": "top", "tones": DARK, **more})
    form = HeadForm(place="photo", style=style)
    made = story(headline="上榜百强", body=prose(40), photos=(picture,), head=form, **words)
    composing = composer()
    composed = compose_story(Region(made, 0, 3, 0, 1), 4, composing)
    assert composed is not None
    return StoryFitter(composed, small_layout().make_up).fill(3, 34), codes(composing.findings)


def _ops(made: Filled) -> list[Any]:
    return list(paint_story(made, small_layout()))


@pytest.mark.parametrize(
    ("tones", "ink", "told"),
    [
        (DARK, PAPER, []),
        (LIGHT, BLACK, []),
        (DARK[: ACROSS * 21] + LIGHT[: ACROSS * 3], BLACK, ["BS646"]),
        (b"", PAPER, []),
    ],
)
def test_type_on_a_photo_has_the_ink_that_reads_there(tones: bytes, ink: object, told: list[str]) -> None:
    made, found = _set(tones=tones)
    assert {op.ink for op in _ops(made) if isinstance(op, Text) and op.tag.role == "H1"} == {ink}
    assert found == told


@pytest.mark.parametrize(("focus", "low"), [(0.1, True), (0.5, True), (0.9, False)])
@pytest.mark.parametrize("style", [None, "reversed", "tint"])
def test_a_head_stands_in_its_photo_off_the_focus(focus: float, low: bool, style: str | None) -> None:
    made, found = _set(style, focus=(0.5, focus))
    assert found == []
    block, row = made.frame.photos[0]
    picture = photo_rect(block, made.composed.x, made.top + row, small_layout().grid)
    page_ = FilledPage(page([made.composed.story]), 3, (made,), (), Edges((0, 1), (0, 0), frozenset()), ())
    lies = picture.y + round(picture.h * focus)
    for line in Sight(page_, small_layout()).headline(made):
        assert picture.x <= line.x
        assert line.right <= picture.right
        assert picture.y < line.y < line.bottom < picture.bottom
        assert (line.y > lies) == low


def test_the_photo_is_drawn_below_its_head_and_both_before_the_text() -> None:
    made, _ = _set(kicker="连续四年")
    kinds = [("Figure" if isinstance(op, Picture) else op.tag.role) for op in _ops(made)]
    assert kinds[:3] == ["Figure", "Kicker", "H1"]
    assert set(kinds[3:]) == {"P"}


def test_a_head_on_a_photo_takes_no_rows_of_its_own() -> None:
    made, _ = _set()
    block, row = made.frame.photos[0]
    assert (row, made.frame.head_rows) == (0, 0)
    assert min(container.top for container in made.frame.containers) == block.depth


def test_what_does_not_belong_on_a_photo_begins_the_text() -> None:
    made, _ = _set(standing="栏题", summary="提要在此。", byline="本报记者 甲乙", deck="副题在图上")
    starts = ["".join(block.text.chars) for block in made.composed.blocks[:3]]  # type: ignore[union-attr]
    assert starts == ["栏题", "提要在此。", "本报记者 甲乙"]
    assert made.frame.head is not None
    assert {line.role for line in made.frame.head.lines} == {"H1", "Deck"}


def test_a_photo_too_shallow_for_its_head_is_told_and_the_head_stands_over_the_text() -> None:
    made, found = _set(ratio=18.0)
    assert found == ["BS646"]
    assert made.frame.head is not None
    assert made.frame.head.place == "over"
