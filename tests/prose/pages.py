"""Pages of shuffled prose: the same copy twice on a page, set by total fit on the left and by first fit on the right."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from broadsheet.job import Job
from broadsheet.pipeline import render
from tests.reading.glyphs import read_pages
from tests.reading.manuscript import Manuscript, Part
from tests.reading.report import set_stories
from tests.reading.stories import SetStory

SAMPLE = Path(__file__).parents[2] / "issues" / "2025-01"
MEASURES = range(8, 31)
NEWSPAPER = 13
"""Characters a line in a newspaper's column; every other page has this measure."""
WIDTH, ROWS, HEAD = 42, 54, 4
"""Characters one half of a page is wide, its rows, and those its head may take."""

_SENTENCE = re.compile(r"[^。！？]+[。！？]+[”’）》」』]*")

LAYOUT = """\
name: 散文
paper: {{width: {width}mm, height: 260mm}}
grid: {{body: 9pt, leading: 12pt, columns: {columns}, column: {measure}em, gutter: 1em, rows: {rows}, top: 30pt}}
make_up: {{module_gap: 2行, edge_travel: 0行, head_stretch: 0行, photo_stretch: 0行}}
inks: {{black: [0, 0, 0, 100]}}
rules: {{}}
styles:
  body: {{face: serif-400, strong: sans-700, size: 9pt, indent: 2em, justify: true}}
  filled: {{face: serif-400, strong: sans-700, size: 9pt, indent: 2em, justify: true, breaking: first-fit}}
  crosshead: {{face: sans-700, size: 10.5pt, align: center, rows: 2}}
  byline: {{face: sans-400, size: 8.5pt, leading: 12pt}}
  caption: {{face: sans-400, size: 8pt}}
headlines:
  ladder:
{ladder}
voices:
  filled: {{styles: {{body: filled}}}}
templates:
  front: {{head: 0}}
  news: {{head: 0}}
"""
GRADE = "    - {{size: {size}pt, face: serif-900, kicker_face: sans-400, deck_face: sans-400}}"

ISSUE = """\
newspaper: 散文
date: 2025-01-06
layout: layout.yaml
pages:
  - section: 散文
    template: front
    plan: |
      {plan}
    stories:
      A: {{headline: 通, rank: 6, body: {{file: prose.md}}}}
      B: {{headline: 逐, rank: 6, voice: filled, body: {{file: prose.md}}}}
"""


class ProsePage(NamedTuple):
    """A page as read: how many characters its lines hold, its copy, the copy as set by total fit and by first fit."""

    measure: int
    manuscript: Manuscript
    total: SetStory
    first: SetStory


_TYPED = re.compile("[!-~] [!-~]|--|[!-~]{13}")
"""Latin words with spaces between, which no reader of the page can tell from a word split at a line's end; commands."""


def sentences(file: Path | None) -> list[str]:
    """The sentences of a text, by default of the sample's copy; heads, tables and what is typed at a computer left out."""
    files = [file] if file else sorted(SAMPLE.glob("*.md"))
    lines = [line.strip() for path in files for line in path.read_text("utf-8-sig").splitlines()]
    prose = [line.replace("**", "") for line in lines if line and line[0] not in "#|>-"]
    found = [match[0].strip() for line in prose for match in _SENTENCE.finditer(line)]
    return [sentence for sentence in found if not _TYPED.search(sentence)]


def drawn(config: pytest.Config, usual: int) -> list[tuple[list[str], int, int]]:
    """Prose, seed and number of each page to be printed: those of --text, --seed and --count, else `usual` pages."""
    stock = sentences(config.getoption("--text"))
    seed, count = config.getoption("--seed"), config.getoption("--count")
    return [(stock, seed, number) for number in range(usual if count is None else count)]


def print_page(stock: Sequence[str], seed: int, number: int, folder: Path) -> ProsePage:
    """A page set from sentences drawn by lot, printed and read back."""
    lot = random.Random(f"{seed}-{number}")
    measure = NEWSPAPER if number % 2 == 0 else lot.choice(MEASURES)
    columns = max(WIDTH // measure, 1)
    copy = _paragraphs(stock, lot, columns * (ROWS - HEAD), measure)
    return _read(copy, measure, columns, folder)


def _paragraphs(stock: Sequence[str], lot: random.Random, lines: int, measure: int) -> list[str]:
    """Paragraphs of one to five sentences that take no more than so many lines, however they are broken."""
    paragraphs: list[str] = []
    while True:
        paragraph = "".join(lot.choice(stock) for _ in range(lot.randint(1, 5)))
        lines -= len(paragraph) // (measure - 1) + 2
        if lines < 0 and paragraphs:
            return paragraphs
        paragraphs.append(paragraph)


def _read(copy: Sequence[str], measure: int, columns: int, folder: Path) -> ProsePage:
    width = round((2 * columns * (measure + 1) + 5) * 9 * 25.4 / 72)
    ladder = "\n".join(GRADE.format(size=size) for size in (40, 33, 27, 22, 18, 15))
    layout = LAYOUT.format(width=width, columns=2 * columns, measure=measure, rows=ROWS, ladder=ladder)
    (folder / "layout.yaml").write_text(layout, "utf-8")
    (folder / "prose.md").write_text("\n\n".join(copy) + "\n", "utf-8")
    issue = folder / "prose.yaml"
    issue.write_text(ISSUE.format(plan=" ".join("A" * columns + "B" * columns)), "utf-8")
    outcome = render(Job(issue, folder))
    faults = [finding.message("en") for finding in outcome.findings if finding.severity == "error"]
    assert not faults, faults
    (page,) = read_pages(folder / "prose.pdf")
    report: dict[str, Any] = outcome.report["pages"][0]
    total, first = set_stories(page, report)
    return ProsePage(measure, Manuscript("prose", tuple(map(Part, copy))), total, first)
