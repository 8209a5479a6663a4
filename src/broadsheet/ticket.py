"""The ticket (付印单): one page to send along with a press file, its specification, its ink and what was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from broadsheet import __version__
from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.geometry import Rect
from broadsheet.base.source import Span
from broadsheet.base.units import Length, mm, pt
from broadsheet.display.ops import BLACK, Box, DisplayPage, Fill, Ink, Op, Picture, Rule
from broadsheet.fonts.catalog import Catalog
from broadsheet.layout.press import PressFile
from broadsheet.lines.firstfit import break_lines
from broadsheet.lines.model import Measures
from broadsheet.page.across import text_line
from broadsheet.page.lettering import Lettering
from broadsheet.page.pen import Pen
from broadsheet.preflight.file.colour import PROCESS
from broadsheet.preflight.file.judge import PageVerdict, Verdict
from broadsheet.text.shape import Setting, shape_text

_WIDTH, _HEIGHT, _MARGIN = mm(210), mm(297), mm(16)
_MEASURE = _WIDTH - 2 * _MARGIN
_FACE, _STRONG = "sans-400", "sans-700"
_SMALL, _USUAL, _LARGE = pt(7.5), pt(8.5), pt(22)
_LEADING = pt(12)
_LABELS = mm(36)
_FINE = pt(6.5)
_INDENT = mm(22)
_TOLD = 0.005
"""The least share of the paper whose figure stands over its bar."""
_PLACES = "位置自成品左上角起，毫米 Places are in millimetres from the upper left corner of the trim"
_HAIR: Final = pt(0.3)
_BAR_HEIGHT, _BAR_GAP = mm(24), pt(1)
_MOST_INK: Final = 21
"""Bars of the histogram besides that of bare paper, 20 per cent each, the last for more than 400."""
_THUMBS, _THUMB_GAP = 8, mm(4)
_THUMB_HEIGHT = mm(44)
_GREY = Ink(0, 0, 0, 550)
_TINT = Ink(0, 0, 0, 150)
_NOWHERE = Span("", 0, 0)
_OUTCOMES: Final = {
    "passed": "合格 Passed",
    "warned": "合格，有警告 Passed with warnings",
    "failed": "不合格 Failed",
}
_LEVELS: Final = {"error": "错误", "warning": "警告", "note": "提示"}


class Ticket(NamedTuple):
    """The page, and the pictures it shows by the names its marks give them."""

    page: DisplayPage
    pictures: dict[str, bytes]


def make_ticket(verdict: Verdict, press: PressFile, catalog: Catalog) -> Ticket:
    """The ticket of a judged file, for the press it was judged by."""
    desk = _Desk(catalog)
    desk.title("检查单 Press ticket", _OUTCOMES[verdict.outcome])
    desk.facts(_specification(verdict, press))
    desk.table(list(_ink_rows(verdict.pages)), _PLACES)
    desk.histogram([page.ink.histogram for page in verdict.pages if page.ink], press.ink_percent.total)
    pictures = {
        f"{number}.png": page.thumbnail for number, page in enumerate(verdict.pages, 1) if page.thumbnail
    }
    desk.thumbnails([page for page in verdict.pages if page.thumbnail], list(pictures))
    desk.findings(verdict.findings)
    return Ticket(DisplayPage(1, "检查单", _WIDTH, _HEIGHT, 0, tuple(desk.ops)), pictures)


def _specification(verdict: Verdict, press: PressFile) -> Iterator[tuple[str, str]]:
    sizes = dict.fromkeys(f"{page.width_mm:g}×{page.height_mm:g} mm" for page in verdict.pages)
    fonts = sorted({font for page in verdict.pages for font in page.fonts})
    bleeds = dict.fromkeys(f"{page.bleed_mm:g}" for page in verdict.pages)
    ppi = [page.ppi for page in verdict.pages if page.ppi is not None]
    ink, photo = press.ink_percent, press.photo_ppi
    yield "文件 File", f"{verdict.name}，{verdict.size:,} bytes"
    yield "SHA-256", verdict.sha256
    yield "标准 Standard", f"自称 claims {verdict.claim or '无 none'}，PDF {verdict.version}"
    yield "输出意图 Output intent", verdict.condition or "无 none"
    yield (
        "页面 Pages",
        f"{len(verdict.pages)}，成品 trim {', '.join(sizes)}，出血 bleed {', '.join(bleeds)} mm",
    )
    yield "照片 Pictures", f"最低 lowest {min(ppi)} ppi" if ppi else "无 none"
    yield "字体 Fonts", ", ".join(fonts) or "无 none"
    yield "印刷条件 Press", press.output_condition.condition
    coarse = f"照片低于 pictures below {photo.error} ppi 不收 refused、{photo.warning} ppi 警告 warned"
    yield "限度 Limits", f"墨量 ink {ink.total:g}%，{coarse}，PDF/{press.pdf}，GWG 2022"
    yield "检查 Checked by", f"broadsheet {__version__}"


def _ink_rows(pages: Sequence[PageVerdict]) -> Iterator[tuple[str, ...]]:
    """Each page's ink by plate and where it is fullest; a column for spot colours where there are any."""
    spots = list(dict.fromkeys(name for page in pages if page.ink for name in page.ink.plates))[
        len(PROCESS) :
    ]
    named = ("专色 " + ", ".join(spots) + " %",) if spots else ()
    yield "页 Page", "C %", "M %", "Y %", "K %", "15 mm 最多 most", "1 mm 最多 most", *named
    for number, page in enumerate(pages, 1):
        if (ink := page.ink) is None:
            yield str(number), "未量 not measured"
            continue
        process = (f"{ink.plates[name]:g}" for name in PROCESS)
        place = f"{ink.mean:g}%，{ink.x_mm}, {ink.y_mm} mm"
        others = (", ".join(f"{ink.plates[name]:g}" for name in spots),) if spots else ()
        yield str(number), *process, place, f"{ink.most:g}%", *others


class _Desk:
    """The sheet being made up, from the top down."""

    def __init__(self, catalog: Catalog) -> None:
        self.ops: list[Op] = []
        self._catalog = catalog
        self._y = _MARGIN

    def title(self, words: str, outcome: str) -> None:
        self._y += mm(8)
        self._letters(_STRONG, _LARGE, words, _MARGIN)
        large = Lettering(self._catalog, _STRONG, pt(14))
        self.ops += large.write(outcome, _WIDTH - _MARGIN, self._y, BLACK, "right").marks
        self._rule(mm(4))

    def facts(self, facts: Iterable[tuple[str, str]]) -> None:
        for label, value in facts:
            self._y += _LEADING
            self._letters(_STRONG, _SMALL, label, _MARGIN)
            self._y -= _LEADING
            self._wrapped(value, _MARGIN + _LABELS, _MEASURE - _LABELS)
        self._rule(mm(3))

    def table(self, rows: Sequence[tuple[str, ...]], note: str) -> None:
        """Rows in columns, and a note below them; the columns with places are wide."""
        step = _MEASURE // 12
        places = [_MARGIN + step * at for at in (0, 1, 2, 3, 4, 5, 8, 10)]
        for number, row in enumerate(rows[: 1 + _THUMBS]):
            self._y += _LEADING
            for x, cell in zip(places, row, strict=False):
                self._letters(_FACE if number else _STRONG, _SMALL, cell, x)
        self._more(len(rows) - 1 - _THUMBS, "页 pages")
        self._y += _LEADING
        self._letters(_FACE, _FINE, note, _MARGIN)
        self._rule(mm(3))

    def histogram(self, pages: Sequence[Sequence[float]], limit: float) -> None:
        """How much of the paper carries how much ink, in steps of 20 %; above the limit in black."""
        if not pages:
            return
        shares = [sum(page[at] for page in pages) / len(pages) for at in range(_MOST_INK + 1)]
        self._y += _LEADING
        words = "各档总墨量（%）占版面多少，超限的为黑 Share of the paper by total ink (%), above the limit in black"
        self._letters(_STRONG, _SMALL, words, _MARGIN)
        step, top = _MEASURE // (_MOST_INK + 1), max(*shares, 0.01)
        foot = self._y + _BAR_HEIGHT + pt(12)
        for at, share in enumerate(shares):
            x = _MARGIN + at * step
            tall = round(_BAR_HEIGHT * share / top)
            if tall:
                ink = BLACK if 20 * (at - 1) >= limit else _GREY
                self.ops.append(Fill(Rect(x, foot - tall, step - _BAR_GAP, tall), ink))
            label = "0" if at == 0 else f"≤{20 * at}" if at < _MOST_INK else ">400"
            letters = Lettering(self._catalog, _FACE, _FINE)
            self.ops += letters.write(label, x + step // 2, foot + pt(8), BLACK, "center").marks
            if share >= _TOLD:
                said = letters.write(
                    f"{100 * share:.0f}%", x + step // 2, foot - tall - pt(2), BLACK, "center"
                )
                self.ops += said.marks
        self.ops.append(Rule(_MARGIN, foot, _WIDTH - _MARGIN, foot, _HAIR))
        self._y = foot + pt(8)
        self._rule(mm(3))

    def thumbnails(self, pages: Sequence[PageVerdict], names: Sequence[str]) -> None:
        x = _MARGIN
        tallest = 0
        for page, name in list(zip(pages, names, strict=False))[:_THUMBS]:
            scale = min(_THUMB_HEIGHT / mm(page.height_mm), mm(42) / mm(page.width_mm))
            w, h = round(mm(page.width_mm) * scale), round(mm(page.height_mm) * scale)
            if x + w > _WIDTH - _MARGIN:
                break
            rect = Rect(x, self._y + mm(3), w, h)
            self.ops += [Picture(rect, name, _pixels(page), alt=name), Box(rect, _HAIR)]
            number = Lettering(self._catalog, _FACE, _FINE)
            self.ops += number.write(name.partition(".")[0], x, rect.bottom + pt(8), BLACK).marks
            x += w + _THUMB_GAP
            tallest = max(tallest, h)
        if tallest:
            self._y += mm(3) + tallest + pt(8)
            self._rule(mm(3))

    def findings(self, findings: Sequence[Diagnostic]) -> None:
        if not findings:
            self._y += _LEADING
            self._letters(_FACE, _USUAL, "没有发现问题 Nothing was found", _MARGIN)
        for told, finding in enumerate(findings):
            if self._y > _HEIGHT - _MARGIN - 4 * _LEADING:
                self._more(len(findings) - told, "项 findings")
                return
            code = f"{_LEVELS[finding.severity]} {finding.code}"
            self.ops += (
                Lettering(self._catalog, _STRONG, _SMALL)
                .write(code, _MARGIN, self._y + _LEADING, BLACK)
                .marks
            )
            for words in (finding.message("zh"), *finding.hints("zh")):
                self._wrapped(words, _MARGIN + _INDENT, _MEASURE - _INDENT)

    def _more(self, count: int, what: str) -> None:
        if count > 0:
            self._y += _LEADING
            self._letters(_FACE, _SMALL, f"另有 and {count} {what}", _MARGIN)

    def _letters(self, face: str, size: Length, words: str, x: Length) -> None:
        if words:
            self.ops += Lettering(self._catalog, face, size).write(words, x, self._y, BLACK).marks

    def _wrapped(self, words: str, x: Length, measure: Length) -> None:
        text = shape_text(words, _NOWHERE, Setting(_FACE, _STRONG, _USUAL), self._catalog)
        for line in break_lines(text, Measures(measure, 0)):
            self._y += _LEADING
            self.ops += [mark._replace(origin=None) for mark in text_line(text, line, x, self._y, Pen(BLACK))]

    def _rule(self, gap: Length) -> None:
        self._y += gap
        self.ops.append(Rule(_MARGIN, self._y, _WIDTH - _MARGIN, self._y, _HAIR))


def _pixels(page: PageVerdict) -> tuple[int, int, int, int]:
    """The whole of a thumbnail: the measures stand in its header (PNG, 11.2.2)."""
    width, height = (int.from_bytes(page.thumbnail[at : at + 4], "big") for at in (16, 20))
    return 0, 0, width, height
