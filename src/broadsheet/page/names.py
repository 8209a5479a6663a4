"""What an issue asks of its layout: templates, boxes and voices by name, a plan as wide as the page (BS307 to BS309,
BS321, BS322)."""

from __future__ import annotations

from collections.abc import Iterable

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.nearest import nearest
from broadsheet.base.source import Span
from broadsheet.issue.model import Issue
from broadsheet.layout.model import DownFurniture, Layout, TextFurniture
from broadsheet.page.furniture import FIELD, FIELDS


def check_names(issue: Issue, layout: Layout, findings: Findings) -> None:
    """Report every template, box and voice that the layout does not have, and plans that do not match its columns."""
    _check_furniture(layout, findings)
    for page in issue.pages:
        if page.template not in layout.templates:
            findings.append(_unknown("BS307", page.template, layout.templates, page.span))
        if page.plan and len(page.plan.cells[0]) != layout.grid.columns:
            args = {"letters": len(page.plan.cells[0]), "columns": layout.grid.columns}
            findings.append(Diagnostic("BS309", page.plan.span, args))
        for story in page.stories:
            if story.box and story.box not in layout.boxes:
                findings.append(_unknown("BS308", story.box, layout.boxes, story.span))
            if story.voice and story.voice not in layout.voices:
                findings.append(_unknown("BS322", story.voice, layout.voices, story.span))


def _check_furniture(layout: Layout, findings: Findings) -> None:
    """Report furniture texts whose fields no issue can have, and which would never be printed."""
    for template in layout.templates.values():
        for item in template.furniture:
            for name in FIELD.findall(item.text) if isinstance(item, TextFurniture | DownFurniture) else ():
                if name not in FIELDS:
                    findings.append(_unknown("BS321", name, FIELDS, layout.span))


def _unknown(code: str, name: str, known: Iterable[str], span: Span) -> Diagnostic:
    names = sorted(known)
    args = {"name": name, "known": ", ".join(names), "near": nearest(name, names)}
    return Diagnostic(code, span, args)
