"""The vertical front page in Traditional Chinese, read back from its finished PDF as its reader reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pytest
import yaml

from broadsheet.base.cache import Cache
from broadsheet.base.data import data_folder
from broadsheet.base.world import Disk
from broadsheet.job import Job, Outcome
from broadsheet.layout.press import load_press
from broadsheet.pipeline import render
from broadsheet.preflight.file.judge import judge
from broadsheet.presswork import file_limits
from tests.reading import page_judges as judges
from tests.reading.faults import listed
from tests.reading.figures import told_apart
from tests.reading.glyphs import Box, Glyph, ReadPage, read_pages

ISSUE = Path(__file__).parents[2] / "issues" / "specimen-hant.yaml"
EM, PITCH, CROSSHEAD, CAPTION = 9.8, 14, 11, 8.4
MM = 72 / 25.4
STORIES = tuple("ABCDEFG")
MARKS = "，。、；：？"
MIRRORED = str.maketrans("」』》）;?", "「『《（；？")
"""PDFium takes some lines that run down for ones from the right to the left, and turns the marks in them round; it reads some full-width ones as narrow."""


@dataclass(frozen=True)
class Front:
    """The page as printed: its run, its file, what stands on it, and what its editor wrote."""

    outcome: Outcome
    pdf: Path
    page: ReadPage
    written: dict[str, Any]

    def story(self, name: str) -> dict[str, Any]:
        """A story as report.json has it."""
        return next(story for story in self.outcome.report["pages"][0]["stories"] if story["id"] == name)


class Placed(NamedTuple):
    """A glyph where its reader comes to it: its tier, its line from the right, how far down, how far across; and the
    centre line and the top of its em box."""

    tier: int
    line: float
    down: float
    across: float
    glyph: Glyph
    middle: float
    top: float


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Front:
    folder = tmp_path_factory.mktemp("hant")
    outcome = render(Job(ISSUE, folder))
    pdf = folder / "specimen-hant.pdf"
    (page,) = read_pages(pdf)
    page, _ = told_apart(page, outcome.report["pages"][0])
    return Front(outcome, pdf, page, yaml.safe_load(ISSUE.read_text("utf-8"))["pages"][0]["stories"])


def box_of(report: dict[str, float]) -> Box:
    x, y, w, h = (report[key] * MM for key in ("x_mm", "y_mm", "w_mm", "h_mm"))
    return Box(x, y, x + w, y + h)


def middle(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def read(front: Front, name: str) -> list[Placed]:
    """The text of a story: tier by tier, from the right to the left, downwards."""
    found = []
    for tier, frame in enumerate(map(box_of, front.story(name)["frames"])):
        for glyph in front.page.glyphs:
            x, y = middle(glyph.ink)
            size = CROSSHEAD if abs(glyph.size - CROSSHEAD) < 0.1 else EM
            inside = frame.left - 1 < x < frame.right + 1 and frame.top - 1 < y < frame.bottom + 1
            if inside and glyph.size < CROSSHEAD + 0.1 and glyph.text.strip():
                half = 0.5 if size == CROSSHEAD else 0
                line = round((frame.right - EM / 2 - x) / PITCH - half) + half
                top = glyph.y if glyph.turned else glyph.y - 0.88 * size
                centre = frame.right - EM / 2 - line * PITCH
                found.append(Placed(tier, line, round(top, 1), glyph.x, glyph, centre, top))
    return sorted(found)


def written(front: Front, name: str) -> str:
    """The copy of a story as vertical lines have it."""
    story = front.written[name]
    copy = "".join(
        (ISSUE.parent / "specimen-hant" / part["file"]).read_text("utf-8") for part in story["body"]
    )
    return re.sub(r"\s|##", "", story.get("byline", "") + copy).translate(str.maketrans("“”", "「」"))


def test_nothing_is_told_of_it(front: Front) -> None:
    assert [finding.message("en") for finding in front.outcome.findings] == []


def test_a_print_shop_finds_nothing_in_the_file(front: Front) -> None:
    press = load_press("newsprint-cn", None, Disk([data_folder("layout")], cache=Cache(None)), [])
    assert press is not None
    verdict = judge(front.pdf.name, front.pdf.read_bytes(), file_limits(press))
    assert (verdict.findings, verdict.outcome) == ((), "passed")


def test_every_story_is_set_whole_and_fills_its_place(front: Front) -> None:
    for name in STORIES:
        story = front.story(name)
        assert (story["overset"]["lines"], story["underset"]["lines"]) == (0, 0)


def test_the_file_is_turned_from_the_right_and_says_its_language(front: Front) -> None:
    with pikepdf.open(front.pdf) as pdf:
        assert str(pdf.Root.ViewerPreferences.Direction) == "/R2L"
        assert str(pdf.Root.Lang) == "zh-Hant-TW"


def test_every_character_is_of_a_taiwanese_face(front: Front) -> None:
    assert {face for face in {glyph.face for glyph in front.page.glyphs} if "TC" not in face} == set()


@pytest.mark.parametrize("name", STORIES)
def test_read_downwards_and_from_the_right_each_story_says_what_was_written(name: str, front: Front) -> None:
    said = "".join(place.glyph.text for place in read(front, name))
    assert said.translate(MIRRORED) == written(front, name).translate(MIRRORED)


@pytest.mark.parametrize("name", STORIES)
def test_no_line_begins_or_ends_badly(name: str, front: Front) -> None:
    places = [place[:2] for place in read(front, name) for _ in place.glyph.text]
    by_line = groupby(zip(places, written(front, name), strict=True), lambda pair: pair[0])
    lines = ["".join(char for _, char in line) for _, line in by_line]
    assert len(lines) > 20
    for line in lines:
        assert line[0] not in f"{MARKS}」』）》"
        assert line[-1] not in "「『（《"


def test_pause_marks_stand_in_the_middle_of_their_em(front: Front) -> None:
    marks = [place for name in STORIES for place in read(front, name) if place.glyph.text in MARKS]
    assert len(marks) > 400
    for place in marks:
        x, y = middle(place.glyph.ink)
        assert abs(x - place.middle) < 0.1 * EM, place.glyph.text
        assert abs(y - place.top - EM / 2) < 0.13 * EM, place.glyph.text


def test_figures_abreast_fill_one_em_in_the_middle_of_their_line(front: Front) -> None:
    upright = [place for name in STORIES for place in read(front, name) if not place.glyph.turned]
    cells = [list(cell) for _, cell in groupby(upright, lambda place: place[:3])]
    abreast = {"".join(place.glyph.text for place in cell): cell for cell in cells if len(cell) > 1}
    assert {"46", "545", "3.0", "2B", "A4", "90", "100"} <= {*abreast}
    for cell in abreast.values():
        left, right = cell[0].glyph.ink.left, cell[-1].glyph.ink.right
        assert right - left < EM
        assert abs((left + right) / 2 - cell[0].middle) < 0.08 * EM


def test_longer_numbers_and_words_lie_on_their_side_about_the_middle_of_their_line(front: Front) -> None:
    turned = [place for name in STORIES for place in read(front, name) if place.glyph.turned]
    said = "".join(place.glyph.text for place in turned)
    assert all(
        word in said
        for word in ("1872", "Unicode", "UAX#50", "NotoSerifTC", "35%", "13,053", "Don’t", "28°C")
    )
    figures = [place for place in turned if place.glyph.text.isdigit()]
    assert len(figures) > 30
    assert all(abs(middle(place.glyph.ink)[0] - place.middle) < 0.08 * EM for place in figures)


def test_dashes_and_dots_run_down(front: Front) -> None:
    placed = read(front, "B")
    dashes = [place.glyph.ink for place in placed if place.glyph.text.startswith("—")]
    dots = [place.glyph.ink for place in placed if place.glyph.text.startswith("…")]
    assert dashes
    assert dots
    assert all(ink.bottom - ink.top > 3 * (ink.right - ink.left) for ink in [*dashes, *dots])


def test_the_nameplate_runs_down_the_right_side_in_white(front: Front) -> None:
    name = [glyph for glyph in front.page.glyphs if glyph.size > 80]
    assert "".join(glyph.text for glyph in name) == "直行日報"
    across = [middle(glyph.ink)[0] for glyph in name]
    assert max(across) - min(across) < 8
    assert min(across) > 0.87 * front.page.width
    assert all(below.y - above.y > 90 for above, below in pairwise(name))
    assert {glyph.fill[:3] for glyph in name} == {(255, 255, 255)}


def test_the_date_stands_under_it_read_from_the_right(front: Front) -> None:
    plate = [glyph.ink for glyph in front.page.glyphs if glyph.size > 80]
    left, foot = min(ink.left for ink in plate) - 9, max(ink.bottom for ink in plate)
    band = [g for g in front.page.glyphs if abs(g.size - 11) < 0.05 and g.ink.left > left and g.text.strip()]
    band = [glyph for glyph in band if foot < glyph.y < foot + 200]
    first = max(middle(glyph.ink)[0] for glyph in band)
    placed = sorted((round((first - middle(g.ink)[0]) / 22), g.y, g.text) for g in band)
    said = ["".join(text for *_, text in line) for _, line in groupby(placed, lambda place: place[0])]
    assert said == ["中華民國一一四年一月六日星期一", "農曆甲辰年臘月初七", "第1期今日1版", "發行版樣編輯部"]


@pytest.mark.parametrize(("name", "size"), [("A", 62), ("B", 46), ("C", 36), ("D", 28), ("E", 36), ("G", 22)])
def test_heads_run_down_at_the_right_of_their_stories(name: str, size: float, front: Front) -> None:
    frames = [box_of(frame) for frame in front.story(name)["frames"]]
    right, top = frames[0].right, frames[0].top
    head = front.written[name]["headline"]
    glyphs = [
        g for g in front.page.glyphs if abs(g.size - size) < 0.1 and g.text in head and g.ink.left > right
    ]
    glyphs = [glyph for glyph in glyphs if abs(middle(glyph.ink)[0] - middle(glyphs[0].ink)[0]) < size / 3]
    glyphs.sort(key=lambda glyph: glyph.y)
    assert "".join(glyph.text for glyph in glyphs) == head
    assert abs(glyphs[0].y - 0.88 * size - top) < 0.5


def test_the_story_at_the_lower_left_has_its_head_across(front: Front) -> None:
    head = front.written["F"]["headline"]
    frames = [box_of(frame) for frame in front.story("F")["frames"]]
    over = [
        g
        for g in front.page.glyphs
        if g.size > 20 and g.y < frames[0].top and g.ink.right < frames[0].right + 9
    ]
    over = [glyph for glyph in over if glyph.y == over[-1].y]
    assert "".join(glyph.text for glyph in over) == head


@pytest.mark.parametrize(("name", "number"), [("A", 0), ("B", 1)])
def test_captions_stand_at_the_left_of_their_pictures_from_the_top_edge(
    name: str, number: int, front: Front
) -> None:
    report = front.outcome.report["pages"][0]["photos"][number]
    assert report["story"] == name
    picture, (photo,) = box_of(report), front.written[name]["photos"]
    marks = [
        g for g in front.page.glyphs
        if abs(g.size - CAPTION) < 0.05 and picture.left - 60 < g.ink.left < picture.left
        and picture.top - 1 < g.ink.top < picture.bottom + 1 and g.text.strip()
    ]  # fmt: skip
    said = sorted(marks, key=lambda g: (-round((middle(g.ink)[0] - picture.left) / 11.5), g.y))
    text = "".join(glyph.text for glyph in said)
    assert text.translate(MIRRORED) == photo["caption"] + photo["credit"]
    assert max(glyph.ink.right for glyph in marks) < picture.left - 4
    assert min(glyph.y for glyph in marks) - 0.88 * CAPTION == pytest.approx(picture.top, abs=0.05)
    assert said[-1].y + 0.12 * CAPTION == pytest.approx(picture.bottom, abs=0.1)


def test_pictures_end_with_the_tiers_beside_them(front: Front) -> None:
    for report in front.outcome.report["pages"][0]["photos"]:
        picture = box_of(report)
        frames = [box_of(frame) for frame in front.story(report["story"])["frames"]]
        assert min(abs(frame.top - picture.top) for frame in frames) < 0.05
        assert min(abs(frame.bottom - picture.bottom) for frame in frames) < 0.05


def test_lines_of_all_stories_stand_on_one_grid_of_lines(front: Front) -> None:
    page_right = max(box_of(frame).right for name in STORIES for frame in front.story(name)["frames"])
    for name in STORIES:
        for frame in map(box_of, front.story(name)["frames"]):
            off = (page_right - frame.right) / PITCH
            assert off == pytest.approx(round(off), abs=0.01), name


def test_no_mark_runs_into_another_or_into_a_picture(front: Front) -> None:
    upright = tuple(glyph for glyph in front.page.glyphs if not glyph.turned)  # Kerned f and r overlap.
    faults = judges.overlaps(replace(front.page, glyphs=upright))
    assert not faults, listed(faults)


@pytest.fixture(scope="module")
def inside(tmp_path_factory: pytest.TempPathFactory) -> list[ReadPage]:
    """Two inside pages of the layout, an even one and an odd one, with a feature and a page of service after them."""
    folder = tmp_path_factory.mktemp("inside")
    page = "  - section: {}\n    template: {}\n    editors: {{責編: 甲乙, 版面: 丙丁}}\n    plan: A A A A A A A A\n"
    story = "    stories: {A: {headline: 甲乙, body: 文。}}\n"
    sections = (("綜合", "news"), ("國際財經", "news"), ("文化", "feature"), ("生活", "briefs"))
    pages = "  - plan: A A A A A A A .\n" + story + "".join(page.format(*names) + story for names in sections)
    issue = folder / "i.yaml"
    issue.write_text(
        f"newspaper: 直行日報\ndate: 2025-01-06\nlayout: broadsheet-hant\npages:\n{pages}", "utf-8"
    )
    outcome = render(Job(issue, folder))
    assert {finding.code for finding in outcome.findings} == {"BS602"}
    return read_pages(folder / "i.pdf")[1:]


def test_folios_stand_at_the_outer_side_of_a_paper_bound_at_the_right(inside: list[ReadPage]) -> None:
    for number, page in enumerate(inside, 2):
        folio = [glyph for glyph in page.glyphs if abs(glyph.size - 30) < 0.1]
        assert "".join(glyph.text for glyph in folio) == f"{number:02d}"
        x = middle(folio[0].ink)[0] / page.width
        assert x < 0.1 if number % 2 else x > 0.9


def test_section_names_are_set_down_on_the_other_side(inside: list[ReadPage]) -> None:
    for number, (page, name) in enumerate(zip(inside, ("綜合", "國際財經", "文化", "生活"), strict=True), 2):
        section = [glyph for glyph in page.glyphs if abs(glyph.size - 16) < 0.1]
        assert "".join(glyph.text for glyph in section) == name
        across = [middle(glyph.ink)[0] / page.width for glyph in section]
        assert min(across) > 0.9 if number % 2 else max(across) < 0.1
        assert all(below.y > above.y + 15 for above, below in pairwise(section))
