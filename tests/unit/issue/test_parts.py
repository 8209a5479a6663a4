"""Pages of an issue in parts are called A01, B02, and stories may be written by these labels."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from broadsheet.issue.matter import Paragraph
from broadsheet.issue.model import Address
from broadsheet.issue.signs import STRONG_OFF, STRONG_ON

from .conftest import Loaded

Load = Callable[..., Loaded]
_STORIES = "plan: A, stories: {A: {headline: 头, body: 文。}}"


def _issue(*pages: str, parts: str = "", first: str = _STORIES) -> str:
    entries = "".join(
        f"  - {{{key}{', ' if key else ''}{_STORIES if number else first}}}\n"
        for number, key in enumerate(pages)
    )
    return f"newspaper: 版样\ndate: 2025-01-06\n{parts}pages:\n{entries}"


def _called(loaded: Loaded) -> list[str]:
    return [page.called for page in loaded.issue.pages]


def _labels(loaded: Loaded) -> list[str]:
    return [page.label for page in loaded.issue.pages]


def test_pages_without_parts_have_labels_and_are_called_by_number(load: Load) -> None:
    loaded = load(_issue("", ""))
    assert (_labels(loaded), _called(loaded)) == (["A01", "A02"], ["1", "2"])
    assert [page.named for page in loaded.issue.pages] == ["第1版", "第2版"]


def test_every_part_counts_its_pages_anew(load: Load) -> None:
    loaded = load(_issue("", "", "part: B", "", "part: 特", parts="parts: {A: 新闻, B: ' 副刊 '}\n"))
    assert loaded.faults == []
    assert _called(loaded) == _labels(loaded) == ["A01", "A02", "B01", "B02", "特01"]
    assert loaded.issue.pages[2].named == "B01版"
    assert [page.part and tuple(page.part) for page in loaded.issue.pages] == [
        ("A", "新闻"),
        ("A", "新闻"),
        ("B", "副刊"),
        ("B", "副刊"),
        ("特", ""),
    ]


def test_a_label_of_ones_own_is_what_readers_are_told(load: Load) -> None:
    loaded = load(_issue("", "label: T1", ""))
    assert (_labels(loaded), _called(loaded)) == (["A01", "T1", "A03"], ["1", "T1", "3"])


def test_a_part_begins_once(load: Load) -> None:
    loaded = load(_issue("part: A", "part: B", "part: A"))
    assert loaded.faults == [("BS277", "A")]
    assert _labels(loaded) == ["A01", "B01", "A02"]
    assert load(_issue("", "part: A")).faults == [("BS277", "A")]


def test_labels_stand_once(load: Load) -> None:
    assert load(_issue("", "part: B", "label: A01")).faults == [("BS219", "A01")]


def test_a_name_for_a_part_that_has_no_page_is_told(load: Load) -> None:
    names = "parts: {A: 新闻, C: 副刊}\n"
    assert load(_issue("", "part: B", parts=names)).faults == [("BS278", "副刊")]
    assert load(_issue("", "", parts="parts: {A: 新闻}\n")).faults == [("BS278", "新闻")]


@pytest.mark.parametrize(
    "key", ["label: A/1", "label: A.1", "label: 'A 1'", "part: B1", "part: ABCDE", "part: '.'"]
)
def test_labels_can_be_files_and_addresses(key: str, load: Load) -> None:
    assert [code for code, _ in load(_issue("", key)).faults] == ["BS141"]


@pytest.mark.parametrize("name", ["3.A", "B01.A"])
def test_refers_are_written_by_number_or_label_and_print_the_label(name: str, load: Load) -> None:
    first = f"plan: A, stories: {{A: {{headline: 头, refers: [{name}]}}}}"
    loaded = load(_issue("", "", "part: B", first=first))
    assert loaded.faults == []
    (line,) = loaded.story.body
    assert isinstance(line, Paragraph)
    assert line.text == f"{STRONG_ON}B01版{STRONG_OFF}\u2003头"


@pytest.mark.parametrize("name", ["3.B", "B01.B"])
def test_jumps_are_written_by_number_or_label(name: str, load: Load) -> None:
    first = f"plan: A, stories: {{A: {{headline: 头, body: 文。, jump: {name}}}}}"
    last = "plan: A B, stories: {A: {headline: 头, body: 文。}, B: {}}"
    loaded = load(_issue("", "", "part: B", first=first).removesuffix(f"{_STORIES}}}\n") + f"{last}}}\n")
    assert loaded.faults == []
    assert loaded.story.jump == Address(3, "B")


@pytest.mark.parametrize(("key", "code"), [("jump", "BS240"), ("refers", "BS224")])
def test_a_wrong_label_is_told_with_the_nearest(key: str, code: str, load: Load) -> None:
    wrong = "B1.A" if key == "jump" else "[B1.A]"
    first = f"plan: A, stories: {{A: {{headline: 头, body: 文。, {key}: {wrong}}}}}"
    loaded = load(_issue("", "part: B", first=first))
    assert loaded.faults == [(code, "B1.A")]
    (finding,) = loaded.findings
    assert any("B01.A" in hint for hint in finding.hints("en"))
    assert finding.args["known"] == "A01.A, B01.A"
