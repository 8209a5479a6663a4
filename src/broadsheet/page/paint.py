"""A filled page to its display list: every mark at its absolute place, stories in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length
from broadsheet.display.ops import BLACK, Fill, Op, Tag
from broadsheet.layout.model import Grid, Layout
from broadsheet.page.across import marked_line, spaced, text_line
from broadsheet.page.blocks import Row, RowBlock, TextBlock
from broadsheet.page.dividers import dividers
from broadsheet.page.frame import head_corner
from broadsheet.page.heads.dress import moved
from broadsheet.page.heads.headline import align
from broadsheet.page.model import Filled, FilledPage, HeadBlock, InsetBlock, Placed, Tiers
from broadsheet.page.pen import Pen
from broadsheet.page.photos.pictures import AWAITED, paint_photo
from broadsheet.page.rules import boxed, horizontal


def paint_page(filled: FilledPage, layout: Layout, furniture: tuple[Op, ...]) -> tuple[Op, ...]:
    """Furniture first, then each story whole, then the rules between stories."""
    ops: list[Op] = list(furniture)
    for group in filled.groups:
        ops += group.ops
    for story in filled.stories:
        ops += paint_story(story, layout)
    ops += dividers(filled, layout)
    return tuple(ops)


def paint_story(filled: Filled, layout: Layout) -> Iterator[Op]:
    """Box, head, text, then photos with their captions; a photo that bears the head comes before it."""
    composed, grid = filled.composed, layout.grid
    story = composed.story.id
    if composed.box and composed.holes:
        # Deferred: few boxes are no rectangles.
        from broadsheet.page.notched import notched_box  # noqa: PLC0415

        yield from notched_box(composed.box, filled, layout.make_up.module_gap, grid)
    elif composed.box:
        yield from boxed(composed.box, _frame_rect(filled, grid))
    head, photos = filled.frame.head, filled.frame.photos
    if head and head.place == "photo":
        photo, row = photos[0]
        yield from paint_photo(filled, photo, filled.top + row, layout)
        photos = photos[1:]
    if head:
        yield from _head(filled, head, grid)
    yield from _text(filled, grid)
    for photo, row in photos:
        yield from paint_photo(filled, photo, filled.top + row, layout)
    for inset, row in filled.frame.insets:
        yield from _inset(
            inset, composed.columns[inset.column].x, grid.row_y(filled.top + row), layout, story
        )


def _text(filled: Filled, grid: Grid) -> Iterator[Op]:
    """The lines of a story in thread order."""
    composed, story = filled.composed, filled.composed.story.id
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
                pitch = block.rows * grid.leading
                yield from block_line(block, part.first + index, column.x, y, story, pitch)


def _inset(block: InsetBlock, x: Length, y: Length, layout: Layout, story: str) -> Iterator[Op]:
    """An inset whose top left is (x, y): its box below everything else."""
    if block.box and layout.make_up.facts_box:
        yield from boxed(layout.make_up.facts_box, block.box.moved(x, y))
    yield from fixed(Row(block.lines, block.rules, block.shapes), x, y, story)
    for cell in block.cells:
        yield Fill(cell.moved(x, y), BLACK, Tag("Figure", story))


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
    if block.heading and style.dress:
        # Deferred: few crossheads are dressed.
        from broadsheet.page.heads.crossheads import marks_down  # noqa: PLC0415

        yield from marks_down(block, line, x, top)
    # Deferred: few stories run down the page.
    from broadsheet.page.downward import marked_down  # noqa: PLC0415

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
    return top + (block.rows + block.blanks) * grid.leading // 2 + block.style.size * 38 // 100


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
    for shape in row.shapes:
        yield shape._replace(outline=shape.outline.moved(x, y), tag=Tag("Figure", story))


def block_line(block: TextBlock, index: int, x: Length, y: Length, story: str, pitch: Length) -> Iterator[Op]:
    """One line of a block as ops, justified or ranged as its style says; a grey bar where copy is to come. `pitch` is
    how far apart its lines are."""
    line, style = block.lines[index], block.style
    if block.awaited:
        bar = Rect(x + line.indent, y - style.size * 7 // 10, line.natural, style.size * 6 // 10)
        yield Fill(bar, AWAITED, Tag("P", story))
        return
    if block.heading:
        if line.start == line.end:
            return
        if style.dress and not index:
            # Deferred: few crossheads are dressed.
            from broadsheet.page.heads.crossheads import crosshead_marks  # noqa: PLC0415

            yield from crosshead_marks(block, x, y, pitch)
    left = x + line.indent
    if block.initial and not index:
        # Deferred: few stories have one.
        from broadsheet.page.shapes.initial import initial_mark  # noqa: PLC0415

        yield from initial_mark(block.initial, left, y, _pen(block, story))
    if not style.justify:
        left += align(style.align, line.measure - line.indent, line.width)
    yield from marked_line(block.text, line, left, y, _pen(block, story))


def _head(filled: Filled, head: HeadBlock, grid: Grid) -> Iterator[Op]:
    story = filled.composed.story.id
    x, y = head_corner(filled, head, grid)
    for mark in head.marks:
        yield moved(mark, x, y)
    for line in head.lines:
        tag = Tag(line.role, story)
        if head.vertical:
            # Deferred: few pages have vertical lines.
            from broadsheet.page.downward import down_line  # noqa: PLC0415

            yield from down_line(line.text, line.line, x + line.x, y + line.y, Pen(line.ink, tag))
        else:
            pen = Pen(line.ink, tag, line.justified)
            ops = text_line(line.text, line.line, x + line.x, y + line.y, pen)
            yield from spaced(ops, line.spacing) if line.spacing else ops
    for rule in head.rules:
        yield from horizontal(rule.rule, x + rule.x, y + rule.y, rule.width)
