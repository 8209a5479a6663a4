"""The command that judges a finished PDF: what it is, how much ink it carries, what is wrong where and what to do."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from broadsheet.base.diagnostics import Diagnostic, exit_code
from broadsheet.cli.failures import MACHINE_FAILED
from broadsheet.cli.issues import same_stems, unusable
from broadsheet.cli.show import level, printable
from broadsheet.cli.terminal import Terminal, writes_unicode
from broadsheet.job import Inspection
from broadsheet.preflight.file.judge import PageVerdict, Verdict
from broadsheet.report import verdict_report


def preflight(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Print a report for each file; with --format json a line of JSON for each."""
    # Deferred: it loads every floor.
    from broadsheet import pipeline  # noqa: PLC0415

    output: Path | None = arguments.output
    if output is not None:
        if (fault := unusable(output)) is not None:
            terminal.show([fault], {})
            return MACHINE_FAILED
        if twice := same_stems(arguments.files):
            terminal.show(twice, {})
            return exit_code(twice)
    codes = []
    for file in arguments.files:
        found = pipeline.preflight(file, arguments.press, advertisement=arguments.ad, output=output)
        _print(found, arguments.press, terminal)
        judged = found.verdict.findings if found.verdict else ()
        codes.append(exit_code([*found.findings, *judged]))
    return max(codes)


def _print(found: Inspection, press: str, terminal: Terminal) -> None:
    verdict = found.verdict
    terminal.show(found.findings, found.sources)
    if verdict is None:
        return
    if terminal.format == "json":
        # Wanted with --format json alone.
        import json  # noqa: PLC0415

        terminal.data(json.dumps(verdict_report(verdict, press), ensure_ascii=not writes_unicode(sys.stdout)))
        return
    if terminal.format == "github":
        terminal.show(verdict.findings, {})
    terminal.data("\n".join(printable(line) for line in _report(verdict, press, terminal)))
    for path in found.written:
        terminal.data(str(path))


def _report(verdict: Verdict, press: str, terminal: Terminal) -> Iterator[str]:
    say = terminal.pick
    outcome = {
        "passed": say("合格", "passed"),
        "warned": say("合格，有警告", "passed with warnings"),
        "failed": say("不合格", "failed"),
    }[verdict.outcome]
    yield f"{verdict.name}  {press}: {outcome}"
    if verdict.pages:
        facts = [verdict.claim or say("未标明 PDF/X", "no PDF/X"), f"PDF {verdict.version}"]
        facts.append(verdict.condition or say("无输出意图", "no output intent"))
        facts.append(
            say(f"{len(verdict.pages)} 页", f"{len(verdict.pages)} page{'s' * (len(verdict.pages) > 1)}")
        )
        yield "  " + " · ".join(facts)
    for number, page in enumerate(verdict.pages, 1):
        yield f"  {_page(number, page, terminal)}"
    if terminal.format == "text":
        for finding in verdict.findings:
            if terminal.loud or finding.severity == "error":
                yield from _fault(finding, terminal)


def _page(number: int, page: PageVerdict, terminal: Terminal) -> str:
    say = terminal.pick
    name = say(
        f"第{number}页 {page.width_mm:g}×{page.height_mm:g} 毫米",
        f"page {number}, {page.width_mm:g} by {page.height_mm:g} mm",
    )
    ink = page.ink
    if ink is None:
        return f"{name}  " + say("墨量未量", "ink not measured")
    plates = " ".join(f"{_short(plate)} {share:g}" for plate, share in ink.plates.items())
    fullest = say(
        f"15毫米见方最多 {ink.mean:g}%（距左{ink.x_mm}、距上{ink.y_mm}毫米），1毫米见方最多 {ink.most:g}%",
        f"fullest 15 mm {ink.mean:g} % ({ink.x_mm} mm from the left, {ink.y_mm} mm down), fullest 1 mm {ink.most:g} %",
    )
    return f"{name}  {plates} %  {fullest}"


def _short(plate: str) -> str:
    """The letter of a process ink; a spot colour's name as it is."""
    return {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}.get(plate, plate)


def _fault(finding: Diagnostic, terminal: Terminal) -> Iterator[str]:
    yield f"  {level(finding, terminal.lang)} {finding.code} {finding.message(terminal.lang)}"
    for hint in finding.hints(terminal.lang):
        yield f"      {hint}"
