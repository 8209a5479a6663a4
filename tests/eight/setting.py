"""The eight pages set once for all tests that look at them: their marks, the report, the files."""

from __future__ import annotations

import shutil
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from broadsheet.base.cache import Cache
from broadsheet.base.data import data_folder
from broadsheet.base.world import Disk
from broadsheet.display.ops import DisplayPage, Op, Text
from broadsheet.job import Job
from broadsheet.pipeline import Run
from broadsheet.pipeline import _files as print_files
from broadsheet.pipeline import _make as make
from tests.eight.adverts import make_adverts
from tests.eight.pictures import make_pictures

HERE = Path(__file__).parent
ISSUES = HERE.parents[1] / "issues"
PHOTOS = HERE.parent / "stress"
"""Where the sample's drawings are photos."""


class Eight:
    """The issue as set in a folder: pages by their labels."""

    def __init__(self, folder: Path) -> None:
        for name in ("issue.yaml", "copy.md", "chart.svg"):
            shutil.copy(HERE / name, folder)
        make_pictures(folder, ISSUES / "2025-01")
        make_adverts(folder, (ISSUES / "2025-01", PHOTOS / "2025-01"))
        self.folder = folder
        copy = (folder, ISSUES, PHOTOS)
        roots = [*copy, data_folder("fonts"), data_folder("layout")]
        self.run = Run(Job(folder / "issue.yaml", folder / "out", proof="a3"), Disk(roots, copy, Cache(None)))
        made = make(self.run)
        assert made is not None, self.run.findings
        self.made = made
        self.pages: dict[str, DisplayPage] = {page.label: page for page in made.pages}
        self.report: dict[str, Any] = self.run.report(made)
        self.written: dict[str, Any] = yaml.load(
            (HERE / "issue.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
        )

    @cached_property
    def files(self) -> dict[str, bytes]:
        """What is written, by the names of files."""
        return {path.name: data for path, data in print_files(self.run, self.made).items()}

    def story(self, address: str) -> dict[str, Any]:
        """A story as the editor wrote it, by its page's label and its letter: B01.A."""
        label, letter = address.split(".")
        story: dict[str, Any] = self.page(label)["stories"][letter]
        return story

    def page(self, label: str) -> dict[str, Any]:
        """A page as the editor wrote it."""
        page: dict[str, Any] = self.written["pages"][list(self.pages).index(label)]
        return page

    def page_report(self, label: str) -> dict[str, Any]:
        page: dict[str, Any] = next(page for page in self.report["pages"] if page["label"] == label)
        return page

    def ops(self, address: str, *roles: str) -> list[Op]:
        """A story's marks, of these roles or all."""
        label, letter = address.split(".")
        return [
            op
            for op in self.pages[label].ops
            if op.tag.story == letter and (not roles or op.tag.role in roles)
        ]

    def lines(self, address: str, *roles: str) -> list[Text]:
        return [op for op in self.ops(address, *roles) if isinstance(op, Text)]

    def words(self, address: str, *roles: str) -> str:
        """What the story's lines of these roles say, in the order they are drawn."""
        return "".join("".join(op.chars) for op in self.lines(address, *roles))
