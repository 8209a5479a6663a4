"""Groups of pictures (组图): how they share a rectangle, in rows on each other or stacks side by side, gaps even."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import exp, log
from typing import NamedTuple

from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.geometry import Rect
from broadsheet.base.units import POINT, Length
from broadsheet.issue.model import Arrangement, Photo
from broadsheet.layout.model import Grid, Layout
from broadsheet.page.photos.arrange import arrangements
from broadsheet.page.photos.block import PhotoBlock, Said, Tile, TileRow, Tiling
from broadsheet.page.photos.caption import Caption, captions, depth_below
from broadsheet.page.photos.photo import Shown, asked_depth, own_ratio, rows_for, whole_rows
from broadsheet.page.setting import Composer

_ALIKE = 1.2
"""Shapes so near to each other are taken as one, so that the gaps of rows on each other stand below each other."""
_USUAL, _DOMINANT = 1.5, 4
"""The shape of a group that is given none; and how many times as large as another one of its pictures may be."""
_LATE, _TINY, _NO_WIDTH = 0.1, 2.0, 100.0
"""What a largest picture that is not the first costs, one too narrow for words below it, and one without any width; the
shape of a group costs the logarithm of how far it is off."""
_FLATTENED, _FLAT = 0.16, 0.2
"""A group so much less deep than its pictures want, by that logarithm, costs more, for it cannot become deeper."""
_LEAST = 6
"""Characters of a caption that the narrowest picture of a group has room for."""
_NARROWEST = 0.2
"""How much of the width a stack has at least."""


class _Members(NamedTuple):
    """The pictures of a group, the shapes they are to have, their captions, what stands between them, and the room that
    words take below each row of them at least."""

    photos: tuple[Photo, ...]
    ratios: tuple[float, ...]
    captions: tuple[Caption | None, ...]
    gap: Length
    words: Length = 0


def grouped(block: PhotoBlock, composer: Composer) -> PhotoBlock:
    """A group arranged at the width it has, and as deep as it is asked to be or its pictures want; otherwise where that
    leaves some of them no room."""
    photo, width, layout = block.photo, block.picture_width, composer.layout
    members = _members(photo, replace(composer, findings=[], mends={}, missing=set()))
    asked = asked_depth(photo, width, layout.grid)
    tiling = _tiling(photo.arrange, members, width, layout) if photo.arrange else None
    if tiling is None or tiling.narrowest < POINT:
        tiling = _tiling(_best(members, width, asked, layout), members, width, layout)
    fewest = rows_for(tiling.least, layout.grid)
    rows = max(whole_rows(asked or _natural(tiling), layout.grid), fewest)
    return replace(block, rows=rows, tiling=tiling, fewest=fewest)


def _best(members: _Members, width: Length, asked: Length | None, layout: Layout) -> Arrangement:
    """The first of the arrangements that crop least, or give a group of a usual shape, and pictures not too unlike."""
    words = depth_below(1, layout) if any(members.captions) else 0
    bare = members._replace(captions=(None,) * len(members.photos), words=words)
    depth = asked or width / _USUAL
    return min(
        arrangements(len(members.photos)),
        key=lambda tried: _cost(_tiling(tried, bare, width, layout), depth, layout),
    )


def within(block: PhotoBlock, composer: Composer) -> PhotoBlock:
    """A group arranged anew at the width it has, the words under its last pictures in the depth it is given."""
    made = grouped(block, composer).tiling
    return replace(block, tiling=made and replace(made, inside=True))


def tell_group(block: PhotoBlock, composer: Composer) -> None:
    """Report what is found in the captions of a group, pictures too narrow for words below them (BS736), and that there
    is no room for them as they were asked for (BS737)."""
    if block.tiling is None:
        return
    _members(block.photo, composer)
    photo, grid, narrowest = block.photo, composer.layout.grid, block.tiling.narrowest
    args = {"id": composer.story, "count": len(photo.group)}
    if narrowest < _LEAST * composer.layout.styles["caption"].size:
        points = max(narrowest // POINT, 0)
        composer.findings.append(Diagnostic("BS736", photo.span, {**args, "points": points}))
    asked = asked_depth(photo, block.picture_width, grid)
    shallow = asked is not None and whole_rows(asked, grid) < block.fewest
    if shallow or photo.arrange not in (None, block.tiling.arrangement):
        composer.findings.append(Diagnostic("BS737", photo.span, {**args, "rows": block.rows}))


def tiled(tiling: Tiling, rect: Rect) -> tuple[Shown, ...]:
    """The pictures of a group that fills a rectangle; its rows share the depth as their own depths are."""
    return tuple(picture for stack in tiling.stacks for picture in _stacked(stack, tiling, rect))


def _stacked(stack: Sequence[TileRow], tiling: Tiling, rect: Rect) -> Iterator[Shown]:
    free = rect.h - tiling.between(stack)
    whole = sum(row.depth for row in stack)
    ends = [free * part // whole for part in accumulate(row.depth for row in stack)]
    top = rect.y
    for row, start, end in zip(stack, [0, *ends], ends, strict=False):
        for tile in row.tiles:
            yield Shown(tile.photo, Rect(rect.x + tile.x, top, tile.width, end - start), tile.said)
        top += end - start + row.under + tiling.gap


def natural_rows(block: PhotoBlock, grid: Grid) -> int:
    """The rows of a group whose pictures keep their shapes."""
    return whole_rows(_natural(block.tiling), grid) if block.tiling else block.rows


def _natural(tiling: Tiling) -> Length:
    """How deep a group is whose pictures keep their shapes."""
    return max(sum(row.depth for row in stack) + tiling.between(stack) for stack in tiling.stacks)


def _members(photo: Photo, composer: Composer) -> _Members:
    ratios = [picture.ratio or own_ratio(picture) for picture in photo.group]
    if max(ratios) <= _ALIKE * min(ratios):
        ratios = [exp(sum(map(log, ratios)) / len(ratios))] * len(ratios)
    said = [captions(picture, None, composer).across for picture in photo.group]
    shaped = tuple(caption if caption.words or caption.credit else None for caption in said)
    layout = composer.layout
    gap = layout.grid.gutter if any(shaped) else layout.make_up.group_gap
    return _Members(photo.group, tuple(ratios), shaped, gap)


def _cost(tiling: Tiling, depth: float, layout: Layout) -> float:
    """How far the shape of a group is off one so deep, that its pictures differ much in size, that the largest is not
    the first, and that one is tiny."""
    tiles = [(tile, row) for stack in tiling.stacks for row in stack for tile in row.tiles]
    sizes = [max(tile.width, 1) * max(row.depth, 1) for tile, row in tiles]
    off = log(max(_natural(tiling), 1) / depth)
    cost = abs(off) + _FLAT * (off > _FLATTENED) + max(log(max(sizes) / min(sizes) / _DOMINANT), 0)
    tiny = tiling.narrowest < _LEAST * layout.styles["caption"].size
    return (
        cost
        + _LATE * (sizes[0] * _ALIKE < max(sizes))
        + _TINY * tiny
        + _NO_WIDTH * (tiling.narrowest < POINT)
    )


def _tiling(arrangement: Arrangement, members: _Members, width: Length, layout: Layout) -> Tiling:
    """An arrangement at a width: its stacks as wide as make them equally deep."""
    numbers = iter(range(len(members.photos)))
    stacks = [[[next(numbers) for _ in range(row)] for row in stack] for stack in arrangement]
    free = width - (len(stacks) - 1) * members.gap
    widths = _widths(stacks, members, free, [0] * len(stacks))
    made = _stacks(stacks, members, widths, layout)
    if len(stacks) > 1 and any(members.captions):
        words = [sum(row.under for row in stack[:-1]) for stack in made]
        made = _stacks(stacks, members, _widths(stacks, members, free, words), layout)
    return Tiling(made, members.gap)


def _stacks(
    stacks: list[list[list[int]]], members: _Members, widths: list[Length], layout: Layout
) -> tuple[tuple[TileRow, ...], ...]:
    lefts = accumulate((width + members.gap for width in widths), initial=0)
    return tuple(
        tuple(_row(row, members, (left, width), layout) for row in stack)
        for stack, left, width in zip(stacks, lefts, widths, strict=False)
    )


def _widths(
    stacks: list[list[list[int]]], members: _Members, free: Length, words: list[Length]
) -> list[Length]:
    """The widths at which stacks are equally deep, each row of which has its depth from its pictures' shapes."""
    shapes = [[sum(members.ratios[number] for number in row) for row in stack] for stack in stacks]
    slopes = [sum(1 / shape for shape in stack) for stack in shapes]
    fixed = [
        sum(-(len(row) - 1) * members.gap / shape for row, shape in zip(stack, shape_, strict=True))
        + (len(stack) - 1) * members.gap
        + said
        for stack, shape_, said in zip(stacks, shapes, words, strict=True)
    ]
    pairs = list(zip(slopes, fixed, strict=True))
    depth = (free + sum(more / slope for slope, more in pairs)) / sum(1 / slope for slope in slopes)
    wide = [max((depth - more) / slope, free * _NARROWEST) for slope, more in pairs]
    ends = [round(free * part / sum(wide)) for part in accumulate(wide)]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def _row(row: list[int], members: _Members, place: tuple[Length, Length], layout: Layout) -> TileRow:
    """Pictures side by side from a left on over a width, as deep as all their shapes together ask for."""
    left, width = place
    shapes = [members.ratios[number] for number in row]
    free = width - (len(row) - 1) * members.gap
    ends = [round(free * part / sum(shapes)) for part in accumulate(shapes)]
    tiles = []
    for index, (number, start, end) in enumerate(zip(row, [0, *ends], ends, strict=False)):
        caption = members.captions[number]
        said = caption.said(end - start) if caption else Said()
        tiles.append(Tile(members.photos[number], left + start + index * members.gap, end - start, said))
    under = max(members.words, *(depth_below(tile.said.lines, layout) for tile in tiles))
    return TileRow(tuple(tiles), max(round(free / sum(shapes)), 1), under)
