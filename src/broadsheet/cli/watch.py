"""Render and stay: the folders an issue is made from are watched, and every change sets it anew (`--watch`)."""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, NoReturn

from msgspec import Struct

from broadsheet.base.data import data_folder
from broadsheet.cli.show import printable
from broadsheet.cli.terminal import Terminal
from broadsheet.output.files import sweep

_QUIET, _LONGEST, _GLANCE = 0.1, 1.5, 0.2
"""Seconds without a further change before a change counts, the longest wait for that, and between looks at the run
under way."""

_CHANGES = frozenset(("created", "modified", "moved", "deleted", "closed"))
"""Events that may change a page; reading a file is one too, to the system."""
_POLL = "BROADSHEET_POLL"
"""Set in the environment where the system sends no notices, as on many network drives: then files are looked at."""

_GRACE = 2.0
"""Seconds a stale run has to end by itself."""

_MARK = "BROADSHEET_WATCHED"
_RUN = "import json, sys; sys.path[:] = json.loads(sys.argv.pop(1)); from broadsheet.cli import run; run()"
"""A run of its own, that finds its modules where this process found them."""

_PASSING = ("~", ".tmp", ".swp", ".swx", ".bak", ".part", ".crdownload")
_VIM_PROBE = "4913"


def may_wait(issues: Iterable[Path]) -> bool:
    """Whether there is something to wait for: every issue's folder is there, and this is not a watched run itself."""
    return _MARK not in os.environ and all(issue.absolute().parent.is_dir() for issue in issues)


def keep_rendering(arguments: argparse.Namespace, terminal: Terminal) -> NoReturn:
    """Render now and after every change, until interrupted (KeyboardInterrupt)."""
    folders = _sources(arguments.issues, arguments.assets)
    stems = [issue.stem for issue in arguments.issues]
    wanted = _wanted(folders, arguments.output, stems)
    runs = _Runs(arguments.words, arguments.output, stems)
    notices = _Notices(wanted)
    observer = _observer()
    for folder in _outermost(folders):
        observer.schedule(notices, str(folder), recursive=True)
    observer.start()  # From now on no change is missed, so the first run may begin.
    changed: set[str] = set()
    try:
        while True:
            if changed or not runs.begun:
                runs.stop()
                _tell_begin(sorted(changed), terminal)
                runs.start()
            elif (code := runs.ended()) is not None:
                _tell_end(code, time.monotonic() - runs.begun, terminal)
            changed = notices.settled()
    finally:
        runs.stop()
        observer.stop()


def _observer() -> Any:
    """What tells of changes: the system, or looks at every file once a second."""
    # Deferred: wanted by those who watch.
    if os.environ.get(_POLL):
        from watchdog.observers.polling import PollingObserver  # noqa: PLC0415

        return PollingObserver()
    from watchdog.observers import Observer  # noqa: PLC0415

    return Observer()


class _Notices:
    """Changes as the observer's threads tell them, gathered until they come to rest."""

    def __init__(self, wanted: Callable[[Path], bool]) -> None:
        self._wanted = wanted
        self._names: SimpleQueue[str] = SimpleQueue()

    def dispatch(self, event: Any) -> None:
        """Take a notice; called by the observer."""
        if event.is_directory or event.event_type not in _CHANGES:
            return
        for path in (event.src_path, event.dest_path):
            if path and self._wanted(Path(name := os.fsdecode(path))):
                self._names.put(name)

    def settled(self) -> set[str]:
        """The files that changed, once none has for a moment; none if nothing changes within a glance."""
        changed: set[str] = set()
        end = time.monotonic() + _LONGEST
        with suppress(Empty):
            changed.add(self._names.get(timeout=_GLANCE))
            while (left := end - time.monotonic()) > 0:
                changed.add(self._names.get(timeout=min(_QUIET, left)))
        return changed


def _sources(issues: Sequence[Path], assets: Sequence[Path]) -> list[Path]:
    """The folders whose files make a page: the issues', the assets', the layouts'. Links are followed, as the system
    names files in its notices."""
    homes = [issue.absolute().parent for issue in issues]
    return list(dict.fromkeys(folder.resolve() for folder in (*homes, *assets, data_folder("layout"))))


def _outermost(folders: Sequence[Path]) -> list[Path]:
    """The folders that lie in no other of them; each is watched with all below it."""
    return [folder for folder in folders if not any(other in folder.parents for other in folders)]


def _wanted(folders: Sequence[Path], output: Path, stems: Sequence[str]) -> Callable[[Path], bool]:
    """Tells whether a changed file may be copy, a photo or a layout: not what we write, what editors leave while
    saving, or anything hidden below the folders."""
    output = output.resolve()
    ours = {output, *(output / stem for stem in stems), *(output / stem / "pages" for stem in stems)}

    def wanted(path: Path) -> bool:
        if path in ours or (output in path.parents and path.suffix in (".pdf", ".json")):
            return False
        if path.name.endswith(_PASSING) or path.name.startswith("#") or path.name == _VIM_PROBE:
            return False
        below = [path.relative_to(folder).parts for folder in folders if path.is_relative_to(folder)]
        return any(not any(part.startswith((".", "__")) for part in parts) for parts in below)

    return wanted


class _Runs(Struct):
    """One run at a time, in a process of its own that can be stopped when it is stale.

    The process is deaf to Ctrl-C, which reaches every process of a terminal: this one ends it instead, so that it never
    breaks off with words of its own.
    """

    words: Sequence[str]
    output: Path
    stems: Sequence[str]
    begun: float = 0
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-P", "-c", _RUN, json.dumps(sys.path), *self.words]
        environment = {**os.environ, _MARK: "1"}
        self.begun = time.monotonic()
        if sys.platform == "win32":
            group = subprocess.CREATE_NEW_PROCESS_GROUP
            self.process = subprocess.Popen(command, env=environment, creationflags=group)  # noqa: S603
        else:
            self.process = subprocess.Popen(command, env=environment, start_new_session=True)  # noqa: S603

    def ended(self) -> int | None:
        """The exit code, once, of a run that has ended by itself."""
        code = self.process.poll() if self.process else None
        if code is not None:
            self.process = None
        return code

    def stop(self) -> None:
        """End the run under way, its workers with it, and remove what it was writing."""
        process, self.process = self.process, None
        if process is None or process.poll() is not None:
            return
        _end(process, hard=False)
        try:
            process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            _end(process, hard=True)
            process.wait()
        for stem in self.stems:
            sweep(self.output, f"{stem}.pdf")
            for folder, name in (("", "*.pdf"), ("", "report.json"), ("pages", "*.pdf")):
                sweep(self.output / stem / folder, name)


def _end(process: subprocess.Popen[bytes], *, hard: bool) -> None:
    with suppress(OSError):  # It may have ended meanwhile.
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL if hard else signal.SIGTERM)


def _tell_begin(changed: Sequence[str], terminal: Terminal) -> None:
    if not changed:
        _tell("开始排版", "setting", terminal)
        return
    name, more = _shown(changed[0]), len(changed) - 1
    zh, en = (f"等 {more + 1} 个文件", f" and {more} more") if more else ("", "")
    _tell(f"{name} {zh}有改动，重排", f"{name}{en} changed, setting again", terminal)


def _tell_end(code: int, seconds: float, terminal: Terminal) -> None:
    if code == 0:
        zh, en = f"排好了，用时 {seconds:.1f} 秒", f"done in {seconds:.1f} s"
    else:
        zh, en = "没有排成，PDF 还是上一次的", "not set; the PDF is still the last good one"
    _tell(f"{zh}。等待改动，Ctrl-C 结束", f"{en}. Waiting for changes, Ctrl-C ends", terminal)


def _tell(zh: str, en: str, terminal: Terminal) -> None:
    """A line with the time of day; programs that read our messages are spared it."""
    if terminal.format == "text" and terminal.loud:
        now = time.strftime("%H:%M:%S")
        terminal.note(f"[{now}] {zh}", f"[{now}] {en}")
        sys.stderr.flush()


def _shown(name: str) -> str:
    path, here = Path(name), Path.cwd().resolve()
    return printable(str(path.relative_to(here) if path.is_relative_to(here) else path))
