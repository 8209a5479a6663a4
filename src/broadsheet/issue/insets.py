"""Insets as an editor writes them: pull quotes, fact boxes, figures and QR codes of a story."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from msgspec.structs import replace

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.issue.inset_schema import FactsFile, FigureFile, ForecastFile, IndexFile, QrFile, QuoteFile
from broadsheet.issue.matter import Copy, Matter, Paragraph
from broadsheet.issue.model import Inset, InsetKind

Written: TypeAlias = QuoteFile | FactsFile | FigureFile | QrFile | IndexFile | ForecastFile


def read_inset(written: Written, body: Sequence[Matter], findings: Findings) -> Inset:
    """An inset with its words; `body` is what a fact box holds, where only text can stand (BS239)."""
    return replace(_inset(written, body, findings), columns=written.span, place=written.place)


def _inset(written: Written, body: Sequence[Matter], findings: Findings) -> Inset:
    span = written.where()
    if isinstance(written, QuoteFile):
        return Inset("quote", span, _copy(written, "text", written.text), _line(written, "by", written.by))
    if isinstance(written, FigureFile):
        line = _line(written, "text", written.text)
        return Inset("figure", span, _copy(written, "figure", written.figure), line)
    if isinstance(written, QrFile):
        return Inset("qr", span, _copy(written, "link", written.link), _line(written, "text", written.text))
    if isinstance(written, IndexFile | ForecastFile):
        kind: InsetKind = "index" if isinstance(written, IndexFile) else "weather"
        return Inset(kind, span, _copy(written, "title", written.title))
    paragraphs = tuple(matter for matter in body if isinstance(matter, Paragraph))
    if len(paragraphs) < len(body):
        findings.append(Diagnostic("BS239", written.where("body")))
    return Inset("facts", span, _copy(written, "title", written.title), body=paragraphs)


def _copy(written: Written, key: str, text: str) -> Copy:
    return Copy(text.strip(), written.where(key))


def _line(written: Written, key: str, text: str | None) -> Copy | None:
    return _copy(written, key, text) if text and text.strip() else None
