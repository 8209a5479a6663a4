"""What begins and ends no line, level by level."""

from __future__ import annotations

import pytest

from broadsheet.clreq.classes import class_table, classify
from broadsheet.clreq.edges import CSS, SETS, line_ends
from broadsheet.clreq.rules import LineEdges

LEVELS = ("none", "basic", "gb", "strict")


def _begins(chars: str, edges: str) -> bool:
    text = f"国{chars}国"
    return 1 in line_ends(text, classify(text), edges)


def _ends(chars: str, edges: str) -> bool:
    text = f"国{chars}国"
    return len(text) - 1 in line_ends(text, classify(text), edges)


@pytest.mark.parametrize(
    ("chars", "from_level"),
    [
        *((mark, "basic") for mark in "。，、：；！？‼」”）》～–—·/"),
        ("……", "strict"),
        ("——", "strict"),
        ("⸺", "strict"),
    ],
)
def test_a_mark_begins_no_line_from_a_level_on(chars: str, from_level: str) -> None:
    assert [_begins(chars, level) for level in LEVELS] == [
        LEVELS.index(level) < LEVELS.index(from_level) for level in LEVELS
    ]


@pytest.mark.parametrize(
    ("chars", "from_level"), [*((mark, "basic") for mark in "「“（《"), ("/", "gb"), ("／", "gb")]
)
def test_a_mark_ends_no_line_from_a_level_on(chars: str, from_level: str) -> None:
    assert [_ends(chars, level) for level in LEVELS] == [
        LEVELS.index(level) < LEVELS.index(from_level) for level in LEVELS
    ]


@pytest.mark.parametrize("edges", [*SETS, *CSS])
@pytest.mark.parametrize("unit", ["……", "——", "3.14", "GDP", "50%"])
def test_units_are_whole_at_every_level(unit: str, edges: str) -> None:
    text = f"国{unit}国"
    inside = set(range(2, len(text) - 1))
    if edges == "css-loose" and unit == "……":
        return
    assert inside.isdisjoint(line_ends(text, classify(text), edges))


@pytest.mark.parametrize("edges", SETS)
def test_a_minus_stays_with_its_number_and_may_begin_a_line(edges: str) -> None:
    text = "夜间−18℃"
    assert [place for place in line_ends(text, classify(text), edges) if place > 1] == [2]


def test_css_and_clreq_differ_on_connectors() -> None:
    """A break before – is allowed at CSS normal and forbidden at CLREQ basic."""
    assert _begins("–", "css-normal")
    assert not _begins("–", "basic")


def test_japanese_small_kana_and_iteration_marks_begin_no_line() -> None:
    for char in "っー々":
        text = f"漢{char}漢"
        assert 1 not in line_ends(text, classify(text, class_table("ja")), "jlreq")
        assert 1 in line_ends(text, classify(text), "basic")


def test_every_set_has_its_name_in_the_rules() -> None:
    assert {*SETS, *CSS} == set(LineEdges.__args__)  # type: ignore[attr-defined]
