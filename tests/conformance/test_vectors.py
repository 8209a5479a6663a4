"""The composition does what the vectors of the standards say, suite by suite."""

from __future__ import annotations

import pytest

from tests.conformance.suites import SUITES, Tally


@pytest.mark.parametrize("suite", SUITES)
def test_every_vector_of_the_suite_passes(suite: str, tallies: dict[str, Tally]) -> None:
    assert suite in tallies, "the file has no vector of this suite"
    assert tallies[suite].failed == []
