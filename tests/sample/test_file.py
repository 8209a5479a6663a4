"""The sample's files hold with other people's programs, print text on one plate, and are the same twice."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.reading.faults import listed
from tests.reading.files import inked, loose_fonts, plates, syntax_faults
from tests.reading.glyphs import Box
from tests.reading.ink_judges import draw
from tests.sample.sheets import PAGES, Sample, print_sample

RESOLUTION = 100


def _files(sample: Sample) -> list[Path]:
    return [sample.pdf, *(sheet.pdf for sheet in sample.single)]


def test_qpdf_finds_nothing(sample: Sample) -> None:
    faults = [fault for file in _files(sample) for fault in syntax_faults(file)]
    assert not faults, listed(faults)


def test_every_font_is_inside(sample: Sample) -> None:
    faults = [fault for file in _files(sample) for fault in loose_fonts(file)]
    assert not faults, listed(faults)


@pytest.mark.parametrize("number", PAGES)
def test_a_page_by_itself_is_the_page_of_the_issue(number: int, sample: Sample) -> None:
    whole, single = sample.whole[number - 1].page, sample.single[number - 1].page
    assert single.glyphs == whole.glyphs
    assert single.shapes == whole.shapes
    assert draw(single, 1).tobytes() == draw(whole, 1).tobytes()


@pytest.mark.parametrize("number", PAGES)
def test_text_is_on_the_black_plate_alone(number: int, sample: Sample, tmp_path: Path) -> None:
    """Tables and refers too; of the calendar all but the days off."""
    sheet = sample.single[number - 1]
    separations = plates(sheet.pdf, tmp_path, RESOLUTION)
    frames = [
        Box(f.left, f.top, f.right, f.bottom)
        for story in sheet.stories
        if "calendar" not in sheet.written["stories"][story.name]
        for f in story.frames
    ]
    scale = RESOLUTION / 72
    assert all(inked(separations["K"], frames, scale))
    for colour in "CMY":
        assert not any(inked(separations[colour], frames, scale)), colour


def test_the_same_issue_gives_the_same_bytes(sample: Sample, tmp_path: Path) -> None:
    again = print_sample(tmp_path)
    for first, second in zip(_files(sample), _files(again), strict=True):
        assert first.read_bytes() == second.read_bytes(), first.name
    assert sample.outcome.report["sha256"] == hashlib.sha256(sample.pdf.read_bytes()).hexdigest()
