"""No pixel of a photo, as the press decodes it, carries more ink than the press holds."""

from __future__ import annotations

from io import BytesIO
from itertools import product

import pytest
from msgspec.structs import replace
from PIL import Image

from broadsheet.output.pdf.inks import HEADROOM, encode, encode_within, held, most_ink
from broadsheet.output.pdf.separate import Cut, separate
from tests.print.pages import press
from tests.unit.output.pdf.test_separate import encoded, patches

SIDE = 160


def noise(mode: str, spread: float = 90) -> Image.Image:
    """Grain as strong as there is, another in every channel."""
    return Image.merge(mode, [Image.effect_noise((SIDE, SIDE), spread) for _ in mode])


def decoded(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data)) as image:
        image.load()
        return image.copy()


def test_ink_is_the_sum_of_the_four_to_the_last_step() -> None:
    image = Image.new("CMYK", (300, 300), (1, 2, 0, 1))
    assert most_ink(image) == pytest.approx(4 / 2.55)
    image.putpixel((299, 299), (255, 254, 255, 255))
    assert most_ink(image) == pytest.approx(1019 / 2.55)


def test_only_what_is_over_is_taken_back_and_its_hue_kept() -> None:
    image = patches([(255, 255, 255, 255), (200, 100, 200, 200), (100, 20, 10, 5), (0, 0, 0, 0)], "CMYK")
    full, dark, light, bare = (held(image, 230).getpixel((x, 8)) for x in (8, 24, 40, 56))
    assert full == (110, 110, 110, 255)
    assert dark == (154, 77, 154, 200)
    assert (light, bare) == ((100, 20, 10, 5), (0, 0, 0, 0))


@pytest.mark.parametrize("limit", [150, 220, 230, 300])
def test_the_sum_never_passes_the_limit(limit: int) -> None:
    levels = bytes(part for inks in product(range(0, 256, 17), repeat=4) for part in inks)
    image = Image.frombytes("CMYK", (256, 256), levels)
    assert most_ink(image) == 400
    assert limit - 2 < most_ink(held(image, limit)) <= limit


def test_jpeg_at_its_best_adds_less_ink_than_is_kept_clear() -> None:
    image = held(noise("CMYK"), 200)
    assert most_ink(decoded(encode(image, quality=100))) <= most_ink(image) + HEADROOM


@pytest.mark.parametrize("limit", [120, 180, 230, 260])
def test_grain_stays_within_the_limit_after_jpeg(limit: int) -> None:
    image = noise("CMYK", 200)
    assert most_ink(decoded(encode(held(image, limit)))) > limit
    assert most_ink(decoded(encode_within(image, limit))) <= limit


@pytest.mark.parametrize("limit", [180, 200, 230])
def test_a_profile_that_inks_more_than_the_press_holds_is_held_back(limit: int) -> None:
    darks = noise("RGB").point(lambda value: value // 5)
    size = (0, 0, SIDE, SIDE)
    profile = replace(press(), max_ink=limit)
    found = decoded(separate(encoded(darks), Cut(size, (SIDE, SIDE)), profile))
    assert 120 < most_ink(found) <= limit


def test_a_photo_within_the_limit_is_coded_once_as_it_is() -> None:
    image = patches([(100, 80, 60, 20), (0, 0, 0, 255)], "CMYK")
    assert encode_within(image, 230) == encode(image)
