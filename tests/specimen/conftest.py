"""The specimen, printed once for all tests that look at it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from broadsheet.job import Job, Outcome
from broadsheet.pipeline import render
from tests.reading.glyphs import ReadPage, read_pages
from tests.reading.report import set_stories
from tests.reading.stories import SetStory

ISSUE = Path(__file__).parents[2] / "issues" / "specimen.yaml"


@dataclass(frozen=True)
class Specimen:
    """The specimen as printed: its run, its file, its pages and its blocks, each by page and letter, such as 1.A."""

    outcome: Outcome
    pdf: Path
    pages: list[ReadPage]
    blocks: dict[str, SetStory]


@pytest.fixture(scope="session")
def specimen(tmp_path_factory: pytest.TempPathFactory) -> Specimen:
    folder = tmp_path_factory.mktemp("specimen")
    outcome = render(Job(ISSUE, folder))
    pdf = folder / "specimen.pdf"
    pages = read_pages(pdf)
    blocks = {
        f"{report['page']}.{story.name}": story
        for page, report in zip(pages, outcome.report["pages"], strict=True)
        for story in set_stories(page, report)
    }
    return Specimen(outcome, pdf, pages, blocks)
