"""The one door to disk and clock: files are read only below the folders a run was given."""

from __future__ import annotations

import datetime
import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from broadsheet.base.cache import Cache, default_folder
from broadsheet.base.data import data_folder
from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.nearest import all_near
from broadsheet.base.source import Source, Span

TEXT_LIMIT = 5_000_000
"""Bytes in a YAML or copy file; a year of a paper's copy is smaller."""

FILE_LIMIT = 500_000_000
"""Bytes in any other file."""

_NOT_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|.*\\|~|/")
_LISTED = 2000


class World(Protocol):
    """What the program may ask of the machine.

    Faults of `read` and `find` come back as diagnostics without a place: the caller, who knows where the file was
    named, adds it with `placed`.
    """

    @property
    def cache(self) -> Cache:
        """The user's cache."""
        ...

    @property
    def folders(self) -> Sequence[Path]:
        """Where copy and photos are looked for, in this order."""
        ...

    @property
    def sources(self) -> Mapping[str, Source]:
        """Every text read so far, under the name its spans carry."""
        ...

    def read(self, path: Path) -> bytes | Diagnostic:
        """The bytes of a file below the roots (BS201, BS202, BS203, BS104)."""
        ...

    def source(self, path: Path, findings: Findings, named: Span | None = None) -> Source | None:
        """The text of a file below the roots, kept in `sources`; None after BS101, BS102, or what `read` finds, told
        where the file was named."""
        ...

    def find(self, name: str, folders: Sequence[Path] | None = None) -> Path | Diagnostic:
        """The first file called `name`, a relative path, below one of `folders` (BS201, BS202, BS203)."""
        ...

    def shown(self, path: Path) -> str:
        """The path as the user knows it: from the working folder where it lies below that."""
        ...

    def today(self) -> datetime.date:
        """The day of the run, or SOURCE_DATE_EPOCH's (UTC)."""
        ...


class Disk:
    """The real world, closed but for `roots`."""

    def __init__(
        self, roots: Iterable[Path], folders: Sequence[Path] = (), cache: Cache | None = None
    ) -> None:
        self.folders = tuple(folders)
        self._roots = tuple(dict.fromkeys(str(root.resolve()) for root in roots))
        self._cwd = Path.cwd()
        self._homes: dict[str, str] = {}
        self._sources: dict[str, Source] = {}
        self._garbled: set[str] = set()
        self.cache = Cache(default_folder()) if cache is None else cache

    @classmethod
    def for_issue(cls, issue: Path, assets: Sequence[Path] = ()) -> Disk:
        """The world of one issue: the folder of its name, the one it lies in, assets, layouts and the type case."""
        home = issue.absolute().parent
        folders = (home / issue.stem, home, *assets)
        return cls([*folders, data_folder("layout"), data_folder("fonts")], folders)

    @property
    def sources(self) -> Mapping[str, Source]:
        return self._sources

    def read(self, path: Path, limit: int = FILE_LIMIT) -> bytes | Diagnostic:
        found = self._admit(path)
        if isinstance(found, Diagnostic):
            return found
        real, size = found
        if size > limit:
            return _refuse("BS104", path.name, size=size // 1_000_000, limit=limit // 1_000_000)
        try:
            return real.read_bytes()
        except FileNotFoundError:
            return self._missing(path)

    def source(self, path: Path, findings: Findings, named: Span | None = None) -> Source | None:
        shown = self.shown(path)
        if shown in self._sources:
            return None if shown in self._garbled else self._sources[shown]
        content = self.read(path, TEXT_LIMIT)
        if isinstance(content, Diagnostic):
            placed(content, named, findings)
            return None
        self._sources[shown], fault = decode_text(content, shown)
        if fault is not None:
            self._garbled.add(shown)
            findings.append(fault)
            return None
        return self._sources[shown]

    def find(self, name: str, folders: Sequence[Path] | None = None) -> Path | Diagnostic:
        folders = self.folders if folders is None else folders
        if not name.strip() or _NOT_LOCAL.match(name) or "\0" in name:
            return _refuse("BS202", name)
        for folder in folders:
            for form in dict.fromkeys((name, *(unicodedata.normalize(f, name) for f in ("NFC", "NFD")))):
                if _exists(path := folder / form):
                    found = self._admit(path)
                    return found if isinstance(found, Diagnostic) else path
        if any(self._outside(self._real(folder / name)) for folder in folders):
            return _refuse("BS202", name)
        tried = ", ".join(self.shown(folder) for folder in folders)
        return _refuse("BS201", name, nearest=_nearest(name, folders), tried=tried)

    def shown(self, path: Path) -> str:
        whole = Path(os.path.normpath(self._cwd / path))
        return str(whole.relative_to(self._cwd) if whole.is_relative_to(self._cwd) else whole)

    def today(self) -> datetime.date:
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        if epoch.isdecimal():
            return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
        return datetime.datetime.now().astimezone().date()

    def _missing(self, path: Path) -> Diagnostic:
        folder = path.parent
        return _refuse(
            "BS201", self.shown(path), nearest=_nearest(path.name, [folder]), tried=self.shown(folder)
        )

    def _real(self, path: Path) -> str:
        """What is behind all links; the folder's own are followed once in a run."""
        folder, name = os.path.split(path)
        if name in ("", os.curdir, os.pardir):
            return os.path.realpath(path)
        if folder not in self._homes:
            self._homes[folder] = os.path.realpath(folder)
        real = os.path.join(self._homes[folder], name)  # noqa: PTH118  # A few dozen times a run.
        return os.path.realpath(real) if os.path.islink(real) else real  # noqa: PTH114

    def _outside(self, real: str) -> bool:
        return not any(real == root or real.startswith(root.rstrip(os.sep) + os.sep) for root in self._roots)

    def _admit(self, path: Path) -> tuple[Path, int] | Diagnostic:
        """The file itself behind all links, if it is a plain file below a root, and its bytes."""
        real = self._real(path)
        if self._outside(real):
            return _refuse("BS202", self.shown(path))
        try:
            state = os.stat(real)  # noqa: PTH116
        except (FileNotFoundError, NotADirectoryError):
            return self._missing(path)
        except OSError:
            return _refuse("BS203", path.name)
        return (Path(real), state.st_size) if stat.S_ISREG(state.st_mode) else _refuse("BS203", path.name)


def decode_text(content: bytes, name: str) -> tuple[Source, Diagnostic | None]:
    """The text of a file in UTF-8, or in UTF-16 with its mark; a byte-order mark is no part of it.

    With a fault (BS101, BS102) comes the text as it can be shown, so that the fault has a place.
    """
    utf16 = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    encoding = "utf-16" if utf16 else "utf-8-sig"
    try:
        return Source(name, content.decode(encoding)), None
    except UnicodeDecodeError as error:
        start = error.start
    if not utf16 and _reads_as_gb18030(content):
        source = Source(name, content.decode("gb18030"))
        at = next(i for i, char in enumerate(source.text) if char > "\x7f")
        return source, Diagnostic("BS101", source.span(at, at + 1), {"name": name})
    at = len(content[:start].decode(encoding, "ignore"))
    source = Source(name, content.decode(encoding, "replace"))
    return source, Diagnostic("BS102", source.span(at, at + 1), {"name": name})


def _reads_as_gb18030(content: bytes) -> bool:
    """Whether the bytes are GB18030 and mostly Han in it: nearly any bytes decode, few make sense."""
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        return False
    high = [char for char in text if char > "\x7f"]
    han = sum("\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef" for char in high)
    return han * 10 >= len(high) * 7


def _refuse(code: str, name: str, **args: object) -> Diagnostic:
    return Diagnostic(code, args={"name": name, **args})


def _exists(path: Path) -> bool:
    """Whether something is there, a broken or circular link too."""
    try:
        path.lstat()
    except (OSError, ValueError):
        return False
    return True


def _nearest(name: str, folders: Sequence[Path]) -> str:
    """Up to three files with similar names, for the hint."""
    parent = Path(name).parent
    if ".." in parent.parts:
        return ""
    stems = {Path(entry).stem: entry for folder in folders for entry in _listing(folder / parent)}
    return ", ".join((parent / stems[stem]).as_posix() for stem in all_near(Path(name).stem, stems, 3))


def _listing(folder: Path) -> Iterator[str]:
    """The names in a folder, sorted, as many as a hint can use."""
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if entry.is_file())
    except OSError:
        return iter(())
    return iter(names[:_LISTED])


def placed(fault: Diagnostic, span: Span | None, findings: Findings) -> None:
    """Record a fault of the door at the place where the file was named."""
    findings.append(Diagnostic(fault.code, span, fault.args))
