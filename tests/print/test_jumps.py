"""A story that goes on on later pages: every word once, in order, and lines that say where."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet import cli
from broadsheet.job import Job, Outcome
from broadsheet.pipeline import fit, render
from tests.reading.glyphs import Glyph, ReadPage, read_pages
from tests.reading.report import set_stories
from tests.reading.stories import SetStory

_BODY = 13
"""Heads are larger, in points."""
PARAGRAPHS = [
    f"这是第{number}段，写的是版面{'怎样画、怎样排、怎样印' * (number % 7 + 1)}，**写完**为止。"
    for number in range(1, 160)
]
ISSUE = """\
newspaper: 版样
date: 2025-01-06
pages:
  - template: news
    plan: A A A B B B B B
    stories: {A: {headline: 长文, jump: 2.A, body: {file: long.md}}, B: {headline: 邻居, body: {file: near.md}}}
  - plan: A A B B B B B B
    stories: {A: {headline: 接着, jump: 3.A}, B: {headline: 邻居, body: {file: near.md}}}
  - plan: A A A A A B B B
    stories: {A: {headline: 排完, set_in: 3}, B: {headline: 邻居, body: {file: near.md}}}
"""
PARTS = (
    ISSUE.replace("headline: 长文", "headline: 一篇长文，排满三块版")
    .replace("jump: 2.A", "jump: A02.A")
    .replace("{headline: 接着, jump: 3.A}", "{jump: B01.A}")
    .replace("  - plan: A A A A A", "  - part: B\n    plan: A A A A A")
    .replace("headline: 排完, ", "")
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("jumps")
    (folder / "i.yaml").write_text(ISSUE, encoding="utf-8")
    (folder / "long.md").write_text("\n\n".join(PARAGRAPHS), encoding="utf-8")
    (folder / "near.md").write_text("\n\n".join(PARAGRAPHS[:30]), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def outcome(folder: Path) -> Outcome:
    made = render(Job(folder / "i.yaml", folder / "out"))
    assert [finding.code for finding in made.findings if finding.severity == "error"] == []
    return made


@pytest.fixture(scope="module")
def parts(outcome: Outcome, folder: Path) -> list[SetStory]:
    """Story A of each page, as it is read back."""
    pages = read_pages(folder / "out" / "i.pdf")
    reports = outcome.report["pages"]
    return [set_stories(page, report)[0] for page, report in zip(pages, reports, strict=True)]


def _over(page: ReadPage, story: SetStory) -> list[Glyph]:
    """The characters of the head over a story's columns."""
    left, top = story.frames[0].left, story.frames[0].top
    right, above = story.frames[-1].right, top - 100
    inside = [g for g in page.glyphs if left - 1 < g.x < right and above < g.y < top]
    return [g for g in inside if g.size > _BODY and g.text > "\u3000"]


def _lines(story: SetStory) -> list[str]:
    return [line.text for line in story.lines]


def test_every_word_stands_once_and_in_order(parts: list[SetStory]) -> None:
    said = "".join(line for story in parts for line in _lines(story) if "版）" not in line)
    assert said == "".join(PARAGRAPHS).replace("*", "")


def test_both_ends_say_where_the_story_goes_on(parts: list[SetStory]) -> None:
    first, second, third = map(_lines, parts)
    assert (first[-1], second[0]) == ("（下转第2版）", "（上接第1版）")
    assert (second[-1], third[0]) == ("（下转第3版）", "（上接第2版）")
    assert not any("版）" in line for line in [*first[:-1], *second[1:-1], *third[1:]])


def test_a_region_that_is_left_is_full_to_its_last_line(outcome: Outcome, parts: list[SetStory]) -> None:
    for report, story in zip(outcome.report["pages"][:2], parts[:2], strict=True):
        assert {frame["empty_lines"] for frame in report["stories"][0]["frames"]} == {0}
        (foot,) = {round(frame.bottom) for frame in story.frames}
        last = story.lines[-1]
        assert 0 < foot - last.baseline < 12


def test_a_paragraph_goes_on_without_an_indent(parts: list[SetStory]) -> None:
    for before, after in ((parts[0], parts[1]), (parts[1], parts[2])):
        if not before.lines[-2].text.endswith("。"):
            column = after.frames[0]
            assert after.lines[1].glyphs[0].x == pytest.approx(column.left, abs=0.5)


def test_a_page_alone_is_the_page_of_the_whole(folder: Path, outcome: Outcome) -> None:
    whole = (folder / "out" / "i" / "pages" / "20250106-A03.pdf").read_bytes()
    render(Job(folder / "i.yaml", folder / "alone", pages=(3,)))
    assert (folder / "alone" / "i" / "pages" / "20250106-A03.pdf").read_bytes() == whole


def test_how_the_last_part_stands_is_told_without_the_first(folder: Path, outcome: Outcome) -> None:
    (page,) = fit(Job(folder / "i.yaml", folder / "out"), "3.A").pages
    (story,) = page.stories
    told = outcome.report["pages"][2]["stories"][0]
    assert story.stands.underset.lines == told["underset"]["lines"] > 0


def test_in_an_issue_of_parts_both_ends_say_labels_under_a_short_head(folder: Path) -> None:
    (folder / "parts.yaml").write_text(PARTS, encoding="utf-8")
    made = render(Job(folder / "parts.yaml", folder / "out"))
    assert [finding.code for finding in made.findings if finding.severity == "error"] == []
    pages = read_pages(folder / "out" / "parts.pdf")
    stories = [set_stories(page, report)[0] for page, report in zip(pages, made.report["pages"], strict=True)]
    first, second, third = map(_lines, stories)
    assert (first[-1], second[0]) == ("（下转A02版）", "（上接A01版）")
    assert (second[-1], third[0]) == ("（下转B01版）", "（上接A02版）")
    said = "".join([*first[:-1], *second[1:-1], *third[1:]])
    assert said == "".join(PARAGRAPHS).replace("*", "")
    names = [path.name for path in (folder / "out" / "parts" / "pages").iterdir()]
    assert sorted(names) == ["20250106-A01.pdf", "20250106-A02.pdf", "20250106-B01.pdf"]
    whole = (folder / "out" / "parts" / "pages" / "20250106-B01.pdf").read_bytes()
    render(Job(folder / "parts.yaml", folder / "by-label", pages=("B01",)))
    assert (folder / "by-label" / "parts" / "pages" / "20250106-B01.pdf").read_bytes() == whole
    assert [page.page for page in fit(Job(folder / "parts.yaml"), "B01.A").pages] == [3]
    heads = [_over(page, story) for page, story in zip(pages, stories, strict=True)]
    words = ["".join(glyph.text for glyph in head) for head in heads]
    assert words == ["一篇长文，排满三块版", "一篇长文", "一篇长文"]
    assert max(heads[1][0].size, heads[2][0].size) < heads[0][0].size


def test_a_story_that_ends_on_its_page_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    short = folder / "short.yaml"
    short.write_text(ISSUE.replace("long.md", "near.md"), encoding="utf-8")
    assert cli.main(["check", str(short), "--lang", "en"]) == 1
    assert "BS613" in capsys.readouterr().err
