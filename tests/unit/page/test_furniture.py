"""Furniture prints what the issue has: texts with absent fields stay away, bracketed parts drop out alone."""

from __future__ import annotations

import pytest

from broadsheet.page.furniture import printed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{date} {number}", "1月6日 第1期"),
        ("{date} {weather}", ""),
        ("{date}[ {weather}][ {number}]", "1月6日 第1期"),
        ("[{price} ]{date}", "1月6日"),
        ("[定价{price}]", ""),
        ("天气", "天气"),
    ],
)
def test_a_field_the_issue_lacks_is_not_printed(text: str, words: str) -> None:
    assert printed(text, {"date": "1月6日", "number": "第1期"}) == words
