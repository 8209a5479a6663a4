"""A folder with a small sound issue, and the command `check` to run on what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet import cli

HEAD = "newspaper: 版样\ndate: 2025-01-06\npages:\n  - template: front\n"
STORY = "    stories:\n      A: {headline: 今夜付印, body: {file: copy.md}}\n"
GOOD = HEAD + "    plan: A A A A A A A A\n" + STORY
COPY = "版面先画在纸上，再一行一行排满。\n\n" * 40


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BROADSHEET_CACHE", str(tmp_path / "cache"))
    (tmp_path / "copy.md").write_text(COPY, encoding="utf-8")
    (tmp_path / "i.yaml").write_text(GOOD, encoding="utf-8")
    return tmp_path


@pytest.fixture
def check(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Check i.yaml; the exit code and what was said."""

    def checked(*options: str) -> tuple[int, str]:
        code = cli.main(["check", "i.yaml", *(options or ("--lang", "en"))])
        return code, capsys.readouterr().err

    return checked
