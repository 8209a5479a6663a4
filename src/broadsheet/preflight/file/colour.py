"""Colour spaces of a PDF and what a colour in them puts on the plates (ISO 32000-1, 8.6)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple, TypeAlias

import pikepdf

Inks: TypeAlias = tuple[float, float, float, float]

PROCESS: Final = ("Cyan", "Magenta", "Yellow", "Black")
"""The names by which Separation and DeviceN call the plates themselves (8.6.6.4)."""
DEFAULTS: Final = {"DeviceGray": "DefaultGray", "DeviceRGB": "DefaultRGB", "DeviceCMYK": "DefaultCMYK"}
_CHANNELS: Final = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4, "CalGray": 1, "CalRGB": 3, "Lab": 3}
_SHORT: Final = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
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
        return _named(str(written)[1:], resources, depth)
    if not isinstance(written, pikepdf.Array) or not len(written):
        return UNKNOWN
    family = str(written[0])[1:]
    family = _SHORT.get(family, family)
    if len(written) == 1:
        return _named(family, resources, depth)
    return _built(family, written[1], resources, depth)


def _built(family: str, basis: Any, resources: Any, depth: int) -> Space:
    """A space from its family and what the array gives beside it."""
    if family in ("Indexed", "Pattern"):
        return Space(family, 1 if family == "Indexed" else 0, base=read_space(basis, resources, depth + 1))
    if family in ("Separation", "DeviceN"):
        names = tuple(str(name)[1:] for name in ([basis] if family == "Separation" else basis))
        return Space(family, len(names), names)
    return Space(family, int(basis.get("/N", 0)) if family == "ICCBased" else _CHANNELS.get(family, 0))


def _named(name: str, resources: Any, depth: int) -> Space:
    name = _SHORT.get(name, name)
    spaces = resources.get("/ColorSpace", {}) if resources is not None else {}
    if name in _DEVICE:
        return _DEVICE[name]._replace(mapped=f"/{DEFAULTS[name]}" in spaces)
    if name == "Pattern":
        return Space("Pattern", 0)
    found = spaces.get(f"/{name}") if isinstance(spaces, pikepdf.Dictionary) else None
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
