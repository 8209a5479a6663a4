"""What text runs round: a polygon that is one, and what is opaque in a picture, looked at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from broadsheet.base.cache import Cache
from broadsheet.base.diagnostics import Findings
from broadsheet.base.world import Disk
from broadsheet.issue.load import load_issue
from broadsheet.issue.model import Photo
from broadsheet.issue.wrap import Cutout
from tests.composing import codes


def _photo(folder: Path, written: str) -> tuple[Photo, Findings]:
    """The one photo of an issue in a folder."""
    issue = folder / "i.yaml"
    issue.write_text(
        "newspaper: 版样\ndate: 2025-01-06\npages:\n  - plan: A\n    stories:\n      A:\n        headline: 一\n"
        f"        body: 文。\n        photos: [{{{written}}}]\n",
        encoding="utf-8",
    )
    findings: Findings = []
    made = load_issue(issue, Disk([folder], (folder,), Cache(folder / "cache")), findings)
    assert made is not None
    return made.pages[0].stories[0].photos[0], findings


def _disc(mode: str = "RGBA", turned: bool = False) -> Image.Image:
    """A disc 80 pixels wide in the upper left of 200 × 100 clear ones."""
    alpha = Image.new("L", (200, 100), 0)
    ImageDraw.Draw(alpha).ellipse([10, 10, 89, 89], fill=255)
    picture = Image.new("RGB", (200, 100), (200, 60, 30))
    picture.putalpha(alpha)
    return picture.convert(mode).rotate(90, expand=True) if turned else picture.convert(mode)


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_is_opaque_is_read_row_by_row(tmp_path: Path, mode: str) -> None:
    _disc(mode).save(tmp_path / "disc.png")
    photo, findings = _photo(tmp_path, "file: disc.png, wrap: alpha, span: 1.5")
    assert findings == []
    assert photo.wrap is not None
    assert photo.wrap.span == 1.5
    cutout = photo.wrap.cutout
    assert cutout is not None
    assert cutout.box == (10, 10, 90, 90)
    assert len(cutout.bands) == 80
    first, middle = cutout.bands[0], cutout.bands[40]
    assert middle == (10, 90)
    assert first is not None
    assert first[1] - first[0] < 30


def test_it_is_read_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    _disc().save(tmp_path / "disc.png", exif=exif)
    photo, _ = _photo(tmp_path, "file: disc.png, wrap: alpha")
    assert photo.size == (100, 200)
    assert photo.wrap is not None
    assert photo.wrap.cutout is not None
    assert photo.wrap.cutout.box == (10, 10, 90, 90)


def test_it_is_kept_in_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _disc().save(tmp_path / "disc.png")
    before, _ = _photo(tmp_path, "file: disc.png, wrap: alpha")
    monkeypatch.setattr(Image, "open", None)
    assert _photo(tmp_path, "file: disc.png, wrap: alpha")[0] == before


def test_parts_apart_from_each_other_leave_rows_of_nothing(tmp_path: Path) -> None:
    alpha = Image.new("L", (10, 30), 0)
    alpha.paste(255, (2, 0, 5, 10))
    alpha.paste(255, (4, 20, 9, 30))
    picture = Image.new("L", (10, 30), 90)
    picture.putalpha(alpha)
    picture.save(tmp_path / "two.png")
    photo, _ = _photo(tmp_path, "file: two.png, wrap: alpha")
    assert photo.wrap is not None
    assert photo.wrap.cutout == Cutout((2, 0, 9, 30), ((2, 5),) * 10 + (None,) * 10 + ((4, 9),) * 10)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_picture_without_a_clear_part_is_a_rectangle_and_told(tmp_path: Path, mode: str) -> None:
    Image.new(mode, (60, 40), "grey").save(tmp_path / "grey.png")
    photo, findings = _photo(tmp_path, "file: grey.png, wrap: alpha")
    assert codes(findings) == ["BS260"]
    assert photo.wrap is not None
    assert photo.wrap.kind == "rectangle"


def test_a_polygon_may_have_corners_inward(tmp_path: Path) -> None:
    photo, findings = _photo(tmp_path, "expect: '3:2', wrap: [[0, 0], [1, 0], [0.5, 0.4], [1, 1], [0, 1]]")
    assert findings == []
    assert photo.wrap is not None
    assert len(photo.wrap.points) == 5
