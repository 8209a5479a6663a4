"""The workshop: where files are built, how a program is called, what every maker is handed."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

MM = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True)
class Workshop:
    """`build` holds the material and what programs leave behind, `out` the finished files."""

    build: Path
    out: Path

    def run(self, *command: str | Path, stdin: str | None = None, **environment: str) -> str:
        """Calls a program in the build folder, with the cut-down fonts as the system's only ones."""
        environ = {
            **os.environ,
            "FONTCONFIG_FILE": str(self.build / "fonts.conf"),
            "SOURCE_DATE_EPOCH": "1735689600",
            "TZ": "UTC",
            **environment,
        }
        done = subprocess.run(
            [str(part) for part in command],
            cwd=self.build,
            env=environ,
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{command[0]}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done.stdout

    def write(self, name: str, text: str) -> Path:
        path = self.build / name
        path.write_text(text, encoding="utf-8")
        return path
