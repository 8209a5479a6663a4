"""What is asked of a run and what came of it: the values between the command line and the pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from broadsheet.base.diagnostics import Findings
from broadsheet.base.source import Source


class Job(Struct, frozen=True):
    """One issue to set: where its output goes, which pages (from 1; None for all), where else its files may lie."""

    issue: Path
    output: Path = Path("out")
    pages: tuple[int, ...] | None = None
    assets: tuple[Path, ...] = ()


class Outcome(Struct, frozen=True):
    """What was found, the report (report.json's shape), the files written, and the texts that findings point into."""

    findings: Findings
    report: dict[str, Any] = field(default_factory=dict)
    written: tuple[Path, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
