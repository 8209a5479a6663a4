"""The marks an editor may use in copy: blank lines, `## ` crossheads, **strong**, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.source import Span
from broadsheet.issue.model import STRONG_OFF, STRONG_ON, Paragraph

_STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})[ \t\u3000]*(?=\S)")
_BLANK = " \t\r\n\x0b\x0c\x1c\x1d\x1e\x85\xa0\u3000\u2028\u2029"
_INDENT = ("\u3000\u3000", "\u2003\u2003")
_END_MARK = re.compile(r"[。！？…—：；!?.:;]['\"”’」』）)》〉】〕\]*]*$|[）)》】〕]$")


class Line(NamedTuple):
    """A line of copy without its end, and where it begins in its file; `cut` if the next line does not follow it."""

    text: str
    offset: int
    cut: bool = False


class Copyreader(NamedTuple):
    """How the lines of one body are read: the file for places; `whole` copy comes from a file and is looked over for
    cut paragraphs; `join` mends them."""

    file: str
    from_file: bool
    join: bool
    findings: Findings


def read_copy(lines: Iterable[Line], reader: Copyreader) -> tuple[Paragraph, ...]:
    """Lines to paragraphs: a blank line parts them, and so does an indent of two ems; a line's end inside one stays."""
    blocks = list(_blocks(lines))
    paragraphs: list[Paragraph] = []
    open_end = False
    for index, block in enumerate(blocks):
        paragraph = _paragraph(block, reader)
        if open_end and not paragraph.crosshead:
            before = paragraphs.pop()
            span = Span(reader.file, before.span.start, paragraph.span.end)
            paragraph = Paragraph(f"{before.text}\n{paragraph.text}", span)
        paragraphs.append(paragraph)
        last = index == len(blocks) - 1
        open_end = (
            not last and not paragraph.crosshead and not _END_MARK.search(paragraph.text.rstrip(STRONG_OFF))
        )
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
        if block and (blank or alone or line.text.startswith(_INDENT)):
            yield block
            block = []
        if not blank:
            block.append(line)
        if block and (alone or line.cut):
            yield block
            block = []
    if block:
        yield block


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
    return Paragraph(strong(text, span, reader.findings), span, crosshead)


def strong(text: str, span: Span, findings: Findings) -> str:
    """`**words**` with STRONG_ON and STRONG_OFF in place of the asterisks; a lone `**` stays and is warned about."""
    if "**" not in text:
        return text
    marked = _STRONG.sub(lambda found: f"{STRONG_ON}{found[1]}{STRONG_OFF}", text)
    if (at := text.rfind("**")) >= 0 and "**" in marked:
        findings.append(Diagnostic("BS215", Span(span.file, span.start + at, span.start + at + 2)))
    return marked


def _warn_of_cut(paragraph: Paragraph, reader: Copyreader) -> None:
    end = paragraph.span.end
    span = Span(reader.file, max(paragraph.span.start, end - 1), end)
    tail = paragraph.text[-8:].replace("\n", "")
    reader.findings.append(Diagnostic("BS206", span, {"tail": tail}))
