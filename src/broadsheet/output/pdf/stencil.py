"""Stencils of cut-out photos: the one-bit mask that lets what lies below show, as PDF/X-1a knows no other
(ISO 32000-1, 8.9.6.3)."""

from __future__ import annotations

import warnings
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final

from msgspec import msgpack
from PIL import Image, ImageOps

from broadsheet.base.units import POINT
from broadsheet.display.ops import Picture
from broadsheet.output.pdf.images import Stencil

if TYPE_CHECKING:
    from PIL.Image import Image as Photo

FORMATS: Final = ("JPEG", "PNG", "TIFF", "WEBP")
"""The decoders a photo may meet; others run programs."""
_PPI: Final = 800
"""Pixels an inch of a stencil: its edge is a line to the press, not a tone."""
_OPAQUE: Final = 128
"""From this alpha on, of 255, a pixel is printed."""
_REACH: Final = 16
"""Pixels that the colours at an edge are drawn out beyond it by."""


def stencil(data: bytes, picture: Picture) -> bytes:
    """The stencil of a cut-out's part `crop` for its place, packed to be kept. Errors: whatever Pillow raises."""
    size = (max(side * _PPI // (72 * POINT), 1) for side in (picture.rect.w, picture.rect.h))
    width, height = size
    alpha = _upright(data).getchannel("A").resize((width, height), Image.Resampling.BICUBIC, box=picture.crop)
    bits = alpha.point([255] * _OPAQUE + [0] * (256 - _OPAQUE), "1").tobytes()
    return msgpack.encode(Stencil(zlib.compress(bits, 9), width, height))


def _upright(data: bytes) -> Photo:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            return ImageOps.exif_transpose(image.convert("RGBA"))


def drawn_out(photo: Photo) -> Photo:
    """A picture with an alpha, its colours drawn out beyond its edges: paper mixed in would show as a pale rim."""
    small = (-(-photo.width // _REACH), -(-photo.height // _REACH))
    far = photo.convert("RGBa").resize(small, Image.Resampling.BOX).convert("RGBA")
    paper = Image.new("RGB", small, "white")
    paper.paste(far.convert("RGB"), mask=far.getchannel("A").point([0] + [255] * 255))
    ground = paper.resize(photo.size, Image.Resampling.BILINEAR)
    ground.paste(photo.convert("RGB"), mask=photo.getchannel("A"))
    return ground
