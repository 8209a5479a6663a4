"""Whatever devices meet on two pages: nothing lies on anything else, all body type is on the grid and in its columns, and
every character is set once, in order, or told to be over."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, Phase, event, given, settings

from broadsheet.base.diagnostics import exit_code
from broadsheet.job import Job
from broadsheet.pipeline import render
from tests.properties.issues import write
from tests.properties.mixed import mixed
from tests.properties.test_page_invariants import small_layout
from tests.reading import page_judges
from tests.reading.faults import Fault, listed
from tests.reading.glyphs import Box, Glyph, ReadPage, read_pages
from tests.reading.ink_judges import unseen
from tests.reading.manuscript import differences, read_manuscripts
from tests.reading.report import BODY, MM, set_stories
from tests.real.pictures import draw_picture

TOLD = {
    "BS601", "BS606", "BS714", "BS715",    # over, and what its region is too shallow for standing on other things
    "BS613",                               # nothing left to go on with
    "BS654",                               # a section head too long for its stories
    "BS318",                               # columns too narrow
    "BS341", "BS343", "BS344", "BS345",    # no room for the advertisement
    "BS658", "BS659",                      # a photo by columns and rows that is not in its story, or on something
}  # fmt: skip
"""What a page made by lot may be refused for."""

_OVER = re.compile(r"page: text over image: [图片为试样。]")
"""A caption that stands over its picture, where its ground is drawn."""

_ON = re.compile(r"[（(](下转|上接)第[0-9]版[）)]")


@given(mixed())
@settings(
    max_examples=30, phases=[Phase.explicit, Phase.generate], suppress_health_check=[HealthCheck.too_slow]
)
def test_nothing_meets_and_nothing_is_lost(issue: dict[str, Any]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        file = write(issue, folder, small_layout)
        draw_picture(folder / "ad.jpg", 4, (1500, 500))
        outcome = render(Job(file, folder / "out"))
        errors = {found.code for found in outcome.findings if found.severity == "error"}
        assert errors <= TOLD, [
            found.message("en") for found in outcome.findings if found.severity == "error"
        ]
        event("not printed" if errors else "printed")
        reports = outcome.report["pages"]
        # What its region is too shallow for stands out of it on the proof.
        kinds = ("ads",) if "BS606" in errors else ("ads", "photos", "insets")
        faults = [fault for report in reports for fault in _meeting(report, kinds)]
        faults += [fault for report in reports for fault in _unaccounted(report)]
        if not exit_code(outcome.findings):
            pages = read_pages(folder / "out" / "small-issue.pdf")
            for page, report in zip(pages, reports, strict=True):
                faults += _on_page(page, report)
            faults += _copy_faults(pages, reports, issue, file)
        assert not faults, listed(faults)


def _meeting(report: dict[str, Any], kinds: tuple[str, ...]) -> list[Fault]:
    """Columns of text, and other things of these kinds, that lie on one another or out of the page."""
    parts = [(story["id"], _box(frame)) for story in report["stories"] for frame in story["frames"]]
    parts += [(f"{kind} {part.get('story', '')}", _box(part)) for kind in kinds for part in report[kind]]
    wide, high = (side * MM for side in report["trim_mm"])
    found = [
        Fault(f"lies on {other}", one, f"{a} and {b}")
        for (one, a), (other, b) in combinations(parts, 2)
        if a.overlap(b) > 0.05
    ]
    return found + [
        Fault("out of the page", name, str(box))
        for name, box in parts
        if not Box(0, 0, wide, high).contains(box)
    ]


def _box(part: dict[str, float]) -> Box:
    left, top = part["x_mm"] * MM, part["y_mm"] * MM
    return Box(left, top, left + part["w_mm"] * MM, top + part["h_mm"] * MM)


def _unaccounted(report: dict[str, Any]) -> list[Fault]:
    return [
        Fault("set and over are not all", story["id"], str(story))
        for story in report["stories"]
        if story["set"] + story["overset"]["characters"] != story["characters"]
    ]


def _on_page(page: ReadPage, report: dict[str, Any]) -> list[Fault]:
    stories = set_stories(page, report)
    faults = [fault for story in stories for fault in page_judges.out_of_frame(story)]
    faults += page_judges.off_grid(stories, report["baseline_pt"])
    faults += [fault for fault in page_judges.overlaps(page) if not _OVER.match(str(fault))]
    return faults + page_judges.strays(page, stories, *BODY) + unseen(page)


def _copy_faults(
    pages: list[ReadPage], reports: list[dict[str, Any]], issue: dict[str, Any], file: Path
) -> list[Fault]:
    """What is read from page to page against the copy, in the order of the file."""
    texts = [
        {story["id"]: _read(page, [_box(frame) for frame in story["frames"]]) for story in report["stories"]}
        for page, report in zip(pages, reports, strict=True)
    ]
    faults = []
    for number, manuscripts in enumerate(read_manuscripts(file, [file.parent])):
        for letter, manuscript in manuscripts.items():
            if manuscript.parts:
                story = issue["pages"][number]["stories"][letter]
                # The byline of a vertical head stands at the head of its column.
                text = texts[number][letter].removeprefix(story.get("byline", ""))
                if to := story.get("jump"):
                    text += texts[1][to.removeprefix("2.")]
                faults += differences(letter, manuscript.text, _ON.sub("", text))
    return faults


def _read(page: ReadPage, frames: list[Box]) -> str:
    """What stands in a story's columns, in the order of the file, a dropped initial before the lines beside it."""
    return "".join(glyph.text for glyph in page.glyphs if any(_stands_in(glyph, frame) for frame in frames))


def _stands_in(glyph: Glyph, frame: Box) -> bool:
    reach = min(glyph.size, 12) / 4
    across = frame.left - reach < glyph.centre < frame.right + 3 * reach
    return across and frame.top < glyph.y <= frame.bottom + 0.01 and not glyph.turned
