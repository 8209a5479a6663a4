"""A story composed for its width: head, photos and blocks of lines; its height comes later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.units import Length
from broadsheet.issue.matter import Copy, Paragraph, Table
from broadsheet.issue.model import Story
from broadsheet.issue.service import Forecast, Index, Month
from broadsheet.layout.styles import BoxStyle, Style
from broadsheet.page.blocks import Block, Row, RowBlock, TextBlock
from broadsheet.page.columns import merged, text_columns
from broadsheet.page.cuts import holes, topmost
from broadsheet.page.fill import depth
from broadsheet.page.heads.crossheads import crosshead
from broadsheet.page.heads.places import story_heads
from broadsheet.page.model import (
    ComposedStory,
    HeadBlock,
    InsetBlock,
    TextColumn,
)
from broadsheet.page.photos.block import PhotoBlock
from broadsheet.page.photos.photo import photo_block
from broadsheet.page.region import Region
from broadsheet.page.setting import Composer, setting_of

_LEAST_CHARACTERS = 4
_FILLER, _USUAL_PARAGRAPH = "\u5b57", 110
"""What stands for a character to come, and how many of them make a paragraph."""
_AIR = RowBlock((Row((), ()),), 1, heading=True)
"""The empty row between text and a table."""


def compose_story(region: Region, rank: int, composer: Composer) -> ComposedStory | None:
    """Compose a story for its region's width; None where it cannot stand."""
    story, composer = region.story, composer.for_story(region.story)
    layout = composer.layout
    box = layout.boxes.get(story.box) if story.box else None
    columns = tuple(
        text_columns(layout.grid, region.column, region.columns, story.set_in, box, region.border)
    )
    if too_narrow(story, columns[0].measure, composer):
        return None
    cut_out = holes(region, columns, layout.grid)
    under = topmost(cut_out, len(columns))
    whole, photos = merged(columns), tuple(photo_block(photo, columns, composer) for photo in story.photos)
    heads = _on_photo(story, rank, photos, columns, composer) or story_heads(
        story, rank, columns, under, composer
    )
    blocks = tuple(_blocks(story, columns, heads[0], composer))
    _tell_photos(photos, len(columns), composer)
    composer.tell_mends()
    tell_awaited(story, composer)
    return ComposedStory(
        story=story,
        columns=columns,
        x=whole.x,
        width=whole.measure,
        box=box,
        air=box_rows(box, composer),
        heads=heads,
        photos=photos,
        blocks=blocks,
        total=depth(blocks),
        insets=_insets(story, columns, composer),
        holes=cut_out,
    )


def _on_photo(
    story: Story,
    rank: int,
    photos: Sequence[PhotoBlock],
    columns: Sequence[TextColumn],
    composer: Composer,
) -> tuple[HeadBlock | None, ...]:
    """The head on the first photo; nothing where it is not to stand there or cannot."""
    if story.head.place != "photo" or story.direction == "vertical" or not photos:
        return ()
    # Deferred: few heads stand on photos.
    from broadsheet.page.heads.onphoto import head_on_photo  # noqa: PLC0415

    made = head_on_photo(story, rank, photos[0], columns[photos[0].column].x, composer)
    return (made,) if made else ()


def beginning(story: Story, head: HeadBlock | None) -> list[tuple[Copy, str]]:
    """The parts of a head that begin the text where they do not stand in it, each with its style."""
    if head is None or not (head.vertical or head.place == "photo"):
        return []
    deck = story.deck if head.vertical else None
    copies = (
        (story.standing, "standing"),
        (deck, "byline"),
        (story.summary, "summary"),
        (story.byline, "byline"),
    )
    return [(copy, name) for copy, name in copies if copy]


def _insets(story: Story, columns: tuple[TextColumn, ...], composer: Composer) -> tuple[InsetBlock, ...]:
    if not story.insets:
        return ()
    # Deferred: few stories have any.
    from broadsheet.page.inset import inset_block  # noqa: PLC0415

    return tuple(inset_block(inset, columns, composer) for inset in story.insets)


def tell_awaited(story: Story, composer: Composer) -> None:
    """What has not come yet cannot go to press (BS603, BS605)."""
    if story.awaited:
        args = {"id": story.id, "characters": story.awaited}
        composer.findings.append(Diagnostic("BS603", story.span, args))
    for picture in (picture for photo in story.photos for picture in photo.pictures):
        if picture.file is None:
            composer.findings.append(Diagnostic("BS605", picture.span, {"id": story.id}))


def _tell_photos(photos: tuple[PhotoBlock, ...], columns: int, composer: Composer) -> None:
    """Photos over columns that the story does not have are narrower than they were meant (BS658); then what is found in
    groups."""
    for block in photos:
        at = block.photo.at
        if at is not None and at.column + at.columns - 1 > columns:
            last = at.column + at.columns - 1
            args = {"id": composer.story, "first": at.column, "last": last, "columns": columns}
            composer.findings.append(Diagnostic("BS658", block.photo.span, args))
        if block.tiling is not None:
            # Deferred: few photos are several.
            from broadsheet.page.photos.group import tell_group  # noqa: PLC0415

            tell_group(block, composer)


def too_narrow(story: Story, measure: Length, composer: Composer) -> bool:
    """Whether a line holds too few characters for a story to stand, which is told (BS318)."""
    body = composer.layout.grid.body
    if measure >= _LEAST_CHARACTERS * body:
        return False
    args = {"id": story.id, "characters": f"{max(measure, 0) / body:g}"}
    composer.findings.append(Diagnostic("BS318", story.span, args))
    return True


def box_rows(box: BoxStyle | None, composer: Composer) -> int:
    """Rows of air a box takes above and below its text."""
    return 0 if box is None else max(round(box.air / composer.layout.grid.leading), 1)


def _blocks(
    story: Story, columns: tuple[TextColumn, ...], head: HeadBlock | None, composer: Composer
) -> list[Block]:
    styles = composer.layout.styles
    measure = columns[0].measure
    blocks: list[Block] = []
    for copy, name in beginning(story, head):
        blocks.append(_copy_block(copy, styles[name], measure, composer))
    if story.source is not None:
        # Deferred: few stories go on from another.
        from broadsheet.page.jump import carried  # noqa: PLC0415

        blocks += carried(story, story.source, measure, composer)
    for matter in story.body:
        text = isinstance(matter, Paragraph)
        if blocks and isinstance(blocks[-1], TextBlock) != text:
            blocks.append(_AIR)
        if isinstance(matter, Paragraph):
            blocks.append(_paragraph_block(matter, styles[matter.kind], measure, composer))
        else:
            blocks += _rows(matter, measure, composer)
    blocks += _awaited_blocks(story, styles["body"], measure, composer)
    return _dropped(story, spread([block for block in blocks if block.lines], composer), composer)


def _dropped(story: Story, blocks: list[Block], composer: Composer) -> list[Block]:
    """The blocks with the story's initial and its crossheads at the side, if it is to have any."""
    if story.crossheads == "side":
        # Deferred: few stories have any.
        from broadsheet.page.heads.sideheads import with_side_heads  # noqa: PLC0415

        blocks = with_side_heads(blocks, composer)
    if not story.initial:
        return blocks
    # Deferred: few stories have one.
    from broadsheet.page.shapes.initial import with_initial  # noqa: PLC0415

    return with_initial(story, blocks, composer)


def spread(blocks: list[Block], composer: Composer) -> list[Block]:
    """Blocks with room between their lines for the readings beside them."""
    if not any(isinstance(block, TextBlock) and block.text.rubies for block in blocks):
        return blocks
    # Deferred: few stories have any.
    from broadsheet.page.ruby import with_rows  # noqa: PLC0415

    return list(with_rows(blocks, composer.layout.grid.leading))


def _rows(matter: Table | Month | Index | Forecast, measure: int, composer: Composer) -> Iterator[RowBlock]:
    if isinstance(matter, Index | Forecast):
        # Deferred: few stories are of service.
        from broadsheet.page.service import service_rows  # noqa: PLC0415

        return service_rows(matter, measure, composer)
    # Deferred: few stories have a table.
    from broadsheet.page.tables import month_rows, table_rows  # noqa: PLC0415

    if isinstance(matter, Table):
        return table_rows(matter, measure, composer)
    return month_rows(matter, measure, composer)


def _paragraph_block(paragraph: Paragraph, style: Style, measure: int, composer: Composer) -> TextBlock:
    display = paragraph.kind != "body"
    words = composer.normal(paragraph.text, paragraph.span, keep_spaces=display)
    text = composer.shape(words, paragraph.span, setting_of(style, half_marks=display))
    if paragraph.crosshead and len(text):
        return crosshead(TextBlock(text, [], style, style.rows, heading=True), measure, composer)
    lines = composer.lines(text, measure, style, style.indent)
    return TextBlock(text, lines, style, style.rows, paragraph.crosshead)


def _awaited_blocks(story: Story, style: Style, measure: int, composer: Composer) -> Iterator[TextBlock]:
    """Room for copy to come, in paragraphs of usual length."""
    for filler in fillers(story.awaited):
        text = composer.shape(filler, story.span, setting_of(style))
        lines = composer.lines(text, measure, style, style.indent)
        yield TextBlock(text, lines, style, style.rows, awaited=True)


def fillers(awaited: int) -> Iterator[str]:
    """What stands for so many characters to come, in paragraphs of usual length."""
    for start in range(0, awaited, _USUAL_PARAGRAPH):
        yield _FILLER * min(_USUAL_PARAGRAPH, awaited - start)


def _copy_block(copy: Copy, style: Style, measure: int, composer: Composer) -> TextBlock:
    words = composer.normal(copy.text, copy.span, keep_spaces=True)
    text = composer.shape(words, copy.span, setting_of(style, half_marks=True))
    return TextBlock(text, composer.lines(text, measure, style), style)
