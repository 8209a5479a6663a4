"""Tables and calendars as rows of the grid: columns as wide as their cells need, numbers aligned on their points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.source import Span
from broadsheet.base.units import Length, ascent
from broadsheet.issue.matter import Ranged, Table
from broadsheet.issue.service import DayNote, Month
from broadsheet.layout.model import MakeUp
from broadsheet.layout.styles import Align, Rule, Style
from broadsheet.lines.firstfit import line_width
from broadsheet.lines.model import Line
from broadsheet.page.blocks import FixedLine, FixedRule, Row, RowBlock
from broadsheet.page.decimals import Column, Number, column_of, is_none, read_number
from broadsheet.page.heads.headline import align
from broadsheet.page.script import in_script
from broadsheet.page.setting import Composer, setting_of
from broadsheet.text.model import ShapedText

_WEEK, _WEEKEND = "一二三四五六日", (5, 6)
_LEAST_GAP = 1
"""White between columns, in ems."""


class _Cell(NamedTuple):
    """A cell's words as they are written and shaped, and the number they are."""

    words: str
    text: ShapedText | None = None
    number: Number | None = None

    @property
    def width(self) -> Length:
        return line_width(self.text, 0, len(self.text)) if self.text else 0


class _Column(NamedTuple):
    """A column: how wide its cells want it, how they are ranged, how its numbers stand if it has some."""

    natural: Length
    ranged: Align
    numbers: Column | None


def table_rows(table: Table, measure: Length, composer: Composer) -> Iterator[RowBlock]:
    """A block a row; cells that are wider than their column run over several rows of the grid."""
    style = composer.layout.styles["table"]
    strong, leading = replace(style, face=style.strong), composer.layout.grid.leading
    make_up = composer.layout.make_up
    cells = [
        [_cell(words, row.span, style if number else strong, composer) for words in row.cells]
        for number, row in enumerate(table.rows)
    ]
    columns = [_column(one, how) for one, how in zip(zip(*cells, strict=True), table.align, strict=True)]
    natural = [column.natural for column in columns]
    room = measure - _LEAST_GAP * style.size * (len(columns) - 1)
    widths = _narrowed(natural, room, style.size)
    if sum(widths) > room:
        _tell_too_wide(table.span, composer)
    gap = (measure - sum(widths)) // max(len(widths) - 1, 1)
    lefts = [sum(widths[:column]) + column * gap for column in range(len(widths))]
    for number, row in enumerate(cells):
        broken = [
            composer.lines(cell.text, width) if cell.text else []
            for cell, width in zip(row, widths, strict=True)
        ]
        most = max(map(len, broken))
        depth = max(style.rows, most, 1)
        down = (depth - max(most, 1)) * leading // 2
        fixed = []
        for cell, lines, column, left, width in zip(row, broken, columns, lefts, widths, strict=True):
            for index, line in enumerate(lines):
                x = left + _place(cell, line, column, width, head=not number)
                if cell.text is not None:
                    fixed.append(_fixed(cell.text, line, (x, down), index, style, composer))
        rules = _rules((number, len(cells)), depth * leading, measure, make_up.table_rule, make_up)
        yield RowBlock((Row(tuple(fixed), rules),), depth, number == 0 and len(cells) > 1)


def _cell(words: str, span: Span, style: Style, composer: Composer) -> _Cell:
    words = composer.normal(words, span, keep_spaces=True)
    text = composer.shape(words, span, setting_of(style))
    return _Cell(words, text, read_number(words, text)) if len(text) else _Cell(words)


def _column(cells: Sequence[_Cell], ranged: Ranged) -> _Column:
    """One is of numbers if it is ranged right and has one, or is not ranged and has nothing else."""
    head, *rest = cells
    filled = [cell for cell in rest if cell.text]
    figures = [cell.number for cell in filled if cell.number]
    others = [cell for cell in filled if not cell.number]
    nones = [cell.width for cell in others if is_none(cell.words)]
    words = [cell.width for cell in others if not is_none(cell.words)]
    how: Align = "left" if ranged == "auto" else ranged
    if figures and (ranged == "right" or (ranged == "auto" and not words)):
        made = column_of(figures, max(head.width, *nones, 0), words)
        return _Column(made.width, "right", made)
    return _Column(max(cell.width for cell in cells), how, None)


def _place(cell: _Cell, line: Line, column: _Column, width: Length, *, head: bool) -> Length:
    """Where a line begins in its column; points stand under each other where the column has the width it wants."""
    numbers = column.numbers
    if numbers is None or width != column.natural:
        return align(column.ranged, width, line.width)
    if head or is_none(cell.words):
        return numbers.centred(line.width)
    return numbers.point - cell.number.left if cell.number else align("right", width, line.width)


def _narrowed(widths: Sequence[Length], room: Length, em: Length) -> list[Length]:
    """The columns of a table that is too wide: the widest ones give way, down to an em."""
    narrowed = list(widths)
    while sum(narrowed) > room:
        widest = max(narrowed)
        others = [width for width in narrowed if width < widest]
        share = (room - sum(others)) // (len(narrowed) - len(others))
        narrower = max(max(others, default=0), share, em)
        if narrower >= widest:
            break
        narrowed = [min(width, narrower) for width in narrowed]
    return narrowed


def _tell_too_wide(span: Span, composer: Composer) -> None:
    composer.findings.append(Diagnostic("BS504", span, {"id": composer.story}))


def _fixed(
    text: ShapedText, line: Line, at: tuple[Length, Length], row: int, style: Style, composer: Composer
) -> FixedLine:
    """A cell's line on the baseline of grid row `row` of its block, lower where its row is deeper than its lines."""
    grid = composer.layout.grid
    x, down = at
    return FixedLine(text, line, x, grid.baseline(row) - grid.row_y(0) + down, style.ink, "TD")


def _rules(
    of: tuple[int, int], depth: Length, width: Length, fine: Rule | None, make_up: MakeUp
) -> tuple[FixedRule, ...]:
    """A heavier rule over the head, under it and under the last row, a fine one between others; `of` are the number of
    the row and how many there are."""
    number, count = of
    over = make_up.table_head_rule if number < 2 else fine
    rules = [FixedRule(over, 0, 0, width)] if over else []
    if number == count - 1 and (under := make_up.table_head_rule):
        rules.append(FixedRule(under, 0, depth, width))
    return tuple(rules)


def month_rows(month: Month, measure: Length, composer: Composer) -> Iterator[RowBlock]:
    """The days of the week, then a row a week: each day's figure, in its own style on days off, its note below."""
    # Wanted for a month alone.
    from calendar import monthcalendar  # noqa: PLC0415

    layout, make_up = composer.layout, composer.layout.make_up
    figures, off, notes = (layout.styles[name] for name in ("day", "day_off", "day_note"))
    cell = measure // len(_WEEK)
    names = [_centred(name, month.span, notes, composer) for name in _WEEK]
    grid = layout.grid
    middle = grid.baseline(0) - grid.row_y(0)
    cells = [_in_cell(text, column, cell, middle, notes) for column, text in enumerate(names) if text]
    yield RowBlock((Row(tuple(cells), _rules((0, 0), 0, measure, None, make_up)),), 1, True)
    weeks = monthcalendar(month.first.year, month.first.month)
    depth = figures.rows * grid.leading
    down = (depth - figures.size - (notes.leading if month.notes else 0)) // 2 + ascent(figures.size)
    widest = 0
    for number, week in enumerate(weeks, 1):
        cells = []
        for column, day in enumerate(week):
            if not day:
                continue
            note = month.notes[day - 1] if month.notes else DayNote("", holiday=False)
            words = in_script(note.words, layout.composition.locale)
            style = off if note.holiday or (column in _WEEKEND and not note.worked) else figures
            if figure := _centred(str(day), month.span, style, composer):
                cells.append(_in_cell(figure, column, cell, down, style))
            if under := _centred(words, month.span, notes, composer):
                cells.append(_in_cell(under, column, cell, down + notes.leading, notes))
        widest = max([widest, *(line.line.natural for line in cells)])
        rules = _rules((number, len(weeks) + 1), depth, measure, make_up.calendar_rule, make_up)
        yield RowBlock((Row(tuple(cells), rules),), figures.rows, number < len(weeks))
    if widest > cell:
        _tell_too_wide(month.span, composer)


def _centred(words: str, span: Span, style: Style, composer: Composer) -> ShapedText | None:
    text = composer.shape(words, span, setting_of(style, half_marks=True))
    return text if len(text) else None


def _in_cell(text: ShapedText, column: int, cell: Length, y: Length, style: Style) -> FixedLine:
    natural = text.sums[-1]
    line = Line(0, len(text), cell, 0, natural, "last")
    return FixedLine(text, line, column * cell + (cell - natural) // 2, y, style.ink, "TD")
