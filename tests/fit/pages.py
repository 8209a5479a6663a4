"""Pages of one story that is a little too long or too short for its region, printed with `fit: auto`, and read back."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from PIL import Image

from broadsheet.base.data import data_folder
from broadsheet.base.diagnostics import Findings
from broadsheet.base.world import Disk
from broadsheet.issue.load import load_issue
from broadsheet.job import Job
from broadsheet.layout.load import load_layout
from broadsheet.layout.model import Layout
from broadsheet.lines.justify import loose
from broadsheet.page.blocks import TextBlock
from broadsheet.page.makeup import story_fitter
from broadsheet.page.model import ComposedStory
from broadsheet.page.region import Region
from broadsheet.pipeline import check, render
from tests.composing import SPAN, catalog, composer
from tests.reading.glyphs import read_pages
from tests.reading.manuscript import Manuscript, Part
from tests.reading.report import set_stories
from tests.reading.stories import SetStory

CHARACTERS = (300, 3_000)
OFF = 0.06
"""How much longer or shorter than its region a story is, as a share of its lines."""
ROWS, TEXT_ROWS = 64, 12
"""A region has no more rows, as those of the sample's pages; columns no fewer rows of text."""
HEADS = (
    "夜班从凌晨倒着数", "一卷纸拉直有多长", "逗号让出半个字", "报上的字从架上取来", "量字号量的是字身", "空白也是排上去的",
    "错字爱躲在读得顺的地方", "付印之前再看六处", "窄栏自有窄的道理，宽栏也有",
)  # fmt: skip
CROSSHEADS = ("先看版样", "再看大样", "纸和墨", "夜班的钟点", "字从哪里来")
KICKER, DECK, BYLINE = "从一份文本到一块印版", "放不下的稿子报出行数，不许悄悄丢掉一个字", "本报编辑部"
CAPTION = "活字排成的字版，字都是反的，印到纸上才正。"
REASONS = frozenset({"BS617", "BS618", "BS619"})
"""Codes that say why a story is not filled."""
PLACES = ("top", "top-left", "top-right", "bottom", "bottom-left", "bottom-right")


class FitPage(NamedTuple):
    """A page as read: what was asked for, the story's part of the report, the codes told, its copy, and the copy as set;
    `plain` is the report of the same page without `fit: auto`, `loose` are the lines of the copy that are wide anyway."""

    number: int
    off: float
    report: dict[str, Any]
    plain: dict[str, Any]
    loose: int
    codes: tuple[str, ...]
    manuscript: Manuscript
    story: SetStory | None

    @property
    def filled(self) -> bool:
        """Whether every column is full to its last row, nothing is over and no reason is told why not."""
        return not (self.report["overset"]["lines"] or empty(self.report) or REASONS & {*self.codes})

    def __str__(self) -> str:
        story = self.report
        return (
            f"page {self.number}: {story['columns']} columns of {story['region']['rows']} rows, "
            f"{100 * self.off:+.1f} %, {story['overset']['lines']} over, {empty(story)} empty, {self.codes}"
        )


def empty(story: dict[str, Any]) -> int:
    """The slots that a story leaves empty, by its report."""
    return sum(frame["empty_lines"] for frame in story["frames"])


@cache
def _layout() -> Layout:
    findings: Findings = []
    made = load_layout(
        ("broadsheet", SPAN), Path("i.yaml"), catalog().keys, Disk([data_folder("layout")]), findings
    )
    assert made is not None, findings
    return made


def print_page(stock: Sequence[str], seed: int, number: int, folder: Path) -> FitPage:
    """The first page drawn by lot whose region is one that a page may have."""
    lot = random.Random(f"{seed}-{number}")
    Image.new("L", (1200, 800), 128).save(folder / "photo.jpg")
    while True:
        off, columns = lot.uniform(-OFF, OFF), lot.randint(1, 5)
        copy, story = _story(stock, lot, columns)
        issue = _issue(folder, story, columns, _layout().grid.rows - 4)
        composed = _composed(issue, columns)
        if rows := _rows(composed, off):
            return _read(_issue(folder, story, columns, rows), off, copy, number)._replace(
                loose=_loose(composed)
            )


def _story(stock: Sequence[str], lot: random.Random, columns: int) -> tuple[list[str], dict[str, Any]]:
    """Copy of a length drawn by lot under a head as large as it deserves, and what an editor writes of it."""
    wanted = lot.randint(*CHARACTERS)
    rank = 2 + sum(wanted < least for least in (2_000, 1_200, 700))
    copy: list[str] = []
    since = 0
    while sum(map(len, copy)) < wanted:
        if since > 2 and lot.random() < 0.4:
            copy.append(f"## {lot.choice(CROSSHEADS)}")
            since = 0
        copy.append("".join(lot.choice(stock) for _ in range(lot.randint(1, 5))))
        since += 1
    story: dict[str, Any] = {"headline": lot.choice(HEADS), "rank": rank}
    parts = (("kicker", KICKER, 0.4), ("deck", DECK, 0.4), ("byline", BYLINE, 0.5))
    story |= {key: words for key, words, often in parts if lot.random() < often}
    if lot.random() < (0.5 if rank > 3 else 0.75):
        span = lot.randint(1, columns)
        caption = CAPTION * lot.randint(1, 2)
        photo = {"file": "photo.jpg", "caption": caption, "credit": "制图：本报", "span": span}
        story["photos"] = [photo | {"place": lot.choice(PLACES)}]
    return copy, story | {"body": "\n\n".join(copy)}


def _issue(folder: Path, story: dict[str, Any], columns: int, rows: int, fit: str = "auto") -> Path:
    at = {"column": 1, "row": 1, "columns": columns, "rows": rows}
    page = {"section": "试排", "template": "news", "stories": {"A": story | {"at": at, "fit": fit}}}
    path = folder / "fit.yaml"
    issue = {"newspaper": "试排", "date": "2025-01-06", "layout": "broadsheet", "pages": [page]}
    path.write_text(yaml.safe_dump(issue, allow_unicode=True, width=10_000), "utf-8")
    return path


def _composed(path: Path, columns: int) -> ComposedStory:
    findings: Findings = []
    issue = load_issue(path, Disk.for_issue(path), findings)
    assert issue is not None, findings
    (story,) = issue.pages[0].stories
    fitter = story_fitter(Region(story, 0, columns, 0, 1), story.rank or 1, composer(_layout()))
    assert fitter is not None
    return fitter.composed


def _rows(story: ComposedStory, off: float) -> int | None:
    """The rows of a region for which the copy is so much too long or short; None where no page has such a region."""
    head = story.heads[0].rows if story.heads[0] else 0
    photos = [photo.rows + photo.caption_rows for photo in story.photos]
    taken = sum(deep * photo.columns for deep, photo in zip(photos, story.photos, strict=True))
    rows = round((story.total * (1 + off) + taken) / len(story.columns)) + head
    sane = rows <= ROWS and rows - head >= TEXT_ROWS and all(2 * deep <= rows - head for deep in photos)
    return rows if sane else None


def _loose(story: ComposedStory) -> int:
    blocks = [block for block in story.blocks if isinstance(block, TextBlock) and block.style.justify]
    return sum(loose(block.text, line) for block in blocks for line in block.lines)


def _read(path: Path, off: float, copy: Sequence[str], number: int) -> FitPage:
    folder = path.parent
    outcome = render(Job(path, folder))
    report: dict[str, Any] = outcome.report["pages"][0]
    codes = tuple(sorted({finding.code for finding in outcome.findings}))
    story = None
    if (folder / "fit.pdf").is_file():
        (page,) = read_pages(folder / "fit.pdf")
        (story,) = set_stories(page, report)
    parts = [Part(text.removeprefix("## "), "crosshead" if text[0] == "#" else "body") for text in copy]
    path.write_text(path.read_text("utf-8").replace("fit: auto", 'fit: "off"'), "utf-8")
    plain = check(Job(path, folder)).report["pages"][0]["stories"][0]
    return FitPage(number, off, report["stories"][0], plain, 0, codes, Manuscript("fit", tuple(parts)), story)
