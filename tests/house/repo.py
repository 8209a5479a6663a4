"""The repository as the house tests see it: where it is, its Python files, the files that belong to it."""

from __future__ import annotations

import ast
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "broadsheet"

_LEFT_BY_TOOLS = frozenset({"__pycache__", "build", "dist", "node_modules"})


def rooms(folder: Path) -> list[Path]:
    """The folders directly below `folder` that belong to the repository; of hidden ones only .ci does."""
    return sorted(
        child
        for child in folder.iterdir()
        if child.is_dir()
        and child.name not in _LEFT_BY_TOOLS
        and not child.name.endswith(".egg-info")
        and _holds_files(child)
        and (not child.name.startswith(".") or child.name == ".ci")
    )


def _holds_files(folder: Path) -> bool:
    """Git keeps no empty folders, so they are nobody's room."""
    return any(path.is_file() and "__pycache__" not in path.parts for path in folder.rglob("*"))


def modules() -> list[Path]:
    """Every Python file of the package."""
    return sorted(PACKAGE.rglob("*.py"))


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(tree: ast.Module) -> Iterator[str]:
    """The full names of the modules a file imports, wherever in the file it does so."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def text_files() -> list[Path]:
    """The repository's text files: those git knows, or every file where there is no git (an sdist)."""
    if shutil.which("git") and (ROOT / ".git").exists():
        listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
        paths = [ROOT / name for name in names if name]
    else:
        paths = [path for room in rooms(ROOT) for path in room.rglob("*")]
    return [path for path in paths if path.is_file() and _is_text(path)]


def _is_text(path: Path) -> bool:
    with path.open("rb") as file:
        return b"\0" not in file.read(4096)
