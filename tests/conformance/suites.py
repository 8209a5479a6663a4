"""Vectors drawn from the standards, put to the functions that composition itself calls."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from msgspec.structs import replace

from broadsheet.base.units import parse_measure
from broadsheet.layout.model import Grid
from broadsheet.lines.firstfit import line_width
from broadsheet.page.columns import text_columns
from tests.composing import EM, breaks_before, shaped, small_layout

Vector: TypeAlias = Mapping[str, Any]

DISPUTED: dict[str, str] = {}
"""Vectors that contradict their own source, with the reason."""


class Tally(NamedTuple):
    """How a suite fared: the ids that passed and those that did not."""

    passed: list[str]
    failed: list[str]


def read(path: Path) -> list[Vector]:
    vectors: list[Vector] = json.loads(path.read_text(encoding="utf-8"))["vectors"]
    return vectors


def left_out(vector: Vector) -> str:
    """Why a vector is not asked; empty if it is."""
    suite: str = vector["suite"]
    if suite not in SUITES:
        return suite
    if vector.get("level", "basic") != "basic":
        return f"{suite}, level {vector['level']}"
    if vector.get("writing_mode", "horizontal") != "horizontal":
        return f"{suite}, {vector['writing_mode']}"
    if suite == "hao-pt" and vector["table"] != "Word/DTP":
        return f"{suite}, table {vector['table']}"
    if (suite, vector["kind"]) == ("cn-columns", "headline_height_lines"):
        return f"{suite}, {vector['kind']}"
    return f"disputed: {vector['id']}, {DISPUTED[vector['id']]}" if vector["id"] in DISPUTED else ""


def run(vectors: list[Vector]) -> tuple[dict[str, Tally], dict[str, int]]:
    """A tally for each suite, and how many vectors were left out for each reason."""
    tallies: dict[str, Tally] = {}
    out: dict[str, int] = defaultdict(int)
    for vector in vectors:
        if reason := left_out(vector):
            out[reason] += 1
            continue
        tally = tallies.setdefault(vector["suite"], Tally([], []))
        (tally.passed if SUITES[vector["suite"]](vector) else tally.failed).append(vector["id"])
    return tallies, dict(out)


def _break(vector: Vector) -> bool:
    """Whether a line may end before character `index`."""
    allowed: bool = vector["expect"] == "allowed"
    return breaks_before(vector["text"], vector["index"]) == allowed


def _unbreakable(vector: Vector) -> bool:
    if vector["kind"] == "break_inside" and not _break(vector):
        return False
    wanted = vector["total_em"] if "total_em" in vector else sum(vector["advances_em"])
    marks = "".join(chr(int(code.replace("U+", "0x"), 0)) for code in vector["cp"].split())
    return shaped(f"国{marks}国").sums[-1] == round((2 + wanted) * EM)


def _pair(vector: Vector) -> bool:
    """The two Han round the pair take two em."""
    wanted: float = vector["total_em_principle"]
    return shaped(vector["text"]).sums[-1] == round((2 + wanted) * EM)


def _line_edge(vector: Vector) -> bool:
    at_end = vector["kind"] == "advance_at_line_end"
    line = shaped(f"国{vector['text']}" if at_end else f"{vector['text']}国")
    return line_width(line, 0, len(line)) == round((1 + sum(vector["advances_em"])) * EM)


def _columns(vector: Vector) -> bool:
    grid = _grid(vector["base_chars"], vector["gap_chars"])
    if vector["kind"] == "long_column_chars":
        (column,) = text_columns(grid, 0, vector["columns"], 1, None)
        expected: int = vector["expect"]
        return column.measure == expected * EM
    base, broken = map(int, vector["context"].split("破"))
    columns = text_columns(grid, 0, base, broken, None)
    rest = grid.span(base) - sum(column.measure for column in columns) - (broken - 1) * grid.gutter
    return {column.measure for column in columns} == {vector["expect_chars"] * EM} and (
        rest == vector["expect_remainder"] * EM
    )


def _grid(characters: int, gap: int) -> Grid:
    return replace(small_layout().grid, columns=8, measure=characters * EM, gutter=gap * EM)


def _size(vector: Vector) -> bool:
    return parse_measure(vector["name"]) == (vector["expect_pt"], "pt")


SUITES: dict[str, Callable[[Vector], bool]] = {
    "clreq-kinsoku": _break,
    "clreq-unbreakable": _unbreakable,
    "clreq-pairs": _pair,
    "clreq-line-end": _line_edge,
    "cn-columns": _columns,
    "hao-pt": _size,
}
