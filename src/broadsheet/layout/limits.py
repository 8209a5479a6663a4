"""What newsprint cannot hold: lines, tints and type too fine for the press are refused at load (press.md D1, D2)."""

from __future__ import annotations

from broadsheet.base.decode import Located
from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.units import pt
from broadsheet.display.ops import Ink
from broadsheet.layout import schema
from broadsheet.layout.model import Layout

LEAST_LINE = pt(0.25)
LEAST_TEXT = pt(6)
LEAST_REVERSED = pt(10)
LEAST_TINT = 50
LEAST_MEASURE_EM = 4
_INKS = 4


def check_layout(layout: Layout, file: schema.LayoutFile, findings: Findings) -> None:
    """Report what the press or a reader could not take: BS310 to BS316, each at its place in the file."""
    for name, rule in layout.rules.items():
        for weight in rule.weights:
            if weight < LEAST_LINE:
                _fault(findings, "BS310", file.rules[name], "weights", name=name, points=weight / 1000)
    for name, style in layout.styles.items():
        _check_style(file.styles[name], name, style.size, style.ink, findings)
    for grade, grade_file in zip(layout.headlines.ladder, file.headlines.ladder, strict=True):
        _check_style(grade_file, "headlines", grade.size, Ink(0, 0, 0, 1000), findings)
    for name, parts in file.inks.items():
        thin = [part for part in parts if 0 < part * 10 < LEAST_TINT]
        if thin:
            findings.append(
                Diagnostic("BS312", file.where("inks", name), {"name": name, "percent": min(thin)})
            )
        if len(parts) != _INKS:
            findings.append(
                Diagnostic("BS315", file.where("inks", name), {"name": name, "count": len(parts)})
            )
    _check_grid(layout, file, findings)


def nothing_stands(file: schema.LayoutFile, findings: Findings) -> bool:
    """Report lengths that must be more than nothing and are not (BS320), before anything is reckoned with them."""
    grid, paper = file.grid, file.paper
    body = grid.body.resolve()
    lengths: list[tuple[Located, str, int]] = [
        (paper, "width", paper.width.resolve()),
        (paper, "height", paper.height.resolve()),
        (grid, "body", body),
        (grid, "leading", grid.leading.resolve(em=body)),
        (grid, "column", grid.column.resolve(em=body)),
    ]
    none = [(owner, key) for owner, key, length in lengths if length <= 0]
    for owner, key in none:
        _fault(findings, "BS320", owner, key, name=key)
    return bool(none)


def _check_style(owner: Located, name: str, size: int, ink: Ink, findings: Findings) -> None:
    if size < LEAST_TEXT:
        _fault(findings, "BS311", owner, "size", name=name, points=size / 1000)
    elif not any(ink) and size < LEAST_REVERSED:
        _fault(findings, "BS313", owner, "size", name=name, points=size / 1000)


def _check_grid(layout: Layout, file: schema.LayoutFile, findings: Findings) -> None:
    grid = layout.grid
    if grid.x < 0 or grid.y + grid.rows * grid.leading > grid.height:
        _fault(findings, "BS314", file.grid, "rows")
    if grid.measure < LEAST_MEASURE_EM * grid.body:
        _fault(findings, "BS316", file.grid, "column", characters=grid.measure / grid.body)
    if grid.leading < grid.body:
        _fault(findings, "BS317", file.grid, "leading")
    for name in ("body", "crosshead", "byline", "caption"):
        if name not in layout.styles:
            findings.append(Diagnostic("BS302", file.where("styles"), {"name": name}))
    for name in ("front", "inside"):
        if name not in layout.templates:
            findings.append(Diagnostic("BS303", file.where("templates"), {"name": name}))


def _fault(findings: Findings, code: str, owner: Located, key: str, **args: object) -> None:
    findings.append(Diagnostic(code, owner.where(key), args))
