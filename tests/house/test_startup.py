"""A command loads what it needs and no more: the desk waits for every import."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {"reportlab", "PIL", "uharfbuzz", "yaml", "msgspec", "rjieba"}

_RUN = """
import contextlib, os, sys
from broadsheet.cli import main
with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere), contextlib.suppress(SystemExit):
    main(sys.argv[1:])
print(*(name for name in sys.modules if "." not in name))
"""


@pytest.mark.parametrize(
    ("command", "needed"),
    [
        ("--help", {"msgspec"}),
        ("explain BS101", {"msgspec"}),
        ("schema", {"msgspec", "yaml"}),
        ("check no-such-issue.yaml", {"msgspec", "yaml", "uharfbuzz"}),
    ],
)
def test_a_command_loads_only_what_it_needs(command: str, needed: set[str]) -> None:
    result = subprocess.run(
        [sys.executable, "-c", _RUN, *command.split()], capture_output=True, text=True, check=True
    )
    assert HEAVY & set(result.stdout.split()) <= needed
