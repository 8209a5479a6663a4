"""Whatever the copy of a vertical story and however tall it is: each character once, in order, in its own lines."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.base.geometry import Rect
from broadsheet.base.units import EM, Length
from broadsheet.display.ops import Text
from broadsheet.issue.matter import Paragraph
from broadsheet.issue.model import Story
from broadsheet.page.blocks import TextBlock
from broadsheet.page.model import ComposedStory, Filled
from broadsheet.page.paint import paint_story
from broadsheet.page.region import Region
from broadsheet.page.upright import vertical_fitter
from broadsheet.text.downward import vertical_quotes
from broadsheet.text.normalize import normalize
from tests.composing import catalog, composer, photo, small_layout, story
from tests.properties.test_lines import COPY
from tests.reading import rules

GRID = small_layout().grid
ROWS = st.integers(8, 60)
CAPTIONS = ["", "摊主的12只纸箱", "旧书市里的半日，" * 40]
_FINE = 12
"""Thousandths of a point by which places rounded one after another may differ."""


@st.composite
def stories(draw: st.DrawFn) -> Story:
    body = draw(st.lists(COPY | st.just("## 小标题"), min_size=1, max_size=8))
    place = draw(st.sampled_from(["", "top-left", "bottom-right"]))
    return story(
        headline="旧书市",
        body=body,
        writing="vertical",
        direction=draw(st.sampled_from(["vertical", "horizontal"])),
        set_in=draw(st.sampled_from([None, 1, 3])),
        photos=(photo(place=place, caption=draw(st.sampled_from(CAPTIONS))),) if place else (),
    )


def fill(made: Story, rows: int) -> Filled:
    fitter = vertical_fitter(Region(made, 0, 4, 0, 1), 4, composer())
    assert fitter is not None
    return fitter.fill(0, rows)


def copy_of(composed: ComposedStory) -> str:
    return "".join(
        "".join(block.text.chars[line.start : line.end])
        for block in composed.blocks
        if isinstance(block, TextBlock)
        for line in block.lines
    )


def reach(op: Text) -> Length:
    """How far a text goes down: by its advances, as a back end does."""
    face = catalog().face(op.face)
    if not op.vertical and not op.turned:
        return 0
    steps = [EM if op.vertical else face.advance(glyph) for glyph in op.glyphs]
    kerns = sum(kern for _, kern in op.kerns)
    return sum(op.size * step // EM for step in steps) + op.spacing * (len(op.glyphs) - 1) + kerns


@given(stories(), ROWS)
@settings(max_examples=60)
def test_what_is_set_and_what_is_over_is_all_there_was(made: Story, rows: int) -> None:
    filled = fill(made, rows)
    wanted = "".join(
        vertical_quotes(normalize(part.text, keep_spaces=part.crosshead).text)
        for part in made.body
        if isinstance(part, Paragraph)
    )
    assert copy_of(filled.composed) == wanted
    total = sum(block.characters() for block in filled.composed.blocks)
    placed = sum(
        filled.composed.blocks[part.block].characters(part.first, part.first + part.lines)
        for part in filled.placed
    )
    assert placed + filled.over_characters == total
    assert bool(filled.over_lines) == bool(filled.over_characters) or filled.frame.lacking


@given(stories(), ROWS)
@settings(max_examples=60)
def test_each_character_is_painted_once_in_the_order_it_is_read(made: Story, rows: int) -> None:
    filled = fill(made, rows)
    blocks = filled.composed.blocks
    wanted = ""
    for part in filled.placed:
        block = blocks[part.block]
        assert isinstance(block, TextBlock)
        for line in block.lines[part.first : part.first + part.lines]:
            wanted += "".join(block.text.chars[line.start : line.end]).rstrip()
    ops = [op for op in paint_story(filled, small_layout()) if isinstance(op, Text)]
    painted = "".join("".join(op.chars) for op in ops if op.tag.role in ("P", "H2"))
    assert painted.replace(" ", "") == wanted.replace(" ", "")


@given(stories(), ROWS)
@settings(max_examples=60)
def test_nothing_stands_outside_the_tiers(made: Story, rows: int) -> None:
    filled = fill(made, rows)
    tiers = filled.composed.tiers
    assert tiers is not None
    top = GRID.cap(0)
    foot_of_region = GRID.baseline(rows - 1) + GRID.body * 12 // 100
    if not filled.frame.lacking:
        assert top + tiers.tops[-1] + tiers.measure <= foot_of_region
        for photo_, row in filled.frame.photos:
            assert row + photo_.rows + photo_.caption_rows <= rows
    held = [Rect(0, top + at, 0, tiers.measure) for at in tiers.tops]
    left, right = filled.composed.x, filled.composed.x + filled.composed.width
    for op in paint_story(filled, small_layout()):
        if not isinstance(op, Text) or op.tag.role not in ("P", "H2"):
            continue
        assert left <= op.x <= right
        foot = op.y + reach(op)
        tier = next(rect for rect in reversed(held) if rect.y - EM * 9 // 2 - _FINE <= op.y)
        half = op.size // 2  # The blank half of a mark may stand outside.
        assert foot <= tier.bottom + half + _FINE


@given(stories(), ROWS)
@settings(max_examples=60)
def test_lines_are_full_and_begin_and_end_as_they_may(made: Story, rows: int) -> None:
    filled = fill(made, rows)
    for block in filled.composed.blocks:
        if not isinstance(block, TextBlock) or not block.style.justify:
            continue
        for line, after in pairwise(block.lines):
            if line.reason == "emergency":
                continue
            chars = "".join(block.text.chars[line.start : line.end]).rstrip()
            assert not rules.ends_badly(chars)
            assert not rules.starts_badly("".join(block.text.chars[after.start : after.end]))


def test_a_story_is_composed_the_same_however_make_up_came_to_its_height() -> None:
    made = story(body=["旧书市里的半日，12只纸箱。" * 9], writing="vertical", direction="vertical")
    fitter = vertical_fitter(Region(made, 0, 3, 0, 1), 4, composer())
    assert fitter is not None
    before = fitter.fill(0, 30)
    for rows in range(10, 50):
        fitter.fit(rows)
    assert fitter.fill(0, 30) == before
