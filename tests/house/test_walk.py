"""The architecture page walks one sentence through every stage, and what it shows is what the code does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from broadsheet.base.data import data_folder
from broadsheet.base.diagnostics import Findings
from broadsheet.base.source import Span
from broadsheet.base.world import Disk
from broadsheet.fonts.catalog import load_catalog
from broadsheet.lines.justify import set_line, squeezed
from broadsheet.lines.model import Measures
from broadsheet.lines.optimal import break_lines
from broadsheet.text.itemize import itemize
from broadsheet.text.model import ShapedText
from broadsheet.text.normalize import normalize
from broadsheet.text.shape import Setting, shape_text
from tests.house.repo import PACKAGE

SENTENCE = '师傅说:"今晚付印。"（排字房的灯亮着）8栏936行，\n一行也不差。'
BODY = Setting("serif-400", "sans-700", 9_000)
MEASURE, INDENT = 13 * 9_000, 2 * 9_000
PAGE = PACKAGE / "README.md"


def test_the_walk_shows_what_the_code_does(expect_file: Callable[[Path, str], None]) -> None:
    text = PAGE.read_text(encoding="utf-8")
    block = "\n".join(_walk())
    made = re.sub(
        r"(?s)<!-- walk -->.*<!-- /walk -->", lambda _: f"<!-- walk -->\n{block}\n<!-- /walk -->", text
    )
    expect_file(PAGE, made)


def _walk() -> Iterator[str]:
    findings: Findings = []
    catalog = load_catalog(Disk([data_folder("fonts")]), findings)
    assert catalog is not None

    yield f"**Copy**, as written:\n\n```\n{SENTENCE}\n```\n"
    text, mends = normalize(SENTENCE)
    yield f"**`text/normalize`** mends it for Chinese setting:\n\n```\n{text}\n```\n"
    yield "| Found | Set | Times |\n|---|---|---|"
    yield "\n".join(f"| `{mend.before}` | `{mend.after}` | {mend.times} |" for mend in mends) + "\n"
    items = itemize(text, BODY.face, BODY.strong)
    runs = ", ".join(f"{len(item.text)} characters of `{item.face}`" for item in items)
    yield f"**`text/itemize`** finds its faces: {runs}.\n"
    shaped = shape_text(text, Span("lead.md", 0, len(SENTENCE)), BODY, catalog)
    yield from _shaped(shaped)
    yield from _lines(shaped)
    assert findings == []


def _lines(shaped: ShapedText) -> Iterator[str]:
    yield f"**`lines`** fills the measure of {MEASURE}, the first line set in by {INDENT}:\n"
    yield "| Line | Ends | Natural width | Added to each place | Marks squeezed | Width |\n|---|---|---|---|---|---|"
    for line in break_lines(shaped, Measures(MEASURE, INDENT)):
        words = "".join(shaped.chars[line.start : line.end])
        done = set_line(shaped, line)
        yield f"| {words} | {line.reason} | {line.natural} | {done.spacing} | {squeezed(shaped, line)} | {done.width} |"
        assert line.reason == "last" or line.indent + done.width == MEASURE
    yield "\nIndent and width of every line but the last sum to the measure, to the thousandth of a point."


def _shaped(shaped: ShapedText) -> Iterator[str]:
    yield (
        f"**`text/shape`** has HarfBuzz choose {len(shaped)} glyphs and `clreq` the space before each; "
        f"a line may end at {len(shaped.breaks)} places. The first glyphs, lengths in thousandths of a point:\n"
    )
    yield "| | Class | Glyph | Advance | Space before | A line may end before it |\n|---|---|---|---|---|---|"
    for index in range(12):
        may = "yes" if index in shaped.breaks else ""
        yield (
            f"| {shaped.chars[index]} | {shaped.classes[index]} | {shaped.glyphs[index]} | {shaped.advances[index]} "
            f"| {shaped.gaps[index]} | {may} |"
        )
    yield ""
