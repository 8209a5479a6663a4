"""What cannot stand on the page is told at the story it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import COPY, GOOD, HEAD

Check = Callable[..., tuple[int, str]]


def _story(more: str) -> str:
    return GOOD.replace("headline: 今夜付印", f"headline: 今夜付印, {more}")


@pytest.mark.parametrize(
    ("issue", "code", "ends"),
    [
        (GOOD.replace("template: front", "template: frnot"), "BS307", 2),
        (_story("box: hariline"), "BS308", 2),
        (GOOD.replace("A A A A A A A A", "A A A A"), "BS309", 2),
        (GOOD.replace("今夜付印", "字" * 400), "BS604", 0),
        (GOOD, "BS602", 0),
        (GOOD.replace("{file: copy.md}", "'[文]{没有}。'"), "BS505", 1),
        (GOOD.replace("{file: copy.md}", "'[文]{楷}。'"), "BS411", 0),
        (_story("set_in: 24"), "BS318", 2),
        (_story("voice: coment"), "BS322", 2),
        (_story("headline_style: revesed"), "BS334", 2),
        (_story("headline_size: 400pt"), "BS265", 2),
        (_story("headline_size: -2行"), "BS265", 2),
        (_story("headline_size: 288pt").replace("今夜付印", "字" * 20), "BS645", 0),
        (_story("kicker: 夜班, kicker_place: side, headline_direction: vertical"), "BS264", 2),
        (_story("headline_place: over, headline_direction: vertical"), "BS264", 2),
        (_story("headline_place: left, headline_direction: horizontal, writing: vertical"), "BS264", 2),
        (_story("headline_place: in, writing: vertical"), "BS264", 2),
        (_story("headline_place: right, set_in: 1"), "BS647", 0),
        (_story("headline_place: photo"), "BS266", 2),
        (_story("expect: 90000字"), "BS603", 1),
        (_story('photos: [{expect: "3:2"}]'), "BS605", 1),
        (
            _story(
                'photos: [{group: [{expect: "3:2", caption: 字}, {expect: "3:2", caption: 字}, {expect: "3:2", caption: 字}],'
                " arrange: 1+1+1, at: {column: 2, row: 6, columns: 1, rows: 6}}]"
            ),
            "BS737",
            1,
        ),
        (_story("initial: 3").replace("{file: copy.md}", "一二三四五。"), "BS650", 0),
        (_story("initial: 3").replace("{file: copy.md}", "——一二三四五。"), "BS651", 0),
        (_story("initial: 4").replace("{file: copy.md}", "2024年，一二三四五。"), "BS652", 0),
        (_story("calendar: 2025-01, set_in: 12"), "BS504", 1),
        (
            HEAD
            + "    stories:\n      A: {headline: 今夜付印, at: {column: 7, row: 1, columns: 3, rows: 9}, body: 文。}\n",
            "BS319",
            2,
        ),
        (
            HEAD
            + "    stories:\n      A: {headline: 今夜付印, at: {column: 1, row: 1, columns: 8, rows: 1}, body: 文。}\n",
            "BS606",
            1,
        ),
    ],
)
def test_a_story_that_cannot_stand_is_told(
    folder: Path, check: Check, issue: str, code: str, ends: int
) -> None:
    (folder / "i.yaml").write_text(issue, encoding="utf-8")
    ended, said = check()
    assert (ended, f"[{code}]" in said) == (ends, True), said


def test_a_page_that_is_not_there_is_told(check: Check) -> None:
    assert "[BS607]" in check("--pages", "7", "--lang", "en")[1]


def test_a_word_longer_than_its_line_is_told(folder: Path, check: Check) -> None:
    (folder / "copy.md").write_text(COPY + "网址 https://example.org/" + "a" * 300 + "。\n", encoding="utf-8")
    ended, said = check()
    assert (ended, "[BS502]" in said) == (0, True)


def test_spaces_between_han_are_mended_with_a_note(folder: Path, check: Check) -> None:
    (folder / "copy.md").write_text(COPY + "这 里 有 空格。\n", encoding="utf-8")
    ended, said = check()
    assert (ended, "[BS503]" in said) == (0, True)


def test_half_width_marks_are_mended_with_a_note(folder: Path, check: Check) -> None:
    (folder / "copy.md").write_text(COPY + "半角逗号,不合中文.\n", encoding="utf-8")
    ended, said = check()
    assert (ended, "[BS501]" in said) == (0, True)
