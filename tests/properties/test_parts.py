"""However an issue is parted, every page has a label of its own, and every story is found by either of its names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.base.decode import decode
from broadsheet.base.diagnostics import Findings
from broadsheet.base.source import Source
from broadsheet.base.yamltree import compose
from broadsheet.issue.contents import index_lines
from broadsheet.issue.model import Address, Page
from broadsheet.issue.parts import Named, addresses, name_pages
from broadsheet.issue.schema import IssueFile
from tests.composing import page, story
from tests.reading.manuscript import page_labels

SECTIONS = ("要闻", "体育", "文艺", "")


@st.composite
def pages(draw: st.DrawFn) -> list[dict[str, str]]:
    """Pages with their sections, some of which begin a part that has not been yet."""
    letters = iter("BCDEFGHJK")
    made = []
    for number in range(draw(st.integers(1, 24))):
        entry = {"section": draw(st.sampled_from(SECTIONS))}
        if number and draw(st.integers(0, 3)) == 0 and (letter := next(letters, None)):
            entry["part"] = letter
        made.append(entry)
    return made


def _named(entries: list[dict[str, str]], findings: Findings) -> tuple[Named, ...]:
    lines = [
        "  - {" + ", ".join(f"{key}: '{value}'" for key, value in {**entry, "plan": "A"}.items()) + "}"
        for entry in entries
    ]
    text = "\n".join(["newspaper: 版样", "date: 2025-01-06", "pages:", *lines])
    node = compose(Source("i.yaml", text), findings)
    assert node is not None
    file = decode(node, IssueFile, findings)
    assert file is not None
    return name_pages(file, findings)


def _pages(entries: list[dict[str, str]], names: tuple[Named, ...]) -> list[Page]:
    return [
        Page(
            **{name: getattr(page([]), name) for name in ("span", "template", "editors", "plan")},
            number=number,
            label=name.label,
            section=entry["section"],
            stories=(story("A"), story("B")),
            part=name.part,
            lettered=name.lettered,
        )
        for number, (entry, name) in enumerate(zip(entries, names, strict=True), 1)
    ]


@given(pages())
def test_labels_are_unique_and_lead_to_their_pages(entries: list[dict[str, str]]) -> None:
    findings: Findings = []
    names = _named(entries, findings)
    assert findings == []
    labels = [name.label for name in names]
    assert labels == page_labels(entries)
    assert len(set(labels)) == len(labels)
    known = addresses(_pages(entries, names))
    for number, label in enumerate(labels, 1):
        for letter in "AB":
            assert known[f"{number}.{letter}"] == known[f"{label}.{letter}"] == Address(number, letter)


@given(pages())
def test_an_index_names_every_page_that_has_a_section_once(entries: list[dict[str, str]]) -> None:
    names = _named(entries, [])
    made = _pages(entries, names)
    called = [each.called for each in made]
    listed: list[str] = []
    for line in index_lines(made):
        first, _, last = line.label.partition("–")
        if first:
            listed += called[called.index(first) : called.index(last or first) + 1]
    assert listed == [each.called for each in made if each.section]
