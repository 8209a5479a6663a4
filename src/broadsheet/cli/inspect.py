"""The commands that show what there is: the schema of an issue file and the type case."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from broadsheet.base.data import data_folder
from broadsheet.base.diagnostics import Diagnostic, Findings, exit_code
from broadsheet.base.world import Disk
from broadsheet.cli.terminal import Terminal, writes_unicode

if TYPE_CHECKING:
    from broadsheet.fonts.catalog import Catalog


def schema(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Print the JSON Schema that issues/issue.schema.json holds."""
    from broadsheet.issue.completion import issue_schema  # noqa: PLC0415

    text = issue_schema().decode()
    if not writes_unicode(sys.stdout):
        text = json.dumps(json.loads(text), indent=2) + "\n"
    sys.stdout.write(text)
    return 0


def fonts(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """List the faces, and verify that every file is the one listed and fit to print from."""
    catalog, findings, world = type_case(arguments)
    if catalog is not None:
        sound = not findings
        for key in catalog.keys:
            terminal.data(_line(catalog, key, sound))
        if sound:
            count = len({catalog.face(key).path for key in catalog.keys})
            terminal.note(f"{count} 个字体文件都可用，列有校验和的都相符", f"{count} font files are sound")
    terminal.show(findings, world.sources)
    return exit_code(findings)


def type_case(arguments: argparse.Namespace) -> tuple[Catalog | None, Findings, Disk]:
    """The type case, the project's or as an issue sees it, and all that is wrong with it."""
    from broadsheet.fonts.catalog import load_catalog, verify  # noqa: PLC0415

    issue, assets = arguments.issue, arguments.assets
    own = Disk([data_folder("fonts"), *assets], assets)
    world = own if issue is None else Disk.for_issue(issue, assets)
    findings: Findings = [Diagnostic("BS223", args={"name": name}) for name in assets if not name.is_dir()]
    if issue is not None and isinstance(fault := world.read(issue), Diagnostic):
        findings.append(fault)
    catalog = load_catalog(world, findings)
    if catalog is not None:
        findings += verify(catalog, world)
    return catalog, findings, world


def _line(catalog: Catalog, key: str, sound: bool) -> str:
    """A face: key, PostScript name, file, kind of outlines, language, chain; a role names the face that fills it."""
    face = catalog.face(key)
    filled = face.postscript_name if sound else face.called or "-"
    kind = "-" if not sound else "CFF" if face.is_cff else "TrueType"
    chain = ", ".join(catalog.fallback(key)) or "-"
    file = face.path.name if face.key == key else f"= {face.key}"
    return f"{key:<20}  {filled:<22}  {file:<33}  {kind:<8}  {face.language:<7}  {chain}"
