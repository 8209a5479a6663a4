"""Photos print in the colours they have: measured against littleCMS and the profile's own figures."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from math import dist
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageCms

from broadsheet.output.pdf.separate import Cut, separate
from tests.print.pages import press

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
LAB = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
PATCHES = [
    (220, 40, 40),
    (40, 160, 60),
    (40, 60, 180),
    (240, 220, 60),
    (230, 190, 160),
    (90, 60, 40),
    (150, 90, 150),
]
BLOCK = 16


def encoded(image: Image.Image, form: str = "PNG", **options: Any) -> bytes:
    buffer = BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def patches(colours: Sequence[Any], mode: str = "RGB") -> Image.Image:
    """Squares of 16 pixels in a row."""
    image = Image.new(mode, (BLOCK * len(colours), BLOCK))
    for index, colour in enumerate(colours):
        image.paste(colour, (BLOCK * index, 0, BLOCK * (index + 1), BLOCK))
    return image


def inks(data: bytes) -> Image.Image:
    """The separated photo as ink, 255 being full: CMYK, or black alone for a grey photo."""
    with Image.open(BytesIO(data)) as image:
        image.load()
        return image.copy() if image.mode == "CMYK" else ImageChops.invert(image)


def separated(
    data: bytes, size: tuple[int, int], crop: tuple[int, int, int, int] | None = None
) -> Image.Image:
    return inks(separate(data, Cut(crop or (0, 0, *size), size), press()))


def middles(image: Image.Image) -> list[Any]:
    return [image.getpixel((x + BLOCK // 2, BLOCK // 2)) for x in range(0, image.width, BLOCK)]


def lab(
    image: Image.Image, profile: ImageCms.ImageCmsProfile, intent: ImageCms.Intent
) -> list[tuple[float, ...]]:
    """L*, a*, b* of the patches of an image."""
    transform = ImageCms.buildTransform(profile, LAB, image.mode, "LAB", intent)
    converted = ImageCms.applyTransform(image, transform)
    assert converted is not None
    signed = [(light / 2.55, a - 256 * (a > 127), b - 256 * (b > 127)) for light, a, b in middles(converted)]
    return [tuple(map(float, colour)) for colour in signed]


def printed(image: Image.Image) -> list[tuple[float, ...]]:
    """What the inks look like on newsprint, seen relative to the paper."""
    profile = ImageCms.ImageCmsProfile(BytesIO(press().icc))
    return lab(image, profile, ImageCms.Intent.RELATIVE_COLORIMETRIC)


def test_colours_are_those_littlecms_gives() -> None:
    image = patches(PATCHES)
    profile = ImageCms.ImageCmsProfile(BytesIO(press().icc))
    transform = ImageCms.buildTransform(
        SRGB, profile, "RGB", "CMYK", ImageCms.Intent.PERCEPTUAL, ImageCms.Flags.BLACKPOINTCOMPENSATION
    )
    direct = ImageCms.applyTransform(image, transform)
    assert direct is not None
    found = separated(encoded(image), image.size)
    for ours, theirs in zip(printed(found), printed(direct), strict=True):
        assert dist(ours, theirs) < 2


def test_colours_keep_their_hue_on_newsprint() -> None:
    image = patches(PATCHES)
    shown = printed(separated(encoded(image), image.size))
    meant = lab(image, SRGB, ImageCms.Intent.RELATIVE_COLORIMETRIC)
    for (_, a, b), (_, ma, mb) in zip(shown, meant, strict=True):
        assert a * ma + b * mb > 0.8 * (a * a + b * b) ** 0.5 * (ma * ma + mb * mb) ** 0.5


def test_no_spot_carries_more_ink_than_the_press_can() -> None:
    image = patches([(0, 0, 0), (10, 0, 30), (30, 10, 0), (0, 20, 10), (60, 0, 60), (255, 0, 0)])
    most = max(sum(pixel) / 2.55 for pixel in middles(separated(encoded(image), image.size)))
    assert 150 < most <= press().max_ink


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_white_is_bare_paper(mode: str) -> None:
    image = Image.new(mode, (16, 16), "white")
    if mode == "RGB":
        image.paste((200, 0, 0), (0, 0, 8, 16))
    found = separated(encoded(image), image.size)
    assert found.getpixel((14, 8)) in ((0, 0, 0, 0), 0)


def test_an_embedded_profile_is_believed() -> None:
    swapped = swapped_profile()
    image = patches(PATCHES)
    mirrored = Image.merge("RGB", image.split()[::-1])
    tagged = separated(encoded(mirrored, icc_profile=swapped), image.size)
    plain = separated(encoded(image), image.size)
    for ours, theirs in zip(printed(tagged), printed(plain), strict=True):
        assert dist(ours, theirs) < 4


def swapped_profile() -> bytes:
    """sRGB with its red and blue primaries changed places."""
    data = bytearray(SRGB.tobytes())
    red, blue = data.index(b"rXYZ"), data.index(b"bXYZ")
    data[red : red + 4], data[blue : blue + 4] = b"bXYZ", b"rXYZ"
    return bytes(data)


@pytest.mark.parametrize("profile", [b"garbage", b"\0" * 200])
def test_an_unfit_profile_is_passed_over(profile: bytes) -> None:
    image = patches(PATCHES)
    assert middles(separated(encoded(image, icc_profile=profile), image.size)) == middles(
        separated(encoded(image), image.size)
    )


def test_a_profile_of_another_colour_space_is_passed_over() -> None:
    image = patches(PATCHES)
    assert middles(separated(encoded(image, icc_profile=press().icc), image.size)) == middles(
        separated(encoded(image), image.size)
    )


GREYS = list(range(0, 256, 15))


def grey_forms() -> dict[str, bytes]:
    """The same greys as photos without colour come."""
    grey = patches(GREYS, "L")
    colour = grey.convert("RGB")
    wide = grey.convert("I").point(lambda value: value * 257)
    return {
        "8 bits": encoded(grey),
        "16 bits": encoded(wide.convert("I;16")),
        "16-bit TIFF": encoded(wide.convert("I;16"), "TIFF"),
        "RGB": encoded(colour),
        "palette": encoded(colour.quantize(256)),
        "opaque alpha": encoded(grey.convert("LA")),
        "JPEG": encoded(colour, "JPEG", quality=98),
    }


@pytest.mark.parametrize("form", sorted(grey_forms()))
def test_a_photo_without_colour_is_black_ink_however_it_is_stored(form: str) -> None:
    found = separated(grey_forms()[form], (BLOCK * len(GREYS), BLOCK))
    expected = separated(grey_forms()["8 bits"], (BLOCK * len(GREYS), BLOCK))
    assert found.mode == "L"
    assert middles(found) == pytest.approx(middles(expected), abs=4)


def test_greys_print_as_light_as_they_should() -> None:
    found = separated(encoded(patches(GREYS, "L")), (BLOCK * len(GREYS), BLOCK))
    assert found.mode == "L"
    nothing = Image.new("L", found.size, 0)
    shown = [colour[0] for colour in printed(Image.merge("CMYK", (nothing, nothing, nothing, found)))]
    meant = [
        colour[0]
        for colour in lab(patches(GREYS, "L").convert("RGB"), SRGB, ImageCms.Intent.RELATIVE_COLORIMETRIC)
    ]
    floor = luminance(shown[0])
    for ours, wanted in zip(shown, meant, strict=True):
        assert luminance(ours) == pytest.approx(floor + (1 - floor) * luminance(wanted), abs=0.012)


def luminance(lightness: float) -> float:
    return float(((lightness + 16) / 116) ** 3)


def test_black_in_a_grey_photo_keeps_to_the_limit_and_grows_step_by_step() -> None:
    black = middles(separated(encoded(patches(GREYS, "L")), (BLOCK * len(GREYS), BLOCK)))
    assert black == sorted(black, reverse=True)
    assert black[0] == pytest.approx(2.55 * press().photo_black, abs=2)
    assert black[-1] == 0


def test_line_art_of_one_bit_is_black_and_white() -> None:
    image = patches([0, 255], "L").convert("1")
    assert middles(separated(encoded(image), image.size)) == pytest.approx(
        [2.55 * press().photo_black, 0], abs=2
    )


@pytest.mark.parametrize("form", ["PNG", "TIFF"])
def test_transparent_parts_show_the_paper(form: str) -> None:
    image = patches([(200, 0, 0, 255), (200, 0, 0, 0)], "RGBA")
    full, none = middles(separated(encoded(image, form), image.size))
    assert full[1] > 150
    assert none == (0, 0, 0, 0)


def test_a_transparent_palette_colour_shows_the_paper() -> None:
    image = patches([(200, 0, 0), (0, 0, 200)]).quantize(4)
    clear = image.getpixel((BLOCK + 1, 1))
    assert middles(separated(encoded(image, transparency=clear), image.size))[1] == (0, 0, 0, 0)


CMYK = [(200, 20, 0, 0), (0, 0, 0, 255), (10, 200, 180, 20), (0, 0, 0, 0)]


@pytest.mark.parametrize("form", ["JPEG", "TIFF"])
def test_photos_already_in_ink_keep_their_numbers(form: str) -> None:
    options = {"quality": 98, "subsampling": 0} if form == "JPEG" else {}
    image = patches(CMYK, "CMYK")
    found = middles(separated(encoded(image, form, **options), image.size))
    for ours, theirs in zip(found, CMYK, strict=True):
        assert ours == pytest.approx(theirs, abs=4)


def test_ink_is_ink_in_a_jpeg_that_lacks_adobes_mark() -> None:
    image = ImageChops.invert(patches(CMYK, "CMYK"))
    data = encoded(image, "JPEG", quality=98, subsampling=0)
    at = data.index(b"\xff\xee")
    unmarked = data[:at] + data[at + 2 + int.from_bytes(data[at + 2 : at + 4], "big") :]
    for ours, theirs in zip(middles(separated(unmarked, image.size)), CMYK, strict=True):
        assert ours == pytest.approx(theirs, abs=4)


def test_ink_beyond_the_limit_is_separated_anew() -> None:
    image = patches([(255, 255, 255, 255), (240, 230, 230, 200), (0, 0, 0, 0)], "CMYK")
    found = middles(separated(encoded(image, "TIFF"), image.size))
    assert all(sum(pixel) / 2.55 <= press().max_ink for pixel in found)
    assert sum(found[0]) / 2.55 > 150
    assert found[2] == (0, 0, 0, 0)


def test_a_photo_on_its_side_is_cropped_upright() -> None:
    image = patches([(220, 30, 30), (30, 30, 220)])
    upright = image.transpose(Image.Transpose.ROTATE_90)
    stored = Image.Exif()
    stored[0x0112] = 6
    on_side = upright.transpose(Image.Transpose.ROTATE_90)
    data = encoded(on_side, "JPEG", exif=stored, quality=95, subsampling=0)
    top = separated(data, (BLOCK, BLOCK), (0, 0, BLOCK, BLOCK)).getpixel((8, 8))
    foot = separated(data, (BLOCK, BLOCK), (0, BLOCK, BLOCK, 2 * BLOCK)).getpixel((8, 8))
    assert upright.getpixel((8, 8)) == (30, 30, 220)
    assert isinstance(top, tuple)
    assert isinstance(foot, tuple)
    assert top[0] > foot[0] + 50
    assert foot[2] > top[2] + 50


@pytest.mark.parametrize("orientation", [1, 6])
def test_a_large_jpeg_brought_down_shows_the_same_part(orientation: int) -> None:
    image = Image.linear_gradient("L").resize((1600, 1200))
    bright = Image.merge("RGB", (image, image.transpose(Image.Transpose.ROTATE_180), image))
    stored = Image.Exif()
    stored[0x0112] = orientation
    upright = bright if orientation == 1 else bright.transpose(Image.Transpose.ROTATE_270)
    width, height = upright.size
    crop = (width // 4, height // 4, width // 2, height // 2)
    small = separated(encoded(bright, "JPEG", exif=stored, quality=95), (40, 30), crop)
    exact = separated(encoded(upright.crop(crop).resize((40, 30), Image.Resampling.LANCZOS)), (40, 30))
    for at in ((3, 3), (20, 15), (37, 27)):
        assert small.getpixel(at) == pytest.approx(exact.getpixel(at), abs=6)


def test_the_file_holds_four_inks_at_full_sharpness() -> None:
    data = separate(encoded(patches(PATCHES)), Cut((0, 0, 112, 16), (112, 16)), press())
    with Image.open(BytesIO(data)) as image:
        assert image.mode == "CMYK"
        assert {part[1:3] for part in image.layer} == {(1, 1)}  # type: ignore[attr-defined]


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_notes_in_a_photo_stay_out_of_the_file(mode: str) -> None:
    image = patches(PATCHES).convert(mode)
    data = encoded(image, "JPEG", comment="for the desk only", dpi=(72, 72))
    separate_data = separate(data, Cut((0, 0, 112, 16), (112, 16)), press())
    assert b"for the desk" in data
    assert b"for the desk" not in separate_data
