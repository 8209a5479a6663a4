"""Advertisements arrive as written: their file looked at, and one place for each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet.issue.model import AdCells, Advert, At

from .conftest import Loaded

Load = Callable[..., Loaded]

PDF = b"%PDF-1.4\nwhatever follows"


def _issue(ads: str, plan: str = "plan: A A Z", stories: str = "A: {headline: 一, body: 二。}") -> str:
    told = f"    stories: {{{stories}}}\n" if stories else ""
    return f"newspaper: 版样\ndate: 2025-01-06\npages:\n  - {plan or 'section: 广告'}\n{told}    ads: {{{ads}}}\n"


@pytest.fixture
def ad(load: Load, folder: Path) -> Callable[..., tuple[Advert, list[tuple[str, str]]]]:
    """The first advertisement of a page, with ad.pdf in the folder, and what was found."""
    (folder / "ad.pdf").write_bytes(PDF)

    def loaded(ads: str, **more: str) -> tuple[Advert, list[tuple[str, str]]]:
        found = load(_issue(ads, **more))
        return found.issue.pages[0].ads[0], found.faults

    return loaded


Ad = Callable[..., tuple[Advert, list[tuple[str, str]]]]


def test_a_letter_of_the_plan_may_be_an_advertisement(ad: Ad, folder: Path) -> None:
    made, faults = ad("Z: {file: ad.pdf}")
    assert faults == []
    assert (made.id, made.drawn, made.file, made.pixels, made.page) == (
        "Z",
        True,
        folder / "ad.pdf",
        None,
        1,
    )


def test_a_size_by_name_or_by_columns_and_rows_needs_no_letter(ad: Ad) -> None:
    named, faults = ad("家电: {file: ad.pdf, size: 通栏, page: 2}", plan="plan: A A A")
    assert (getattr(named.size, "text", None), named.place, named.drawn, named.page) == (
        "通栏",
        None,
        False,
        2,
    )
    sized, more = ad(
        "家电: {file: ad.pdf, size: {columns: 2, rows: 30}, place: top-left}", plan="plan: A A A"
    )
    assert (sized.size, sized.place) == (AdCells(2, 30), "top-left")
    assert faults == more == []


def test_a_page_may_be_nothing_but_advertisements(ad: Ad) -> None:
    made, faults = ad("Z: {file: ad.pdf, at: {column: 1, row: 2, columns: 3, rows: 40}}", plan="", stories="")
    assert faults == []
    assert made.at == At(1, 2, 3, 40)


def test_an_image_is_looked_at_as_photos_are(ad: Ad, folder: Path, jpeg: bytes) -> None:
    (folder / "ad.jpg").write_bytes(jpeg)
    made, faults = ad("Z: {file: ad.jpg, label: false, frame: false, crop: true}")
    assert faults == []
    assert made.pixels == (40, 30)
    assert (made.label, made.frame, made.crop) == (False, False, True)


def test_what_is_awaited_has_no_file(ad: Ad) -> None:
    made, faults = ad("Z: {expect: 某某家电}")
    assert faults == []
    assert (made.file, made.awaited) == (None, "某某家电")


@pytest.mark.parametrize(
    ("ads", "more", "code"),
    [
        ("A: {file: ad.pdf}", {}, "BS250"),
        ("Z: {size: 通栏}", {}, "BS251"),
        ("Z: {file: ad.pdf, expect: 某某}", {}, "BS251"),
        ("家电: {file: ad.pdf}", {"plan": "plan: A A A"}, "BS252"),
        ("Z: {file: ad.pdf, place: bottom}", {}, "BS253"),
        ("Z: {file: ad.pdf, at: {column: 1, row: 1, columns: 1, rows: 1}}", {}, "BS253"),
        ("家电: {file: ad.pdf, at: {column: 1, row: 1, columns: 1, rows: 1}}", {"plan": "plan: A A A"}, "BS213"),
        ("Z: {file: nothing.pdf}", {}, "BS730"),
        ("Z: {file: note.txt}", {}, "BS702"),
        ("Z: {file: ../../etc/passwd}", {}, "BS202"),
        ("Z: {file: ad.jpg, page: 2}", {}, "BS731"),
        ("Z: {file: ad.pdf, page: 0}", {}, "BS134"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_one_is_told(
    load: Load, folder: Path, jpeg: bytes, ads: str, more: dict[str, str], code: str
) -> None:
    (folder / "ad.pdf").write_bytes(PDF)
    (folder / "ad.jpg").write_bytes(jpeg)
    (folder / "note.txt").write_text("一张便条", encoding="utf-8")
    plan = more.get("plan", "plan: A A A" if ads.startswith("A") else "plan: A A Z")
    assert [found for found, _ in load(_issue(ads, plan=plan)).faults] == [code]


def test_places_by_hand_overlap_neither_stories_nor_each_other(load: Load, folder: Path) -> None:
    (folder / "ad.pdf").write_bytes(PDF)
    at = "at: {column: 1, row: 1, columns: 2, rows: 20}"
    below = "at: {column: 1, row: 21, columns: 2, rows: 20}"
    story = f"A: {{headline: 一, body: 二。, {at}}}"
    clear = load(_issue(f"Z: {{file: ad.pdf, {below}}}", plan="", stories=story))
    assert clear.faults == []
    over = load(_issue(f"Z: {{file: ad.pdf, {at}}}, Y: {{file: ad.pdf, {at}}}", plan="", stories=story))
    assert [code for code, _ in over.faults] == ["BS212"] * 3


def test_a_letter_that_is_neither_is_told_with_both_for_a_hint(load: Load, folder: Path) -> None:
    (folder / "ad.pdf").write_bytes(PDF)
    assert [code for code, _ in load(_issue("Z: {file: ad.pdf}", plan="plan: A Z Y")).faults] == ["BS209"]


def test_a_page_without_stories_and_advertisements_is_told(load: Load) -> None:
    found = load("newspaper: 版样\ndate: 2025-01-06\npages:\n  - section: 空\n")
    assert [code for code, _ in found.faults] == ["BS222"]
