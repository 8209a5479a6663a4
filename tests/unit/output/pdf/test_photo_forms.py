"""Whatever way a photo is stored, its colours are the same on paper; what its file says of itself is no trap."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from math import dist
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageCms

from broadsheet.output.pdf.jpeg import segments
from broadsheet.output.pdf.separate import Cut, separate
from tests.print.pages import press
from tests.unit.output.pdf.test_separate import (
    BLOCK,
    PATCHES,
    SRGB,
    encoded,
    middles,
    patches,
    printed,
    separated,
)

SIZE = (BLOCK * len(PATCHES), BLOCK)
INKS = [(200, 20, 0, 0), (0, 0, 0, 255), (10, 200, 180, 20), (0, 0, 0, 0), (60, 50, 40, 10)]


def png(bits: int, kind: int, rows: bytes, size: tuple[int, int], *more: tuple[bytes, bytes]) -> bytes:
    """A PNG put together by hand (ISO/IEC 15948): `rows` with their filter bytes, `more` chunks before them."""
    header = struct.pack(">IIBBBBB", *size, bits, kind, 0, 0, 0)
    chunks = [(b"IHDR", header), *more, (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def tiff(samples: int, photometric: int, pixels: list[int], size: tuple[int, int]) -> bytes:
    """An unpacked TIFF of 16 bits a sample (TIFF 6.0)."""
    data = struct.pack(f"<{len(pixels)}H", *pixels)
    depths = struct.pack(f"<{samples}H", *[16] * samples)
    start = 8 + 2 + 9 * 12 + 4
    deep = (258, 3, samples, start) if samples > 2 else (258, 3, 1, 16)
    entries = [
        (256, 4, 1, size[0]),
        (257, 4, 1, size[1]),
        deep,
        (259, 3, 1, 1),
        (262, 3, 1, photometric),
        (273, 4, 1, start + len(depths)),
        (277, 3, 1, samples),
        (278, 4, 1, size[1]),
        (279, 4, 1, len(data)),
    ]
    table = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + table + b"\0\0\0\0" + depths + data


def wide(colours: list[Any], rows: int = BLOCK) -> list[int]:
    """Squares of 16 pixels in a row, 16 bits a sample."""
    row = [
        257 * part
        for colour in colours
        for part in (colour if isinstance(colour, tuple) else (colour,)) * BLOCK
    ]
    return row * rows


def rows_of(colours: list[Any]) -> bytes:
    samples = wide(colours, 1)
    return (b"\0" + struct.pack(f">{len(samples)}H", *samples)) * BLOCK


def colour_forms() -> dict[str, bytes]:
    plain = patches(PATCHES)
    return {
        "16-bit PNG": png(16, 2, rows_of(PATCHES), SIZE),
        "16-bit PNG with alpha": png(16, 6, rows_of([(*colour, 255) for colour in PATCHES]), SIZE),
        "16-bit TIFF": tiff(3, 2, wide(PATCHES), SIZE),
        "palette": encoded(plain.quantize(64)),
        "palette TIFF": encoded(plain.quantize(64), "TIFF"),
        "alpha": encoded(plain.convert("RGBA")),
        "WebP": encoded(plain, "WEBP", lossless=True),
        "YCbCr TIFF": encoded(plain.convert("YCbCr"), "TIFF"),
        "Lab TIFF": encoded(_in_lab(plain), "TIFF"),
        "progressive JPEG": encoded(plain, "JPEG", quality=98, subsampling=0, progressive=True),
        "tagged sRGB": encoded(plain, icc_profile=SRGB.tobytes()),
    }


def _in_lab(image: Image.Image) -> Image.Image:
    made = ImageCms.profileToProfile(image, SRGB, ImageCms.createProfile("LAB"), outputMode="LAB")
    assert made is not None
    return made


@pytest.mark.parametrize("form", sorted(colour_forms()))
def test_colours_are_the_same_however_they_are_stored(form: str) -> None:
    found = separated(colour_forms()[form], SIZE)
    expected = separated(encoded(patches(PATCHES)), SIZE)
    for ours, wanted in zip(printed(found), printed(expected), strict=True):
        assert dist(ours, wanted) < 3


def gamut(primaries: dict[bytes, tuple[float, float, float]], gamma: float) -> bytes:
    """sRGB's profile with other primaries (XYZ under D50) and a plain gamma."""
    data = bytearray(SRGB.tobytes())
    count = int.from_bytes(data[128:132], "big")
    for index in range(count):
        at = 132 + 12 * index
        name, start = bytes(data[at : at + 4]), int.from_bytes(data[at + 4 : at + 8], "big")
        if name in primaries:
            data[start + 8 : start + 20] = struct.pack(
                ">3i", *(round(part * 65536) for part in primaries[name])
            )
        if name in (b"rTRC", b"gTRC", b"bTRC"):
            curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256))
            data[start : start + len(curve)] = curve
    return bytes(data)


def wide_gamut() -> bytes:
    """A space as wide as Adobe RGB (1998): its primaries brought to D50, gamma 2.2."""
    red, green, blue = (0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457)
    return gamut({b"rXYZ": red, b"gXYZ": green, b"bXYZ": blue}, 563 / 256)


def test_a_wider_space_than_srgb_prints_the_colours_that_were_meant() -> None:
    plain = patches(PATCHES)
    source = ImageCms.ImageCmsProfile(BytesIO(wide_gamut()))
    numbers = ImageCms.profileToProfile(plain, SRGB, source)
    assert numbers is not None
    assert max(map(dist, middles(numbers), middles(plain))) > 15
    tagged = separated(encoded(numbers, icc_profile=wide_gamut()), SIZE)
    for ours, wanted in zip(printed(tagged), printed(separated(encoded(plain), SIZE)), strict=True):
        assert dist(ours, wanted) < 3


def test_a_grey_profile_is_believed() -> None:
    greys = patches([0, 64, 128, 192, 255], "L")
    size = greys.size
    dark = separated(encoded(greys, icc_profile=grey_profile(3.0)), size)
    usual = separated(encoded(greys, icc_profile=grey_profile(2.2)), size)
    assert dark.mode == usual.mode == "L"
    assert middles(dark)[2] > middles(usual)[2] + 15
    assert middles(dark)[0] == pytest.approx(middles(usual)[0], abs=2)
    assert middles(usual) == pytest.approx(middles(separated(encoded(greys), size)), abs=6)


def grey_profile(gamma: float) -> bytes:
    """The least a monochrome profile may hold (ICC.1:2001-04, 6.3.1.1)."""
    white = b"XYZ \0\0\0\0" + struct.pack(">3i", 63190, 65536, 54061)
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"
    tags = (
        struct.pack(">I", 2) + struct.pack(">4sII", b"wtpt", 156, 20) + struct.pack(">4sII", b"kTRC", 176, 14)
    )
    head = bytearray(128)
    head[0:4] = struct.pack(">I", 192)
    head[8:12] = b"\x02\x10\0\0"
    head[12:24] = b"mntrGRAYXYZ "
    head[36:40] = b"acsp"
    head[68:80] = white[8:]
    return bytes(head) + tags + white + curve


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_profile_that_is_sound_only_in_its_head_is_passed_over(mode: str) -> None:
    whole = {"RGB": SRGB.tobytes(), "L": grey_profile(2.2), "CMYK": press().icc}[mode]
    shown: dict[str, list[Any]] = {"RGB": [*PATCHES], "L": [10, 90, 200], "CMYK": [*INKS]}
    image = patches(shown[mode], mode)
    count = int.from_bytes(whole[128:132], "big")
    damaged = whole[:132] + b"none".ljust(12, b"\0") * count + whole[132 + 12 * count :]
    data = encoded(image, "TIFF", icc_profile=damaged)
    assert middles(separated(data, image.size)) == middles(separated(encoded(image, "TIFF"), image.size))


def test_white_may_be_zero_in_a_grey_tiff_of_16_bits() -> None:
    greys: list[Any] = [0, 90, 180, 255]
    size = (BLOCK * len(greys), BLOCK)
    found = separated(tiff(1, 0, wide([255 - grey for grey in greys]), size), size)
    assert middles(found) == pytest.approx(middles(separated(tiff(1, 1, wide(greys), size), size)), abs=2)
    assert middles(found)[-1] == 0


def test_a_grey_of_16_bits_that_stands_for_clear_shows_the_paper() -> None:
    clear = struct.pack(">H", 257 * 40)
    data = png(16, 0, rows_of([120, 40]), (2 * BLOCK, BLOCK), (b"tRNS", clear))
    full, none = middles(separated(data, (2 * BLOCK, BLOCK)))
    assert full > 100
    assert none == 0


def test_a_photo_of_fractions_runs_from_black_to_white() -> None:
    image = Image.new("F", (2 * BLOCK, BLOCK), 1.0)
    image.paste(0.5, (0, 0, BLOCK, BLOCK))
    half, white = middles(separated(encoded(image, "TIFF"), image.size))
    assert half == pytest.approx(middles(separated(encoded(patches([127], "L")), (BLOCK, BLOCK)))[0], abs=3)
    assert white == 0


def ycck(image: Image.Image) -> bytes:
    """Inks as Photoshop's JPEGs of YCCK store them: inverted, the three colours as luma and chroma."""
    *colours, black = image.split()
    luma = Image.merge("RGB", colours).convert("YCbCr").split()
    stored = Image.merge("CMYK", (*map(ImageChops.invert, luma), black))
    data = encoded(stored, "JPEG", quality=98, subsampling=0)
    at = data.index(b"\xff\xee")
    transform = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big") - 1
    return data[:transform] + b"\2" + data[transform + 1 :]


def test_inks_stored_as_luma_and_chroma_are_read() -> None:
    image = patches(INKS, "CMYK")
    for ours, wanted in zip(middles(separated(ycck(image), image.size)), INKS, strict=True):
        assert ours == pytest.approx(wanted, abs=5)


def test_inks_of_16_bits_are_read() -> None:
    size = (BLOCK * len(INKS), BLOCK)
    for ours, wanted in zip(middles(separated(tiff(4, 5, wide([*INKS]), size), size)), INKS, strict=True):
        assert ours == pytest.approx(wanted, abs=4)


def tagged(**options: Any) -> bytes:
    """A JPEG in press inks with the press's profile and notes."""
    image = patches(INKS, "CMYK")
    options = {"quality": 85, "comment": "for the desk only", "icc_profile": press().icc, **options}
    return encoded(image, "JPEG", **options)


def through(data: bytes, size: tuple[int, int], crop: tuple[int, int, int, int] | None = None) -> bytes:
    return separate(data, Cut(crop or (0, 0, *size), size), press())


def scan(data: bytes) -> bytes:
    return data[list(segments(data))[-1].end :]


def test_a_jpeg_made_for_this_press_passes_through_without_its_notes() -> None:
    size = (BLOCK * len(INKS), BLOCK)
    data = tagged()
    made = through(data, size)
    assert scan(made) == scan(data)
    assert b"for the desk" in data
    assert b"for the desk" not in made
    assert b"ICC_PROFILE" not in made
    with Image.open(BytesIO(made)) as image, Image.open(BytesIO(data)) as before:
        assert image.tobytes() == before.tobytes()


def test_a_progressive_jpeg_passes_through_too() -> None:
    data = tagged(progressive=True)
    assert scan(through(data, (BLOCK * len(INKS), BLOCK))) == scan(data)


def test_a_jpeg_is_coded_anew_if_it_is_not_this_press_s_or_not_as_it_is_wanted() -> None:
    width = BLOCK * len(INKS)
    turned = Image.Exif()
    turned[0x0112] = 3
    other = press().icc[:100] + b"." + press().icc[101:]
    for data in (tagged(icc_profile=None), tagged(icc_profile=other), tagged(exif=turned)):
        assert scan(through(data, (width, BLOCK))) != scan(data)
    assert scan(through(tagged(), (width // 2, BLOCK // 2), (0, 0, width, BLOCK))) != scan(tagged())
    assert scan(through(tagged(), (BLOCK, BLOCK), (0, 0, BLOCK, BLOCK))) != scan(tagged())


def test_a_jpeg_over_the_limit_does_not_pass_though_its_profile_is_the_press_s() -> None:
    image = patches([(255, 255, 255, 255), (0, 0, 0, 0)], "CMYK")
    data = encoded(image, "JPEG", quality=98, subsampling=0, icc_profile=press().icc)
    dark, light = middles(separated(data, image.size))
    assert 150 < sum(dark) / 2.55 <= press().max_ink
    assert light == (0, 0, 0, 0)
