"""Tables and calendars as rows of the grid: columns as wide as their cells need, numbers aligned on their points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.source import Span
from broadsheet.base.units import Length
from broadsheet.issue.model import Table
from broadsheet.issue.service import DayNote, Month
from broadsheet.issue.signs import plain
from broadsheet.layout.styles import Style
from broadsheet.lines.firstfit import line_width
from broadsheet.lines.model import Line
from broadsheet.page.blocks import FixedLine, FixedRule, Row, RowBlock
from broadsheet.page.headline import align
from broadsheet.page.script import in_script
from broadsheet.page.setting import Composer, setting_of
from broadsheet.text.model import ShapedText

_WEEK, _WEEKEND = "一二三四五六日", (5, 6)
_NUMBER = re.compile(r"[-−+]?[0-9][0-9,]*(\.[0-9]+)?[%％]?")
_LEAST_GAP = 1
"""White between columns, in ems."""


class _Cell(NamedTuple):
    """A cell's words, shaped, and of a number how wide its decimals are with their point."""

    text: ShapedText | None
    decimals: Length | None = None

    def after(self, decimals: Length) -> Length:
        """The white after a number that brings its point under those of a column with such decimals."""
        return 0 if self.decimals is None else decimals - self.decimals

    def width(self, decimals: Length) -> Length:
        return line_width(self.text, 0, len(self.text)) + self.after(decimals) if self.text else 0


def table_rows(table: Table, measure: Length, composer: Composer) -> Iterator[RowBlock]:
    """A block a row; cells that are wider than their column run over several rows of the grid."""
    style = composer.layout.styles["table"]
    strong = replace(style, face=style.strong)
    head, *rest = (
        [_cell(words, row.span, style if number else strong, composer) for words in row.cells]
        for number, row in enumerate(table.rows)
    )
    cells = [[cell._replace(decimals=None) for cell in head], *rest]
    columns = list(zip(*cells, strict=True))
    decimals = [max(cell.decimals or 0 for cell in column) for column in columns]
    natural = [
        max(cell.width(tail) for cell in column) for column, tail in zip(columns, decimals, strict=True)
    ]
    room = measure - _LEAST_GAP * style.size * (len(columns) - 1)
    widths = _narrowed(natural, room, style.size)
    if sum(widths) > room:
        _tell_too_wide(table.span, composer)
    gap = (measure - sum(widths)) // max(len(widths) - 1, 1)
    lefts = [sum(widths[:column]) + column * gap for column in range(len(widths))]
    for number, row in enumerate(cells):
        fixed: list[FixedLine] = []
        deepest = 1
        for column, cell in enumerate(row):
            if cell.text is None:
                continue
            lines = composer.lines(cell.text, widths[column])
            deepest = max(deepest, len(lines))
            whole = widths[column] == natural[column]
            room = widths[column] - (cell.after(decimals[column]) if whole else 0)
            for index, line in enumerate(lines):
                x = lefts[column] + align(table.align[column], room, line.width)
                fixed.append(_fixed(cell.text, line, x, index, style, composer))
        rules = _rules(number, len(cells), deepest, measure, composer)
        yield RowBlock((Row(tuple(fixed), rules),), deepest, number == 0 and len(cells) > 1)


def _cell(words: str, span: Span, style: Style, composer: Composer) -> _Cell:
    words = composer.normal(words, span, keep_spaces=True)
    text = composer.shape(words, span, setting_of(style))
    if not len(text):
        return _Cell(None)
    if not (number := _NUMBER.fullmatch(plain(words))):
        return _Cell(text)
    point = number.start(1) if number[1] else len(text)
    return _Cell(text, text.sums[-1] - text.sums[point])


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


def _fixed(text: ShapedText, line: Line, x: Length, row: int, style: Style, composer: Composer) -> FixedLine:
    """A cell's line on the baseline of grid row `row` of its block."""
    grid = composer.layout.grid
    return FixedLine(text, line, x, grid.baseline(row) - grid.row_y(0), style.ink, "TD")


def _rules(number: int, count: int, rows: int, width: Length, composer: Composer) -> tuple[FixedRule, ...]:
    """A heavier rule over the head, under it and under the last row, a fine one between other rows."""
    make_up = composer.layout.make_up
    over = make_up.table_head_rule if number < 2 else make_up.table_rule
    rules = [FixedRule(over, 0, 0, width)] if over else []
    if number == count - 1 and (under := make_up.table_head_rule):
        rules.append(FixedRule(under, 0, rows * composer.layout.grid.leading, width))
    return tuple(rules)


def month_rows(month: Month, measure: Length, composer: Composer) -> Iterator[RowBlock]:
    """The days of the week, then a row a week: each day's figure, in its own style on days off, its note below."""
    # Wanted for a month alone.
    from calendar import monthcalendar  # noqa: PLC0415

    layout = composer.layout
    figures, off, notes = (layout.styles[name] for name in ("day", "day_off", "day_note"))
    cell = measure // len(_WEEK)
    names = [_centred(name, month.span, notes, composer) for name in _WEEK]
    grid = layout.grid
    middle = grid.baseline(0) - grid.row_y(0)
    cells = [_in_cell(text, column, cell, middle, notes) for column, text in enumerate(names) if text]
    yield RowBlock((Row(tuple(cells), _rules(0, 0, 1, measure, composer)),), 1, True)
    weeks = monthcalendar(month.first.year, month.first.month)
    depth = figures.rows * grid.leading
    down = (depth - figures.size - (notes.leading if month.notes else 0)) // 2 + figures.size * 88 // 100
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
        rules = _rules(number, len(weeks) + 1, figures.rows, measure, composer)
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
