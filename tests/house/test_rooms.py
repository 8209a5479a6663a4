"""Rooms stay small, and each says in its first line what it is for."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.house.repo import PACKAGE, modules, parse

LINES, FUNCTION_LINES, PARAMETERS = 400, 50, 6

# Longer because they are one table; each says so in its first lines.
DATA_TABLES = frozenset({"base/messages.py", "clreq/unicode_tables.py"})

every_module = pytest.mark.parametrize(
    "path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix()
)


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


@every_module
def test_a_room_fits_on_a_few_screens(path: Path) -> None:
    if path.relative_to(PACKAGE).as_posix() not in DATA_TABLES:
        assert _lines(path) <= LINES


def test_a_long_table_says_that_it_is_one() -> None:
    for path in map(PACKAGE.joinpath, sorted(DATA_TABLES)):
        assert _lines(path) > LINES, "no longer above the limit: take it off the list"
        assert "table" in (ast.get_docstring(parse(path)) or "").lower()


@every_module
def test_a_room_says_what_it_is_for(path: Path) -> None:
    tree = parse(path)
    first = (ast.get_docstring(tree) or "").partition("\n")[0]
    assert first or not tree.body, "the module has no docstring"
    assert len(first) <= 120


@every_module
def test_functions_are_short_and_take_few_parameters(path: Path) -> None:
    functions = (node for node in ast.walk(parse(path)) if isinstance(node, ast.FunctionDef))
    faults = [fault for node in functions for fault in _faults(node)]
    assert not faults


def _faults(node: ast.FunctionDef) -> list[str]:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    names = [arg.arg for arg in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    parameters = len([name for name in names if name not in ("self", "cls")])
    return [
        *([f"{node.name} has {lines} lines"] if lines > FUNCTION_LINES else []),
        *([f"{node.name} takes {parameters} parameters"] if parameters > PARAMETERS else []),
    ]


@every_module
def test_public_functions_and_classes_are_described(path: Path) -> None:
    public = (
        node
        for node in parse(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    )
    assert [node.name for node in public if not ast.get_docstring(node)] == []
