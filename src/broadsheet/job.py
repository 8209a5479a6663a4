"""What is asked of a run and what came of it: the values between the command line and the pipeline."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct, field

from broadsheet.base.diagnostics import Findings
from broadsheet.base.source import Source

if TYPE_CHECKING:
    from broadsheet.page.copyfit import PageFit
    from broadsheet.preflight.file.judge import Verdict


class Job(Struct, frozen=True):
    """One issue to set: where its output goes, which pages (by number or label; None for all), where else its files may
    lie, whether a proof is wanted (on A3, made smaller to fit, or in full size), which press profile if not the issue's
    own, and whether the finished files are judged as a print shop would."""

    issue: Path
    output: Path = Path("out")
    pages: tuple[int | str, ...] | None = None
    assets: tuple[Path, ...] = ()
    proof: Literal["a3", "full"] | None = None
    press: str | None = None
    verify: bool = False

    @property
    def whole(self) -> Path:
        """The file of the whole issue."""
        return self.output / f"{self.issue.stem}.pdf"

    @property
    def folder(self) -> Path:
        """Where everything else of the issue goes."""
        return self.output / self.issue.stem


class Outcome(Struct, frozen=True):
    """What was found, the report (report.json's shape), the files written, and the texts that findings point into."""

    findings: Findings
    report: dict[str, Any] = field(default_factory=dict)
    written: tuple[Path, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)


class Copyfit(Struct, frozen=True):
    """What was found, how the stories of each page stand, and the texts that findings point into."""

    findings: Findings
    pages: tuple[PageFit, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)


class Inspection(Struct, frozen=True):
    """What became of a finished PDF: its verdict, or why there is none; the ticket written, if one was wanted."""

    findings: Findings
    verdict: Verdict | None = None
    written: tuple[Path, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
