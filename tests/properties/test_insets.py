"""Insets of every kind at every place: among text and photos nothing runs over anything, and white parts them."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from broadsheet.base.units import Length
from broadsheet.issue.matter import Copy
from broadsheet.issue.model import Inset, InsetKind, Place
from broadsheet.issue.service import Day, Forecast, Index, IndexLine
from broadsheet.layout.model import Layout
from broadsheet.page.blocks import (
    FixedLine,
)
from broadsheet.page.compose import compose_story
from broadsheet.page.fit import StoryFitter
from broadsheet.page.model import (
    Filled,
    InsetBlock,
)
from broadsheet.page.photos.block import (
    PhotoBlock,
)
from broadsheet.page.region import Region
from tests.composing import SPAN, composer, paragraph, photo, small_layout, story

GRID = small_layout().grid
PLACES: tuple[Place, ...] = (
    "top",
    "bottom",
    "left",
    "right",
    "top-left",
    "top-right",
    "bottom-left",
    "bottom-right",
)
INDEX = Index((IndexLine("A叠"), IndexLine("要闻", "A01"), IndexLine("国际新闻", "A02–A05")), SPAN)
FORECAST = Forecast((Day("今天", "晴转多云", -12, 8, "东北风4到5级"), Day("明天", "雪")), SPAN)
KINDS: dict[InsetKind, Inset] = {
    "quote": Inset("quote", SPAN, Copy("宁可松一点，也不把数字拆开", SPAN), Copy("老规矩", SPAN)),
    "facts": Inset("facts", SPAN, Copy("链接", SPAN), None, (paragraph("天地玄黄宇宙洪荒。" * 3),)),
    "figure": Inset("figure", SPAN, Copy("12.5%", SPAN), Copy("比去年多印的份数", SPAN)),
    "qr": Inset("qr", SPAN, Copy("https://www.w3.org/TR/clreq/", SPAN), Copy("扫码读全文", SPAN)),
    "index": Inset("index", SPAN, Copy("今日导览", SPAN), service=INDEX),
    "weather": Inset("weather", SPAN, Copy("天气", SPAN), service=FORECAST),
}
LEAST_WHITE = GRID.leading // 3
"""What parts the marks of an inset from what else there is, at least."""


class Area(NamedTuple):
    """Columns `left` to `right` and rows `top` to `bottom`, both exclusive at the end; and the marks in it, from where
    to where below the region's first row."""

    left: int
    right: int
    top: int
    bottom: int
    marks: tuple[Length, Length]

    def beside(self, other: Area) -> bool:
        """Whether both have a column in common."""
        return self.left < other.right and other.left < self.right


@st.composite
def stories(draw: st.DrawFn) -> Filled:
    places, spans = st.sampled_from(PLACES), st.integers(1, 3)
    insets = [
        replace(KINDS[kind], place=draw(places), columns=draw(spans))
        for kind in draw(st.lists(st.sampled_from([*KINDS]), min_size=1, max_size=3))
    ]
    photos = [
        photo(
            place=draw(places),
            columns=draw(spans),
            **draw(st.sampled_from([{}, {"caption": "早市挪到桥西"}])),
        )
        for _ in range(draw(st.integers(0, 2)))
    ]
    made = story(
        headline=draw(st.sampled_from(["一张报纸", "早市挪到桥西，桥东从此清静"])),
        body=["天地玄黄宇宙洪荒日月盈昃辰宿列张" * draw(st.integers(1, 60))],
        insets=tuple(insets),
        photos=tuple(photos),
        box=draw(st.sampled_from([None, "hairline"])),
    )
    layout = draw(st.sampled_from([small_layout(), _ruled()]))
    composed = compose_story(Region(made, 0, draw(st.integers(1, 5)), 0, 1), 3, composer(layout))
    assert composed is not None
    return StoryFitter(composed, layout.make_up).fill(3, draw(st.integers(20, 60)))


@cache
def _ruled() -> Layout:
    """The small layout with rules about its quotes and boxes round its facts."""
    layout = small_layout()
    rule, box = layout.rules["module"], layout.boxes["hairline"]
    make_up = replace(layout.make_up, inset_rule=rule, facts_box=box, calendar_rule=rule)
    return replace(layout, make_up=make_up)


def _ink(line: FixedLine) -> tuple[Length, Length]:
    size = line.text.size
    return line.y - size * 80 // 100, line.y + size * 10 // 100


def _inset(block: InsetBlock, row: int) -> Area:
    ends = [end for line in block.lines for end in _ink(line)]
    ends += [end for rule in block.rules for end in (rule.y, rule.y + rule.rule.depth)]
    ends += [
        end for cell in [*block.cells, *([block.box] if block.box else [])] for end in (cell.y, cell.bottom)
    ]
    top = row * GRID.leading
    marks = top + min(ends), top + max(ends)
    return Area(block.column, block.column + block.columns, row, row + block.rows, marks)


def _photo(block: PhotoBlock, row: int) -> Area:
    top = row * GRID.leading
    foot = top + (block.rows - 1) * GRID.leading + GRID.drop
    if block.said.words:
        style = block.said.words.style
        foot += small_layout().make_up.caption_air + (block.said.lines - 1) * style.leading + style.size
    begins = top + GRID.cap(0) - GRID.row_y(0)
    return Area(block.column, block.column + block.columns, row, row + block.depth, (begins, foot))


def _areas(made: Filled) -> tuple[list[Area], list[Area], list[Area]]:
    """Insets, photos and lines of text."""
    frame = made.frame
    insets = [_inset(block, row) for block, row in frame.insets]
    photos = [_photo(block, row) for block, row in frame.photos]
    texts = []
    for part in made.placed:
        foot = part.row + part.lines
        first = part.row * GRID.leading + GRID.drop - GRID.body * 80 // 100
        last = (foot - 1) * GRID.leading + GRID.drop + GRID.body * 10 // 100
        texts.append(Area(part.column, part.column + 1, part.row, foot, (first, last)))
    return insets, photos, texts


@given(stories())
@settings(max_examples=150, deadline=None)
def test_nothing_runs_over_an_inset_and_white_parts_it_from_all(made: Filled) -> None:
    insets, photos, texts = _areas(made)
    if made.frame.lacking:
        return
    top, bottom = made.composed.air + made.frame.head_rows, made.rows - made.composed.air
    for area in [*insets, *photos]:
        assert top <= area.top < area.bottom <= bottom
        assert 0 <= area.left < area.right <= len(made.composed.columns)
    for one, other in combinations([*insets, *photos, *texts], 2):
        assert not one.beside(other) or one.bottom <= other.top or other.bottom <= one.top
    for inset in insets:
        assert inset.top * GRID.leading <= inset.marks[0]
        assert inset.marks[1] <= inset.bottom * GRID.leading
        for other in [*insets, *photos, *texts]:
            if other is not inset and other.beside(inset):
                apart = max(inset.marks[0] - other.marks[1], other.marks[0] - inset.marks[1])
                assert apart >= LEAST_WHITE, (inset, other)


@given(stories())
@settings(max_examples=100, deadline=None)
def test_the_marks_of_an_inset_stand_in_its_columns(made: Filled) -> None:
    for block, _ in made.frame.insets:
        columns = made.composed.columns[block.column : block.column + block.columns]
        width = columns[-1].x + columns[-1].measure - columns[0].x
        for line in block.lines:
            assert line.x >= 0
            assert line.x + line.line.width <= width, (block.inset.kind, width)
        for shape in block.shapes:
            xs = [x for subpath in shape.outline.subpaths for point in subpath for x in point[::2]]
            assert 0 <= min(xs) <= max(xs) <= width
        for rule in block.rules:
            assert 0 <= rule.x <= rule.x + rule.width <= width
        for cell in [*block.cells, *([block.box] if block.box else [])]:
            assert 0 <= cell.x <= cell.right <= width


@given(stories())
@settings(max_examples=100, deadline=None)
def test_every_word_of_an_inset_is_set_once(made: Filled) -> None:
    for block, _ in made.frame.insets:
        said = "".join(
            "".join(line.text.chars[line.line.start : line.line.end]) for line in block.lines
        ).replace("—", "")
        for words in _words(block.inset):
            assert said.count(words) == 1, (block.inset.kind, said)


def _words(inset: Inset) -> list[str]:
    own = [] if inset.kind == "qr" else [inset.words.text]
    own += [inset.line.text] if inset.line else []
    own += [matter.text for matter in inset.body]
    if isinstance(inset.service, Index):
        own += [line.words for line in inset.service.lines]
    if isinstance(inset.service, Forecast):
        own += [word for day in inset.service.days for word in (day.day, day.sky, day.wind) if word]
    return own
