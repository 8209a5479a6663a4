"""How much of a photo is light, here and there, for type that is to stand on it."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import Final

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.world import World

ACROSS: Final = 24
"""A photo is seen in so many squares across and down."""
LIGHT: Final = 128
"""A spot from so light on, 0 to 255, bears black type, a darker one white."""
_FINE = 8
"""Each square is seen in so many spots across and down."""
_VERSION = "tones-3"


def tones(path: Path, world: World) -> bytes:
    """How much of each square of an upright photo is light, 0 to 255, row by row; nothing where that cannot be told.

    That tells fine lines from an even tone, which their mean would not.
    """
    content = world.read(path)
    if isinstance(content, Diagnostic):
        return b""
    return world.cache.kept(_VERSION, content, bytes, lambda: _seen(content)) or b""


def _seen(content: bytes) -> bytes | None:
    # Pillow is loaded only for a photo that was never seen so before.
    from PIL import Image, ImageOps  # noqa: PLC0415

    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(content)) as image:
            image.draft("L", (image.width // 8, image.height // 8))
            upright = ImageOps.exif_transpose(image).convert("L")
            fine = upright.resize((_FINE * ACROSS, _FINE * ACROSS), Image.Resampling.BOX)
            light = fine.point([255 * (tone >= LIGHT) for tone in range(256)])
            return light.resize((ACROSS, ACROSS), Image.Resampling.BOX).tobytes()
    except MemoryError:
        raise
    except (
        Exception
    ):  # A decoder fed damaged data raises whatever it happens to meet; that is told elsewhere.
        return None
