"""Photos to press inks: upright, cropped, brought down to the press's resolution, separated, packed as JPEG."""

from __future__ import annotations

import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from io import BytesIO
from itertools import chain
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

from PIL import Image, ImageChops, ImageCms, ImageMath, ImageOps

from broadsheet.output.pdf.inks import encode, encode_within, held, most_ink
from broadsheet.output.pdf.jpeg import bare
from broadsheet.output.pdf.stencil import FORMATS, drawn_out
from broadsheet.output.profile import PressProfile

if TYPE_CHECKING:
    from PIL.Image import Image as Photo

_ORIENTATION, _PHOTOMETRIC = 0x0112, 0x0106
_SPACES = {"RGB": "RGB ", "CMYK": "CMYK", "LAB": "Lab ", "L": "GRAY"}
"""Pillow's modes as colour profiles call them (ICC.1:2001-04, 6.1.5)."""
_NEUTRAL = 4
"""Channel values may differ by this much, of 255, in a photo that counts as black and white."""


class Cut(NamedTuple):
    """The part wanted (left, top, right, bottom in upright source pixels) and its size in finished pixels; of a
    `cutout` what is clear is not printed."""

    crop: tuple[int, int, int, int]
    size: tuple[int, int]
    cutout: bool = False


def separate(data: bytes, cut: Cut, profile: PressProfile) -> bytes:
    """A photo file's bytes to a JPEG of CMYK, or of one grey component for a photo without colour.

    Colours go from the embedded profile (sRGB where there is none or an unfit one) into the press's by perceptual
    intent with black-point compensation. CMYK without a profile, or with the press's own, is taken as separated for
    this press and kept, unless it carries more ink than the press can; a JPEG with the press's profile that already
    has the size wanted is passed through, less its notes. Errors: whatever Pillow raises for a file it cannot read.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        photo, embedded = _open(data, cut)
    if photo.mode == "RGB" and _is_neutral(photo):
        photo = photo.getchannel("G")
    if photo.mode == "L":
        return encode(photo.point(_grey_to_black(embedded, profile)))
    source = _matching(embedded, photo.mode)
    if photo.mode == "CMYK" and source in (b"", profile.icc):
        if most_ink(photo) <= profile.max_ink:
            finished = bare(data) if source and _is_finished(data, cut) else b""
            return finished or encode_within(photo, profile.max_ink)
        source = profile.icc
    return encode_within(_to_press(photo, source, profile), profile.max_ink)


def plain_grey() -> bytes:
    """A middle grey of one pixel, in the shape that `separate` gives."""
    return encode(Image.new("L", (1, 1), 128))


def separated(
    colours: Sequence[tuple[int, int, int]], profile: PressProfile
) -> list[tuple[int, int, int, int]]:
    """Colours of sRGB as a photo's would be, in thousandths of full ink, within the limit."""
    photo = Image.frombytes("RGB", (len(colours), 1), bytes(chain.from_iterable(colours)))
    inked = held(_to_press(photo, b"", profile), profile.max_ink)
    parts = [round(value * 1000 / 255) for value in inked.tobytes()]
    return [(*parts[at : at + 4],) for at in range(0, len(parts), 4)]  # type: ignore[misc]


def greys(profile: PressProfile) -> list[int]:
    """For each grey of sRGB the black that prints as light, in thousandths of full ink."""
    return [round((255 - value) * 1000 / 255) for value in _grey_to_black(b"", profile)]


def _is_finished(data: bytes, cut: Cut) -> bool:
    """Whether a photo is a JPEG, upright, of which all is wanted at the size it has."""
    with Image.open(BytesIO(data), formats=FORMATS) as image:
        whole = cut == Cut((0, 0, *image.size), image.size)
        return image.format == "JPEG" and whole and image.getexif().get(_ORIENTATION, 1) == 1


def _open(data: bytes, cut: Cut) -> tuple[Photo, bytes]:
    """The part wanted at its finished size in mode L, RGB, CMYK or LAB, and the embedded profile."""
    with Image.open(BytesIO(data), formats=FORMATS) as image:
        embedded = image.info.get("icc_profile") or b""
        negative = _is_negative(image)
        smaller = _draft(image, cut)
        # In place: a second copy of a camera's photo is 70 MB.
        ImageOps.exif_transpose(image, in_place=True)
        image.load()
        photo = _plain(image, cut.cutout)
    if negative:
        photo = ImageChops.invert(photo)
    left, top, right, bottom = (edge / smaller for edge in cut.crop)
    box = (left, top, right, bottom)
    return photo.resize(cut.size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0), embedded


def _is_negative(image: Any) -> bool:
    """Whether Pillow takes white for black in a file.

    It reads every CMYK JPEG as Adobe writes them, paper white as full; without Adobe's mark it is ink. It heeds a
    TIFF's WhiteIsZero (TIFF 6.0, section 8) for 8 bits alone.
    """
    if image.format == "TIFF":
        return (image.mode[:1], image.tag_v2.get(_PHOTOMETRIC)) == ("I", 0)
    return (image.format, image.mode) == ("JPEG", "CMYK") and "adobe" not in image.info


def _draft(image: Any, cut: Cut) -> int:
    """Let the JPEG decoder leave out detail that would be thrown away; how many times smaller the photo becomes.

    It keeps twice the pixels wanted, for the resampling that follows; the factor is 1, 2, 4 or 8 for both sides.
    """
    width, height = image.size
    left, top, right, bottom = cut.crop
    wanted = 2 * max(cut.size[0] / (right - left), cut.size[1] / (bottom - top))
    if wanted < 1:
        image.draft(None, (ceil(width * wanted), ceil(height * wanted)))
    # The longer side tells it best: the decoder rounds up.
    smaller: int = round(max(width, height) / max(image.size))
    return smaller


def _plain(image: Photo, cutout: bool) -> Photo:
    """The image in one of the four modes that are separated, transparent parts on white paper; beyond the edges of a
    cut-out its own colours."""
    if image.mode in ("CMYK", "LAB", "RGB", "L") and "transparency" not in image.info:
        return image
    if image.mode.startswith("I"):
        return _of_sixteen_bits(image)
    if image.mode == "F":
        return image.point(lambda value: value * 255).convert("L")
    if image.mode == "1":
        return image.convert("L")
    if image.has_transparency_data:
        laid = (drawn_out if cutout else _on_paper)(image.convert("RGBA"))
        return laid.convert("L") if image.mode in ("L", "LA", "La", "1") else laid
    return image.convert("RGB")


def _of_sixteen_bits(image: Photo) -> Photo:
    """Grey of 16 bits, in a mode of their own or in 32-bit integers, to 8; one value may stand for clear."""
    wide = image.convert("I")
    grey = wide.point(lambda value: value / 257).convert("L")
    clear = image.info.get("transparency")
    if clear is not None:
        mask = ImageMath.lambda_eval(lambda grey: grey["convert"]((grey["v"] == clear) * 255, "L"), v=wide)
        grey.paste(255, mask=mask)
    return grey


def _on_paper(image: Photo) -> Photo:
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _is_neutral(photo: Photo) -> bool:
    red, green, blue = photo.split()
    pairs = ((red, green), (green, blue), (red, blue))
    return all(ImageChops.difference(*pair).getextrema()[1] <= _NEUTRAL for pair in pairs)  # type: ignore[operator]


def _to_press(photo: Photo, source: bytes, profile: PressProfile) -> Photo:
    transform = ImageCms.buildTransform(
        _profile(source, photo.mode),
        _profile(profile.icc, "CMYK"),
        photo.mode,
        "CMYK",
        ImageCms.Intent.PERCEPTUAL,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    return ImageCms.applyTransform(photo, transform)  # type: ignore[return-value]


def _profile(data: bytes, mode: str) -> ImageCms.ImageCmsProfile:
    if data:
        return ImageCms.ImageCmsProfile(BytesIO(data))
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB" if mode == "LAB" else "sRGB"))


def _matching(embedded: bytes, mode: str) -> bytes:
    """The embedded profile if it speaks of this colour space and colours can be read by it, else none."""
    if not embedded:
        return b""
    try:
        source = _profile(embedded, "")
        if source.profile.xcolor_space == _SPACES[mode]:
            # Its head may be sound and its tables not.
            _to_lab(source, mode, ImageCms.Intent.PERCEPTUAL)
            return embedded
    except (OSError, ImageCms.PyCMSError):
        pass
    return b""


def _to_lab(source: ImageCms.ImageCmsProfile, mode: str, intent: ImageCms.Intent) -> Any:
    return ImageCms.buildTransform(source, ImageCms.createProfile("LAB"), mode, "LAB", intent)


def _grey_to_black(embedded: bytes, profile: PressProfile) -> list[int]:
    """For each grey of the source, the grey (255 less the black ink) that prints as light as it should.

    Relative colorimetric with black-point compensation: luminance is scaled so that white is the paper and black is
    the most black ink allowed, and the ink for a luminance is looked up in the profile's own black ramp.
    """
    darkest = round(255 * (1 - profile.photo_black / 100))
    inks = chain.from_iterable((0, 0, 0, 255 - grey) for grey in range(darkest, 256))
    black_ramp = Image.frombytes("CMYK", (256 - darkest, 1), bytes(inks))
    rising = _luminances(black_ramp, _profile(profile.icc, "CMYK"))
    source = _source_luminances(embedded)
    floor, dark = rising[0], source[0]
    # A profile in which black is white would leave nothing to divide by.
    span = (1 - dark) or 1
    wanted = (floor + (1 - floor) * (value - dark) / span for value in source[1:-1])
    return [darkest, *(darkest + _nearest(rising, value) for value in wanted), 255]


def _nearest(rising: list[float], value: float) -> int:
    """The index of `value` in a rising list; the middle of a stretch of equals."""
    return min(len(rising) - 1, (bisect_left(rising, value) + bisect_right(rising, value)) // 2)


def _source_luminances(embedded: bytes) -> list[float]:
    ramp = Image.frombytes("L", (256, 1), bytes(range(256)))
    if grey := _matching(embedded, "L"):
        return _luminances(ramp, _profile(grey, "L"))
    return _luminances(Image.merge("RGB", (ramp, ramp, ramp)), _profile(_matching(embedded, "RGB"), "RGB"))


def _luminances(pixels: Photo, source: ImageCms.ImageCmsProfile) -> list[float]:
    """Relative luminance (CIE Y, paper or white being 1) of a row of colours."""
    transform = _to_lab(source, pixels.mode, ImageCms.Intent.RELATIVE_COLORIMETRIC)
    lightness = ImageCms.applyTransform(pixels, transform).getchannel("L")  # type: ignore[union-attr]
    return [_luminance(value * 100 / 255) for value in lightness.tobytes()]


def _luminance(lightness: float) -> float:
    """CIE L* to Y (CIE 15:2004, 8.2.1)."""
    return ((lightness + 16) / 116) ** 3 if lightness > 8 else lightness * 27 / 24389
