"""Text columns of a region: merged (长栏) and re-divided (破栏) measures in whole characters."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.base.units import Length
from broadsheet.layout.model import Grid
from broadsheet.layout.styles import BoxStyle
from broadsheet.page.model import TextColumn
from broadsheet.page.region import Border

NO_BORDER = Border()


def text_columns(
    grid: Grid,
    column: int,
    columns: int,
    set_in: int | None,
    box: BoxStyle | None,
    border: Border = NO_BORDER,
) -> list[TextColumn]:
    """The text columns of a story over `columns` base columns from `column`.

    `set_in` m re-divides them: each measure is (k·c + (k-1)·g - (m-1)·g) / m cut to whole characters, and what is
    left over widens the gaps between them. A box takes its air from both sides first, and so does a group's `border`.
    """
    if column < grid.fold < column + columns and (
        box or border != NO_BORDER or set_in not in (None, columns)
    ):
        return _about_fold(grid, column, columns, set_in, box, border)
    x, width = grid.column_x(column) + border.left, grid.across(column, columns) - border.left - border.right
    if box is not None:
        x, width = x + box.air, width - 2 * box.air
    elif border.left == border.right == 0 and set_in in (None, columns):
        return [TextColumn(grid.column_x(column + index), grid.measure) for index in range(columns)]
    return divide(x, width, set_in or columns, grid.gutter, grid.body)


def _about_fold(
    grid: Grid, column: int, columns: int, set_in: int | None, box: BoxStyle | None, border: Border
) -> list[TextColumn]:
    """Those of each page of a spread, none across the fold, all as wide as the narrowest."""
    before, count, air = grid.fold - column, set_in or columns, box.air if box else 0
    first = min(max(round(count * before / columns), 1), max(count - 1, 1))
    left = text_columns(grid, column, before, first, None, Border(left=border.left + air))
    after = columns - before
    right = text_columns(
        grid, grid.fold, after, max(count - first, 1), None, Border(right=border.right + air)
    )
    measure = min(found.measure for found in (*left, *right))
    return [TextColumn(found.x, measure) for found in (*left, *right)]


def off_fold(first: int, span: int, columns: Sequence[TextColumn], grid: Grid) -> tuple[int, int]:
    """The first of `span` columns side by side, and how many: on one page of a spread, where they would not be."""
    fold = grid.fold_x
    before = sum(column.x < fold for column in columns) if fold is not None else 0
    if not first < before < first + span:
        return first, span
    after = len(columns) - before
    if max(before, after) < span:
        return (0, before) if before >= after else (before, after)
    near = before - first >= first + span - before
    return (before - span, span) if (near and before >= span) or after < span else (before, span)


def merged(columns: Sequence[TextColumn]) -> TextColumn:
    """Columns side by side as one, with the gaps between them."""
    first, last = columns[0], columns[-1]
    return TextColumn(first.x, last.x + last.measure - first.x)


def divide(x: Length, width: Length, count: int, gutter: Length, body: Length) -> list[TextColumn]:
    """`count` equal columns of whole characters of `body` in `width`, edges rounded from absolute positions."""
    measure = (width - (count - 1) * gutter) // count // body * body
    if count == 1:
        return [TextColumn(x + (width - measure) // 2, measure)]
    slack = width - count * measure
    return [TextColumn(x + index * measure + slack * index // (count - 1), measure) for index in range(count)]
