"""The pages of prose, printed once for all tests that look at them, and their figures told at the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.prose.pages import ProsePage, print_page, sentences

COUNT = 6


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("prose")
    group.addoption("--text", type=Path, help="a file of prose to be shuffled instead of the sample's copy")


@pytest.fixture(scope="session")
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[ProsePage]:
    """The pages. --text is unknown where tests/prose was not named."""
    options = request.config
    stock = sentences(options.getoption("--text", None))
    seed, count = options.getoption("--seed"), options.getoption("--count")
    return [
        print_page(stock, seed, number, tmp_path_factory.mktemp("prose"))
        for number in range(COUNT if count is None else count)
    ]
