"""A table in copy: lines that begin with a bar, cells between bars, the second line saying how columns are ranged.

The notation is the pipe table that editors know from Markdown (GitHub Flavored Markdown, 4.10).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.source import Span
from broadsheet.issue.matter import Ranged, Table, TableRow

BAR = "|"
_DIVIDER = re.compile(r":?-+:?")
_BETWEEN = re.compile(r"(?<!\\)\|")


def read_table(lines: Sequence[tuple[str, Span]], findings: Findings) -> Table | None:
    """The table in `lines` (text and place of each); None after BS227, where the second does not range the columns.

    A row with more or fewer cells than the head is cut or filled up, and told (BS228).
    """
    rows = [TableRow(tuple(_cells(text)), span) for text, span in lines]
    head, *rest = rows
    divider = rest[0].cells if rest else ()
    if not divider or not all(map(_DIVIDER.fullmatch, divider)):
        findings.append(Diagnostic("BS227", (rest[0] if rest else head).span))
        return None
    count = len(head.cells)
    align = [_align(cell) for cell in divider][:count]
    align += ["auto"] * (count - len(align))
    made = [head, *rest[1:]]
    for row in made:
        if len(row.cells) != count:
            findings.append(Diagnostic("BS228", row.span, {"count": len(row.cells), "wanted": count}))
    full = tuple(row._replace(cells=(*row.cells, *[""] * count)[:count]) for row in made)
    return Table(full, tuple(align), Span(head.span.file, head.span.start, rows[-1].span.end))


def _cells(text: str) -> Iterator[str]:
    inner = text.strip().removeprefix(BAR)
    if inner.endswith(BAR) and not inner.endswith("\\|"):
        inner = inner[:-1]
    for cell in _BETWEEN.split(inner):
        yield cell.replace("\\|", BAR).strip()


def _align(divider: str) -> Ranged:
    if divider.endswith(":"):
        return "center" if divider.startswith(":") else "right"
    return "left" if divider.startswith(":") else "auto"
