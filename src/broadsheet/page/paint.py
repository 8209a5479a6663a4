"""A filled page to its display list: every mark at its absolute place, stories in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from broadsheet.base.geometry import Rect
from broadsheet.base.units import EM, Length, ascent, pt
from broadsheet.display.ops import BLACK, PAPER, Fill, Ink, Op, Picture, Rule, Tag, Text
from broadsheet.layout.model import Grid, Layout
from broadsheet.lines.firstfit import ink_end, leading
from broadsheet.lines.justify import set_line
from broadsheet.lines.model import Line
from broadsheet.page.dividers import dividers
from broadsheet.page.downward import marked_down
from broadsheet.page.frame import head_corner
from broadsheet.page.headline import align
from broadsheet.page.model import (
    Filled,
    FilledPage,
    HeadBlock,
    InsetBlock,
    PhotoBlock,
    Placed,
    Row,
    RowBlock,
    TextBlock,
    Tiers,
)
from broadsheet.page.pen import Pen, pen_places, stretches
from broadsheet.page.photo import crop, photo_rect
from broadsheet.page.rules import boxed, horizontal
from broadsheet.page.vertical import paint_vertical
from broadsheet.text.hyphenate import SOFT_HYPHEN
from broadsheet.text.model import ShapedText

AWAITED = Ink(0, 0, 0, 250)
"""The grey of what is to come (待稿, 待图); it is never printed."""
_CROSS = pt(1)


def paint_page(filled: FilledPage, layout: Layout, furniture: tuple[Op, ...]) -> tuple[Op, ...]:
    """Furniture first, then each story whole, then the rules between stories."""
    ops: list[Op] = list(furniture)
    for story in filled.stories:
        ops += paint_story(story, layout)
    ops += dividers(filled, layout)
    return tuple(ops)


def paint_story(filled: Filled, layout: Layout) -> Iterator[Op]:
    """Box, head, text in thread order, then photos with their captions."""
    composed, grid = filled.composed, layout.grid
    story = composed.story.id
    if composed.box:
        yield from boxed(composed.box, _frame_rect(filled, grid))
    if filled.frame.head:
        yield from _head(filled, filled.frame.head, grid)
    for part in filled.placed:
        block = composed.blocks[part.block]
        if composed.tiers:
            yield from upright_lines(filled, part, composed.tiers, grid)
            continue
        column = composed.columns[part.column]
        for index in range(part.lines):
            row = filled.top + part.row + index * block.rows
            if isinstance(block, RowBlock):
                yield from fixed(block.lines[part.first + index], column.x, grid.row_y(row), story)
            else:
                y = line_baseline(block, grid.row_y(row), grid)
                yield from block_line(block, part.first + index, column.x, y, story)
    for photo, row in filled.frame.photos:
        yield from _photo(filled, photo, filled.top + row, layout)
    for inset, row in filled.frame.insets:
        yield from _inset(
            inset, composed.columns[inset.column].x, grid.row_y(filled.top + row), layout, story
        )


def _inset(block: InsetBlock, x: Length, y: Length, layout: Layout, story: str) -> Iterator[Op]:
    """An inset whose top left is (x, y): its box below everything else."""
    if block.box and layout.make_up.facts_box:
        yield from boxed(layout.make_up.facts_box, _moved(block.box, x, y))
    yield from fixed(Row(block.lines, block.rules), x, y, story)
    for cell in block.cells:
        yield Fill(_moved(cell, x, y), BLACK, Tag("Figure", story))


def _moved(rect: Rect, x: Length, y: Length) -> Rect:
    return Rect(x + rect.x, y + rect.y, rect.w, rect.h)


def upright_lines(filled: Filled, part: Placed, tiers: Tiers, grid: Grid) -> Iterator[Op]:
    """The lines of a part in a tier, from the right to the left."""
    block = filled.composed.blocks[part.block]
    if isinstance(block, RowBlock):
        return
    top = grid.cap(filled.top) + tiers.tops[part.column]
    for index in range(part.lines):
        x = line_centre(block, part.row + index * block.rows, tiers)
        yield from down_block_line(block, part.first + index, x, top, filled.composed.story.id)


def line_centre(block: TextBlock, slot: int, tiers: Tiers) -> Length:
    """The centre line of a vertical line: body in the last of the slots it takes, a crosshead in their middle."""
    if block.style.justify:
        return tiers.centre(slot + block.rows - 1)
    return tiers.centre(slot, block.rows)


def down_block_line(block: TextBlock, index: int, x: Length, y: Length, story: str) -> Iterator[Op]:
    """One vertical line of a block down from `y` about the centre line `x`; a grey bar where copy is to come."""
    line, style = block.lines[index], block.style
    if block.awaited:
        bar = Rect(x - style.size * 3 // 10, y + line.indent, style.size * 6 // 10, line.natural)
        yield Fill(bar, AWAITED, Tag("P", story))
        return
    top = y + line.indent
    if not style.justify:
        top += align(style.align, line.measure - line.indent, line.width)
    yield from marked_down(block.text, line, x, top, _pen(block, story))


def _pen(block: TextBlock, story: str) -> Pen:
    return Pen(block.style.ink, Tag("H2" if block.heading else "P", story), block.style.justify)


def _frame_rect(filled: Filled, grid: Grid) -> Rect:
    """A box's outline: the region's sides, from its first cap line to its last baseline."""
    air = filled.composed.box.air if filled.composed.box else 0
    top, bottom = grid.cap(filled.top), grid.baseline(filled.top + filled.rows - 1)
    return Rect(filled.composed.x - air, top, filled.composed.width + 2 * air, bottom - top)


def line_baseline(block: TextBlock, top: Length, grid: Grid) -> Length:
    """Body on the baseline of the last row of those that begin at `top`; a crosshead centred in the rows it takes."""
    if block.style.justify or (block.rows == 1 and not block.heading):
        return top + (block.rows - 1) * grid.leading + grid.drop
    return top + block.rows * grid.leading // 2 + block.style.size * 38 // 100


def fixed(row: Row, x: Length, y: Length, story: str) -> Iterator[Op]:
    """The lines and rules of a row of a table whose top left is (x, y)."""
    for cell in row.cells:
        yield from marked_line(
            cell.text,
            cell.line,
            x + cell.x,
            y + cell.y,
            Pen(cell.ink, Tag(cell.role, story), cell.justified),
        )
    for rule in row.rules:
        yield from horizontal(rule.rule, x + rule.x, y + rule.y - rule.rule.depth // 2, rule.width)


def block_line(block: TextBlock, index: int, x: Length, y: Length, story: str) -> Iterator[Op]:
    """One line of a block as ops, justified or ranged as its style says; a grey bar where copy is to come."""
    line, style = block.lines[index], block.style
    if block.awaited:
        bar = Rect(x + line.indent, y - style.size * 7 // 10, line.natural, style.size * 6 // 10)
        yield Fill(bar, AWAITED, Tag("P", story))
        return
    left = x + line.indent
    if not style.justify:
        left += align(style.align, line.measure - line.indent, line.width)
    yield from marked_line(block.text, line, left, y, _pen(block, story))


def marked_line(text: ShapedText, line: Line, x: Length, y: Length, pen: Pen) -> Iterator[Op]:
    """A horizontal line with the dots and lines below it and the readings above."""
    yield from text_line(text, line, x, y, pen)
    if text.inlines or text.rubies:
        # Deferred: few pages have any.
        from broadsheet.page.inline import inline_marks  # noqa: PLC0415
        from broadsheet.page.ruby import readings  # noqa: PLC0415

        setting = set_line(text, line, pen.justified)
        places = pen_places(text, line.start, line.end, setting, x - leading(text, line.start))
        yield from inline_marks(text, line, places, y, pen.ink)
        yield from readings(text, line, places, y, pen)


def text_line(text: ShapedText, line: Line, x: Length, y: Length, pen: Pen) -> Iterator[Text]:
    """A horizontal line as one op a face; marks off the baseline become ops of their own."""
    end = ink_end(text, line.start, line.end)
    setting = set_line(text, line, pen.justified)
    whole = Text(
        x=x - leading(text, line.start),
        y=y,
        face=text.runs[0].face,
        size=text.size,
        glyphs=text.glyphs[line.start : end],
        chars=text.chars[line.start : end],
        ink=pen.ink,
        spacing=setting.spacing,
        kerns=setting.kerns,
        tag=pen.tag,
        origin=text.span,
    )
    if (
        len(text.runs) == 1
        and not text.marks
        and not text.runs[0].rise
        and "Y" not in text.classes[line.start : end]
    ):
        yield whole
    else:
        yield from _pieces(whole, text, line.start, end)


def spaced(ops: Iterable[Text], spacing: Length) -> Iterator[Text]:
    """The ops of a line with so much between its characters (均排)."""
    before = 0
    for op in ops:
        yield op._replace(x=op.x + before * spacing, spacing=spacing)
        before += len(op.glyphs)


def _pieces(whole: Text, text: ShapedText, start: int, end: int) -> Iterator[Text]:
    """A line of several faces, with marks off the baseline or with soft hyphens, as one op for each stretch; of the
    hyphens the one at its end is drawn."""
    for first, last, face, scale, rise, *_ in text.runs:
        for part, stop in stretches(text, max(first, start), min(last, end)):
            hyphen = text.classes[part] == "Y"
            if hyphen and stop < end:
                continue
            dx, dy = text.marks.get(part, (0, 0))
            lead = sum(kern for index, kern in whole.kerns if index + start <= part)
            before = sum(text.advances[start:part]) + (part - start) * whole.spacing + lead
            yield whole._replace(
                x=whole.x + before + dx,
                y=whole.y - dy - text.size * rise // EM,
                face=face,
                size=text.size * scale // EM,
                glyphs=text.glyphs[part:stop],
                chars=[SOFT_HYPHEN] if hyphen else text.chars[part:stop],
                kerns=[
                    (index + start - part, kern) for index, kern in whole.kerns if part < index + start < stop
                ],
            )


def _head(filled: Filled, head: HeadBlock, grid: Grid) -> Iterator[Op]:
    story = filled.composed.story.id
    x, y = head_corner(filled, head, grid)
    for line in head.lines:
        tag = Tag(line.role, story)
        if head.vertical:
            yield from paint_vertical(line, x + line.x, y + line.y, tag)
        else:
            ops = text_line(line.text, line.line, x + line.x, y + line.y, Pen(line.ink, tag))
            yield from spaced(ops, line.spacing) if line.spacing else ops
    for rule in head.rules:
        yield from horizontal(rule.rule, x + rule.x, y + rule.y, rule.width)


def crossed(rect: Rect, tag: Tag) -> Iterator[Op]:
    """A grey box crossed out, where a picture is to come."""
    yield Fill(rect, AWAITED, tag)
    yield Rule(rect.x, rect.y, rect.right, rect.bottom, _CROSS, PAPER, tag)
    yield Rule(rect.x, rect.bottom, rect.right, rect.y, _CROSS, PAPER, tag)


def _photo(filled: Filled, block: PhotoBlock, row: int, layout: Layout) -> Iterator[Op]:
    """The picture, or a crossed box where there is none yet, and the caption below."""
    x = filled.composed.columns[block.column].x
    rect = photo_rect(block, x, row, layout.grid)
    story = filled.composed.story.id
    alt = block.photo.caption.text if block.photo.caption else ""
    tag = Tag("Figure", story)
    if not block.photo.readable:
        yield from crossed(rect, tag)
    else:
        file = str(block.photo.file)
        yield Picture(rect, file, crop(block.photo, rect), alt, tag, block.photo.span)
    if block.aside:
        yield from _caption_beside(block, rect, layout.make_up.caption_air, story)
    elif block.caption or block.credit:
        yield from _caption(block, x, rect.bottom + layout.make_up.caption_air, story)


def _caption(block: PhotoBlock, x: Length, top: Length, story: str) -> Iterator[Op]:
    """The caption from `top` down, the credit ranged right on its last line or below it."""
    for part, first in ((block.caption, 0), (block.credit, block.credit_line)):
        if part is None:
            continue
        style, justified = part.style, part.style.justify and part is block.caption
        how = style.align if part is block.caption else "right"
        for index, line in enumerate(part.lines):
            y = top + ascent(style.size) + (first + index) * style.leading
            left = x if justified else x + align(how, line.measure, line.width)
            yield from text_line(part.text, line, left, y, Pen(style.ink, Tag("Caption", story), justified))


def _caption_beside(block: PhotoBlock, picture: Rect, air: Length, story: str) -> Iterator[Op]:
    """The caption set down from the picture's left side on, the credit ranged at its foot."""
    for part, first in ((block.caption, 0), (block.credit, block.credit_line)):
        if part is None:
            continue
        style, justified = part.style, part.style.justify and part is block.caption
        for index, line in enumerate(part.lines):
            x = picture.x - air - style.size // 2 - (first + index) * style.leading
            y = picture.y if part is block.caption else picture.bottom - line.width
            yield from marked_down(part.text, line, x, y, Pen(style.ink, Tag("Caption", story), justified))
