"""How characters stand in vertical lines."""

from __future__ import annotations

import pytest

from broadsheet.clreq.orientation import orientation


@pytest.mark.parametrize(
    ("chars", "stands"),
    [("国、", "U Tu"), ("（》", "Tr Tr"), ("A7—", "R R R"), ("，。！", "Tu Tu Tu"), ("℃①", "U U")],
)
def test_characters_stand_as_uax50_says(chars: str, stands: str) -> None:
    assert [orientation(char) for char in chars] == stands.split()


def test_colons_stand_upright_in_chinese_and_lie_in_japanese() -> None:
    assert [orientation("：", locale) for locale in ("zh-Hans", "zh-Hant-TW", "ja")] == ["Tu", "Tu", "Tr"]
