"""The sample issue, printed once for all tests that look at it."""

from __future__ import annotations

import pytest

from tests.sample.sheets import PAGES, Sample, Sheet, print_sample


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return print_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(params=["whole", "single"])
def sheets(request: pytest.FixtureRequest, sample: Sample) -> tuple[Sheet, ...]:
    """All pages: as they stand in the whole file, or each in its own."""
    return sample.whole if request.param == "whole" else sample.single


@pytest.fixture(params=PAGES, ids=lambda number: f"page{number}")
def sheet(request: pytest.FixtureRequest, sheets: tuple[Sheet, ...]) -> Sheet:
    """One page: as it stands in the whole file, or in its own."""
    number: int = request.param
    return sheets[number - 1]
