"""The sample issue, printed once and read back: every page of the whole file, and every page's own file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from broadsheet.job import Job, Outcome
from broadsheet.pipeline import render
from tests.reading.figures import Figure, told_apart
from tests.reading.glyphs import ReadPage, read_pages
from tests.reading.manuscript import Manuscript, read_manuscripts
from tests.reading.report import set_stories
from tests.reading.stories import SetStory

ISSUES = Path(__file__).parents[2] / "issues"
ISSUE = ISSUES / "2025-01.yaml"
PAGES = (1, 2, 3, 4)


@dataclass(frozen=True)
class Sheet:
    """One page as printed in one file: as read, as reported, as written (a page of the YAML and its manuscripts).

    On `page` a drawing is one picture; what stands in it is in `drawings`.
    """

    number: int
    pdf: Path
    page: ReadPage
    report: dict[str, Any]
    stories: tuple[SetStory, ...]
    written: dict[str, Any]
    manuscripts: dict[str, Manuscript]
    drawings: tuple[Figure, ...] = ()

    @property
    def leading(self) -> float:
        return float(self.report["baseline_pt"])

    @property
    def lines(self) -> int:
        """Lines in the columns of text, cells of tables counted one by one."""
        return sum(len(story.lines) for story in self.stories)


@dataclass(frozen=True)
class Sample:
    """The issue as printed: the run, the folder, the pages of the whole file and those of their own files."""

    outcome: Outcome
    folder: Path
    whole: tuple[Sheet, ...]
    single: tuple[Sheet, ...]

    @property
    def pdf(self) -> Path:
        return self.folder / f"{ISSUE.stem}.pdf"

    @property
    def photos(self) -> list[dict[str, Any]]:
        return [photo for page in self.outcome.report["pages"] for photo in page["photos"]]


def print_sample(folder: Path) -> Sample:
    outcome = render(Job(ISSUE, folder))
    refused = [finding.message("en") for finding in outcome.findings if finding.severity != "note"]
    assert not refused, refused
    pdf = folder / f"{ISSUE.stem}.pdf"
    own = sorted((folder / ISSUE.stem / "pages").iterdir())
    reports = outcome.report["pages"]
    assert len(own) == len(reports) == len(PAGES)
    return Sample(
        outcome,
        folder,
        tuple(_sheet(pdf, page, report) for page, report in zip(read_pages(pdf), reports, strict=True)),
        tuple(
            _sheet(file, page, report)
            for file, report in zip(own, reports, strict=True)
            for page in read_pages(file)
        ),
    )


def _sheet(pdf: Path, page: ReadPage, report: dict[str, Any]) -> Sheet:
    number = report["page"]
    written = yaml.load(ISSUE.read_text(encoding="utf-8"), yaml.BaseLoader)["pages"][number - 1]
    manuscripts = read_manuscripts(ISSUE, [ISSUES])[number - 1]
    page, drawings = told_apart(page, report)
    stories = tuple(set_stories(page, report))
    return Sheet(number, pdf, page, report, stories, written, manuscripts, drawings)
