"""The command that looks at the installation: versions, libraries, data, fonts, the cache."""

from __future__ import annotations

import argparse
import platform
import sys
import zlib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

from broadsheet import __version__
from broadsheet.base.cache import Cache, default_folder
from broadsheet.base.data import data_folder
from broadsheet.base.diagnostics import exit_code
from broadsheet.cli.inspect import type_case
from broadsheet.cli.terminal import Terminal

_PACKAGES = (
    "reportlab",
    "pillow",
    "PyYAML",
    "uharfbuzz",
    "msgspec",
    "pikepdf",
    "pypdfium2",
    "segno",
    "cnlunar",
    "pyphen",
    "rjieba",
    "watchdog",
)
"""What pyproject.toml asks for, in its order."""
_PROBE = "doctor"


class Reading(NamedTuple):
    """One thing looked at: its names, what was seen, and whether that is well (None: neither way)."""

    zh: str
    en: str
    seen: str
    well: bool | None = None


def doctor(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Print what was seen; faulty fonts are findings, a missing nicety is only said."""
    for reading in (*_versions(), *_speed(), *_folders()):
        mark = {True: "ok", False: "!!", None: "  "}[reading.well]
        terminal.data(f"{mark} {terminal.pick(reading.zh, reading.en)}: {reading.seen}")
    _, findings, world = type_case(arguments)
    mark = "!!" if findings else "ok"
    terminal.data(
        f"{mark} {terminal.pick('字体文件', 'font files')}: {len(findings)} {terminal.pick('处不符', 'faults')}"
    )
    terminal.show(findings, world.sources)
    return exit_code(findings)


def _versions() -> Iterator[Reading]:
    yield Reading("broadsheet", "broadsheet", __version__)
    yield Reading(
        "Python", "Python", f"{platform.python_version()} ({sys.platform}), zlib {zlib.ZLIB_RUNTIME_VERSION}"
    )
    for package in _PACKAGES:
        try:
            yield Reading(package, package, version(package), True)
        except PackageNotFoundError:
            yield Reading(package, package, "-", False)


def _speed() -> Iterator[Reading]:
    """Libyaml makes reading ten times faster; without it everything works."""
    import yaml  # noqa: PLC0415

    fast = hasattr(yaml, "CSafeLoader")
    yield Reading("libyaml", "libyaml", "+" if fast else "-", fast)
    encoding = sys.stdout.encoding or "?"
    yield Reading("终端编码", "terminal encoding", encoding)


def _folders() -> Iterator[Reading]:
    layouts, fonts = data_folder("layout"), data_folder("fonts")
    yield Reading("版式文件夹", "layouts", str(layouts), layouts.is_dir())
    yield Reading("字体文件夹", "fonts", str(fonts), fonts.is_dir())
    cache = Cache(default_folder())
    cache.put(_PROBE, b"well")
    yield Reading("缓存", "cache", str(cache.folder or "-"), cache.get(_PROBE) == b"well")
