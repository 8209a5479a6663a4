"""Diagnostics shown: the faulty line with a caret below it, a line of JSON, or a GitHub annotation."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from typing import Any

from broadsheet.base.diagnostics import Diagnostic, Lang
from broadsheet.base.source import Source

_WINDOW = 72
"""Columns of a source line that are shown; copy has paragraphs of a thousand characters in one line."""

_LEVELS: dict[str, tuple[str, str, str]] = {
    "error": ("错误", "error", "31"),
    "warning": ("警告", "warning", "33"),
    "note": ("提示", "note", "36"),
}
_GITHUB = {"error": "error", "warning": "warning", "note": "notice"}


def as_text(finding: Diagnostic, sources: Mapping[str, Source], lang: Lang, color: bool) -> str:
    """`error[BS201]: ...`, the place, the line with a caret, and what to do about it."""
    ink = _LEVELS[finding.severity][2]
    head = _paint(f"{level(finding, lang)}[{finding.code}]", f"1;{ink}", color)
    lines = [f"{head}: {_paint(printable(finding.message(lang)), '1', color)}"]
    margin = "  "
    if finding.span is not None:
        source = sources.get(finding.span.file)
        if source is None:
            lines.append(f" --> {printable(finding.span.file)}")
        else:
            line, column = source.position(finding.span.start)
            margin = " " * len(str(line))
            lines.append(f"{margin}--> {printable(finding.span.file)}:{line}:{column}")
            lines += _excerpt(finding, source, ink if color else "")
    hint = "提示" if lang == "zh" else "hint"
    for text in finding.hints(lang):
        first, *rest = printable(text).splitlines()
        lines += [f"{margin} = {_paint(hint, '1', color)}: {first}", *rest]
    return "\n".join(lines)


def level(finding: Diagnostic, lang: Lang) -> str:
    """How grave it is, in a word."""
    zh, en, _ = _LEVELS[finding.severity]
    return zh if lang == "zh" else en


def _excerpt(finding: Diagnostic, source: Source, ink: str) -> list[str]:
    """The line the fault begins in, cut to a window around it, and carets below as wide as what they mark."""
    if finding.span is None:
        return []
    line, column = source.position(finding.span.start)
    text = printable(source.line(line).replace("\t", " "))
    end = min(column - 1 + max(1, finding.span.end - finding.span.start), max(len(text), column))
    start = max(0, column - 1 - _WINDOW // 3)
    start = 0 if width(text[:end]) <= _WINDOW else start
    shown = _fit(text[start:])
    before = width(shown[: column - 1 - start])
    marked = max(1, width(shown[column - 1 - start : end - start]))
    lead, tail = ("..." if start else ""), ("..." if start + len(shown) < len(text) else "")
    margin = " " * len(str(line))
    carets = " " * (before + len(lead)) + _paint("^" * marked, f"1;{ink}", bool(ink))
    return [f"{margin} |", f"{line} | {lead}{shown}{tail}", f"{margin} | {carets}"]


def _fit(text: str) -> str:
    """As much of the text as the window has columns for."""
    columns = 0
    for index, char in enumerate(text):
        columns += width(char)
        if columns > _WINDOW:
            return text[:index]
    return text


def width(text: str) -> int:
    """Columns on a terminal: two for wide characters (UAX #11 W and F), none for marks on the one before."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def printable(text: str) -> str:
    """Text without characters that would steer the terminal; line ends and spaces of one em stay."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char in "\n\u3000" else "?" for char in text)


def _paint(text: str, style: str, color: bool) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if color else text


def as_json_line(finding: Diagnostic, sources: Mapping[str, Source]) -> str:
    """One diagnostic in report.json's shape, as one line of ASCII."""
    return json.dumps(_facts(finding, sources))


def as_github(finding: Diagnostic, sources: Mapping[str, Source], lang: Lang) -> str:
    """A workflow command that GitHub shows beside the line of the file."""
    facts = _facts(finding, sources)
    named = {"file": facts["file"], "line": facts["line"], "col": facts["column"], "title": finding.code}
    places = ",".join(f"{key}={_escaped(str(value))}" for key, value in named.items() if value is not None)
    message = "\n".join([finding.message(lang), *finding.hints(lang)])
    return f"::{_GITHUB[finding.severity]} {places}::{_percent(message)}"


def _facts(finding: Diagnostic, sources: Mapping[str, Source]) -> dict[str, Any]:
    # Deferred: the report knows every floor, and messages in text need none of them.
    from broadsheet.report import diagnostic_report  # noqa: PLC0415

    return diagnostic_report(finding, sources)


def _percent(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped(text: str) -> str:
    return _percent(text).replace(":", "%3A").replace(",", "%2C")
