"""The ink of a separated photo, on the pixels that the press gets."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from broadsheet.base.cache import Cache
from broadsheet.preflight.ink import most_ink


def jpeg(photo: Image.Image) -> bytes:
    buffer = BytesIO()
    photo.save(buffer, "JPEG", quality=95, subsampling=0)
    return buffer.getvalue()


def patch(mode: str, colour: int | tuple[int, ...], side: int = 64) -> bytes:
    return jpeg(Image.new(mode, (side, side), colour))


@pytest.mark.parametrize(
    ("photo", "percent"),
    [
        (patch("CMYK", (255, 255, 0, 0)), 200),
        (patch("CMYK", (102, 102, 102, 255)), 220),
        (patch("CMYK", (0, 0, 0, 0)), 0),
        (patch("L", 255), 0),
        (patch("L", 51), 80),
    ],
)
def test_a_plain_patch_carries_the_ink_it_was_given(photo: bytes, percent: float) -> None:
    assert most_ink(photo, b"photo", 200, Cache(None)) == pytest.approx(percent, abs=1)


def test_a_dark_corner_is_found_and_a_single_dark_pixel_lost_among_its_neighbours() -> None:
    photo = Image.new("CMYK", (80, 80), (0, 0, 0, 0))
    photo.putpixel((40, 40), (255, 255, 255, 255))
    assert most_ink(jpeg(photo), b"photo", 200, Cache(None)) < 40
    photo.paste((255, 255, 255, 255), (64, 64, 80, 80))
    assert most_ink(jpeg(photo), b"photo", 200, Cache(None)) > 390


def test_a_photo_is_measured_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    photo, cache = patch("CMYK", (255, 0, 0, 0)), Cache(tmp_path)
    first = most_ink(photo, b"photo", 200, cache)
    monkeypatch.setattr("PIL.Image.open", None)
    assert most_ink(photo, b"photo", 200, cache) == first
