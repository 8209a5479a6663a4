"""`pytest tests/conformance --vectors FILE`, or BROADSHEET_VECTORS, names a file of vectors; each suite's rate is printed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conformance.suites import Tally, Vector, read, run

RATES = pytest.StashKey[list[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--vectors", metavar="FILE", help="vectors of the standards to put to the composition")


@pytest.fixture(scope="session")
def vectors(request: pytest.FixtureRequest) -> list[Vector]:
    """The vectors of the file that was named."""
    name = request.config.getoption("--vectors", None) or os.environ.get("BROADSHEET_VECTORS")
    if not name:
        pytest.skip("no vectors: neither --vectors nor BROADSHEET_VECTORS names a file")
    return read(Path(name))


@pytest.fixture(scope="session")
def tallies(request: pytest.FixtureRequest, vectors: list[Vector]) -> dict[str, Tally]:
    """How every suite of the vectors file fared."""
    made, out = run(vectors)
    lines = [
        f"{suite}: {len(passed)}/{len(passed) + len(failed)}" for suite, (passed, failed) in made.items()
    ]
    lines += [f"  failed: {name}" for _, failed in made.values() for name in failed]
    if out:
        lines += ["left out, not yet built or of another rule set:"]
        lines += [f"  {reason}: {count}" for reason, count in sorted(out.items())]
    request.config.stash[RATES] = lines
    return made


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    lines = terminalreporter.config.stash.get(RATES, [])
    if lines:
        terminalreporter.section("vectors passed")
        for line in lines:
            terminalreporter.write_line(line)
