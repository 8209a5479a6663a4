"""A page taken out of somebody else's PDF, to be placed in ours as it is: what those who read files hand to those who
write them."""

from __future__ import annotations

from hashlib import sha256

from msgspec import Struct, msgpack


class LiftedObject(Struct, frozen=True, array_like=True):
    """An object in PDF syntax: bytes as they are written, numbers where it refers to another object of the page, by its
    place among them. `data` is what a stream holds, under the filters its dictionary names."""

    parts: tuple[bytes | int, ...]
    data: bytes | None = None


class Lifted(Struct, frozen=True, array_like=True):
    """A page standing upright: its trimmed size and how far ink reaches beyond the trim, in points.

    The first of `objects` is a form XObject (ISO 32000-1, 8.10) whose space begins at the lower left of the trim; the
    others are what it needs.
    """

    width: float
    height: float
    bleed: float
    objects: tuple[LiftedObject, ...]

    @property
    def digest(self) -> bytes:
        """SHA-256 of all it shows."""
        return sha256(msgpack.encode(self)).digest()
