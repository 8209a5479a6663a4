"""An issue's folder to write into, and a way to load what was written."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from broadsheet.base.cache import Cache
from broadsheet.base.diagnostics import Findings
from broadsheet.base.world import Disk
from broadsheet.issue.load import load_issue
from broadsheet.issue.model import Issue, Story


class Loaded(NamedTuple):
    """An issue and the codes of what was found, each with the text it points at."""

    issue: Issue
    faults: list[tuple[str, str]]
    findings: Findings

    @property
    def story(self) -> Story:
        return self.issue.pages[0].stories[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "copy").mkdir()
    return tmp_path


@pytest.fixture
def load(folder: Path) -> Callable[[str], Loaded]:
    """Load YAML; a text that does not name a newspaper is the one story A of a page."""

    def loaded(yaml: str, newline: str = "\n") -> Loaded:
        if not yaml.startswith("newspaper"):
            body = yaml.replace("\n", "\n        ")
            yaml = f"newspaper: 版样\ndate: 2025-01-06\npages:\n  - plan: A\n    stories:\n      A:\n        {body}\n"
        (folder / "issue.yaml").write_text(yaml, encoding="utf-8", newline=newline)
        world = Disk([folder], (folder,), Cache(folder / "cache"))
        findings: Findings = []
        issue = load_issue(folder / "issue.yaml", world, findings)
        assert issue is not None
        texts = world.sources
        faults = [(f.code, texts[f.span.file].text[f.span.start : f.span.end]) for f in findings if f.span]
        return Loaded(issue, faults, findings)

    return loaded


def _picture(format_: str, size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", size, (120, 90, 60)).save(stream, format_, **options)
    return stream.getvalue()


@pytest.fixture
def jpeg() -> bytes:
    """A sound photo, 40 by 30 pixels."""
    return _picture("JPEG")


@pytest.fixture
def picture() -> Callable[..., bytes]:
    """Makes a photo of a format, size and options."""
    return _picture
