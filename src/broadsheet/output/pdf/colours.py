"""Colours of the screen in the inks of the press: greys in black alone, the rest as photos are separated."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace
from PIL import __version__ as pillow

from broadsheet.base.cache import Cache
from broadsheet.display.ops import BLACK, PAPER, Ink
from broadsheet.output.profile import PressProfile

_MAKER = f"colours-1 {pillow}"
"""Changes with the way colours are separated, so that the cache forgets the old way's results."""
_NEUTRAL = 4
"""Parts of a colour may differ by this much, of 255, in one that counts as grey, as in a photo."""


def press_inks(
    colours: Sequence[tuple[int, int, int]], profile: PressProfile, tint: int, cache: Cache
) -> list[Ink]:
    """Each colour in press inks: no more in all than the press holds, none of them less than `tint`, thousandths.

    Black is all black, a grey the black that looks as light, whatever the limit for photos.
    """
    coloured = [colour for colour in colours if not _neutral(colour) or 0 < sum(colour) < 765]
    if not coloured:
        return [_plain(colour) for colour in colours]
    key = f"{_MAKER} {(coloured, profile.digest, profile.max_ink, tint)}"
    if (kept := cache.get(key)) is None:
        # Deferred: with a warm cache no colour is separated.
        from broadsheet.output.pdf.separate import greys, separated  # noqa: PLC0415

        ramp = greys(replace(profile, photo_black=100))
        made = separated(coloured, profile)
        inks = [
            Ink(0, 0, 0, ramp[round(sum(colour) / 3)]) if _neutral(colour) else Ink(*ink)
            for colour, ink in zip(coloured, made, strict=True)
        ]
        kept = msgspec.json.encode([tuple(0 if part < tint else part for part in ink) for ink in inks])
        cache.put(key, kept)
    found = dict(zip(coloured, msgspec.json.decode(kept, type=list[tuple[int, int, int, int]]), strict=True))
    return [Ink(*found[colour]) if colour in found else _plain(colour) for colour in colours]


def _neutral(colour: tuple[int, int, int]) -> bool:
    return max(colour) - min(colour) <= _NEUTRAL


def _plain(colour: tuple[int, int, int]) -> Ink:
    return PAPER if sum(colour) else BLACK
