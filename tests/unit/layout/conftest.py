"""The small layout, changed in one place and read again."""

from __future__ import annotations

from pathlib import Path

from broadsheet.base.cache import Cache
from broadsheet.base.data import data_folder
from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.source import Span
from broadsheet.base.world import Disk
from broadsheet.layout.load import load_layout
from broadsheet.layout.model import Layout
from tests.composing import SMALL, catalog

NAMED = Span("issue.yaml", 10, 20)
TEXT = SMALL.read_text(encoding="utf-8")


def loaded(folder: Path, text: str) -> tuple[Layout | None, list[tuple[str, str]], Findings]:
    """The layout, and each finding's code with the source text it points at."""
    path = folder / "layout.yaml"
    path.write_text(text, encoding="utf-8")
    findings: Findings = []
    world = Disk([folder, data_folder("layout")], cache=Cache(None))
    layout = load_layout((path.name, NAMED), path, catalog().keys, world, findings)
    places = [(finding.code, _pointed_at(finding, world)) for finding in findings]
    return layout, places, findings


def _pointed_at(finding: Diagnostic, world: Disk) -> str:
    assert finding.span is not None
    return world.sources[finding.span.file].text[finding.span.start : finding.span.end]


def changed(before: str, after: str) -> str:
    assert TEXT.count(before) == 1, before
    return TEXT.replace(before, after)
