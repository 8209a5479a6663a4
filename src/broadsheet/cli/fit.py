"""The command that reports copyfit: how each story stands, and what would mend it, in lines and characters."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import Any

from msgspec import to_builtins

from broadsheet.base.diagnostics import Diagnostic, exit_code
from broadsheet.cli.issues import misused, parse_pages
from broadsheet.cli.show import printable, width
from broadsheet.cli.terminal import Terminal, writes_unicode
from broadsheet.job import Copyfit, Job
from broadsheet.page.copyfit import (
    EdgeMove,
    FillUp,
    HeadGrade,
    PageFit,
    PhotoDepth,
    Remedy,
    Standing,
    StoryFit,
)
from broadsheet.page.heads.fitted import Fitted

SCHEMA = 1
_SAID = ("BS601", "BS602")
"""Findings that the report itself tells."""
_ALTERED = {
    "lines": ("段落 {:+} 行", "paragraphs {:+}"),
    "white": ("题空 {:+} 行", "head white {:+}"),
    "photos": ("图高 {:+} 行", "photo rows {:+}"),
    "captions": ("图说 {:+} 行", "caption lines {:+}"),
    "tighten": ("段落收紧 {:+} 行", "tightened paragraphs {:+}"),
    "crossheads": ("小标题空 {:+} 行", "crosshead rows {:+}"),
    "head": ("标题 {:+} 级", "head grades {:+}"),
}
"""What filling a story alters and by how much."""


def fit(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Print the report; with --format json as one line of JSON. It ends as `check` would on the same pages."""
    # Deferred: it loads every floor.
    from broadsheet import pipeline  # noqa: PLC0415

    if wrong := misused(arguments):
        terminal.show(wrong, {})
        return exit_code(wrong)
    (issue,) = arguments.issues
    pages = parse_pages(arguments.pages) if arguments.pages is not None else None
    job = Job(issue, pages=pages, assets=tuple(arguments.assets), press=arguments.press)
    found = pipeline.fit(job, arguments.story)
    if terminal.format == "json":
        terminal.data(_json(job, found))
    else:
        terminal.show(_unsaid(found.findings), found.sources)
        words = Words(terminal)
        text = "\n\n".join("\n".join(words.page(page)) for page in found.pages)
        if text:
            terminal.data(text)
    return exit_code(found.findings)


def _unsaid(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [finding for finding in findings if finding.code not in _SAID]


def _json(job: Job, found: Copyfit) -> str:
    # Wanted with --format json alone.
    import json  # noqa: PLC0415

    from broadsheet.report import diagnostic_report  # noqa: PLC0415

    report: dict[str, Any] = {
        "schema": SCHEMA,
        "issue": job.issue.name,
        "pages": to_builtins(found.pages),
        "diagnostics": [diagnostic_report(finding, found.sources) for finding in found.findings],
    }
    return json.dumps(report, ensure_ascii=not writes_unicode(sys.stdout))


class Words:
    """The report in the language of the terminal."""

    def __init__(self, terminal: Terminal) -> None:
        self.say = terminal.pick

    def page(self, page: PageFit) -> list[str]:
        """A page: its stories in columns, the remedies of each below it in columns of their own."""
        say = self.say
        title = say(f"第{page.page}版", f"Page {page.page}")
        lines = [printable(" ".join(part for part in (title, page.label, page.section) if part))]
        stories = _aligned([self._story(story) for story in page.stories])
        below = [self._below(story) for story in page.stories]
        cells = iter(_aligned([row for rows in below for row in rows]))
        for story, line, rows in zip(page.stories, stories, below, strict=True):
            lines.append(f"  {line}")
            lines += [f"     {next(cells)}" for _ in rows]
            if not story.remedies and _at_fault(story.stands):
                none = "标题、照片、边线都没有余地", "no head, photo or edge that would help"
                lines.append(f"     {say(*none)}")
        return lines

    def _story(self, story: StoryFit) -> tuple[str, ...]:
        place = self.say(
            f"{story.columns}栏{story.rows}行",
            f"{story.columns} col{'s' * (story.columns != 1)} by {story.rows} rows",
        )
        stands = self.standing(story.stands) + self._characters(story.stands) + self._stretch(story.stands)
        return story.id, stands, place, story.headline

    def standing(self, stands: Standing) -> str:
        """How a story stands, in lines."""
        if over := stands.overset.lines:
            return self.say(f"溢 {over} 行", f"{_lines(over)} over")
        if under := stands.underset.lines:
            return self.say(f"缺 {under} 行", f"{_lines(under)} short")
        if stands.empty:
            return self.say(f"余 {stands.empty} 行", f"{_lines(stands.empty)} spare")
        return self.say("正好", "exact")

    def _characters(self, stands: Standing) -> str:
        over, under = stands.overset.characters, stands.underset.characters
        if under:
            return self.say(f" 约 {under} 字", f", about {under} characters")
        return self.say(f" {over} 字", f", {over} characters") if over else ""

    def _stretch(self, stands: Standing) -> str:
        """What make-up opened or closed to get there."""
        head, photos = stands.stretch.head, stands.stretch.photos
        parts = [self.say(f"题{head:+}行", f"head {head:+}")] if head else []
        parts += [self.say(f"图{photos:+}行", f"photos {photos:+}")] if photos else []
        return self.say(f"（{'，'.join(parts)}）", f" ({', '.join(parts)})") if parts else ""

    def _below(self, story: StoryFit) -> list[tuple[str, ...]]:
        """What was altered to fill a story, then its remedies."""
        done = self.say("已用", "done")
        applied = [(self._altered(part), "fit: auto", self._gain(part.lines), done) for part in story.fitted]
        return [*applied, *map(self._remedy, story.remedies)]

    def _gain(self, lines: int) -> str:
        return self.say(f"{lines:+} 行", f"{lines:+} lines")

    def _altered(self, part: Fitted) -> str:
        zh, en = _ALTERED[part.remedy]
        return self.say(zh.format(part.amount), en.format(part.amount))

    def _remedy(self, remedy: Remedy) -> tuple[str, ...]:
        """What to change, how it is written, the room it gains, how everything then stands."""
        gain = self._gain(remedy.gain)
        left = self.standing(remedy.stands) + self._stretch(remedy.stands)
        others = [f"{other.id} {self.standing(other.stands)}" for other in remedy.neighbours]
        if others:
            left += self.say("；", "; ") + self.say("，", ", ").join(others)
        return *self._change(remedy), gain, left

    def _change(self, remedy: Remedy) -> tuple[str, str]:
        """A change in words, and as the issue file has it."""
        change, say = remedy.change, self.say
        if isinstance(change, PhotoDepth):
            which = f" {change.photo}" if change.photo > 1 else ""
            zh, en = (
                f"图{which}高 {change.rows}→{change.to} 行",
                f"photo{which} {change.rows} to {change.to} rows",
            )
            if change.cropped:
                zh, en = f"{zh}，裁去 {change.cropped}%", f"{en}, {change.cropped}% cropped"
            return say(zh, en), f"depth: {change.to}行"
        if isinstance(change, HeadGrade):
            smaller = change.to < change.points
            sizes = f"{change.points:g}→{change.to:g} 点", f"{change.points:g} to {change.to:g} pt"
            zh = f"标题改{'小' if smaller else '大'} {sizes[0]}"
            return say(zh, f"{'smaller' if smaller else 'larger'} head {sizes[1]}"), f"rank: {change.rank}"
        if isinstance(change, FillUp):
            return say("，", ", ").join(map(self._altered, change.fitted)), "fit: auto"
        return self._edge(change), ""

    def _edge(self, change: EdgeMove) -> str:
        top, down, rows = change.edge == "top", change.rows > 0, abs(change.rows)
        zh = f"{'上' if top else '下'}边线{'下' if down else '上'}移 {rows} 行"
        en = f"{'top' if top else 'foot'} {'down' if down else 'up'} {rows} row{'s' * (rows != 1)}"
        return self.say(zh, en)


def _at_fault(stands: Standing) -> bool:
    return bool(stands.overset.lines or stands.underset.lines)


def _lines(count: int) -> str:
    return f"{count} line{'s' * (count != 1)}"


def _aligned(rows: list[tuple[str, ...]]) -> list[str]:
    """Rows of cells as lines of text, each column as wide as its widest cell, the last ragged."""
    if not rows:
        return []
    cells = [[printable(cell) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]
