"""Fetching a story's copy: from the YAML itself, or from files by line ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.source import Source, Span
from broadsheet.base.world import World, placed
from broadsheet.base.yamltree import Node, Scalar, line_offsets
from broadsheet.issue.body_schema import BodyFile
from broadsheet.issue.markup import Copyreader, Line, read_copy
from broadsheet.issue.matter import Paragraph, Table

_RANGES = re.compile(r"\s*[0-9]{1,7}\s*(-\s*[0-9]{1,7}\s*)?(,\s*[0-9]{1,7}\s*(-\s*[0-9]{1,7}\s*)?)*")


def read_inline(text: str, node: Node, source: Source, findings: Findings) -> tuple[Paragraph | Table, ...]:
    """Copy written in the issue file. A literal block (`|`) gives each paragraph its own place."""
    offsets = line_offsets(node, source) if isinstance(node, Scalar) else None
    lines = text.splitlines()
    if offsets is not None and len(offsets) >= len(lines):
        reader = Copyreader(source.file, False, False, findings)
        return read_copy(map(Line, lines, offsets), reader)
    own: Findings = []
    reader = Copyreader(source.file, False, False, own)
    paragraphs = read_copy((Line(line, node.span.start) for line in lines), reader)
    findings += [replace(finding, span=node.span) for finding in own]
    return tuple(_placed(paragraph, node.span) for paragraph in paragraphs)


def _placed(matter: Paragraph | Table, span: Span) -> Paragraph | Table:
    """Matter whose own place is not known, at `span`."""
    if isinstance(matter, Table):
        return replace(matter, rows=tuple(row._replace(span=span) for row in matter.rows), span=span)
    return replace(matter, span=span)


def read_file(body: BodyFile, world: World, findings: Findings) -> tuple[Paragraph | Table, ...]:
    """Copy from a file, or nothing after BS101 to BS104, BS201 to BS203; BS204 and BS205 for wrong lines."""
    found = world.find(body.file)
    if isinstance(found, Diagnostic):
        placed(found, body.where("file"), findings)
        return ()
    source = world.source(found, findings, body.where("file"))
    if source is None:
        return ()
    lines = _file_lines(source)
    if body.lines is not None:
        lines = list(_chosen(lines, body, findings))
    return read_copy(lines, Copyreader(source.file, True, body.join, findings))


def _file_lines(source: Source) -> list[Line]:
    lines, at = [], 0
    for line in source.text.splitlines(keepends=True):
        lines.append(Line(line.splitlines()[0], at))
        at += len(line)
    return lines


def _chosen(lines: list[Line], body: BodyFile, findings: Findings) -> Iterator[Line]:
    """The lines of the ranges asked for; the end of a range parts paragraphs."""
    place = body.where("lines")
    ranges = _ranges(body.lines or "")
    if ranges is None:
        findings.append(Diagnostic("BS205", place, {"value": body.lines}))
        return
    for first, last in ranges:
        if last > len(lines):
            beyond = str(last) if first == last else f"{first}-{last}"
            findings.append(_beyond(place, body.file, len(lines), beyond))
        part = lines[first - 1 : last]
        yield from part[:-1]
        yield from (line._replace(cut=True) for line in part[-1:])


def _ranges(text: str) -> list[tuple[int, int]] | None:
    """`1-40` or `8-19,31-40` as pairs in rising order; None for anything else."""
    if not _RANGES.fullmatch(text):
        return None
    ends = [[int(end) for end in part.split("-")] for part in text.split(",")]
    pairs = [(part[0], part[-1]) for part in ends]
    flat = [end for pair in pairs for end in pair]
    rising = flat == sorted(flat) and all(a[1] < b[0] for a, b in pairwise(pairs))
    return pairs if rising and flat[0] > 0 else None


def _beyond(place: Span, name: str, count: int, lines: str) -> Diagnostic:
    return Diagnostic("BS204", place, {"name": name, "count": count, "lines": lines})
