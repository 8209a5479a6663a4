"""The sample's press file by a print shop's eyes: every rule, and the ink of every page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageStat

from broadsheet.base.cache import Cache
from broadsheet.base.data import data_folder
from broadsheet.base.world import Disk
from broadsheet.layout.press import load_press
from broadsheet.preflight.file.judge import Verdict, judge
from broadsheet.presswork import file_limits
from tests.reading.files import plates
from tests.sample.sheets import PAGES, Sample

RESOLUTION = 72
SQUARE = 43
"""Pixels in 15 mm at 72 to the inch, rounded up (GWG 2022, R0026)."""


@pytest.fixture(scope="module", params=["newsprint-cn", "gwg-2022-newspaper", "newsprint-26"])
def press(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def verdict(press: str, sample: Sample) -> Verdict:
    loaded = load_press(press, None, Disk([data_folder("layout")], cache=Cache(None)), [])
    assert loaded is not None
    return judge(sample.pdf.name, sample.pdf.read_bytes(), file_limits(loaded))


def test_a_print_shop_finds_nothing_in_the_file(verdict: Verdict) -> None:
    assert verdict.findings == ()
    assert (verdict.claim, verdict.outcome) == ("PDF/X-4", "passed")


def test_the_ink_of_every_page_is_measured_and_within_220_per_cent(
    verdict: Verdict, figures: list[str]
) -> None:
    assert len(verdict.pages) == len(PAGES)
    for number, page in enumerate(verdict.pages, 1):
        assert page.ink is not None
        assert 50 < page.ink.mean <= 220
        figures.append(
            f"page {number}: fullest 15 mm {page.ink.mean} %, fullest 1 mm {page.ink.most} % of ink"
        )


@pytest.mark.parametrize("number", PAGES)
def test_ghostscript_sees_no_square_of_15_mm_beyond_the_limit(
    number: int, sample: Sample, tmp_path: Path
) -> None:
    separations = plates(sample.single[number - 1].pdf, tmp_path, RESOLUTION)
    inks = [separations[plate].convert("L") for plate in "CMYK"]
    width, height = inks[0].size
    most = max(
        sum(255 - _mean(ink, x, y) for ink in inks) / 2.55
        for x in range(0, width - SQUARE, SQUARE // 3)
        for y in range(0, height - SQUARE, SQUARE // 3)
    )
    assert 50 < most <= 220


def _mean(plate: Image.Image, x: int, y: int) -> float:
    (mean,) = ImageStat.Stat(plate.crop((x, y, x + SQUARE, y + SQUARE))).mean
    return float(mean)
