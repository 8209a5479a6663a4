"""Vectors drawn from the standards, put to the functions that composition itself calls."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from msgspec.structs import replace

from broadsheet.base.units import Length, parse_measure
from broadsheet.clreq.line_break import opportunities
from broadsheet.clreq.orientation import orientation
from broadsheet.clreq.rules import DEFAULT, LineEdges, LineStart, LocaleName, Rules
from broadsheet.clreq.spacing import BLANKS, LIMITS
from broadsheet.layout.model import Grid
from broadsheet.lines.firstfit import break_lines, line_width
from broadsheet.lines.model import Line, Measures
from broadsheet.page.columns import text_columns
from broadsheet.text.model import ShapedText
from tests.composing import EM, breaks_before, shaped, small_layout, words

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
        return f"{suite}: unknown suite"
    if suite == "hao-pt" and vector["table"] != "Word/DTP":
        return f"{suite}, table {vector['table']}: layouts speak of the sizes of today"
    if (suite, vector["kind"]) == ("cn-columns", "headline_height_lines"):
        return f"{suite}, {vector['kind']}: heads are measured, not counted in lines"
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


# ---------------------------------------------------------------- where lines end


def _clreq_break(vector: Vector) -> bool:
    level: LineEdges = vector.get("level", "basic")
    return _break(vector, DEFAULT._replace(line_edges=level))


def _css_break(vector: Vector) -> bool:
    levels: dict[str, list[LineEdges]] = {
        "loose": ["css-loose"], "normal": ["css-normal"], "strict": ["css-strict"],
        "any": ["css-loose", "css-normal", "css-strict"],
    }  # fmt: skip
    return all(_break(vector, _rules(vector)._replace(line_edges=edges)) for edges in levels[vector["level"]])


def _jlreq_break(vector: Vector) -> bool:
    """Before a word space a line ends where it may end after it: the space has no width at either edge."""
    rules = Rules(locale="ja", line_edges="jlreq")
    after_space = {**vector, "index": vector["index"] + 1}
    space = vector["text"][vector["index"]] == " "
    return _break(vector, rules) or (space and _break(after_space, rules))


def _break(vector: Vector, rules: Rules) -> bool:
    """Whether a line may end before character `index`."""
    allowed: bool = vector["expect"] == "allowed"
    return breaks_before(vector["text"], vector["index"], rules) == allowed


def _uax14(vector: Vector) -> bool:
    found = set(opportunities(vector["text"]))
    return found.issuperset(vector["allowed"]) and found.isdisjoint(vector["forbidden"])


# ---------------------------------------------------------------- how wide marks and gaps are


def _unbreakable(vector: Vector) -> bool:
    if vector["kind"] == "break_inside" and not _clreq_break(vector):
        return False
    wanted = vector["total_em"] if "total_em" in vector else sum(vector["advances_em"])
    marks = "".join(chr(int(code.replace("U+", "0x"), 0)) for code in vector["cp"].split())
    return shaped(f"国{marks}国").sums[-1] == round((2 + wanted) * EM)


def _pair(vector: Vector) -> bool:
    """The two Han round the pair take two em."""
    loose, tight = (shaped(vector["text"], rules=DEFAULT._replace(marks=marks)) for marks in ("gb", "tight"))
    wanted = [vector["total_em_principle"], vector["total_em_tight"]]
    return [loose.sums[-1], tight.sums[-1]] == [round((2 + each) * EM) for each in wanted]


def _line_edge(vector: Vector) -> bool:
    at_end = vector["kind"] == "advance_at_line_end"
    line = shaped(f"国{vector['text']}" if at_end else f"{vector['text']}国")
    return line_width(line, 0, len(line)) == round((1 + sum(vector["advances_em"])) * EM)


def _limit(vector: Vector) -> bool:
    """The step's default, least and most, where the vector gives them, and that the steps stand in this order."""
    limit = [*LIMITS.values()][vector["shrink_order"] - 1]
    wanted = (vector["default_em"], vector["min_em"], vector["max_em"])
    return all(value is None or value * 1000 == ours for value, ours in zip(wanted, limit, strict=True))


def _advances(vector: Vector) -> bool:
    """The place between two marks loses what the marks beside it lose."""
    text = vector["text"]
    lead = "" if text.startswith("国") else "国"
    copy = shaped(lead + text + "国", vertical=_vertical(vector), rules=_rules(vector))
    wanted = _length(sum(vector["advances_em"]))
    end = len(lead) + len(text)
    return copy.sums[end] + copy.gaps[end] - copy.sums[len(lead)] == wanted


def _line_starts(vector: Vector) -> bool:
    """How wide the first mark of each line is; or where lines end when a mark is halved at their end."""
    starts: dict[str, LineStart] = {
        "normal": "keep",
        "space-all": "keep",
        "space-first": "keep-first",
        "trim-start": "trim",
    }
    style = vector["style"].removeprefix("text-spacing-trim: ")
    rules = _rules(vector)._replace(line_start=starts.get(style, "trim"))
    measure = round(vector["width_em"] * EM)
    copy, lines = _going_on(vector["text"], measure, rules, vertical=_vertical(vector))
    if vector["kind"] == "lines":
        expected: list[str] = vector["expected_lines"]
        return [words(copy, line) for line in lines][: len(expected)] == expected
    firsts = [(words(copy, line)[0], line_width(copy, line.start, line.start + 1)) for line in lines]
    wanted = [(each["char"], round(each["advance_em"] * EM)) for each in vector["line_start"]]
    return firsts[: len(wanted)] == wanted


def _going_on(text: str, measure: Length, rules: Rules, *, vertical: bool) -> tuple[ShapedText, list[Line]]:
    """Lines of text that more Han follow, so many that the last line is more than half full and no care of its own."""
    for more in range(4, 12):
        copy = shaped(text + "国" * more, rules=rules, vertical=vertical)
        lines = break_lines(copy, Measures(measure, 0))
        if 2 * lines[-1].natural > measure and len(words(copy, lines[-1])) > 2:
            break
    return copy, lines


def _autospace(vector: Vector) -> bool:
    """Gaps of an eighth or a quarter of an em, inside lines only; the measure is that of the longest line, as letters
    are not as wide as in the font of the test."""
    for width in (vector["gap_em_css"], vector["gap_em_clreq_max"]):
        gap = DEFAULT.latin_gap._replace(natural=round(width * 1000))
        copy = shaped(vector["text"], rules=DEFAULT._replace(latin_gap=gap))
        wanted = vector.get("expected_lines", [vector["text"]])
        measure = max(shaped(line, rules=copy.rules).sums[-1] for line in wanted)
        lines = break_lines(copy, Measures(measure, 0))
        if [words(copy, line) for line in lines] != wanted:
            return False
        inside = {place for line in lines for place in range(line.start + 1, line.end)}
        gaps = {place: copy.gaps[place] for place in inside if copy.gaps[place]}
        if gaps != dict.fromkeys(vector["gap_after_index"], round(width * EM)):
            return False
    return True


def _jlreq_gap(vector: Vector) -> bool:
    """Table 1 counts the white of half-width marks, which here is part of their em."""
    copy = shaped(vector["text"], rules=Rules(locale="ja", line_edges="jlreq"))
    before, after = copy.classes[0], copy.classes[1]
    white = BLANKS.get(before, (0, 0))[1] + BLANKS.get(after, (0, 0))[0]
    return copy.gaps[1] + white * EM // 1000 == _length(vector["gap_em"])


def _rules(vector: Vector) -> Rules:
    """The rules of the vector's locale, interpuncts an em wide as CSS has them."""
    locales: dict[str, LocaleName] = {"ja": "ja", "zh-Hant": "zh-Hant-TW"}
    return Rules(locale=locales.get(vector.get("lang", ""), "zh-Hans"), full_interpunct=True)


def _length(ems: float) -> Length:
    return round(ems * EM)


def _vertical(vector: Vector) -> bool:
    return vector.get("writing_mode") == "vertical"


# ---------------------------------------------------------------- the rest


def _upright(vector: Vector) -> bool:
    """UAX #50 itself; Japanese makes no exception to it."""
    expected: str = vector["expect"]
    return orientation(vector["text"], "ja") == expected


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
    "clreq-kinsoku": _clreq_break,
    "clreq-unbreakable": _unbreakable,
    "clreq-pairs": _pair,
    "clreq-line-end": _line_edge,
    "clreq-limits": _limit,
    "cn-columns": _columns,
    "hao-pt": _size,
    "jlreq-break": _jlreq_break,
    "jlreq-spacing": _jlreq_gap,
    "uax14": _uax14,
    "uax50": _upright,
    "wpt-autospace": _autospace,
    "wpt-cl-op": _css_break,
    "wpt-line-break": _css_break,
    "wpt-trim-lines": _advances,
    "wpt-trim-pairs": _advances,
    "wpt-trim-start": _line_starts,
}
