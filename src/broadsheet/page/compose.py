"""A story composed for its width: head, photos and blocks of lines; its height comes later."""

from __future__ import annotations

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.issue.model import Copy, Paragraph, Story
from broadsheet.layout.model import BoxStyle, Style
from broadsheet.page.columns import text_columns
from broadsheet.page.headline import head_block
from broadsheet.page.model import Block, ComposedStory, HeadBlock, Region, TextColumn
from broadsheet.page.photo import photo_block
from broadsheet.page.setting import Composer
from broadsheet.page.vertical import vertical_heads
from broadsheet.text.shape import Setting

_LEAST_CHARACTERS = 4


def compose_story(region: Region, rank: int, composer: Composer) -> ComposedStory | None:
    """Compose a story for its region's width; None where it cannot stand."""
    story, layout, composer = region.story, composer.layout, composer.for_story(region.story.id)
    box = layout.boxes.get(story.box) if story.box else None
    columns = tuple(text_columns(layout.grid, region.column, region.columns, story.set_in, box))
    if columns[0].measure < _LEAST_CHARACTERS * layout.grid.body:
        measure = max(columns[0].measure, 0) / layout.grid.body
        composer.findings.append(
            Diagnostic("BS318", story.span, {"id": story.id, "characters": f"{measure:g}"})
        )
        return None
    x = columns[0].x
    width = columns[-1].x + columns[-1].measure - x
    vertical = story.direction == "vertical"
    heads: tuple[HeadBlock | None, ...]
    if vertical:
        heads = vertical_heads(story, rank, columns[0].measure, composer)
    else:
        heads = (head_block(story, rank, len(columns), width, composer),)
    blocks = tuple(_blocks(story, columns, vertical, composer))
    photos = tuple(photo_block(photo, columns, composer) for photo in story.photos)
    composer.tell_mends()
    return ComposedStory(
        story=story,
        columns=columns,
        x=x,
        width=width,
        box=box,
        air=_box_rows(box, composer),
        heads=heads,
        photos=photos,
        blocks=blocks,
        total=sum(block.depth for block in blocks),
    )


def _box_rows(box: BoxStyle | None, composer: Composer) -> int:
    """Rows of air a box takes above and below its text."""
    return 0 if box is None else max(round(box.air / composer.layout.grid.leading), 1)


def _blocks(story: Story, columns: tuple[TextColumn, ...], vertical: bool, composer: Composer) -> list[Block]:
    styles = composer.layout.styles
    measure = columns[0].measure
    blocks: list[Block] = []
    if vertical:
        copies = [copy for copy in (story.deck, story.byline) if copy]
        blocks += [_copy_block(copy, styles["byline"], measure, composer) for copy in copies]
    for paragraph in story.body:
        style = styles["crosshead" if paragraph.crosshead else "body"]
        blocks.append(_paragraph_block(paragraph, style, measure, composer))
    return [block for block in blocks if block.lines]


def _paragraph_block(paragraph: Paragraph, style: Style, measure: int, composer: Composer) -> Block:
    words = composer.normal(paragraph.text, paragraph.span, keep_spaces=paragraph.crosshead)
    text = composer.shape(
        words, paragraph.span, Setting(style.face, style.strong, style.size, paragraph.crosshead)
    )
    return Block(text, composer.lines(text, measure, style.indent), style, style.rows, paragraph.crosshead)


def _copy_block(copy: Copy, style: Style, measure: int, composer: Composer) -> Block:
    words = composer.normal(copy.text, copy.span, keep_spaces=True)
    text = composer.shape(words, copy.span, Setting(style.face, style.strong, style.size, True))
    return Block(text, composer.lines(text, measure), style, 1, False)
