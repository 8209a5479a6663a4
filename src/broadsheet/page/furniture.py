"""Furniture: nameplate, date band, folios and rules, as the template places them and the issue fills them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.geometry import Rect
from broadsheet.base.units import to_mm
from broadsheet.display.ops import Op
from broadsheet.issue.model import Issue, Page
from broadsheet.layout.model import Furniture, RuleFurniture, TextFurniture
from broadsheet.lines.firstfit import line_width
from broadsheet.lines.model import Line
from broadsheet.page.headline import align
from broadsheet.page.paint import spaced, text_line
from broadsheet.page.pen import Pen
from broadsheet.page.rules import boxed, horizontal
from broadsheet.page.setting import Composer, setting_of

_WEEKDAYS = "一二三四五六日"
FIELD = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


FIELDS = (
    "newspaper", "date", "weekday", "number", "pages", "page", "label", "section",
    "cn", "publisher", "price", "weather", "editors", "ear", "lunar", "year", "month", "day", "index",
)  # fmt: skip
"""What furniture may name in braces."""


def day_words(day: date) -> str:
    """A day as a paper prints it."""
    return f"{day.year}年{day.month}月{day.day}日"


def fields(issue: Issue, page: Page) -> dict[str, str]:
    """What furniture prints for each of FIELDS; a field the issue lacks is absent."""
    day = issue.date
    values = (
        issue.newspaper,
        day_words(day),
        f"星期{_WEEKDAYS[day.weekday()]}",
        f"第{issue.number}期" if issue.number is not None else None,
        f"今日{len(issue.pages)}版",
        f"{page.number:02d}",
        page.label,
        page.section,
        issue.cn,
        issue.publisher,
        issue.price,
        issue.weather,
        "\u2003".join(f"{role}：{name}" for role, name in page.editors),
        issue.ear,
        issue.lunar,
        f"{day.year}",
        f"{day.month}",
        f"{day.day}",
        "\u2003".join(f"{page.number}\u2002{page.section}" for page in issue.pages if page.section),
    )
    return {name: value for name, value in zip(FIELDS, values, strict=True) if value}


def furniture(issue: Issue, page: Page, composer: Composer) -> tuple[Op, ...]:
    """The marks of a page's template."""
    known = fields(issue, page)
    side = "odd" if page.number % 2 else "even"
    ops: list[Op] = []
    for item in composer.layout.templates[page.template].furniture:
        if item.sides in ("all", side):
            ops += _item(item, known, page, composer)
    return tuple(ops)


def _item(item: Furniture, known: Mapping[str, str], page: Page, composer: Composer) -> Iterator[Op]:
    grid = composer.layout.grid
    x, width = grid.column_x(item.column), grid.span(item.columns)
    if isinstance(item, TextFurniture):
        for index, words in enumerate(printed(item.text, known).splitlines()):
            y = grid.row_y(item.row) + index * item.style.leading
            yield from _text(item, words, Rect(x, y, width, 0), page, composer)
    elif item.needs is None or item.needs in known:
        if isinstance(item, RuleFurniture):
            yield from horizontal(item.rule, x, grid.row_y(item.row), width)
        else:
            depth = round(item.rows * grid.leading)
            yield from boxed(item.box, Rect(x, grid.row_y(item.row), width, depth))


def printed(text: str, known: Mapping[str, str]) -> str:
    """A furniture text with its fields filled in; a `[part]` whose field is absent drops out, else the whole text."""
    text = _OPTIONAL.sub(lambda part: part[1] if _has_fields(part[1], known) else "", text)
    return FIELD.sub(lambda field: known[field[1]], text).strip() if _has_fields(text, known) else ""


def _has_fields(text: str, known: Mapping[str, str]) -> bool:
    return all(name in known for name in FIELD.findall(text))


def _text(item: TextFurniture, words: str, place: Rect, page: Page, composer: Composer) -> Iterator[Op]:
    """One line on the baseline at the top of `place`, ranged in it; tracking between characters (均排 if spread)."""
    style, width = item.style, place.w
    text = composer.shape(words, page.span, setting_of(style))
    if not len(text):
        return
    natural = line_width(text, 0, len(text))
    gaps = max(len(text) - 1, 1)
    spread = min(item.spread, max((width - natural) // gaps - item.tracking, 0))
    tracking = item.tracking + spread
    tracked = natural + tracking * (len(text) - 1)
    if tracked > width:
        args = {"text": "".join(text.chars), "over": round(to_mm(tracked - width), 1)}
        composer.findings.append(Diagnostic("BS608", page.span, args))
    line = Line(0, len(text), width, 0, natural, "last")
    left = place.x + align(item.align, width, tracked)
    yield from spaced(text_line(text, line, left, place.y, Pen(style.ink)), tracking)
