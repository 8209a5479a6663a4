"""Generated tables are those that their script would write today."""

from __future__ import annotations

import pytest

from broadsheet.clreq.make_tables import DATABASE, TABLES, tables
from broadsheet.clreq.unicode_tables import VERSION


def _installed() -> str:
    file = DATABASE / "LineBreak.txt"
    return file.read_text(encoding="utf-8")[:40] if file.is_file() else ""


@pytest.mark.skipif(
    f"LineBreak-{VERSION}.txt" not in _installed(),
    reason=f"the data files of Unicode {VERSION} are not installed (package unicode-data)",
)
def test_the_unicode_tables_are_fresh() -> None:
    assert TABLES.read_text(encoding="utf-8") == tables()
