"""Whatever the plan and however many advertisements: none overlaps another or a story, none changes its size, and a
page that cannot hold them says so."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import event, given, settings
from hypothesis import strategies as st

from broadsheet.base.cache import Cache
from broadsheet.base.geometry import Rect
from broadsheet.base.world import Disk
from broadsheet.issue.model import AdCells, AdPlace, Advert
from broadsheet.layout.load import load_layout
from broadsheet.layout.model import Layout
from broadsheet.page.makeup import make_up
from broadsheet.page.model import FilledPage
from broadsheet.page.outline import parts
from tests.composing import SPAN, advert, catalog, codes, composer, page, story
from tests.properties.issues import COLUMNS, plans
from tests.properties.test_page_invariants import small_layout

PLACES: tuple[AdPlace, ...] = ("top", "bottom", "top-left", "top-right", "bottom-left", "bottom-right")


@cache
def layout() -> Layout:
    with TemporaryDirectory() as name:
        (Path(name) / "small.yaml").write_text(small_layout(), encoding="utf-8")
        world = Disk([Path(name)], cache=Cache(None))
        made = load_layout(("small.yaml", SPAN), Path(name) / "i.yaml", catalog().keys, world, [])
    assert made is not None
    return made


@st.composite
def placed(draw: st.DrawFn, id_: str) -> Advert:
    size = AdCells(draw(st.integers(1, COLUMNS)), draw(st.integers(3, 24)))
    return advert(id_, size=size, place=draw(st.sampled_from(PLACES)), label=draw(st.booleans()))


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, list[Advert], dict[str, int]]:
    """A plan, its advertisements (the letters of one or two of the plan's stories among them), and how many characters
    of copy each story has."""
    plan = draw(plans())
    letters = sorted(set("".join(plan)) - {" "})
    whole = [letter for letter in letters if _is_rectangle(letter, plan)]
    drawn = draw(st.lists(st.sampled_from(whole), max_size=2, unique=True))
    ads = [advert(letter, label=draw(st.booleans())) for letter in drawn]
    for letter, ad in zip(drawn, list(ads), strict=True):
        if draw(st.booleans()):
            columns = max(row.count(letter) for row in plan)
            sized = advert(letter, size=AdCells(columns, draw(st.integers(4, 20))), label=ad.label)
            ads[ads.index(ad)] = sized
    ads += [draw(placed(f"广{number}")) for number in range(draw(st.integers(0, 3)))]
    copy = {x: draw(st.integers(50, 1500)) for x in letters if x not in drawn}
    return "\n".join(plan), ads, copy


def _is_rectangle(letter: str, plan: list[str]) -> bool:
    rows = [row for row in plan if letter in row]
    return len({tuple(cell == letter for cell in row) for row in rows}) == 1


@given(pages())
@settings(max_examples=150, deadline=None)
def test_advertisements_and_stories_never_overlap_and_none_changes_its_size(
    made: tuple[str, list[Advert], dict[str, int]],
) -> None:
    plan, ads, copy = made
    desk = composer(layout())
    stories = [story(letter, body=["字" * count]) for letter, count in copy.items()]
    filled = make_up(page(stories, plan, ads=ads, number=2), desk)
    told = set(codes(desk.findings)) & {"BS341", "BS343", "BS344", "BS345"}
    event("told" if told else "placed")
    if told:
        return
    assert {hole.advert.id for hole in filled.ads} == {ad.id for ad in ads}
    assert {region.story.id for region in filled.regions} == set(copy)
    rects = _rects(filled)
    for (one, a), (other, b) in combinations(rects, 2):
        assert not _meet(a, b), (one, a, other, b)
    grid = layout().grid
    for name, rect in rects:
        assert grid.x <= rect.x < rect.right <= grid.x + grid.span(grid.columns), name
        assert grid.row_y(filled.head) <= rect.y < rect.bottom <= grid.row_y(grid.rows), name
    for hole in filled.ads:
        if isinstance(size := hole.advert.size, AdCells):
            assert hole.rect.w == grid.span(size.columns)
            assert hole.rect.h == grid.baseline(size.rows - 1) - grid.cap(0)


def _rects(filled: FilledPage) -> list[tuple[str, Rect]]:
    grid = layout().grid
    stories = [
        (
            s.composed.story.id,
            Rect(part.x, grid.row_y(part.top), part.right - part.x, (part.bottom - part.top) * grid.leading),
        )
        for s in filled.stories
        for part in parts(s)
    ]
    return [
        *stories,
        *((hole.advert.id, hole.rect) for hole in filled.ads),
    ]


def _meet(one: Rect, other: Rect) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
