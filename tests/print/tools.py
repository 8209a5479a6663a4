"""Programs of other people that read the finished file. A test that needs one is skipped where it is missing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def run(tool: str, *arguments: str | Path) -> str:
    """Run a program and give its output; fails with what it said, skips where there is no such program."""
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed: this check was NOT made")
    done = subprocess.run([tool, *map(str, arguments)], capture_output=True, check=False)
    output = done.stdout.decode("utf-8", "replace")
    assert done.returncode == 0, output + done.stderr.decode("utf-8", "replace")
    return output
