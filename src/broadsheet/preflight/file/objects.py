"""Objects of a file from anywhere, read as the types the standard gives them (ISO 32000-1, 7.3).

What a file holds may be of any type, or not be there. Each function here has an answer for all of it, so that the rooms
that read a file need not ask: what is of another type counts as missing, as viewers take it.
"""

from __future__ import annotations

from decimal import Decimal
from math import isfinite
from typing import Any, Final

import pikepdf

GREATEST: Final = 1e9
"""A larger number is no length, width or count of anything printed."""


def keyed(value: Any, default: Any = None) -> Any:
    """A dictionary or stream; `default`, or an empty dictionary, for anything else."""
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        return value
    return pikepdf.Dictionary() if default is None else default


def entry(value: Any, *keys: Any) -> Any:
    """What stands at a key of a dictionary or stream, and at the next key of that; None where nothing does."""
    for key in keys:
        if not isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            return None
        value = value.get(key)
    return value


def has(value: Any, key: str) -> bool:
    """Whether it is a dictionary or stream with such a key."""
    return isinstance(value, pikepdf.Dictionary | pikepdf.Stream) and key in value


def listed(value: Any) -> list[Any]:
    """The items of an array, none for anything else."""
    return list(value) if isinstance(value, pikepdf.Array) else []


def several(value: Any) -> list[Any]:
    """The items of an array, or the one that stands without it (as filters and contents may)."""
    return [] if value is None else listed(value) if isinstance(value, pikepdf.Array) else [value]


def number(value: Any, default: float = 0.0) -> float:
    """A number, within what can be printed."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return default
    found = float(value)
    return found if isfinite(found) and abs(found) <= GREATEST else default


def whole(value: Any, default: int = 0) -> int:
    """As `number`, cut to a whole one."""
    return int(number(value, default))


def numbers(value: Any, default: tuple[float, ...]) -> tuple[float, ...]:
    """As many numbers as `default` has, which stands in for an array of another length."""
    items = listed(value)
    return tuple(map(number, items)) if len(items) == len(default) else default


def name(value: Any, default: str = "") -> str:
    """A name without its slash. Names are UTF-8 (7.3.5); older Chinese programs wrote them in GBK."""
    if not isinstance(value, pikepdf.Name):
        return default
    written = bytes(value)[1:]
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        return written.decode("gb18030", "replace")


def said(value: Any) -> str:
    """A text string or a name as text, "" for anything else."""
    if isinstance(value, pikepdf.Name):
        return "/" + name(value)
    if not isinstance(value, pikepdf.String):
        return ""
    try:
        return str(value)
    except UnicodeDecodeError:
        return bytes(value).decode("latin-1")
