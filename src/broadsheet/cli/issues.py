"""The commands that set issues: render and check, one issue after the other or several at the same time."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from broadsheet.base.diagnostics import Diagnostic, exit_code
from broadsheet.cli.failures import MACHINE_FAILED, machine_fault, own_fault
from broadsheet.cli.terminal import Terminal, writes_unicode
from broadsheet.job import Job, Outcome

_RANGE = re.compile(r"([1-9]\d{0,3})(?:-([1-9]\d{0,3}))?")
_LABEL = re.compile(r"[^\s\d,./\\:*?\"<>|-]{1,4}\d{1,3}")
_USAGE = 2


def render(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Set every issue and print the paths written."""
    if (fault := unusable(arguments.output)) is not None:
        terminal.show([fault], {})
        return MACHINE_FAILED
    if arguments.watch and not misused(arguments):
        # Deferred: few runs stay to watch.
        from broadsheet.cli import watch  # noqa: PLC0415

        if watch.may_wait(arguments.issues):
            return watch.keep_rendering(arguments, terminal)
    return _set_all(arguments, terminal, "render")


def check(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Say everything render would; with --format json, print each issue's report as a line of JSON."""
    return _set_all(arguments, terminal, "check")


def _set_all(arguments: argparse.Namespace, terminal: Terminal, work: Literal["render", "check"]) -> int:
    if wrong := misused(arguments):
        terminal.show(wrong, {})
        return _USAGE
    pages = parse_pages(arguments.pages) if arguments.pages is not None else None
    output, proof = getattr(arguments, "output", Path("out")), getattr(arguments, "proof", None)
    verify = getattr(arguments, "verify", False)
    jobs = [
        Job(issue, output, pages, tuple(arguments.assets), proof, arguments.press, verify)
        for issue in arguments.issues
    ]
    codes = []
    for job, outcome, failed in _outcomes(jobs, work, arguments.jobs):
        codes.append(MACHINE_FAILED if failed else exit_code(outcome.findings))
        if work == "check" and terminal.format == "json":
            terminal.data(_report(job, outcome))
        else:
            terminal.show(outcome.findings, outcome.sources)
        for path in outcome.written:
            terminal.data(str(path))
        _sum_up(job, outcome, terminal)
    return max(codes)


def _outcomes(
    jobs: list[Job], work: Literal["render", "check"], wanted: int | None
) -> Iterator[tuple[Job, Outcome, bool]]:
    """Each job's outcome in the order asked for, and whether the machine failed on it."""
    workers = min(len(jobs), wanted or os.cpu_count() or 1)
    if workers == 1:
        for job in jobs:
            yield (job, *_set(job, work))
        return
    # Deferred: multiprocessing is slow to load and one issue needs none.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    with ProcessPoolExecutor(workers) as pool:
        futures = [pool.submit(_set, job, work) for job in jobs]
        for job, future in zip(jobs, futures, strict=True):
            if (error := future.exception()) is not None:  # The worker died (out of memory, killed).
                yield job, Outcome([own_fault(error)]), True
            else:
                yield (job, *future.result())


def _set(job: Job, work: Literal["render", "check"]) -> tuple[Outcome, bool]:
    """One issue; a failure of the machine or of the program ends this issue and no other."""
    from broadsheet import pipeline  # noqa: PLC0415  # Deferred: it loads every floor.

    try:
        return (pipeline.render(job) if work == "render" else pipeline.check(job)), False
    except (OSError, MemoryError) as error:
        return Outcome([machine_fault(error, job.output)]), True
    except Exception as error:
        return Outcome([own_fault(error)]), True


def misused(arguments: argparse.Namespace) -> list[Diagnostic]:
    """BS220, BS221, BS223: what is wrong with the command before any file is opened."""
    unread = arguments.pages is not None and not parse_pages(arguments.pages)
    wrong = [Diagnostic("BS221", args={"value": arguments.pages})] if unread else []
    wrong += same_stems(arguments.issues)
    return wrong + [
        Diagnostic("BS223", args={"name": name}) for name in arguments.assets if not name.is_dir()
    ]


def parse_pages(text: str) -> tuple[int | str, ...]:
    """`1,3-4,B02` as page numbers in rising order, then labels; nothing for anything else."""
    numbers: set[int] = set()
    labels: list[str] = []
    for part in text.split(","):
        if found := _RANGE.fullmatch(part):
            numbers.update(range(int(found[1]), int(found[2] or found[1]) + 1))
        elif _LABEL.fullmatch(part):
            labels.append(part)
        else:
            return ()
    return (*sorted(numbers), *dict.fromkeys(labels))


def same_stems(issues: Iterable[Path]) -> list[Diagnostic]:
    """BS220 for issues that would be written to the same file."""
    seen: dict[str, Path] = {}
    found = []
    for issue in issues:
        first = seen.setdefault(issue.stem, issue)
        if first is not issue:
            found.append(Diagnostic("BS220", args={"first": first, "second": issue, "stem": issue.stem}))
    return found


def unusable(output: Path) -> Diagnostic | None:
    """BS802 or BS805 before any work, if nothing can be written below `output`."""
    folder = output.absolute()
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    if not folder.is_dir():
        return Diagnostic("BS805", args={"file": folder})
    return None if os.access(folder, os.W_OK | os.X_OK) else Diagnostic("BS802", args={"file": folder})


def _report(job: Job, outcome: Outcome) -> str:
    """The issue's report in one line; the shape holds when nothing could be set."""
    report = outcome.report
    if not report:
        from broadsheet.report import diagnostic_report  # noqa: PLC0415

        diagnostics = [diagnostic_report(finding, outcome.sources) for finding in outcome.findings]
        report = {"schema": 1, "issue": str(job.issue), "pages": [], "diagnostics": diagnostics}
    # Wanted with --format json alone.
    import json  # noqa: PLC0415

    return json.dumps(report, ensure_ascii=not writes_unicode(sys.stdout))


def _sum_up(job: Job, outcome: Outcome, terminal: Terminal) -> None:
    """A last line for people: how many faults of which kind; with -v how long each stage took."""
    if terminal.format != "text" or terminal.loud == 0:
        return
    severities = [finding.severity for finding in outcome.findings]
    errors, warnings = severities.count("error"), severities.count("warning")
    if errors or warnings:
        zh = f"{job.issue}：{errors} 个错误，{warnings} 个警告"
        en = f"{job.issue}: {errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"
        terminal.note(zh, en)
    if terminal.loud > 1:
        stages = outcome.report.get("timings_ms", {})
        terminal.note(*[f"{job.issue}  " + "  ".join(f"{k} {v} ms" for k, v in stages.items())] * 2)
