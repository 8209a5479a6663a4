"""The marks an editor may use in copy: blank lines, `## ` crossheads, **strong** words and others, tables of bars."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.source import Span
from broadsheet.issue.matter import Paragraph, Table, TableRow
from broadsheet.issue.signs import (
    DOTTED_OFF,
    DOTTED_ON,
    MOURNED_OFF,
    MOURNED_ON,
    NAMED_OFF,
    NAMED_ON,
    STRONG_OFF,
    STRONG_ON,
    STYLED_BY,
    STYLED_OFF,
    STYLED_ON,
    TITLED_OFF,
    TITLED_ON,
    plain,
)
from broadsheet.issue.tables import BAR, read_table

_STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_WORD = rf"(?:[^\W_]|{_HAN.pattern})"
"""A letter, a figure, or Han, also of a later Unicode than Python knows."""
_INLINE = {
    r"(?<!\*)\*": (r"\*(?!\*)", r"[^*]", DOTTED_ON, DOTTED_OFF),
    "__": ("__", "(?:(?!__).)", NAMED_ON, NAMED_OFF),
    "~~": ("~~", "(?:(?!~~).)", TITLED_ON, TITLED_OFF),
    r"\[\[": (r"\]\]", r"[^\[\]]", MOURNED_ON, MOURNED_OFF),
}
"""*着重*, __专名__, ~~书名~~, [[逝者]]: Chinese marks, which need Chinese between them. By the pattern of what opens
them, what closes them and what may stand between; compiled when copy first has such a sign."""
_SIGNS = re.compile(r"\*|__|~~|\[\[")
_STYLED = re.compile(r"\[([^\[\]]+)\]\{([^{}|\s][^{}|\n]*)\}")
"""[words]{name of a character style}."""
_HEADING = re.compile(r"(#{1,6})[ \t\u3000]*(?=\S)")
_BLANK = " \t\r\n\x0b\x0c\x1c\x1d\x1e\x85\xa0\u3000\u2028\u2029"
_INDENT = ("\u3000\u3000", "\u2003\u2003")
_END_MARK = re.compile(r"[。！？…—：；!?.:;]['\"”’」』）)》〉】〕\]*]*$|[）)》】〕]$")


class Line(NamedTuple):
    """A line of copy without its end, and where it begins in its file; `cut` if the next line does not follow it."""

    text: str
    offset: int
    cut: bool = False


class Copyreader(Struct, frozen=True):
    """How the lines of one body are read: the file for places; `whole` copy comes from a file and is looked over for
    cut paragraphs; `join` mends them."""

    file: str
    from_file: bool
    join: bool
    findings: Findings


def read_copy(lines: Iterable[Line], reader: Copyreader) -> tuple[Paragraph | Table, ...]:
    """Lines to paragraphs: a blank line parts them, and so does an indent of two ems; a line's end inside one stays.

    Lines that begin with a bar make a table.
    """
    blocks = list(_blocks(lines))
    paragraphs: list[Paragraph | Table] = []
    open_end = False
    for index, block in enumerate(blocks):
        if _is_row(block[0]):
            paragraphs += _table(block, reader)
            open_end = False
            continue
        paragraph = _paragraph(block, reader)
        before = paragraphs.pop() if open_end and not paragraph.crosshead else None
        if isinstance(before, Paragraph):
            span = Span(reader.file, before.span.start, paragraph.span.end)
            paragraph = Paragraph(f"{before.text}\n{paragraph.text}", span)
        paragraphs.append(paragraph)
        last = index == len(blocks) - 1
        open_end = not last and not paragraph.crosshead and not _END_MARK.search(plain(paragraph.text))
        if open_end and reader.from_file and not reader.join:
            _warn_of_cut(paragraph, reader)
            open_end = False
        open_end = open_end and reader.join
    return tuple(paragraphs)


def _blocks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Groups of lines that make a paragraph or a crosshead."""
    block: list[Line] = []
    for line in lines:
        blank = not line.text.strip(_BLANK)
        alone = line.text.startswith("## ")
        row = _is_row(line)
        new = alone or (line.text.startswith(_INDENT) and not row) or (block and _is_row(block[0]) != row)
        if block and (blank or new):
            yield block
            block = []
        if not blank:
            block.append(line)
        if block and (alone or line.cut):
            yield block
            block = []
    if block:
        yield block


def _is_row(line: Line) -> bool:
    return line.text.lstrip(_BLANK).startswith(BAR)


def _table(block: list[Line], reader: Copyreader) -> list[Table]:
    """The table of a block, if it is one."""
    lines = [(line.text, Span(reader.file, line.offset, line.offset + len(line.text))) for line in block]
    table = read_table(lines, reader.findings)
    if table is None:
        return []
    texts = {span: text for text, span in lines}
    rows = tuple(_strong_row(row, texts[row.span], reader.findings) for row in table.rows)
    return [replace(table, rows=rows)]


def _strong_row(row: TableRow, text: str, findings: Findings) -> TableRow:
    """A row whose cells have their strong words marked; `text` is its line, where a lone `**` is pointed at."""
    starts = [row.span.start + max(text.find(cell), 0) for cell in row.cells]
    spans = [Span(row.span.file, start, row.span.end) for start in starts]
    return row._replace(
        cells=tuple(strong(cell, span, findings) for cell, span in zip(row.cells, spans, strict=True))
    )


def _paragraph(block: list[Line], reader: Copyreader) -> Paragraph:
    raw = "\n".join(line.text for line in block)
    text = raw.strip(_BLANK)
    start = block[0].offset + len(raw) - len(raw.lstrip(_BLANK))
    last = block[-1]
    span = Span(reader.file, start, last.offset + len(last.text.rstrip(_BLANK)))
    crosshead = text.startswith("## ") and len(block) == 1
    if crosshead:
        text = text[3:].strip(_BLANK)
    elif (heading := _HEADING.match(text)) is not None:
        at = Span(reader.file, start, start + len(heading[1]))
        reader.findings.append(Diagnostic("BS218", at, {"marks": heading[1]}))
    if "{" in text and not crosshead:
        # Deferred: few paragraphs have any.
        from broadsheet.issue.annotations import annotated  # noqa: PLC0415

        text = annotated(text, span, reader.findings)
    return Paragraph(strong(text, span, reader.findings), span, "crosshead" if crosshead else "body")


def strong(text: str, span: Span, findings: Findings) -> str:
    """`**words**` with STRONG_ON and STRONG_OFF in place of the asterisks; a lone `**` stays and is warned about.

    So with *dots*, __names__, ~~titles~~ and [[the deceased]] where Chinese stands between them, and with
    [words]{style}.
    """
    if "**" in text:
        text = _strong_words(text, span, findings)
    if _SIGNS.search(text):
        for opens, (closes, inner, on, off) in _INLINE.items():
            words = rf"{opens}(?=\S)({inner}*{_WORD}{inner}*)(?<=\S){closes}"
            text = re.sub(words, partial(_chinese, on=on, off=off), text, flags=re.DOTALL)
    if "]{" in text:
        text = _STYLED.sub(rf"{STYLED_ON}\1{STYLED_BY}\2{STYLED_OFF}", text)
    return text


def _chinese(found: re.Match[str], on: str, off: str) -> str:
    """Words between two marks with `on` and `off` in place of these; as they stand where no Chinese is among them."""
    return f"{on}{found[1]}{off}" if _HAN.search(found[1]) else found[0]


def _strong_words(text: str, span: Span, findings: Findings) -> str:
    marked = _STRONG.sub(lambda found: f"{STRONG_ON}{found[1]}{STRONG_OFF}", text)
    if (at := text.rfind("**")) >= 0 and "**" in marked:
        findings.append(Diagnostic("BS215", Span(span.file, span.start + at, span.start + at + 2)))
    return marked


def _warn_of_cut(paragraph: Paragraph, reader: Copyreader) -> None:
    end = paragraph.span.end
    span = Span(reader.file, max(paragraph.span.start, end - 1), end)
    tail = paragraph.text[-8:].replace("\n", "")
    reader.findings.append(Diagnostic("BS206", span, {"tail": tail}))
