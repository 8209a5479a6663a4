"""Large photos of a file brought to half their resolution before its ink is measured: the same ink in a quarter of the
pixels, for four plates are drawn of each."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Any, Final

import pikepdf

from broadsheet.preflight.file.objects import name, whole

_LARGE: Final = 500_000
"""Pixels from which it pays."""
_MODES: Final = {"DeviceCMYK": "CMYK", "DeviceGray": "L"}


def shrink(pdf: pikepdf.Pdf) -> None:
    """Exchange the JPEGs of press inks in an open file; those that Pillow cannot read stay."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and _fits(item):
            _halve(item)


def _fits(image: Any) -> bool:
    return (
        image.get("/Subtype") == "/Image"
        and image.get("/Filter") == "/DCTDecode"
        and name(image.get("/ColorSpace")) in _MODES
        and whole(image.get("/Width")) * whole(image.get("/Height")) > _LARGE
        and not {"/Mask", "/SMaskInData", "/DecodeParms"} & set(image.keys())
    )


def _halve(stream: Any) -> None:
    # Deferred: files without large photos need no decoder.
    from PIL import Image, ImageChops  # noqa: PLC0415

    try:
        with Image.open(BytesIO(stream.read_raw_bytes())) as photo:
            if photo.mode != _MODES[name(stream["/ColorSpace"])]:
                return
            photo.draft(photo.mode, (photo.width // 2, photo.height // 2))
            # Pillow turns CMYK over as it reads it; the filter of a PDF does not (7.4.8).
            data = ImageChops.invert(photo) if photo.mode == "CMYK" else photo.copy()
    except (OSError, ValueError, Image.DecompressionBombError):
        return
    stream.write(zlib.compress(data.tobytes(), 1), filter=pikepdf.Name.FlateDecode)
    stream["/Width"], stream["/Height"], stream["/BitsPerComponent"] = *data.size, 8
