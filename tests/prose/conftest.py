"""The pages of prose, printed once for all tests that look at them, and their figures told at the end."""

from __future__ import annotations

import pytest

from tests.prose.pages import ProsePage, drawn, print_page

COUNT = 6


@pytest.fixture(scope="session")
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[ProsePage]:
    return [print_page(*lot, tmp_path_factory.mktemp("prose")) for lot in drawn(request.config, COUNT)]
