"""Writing a file whole: the new bytes are there in full, or the old ones untouched."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile


def write_whole(path: Path, data: bytes, *, lasting: bool = True) -> bool:
    """Write `data` to `path` by way of a temporary file beside it; False if the same bytes were there already.

    A `lasting` one is on the disk when this returns, should the power fail then.
    Folders are made as needed. OSError (disk full, no permission) leaves the old file and no temporary one.
    """
    if _holds(path, data):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(data)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        except BaseException:
            file.close()
            _remove(temporary)
            raise
    try:
        temporary.chmod(_mode(path))
        temporary.replace(path)
    except BaseException:
        _remove(temporary)
        raise
    return True


def write_new(files: Mapping[Path, bytes]) -> None:
    """Write files none of which may be there yet: all of them, or none after OSError (FileExistsError too)."""
    made: list[Path] = []
    try:
        for path, data in files.items():
            for folder in [folder for folder in path.parents if not folder.exists()][::-1]:
                folder.mkdir()
                made.append(folder)
            with path.open("xb") as file:
                made.append(path)
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
    except BaseException:
        for path in reversed(made):
            with suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        raise


def sweep(folder: Path, name: str) -> None:
    """Remove the temporary files that a killed `write_whole` left in `folder`; `name` is a pattern, such as `*.pdf`."""
    for left in folder.glob(f".{name}.*.tmp"):
        _remove(left)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _mode(path: Path) -> int:
    # A temporary file is private; the finished one keeps the old file's permissions or takes the usual ones.
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
