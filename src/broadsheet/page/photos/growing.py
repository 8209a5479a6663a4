"""Stories with groups of pictures: what their text leaves empty the groups take, arranged anew for it, so that a photo
page is full of photos."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from msgspec.structs import replace

from broadsheet.base.units import Measure
from broadsheet.issue.model import Photo
from broadsheet.layout.model import MakeUp
from broadsheet.page.fill import pour, room
from broadsheet.page.fit import StoryFitter
from broadsheet.page.frame import frame
from broadsheet.page.model import ComposedStory, Stretch
from broadsheet.page.photos.block import PhotoBlock
from broadsheet.page.photos.group import natural_rows
from broadsheet.page.photos.photo import photo_block
from broadsheet.page.setting import Composer

_LESS = (-1, 0, 1, 2, 3, 4)
"""How many rows less than the text leaves a group is tried with, since text wants whole lines in every column."""
_BEARS = (85, 120)
"""How deep a group may become, per cent of what its pictures want where they are arranged for it."""
_LEAST = 2
"""A group is asked for one of its rows in so many at most."""


def may_grow(block: PhotoBlock) -> bool:
    """Whether it is a group whose depth is left to make-up."""
    return block.tiling is not None and block.elastic and block.photo.ratio is None


def growing(composed: ComposedStory, composer: Composer) -> StoryFitter:
    """The fitter of a story whose groups grow, if any may."""
    make_up = composer.layout.make_up
    if not any(map(may_grow, composed.photos)):
        return StoryFitter(composed, make_up)
    return _GrowingFitter(composed, make_up, composer.for_story(composed.story))


class _GrowingFitter(StoryFitter):
    """Fits a story to heights, its groups as deep as is wanted of them at each."""

    def __init__(self, composed: ComposedStory, make_up: MakeUp, composer: Composer) -> None:
        self._composer = composer
        super().__init__(composed, make_up, _grown(composed, replace(composer, findings=[])))

    def altered(self, composed: ComposedStory) -> StoryFitter:
        return growing(composed, self._composer)


def _grown(composed: ComposedStory, composer: Composer) -> Callable[[int], ComposedStory]:
    """The story at heights; where its text leaves rows empty, they are the groups', and where it wants some, groups
    that say nothing of their arrangement give them."""
    groups = [block for block in composed.photos if may_grow(block)]
    area = sum(block.rows * block.columns for block in groups)

    def with_groups(share: float, less: int, most: int) -> ComposedStory:
        wanted = [max(min(int(block.rows * share), most - block.caption_rows) - less, 1) for block in groups]
        made = iter(_of_depth(*pair, composed, composer) for pair in zip(groups, wanted, strict=True))
        photos = (next(made) if may_grow(block) else block for block in composed.photos)
        return replace(composed, photos=tuple(photos))

    @cache
    def at(rows: int) -> ComposedStory:
        empty = _empty(composed, rows)
        share, most = 1 + max(empty, -area // _LEAST) / area, _room(composed, rows)
        for less in _LESS if abs(empty) >= len(composed.columns) else ():
            grown = with_groups(share, less, most)
            if _empty(grown, rows) >= 0:
                return grown
        return composed

    return at


def _room(composed: ComposedStory, rows: int) -> int:
    """The rows below the head of a story."""
    head = composed.heads[0]
    return rows - 2 * composed.air - (head.rows if head and not head.partly else 0)


def _empty(composed: ComposedStory, rows: int) -> int:
    """The rows of columns that a story leaves empty at a height; below 0 those it wants."""
    framed = frame(composed, composed.heads[0], rows, Stretch())
    free, over = room(framed.containers), pour(composed.blocks, framed.containers).over
    if framed.lacking or over:
        return -max(composed.total - free, over, framed.lacking * len(composed.columns))
    return free - composed.total


def _of_depth(block: PhotoBlock, rows: int, composed: ComposedStory, composer: Composer) -> PhotoBlock:
    """A group arranged for so many rows, or as it was, and as deep as that as far as its pictures bear it."""
    photo, grid = block.photo, composer.layout.grid
    if rows < block.rows and photo.arrange:
        return block
    made = _asked(photo, rows, composed, composer)
    if made.rows * 100 < natural_rows(made, grid) * _BEARS[0] and block.tiling:
        photo = replace(photo, arrange=block.tiling.arrangement)
        made = _asked(photo, rows, composed, composer)
    least, most = (natural_rows(made, grid) * share // 100 for share in _BEARS)
    borne = min(max(made.rows, least), most)
    made = made if borne == made.rows else _asked(photo, borne, composed, composer)
    return replace(made, photo=block.photo, elastic=True)


def _asked(photo: Photo, rows: int, composed: ComposedStory, composer: Composer) -> PhotoBlock:
    return photo_block(replace(photo, depth=Measure(rows, "行")), composed.columns, composer)
