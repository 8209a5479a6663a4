"""The code reads alike everywhere: ruff's rules, ruff's formatting, mypy's strict mode."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.house.repo import ROOT


@pytest.mark.parametrize(
    "check",
    [["ruff", "check", "--no-cache"], ["ruff", "format", "--check", "--diff", "--no-cache"], ["mypy"]],
    ids=["rules", "formatting", "types"],
)
def test_the_code_passes(check: list[str]) -> None:
    command = [sys.executable, "-m", *check]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stdout + result.stderr
