"""Whatever form a head has, no text stands on it, it keeps within its region, and all copy is set or told to be over."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Measure
from broadsheet.issue.matter import Copy
from broadsheet.issue.model import HeadForm
from broadsheet.page.alterations import Alterations
from broadsheet.page.autofit import AutoFitter
from broadsheet.page.blocks import TextBlock
from broadsheet.page.compose import compose_story
from broadsheet.page.faults.sight import Sight
from broadsheet.page.fit import StoryFitter
from broadsheet.page.frame import container_rect, head_corner
from broadsheet.page.model import Filled, FilledPage
from broadsheet.page.region import Edges, Region
from tests.composing import composer, page, photo, prose, small_layout, story

_WORDS = (
    "灯亮了",
    "一条路修了三年",
    "城里的书店搬到了河边，还添了一盏灯",
    "三步走完，|付印",
    "128个站点今晨开放",
)


@st.composite
def _heads(draw: st.DrawFn) -> dict[str, Any]:
    """Head and copy of a story, in every form that goes together."""
    vertical = draw(st.integers(0, 3)) == 0
    places = ["left", "right", "in"] if vertical else ["over", "left", "right", "in", "photo"]
    form = HeadForm(
        size=draw(st.none() | st.sampled_from([Measure(26, "pt"), Measure(15, "pt")])),
        style=draw(st.none() | st.sampled_from(sorted(small_layout().heads))),
        kicker="over" if vertical else draw(st.sampled_from(["over", "side"])),
        place=draw(st.none() | st.sampled_from(places)),
        span=None if vertical else draw(st.none() | st.integers(1, 4)),
    )
    made: dict[str, Any] = {"headline": draw(st.sampled_from(_WORDS)), "head": form}
    if vertical:
        made |= {"direction": "vertical", "headline": made["headline"][:6].strip("|，")}
    for key in ("kicker", "deck", "summary", "byline", "standing"):
        if draw(st.booleans()):
            made[key] = draw(
                st.sampled_from(
                    ("从一份文本到一块印版", "本报记者", "每一步都有人签字，谁也不许悄悄丢掉一个字")
                )
            )
    made["body"] = [
        *prose(draw(st.integers(3, 40))),
        draw(st.sampled_from(("## 先看边，再看字，后看版面", "## 先看边"))),
        *prose(draw(st.integers(2, 40))),
    ]
    made["crossheads"] = draw(st.sampled_from(["in", "side"]))
    if form.place == "photo" or draw(st.integers(0, 3)) == 0:
        made["photos"] = (photo(columns=2, place=draw(st.sampled_from(["top", "top-right", "bottom-left"]))),)
    return made


@given(_heads(), st.integers(1, 5), st.integers(16, 34), st.integers(1, 6), st.booleans())
@settings(max_examples=100, deadline=None)
def test_no_text_stands_on_a_head(
    parts: dict[str, Any], columns: int, rows: int, rank: int, fill: bool
) -> None:
    made = story(**parts)
    composing = composer()
    composed = compose_story(Region(made, 0, columns, 0, 1), rank, composing)
    assert composed is not None
    fitter: StoryFitter = StoryFitter(composed, small_layout().make_up)
    if fill:
        fitter = AutoFitter(fitter, Alterations(made, composing))
    found = fitter.fill(3, rows)
    if not found.frame.lacking:
        _apart(found)
    _whole(found, made.headline)


def _apart(found: Filled) -> None:
    grid, head = small_layout().grid, found.frame.head
    assert head is not None
    corner = head_corner(found, head, grid)
    sight = Sight(
        FilledPage(page([found.composed.story]), 3, (found,), (), Edges((0, 1), (0, 0), frozenset()), ()),
        small_layout(),
    )
    region = Rect(found.composed.x, grid.row_y(found.top), found.composed.width, found.rows * grid.leading)
    texts = [container_rect(found, container, grid) for container in found.frame.containers]
    assert all((rect.y - grid.y) % grid.leading == 0 for rect in texts)
    for line in sight.head(found):
        assert region.x <= line.x <= line.right <= region.right + 1
        assert region.y <= line.y <= line.bottom <= region.bottom
        assert not [rect for rect in texts if _meet(rect, line)]
    height = Rect(corner[0], corner[1], 1, head.height)
    column = found.composed.columns[head.column]
    under = [rect for rect in texts if rect.x == column.x]
    assert not [rect for rect in under if rect.y < height.bottom and height.y < rect.bottom]


def _meet(one: Rect, other: Rect) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def _whole(found: Filled, headline: Copy) -> None:
    """Every character of the copy is set once or counted over, and every word of the head is in it."""
    blocks = found.composed.blocks
    set_ = sum(blocks[p.block].characters(p.first, p.first + p.lines) for p in found.placed)
    assert set_ + found.over_characters == sum(block.characters() for block in blocks)
    head = found.frame.head
    assert head is not None
    shown = "".join(
        "".join(line.text.chars[line.line.start : line.line.end]) for line in head.lines if line.role == "H1"
    )
    assert shown.replace(" ", "") == headline.text.replace("|", "")
    parts = found.composed.story
    for copy, role in ((parts.deck, "Deck"), (parts.summary, "Summary"), (parts.byline, "Byline")):
        if copy is not None:
            words = {"".join(b.text.chars) for b in blocks if isinstance(b, TextBlock)}
            assert role in {line.role for line in head.lines} or copy.text in words
