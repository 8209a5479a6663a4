"""A printing condition as the output needs it: the press's name, its colour profile, its limits."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256

from msgspec import Struct


class PressProfile(Struct, frozen=True, dict=True):
    """What the output intent says (ISO 32000-1, 14.11.5) and how photos are separated.

    `condition` is the OutputConditionIdentifier, `text` the OutputCondition, `info` a sentence for the printer,
    `registry` the address of the registry that lists `condition` ("" for a condition of one's own), `icc` the bytes
    of a CMYK output profile, `max_ppi` the resolution photos are brought down to, `max_ink` the most ink a spot
    may carry and `photo_black` the most black in a grey photo, in per cent. `pdf` is the standard the file is built
    to: "X-4" (ISO 15930-7) or "X-1a" (ISO 15930-4:2003).
    """

    condition: str
    text: str
    info: str
    icc: bytes
    registry: str = ""
    max_ppi: int = 300
    max_ink: int = 240
    photo_black: int = 100
    pdf: str = "X-4"

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the colour profile, in hex."""
        return sha256(self.icc).hexdigest()
