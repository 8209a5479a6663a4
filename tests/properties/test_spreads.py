"""Whatever stands on two facing pages: no text crosses the fold, no story another, and nothing is lost between them."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from hypothesis import event, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from broadsheet.display.ops import Picture, Text
from broadsheet.page.makeup import make_up
from broadsheet.page.model import FilledPage
from broadsheet.page.outline import parts
from broadsheet.page.paint import paint_page
from broadsheet.page.spread import deal, wide
from tests.composing import codes, composer, page, photo, prose, small_layout, story

WIDE = wide(small_layout())
FOLD, MARGIN = small_layout().grid.width, small_layout().grid.x
COLUMNS = WIDE.grid.columns
_HEADS = (
    "一张报纸今夜这样排成",
    "城里的书店搬到了河边",
    "三步走完，付印",
    "从一份文本到一块印版：“十二个钟头”",
    "灯亮了",
)


@st.composite
def spreads(draw: st.DrawFn) -> tuple[str, dict[str, dict[str, Any]]]:
    """Two tiers of stories over twice the columns, one of them perhaps round another, and what they have."""
    rows, letters = [], iter("ABCDEFGH")
    for _ in range(2):
        cuts = draw(st.lists(st.integers(2, COLUMNS - 2), max_size=2, unique=True))
        ends = sorted(cut for cut in cuts if all(abs(cut - other) > 1 for other in cuts if other != cut))
        row: list[str] = []
        for start, end in zip([0, *ends], [*ends, COLUMNS], strict=True):
            row += [next(letters)] * (end - start)
        rows += [row[:], row[:], row[:]]
    if draw(st.booleans()):
        first, left = rows[0][0], draw(st.integers(1, 4))
        right = min(rows[0].count(first), left + draw(st.integers(1, 4)))
        for row in rows[1:3]:
            row[left:right] = ["Z"] * max(right - left, 0)
    stories = {letter: draw(_stories()) for letter in sorted({cell for row in rows for cell in row})}
    return " | ".join(" ".join(row) for row in rows), stories


@st.composite
def _stories(draw: st.DrawFn) -> dict[str, Any]:
    made: dict[str, Any] = {
        "headline": draw(st.sampled_from(_HEADS)),
        "body": prose(draw(st.integers(1, 60))),
        "rank": draw(st.integers(1, 6)),
    }
    if draw(st.booleans()):
        made["kicker"] = "河工手记"
    if draw(st.booleans()):
        made["byline"] = "本报记者"
    kind = draw(st.integers(0, 4))
    if kind == 0:
        made["photos"] = [
            photo(
                columns=draw(st.integers(1, 6)),
                place=draw(st.sampled_from(["top", "bottom-right"])),
                caption="图片为试样。",
            )
        ]
    elif kind == 1:
        made["box"] = draw(st.sampled_from(["hairline", "tint"]))
    elif kind == 2:
        made["set_in"] = draw(st.integers(2, 6))
    return made


@given(spreads())
@settings(max_examples=80, deadline=None)
def test_no_text_crosses_the_fold_and_all_of_it_is_dealt(made: tuple[str, dict[str, dict[str, Any]]]) -> None:
    plan, stories = made
    desk = composer()
    drawn = page(
        [story(letter, more.pop("headline"), **more) for letter, more in stories.items()], plan, number=2
    )
    filled = make_up(replace(drawn, facing=3), desk)
    event("over" if {"BS601", "BS606"} & {*codes(desk.findings)} else "fits")
    _check_apart(filled)
    ops = paint_page(filled, WIDE, ())
    dealt = deal(ops, FOLD, 0)
    assert sum(isinstance(op, Text) for half in dealt for op in half) == sum(
        isinstance(op, Text) for op in ops
    )
    for op in ops:
        if isinstance(op, Text) and not op.vertical:
            width = len(op.glyphs) * (op.size + op.spacing) + sum(kern for _, kern in op.kerns) - op.spacing
            near = WIDE.grid.spine if op.tag.role in ("H1", "Kicker") else MARGIN
            assert op.x + width <= FOLD - near + op.size // 2 or op.x >= FOLD + near - op.size // 2, op
    for half in dealt:
        for op in half:
            if isinstance(op, Picture):
                assert op.rect.w > 0
                assert op.crop[0] < op.crop[2]


def _check_apart(filled: FilledPage) -> None:
    """Regions share no place."""
    every = [(one.composed.story.id, part) for one in filled.stories for part in parts(one)]
    for (one, a), (other, b) in combinations(every, 2):
        if one != other:
            apart = a.right <= b.x or b.right <= a.x or a.bottom <= b.top or b.bottom <= a.top
            assert apart, (one, a, other, b)
