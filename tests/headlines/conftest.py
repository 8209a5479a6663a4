"""`pytest tests/headlines --headlines FILE`, or BROADSHEET_HEADLINES, names heads an editor has marked; else our own are
set. How many breaks he allows, and how many are his own choice, is printed with every break that is not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.headlines.judge import Verdict, judge, read

OWN = Path(__file__).with_name("heads.json")
LINES = pytest.StashKey[list[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--headlines", metavar="FILE", help="heads with the breaks an editor allows and would choose"
    )


def _files(config: pytest.Config) -> list[Path]:
    """The file asked for alone; without one our own, and the environment's."""
    if asked := config.getoption("--headlines", None):
        return [Path(asked)]
    more = os.environ.get("BROADSHEET_HEADLINES")
    return [OWN, *([Path(more)] if more else [])]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "verdicts" in metafunc.fixturenames:
        metafunc.parametrize(
            "verdicts", _files(metafunc.config), indirect=True, ids=lambda path: path.name, scope="session"
        )


@pytest.fixture(scope="session")
def verdicts(request: pytest.FixtureRequest) -> list[Verdict]:
    """Every head of a file, set in two lines and judged."""
    path: Path = request.param
    made = [judge(head) for head in read(path)]
    count = len(made)
    best, allowed = sum(verdict.best for verdict in made), sum(verdict.allowed for verdict in made)
    lines = request.config.stash.setdefault(LINES, [])
    lines.append(
        f"{path.name}: allowed {allowed}/{count} ({allowed / count:.1%}), best {best}/{count} ({best / count:.1%})"
    )
    for verdict in made:
        if not verdict.best or verdict.fault:
            mark = verdict.fault or ("allowed" if verdict.allowed else "not by sense")
            lines.append(f"  {verdict.head.id} {' | '.join(verdict.lines)} ({mark})")
    return made


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    lines = terminalreporter.config.stash.get(LINES, [])
    if lines:
        terminalreporter.section("heads in two lines")
        for line in lines:
            terminalreporter.write_line(line)
