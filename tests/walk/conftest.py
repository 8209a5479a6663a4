"""How far the walk goes, unless --count says."""

from __future__ import annotations

import pytest

COUNT = 100


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One round of tests an edit."""
    if "walked" in metafunc.fixturenames:
        seed = metafunc.config.getoption("--seed")
        count = metafunc.config.getoption("--count")
        steps = [(seed, number) for number in range(COUNT if count is None else count)]
        names = [f"{seed}-{number}" for _, number in steps]
        metafunc.parametrize("walked", steps, ids=names, indirect=True, scope="module")
