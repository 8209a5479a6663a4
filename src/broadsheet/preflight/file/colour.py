"""Colour spaces of a PDF and what a colour in them puts on the plates (ISO 32000-1, 8.6)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple, TypeAlias

import pikepdf

from broadsheet.preflight.file.objects import entry, has, listed, name, whole

Inks: TypeAlias = tuple[float, float, float, float]

PROCESS: Final = ("Cyan", "Magenta", "Yellow", "Black")
"""The names by which Separation and DeviceN call the plates themselves (8.6.6.4)."""
DEFAULTS: Final = {"DeviceGray": "DefaultGray", "DeviceRGB": "DefaultRGB", "DeviceCMYK": "DefaultCMYK"}
_CHANNELS: Final = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4, "CalGray": 1, "CalRGB": 3, "Lab": 3}
_SHORT: Final = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_COUNTS: Final = (1, 3, 4)
"""Components of the spaces that name no colorants (8.6.5.5)."""
_DEEP: Final = 6


class Space(NamedTuple):
    """A colour space: its family, how many components it has, the colorants it names, the space it stands on.

    `names` is filled for Separation and DeviceN, `base` for Indexed and Pattern; `mapped` tells that a Default space
    of the resources takes a device space's place.
    """

    family: str
    channels: int
    names: tuple[str, ...] = ()
    base: Space | None = None
    mapped: bool = False

    @property
    def root(self) -> Space:
        """The space that colours are finally given in: Indexed and Pattern stand on another."""
        return self.base.root if self.base is not None else self

    @property
    def spots(self) -> tuple[str, ...]:
        """Colorants beyond the process inks."""
        return tuple(name for name in self.root.names if name not in (*PROCESS, "All", "None"))


GRAY: Final = Space("DeviceGray", 1)
RGB: Final = Space("DeviceRGB", 3)
CMYK: Final = Space("DeviceCMYK", 4)
UNKNOWN: Final = Space("Unknown", 0)
_DEVICE: Final = {space.family: space for space in (GRAY, RGB, CMYK)}


class Paint(NamedTuple):
    """A colour: a space and its components, or a pattern's dictionary, with components if it is an uncoloured one."""

    space: Space
    parts: tuple[float, ...]
    pattern: Any = None


BLACK_PAINT: Final = Paint(GRAY, (0.0,))
"""What every page begins with (8.4.1)."""


def read_space(written: Any, resources: Any, depth: int = 0) -> Space:
    """The space that a name or array stands for; `resources` are those of the content it is met in."""
    if depth > _DEEP:
        return UNKNOWN
    if isinstance(written, pikepdf.Name):
        return _named(written, resources, depth)
    if not isinstance(written, pikepdf.Array) or not len(written):
        return UNKNOWN
    family = name(written[0])
    family = _SHORT.get(family, family)
    if len(written) == 1:
        return _named(written[0], resources, depth)
    return _built(family, written[1], resources, depth)


def _built(family: str, basis: Any, resources: Any, depth: int) -> Space:
    """A space from its family and what the array gives beside it."""
    if family in ("Indexed", "Pattern"):
        return Space(family, 1 if family == "Indexed" else 0, base=read_space(basis, resources, depth + 1))
    if family in ("Separation", "DeviceN"):
        names = tuple(map(name, [basis] if family == "Separation" else listed(basis)))
        return Space(family, len(names), names)
    channels = whole(entry(basis, "/N")) if family == "ICCBased" else _CHANNELS.get(family, 0)
    return Space(family, channels if channels in _COUNTS else 0)


def _named(written: Any, resources: Any, depth: int) -> Space:
    family = _SHORT.get(name(written), name(written))
    spaces = entry(resources, "/ColorSpace")
    if family in _DEVICE:
        return _DEVICE[family]._replace(mapped=has(spaces, f"/{DEFAULTS[family]}"))
    if family == "Pattern":
        return Space("Pattern", 0)
    found = entry(spaces, written)
    return read_space(found, resources, depth + 1) if found is not None else UNKNOWN


def initial(space: Space) -> tuple[float, ...]:
    """The colour that is current once a space is set (8.6.8)."""
    if space.family == "DeviceCMYK":
        return (0.0, 0.0, 0.0, 1.0)
    return ((1.0,) if space.family in ("Separation", "DeviceN") else (0.0,)) * space.channels


def inks(paint: Paint) -> Inks | None:
    """The ink a colour puts on each plate, 0 to 1; None where that is for a RIP to decide."""
    space, parts, _ = paint
    if space.mapped or len(parts) != space.channels:
        return None
    if space.family == "DeviceCMYK":
        return (parts[0], parts[1], parts[2], parts[3])
    if space.family == "DeviceGray":
        return (0.0, 0.0, 0.0, 1 - parts[0])
    if space.family not in ("Separation", "DeviceN") or space.spots:
        return None
    if space.names == ("All",):
        return (parts[0],) * 4
    tints: Mapping[str, float] = dict(zip(space.names, parts, strict=True))
    return (
        tints.get("Cyan", 0.0), tints.get("Magenta", 0.0), tints.get("Yellow", 0.0), tints.get("Black", 0.0)
    )  # fmt: skip


def is_black(paint: Paint) -> bool:
    """Full black and nothing else (GWG 2022, D0013)."""
    return inks(paint) == (0, 0, 0, 1) and paint.space.names != ("All",)


def is_white(paint: Paint) -> bool:
    """A colour that leaves the paper bare."""
    if paint.space.family in ("DeviceRGB", "CalRGB"):
        return paint.parts == (1, 1, 1)
    tints = paint.parts if paint.space.family in ("Separation", "DeviceN") else inks(paint)
    return tints is not None and len(tints) > 0 and not any(tints)


def colorants(paint: Paint) -> int:
    """How many plates print a colour; 0 where that is for a RIP to decide."""
    if paint.space.family in ("Separation", "DeviceN") and paint.space.names != ("All",):
        return sum(part > 0 for part in paint.parts)
    return sum(part > 0 for part in inks(paint) or ())
