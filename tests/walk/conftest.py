"""Options of the walk: where it starts and how far it goes."""

from __future__ import annotations

import pytest

SEED, COUNT = 1, 100


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("walk")
    group.addoption("--seed", type=int, default=SEED, help="which edits of the sample's pages are tried")
    group.addoption("--count", type=int, default=COUNT, help="how many edits are tried")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One round of tests an edit. The options are unknown, and the defaults hold, where tests/walk was not named."""
    if "walked" in metafunc.fixturenames:
        seed = metafunc.config.getoption("--seed", SEED)
        count = metafunc.config.getoption("--count", COUNT)
        steps = [(seed, number) for number in range(count)]
        names = [f"{seed}-{number}" for number in range(count)]
        metafunc.parametrize("walked", steps, ids=names, indirect=True, scope="module")
