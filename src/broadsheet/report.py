"""report.json: what was set where, what is over, how far make-up went (shape: the contract's schema 1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from broadsheet import __version__
from broadsheet.base.diagnostics import Diagnostic
from broadsheet.base.geometry import Rect
from broadsheet.base.source import Source
from broadsheet.base.stopwatch import Stage
from broadsheet.base.units import to_mm
from broadsheet.issue.matter import Copy
from broadsheet.issue.model import Page
from broadsheet.layout.model import Grid
from broadsheet.lines.justify import loose, squeezed
from broadsheet.lines.model import Line
from broadsheet.page.blocks import RowBlock, TextBlock
from broadsheet.page.columns import merged
from broadsheet.page.frame import container_rect
from broadsheet.page.model import Container, Filled, FilledPage
from broadsheet.page.photos.photo import photo_rect, resolution, shown
from broadsheet.page.region import AdHole, GroupHole

if TYPE_CHECKING:
    from broadsheet.preflight.file.judge import PageVerdict, Verdict

SCHEMA = 1


def issue_report(
    issue: str, pages: list[dict[str, Any]], diagnostics: list[dict[str, Any]], timings: Mapping[Stage, float]
) -> dict[str, Any]:
    """The report but for the file's name and checksum, which are known only once it is made."""
    return {
        "schema": SCHEMA,
        "issue": issue,
        "broadsheet": __version__,
        "pages": pages,
        "diagnostics": diagnostics,
        "timings_ms": {stage: round(milliseconds, 1) for stage, milliseconds in timings.items()},
    }


def page_report(filled: FilledPage, grid: Grid) -> dict[str, Any]:
    """One page: its size, its grid, its edges, stories, photos and advertisements."""
    page, shown_by = filled.page, (filled.spread or filled).stories
    return {
        "page": page.number,
        "label": page.label,
        "trim_mm": [to_mm(grid.width), to_mm(grid.height)],
        "columns": grid.columns,
        "baseline_pt": grid.leading / 1000,
        "edges_moved": _moved(filled),
        "stories": [_story(story, page, grid) for story in filled.stories],
        "photos": [photo for story in shown_by for photo in _photos(story, filled, grid)],
        "insets": [inset for story in shown_by for inset in _insets(story, filled, grid)],
        "groups": [_group(hole) for hole in filled.groups],
        "ads": [_ad(hole, "bottom" if page.stories else "top") for hole in filled.ads],
    }


def _moved(filled: FilledPage) -> list[dict[str, Any]]:
    return [
        {"region": region.story.id, "edge": "bottom", "rows": filled.moved[region.bottom]}
        for region in filled.regions
        if filled.moved[region.bottom]
    ]


def _story(filled: Filled, page: Page, grid: Grid) -> dict[str, Any]:
    composed = filled.composed
    characters = sum(block.characters() for block in composed.blocks)
    under = filled.underset
    per_line = composed.measure // grid.body
    return {
        "id": composed.story.id,
        "characters": characters,
        "set": characters - filled.over_characters,
        "squeezed_marks": sum(squeezed(block.text, line) for block, line in _set_lines(filled)),
        "loose_lines": sum(
            loose(block.text, line) for block, line in _set_lines(filled) if block.style.justify
        ),
        "overset": {"lines": filled.over_lines, "characters": filled.over_characters},
        "underset": {"lines": under, "characters": under * per_line},
        "columns": filled.frame.columns,
        "head_rows": filled.frame.head_rows,
        "stretch": {"head": filled.stretch.head, "photos": filled.stretch.photos},
        "fitted": [
            {"remedy": part.remedy, "amount": part.amount, "lines": part.lines} for part in filled.fitted
        ],
        "region": {"row": filled.top, "rows": filled.rows},
        "frames": _frames(filled, page, grid),
    }


def _set_lines(filled: Filled) -> Iterator[tuple[TextBlock, Line]]:
    """The lines of text that found a place, with their blocks."""
    for part in filled.placed:
        block = filled.composed.blocks[part.block]
        if isinstance(block, RowBlock):
            continue
        for line in block.lines[part.first : part.first + part.lines]:
            yield block, line


def _frames(filled: Filled, page: Page, grid: Grid) -> list[dict[str, Any]]:
    frames = []
    for column, top, bottom in filled.frame.containers:
        taken = sum(
            part.lines * filled.composed.blocks[part.block].rows
            for part in filled.placed
            if part.column == column and top <= part.row < bottom
        )
        rect = container_rect(filled, Container(column, top, bottom), grid)
        frames.append(
            {
                "page": page.number if 0 <= rect.x < grid.width else page.facing,
                **_place(rect._replace(x=rect.x % grid.width)),
                "lines": taken,
                "empty_lines": bottom - top - taken,
            }
        )
    return frames


def _place(rect: Rect) -> dict[str, float]:
    """A rectangle in millimetres."""
    return {"x_mm": to_mm(rect.x), "y_mm": to_mm(rect.y), "w_mm": to_mm(rect.w), "h_mm": to_mm(rect.h)}


def _photos(filled: Filled, page: FilledPage, grid: Grid) -> Iterable[dict[str, Any]]:
    """The photos of a story that a page shows, or the parts of them."""
    for block, row in filled.frame.photos:
        whole = photo_rect(block, filled.composed.columns[block.column].x, filled.top + row, grid)
        for photo, rect, _ in shown(block, whole):
            if (part := _here(rect, page, grid)) is not None:
                yield {
                    "file": photo.file.name if photo.file else None,
                    "story": filled.composed.story.id,
                    "ppi": None if photo.vector else resolution(photo, rect),
                    **_place(part),
                }


def _here(rect: Rect, page: FilledPage, grid: Grid) -> Rect | None:
    """What a page shows of a rectangle on it or on the spread it is half of; None for nothing."""
    if page.spread is None:
        return rect
    left, right = max(rect.x - page.start, 0), min(rect.right - page.start, grid.width)
    return Rect(left, rect.y, right - left, rect.h) if left < right else None


def _insets(filled: Filled, page: FilledPage, grid: Grid) -> Iterable[dict[str, Any]]:
    for block, row in filled.frame.insets:
        place = merged(filled.composed.columns[block.column : block.column + block.columns])
        rect = Rect(place.x, grid.row_y(filled.top + row), place.measure, block.rows * grid.leading)
        if (part := _here(rect, page, grid)) is not None:
            yield {"kind": block.inset.kind, "story": filled.composed.story.id, **_place(part)}


def _group(hole: GroupHole) -> dict[str, Any]:
    """A group of stories, and the rectangle of its section head and its stories together."""
    rect = hole.rect
    return {
        "title": hole.group.title.text,
        "stories": list(hole.group.stories),
        "head_rows": hole.lead,
        **_place(rect),
    }


def _ad(hole: AdHole, usual: str) -> dict[str, Any]:
    """An advertisement: the hole it has on the page, and the page of a PDF that fills it; `usual` is where one stands
    that says no place."""
    advert, rect = hole.advert, hole.rect
    return {
        "id": advert.id,
        "file": advert.file.name if advert.file else None,
        "page": advert.page if advert.file and advert.pixels is None else None,
        "size": advert.size.text if isinstance(advert.size, Copy) else None,
        "place": "plan"
        if advert.drawn
        else "at"
        if advert.at
        else _PLACES[hole.kind] or advert.place or usual,
        **_place(rect),
    }


_PLACES = {"cells": "", "ear": "ear", "sheet": "sheet"}


def verdict_report(verdict: Verdict, press: str) -> dict[str, Any]:
    """The judgement on a finished PDF, as `preflight --format json` prints it and report.json keeps it."""
    return {
        "schema": SCHEMA,
        "file": verdict.name,
        "press": press,
        "outcome": verdict.outcome,
        "size": verdict.size,
        "sha256": verdict.sha256,
        "standard": verdict.claim or None,
        "pdf_version": verdict.version,
        "output_condition": verdict.condition or None,
        "pages": [_judged_page(number, page) for number, page in enumerate(verdict.pages, 1)],
        "diagnostics": [_judged_fault(finding) for finding in verdict.findings],
    }


def _judged_page(number: int, page: PageVerdict) -> dict[str, Any]:
    ink = page.ink
    measured = None
    if ink is not None:
        measured = {
            "plates_percent": ink.plates,
            "mean_15mm_percent": ink.mean,
            "at_mm": [ink.x_mm, ink.y_mm],
            "most_1mm_percent": ink.most,
            "share_by_20_percent": ink.histogram,
        }
    return {
        "page": number,
        "trim_mm": [page.width_mm, page.height_mm],
        "bleed_mm": page.bleed_mm,
        "fonts": page.fonts,
        "lowest_ppi": page.ppi,
        "ink": measured,
        "ink_not_measured": page.unmeasured,
    }


def _judged_fault(finding: Diagnostic) -> dict[str, Any]:
    """A finding as any other, with its rule and its place on the page instead of one in a text."""
    told = diagnostic_report(finding, {})
    place = {name: finding.args.get(name) for name in ("rule", "page", "x_mm", "y_mm", "times")}
    return {
        "code": told["code"],
        "severity": told["severity"],
        **place,
        "message": told["message"],
        "hints": told["hints"],
    }


def diagnostic_report(finding: Diagnostic, sources: Mapping[str, Source]) -> dict[str, Any]:
    """One finding as the contract's JSON, in both languages."""
    place: dict[str, Any] = {"file": None, "line": None, "column": None}
    if finding.span is not None:
        source = sources.get(finding.span.file)
        line, column = source.position(finding.span.start) if source else (1, 1)
        place = {"file": finding.span.file, "line": line, "column": column}
    return {
        "code": finding.code,
        "severity": finding.severity,
        **place,
        "message": {"zh": finding.message("zh"), "en": finding.message("en")},
        "hints": [
            {"zh": zh, "en": en} for zh, en in zip(finding.hints("zh"), finding.hints("en"), strict=True)
        ],
    }
