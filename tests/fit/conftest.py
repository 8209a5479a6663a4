"""The pages fitted, printed once for all tests that look at them, and their figures told at the end."""

from __future__ import annotations

import pytest

from tests.fit.pages import FitPage, print_page
from tests.prose.pages import sentences

COUNT = 40


@pytest.fixture(scope="session")
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[FitPage]:
    """The pages. --text is unknown where tests/prose was not named."""
    options = request.config
    stock = sentences(options.getoption("--text", None))
    seed, count = options.getoption("--seed"), options.getoption("--count")
    return [
        print_page(stock, seed, number, tmp_path_factory.mktemp("fit"))
        for number in range(COUNT if count is None else count)
    ]
