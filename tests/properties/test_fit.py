"""Whatever the story and however tall its region: filling it changes no word, keeps to its limits, and is done once."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from broadsheet.issue.model import Story
from broadsheet.layout.model import Alteration, Fitting, Layout
from broadsheet.lines.justify import set_line
from broadsheet.page.alterations import Alterations
from broadsheet.page.autofit import AutoFitter
from broadsheet.page.blocks import TextBlock
from broadsheet.page.endings import elastic
from broadsheet.page.fill import bad_endings
from broadsheet.page.fit import StoryFitter
from broadsheet.page.makeup import story_fitter
from broadsheet.page.model import Filled
from broadsheet.page.region import Region
from broadsheet.page.ways import may_open
from tests.composing import composer, photo, small_layout, story
from tests.properties.test_lines import COPY
from tests.prose.pages import sentences

KINDS: tuple[Alteration, ...] = ("lines", "white", "photos", "captions", "tighten", "crossheads", "head")
COLUMNS = 3
STOCK = sentences(None)
TRIED = settings(max_examples=80)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    more: dict[str, Any] = {}
    if draw(st.booleans()):
        place = draw(st.sampled_from(["top", "top-left", "bottom-right"]))
        words = {"caption": "活字排成的字版，字都是反的，印到纸上才正。", "credit": "制图：本报"}
        more["photos"] = (photo(columns=draw(st.integers(1, 2)), place=place, **words),)
    if draw(st.booleans()):
        more["byline"] = "本报编辑部"
    if draw(st.integers(0, 4)) == 0:
        more["writing"] = more["direction"] = "vertical"
    prose = st.lists(st.sampled_from(STOCK), min_size=1, max_size=4).map("".join)
    body = draw(st.lists(prose | prose | prose | COPY | st.just("## 小标题"), min_size=3, max_size=12))
    return story(headline="旧书市开到河边", body=[*body, "天地玄黄，宇宙洪荒。" * 5], fill=True, **more)


@st.composite
def limits(draw: st.DrawFn) -> Fitting:
    order = draw(st.permutations(KINDS))[draw(st.sampled_from([0, 0, 0, 2, 4])) :]
    numbers = st.integers(0, 2)
    return Fitting(
        order=tuple(order),
        lines=draw(st.sampled_from([100, 30, 0])),
        loosest=draw(st.sampled_from([150, 50])),
        white=draw(numbers),
        photos=draw(st.sampled_from([0, 20])),
        captions=draw(st.integers(0, 1)),
        tighten=draw(st.sampled_from([40, 40, 0])),
        crossheads=draw(numbers),
        head=draw(numbers),
    )


def _layout(fit: Fitting) -> Layout:
    layout = small_layout()
    return replace(layout, make_up=replace(layout.make_up, fit=fit))


def _fitter(made: Story, fit: Fitting) -> StoryFitter:
    fitter = story_fitter(Region(made, 0, COLUMNS, 0, 1), 3, composer(_layout(fit)))
    assert fitter is not None
    return fitter


def _near(fitter: StoryFitter, off: int) -> int:
    """A height at which the story is about so many rows over or short."""
    rows = next(rows for rows in range(8, 400) if not fitter.plain.fit(rows).over)
    return max(rows + off, 8)


def _words(filled: Filled) -> str:
    blocks = [block for block in filled.composed.blocks if isinstance(block, TextBlock)]
    return "".join("".join(b.text.chars[line.start : line.end]) for b in blocks for line in b.lines)


OFF = st.integers(-2, 2)


@given(stories(), limits(), OFF)
@TRIED
def test_every_word_stays_in_its_place(made: Story, fit: Fitting, off: int) -> None:
    fitter = _fitter(made, fit)
    rows = _near(fitter, off)
    filled = fitter.fill(3, rows)
    assert _words(filled) == _words(fitter.plain.fill(3, rows))
    head = filled.frame.head
    usual = [head for head in filled.composed.heads if head]
    if head and usual:
        read = {"".join("".join(line.text.chars) for line in head.lines if line.role == "Byline")}
        assert read == {"".join("".join(line.text.chars) for line in usual[0].lines if line.role == "Byline")}


@given(stories(), limits(), OFF)
@TRIED
def test_a_story_that_was_fitted_is_full_and_ends_well(made: Story, fit: Fitting, off: int) -> None:
    fitter = _fitter(made, fit)
    filled = fitter.fill(3, _near(fitter, off))
    if filled.fitted:
        assert filled.over_lines == 0
    if not filled.fitted or filled.unfilled:
        return
    assert filled.empty == 0
    assert bad_endings(filled.composed.blocks, filled.placed) == []
    ends: dict[tuple[int, int], int] = {}
    for part in filled.placed:
        foot = part.row + part.lines * filled.composed.blocks[part.block].rows
        (bottom,) = [
            c.bottom
            for c in filled.frame.containers
            if c.column == part.column and c.top <= part.row < c.bottom
        ]
        ends[part.column, bottom] = max(ends.get((part.column, bottom), 0), foot)
    assert len(ends) == len(filled.frame.containers)
    assert all(foot == bottom for (_, bottom), foot in ends.items())


@given(stories(), limits(), OFF)
@TRIED
def test_nothing_is_altered_beyond_its_limit(made: Story, fit: Fitting, off: int) -> None:
    fitter = _fitter(made, fit)
    rows = _near(fitter, off)
    plain, filled = fitter.plain.fill(3, rows), fitter.fill(3, rows)
    done = {(part.remedy, part.amount > 0): abs(part.amount) for part in filled.fitted}
    opened = {("white", True): plain.stretch.head, ("photos", True): plain.stretch.photos}
    for (remedy, more), amount in done.items():
        if remedy not in fit.order:
            assert amount == opened.get((remedy, more), 0), remedy
    paragraphs = sum(map(elastic, fitter.at(rows).blocks))
    altered = sum(abs(part.amount) for part in filled.fitted if part.remedy in ("lines", "tighten"))
    assert altered <= max(paragraphs * fit.lines // 100, 1)
    assert done.get(("white", True), 0) <= max(fit.white, plain.stretch.head)
    assert done.get(("white", False), 0) <= fit.white
    assert max(done.get(("head", more), 0) for more in (True, False)) <= fit.head
    for block in filled.composed.blocks:
        if isinstance(block, TextBlock) and block.heading:
            assert abs(block.rows - block.style.rows) <= fit.crossheads


@given(stories(), limits(), OFF)
@TRIED
def test_no_paragraph_is_opened_wider_than_the_layout_allows(made: Story, fit: Fitting, off: int) -> None:
    fitter = _fitter(made, fit)
    rows = _near(fitter, off)
    usual = fitter.at(rows).blocks
    for block, was in zip(fitter.fill(3, rows).composed.blocks, usual, strict=True):
        if fitter.fit(rows).fitted and isinstance(block, TextBlock) and block.lines != was.lines:
            loosest = max(set_line(block.text, line).spacing for line in block.lines)
            assert loosest <= fit.loosest * block.text.size // 1000 + 1


@given(stories(), limits(), OFF)
@TRIED
def test_only_what_is_told_as_tightened_is_and_no_farther_than_the_layout_allows(
    made: Story, fit: Fitting, off: int
) -> None:
    fitter = _fitter(made, fit)
    filled = fitter.fill(3, _near(fitter, off))
    texts = [block.text for block in filled.composed.blocks if isinstance(block, TextBlock)]
    tight = [text for text in texts if text.rules.tighten]
    assert all(text.rules.tighten == fit.tighten for text in tight)
    assert -len(tight) == sum(part.amount for part in filled.fitted if part.remedy == "tighten")


@given(stories(), limits(), OFF)
@TRIED
def test_crossheads_that_lose_rows_lose_them_all_alike(made: Story, fit: Fitting, off: int) -> None:
    fitter = _fitter(made, fit)
    blocks = fitter.fill(3, _near(fitter, off)).composed.blocks
    lost = {
        block.style.rows - block.rows for block in blocks if isinstance(block, TextBlock) and may_open(block)
    }
    assert max(lost, default=0) <= 0 or len(lost) == 1


@given(stories(), limits(), OFF)
@TRIED
def test_filling_twice_is_filling_once(made: Story, fit: Fitting, off: int) -> None:
    fitter = _fitter(made, fit)
    rows = _near(fitter, off)
    filled = fitter.fill(3, rows)
    assert fitter.fill(3, rows) == filled == _fitter(made, fit).fill(3, rows)
    if filled.fitted and not filled.unfilled and not filled.composed.tiers:
        as_set = replace(
            filled.composed,
            heads=(filled.frame.head and replace(filled.frame.head, rows=filled.frame.head_rows),),
            photos=tuple(replace(block, elastic=False) for block, _ in filled.frame.photos),
        )
        made_up = small_layout().make_up
        again = AutoFitter(StoryFitter(as_set, made_up), Alterations(made, composer(_layout(fit))))
        assert again.fill(3, rows).fitted == ()
        assert again.fill(3, rows).placed == filled.placed


@given(stories(), limits(), OFF)
@TRIED
def test_a_story_that_is_full_already_is_left_alone(made: Story, fit: Fitting, off: int) -> None:
    fitter = _fitter(made, fit)
    rows = _near(fitter, off)
    plain = fitter.plain.fill(3, rows)
    composed, found = fitter.at(rows), fitter.plain.fit(rows)
    full = not found.over and not found.empty and plain.composed.blocks == composed.blocks
    if full and not bad_endings(composed.blocks, plain.placed):
        assert fitter.fill(3, rows) == plain


@given(stories(), limits(), OFF)
@TRIED
def test_a_story_that_cannot_be_filled_is_as_it_would_be_anyway_and_says_so(
    made: Story, fit: Fitting, off: int
) -> None:
    fitter = _fitter(made, fit)
    rows = _near(fitter, off)
    plain, filled = fitter.plain.fill(3, rows), fitter.fill(3, rows)
    if not filled.fitted:
        # It tells no more over than is wanting: in so many rows, or with so much copy less, it would be fitted.
        told = {"over_lines": filled.over_lines, "more_rows": filled.more_rows}
        assert replace(filled, unfilled=None) == replace(plain, **told)
        assert (filled.over_lines, filled.more_rows) <= (plain.over_lines, plain.more_rows)
        assert fitter.fit(rows + filled.more_rows).over == 0
        unfilled = plain.over_lines or fitter.plain.fit(rows).empty
        assert bool(filled.unfilled) == bool(unfilled and not plain.frame.lacking)
