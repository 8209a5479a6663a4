"""The composition does what the vectors of the standards say, suite by suite."""

from __future__ import annotations

import pytest

from tests.conformance.suites import SUITES, Tally

LEAST = {
    "uax14": 0.96,
    **dict.fromkeys((suite for suite in SUITES if suite.startswith(("wpt", "jlreq"))), 0.97),
}
"""The share that must pass where it is not all: vectors drawn from test suites may be wrong themselves. Those that fail
are named at the end of the run."""


@pytest.mark.parametrize("suite", SUITES)
def test_the_vectors_of_the_suite_pass(suite: str, tallies: dict[str, Tally]) -> None:
    if suite not in tallies:
        pytest.skip(f"the file has no vector of {suite}")
    passed, failed = tallies[suite]
    assert len(passed) >= LEAST.get(suite, 1) * (len(passed) + len(failed)), failed
