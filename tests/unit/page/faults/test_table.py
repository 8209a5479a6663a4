"""Every fault of make-up has a name to allow it by, and its message says which."""

from __future__ import annotations

from typing import get_args

import pytest

from broadsheet.base.faults import Fault
from broadsheet.base.messages import MESSAGES
from broadsheet.page.faults.table import FAULTS

CODES = [code for code in MESSAGES if "BS630" <= code <= "BS644"]


def test_every_name_that_may_be_allowed_is_a_fault_that_is_looked_for() -> None:
    assert tuple(FAULTS) == get_args(Fault)


@pytest.mark.parametrize("code", CODES)
def test_a_message_says_what_to_write_where_the_fault_is_meant(code: str) -> None:
    for hints in (MESSAGES[code].hints_zh, MESSAGES[code].hints_en):
        named = hints[-1].partition("allow: [")[2].partition("]")[0]
        assert named in FAULTS
