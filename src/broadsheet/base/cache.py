"""The user's cache: results kept between runs under the hash of what they were made from.

Losing it, or finding it damaged, read-only or full, costs time and nothing else. BROADSHEET_CACHE names another
folder; set to an empty string it turns the cache off.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec
from msgspec import Struct

T = TypeVar("T")
_DIGEST = 32


def default_folder() -> Path | None:
    """Where the cache lives by the platform's custom; None where it is turned off or no home is known."""
    named = os.environ.get("BROADSHEET_CACHE")
    if named is not None:
        return Path(named) if named else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "broadsheet"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "broadsheet" / "cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "broadsheet"


class Cache(Struct, frozen=True):
    """Entries of bytes in `folder`; with None, an empty cache that keeps nothing.

    A key names what was made, from which content, by which version of the maker: "photo-1 3f2c...".
    """

    folder: Path | None

    def get(self, key: str) -> bytes | None:
        """The entry, or None if it is absent, unreadable or not what was put there."""
        if self.folder is None:
            return None
        try:
            # Without buffers: a photo in its inks has megabytes, and every copy of them costs.
            with self._path(self.folder, key).open("rb", buffering=0) as entry:
                digest, value = entry.read(_DIGEST), entry.readall()
        except OSError:
            return None
        return value if digest == _seal(key, value) else None

    def put(self, key: str, value: bytes) -> None:
        """Keep `value`, whole or not at all; a full disk or a missing permission is let pass."""
        if self.folder is None:
            return
        path = self._path(self.folder, key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(path, _seal(key, value) + value)

    def kept(self, maker: str, content: bytes, type_: Any, make: Callable[[], T]) -> T:
        """What was made of `content` before, or what is made now; that is kept, as JSON, if it is a `type_`.

        `maker` names the version of the way it is made.
        """
        key = f"{maker} {hashlib.sha256(content).hexdigest()}"
        if (known := self.get(key)) is not None:
            return cast("T", msgspec.json.decode(known, type=type_))
        made = make()
        if isinstance(made, type_):
            self.put(key, msgspec.json.encode(made))
        return made

    @staticmethod
    def _path(folder: Path, key: str) -> Path:
        name = hashlib.sha256(key.encode()).hexdigest()
        return folder / name[:2] / name[2:]


def _seal(key: str, value: bytes) -> bytes:
    """The key belongs to the seal, so that an entry moved to another name is not believed."""
    seal = hashlib.sha256(key.encode() + b"\0")
    seal.update(value)
    return seal.digest()


def _write_whole(path: Path, content: bytes) -> None:
    """Write beside the target and rename, so that readers meet the old entry or the new one."""
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        new.write_bytes(content)
        new.replace(path)
    except OSError:
        with suppress(OSError):
            new.unlink()
        raise
