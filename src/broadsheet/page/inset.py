"""Insets composed for their columns: pull quotes, fact boxes, figures, QR codes, all on rows of the grid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Final, NamedTuple

from msgspec.structs import replace

from broadsheet.base.geometry import Rect
from broadsheet.base.units import EM, Length, ascent
from broadsheet.display.ops import Shape
from broadsheet.issue.matter import Copy, Paragraph
from broadsheet.issue.model import Inset, InsetKind
from broadsheet.issue.service import Forecast, Index
from broadsheet.layout.model import Grid
from broadsheet.layout.styles import Style
from broadsheet.lines.model import Line
from broadsheet.page.blocks import FixedLine, FixedRule, Row
from broadsheet.page.columns import divide, merged, off_fold
from broadsheet.page.heads.headline import align
from broadsheet.page.model import InsetBlock, TextColumn
from broadsheet.page.photos.photo import first_column
from broadsheet.page.script import in_script
from broadsheet.page.setting import Composer, setting_of
from broadsheet.text.model import ShapedText

_CODE_ROWS: Final = 6
"""How many rows a QR code takes, where its columns are as wide as it is tall."""
_QUIET: Final = 4
"""Modules of white about a QR code (ISO/IEC 18004, 9.1)."""
_TITLES: Final = ("链接", "今日导览", "天气")
"""Titles that boxes have where their editor wrote none."""
_TALL: Final = "0"
"""What figures are as tall as."""
_LEAST_BESIDE: Final = 5
"""Characters in a line for which the words stand beside a code, not below it."""


class _Room(NamedTuple):
    """Where lines stand: from which row, how far from the left, how wide."""

    row: int
    x: Length
    width: Length


class _Made(NamedTuple):
    """What an inset is drawn of, and the row that ends it."""

    foot: int
    lines: tuple[FixedLine, ...]
    rules: tuple[FixedRule, ...] = ()
    box: Rect | None = None
    cells: tuple[Rect, ...] = ()
    shapes: tuple[Shape, ...] = ()


def inset_block(inset: Inset, columns: tuple[TextColumn, ...], composer: Composer) -> InsetBlock:
    """An inset as wide as its columns; an empty row keeps it from the text above and below."""
    span = min(inset.columns, len(columns))
    first = first_column(inset.place, span, len(columns))
    first, span = off_fold(first, span, columns, composer.layout.grid)
    room = _Room(0 if _leads(inset) else 1, 0, merged(columns[first : first + span]).measure)
    made = _MAKERS[inset.kind](inset, room, composer)
    return InsetBlock(inset, first, span, made.foot + (0 if _ends(inset) else 1), *made[1:])


def _leads(inset: Inset) -> bool:
    """Whether nothing of the story stands above an inset."""
    return inset.place.startswith("top")


def _ends(inset: Inset) -> bool:
    """Whether nothing of the story stands below an inset."""
    return inset.place.startswith("bottom")


def _quote(inset: Inset, room: _Room, composer: Composer) -> _Made:
    """Words between two rules, below them who said them; the rules stand in the empty rows, or end with the region."""
    grid, rule = composer.layout.grid, composer.layout.make_up.inset_rule
    lines, foot = _words(inset.words, "quote", room._replace(row=1), composer)
    if inset.line:
        said_by = inset.line._replace(text=f"——{inset.line.text}")
        by, foot = _words(said_by, "quote_by", room._replace(row=foot), composer)
        lines += by
    if rule is None:
        return _Made(foot + _ends(inset), tuple(lines))
    slack, half = (grid.leading - grid.body) // 2, grid.leading // 2
    above = slack if _leads(inset) else half
    below = (foot + 1) * grid.leading - slack - rule.depth if _ends(inset) else foot * grid.leading + half
    rules = tuple(FixedRule(rule, room.x, y, room.width) for y in (above, below))
    return _Made(foot + _ends(inset), tuple(lines), rules)


def _facts(inset: Inset, room: _Room, composer: Composer) -> _Made:
    """A title and paragraphs, or an index or a forecast, in a box."""
    grid, box = composer.layout.grid, composer.layout.make_up.facts_box
    air = box.air if box else 0
    rows = max(round(air / grid.leading), 1) if box else 0
    (column,) = divide(room.x + air, room.width - 2 * air, 1, grid.gutter, grid.body)
    inner = _Room(room.row + rows, column.x, max(column.measure, grid.body))
    lines, row = _words(_title(inset.words, composer), "facts_title", inner, composer)
    rules: list[FixedRule] = []
    shapes: list[Shape] = []
    for paragraph in inset.body:
        more, row = _paragraph(paragraph, inner._replace(row=row), composer)
        lines += more
    if inset.service:
        served, row = _service(inset.service, inner._replace(row=row), composer)
        lines, rules, shapes = [*lines, *served.cells], [*served.rules], [*served.shapes]
    top, foot = _cap(room.row, grid), row + rows
    outline = Rect(room.x, top, room.width, (foot - 1) * grid.leading + grid.drop - top)
    return _Made(foot, tuple(lines), tuple(rules), outline if box else None, shapes=tuple(shapes))


def _title(title: Copy, composer: Composer) -> Copy:
    """The title of a box; one of our own in the script of the layout."""
    if title.text not in _TITLES:
        return title
    return title._replace(text=in_script(title.text, composer.layout.composition.locale))


def _service(service: Index | Forecast, room: _Room, composer: Composer) -> tuple[Row, int]:
    """An index or a forecast from a row down, as one row of the inset, and the row below it."""
    # Deferred: few insets are of service.
    from broadsheet.page.service import service_rows  # noqa: PLC0415

    row, x = room.row, room.x
    whole = Row((), ())
    for block in service_rows(service, room.width, composer):
        y = row * composer.layout.grid.leading
        for made in block.lines:
            cells = (replace(cell, x=cell.x + x, y=cell.y + y) for cell in made.cells)
            rules = (replace(rule, x=rule.x + x, y=rule.y + y) for rule in made.rules)
            shapes = (shape._replace(outline=shape.outline.moved(x, y)) for shape in made.shapes)
            whole = Row((*whole.cells, *cells), (*whole.rules, *rules), (*whole.shapes, *shapes))
        row += block.rows
    return whole, row


def _figure(inset: Inset, room: _Room, composer: Composer) -> _Made:
    """A figure in one line, and what it counts below it.

    It is as tall as whole rows, from the em boxes of the first to the baseline of the last, the largest of its style's
    size and its columns' width.
    """
    style, grid = composer.layout.styles["figure"], composer.layout.grid
    wide = composer.shape(inset.words.text, inset.words.span, setting_of(style, half_marks=True)).sums[-1]
    most = min(style.size, style.size * room.width // max(wide, 1))
    rise = composer.catalog.face(style.face).rise(_TALL) or EM
    first = ascent(grid.body)
    rows = max((most * rise // EM - first) // grid.leading, 0) + 1
    tall = (rows - 1) * grid.leading + first
    sized = replace(style, size=min(tall * EM // rise, most), rows=1)
    lines, _ = _styled(inset.words, sized, room._replace(row=room.row + rows - 1), composer)
    foot = room.row + rows
    if inset.line:
        more, foot = _words(inset.line, "figure_text", room._replace(row=foot), composer)
        lines += more
    return _Made(foot, tuple(lines))


def _code(inset: Inset, room: _Room, composer: Composer) -> _Made:
    """A QR code with its line beside it, or below where there is no room for that."""
    grid = composer.layout.grid
    rows = min(_CODE_ROWS, room.width // grid.leading)
    top, side = _cap(room.row, grid), rows * grid.leading - (grid.leading - grid.body)
    beside = room.width - side - grid.gutter
    below = beside < _LEAST_BESIDE * grid.body
    left = room.x + (room.width - side) // 2 if below or inset.line is None else room.x
    foot, lines = room.row + rows, list[FixedLine]()
    if inset.line and below:
        lines, foot = _words(inset.line, "code_text", room._replace(row=foot), composer, centred=True)
    elif inset.line:
        aside = _Room(room.row, left + side + grid.gutter, beside)
        lines, end = _words(inset.line, "code_text", aside, composer)
        down = max(foot - end, 0) // 2
        lines, end = _words(inset.line, "code_text", aside._replace(row=room.row + down), composer)
        foot = max(foot, end)
    return _Made(foot, tuple(lines), cells=_cells(inset.words.text, Rect(left, top, side, side)))


_MAKERS: Final[Mapping[InsetKind, Callable[[Inset, _Room, Composer], _Made]]] = {
    "quote": _quote,
    "facts": _facts,
    "figure": _figure,
    "qr": _code,
    "index": _facts,
    "weather": _facts,
}


def _words(
    copy: Copy, name: str, room: _Room, composer: Composer, *, centred: bool = False
) -> tuple[list[FixedLine], int]:
    """Words in a style of the layout, and the row below them."""
    style = composer.layout.styles[name]
    return _styled(copy, replace(style, align="center") if centred else style, room, composer)


def _styled(copy: Copy, style: Style, room: _Room, composer: Composer) -> tuple[list[FixedLine], int]:
    """Words parted by sense, and the row below them."""
    words = composer.normal(copy.text, copy.span, keep_spaces=True)
    text = composer.shape(words, copy.span, setting_of(style, half_marks=True))
    lines = composer.even_lines(text, room.width) or composer.lines(text, room.width)
    placed = [
        FixedLine(
            text,
            line,
            room.x + align(style.align, room.width, line.width),
            _baseline(style, room.row + number * style.rows, composer.layout.grid),
            style.ink,
            "P",
        )
        for number, line in enumerate(lines if len(text) else ())
    ]
    return placed, room.row + len(placed) * style.rows


def _paragraph(paragraph: Paragraph, room: _Room, composer: Composer) -> tuple[list[FixedLine], int]:
    """A paragraph of a fact box, justified as its style says, and the row below it."""
    if paragraph.crosshead:
        return _words(Copy(paragraph.text, paragraph.span), "facts_title", room, composer)
    style = composer.layout.styles["facts"]
    text = composer.shape(composer.normal(paragraph.text, paragraph.span), paragraph.span, setting_of(style))
    lines = composer.lines(text, room.width, style, style.indent) if len(text) else []
    placed = [
        _justified(text, line, style, room, room.row + number * style.rows, composer.layout.grid)
        for number, line in enumerate(lines)
    ]
    return placed, room.row + len(placed) * style.rows


def _justified(text: ShapedText, line: Line, style: Style, room: _Room, row: int, grid: Grid) -> FixedLine:
    x = room.x + line.indent
    return FixedLine(text, line, x, _baseline(style, row, grid), style.ink, "P", justified=style.justify)


def _baseline(style: Style, row: int, grid: Grid) -> Length:
    """The baseline of a line that begins on a row: body's where it takes one, else in the middle of those it takes."""
    if style.rows == 1:
        return row * grid.leading + grid.drop
    return row * grid.leading + style.rows * grid.leading // 2 + style.size * 38 // 100


def _cap(row: int, grid: Grid) -> Length:
    """The top of the em boxes of a row, from the first row's top."""
    return row * grid.leading + (grid.leading - grid.body) // 2


def _cells(words: str, square: Rect) -> tuple[Rect, ...]:
    """The dark modules of a QR code in a square, those side by side as one; edges rounded from absolute places."""
    # Deferred: few stories have one.
    import segno  # noqa: PLC0415

    rows = [bytes(row) for row in segno.make_qr(words, error="m").matrix]
    count = len(rows) + 2 * _QUIET

    def edge(number: int) -> Length:
        return square.w * (number + _QUIET) // count

    cells = []
    for number, row in enumerate(rows):
        top, foot = edge(number), edge(number + 1)
        at = 0
        for dark, run in groupby(row):
            end = at + len(list(run))
            if dark:
                left = edge(at)
                cells.append(Rect(square.x + left, square.y + top, edge(end) - left, foot - top))
            at = end
    return tuple(cells)
