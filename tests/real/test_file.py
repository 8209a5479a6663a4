"""The real page's file holds with other people's programs, prints text on one plate, and is the same twice."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.reading.faults import listed
from tests.reading.files import inked, loose_fonts, plates, syntax_faults
from tests.reading.glyphs import Box
from tests.real.printed import Printed, print_issue

HERE = Path(__file__).parent
RESOLUTION = 150


def test_qpdf_finds_nothing(printed: Printed) -> None:
    faults = syntax_faults(printed.pdf)
    assert not faults, listed(faults)


def test_every_font_is_inside(printed: Printed) -> None:
    faults = loose_fonts(printed.pdf)
    assert not faults, listed(faults)


def test_body_text_is_on_the_black_plate_alone(house: Printed, tmp_path: Path) -> None:
    separations = plates(house.pdf, tmp_path, RESOLUTION)
    frames = [Box(f.left, f.top, f.right, f.bottom) for story in house.stories for f in story.frames]
    scale = RESOLUTION / 72
    assert all(inked(separations["K"], frames, scale))
    for colour in "CMY":
        assert not any(inked(separations[colour], frames, scale)), colour


def test_the_same_issue_gives_the_same_bytes(house: Printed, folders: list[Path], tmp_path: Path) -> None:
    again = print_issue(HERE / "house" / "xiangtan.yaml", tmp_path, folders)
    assert again.pdf.read_bytes() == house.pdf.read_bytes()
    assert house.outcome.report["sha256"] == hashlib.sha256(house.pdf.read_bytes()).hexdigest()
