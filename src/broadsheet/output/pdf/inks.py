"""How much ink a photo carries, and no more of it than the press holds: measured on what the press will decode."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageMath

if TYPE_CHECKING:
    from PIL.Image import Image as Photo

QUALITY = 90
HEADROOM = 8
"""Per cent of ink kept clear for JPEG at its best quality: there a coefficient is out by no more than half a step, a
value by no more than 4 of 255 (half the sum of the transform's 64 weights, and rounding), four inks by 6.3 per cent."""
_STRIP = 128
"""Rows looked at together: sums take four bytes a pixel."""


def most_ink(photo: Photo) -> float:
    """The most ink any pixel of a CMYK photo carries, in per cent: 400 at the utmost."""
    return max(map(_most, _strips(photo)))


def encode(photo: Photo, quality: int = QUALITY) -> bytes:
    """A JPEG at full sharpness of colour, without the notes the photo came with."""
    photo.info = {}
    buffer = BytesIO()
    photo.save(buffer, "JPEG", quality=quality, subsampling=0)
    return buffer.getvalue()


def encode_within(photo: Photo, limit: float) -> bytes:
    """A CMYK photo as a JPEG none of whose pixels, decoded, carries more than `limit` per cent of ink."""
    if most_ink(photo) > limit:
        photo = held(photo, limit - HEADROOM)
    made = encode(photo)
    with Image.open(BytesIO(made)) as decoded:
        if most_ink(decoded) <= limit:
            return made
    return encode(held(photo, limit - HEADROOM), quality=100)


def held(photo: Photo, limit: float) -> Photo:
    """The photo with cyan, magenta and yellow taken back in proportion where all four are over `limit` per cent."""
    most = int(limit * 255 / 100)
    finished = Image.new("CMYK", photo.size)
    for index, strip in enumerate(_strips(photo)):
        finished.paste(_held(strip, most), (0, index * _STRIP))
    return finished


def _strips(photo: Photo) -> Iterator[Photo]:
    for top in range(0, photo.height, _STRIP):
        yield photo.crop((0, top, photo.width, min(top + _STRIP, photo.height)))


def _most(strip: Photo) -> float:
    cyan, magenta, yellow, black = strip.split()
    total = ImageMath.lambda_eval(
        lambda inks: inks["c"] + inks["m"] + inks["y"] + inks["k"], c=cyan, m=magenta, y=yellow, k=black
    )
    return float(total.getextrema()[1] * 100 / 255)


def _held(strip: Photo, most: int) -> Photo:
    *colours, black = strip.split()
    cyan, magenta, yellow = colours
    kept = (
        # Whole numbers, rounded down: the sum never passes the limit.
        ImageMath.lambda_eval(
            lambda inks: inks["convert"](
                inks["one"]
                * inks["min"](inks["c"] + inks["m"] + inks["y"], inks["max"](most - inks["k"], 0))
                / inks["max"](inks["c"] + inks["m"] + inks["y"], 1),
                "L",
            ),
            one=colour,
            c=cyan,
            m=magenta,
            y=yellow,
            k=black,
        )
        for colour in colours
    )
    return Image.merge("CMYK", (*kept, black))
