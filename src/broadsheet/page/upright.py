"""Vertical stories (竖排): composed once for their width, and anew for each height, as long as their lines then are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.source import Span
from broadsheet.base.units import Length
from broadsheet.issue.matter import Paragraph
from broadsheet.issue.model import Direction, Photo, Story
from broadsheet.layout.styles import Style
from broadsheet.lines.model import Line
from broadsheet.page.blocks import TextBlock
from broadsheet.page.columns import merged, text_columns
from broadsheet.page.compose import beginning, box_rows, fillers, spread, tell_awaited, too_narrow
from broadsheet.page.fill import depth
from broadsheet.page.fit import StoryFitter
from broadsheet.page.heads.dress import moved
from broadsheet.page.heads.headline import head_block
from broadsheet.page.heads.vertical import vertical_heads
from broadsheet.page.model import (
    ComposedStory,
    HeadBlock,
    TextColumn,
)
from broadsheet.page.photos.block import PhotoBlock
from broadsheet.page.photos.caption import Captions, captions
from broadsheet.page.photos.photo import bare_photo
from broadsheet.page.region import Region
from broadsheet.page.setting import Composer
from broadsheet.page.tiers import divide_height, head_width, in_tiers

_HEAD_SHARE = 3
"""A vertical head takes one part in so many of its story's width at most, where any size of it does."""


def vertical_fitter(region: Region, rank: int, composer: Composer) -> StoryFitter | None:
    """A vertical story composed for its region, ready to be fitted to heights; None where it cannot stand (BS318)."""
    story, composer = region.story, composer.for_story(region.story)
    grid = composer.layout.grid
    box = composer.layout.boxes.get(story.box) if story.box else None
    columns = text_columns(grid, region.column, region.columns, None, box, region.border)
    whole = merged(columns)
    if region.column < grid.fold < region.column + region.columns:
        composer.findings.append(Diagnostic("BS656", story.span, {"id": story.id}))
        return None
    if too_narrow(story, whole.measure, composer):
        return None
    story = _without_regions(story, composer)
    heads = _heads(story, rank, whole.measure, len(columns), composer)
    photos, places = _photos(story, columns, heads[0], composer)
    said = tuple(captions(photo, _direction(photo), composer) for photo in story.photos)
    texts = spread([block for block in _texts(story, heads[0], composer) if len(block.text)], composer)
    composer.tell_mends()
    tell_awaited(story, composer)
    composed = ComposedStory(
        story=story,
        columns=(*places, whole),
        x=whole.x,
        width=whole.measure,
        box=box,
        air=box_rows(box, composer),
        heads=tuple(head and replace(head, column=len(places)) for head in heads),
        photos=photos,
        blocks=tuple(texts),
        total=0,
    )
    return StoryFitter(composed, composer.layout.make_up, Heights(composed, said, composer).at)


def _without_regions(story: Story, composer: Composer) -> Story:
    """The story with its photos as tiers can hold them: they have no rows to count regions in, and captions stand below
    or are set down beside (BS275)."""
    return replace(story, photos=tuple(_tiered(photo, story.id, composer) for photo in story.photos))


def _direction(photo: Photo) -> Direction:
    """How a caption runs: across where it stands below, else as its editor says, or down as the text does."""
    return "horizontal" if photo.caption_place == "below" else photo.caption_direction or "vertical"


def _tiered(photo: Photo, story: str, composer: Composer) -> Photo:
    across = photo.caption_direction == "horizontal" and photo.caption_place not in (None, "below")
    unheard = {
        "at": photo.at is not None,
        "caption_place": across or photo.caption_place == "over",
        "credit_place": photo.sided,
    }
    usual = {"at": None, "caption_place": None, "credit_place": "end"}
    for key in (key for key, found in unheard.items() if found):
        composer.findings.append(Diagnostic("BS275", photo.span, {"id": story, "key": key}))
        photo = replace(photo, **{key: usual[key]})
    return photo


class Heights:
    """A vertical story at the heights that make-up asks for; each length of line is broken once."""

    def __init__(self, composed: ComposedStory, said: Sequence[Captions], composer: Composer) -> None:
        self._composed, self._said = composed, said
        self._grid = composer.layout.grid
        self._composer = replace(composer, findings=[])
        self.at = cache(self._at)
        self._broken = cache(self._break)

    def _at(self, rows: int) -> ComposedStory:
        """The story in a region of `rows`."""
        composed, grid = self._composed, self._grid
        head = composed.heads[0]
        top = composed.air + (head.rows if head and not head.vertical else 0)
        free = max(rows - top - composed.air, 1)
        tiers = divide_height(free, top, composed.story.set_in, composed.columns[-1], grid)
        said = zip(composed.photos, self._said, strict=True)
        photos = tuple(in_tiers(photo, captions, tiers) for photo, captions in said)
        blocks = self._broken(tiers.measure)
        return replace(composed, tiers=tiers, photos=photos, blocks=blocks, total=depth(blocks))

    def _break(self, measure: Length) -> tuple[TextBlock, ...]:
        texts = (block for block in self._composed.blocks if isinstance(block, TextBlock))
        return tuple(replace(block, lines=self._lines(block, measure)) for block in texts)

    def _lines(self, block: TextBlock, measure: Length) -> list[Line]:
        """Words that no line holds whole are told when the page is filled, of the height it has then."""
        return self._composer.lines(block.text, measure, block.style, min(block.style.indent, measure // 2))


def _heads(
    story: Story, rank: int, width: Length, columns: int, composer: Composer
) -> tuple[HeadBlock | None, ...]:
    """The heads it may carry: over its tiers, or down its right side, their lines as far from the left of its width."""
    if story.direction != "vertical":
        return (head_block(story, rank, columns, width, composer),)
    return tuple(
        head and _at_the_right(head, width)
        for head in vertical_heads(story, rank, width // _HEAD_SHARE, composer)
    )


def _at_the_right(head: HeadBlock, width: Length) -> HeadBlock:
    shift = width - head.sides[1]
    return replace(
        head,
        lines=tuple(replace(line, x=line.x + shift) for line in head.lines),
        marks=tuple(moved(mark, shift, 0) for mark in head.marks),
        sides=(head.sides[0] + shift, width),
    )


def _photos(
    story: Story, columns: list[TextColumn], head: HeadBlock | None, composer: Composer
) -> tuple[tuple[PhotoBlock, ...], list[TextColumn]]:
    """A story's photos, and where across it they stand: in its columns, those at the right beside a vertical head."""
    right = columns[-1].x + columns[-1].measure
    if head is not None and head.vertical:
        right -= head_width(head) + head.size // 2
    free = [column for column in columns if column.x + column.measure <= right]
    places = free or [TextColumn(columns[0].x, max(right - columns[0].x, 1))]
    beside = tuple(places)
    photos: list[PhotoBlock] = []
    for photo in story.photos:
        block = _in_depth(bare_photo(photo, beside, composer), composer)
        if photo.place.endswith("right"):
            block = replace(block, column=len(places))
            places.append(TextColumn(right - block.width, block.width))
        photos.append(block)
    return tuple(photos), places


def _in_depth(block: PhotoBlock, composer: Composer) -> PhotoBlock:
    """A group with all that is said of its pictures in its own depth, since it ends where tiers do."""
    if block.tiling is None:
        return block
    # Deferred: few photos are several.
    from broadsheet.page.photos.group import tell_group, within  # noqa: PLC0415

    tell_group(block, composer)
    return within(block, composer)


def _texts(story: Story, head: HeadBlock | None, composer: Composer) -> Iterator[TextBlock]:
    """What a story's lines hold, shaped, not yet broken; beside a vertical head its other parts begin the text."""
    styles = composer.layout.styles
    for copy, name in beginning(story, head):
        yield _text(copy.text, copy.span, styles[name], composer, display=True)
    for matter in story.body:
        if isinstance(matter, Paragraph):
            display = matter.kind != "body"
            block = _text(matter.text, matter.span, styles[matter.kind], composer, display=display)
            yield replace(block, heading=matter.crosshead)
    for filler in fillers(story.awaited):
        yield replace(_text(filler, story.span, styles["body"], composer), awaited=True)


def _text(copy: str, span: Span, style: Style, composer: Composer, *, display: bool = False) -> TextBlock:
    words = composer.normal(copy, span, keep_spaces=display)
    return TextBlock(composer.shape_down(words, span, style, half_marks=display), [], style, style.rows)
