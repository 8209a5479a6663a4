"""The command that makes a new paper: a small issue that renders at once, ready to be written over."""

from __future__ import annotations

import argparse
import datetime
import json
import os
import re
import shlex
from collections.abc import Iterable
from pathlib import Path

from broadsheet.base.data import data_folder
from broadsheet.base.diagnostics import Diagnostic, Findings, exit_code
from broadsheet.base.world import Disk
from broadsheet.cli.terminal import Terminal
from broadsheet.output.files import write_new

ISSUE = Path("issues", "1.yaml")
SCHEMA = ISSUE.with_name("issue.schema.json")

_PLAIN = re.compile(r"\w+")
_BARE = re.compile(r"[\w./\\:-]+")
_FILE = re.compile(r"\bfile: ([^\s,}]+)")


def new(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Write the starter below the folder and print its paths; 2 if a file of that name is there (BS229)."""
    findings: Findings = []
    files = {
        arguments.folder / path: data
        for path, data in _paper(arguments.layout, arguments.name, findings).items()
    }
    if (there := _in_the_way(files)) is not None:
        findings.append(Diagnostic("BS229", args={"file": there}))
    if not findings:
        try:
            write_new(files)
        except FileExistsError as error:  # Made by someone else in this very moment.
            findings.append(Diagnostic("BS229", args={"file": error.filename}))
    if findings:
        terminal.show(findings, {})
        return exit_code(findings)
    for path in files:
        terminal.data(str(path))
    _tell_next(arguments.folder, terminal)
    return 0


def _paper(layout: str, name: str, findings: Findings) -> dict[Path, bytes]:
    """Every file of the paper by its path below the paper's folder."""
    # Wanted when a paper is made, not to refuse one.
    from broadsheet.issue.completion import issue_schema  # noqa: PLC0415

    starter = data_folder("starter")
    world = Disk([starter])
    issue = _read(world, starter / f"{layout}.yaml", findings).decode()
    files = {
        Path("README.md"): _renamed(_read(world, starter / "paper.md", findings).decode(), name).encode(),
        Path(".gitignore"): b"out/\n",
        ISSUE: _dated(issue, name, world.today()).encode(),
        SCHEMA: issue_schema(),
    }
    for file in dict.fromkeys(_FILE.findall(issue)):
        files[ISSUE.parent / file] = _read(world, starter / file, findings)
    return files


def _read(world: Disk, path: Path, findings: Findings) -> bytes:
    data = world.read(path)
    if isinstance(data, Diagnostic):
        findings.append(data)
        return b""
    return data


def _dated(issue: str, name: str, today: datetime.date) -> str:
    """The issue with the paper's name and the day it is made."""
    written = name if _PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False)
    issue = re.sub(r"(?m)^newspaper: .*$", lambda _: f"newspaper: {written}", issue, count=1)
    return re.sub(r"(?m)^date: \S+", f"date: {today.isoformat()}", issue, count=1)


def _renamed(readme: str, name: str) -> str:
    return re.sub(r"\A# .*", lambda _: f"# {name}", readme)


def _in_the_way(files: Iterable[Path]) -> Path | None:
    """The first thing that would have to go for the files to be written: one of them, or a file in a folder's place."""
    for path in files:
        near = next((place for place in (path, *path.parents) if os.path.lexists(place)), path.parent)
        if near == path or not near.is_dir():
            return near
    return None


def _tell_next(folder: Path, terminal: Terminal) -> None:
    """What to do now."""
    steps = [f"broadsheet render {ISSUE.as_posix()}"]
    if folder.resolve() != Path.cwd():
        named = str(folder)
        # Quotes for spaces and marks alone; shlex would quote every Chinese name.
        steps.insert(0, f"cd {named if _BARE.fullmatch(named) else shlex.quote(named)}")
    shown = "".join(f"\n    {step}" for step in steps)
    terminal.note(f"建好了。接下来：{shown}", f"The paper is there. Next:{shown}")
