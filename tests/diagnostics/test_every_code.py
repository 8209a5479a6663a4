"""Every message is met by at least one test, so that none is told at the wrong place or never."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from broadsheet.base.messages import MESSAGES

TESTS = Path(__file__).resolve().parents[1]


@cache
def _codes_in_tests() -> set[str]:
    files = [path for path in TESTS.rglob("*") if path.suffix in (".py", ".yaml") and path != Path(__file__)]
    return {code for path in files for code in re.findall(r"BS\d{3}", path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_a_fault_that_can_be_told_is_provoked_by_a_test(code: str) -> None:
    assert code in _codes_in_tests()


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_a_fault_comes_with_a_way_to_mend_it(code: str) -> None:
    entry = MESSAGES[code]
    assert entry.severity == "note" or (entry.hints_zh and entry.hints_en)
