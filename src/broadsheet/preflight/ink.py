"""How much ink a separated photo lays down, measured on its pixels as the press file has them."""

from __future__ import annotations

from io import BytesIO

from broadsheet.base.cache import Cache

_MAKER = "ink-1"
_SPOT_MM = 1


def most_ink(jpeg: bytes, digest: bytes, ppi: float, cache: Cache) -> float:
    """The most ink on any square millimetre of a CMYK or grey JPEG printed at `ppi`, in per cent.

    Kept in the cache under the photo's `digest`.
    A square holds several screen dots, and JPEG's noise at an edge is no fault in it.
    """
    side = max(round(ppi * _SPOT_MM / 25.4), 1)
    key = f"{_MAKER} {digest.hex()} {side}"
    if (kept := cache.get(key)) is not None:
        return float(kept)
    measured = _measure(jpeg, side)
    cache.put(key, f"{measured:.1f}".encode())
    return round(measured, 1)


def _measure(jpeg: bytes, side: int) -> float:
    # Deferred: with a warm cache no photo is opened.
    from PIL import Image, ImageChops  # noqa: PLC0415

    with Image.open(BytesIO(jpeg)) as image:
        photo = image.convert("CMYK") if image.mode != "L" else ImageChops.invert(image)
        # Pillow reads every CMYK JPEG as Adobe writes them, paper white as full; without Adobe's mark it is ink.
        if image.mode == "CMYK" and "adobe" not in image.info:
            photo = ImageChops.invert(photo)
    spots = photo.reduce(side).tobytes()
    planes = len(photo.getbands())
    return 100 * max(map(sum, zip(*(spots[plane::planes] for plane in range(planes)), strict=True))) / 255
