"""Addresses part at their marks, without a hyphen and without a stop at a line's end."""

from __future__ import annotations

from itertools import pairwise

import pytest

from broadsheet.clreq.addresses import addresses, with_addresses
from broadsheet.clreq.classes import classify
from broadsheet.clreq.edges import line_ends


def _parts(text: str) -> list[str]:
    ends = [0, *with_addresses(line_ends(text, classify(text), "basic"), text), len(text)]
    return [text[a:b] for a, b in pairwise(ends)]


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("https://www.w3.org/TR/clreq/#line_edge", "https://|www.|w3.|org/|TR/|clreq/|#line|_edge"),
        ("http://a-b.cn/x?id=12&page=34", "http://|a-b.|cn/|x?|id=|12&|page=|34"),
        ("www.people.com.cn", "www.|people.|com.|cn"),
        ("editor@paper.com.cn", "editor|@paper.|com.|cn"),
    ],
)
def test_an_address_parts_after_its_marks_or_before_those_that_begin_a_part(address: str, parts: str) -> None:
    assert _parts(address) == parts.split("|")


def test_a_stop_that_ends_a_sentence_is_none_of_the_address() -> None:
    for mark in (".", ",", ")", "?"):
        ((start, end, _),) = addresses(f"see http://a.cn/b{mark} Then")
        assert (start, end) == (4, 17)


@pytest.mark.parametrize("text", ["3.5 and 1/2", "a.b.c", "Wi-Fi", "@name", "12:30", "a/b/c"])
def test_nothing_else_is_an_address(text: str) -> None:
    assert addresses(text) == []


def test_copy_about_an_address_parts_as_before() -> None:
    assert _parts("见www.a.cn，再看") == ["见", "www.", "a.", "cn，", "再", "看"]
