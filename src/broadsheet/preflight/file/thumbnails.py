"""The pages of a finished PDF as small pictures, for its ticket."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

from broadsheet.preflight.file.inkmap import drawable

_LONGER: Final = 480
"""Pixels on the longer side."""


def thumbnails(data: bytes, count: int) -> list[bytes]:
    """Each of so many pages as a small PNG in the colours of a screen; empty for one that PDFium cannot draw."""
    import pypdfium2  # noqa: PLC0415  # Loads a library of some megabytes.

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return [b""] * count
    try:
        return [_thumbnail(document, index) for index in range(count)]
    finally:
        document.close()


def _thumbnail(document: Any, index: int) -> bytes:
    from pypdfium2 import PdfiumError  # noqa: PLC0415  # Loads a library of some megabytes.

    try:
        page = document[index]
        if not drawable(*page.get_size()):
            return b""
        drawn = page.render(scale=_LONGER / max(page.get_size()), draw_annots=False)
    except PdfiumError:
        return b""
    buffer = BytesIO()
    drawn.to_pil().convert("RGB").save(buffer, "PNG")
    return buffer.getvalue()
