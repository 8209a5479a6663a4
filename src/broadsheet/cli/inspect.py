"""The commands that show what there is: the schema of an issue file and the type case."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from broadsheet.base.diagnostics import Findings, exit_code
from broadsheet.base.world import Disk
from broadsheet.cli.terminal import Terminal, writes_unicode


def schema(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Print the JSON Schema that issues/issue.schema.json holds."""
    from broadsheet.issue.schema import issue_schema  # noqa: PLC0415

    text = issue_schema().decode()
    if not writes_unicode(sys.stdout):
        text = json.dumps(json.loads(text), indent=2) + "\n"
    sys.stdout.write(text)
    return 0


def fonts(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """List the faces, and verify the checksum of every file."""
    from broadsheet.fonts.catalog import load_catalog, verify  # noqa: PLC0415

    world = Disk.for_issue(Path())
    findings: Findings = []
    catalog = load_catalog(world, findings)
    if catalog is not None:
        for key in catalog.keys:
            face = catalog.face(key)
            chain = ", ".join(catalog.fallback(key)) or "-"
            terminal.data(f"{key:<12}  {face.postscript_name:<24}  {face.path.name:<24}  {chain}")
        findings += verify(catalog, world)
        if not findings:
            count = len(catalog.case.files)
            terminal.note(f"{count} 个字体文件与校验和相符", f"{count} font files match their checksums")
    terminal.show(findings, world.sources)
    return exit_code(findings)
