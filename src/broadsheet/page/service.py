"""An index and a forecast as rows of the grid: sections with dots and labels, days with their sky and degrees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.source import Span
from broadsheet.base.units import Length
from broadsheet.display.ops import Shape
from broadsheet.issue.service import Day, Forecast, Index, IndexLine, degrees
from broadsheet.layout.styles import Style
from broadsheet.lines.firstfit import line_width
from broadsheet.lines.model import Line
from broadsheet.page.blocks import FixedLine, FixedRule, Row, RowBlock
from broadsheet.page.script import in_script
from broadsheet.page.setting import Composer, setting_of
from broadsheet.page.sky import skies, symbol
from broadsheet.text.model import ShapedText

_LEADER: Final = "…"
"""What leads from a section to its label."""
_DOTS: Final = 3
"""The dots of a leader in an em."""
_DAY_ROWS: Final = 2
_CARD: Final = 11
"""Ems of width at which days stand side by side."""


class _Place(NamedTuple):
    """Where a day's words and figures stand: from the left, how wide."""

    x: Length
    width: Length


def service_rows(matter: Index | Forecast, measure: Length, composer: Composer) -> Iterator[RowBlock]:
    """The rows of an index or a forecast in a measure."""
    if isinstance(matter, Index):
        return _index_rows(matter, measure, composer)
    return _forecast_rows(matter, measure, composer)


def _index_rows(index: Index, measure: Length, composer: Composer) -> Iterator[RowBlock]:
    """A block a section; a part of the issue above its own, kept with the first of them."""
    style = composer.layout.styles["index"]
    for line in index.lines:
        fixed = list(_entry(line, index.span, measure, composer))
        deepest = max(len({one.y for one in fixed}), 1)
        yield RowBlock((Row(tuple(fixed), ()),), deepest * style.rows, heading=not line.label)


def _entry(entry: IndexLine, span: Span, measure: Length, composer: Composer) -> Iterator[FixedLine]:
    """A section from the left, its label ranged right, dots that stand under each other between them."""
    style = composer.layout.styles["index"]
    strong = replace(style, face=style.strong)
    words = in_script(entry.words, composer.layout.composition.locale)
    name = _shaped(words, style if entry.label else strong, span, composer)
    label = _shaped(entry.label, strong, span, composer)
    wide = _width(label)
    room = measure - wide - style.size // 2 if entry.label else measure
    lines = composer.lines(name, max(room, style.size)) if len(name) else []
    for number, line in enumerate(lines):
        yield FixedLine(name, line, 0, _baseline(style, number, composer), style.ink, "TD")
    y = _baseline(style, max(len(lines) - 1, 0), composer)
    if not entry.label:
        return
    taken = lines[-1].width if lines else 0
    step = style.size // _DOTS
    right = measure - -(-(wide + style.size // 2) // step) * step
    count = (right - taken - style.size // 2) // style.size
    if count > 0:
        dots = _shaped(_LEADER * count, style, span, composer)
        yield _whole(dots, right - _width(dots), y, style, "Artifact")
    yield _whole(label, measure - wide, y, strong, "TD")


def _forecast_rows(forecast: Forecast, measure: Length, composer: Composer) -> Iterator[RowBlock]:
    """Days below each other, or equally many side by side where there is room, with a rule between the rows."""
    style = composer.layout.styles["weather"]
    beside = min(max(measure // (_CARD * style.size), 1), len(forecast.days))
    beside = next(count for count in range(beside, 0, -1) if len(forecast.days) % count == 0)
    tiers = len(forecast.days) // beside
    gutter = composer.layout.grid.gutter
    card = (measure - (beside - 1) * gutter) // beside
    figures = _figures(forecast, card, composer)
    for number in range(tiers):
        days = forecast.days[number * beside : (number + 1) * beside]
        made = [_card(day, forecast.span, card, figures, composer) for day in days]
        cells = [
            replace(cell, x=cell.x + place * (card + gutter))
            for place, one in enumerate(made)
            for cell in one
        ]
        deepest = max(_depth(one, composer) for one in made)
        rule = composer.layout.make_up.calendar_rule
        rules = (FixedRule(rule, 0, 0, measure),) if rule and number else ()
        shapes = [
            shape
            for place, day in enumerate(days)
            for shape in (_symbols(day.sky, place * (card + gutter), composer) if figures.sky else ())
        ]
        yield RowBlock((Row(tuple(cells), rules, tuple(shapes)),), deepest)


class _Figures(NamedTuple):
    """How wide the lows and highs of a forecast are at most, and the symbols of its skies, nothing where there is no
    room for them; what stands between low and high, and after them."""

    low: Length
    high: Length
    sky: Length
    between: ShapedText
    unit: ShapedText

    @property
    def width(self) -> Length:
        """How wide low and high are together."""
        return self.low + _width(self.between) + self.high + _width(self.unit)


def _figures(forecast: Forecast, width: Length, composer: Composer) -> _Figures:
    """The figures of a forecast whose days are so wide; one too narrow for them is told (BS504)."""
    style, span = _strong(composer), forecast.span
    low, high = (
        max(
            (_width(_shaped(degrees(one), style, span, composer)) for one in ones if one is not None),
            default=0,
        )
        for ones in zip(*((day.low, day.high) for day in forecast.days), strict=True)
    )
    counts = [len(skies(day.sky)) for day in forecast.days]
    sky = max(_side(count, composer) * count for count in counts)
    signs = (_shaped(sign, style, span, composer) for sign in ("～", "℃"))
    figures = _Figures(low, high, sky + style.size // 2 if sky else 0, *signs)
    if figures.width > width:
        composer.findings.append(Diagnostic("BS504", span, {"id": composer.story}))
    return figures if figures.sky + figures.width <= width else figures._replace(sky=0)


def _side(count: int, composer: Composer) -> Length:
    """The size of a symbol, by how many stand side by side: that of two rows, or smaller."""
    grid = composer.layout.grid
    square = _DAY_ROWS * grid.leading - (grid.leading - grid.body)
    return square if count < 2 else square * 5 // 8


def _card(
    day: Day, span: Span, width: Length, figures: _Figures, composer: Composer
) -> tuple[FixedLine, ...]:
    """A day: symbols of its sky at the left, its name with the degrees ranged right, below them sky and wind."""
    style = composer.layout.styles["weather"]
    strong = _strong(composer)
    inner = _Place(figures.sky, max(width - figures.sky, style.size))
    name = _shaped(day.day, strong, span, composer)
    first = _baseline(style, 0, composer)
    cells = [_whole(name, inner.x, first, strong, "TH")]
    beside = _width(name) + style.size // 2 + figures.width <= inner.width
    cells += _degrees(day, span, inner, figures, _baseline(style, 0 if beside else 1, composer), composer)
    number = 1 if beside else 2
    for words in _under(day, span, inner.width, composer):
        for line in composer.lines(words, inner.width) if len(words) else ():
            cells.append(FixedLine(words, line, inner.x, _baseline(style, number, composer), style.ink, "TD"))
            number += 1
    return tuple(cells)


def _under(day: Day, span: Span, width: Length, composer: Composer) -> list[ShapedText]:
    """Sky and wind of a day, in one line where that holds both."""
    style = composer.layout.styles["weather"]
    words = [part for part in (day.sky, day.wind) if part]
    together = _shaped("\u2002".join(words), style, span, composer)
    return (
        [together] if _width(together) <= width else [_shaped(part, style, span, composer) for part in words]
    )


def _degrees(
    day: Day, span: Span, place: _Place, figures: _Figures, y: Length, composer: Composer
) -> Iterator[FixedLine]:
    """Low and high, each ranged right under those of the other days."""
    style = _strong(composer)
    right = place.x + place.width - _width(figures.unit)
    last = day.high if day.high is not None else day.low
    if last is None:
        return
    yield _whole(figures.unit, right, y, style, "TD")
    high = _shaped(degrees(last), style, span, composer)
    yield _whole(high, right - _width(high), y, style, "TD")
    if day.low is not None and day.high is not None:
        right -= figures.high + _width(figures.between)
        yield _whole(figures.between, right, y, style, "TD")
        low = _shaped(degrees(day.low), style, span, composer)
        yield _whole(low, right - _width(low), y, style, "TD")


def _symbols(sky: str, x: Length, composer: Composer) -> Iterator[Shape]:
    """The symbols of a sky in the middle of a day's rows, from `x` on."""
    names, grid = skies(sky), composer.layout.grid
    side = _side(len(names), composer)
    for number, name in enumerate(names):
        yield from symbol(name, x + number * side, (_DAY_ROWS * grid.leading - side) // 2, side)


def _strong(composer: Composer) -> Style:
    style = composer.layout.styles["weather"]
    return replace(style, face=style.strong)


def _depth(cells: Sequence[FixedLine], composer: Composer) -> int:
    """The rows a day takes."""
    style, grid = composer.layout.styles["weather"], composer.layout.grid
    last = max((cell.y for cell in cells if cell.text.size == style.size), default=0)
    return max(_DAY_ROWS, -(-last // grid.leading))


def _shaped(words: str, style: Style, span: Span, composer: Composer) -> ShapedText:
    return composer.shape(words, span, setting_of(style, half_marks=True))


def _width(text: ShapedText) -> Length:
    return line_width(text, 0, len(text)) if len(text) else 0


def _whole(text: ShapedText, x: Length, y: Length, style: Style, role: str) -> FixedLine:
    width = _width(text)
    return FixedLine(text, Line(0, len(text), width, 0, width, "last"), x, y, style.ink, role)


def _baseline(style: Style, number: int, composer: Composer) -> Length:
    """The baseline of line `number` of a block, each as many rows deep as its style says."""
    grid = composer.layout.grid
    row = (number + 1) * style.rows - 1
    return grid.baseline(row) - grid.row_y(0)
