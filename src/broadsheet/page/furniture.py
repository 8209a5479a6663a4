"""Furniture: nameplate, date band, folios and rules, as the template places them and the issue fills them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from broadsheet.base.diagnostics import Diagnostic, Words
from broadsheet.base.geometry import Rect
from broadsheet.base.units import Length, to_mm
from broadsheet.clreq.rules import LocaleName
from broadsheet.display.ops import Op
from broadsheet.issue.contents import index_lines, sections
from broadsheet.issue.model import Issue, Page
from broadsheet.issue.service import Forecast, Index
from broadsheet.layout.furniture import (
    BoxFurniture,
    DownFurniture,
    PictureFurniture,
    RuleFurniture,
    ServiceFurniture,
    TextFurniture,
)
from broadsheet.layout.styles import Align, AlignDown
from broadsheet.lines.firstfit import line_width
from broadsheet.lines.model import Line
from broadsheet.page.across import spaced, text_line
from broadsheet.page.blocks import FixedLine
from broadsheet.page.heads.headline import align
from broadsheet.page.paint import fixed
from broadsheet.page.pen import Pen
from broadsheet.page.rules import boxed, horizontal
from broadsheet.page.script import in_script
from broadsheet.page.setting import Composer, setting_of
from broadsheet.text.model import ShapedText

_ACROSS: Final[dict[AlignDown, Align]] = {"top": "left", "center": "center", "bottom": "right"}
_WEEKDAYS = "一二三四五六日"
_FIGURES = "〇一二三四五六七八九"
_BEFORE_MINGUO = 1911
"""The year before the first of the Republic's (民國)."""
FIELD = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")


FIELDS = (
    "newspaper", "date", "weekday", "number", "pages", "page", "label", "section",
    "cn", "publisher", "price", "weather", "editors", "ear", "lunar", "year", "month", "day", "index", "minguo",
    "part", "imprint", "left_ear", "count", "parts",
)  # fmt: skip
"""What furniture may name in braces."""


def day_words(day: date) -> str:
    """A day as a paper prints it."""
    return f"{day.year}年{day.month}月{day.day}日"


def minguo(day: date) -> str | None:
    """A day in the years of the Republic, in Han figures: 中華民國一一四年一月六日; None before there were any."""
    if day.year <= _BEFORE_MINGUO:
        return None
    year = "".join(_FIGURES[int(figure)] for figure in str(day.year - _BEFORE_MINGUO))
    return f"中華民國{year}年{_han(day.month)}月{_han(day.day)}日"


def _han(number: int) -> str:
    """A number below a hundred as it is read."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _FIGURES[tens]) + ("十" if tens else "") + (_FIGURES[ones] if ones else "")


def fields(issue: Issue, page: Page, locale: LocaleName = "zh-Hans") -> dict[str, str]:
    """What furniture prints for each of FIELDS; a field the issue lacks is absent."""
    day = issue.date
    values = (
        issue.newspaper,
        day_words(day),
        f"星期{_WEEKDAYS[day.weekday()]}",
        f"第{issue.number}期" if issue.number is not None else None,
        in_script("\u2002".join([_count(issue), *_parts(issue)]), locale),
        page.label if page.lettered else f"{page.number:02d}",
        page.label,
        page.section,
        issue.cn,
        issue.publisher,
        issue.price,
        issue.weather,
        "\u2003".join(f"{role}：{name}" for role, name in page.editors),
        issue.ear,
        issue.lunar and in_script(issue.lunar, locale),
        f"{day.year}",
        f"{day.month}",
        f"{day.day}",
        "\u2003".join(f"{line.label}\u2002{line.words}" for line in sections(issue.pages)),
        minguo(day),
        page.part and page.part.name,
        issue.imprint,
        issue.left_ear,
        _count(issue),
        in_script("\u2002".join(_parts(issue)), locale),
    )
    return {name: value for name, value in zip(FIELDS, values, strict=True) if value}


def _count(issue: Issue) -> str:
    return f"今日{len(issue.pages)}版"


def _parts(issue: Issue) -> list[str]:
    """How many pages each part of an issue has: A叠8版, B叠8版; nothing of an issue that is one."""
    counts = Counter(page.part.letter for page in issue.pages if page.part)
    return [f"{letter}叠{count}版" for letter, count in counts.items()] if len(counts) > 1 else []


def furniture(issue: Issue, page: Page, composer: Composer) -> tuple[Op, ...]:
    """The marks of a page's template."""
    known = fields(issue, page, composer.layout.composition.locale)
    ops: list[Op] = []
    for item in composer.layout.templates[page.template].furniture_of(page.number):
        if isinstance(item, PictureFurniture):
            continue
        if isinstance(item, ServiceFurniture):
            ops += _service(item, issue, composer)
        elif getattr(item, "unless", None) is None or issue.nameplate is None:
            ops += _item(item, known, page, composer)
    return tuple(ops)


def _item(
    item: TextFurniture | DownFurniture | RuleFurniture | BoxFurniture,
    known: Mapping[str, str],
    page: Page,
    composer: Composer,
) -> Iterator[Op]:
    rows = item.rows if isinstance(item, DownFurniture | BoxFurniture) else 0
    place = composer.layout.grid.area(item.row, rows, item.column, item.columns)
    if isinstance(item, TextFurniture):
        for index, words in enumerate(printed(item.text, known).splitlines()):
            yield from _text(item, words, place.moved(0, index * item.style.leading), page, composer)
    elif isinstance(item, DownFurniture):
        yield from _down(item, printed(item.text, known), place, page, composer)
    elif item.needs is None or item.needs in known:
        if isinstance(item, RuleFurniture):
            yield from horizontal(item.rule, place.x, place.y, place.w)
        else:
            yield from boxed(item.box, place)


def _service(item: ServiceFurniture, issue: Issue, composer: Composer) -> Iterator[Op]:
    """An index or a forecast in its place, if there is one; what is too much for it is told and left out (BS608)."""
    # Deferred: few templates have any.
    from broadsheet.page.service import service_rows  # noqa: PLC0415

    lines = index_lines(issue.pages) if item.service == "index" else ()
    matter = Index(lines, issue.span) if lines else Forecast(issue.days, issue.span)
    if not (lines or (issue.days and item.service == "weather")):
        return
    grid, taken = composer.layout.grid, 0
    place = grid.area(item.row, item.rows, item.column, item.columns)
    for block in service_rows(matter, place.w, composer):
        if taken + block.rows <= item.rows:
            yield from fixed(block.lines[0], place.x, grid.row_y(item.row + taken), "")
        taken += block.rows
    if taken > item.rows:
        words = Words("索引", "the index") if item.service == "index" else Words("天气", "the weather")
        args = {"text": words, "over": round(to_mm(round((taken - item.rows) * grid.leading)), 1)}
        composer.findings.append(Diagnostic("BS608", issue.span, args))


def printed(text: str, known: Mapping[str, str]) -> str:
    """A furniture text with its fields filled in; a `[part]` whose field is absent drops out, else the whole text."""
    text = _OPTIONAL.sub(lambda part: part[1] if _has_fields(part[1], known) else "", text)
    return FIELD.sub(lambda field: known[field[1]], text).strip() if _has_fields(text, known) else ""


def _has_fields(text: str, known: Mapping[str, str]) -> bool:
    return all(name in known for name in FIELD.findall(text))


def _text(item: TextFurniture, words: str, place: Rect, page: Page, composer: Composer) -> Iterator[Op]:
    """One line on the baseline at the top of `place`, ranged in it; tracking between characters (均排 if spread)."""
    text = composer.shape(words, page.span, setting_of(item.style))
    if not len(text):
        return
    tracking, tracked = _tracked(item, text, len(text), place.w)
    _tell_wide(text, tracked - place.w, page, composer)
    line = Line(0, len(text), place.w, 0, line_width(text, 0, len(text)), "last")
    left = place.x + align(item.align, place.w, tracked)
    grid = composer.layout.grid
    if not grid.crosses(left - grid.spine, tracked + 2 * grid.spine):
        yield from spaced(text_line(text, line, left, place.y, Pen(item.style.ink)), tracking)
        return
    # Deferred: few pages are made up with the one they face.
    from broadsheet.page.overfold import Fold, parted_line  # noqa: PLC0415

    where = Fold.of(grid, place.x)
    width = place.w - where.apart
    whole = FixedLine(text, line, left - place.x - grid.spine, place.y, item.style.ink, "", spacing=tracking)
    for part in parted_line(whole, where, width, item.align, composer) or (whole,):
        ops = text_line(part.text, part.line, place.x + part.x, part.y, Pen(part.ink))
        yield from spaced(ops, tracking) if tracking else ops


def _down(item: DownFurniture, words: str, place: Rect, page: Page, composer: Composer) -> Iterator[Op]:
    """Lines down `place` from the right to the left, in the middle of its width; tracking between characters."""
    # Deferred: few templates have any.
    from broadsheet.page.downward import down_line, spaced_down  # noqa: PLC0415

    style, lines = item.style, words.splitlines()
    wide = style.size + (len(lines) - 1) * style.leading
    for index, line_words in enumerate(lines):
        text = composer.shape_down(line_words, page.span, style)
        if not len(text):
            continue
        units = len(text) - sum(run.end - run.start - 1 for run in text.runs if run.stands == "abreast")
        tracking, tracked = _tracked(item, text, units, place.h)
        _tell_wide(text, max(tracked - place.h, wide - place.w), page, composer)
        line = Line(0, len(text), place.h, 0, line_width(text, 0, len(text)), "last")
        x = place.x + (place.w + wide - style.size) // 2 - index * style.leading
        y = place.y + align(_ACROSS[item.align], place.h, tracked)
        yield from spaced_down(down_line(text, line, x, y, Pen(style.ink)), tracking)


def _tracked(
    item: TextFurniture | DownFurniture, text: ShapedText, units: int, room: Length
) -> tuple[Length, Length]:
    """What stands between so many characters, and how long they then are in a room."""
    natural, gaps = line_width(text, 0, len(text)), units - 1
    spread = min(item.spread, max((room - natural) // max(gaps, 1) - item.tracking, 0))
    tracking = item.tracking + spread
    return tracking, natural + tracking * gaps


def _tell_wide(text: ShapedText, over: Length, page: Page, composer: Composer) -> None:
    """Report a text that is longer than its place, or whose lines are more than stand in it (BS608)."""
    if over > 0:
        args = {"text": "".join(text.chars), "over": round(to_mm(over), 1)}
        composer.findings.append(Diagnostic("BS608", page.span, args))
