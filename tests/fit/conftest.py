"""The pages fitted, printed once for all tests that look at them, and their figures told at the end."""

from __future__ import annotations

import pytest

from tests.fit.pages import FitPage, print_page
from tests.prose.pages import drawn

COUNT = 40


@pytest.fixture(scope="session")
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[FitPage]:
    return [print_page(*lot, tmp_path_factory.mktemp("fit")) for lot in drawn(request.config, COUNT)]
