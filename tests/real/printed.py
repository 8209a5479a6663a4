"""A page of an issue, printed and read back: what the tests of the real page look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from broadsheet.job import Job, Outcome
from broadsheet.pipeline import render
from tests.reading.glyphs import ReadPage, read_pages
from tests.reading.manuscript import Manuscript, read_manuscripts
from tests.reading.report import set_stories
from tests.reading.stories import SetStory


@dataclass(frozen=True)
class Printed:
    """One page: its PDF, the run that made it, the page as read, its stories as set and as written."""

    pdf: Path
    outcome: Outcome
    page: ReadPage
    stories: tuple[SetStory, ...]
    manuscripts: dict[str, Manuscript]
    leading: float

    @property
    def report(self) -> dict[str, Any]:
        page: dict[str, Any] = self.outcome.report["pages"][0]
        return page


def print_issue(issue: Path, out: Path, folders: Sequence[Path]) -> Printed:
    """Render an issue of one page and read what came out; its copy and photos lie in `folders`."""
    outcome = render(Job(issue, out, assets=tuple(folders)))
    errors = [finding.message("en") for finding in outcome.findings if finding.severity == "error"]
    assert not errors, errors
    pdf = out / f"{issue.stem}.pdf"
    (page,) = read_pages(pdf)
    (report,) = outcome.report["pages"]
    (manuscripts,) = read_manuscripts(issue, [issue.parent / issue.stem, issue.parent, *folders])
    return Printed(pdf, outcome, page, tuple(set_stories(page, report)), manuscripts, report["baseline_pt"])
