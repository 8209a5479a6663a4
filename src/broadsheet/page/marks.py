"""Proof marks (大样标注): the grid, each story's outline and state, photos, moved edges, overset text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import PurePath

from msgspec import Struct

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length, ascent, pt, to_mm
from broadsheet.display.ops import PAPER, Box, Fill, Ink, Op, Rule
from broadsheet.issue.model import Photo
from broadsheet.layout.model import Alteration, Grid
from broadsheet.page.blocks import TextBlock
from broadsheet.page.cuts import over
from broadsheet.page.frame import container_rect
from broadsheet.page.heads.fitted import Fitted
from broadsheet.page.lettering import Lettering
from broadsheet.page.model import (
    Container,
    Filled,
    FilledPage,
)
from broadsheet.page.overset import RED, Slip, red_lines
from broadsheet.page.photos.photo import photo_rect, resolution, shown
from broadsheet.page.region import AdHole, GroupHole, Region

MARK = Ink(1000, 450, 0, 0)
"""What the proof says. Red is kept for what is wrong."""
_TINT, _LINE, _TENTH = Ink(60, 0, 0, 0), Ink(180, 0, 0, 0), Ink(600, 0, 0, 0)
_AIR = pt(2.5)
"""From a column's edge to the outline of its story, less than half of any gutter."""
_ALTERED: dict[Alteration, str] = {
    "lines": "段行", "white": "题空", "photos": "图高", "captions": "图说", "tighten": "收紧",
    "crossheads": "小题空", "head": "题级",
}  # fmt: skip
_TERMS = 100
"""The largest number in a ratio that is told."""


class Marker(Struct, frozen=True):
    """What marks are drawn with: the grid they stand on, letters, the thickness of fine lines."""

    grid: Grid
    letters: Lettering
    hair: Length

    @property
    def ascent(self) -> Length:
        return ascent(self.letters.size)


def grid_marks(head: int, marker: Marker) -> Iterator[Op]:
    """Columns tinted and numbered; baselines, every tenth below the page's `head` rows numbered in both margins.

    Rows and columns are counted as an editor writes them in `at`.
    """
    grid, letters = marker.grid, marker.letters
    left, right = grid.x, grid.x + grid.across(0, grid.columns)
    air = letters.size // 2
    for column in range(grid.columns):
        x = grid.column_x(column)
        yield Fill(Rect(x, grid.y, grid.measure, grid.rows * grid.leading), _TINT)
        middle = x + grid.measure // 2
        yield from letters.write(str(column + 1), middle, grid.y - air, MARK, "center").marks
    for row in range(grid.rows):
        number, y = row - head + 1, grid.baseline(row)
        tenth = number > 0 and number % 10 == 0
        yield Rule(left, y, right, y, marker.hair, _TENTH if tenth else _LINE)
        if tenth:
            yield from letters.write(str(number), left - air, y, MARK, "right").marks
            yield from letters.write(str(number), right + air, y, MARK).marks


def region_rect(story: Filled, region: Region, grid: Grid) -> Rect:
    """A story's region: whole base columns, whole rows."""
    top, bottom = grid.row_y(story.top), grid.row_y(story.top + story.rows)
    return Rect(grid.column_x(region.column), top, grid.across(region.column, region.columns), bottom - top)


def story_marks(story: Filled, region: Region, rank: int, marker: Marker) -> Iterator[Op]:
    """The outline of a story's region; over its corner its letter, its rank, the lines set and how it stands."""
    rect, letters = region_rect(story, region, marker.grid), marker.letters
    outline = Rect(rect.x - _AIR, rect.y, rect.w + 2 * _AIR, rect.h)
    ink = RED if story.over_lines else MARK
    yield Box(outline, marker.hair * 2, ink)
    y = rect.y - letters.size // 3
    flag = letters.write(story.composed.story.id, outline.x + letters.size // 3, y, PAPER)
    wide = flag.box.inset(-letters.size // 8)
    yield Fill(Rect(outline.x, wide.y, wide.right + letters.size // 4 - outline.x, rect.y - wide.y), ink)
    yield from flag.marks
    words = f"{'头条' if rank == 1 else f'{rank}级'} {lines_set(story)}行 · {state(story)}"
    yield from letters.write(words, wide.right + letters.size // 2, y, ink).marks


def lines_set(story: Filled) -> int:
    """The lines of copy in their places, those to come not counted."""
    return sum(part.lines for part in story.placed if not _awaited(story, part.block))


def state(story: Filled) -> str:
    """How a story stands in its region: what it waits for, then how far it is over or short, or that it is full."""
    waits = f"待稿{story.composed.story.awaited}字 · " if story.composed.story.awaited else ""
    if story.over_lines:
        return f"{waits}超{story.over_lines}行{story.over_characters}字"
    if story.underset:
        return f"{waits}空{story.underset}行"
    if story.unfilled:
        return f"{waits}没排满，空{story.empty}行"
    return f"{waits}满{fitted(story.fitted)}"


def fitted(parts: Sequence[Fitted]) -> str:
    """What was altered to fill a story, in brackets; nothing where nothing was."""
    said = [f"{_ALTERED[part.remedy]}{part.amount:+}" for part in parts]
    return f"（{'，'.join(said)}）" if said else ""


def awaited_marks(story: Filled, marker: Marker) -> Iterator[Op]:
    """待稿 over the middle of the first grey lines of copy to come."""
    for part in story.placed:
        if _awaited(story, part.block):
            rows = part.lines * story.composed.blocks[part.block].rows
            held = Container(part.column, part.row, part.row + rows)
            x, top, wide, tall = container_rect(story, held, marker.grid)
            words = f"待稿 {story.composed.story.awaited}字"
            y = top + tall // 2 + marker.letters.size // 3
            yield from marker.letters.write(words, x + wide // 2, y, RED, "center").on_paper()
            return


def _awaited(story: Filled, number: int) -> bool:
    block = story.composed.blocks[number]
    return isinstance(block, TextBlock) and block.awaited


def photo_marks(story: Filled, marker: Marker) -> Iterator[Op]:
    """Each picture's name and resolution in its upper right corner; in the middle of an empty one what is wanting."""
    letters = marker.letters
    for block, row in story.frame.photos:
        whole = photo_rect(block, story.composed.columns[block.column].x, story.top + row, marker.grid)
        for photo, rect, _ in shown(block, whole):
            if photo.readable:
                x, y = rect.right - letters.size // 4, rect.y + marker.ascent + letters.size // 4
                yield from letters.write(_named(photo, rect), x, y, MARK, "right").on_paper()
            else:
                x, y = rect.x + rect.w // 2, rect.y + rect.h // 2 + letters.size // 3
                yield from letters.write(_wanting(photo), x, y, RED, "center").on_paper()


def _named(photo: Photo, rect: Rect) -> str:
    name = PurePath(photo.file or "").name
    return name if photo.vector else f"{name} {resolution(photo, rect)} ppi"


def _wanting(photo: Photo) -> str:
    if photo.file is not None:
        return f"缺图 {photo.file.name}"
    ratio = Fraction(photo.ratio or 1).limit_denominator(_TERMS)
    return f"待图 {ratio.numerator}:{ratio.denominator}"


def ad_marks(hole: AdHole, here: bool, marker: Marker) -> Iterator[Op]:
    """An advertisement's name, file and size in its upper left corner, or in the middle what is wanting."""
    advert, rect, letters = hole.advert, hole.rect, marker.letters
    size = f"{to_mm(rect.w):.1f}×{to_mm(rect.h):.1f} 毫米"
    name = advert.file.name if advert.file else advert.awaited or ""
    if not here:
        x, y = rect.x + rect.w // 2, rect.y + rect.h // 2 + letters.size // 3
        words = f"{'缺广告' if advert.file else '待广告'} {name} {size}"
        yield from letters.write(words, x, y, RED, "center").on_paper()
        return
    page = f" 第{advert.page}页" if advert.page > 1 else ""
    x, y = rect.x + letters.size // 4, rect.y + marker.ascent + letters.size // 4
    yield from letters.write(f"{advert.id} {name}{page} {size}", x, y, MARK).on_paper()


def group_marks(hole: GroupHole, marker: Marker) -> Iterator[Op]:
    """The name of a group and its stories, over the right end of its head."""
    letters, place = marker.letters, marker.grid.row_y(hole.top)
    words = f"组 {hole.group.title.text}：{' '.join(hole.group.stories)}"
    yield from letters.write(words, hole.rect.right, place - letters.size // 3, MARK, "right").on_paper()


def edge_marks(page: FilledPage, marker: Marker) -> Iterator[Op]:
    """How many rows make-up moved each edge from where it was drawn, under the rightmost story that it ends."""
    grid, letters = marker.grid, marker.letters
    for edge, rows in enumerate(page.moved):
        above = [columns for region in page.regions if (columns := over(region, edge))]
        if not rows or not above:
            continue
        last = max(above, key=lambda columns: columns.start)
        foot = page.head + page.edges.rows[edge] + rows - page.edges.gaps[edge]
        y = grid.row_y(foot) + marker.ascent + letters.size // 8
        words = f"↕ {'+' if rows > 0 else '−'}{abs(rows)}行"
        x = grid.column_x(last.start) + grid.across(last.start, len(last))
        yield from letters.write(words, x, y, MARK, "right").marks


def overset_marks(slip: Slip, marker: Marker) -> Iterator[Op]:
    """A slip of overset text, a red line down its side from the foot of its story, what it goes on from and leaves."""
    grid, letters, rect = marker.grid, marker.letters, slip.rect
    story, x = slip.overset.story, rect.x - _AIR
    top = rect.y if slip.aside else grid.row_y(story.top + story.rows)
    yield Rule(x, top, x, rect.bottom, marker.hair * 4, RED)
    if slip.aside:
        words = f"接 {story.composed.story.id}"
        yield from letters.write(words, rect.x, rect.y - letters.size // 2, RED).marks
    yield from red_lines(slip, grid)
    if slip.unset:
        y = rect.bottom + marker.ascent + letters.size // 4
        yield from letters.write(f"还有{slip.unset}行没有印出", rect.x, y, RED).on_paper()
