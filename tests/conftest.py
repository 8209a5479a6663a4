"""What every test shares: no silent skips, files accepted on demand, figures told at the end of the run."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from hypothesis import settings

# A slow machine is no fault of the code, and the same run twice tries the same copy.
settings.register_profile("broadsheet", deadline=None, derandomize=True)
settings.load_profile("broadsheet")

FIGURES: dict[str, list[str]] = {}

NOTHING_MAY_SKIP = os.environ.get("CI", "").lower() not in ("", "0", "false")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="write expected files anew instead of comparing them"
    )
    parser.addoption(
        "--seed", type=int, default=1, help="what is drawn by lot in tests/walk, tests/prose and tests/fit"
    )
    parser.addoption(
        "--count",
        type=int,
        help="how many edits tests/walk tries, how many pages tests/prose and tests/fit print",
    )
    parser.addoption(
        "--text",
        type=Path,
        help="a file of prose that tests/prose and tests/fit shuffle instead of the sample's copy",
    )


@pytest.fixture
def expect_file(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with the file that holds it; with `--accept`, write the file."""

    def check(path: Path, text: str) -> None:
        if request.config.getoption("--accept"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is stale: look, then pytest --accept"

    return check


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> list[str]:
    """Lines that the tests of a folder have to tell beyond passing."""
    return FIGURES.setdefault(f"tests/{request.path.parent.name}", [])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for folder, lines in FIGURES.items():
        terminalreporter.section(f"{folder} in figures")
        # A page that is looked at in two files has the same to tell twice.
        for line in dict.fromkeys(lines):
            terminalreporter.write_line(line)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if not hasattr(report, "wasxfail"):
        _forbid_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _forbid_skip(report)
    return report


def _forbid_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """In CI every tool is there, so a test that skips is a test that has gone missing."""
    if NOTHING_MAY_SKIP and report.outcome == "skipped":
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"skipped, and in CI nothing may be. {reason}"
