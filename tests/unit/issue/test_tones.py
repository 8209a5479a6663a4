"""What is light of a photo is seen square by square, upright; what is no photo has no tones."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from broadsheet.base.cache import Cache
from broadsheet.base.world import Disk
from broadsheet.issue.tones import ACROSS, tones


def _tones(folder: Path, name: str) -> bytes:
    return tones(folder / name, Disk([folder], (folder,), Cache(None)))


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
@pytest.mark.parametrize("kind", ["jpg", "tif"])
def test_the_light_half_of_a_photo_is_light(tmp_path: Path, kind: str, mode: str) -> None:
    picture = Image.new("RGB", (480, 480), (20, 20, 20))
    picture.paste((240, 240, 240), (0, 0, 480, 240))
    picture.convert(mode).save(tmp_path / f"photo.{kind}")
    seen = _tones(tmp_path, f"photo.{kind}")
    half = ACROSS * ACROSS // 2
    assert min(seen[:half]) > 200
    assert max(seen[half:]) < 50


def test_fine_lines_are_light_and_dark_by_turns(tmp_path: Path) -> None:
    picture = Image.new("L", (768, 768), 255)
    for row in range(0, 768, 16):
        picture.paste(0, (0, row, 768, row + 8))
    picture.save(tmp_path / "photo.png")
    seen = _tones(tmp_path, "photo.png")
    assert all(60 < square < 200 for square in seen)


def test_what_is_no_photo_has_no_tones(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0 no more")
    assert _tones(tmp_path, "photo.jpg") == b""
    assert _tones(tmp_path, "gone.jpg") == b""
