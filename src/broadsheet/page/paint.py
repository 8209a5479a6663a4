"""A filled page to its display list: every mark at its absolute place, stories in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length
from broadsheet.display.ops import ARTIFACT, Ink, Op, Picture, Tag, Text
from broadsheet.display.ops import Rule as RuleOp
from broadsheet.layout.model import Grid, Layout, Rule
from broadsheet.lines.firstfit import ink_end, leading
from broadsheet.lines.justify import set_line
from broadsheet.lines.model import Line
from broadsheet.page.headline import align
from broadsheet.page.model import Block, Filled, FilledPage, HeadBlock, PhotoBlock
from broadsheet.page.photo import crop
from broadsheet.page.rules import boxed, horizontal, vertical
from broadsheet.page.vertical import paint_vertical
from broadsheet.text.model import ShapedText


def paint_page(filled: FilledPage, layout: Layout, furniture: tuple[Op, ...]) -> tuple[Op, ...]:
    """Furniture first, then each story whole, then the rules between stories."""
    ops: list[Op] = list(furniture)
    for story in filled.stories:
        ops += paint_story(story, layout)
    ops += column_rules(filled, layout)
    return tuple(ops)


def paint_story(filled: Filled, layout: Layout) -> Iterator[Op]:
    """Box, head, text in thread order, then photos with their captions."""
    composed, grid = filled.composed, layout.grid
    story = composed.story.id
    if composed.box:
        yield from boxed(composed.box, _frame_rect(filled, grid))
    if composed.head:
        yield from _head(filled, composed.head, grid)
    for part in filled.placed:
        block = composed.blocks[part.block]
        column = composed.columns[part.column]
        for index in range(part.lines):
            row = filled.top + part.row + index * block.rows
            yield from block_line(
                block, part.first + index, column.x, _line_baseline(block, row, grid), story
            )
    for photo, row in filled.photos:
        yield from _photo(filled, photo, filled.top + row, layout)


def _frame_rect(filled: Filled, grid: Grid) -> Rect:
    """A box's outline: the region's sides, from its first cap line to its last baseline."""
    air = filled.composed.box.air if filled.composed.box else 0
    top, bottom = grid.cap(filled.top), grid.baseline(filled.top + filled.rows - 1)
    return Rect(filled.composed.x - air, top, filled.composed.width + 2 * air, bottom - top)


def _line_baseline(block: Block, row: int, grid: Grid) -> Length:
    """Body on its row's baseline; a crosshead centred in the rows it takes."""
    if block.rows == 1:
        return grid.baseline(row)
    middle = grid.row_y(row) + block.rows * grid.leading // 2
    return middle + block.style.size * 38 // 100


def block_line(block: Block, index: int, x: Length, y: Length, story: str) -> Iterator[Op]:
    """One line of a block as ops, justified or ranged as its style says."""
    line, style = block.lines[index], block.style
    left = x + line.indent
    if not style.justify:
        left += align(style.align, line.measure - line.indent, line.natural)
    role = "H2" if block.heading else "P"
    yield from text_line(block.text, line, left, y, Pen(style.ink, Tag(role, story), style.justify))


class Pen(NamedTuple):
    """How a line is drawn: its ink, what it is, and whether it is brought to its measure."""

    ink: Ink
    tag: Tag = ARTIFACT
    justified: bool = False


def text_line(text: ShapedText, line: Line, x: Length, y: Length, pen: Pen) -> Iterator[Text]:
    """A horizontal line as one op a face; marks off the baseline become ops of their own."""
    end = ink_end(text, line.start, line.end)
    x -= leading(text, line.start)
    setting = set_line(text, line, pen.justified)
    kerns = setting.kerns
    for start, stop, face in text.runs:
        first, last = max(start, line.start), min(stop, end)
        if first >= last:
            continue
        for part, part_end in _split(text, first, last):
            offset = text.marks.get(part, (0, 0))
            lead = sum(kern for index, kern in kerns if index + line.start <= part)
            before = sum(text.advances[line.start : part]) + (part - line.start) * setting.spacing + lead
            yield Text(
                x=x + before + offset[0],
                y=y - offset[1],
                face=face,
                size=text.size,
                glyphs=text.glyphs[part:part_end],
                chars=text.chars[part:part_end],
                ink=pen.ink,
                spacing=setting.spacing,
                kerns=[
                    (index + line.start - part, kern)
                    for index, kern in kerns
                    if part < index + line.start < part_end
                ],
                tag=pen.tag,
                origin=text.span,
            )


def _split(text: ShapedText, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Stretches of a run with the same offset from the baseline."""
    if not text.marks:
        yield first, last
        return
    start = first
    for place in range(first + 1, last + 1):
        if place == last or place in text.marks or place - 1 in text.marks:
            yield start, place
            start = place


def _head(filled: Filled, head: HeadBlock, grid: Grid) -> Iterator[Op]:
    """The head centred in its rows, a little above the middle so that it belongs to the text below."""
    story = filled.composed.story.id
    top = filled.top + filled.composed.air
    x = filled.composed.columns[head.column].x
    rows = head.rows if head.vertical else filled.head_rows
    slack = rows * grid.leading - head.height
    y = grid.row_y(top) + (slack // 2 if head.vertical else slack * 2 // 5)
    for line in head.lines:
        tag = Tag(line.role, story)
        if head.vertical:
            yield from paint_vertical(line, x + line.x, y + line.y, tag)
        else:
            yield from text_line(line.text, line.line, x + line.x, y + line.y, Pen(line.ink, tag))
    for rule in head.rules:
        yield from horizontal(rule.rule, x + rule.x, y + rule.y, rule.width)


def _photo(filled: Filled, block: PhotoBlock, row: int, layout: Layout) -> Iterator[Op]:
    """Top on the cap line, foot on a baseline (page.md), the caption below."""
    grid = layout.grid
    x = filled.composed.columns[block.column].x
    top, bottom = grid.cap(row), grid.baseline(row + block.rows - 1)
    rect = Rect(x, top, block.width, bottom - top)
    story = filled.composed.story.id
    alt = block.photo.caption.text if block.photo.caption else ""
    yield Picture(
        rect, str(block.photo.file), crop(block.photo, rect), alt, Tag("Figure", story), block.photo.span
    )
    if block.caption:
        style = block.caption.style
        baseline = bottom + layout.make_up.caption_air + style.size * 88 // 100
        for index, line in enumerate(block.caption.lines):
            y = baseline + index * style.leading
            left = x if style.justify else x + align(style.align, line.measure, line.natural)
            pen = Pen(style.ink, Tag("Caption", story), style.justify)
            yield from text_line(block.caption.text, line, left, y, pen)


def column_rules(filled: FilledPage, layout: Layout) -> Iterator[RuleOp]:
    """Hairlines in the gutter between stories side by side, rules in the white between stories on each other."""
    grid, make_up = layout.grid, layout.make_up
    for story in filled.stories:
        for other in filled.stories:
            if make_up.column_rule and _stand_side_by_side(story, other, grid):
                yield from _between(story, other, grid, make_up.column_rule)
            if make_up.module_rule and story.top + story.rows < other.top:
                yield from _under(story, other, grid, make_up.module_rule)


def _edges(filled: Filled, grid: Grid) -> tuple[Length, Length]:
    """The left and right edge of a story's region."""
    air = filled.composed.box.air if filled.composed.box else 0
    return filled.composed.x - air, filled.composed.x + filled.composed.width + air


def _stand_side_by_side(left: Filled, right: Filled, grid: Grid) -> bool:
    gap = _edges(right, grid)[0] - _edges(left, grid)[1]
    overlap = min(left.top + left.rows, right.top + right.rows) > max(left.top, right.top)
    boxed = bool(left.composed.box or right.composed.box)
    return overlap and not boxed and 0 < gap <= grid.gutter + grid.body


def _between(left: Filled, right: Filled, grid: Grid, rule: Rule) -> Iterator[RuleOp]:
    x = (_edges(left, grid)[1] + _edges(right, grid)[0]) // 2
    top = max(left.top, right.top)
    bottom = min(left.top + left.rows, right.top + right.rows)
    yield from vertical(rule, x, grid.cap(top), grid.baseline(bottom - 1))


def _under(upper: Filled, lower: Filled, grid: Grid, rule: Rule) -> Iterator[RuleOp]:
    """A rule in the white between two stories, as wide as they overlap."""
    gap = lower.top - (upper.top + upper.rows)
    if gap > 3 or upper.composed.box or lower.composed.box:
        return
    left = max(_edges(upper, grid)[0], _edges(lower, grid)[0])
    right = min(_edges(upper, grid)[1], _edges(lower, grid)[1])
    if right > left:
        y = (grid.baseline(upper.top + upper.rows - 1) + grid.cap(lower.top) - rule.depth) // 2
        yield from horizontal(rule, left, y, right - left)
