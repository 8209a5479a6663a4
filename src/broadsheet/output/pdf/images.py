"""Photos as the file holds them: separated once for a place on a page, kept in the cache, passed through."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from hashlib import sha256

from msgspec import Struct, msgpack
from msgspec.structs import replace
from PIL import __version__ as pillow

from broadsheet.base.cache import Cache
from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.units import POINT
from broadsheet.display.ops import Picture
from broadsheet.output.pdf.engine import name, stream
from broadsheet.output.pdf.jpeg import ADOBE, segments
from broadsheet.output.profile import PressProfile

_MAKER = f"photo-2 {pillow}"
"""Changes with the way photos are separated, so that the cache forgets the old way's results; Pillow's way too."""
_CUTOUT = "cutout-1"
"""Changes with the way cut-outs are made."""
_INCH = 72 * POINT


class Stencil(Struct, frozen=True, array_like=True):
    """What is printed of a cut-out (ISO 32000-1, 8.9.6.3): a bit a pixel, 1 for what is not, rows from the top,
    deflated."""

    data: bytes
    width: int
    height: int

    def xobject(self) -> object:
        """The mask as an external object."""
        entries: dict[str, object] = {
            "Type": name("XObject"),
            "Subtype": name("Image"),
            "Width": self.width,
            "Height": self.height,
            "ImageMask": b"true",
            "BitsPerComponent": 1,
            "Filter": name("FlateDecode"),
        }
        return stream(self.data, entries, level=0)


class PreparedImage(Struct, frozen=True, dict=True):
    """A JPEG in press inks. `components` is 4 (CMYK) or 1 (a grey photo, black ink alone); `inverted` for data
    that stores paper white as full, as Adobe's CMYK files do; of a cut-out its `stencil` is printed alone."""

    data: bytes
    width: int
    height: int
    components: int
    inverted: bool = False
    stencil: Stencil | None = None

    @cached_property
    def digest(self) -> bytes:
        return sha256(self.data + (self.stencil.data if self.stencil else b"")).digest()


def prepare(
    picture: Picture, data: bytes, profile: PressProfile, cache: Cache, findings: Findings
) -> PreparedImage:
    """The photo of `picture`, whose file holds `data`, in the inks of `profile` at no more than its resolution.

    A file that cannot be decoded is a BS703, and a grey plane stands in for it.
    """
    size = pixel_size(picture, profile.max_ppi)
    limits = (profile.max_ink, profile.photo_black)
    key = f"{_MAKER} {(sha256(data).hexdigest(), picture.crop, size, profile.digest, limits)}"
    key += f" {_CUTOUT} {picture.rect.w, picture.rect.h}" if picture.cutout else ""
    try:
        made = _kept(key, cache, lambda: _separated(data, picture, size, profile))
        mask = _kept(f"{key} stencil", cache, lambda: _stencil(data, picture)) if picture.cutout else None
    except MemoryError:
        raise
    except Exception:  # A decoder may meet broken data with any exception there is.
        # Pillow is loaded here and not above: with a warm cache no photo is opened.
        from broadsheet.output.pdf.separate import plain_grey  # noqa: PLC0415

        findings.append(Diagnostic("BS703", picture.origin, {"name": picture.file}))
        return read_jpeg(plain_grey())
    return replace(read_jpeg(made), stencil=None if mask is None else msgpack.decode(mask, type=Stencil))


def _kept(key: str, cache: Cache, make: Callable[[], bytes]) -> bytes:
    """What the cache has under a key, or what is made then."""
    if (kept := cache.get(key)) is not None:
        return kept
    made = make()
    cache.put(key, made)
    return made


def _separated(data: bytes, picture: Picture, size: tuple[int, int], profile: PressProfile) -> bytes:
    from broadsheet.output.pdf.separate import Cut, separate  # noqa: PLC0415  # As above.

    return separate(data, Cut(picture.crop, size, picture.cutout), profile)


def _stencil(data: bytes, picture: Picture) -> bytes:
    from broadsheet.output.pdf.stencil import stencil  # noqa: PLC0415  # As above.

    return stencil(data, picture)


def pixel_size(picture: Picture, max_ppi: int) -> tuple[int, int]:
    """Width and height in pixels: what the crop has, or what the place needs at `max_ppi` if that is less."""
    left, top, right, bottom = picture.crop
    sides = ((right - left, picture.rect.w), (bottom - top, picture.rect.h))
    width, height = (max(1, min(pixels, round(length * max_ppi / _INCH))) for pixels, length in sides)
    return width, height


def read_jpeg(data: bytes) -> PreparedImage:
    """The measures of a JPEG file from its frame header (ITU-T T.81, B.2.2); ValueError if it has none."""
    inverted = False
    for marker, start, _ in segments(data):
        if marker == ADOBE and data[start : start + 5] == b"Adobe":
            inverted = True
        if marker in range(0xC0, 0xC4):
            height, width = (int.from_bytes(data[at : at + 2], "big") for at in (start + 1, start + 3))
            components = data[start + 5]
            return PreparedImage(data, width, height, components, inverted and components == 4)
    raise ValueError("no frame header")


def image_xobject(image: PreparedImage, mask: object = None) -> object:
    """The image as an external object (ISO 32000-1, 8.9.5), `mask` the reference to its stencil's.

    A grey photo is DeviceGray: against a CMYK output intent that is black ink alone (10.3.3), a quarter of the data.
    """
    entries: dict[str, object] = {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": image.width,
        "Height": image.height,
        "BitsPerComponent": 8,
        "ColorSpace": name("DeviceCMYK" if image.components == 4 else "DeviceGray"),
        "Filter": name("DCTDecode"),
    }
    if mask is not None:
        entries["Mask"] = mask
    if image.inverted:
        entries["Decode"] = b"[1 0 1 0 1 0 1 0]"
    return stream(image.data, entries, level=0)
