"""What a YAML parser's complaint means to an editor: the usual slips of Chinese copy, told by the text around them."""

from __future__ import annotations

import re
from typing import Any

from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.source import Source, Span

# C0 but tab and line ends, DEL, C1 but NEL, surrogates, byte-order marks inside, noncharacters.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_FULL_WIDTH_COLON = re.compile(r"[ \t]*(?:-[ \t]+)*([^\s：:#'\"\[\]{}]{1,20})(：)")
_KEY = re.compile(r"[ \t]*(?:-[ \t]+)*[^\s:][^:]*:[ \t]")
MAX_DEPTH = 50
"""Collections within collections."""
_RESERVED = "@`%*&!>|,]}?-"


def find_forbidden(source: Source) -> Diagnostic | None:
    """The first character that may not stand in a text file (BS103)."""
    found = _FORBIDDEN.search(source.text)
    if found is None:
        return None
    return Diagnostic("BS103", source.span(*found.span()), {"char": f"U+{ord(found[0]):04X}"})


def explain_syntax(error: Any, source: Source) -> Diagnostic:
    """A yaml.MarkedYAMLError as a diagnostic: the slip it most likely is, else BS111 with the parser's words."""
    mark = error.problem_mark or error.context_mark
    at = min(mark.index, len(source.text)) if mark else 0
    began = min(error.context_mark.index, at) if error.context_mark else at
    problem = error.problem or ""
    for guess in (_too_deep, _tab, _open_quote, _full_width_colon, _colon_space, _reserved, _open_bracket):
        if (fault := guess(source, at, began, problem)) is not None:
            return fault
    return Diagnostic("BS111", _here(source, at), {"problem": problem})


def _here(source: Source, at: int) -> Span:
    return source.span(at, min(at + 1, len(source.text)))


def _lines(source: Source, began: int, at: int) -> list[tuple[int, str]]:
    """Offset and text of the lines from the one where the construct began to the one complained of."""
    text = source.text
    found: list[tuple[int, str]] = []
    start = max(text.rfind("\n", 0, began), text.rfind("\r", 0, began)) + 1
    while start <= at and len(found) < 50:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        found.append((start, text[start:end]))
        start = end + 1
    return found


def _too_deep(source: Source, at: int, began: int, problem: str) -> Diagnostic | None:
    """The parser has a bound of its own, far beyond ours, and meets it before we see the nesting."""
    deep = "nesting depth" in problem
    return Diagnostic("BS119", _here(source, at), {"limit": MAX_DEPTH}) if deep else None


def _tab(source: Source, at: int, began: int, problem: str) -> Diagnostic | None:
    start, line = _lines(source, at, at)[-1] if at <= len(source.text) else (at, "")
    indent = len(line) - len(line.lstrip(" \t"))
    if "\t" in line[:indent]:
        tab = start + line.index("\t")
        return Diagnostic("BS107", source.span(tab, start + indent))
    return None


def _open_quote(source: Source, at: int, began: int, problem: str) -> Diagnostic | None:
    if "end of stream" in problem and source.text[began : began + 1] in ("'", '"'):
        return Diagnostic("BS112", _here(source, began), {"quote": source.text[began]})
    return None


def _full_width_colon(source: Source, at: int, began: int, problem: str) -> Diagnostic | None:
    if not any(
        words in problem for words in ("expected ':'", "expected key", "not allowed", "document start")
    ):
        return None
    above = source.text.rfind("\n", 0, source.text.rfind("\n", 0, began) + 1)
    for start, line in _lines(source, max(0, above), at):
        if (found := _FULL_WIDTH_COLON.match(line)) and ": " not in line[: found.start(2)]:
            return full_width_colon(source.file, start + found.start(2), found[1])
    return None


def full_width_colon(file: str, at: int, key: str) -> Diagnostic:
    """A key followed by `：`, which YAML takes for a letter (BS108)."""
    return Diagnostic("BS108", Span(file, at, at + 1), {"key": key})


def key_with_full_width_colon(text: str) -> tuple[str, int] | None:
    """The key before a full-width colon and the colon's offset, if `text` looks like `key：value`."""
    found = _FULL_WIDTH_COLON.match(text)
    return (found[1], found.start(2)) if found else None


def _colon_space(source: Source, at: int, began: int, problem: str) -> Diagnostic | None:
    """A second key in one line, or a key below a line that has its value already."""
    if "mapping values are not allowed" not in problem:
        return None
    start, line = _lines(source, at, at)[-1]
    if _KEY.match(line[: at - start]):
        return Diagnostic("BS109", _here(source, at))
    key = line[: at - start].strip()
    indent = len(line) - len(line.lstrip())
    return Diagnostic("BS124", source.span(start + indent, at), {"key": key}) if indent else None


def _reserved(source: Source, at: int, began: int, problem: str) -> Diagnostic | None:
    """A value whose first character means something to YAML, or a tag, an alias or a block begun by it."""
    for place in (at, began):
        char = source.text[place : place + 1]
        line_start = source.text.rfind("\n", 0, place) + 1
        before = source.text[line_start:place].rstrip(" \t")
        if char and char in _RESERVED and before.endswith((":", "-", "[", ",", "{")):
            return Diagnostic("BS110", _here(source, place), {"char": char})
    return None


def _open_bracket(source: Source, at: int, began: int, problem: str) -> Diagnostic | None:
    opener = source.text[began : began + 1]
    if opener in ("[", "{") and ("expected ','" in problem or "node content" in problem):
        closer = "]" if opener == "[" else "}"
        return Diagnostic("BS113", _here(source, began), {"opener": opener, "closer": closer})
    return None
