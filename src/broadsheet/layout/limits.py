"""What a press cannot hold: lines, tints and type too fine for it are refused when a layout is loaded."""

from __future__ import annotations

from msgspec import Struct

from broadsheet.base.decode import Located
from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.units import POINT, Length, pt, to_mm
from broadsheet.display.ops import BLACK, Ink
from broadsheet.layout import schema
from broadsheet.layout.heads import check_head
from broadsheet.layout.model import Layout


class PressLimits(Struct, frozen=True):
    """The finest a press holds: rules, type, reversed type in thousandths of a point, tints in thousandths of ink."""

    line: Length
    text: Length
    reversed_text: Length
    tint: int


NEWSPRINT = PressLimits(pt(0.25), pt(6), pt(10), 50)
"""For layouts whose press is not known (GWG 2022 R0016 and R0018, SNAP)."""
LEAST_MEASURE_EM = 4
_INKS = 4


def check_layout(layout: Layout, file: schema.LayoutFile, limits: PressLimits, findings: Findings) -> None:
    """Report what the press or a reader could not take: BS310 to BS317, BS328, BS330, BS335, BS336, each at its
    place in the file."""
    for name, rule in layout.rules.items():
        for weight in rule.weights:
            if weight < limits.line:
                args = {"name": name, "points": weight / POINT, "least": limits.line / POINT}
                findings.append(Diagnostic("BS310", file.rules[name].where("weights"), args))
    for name, written in file.styles.items():
        style = layout.styles[name]
        _check_style((written, name), style.size, style.ink, limits, findings)
    for grade, grade_file in zip(layout.headlines.ladder, file.headlines.ladder, strict=True):
        _check_style((grade_file, "headlines"), grade.size, BLACK, limits, findings)
    for name, head in layout.heads.items():
        smallest = layout.headlines.smallest_kicker
        check_head((name, file.heads[name]), head, smallest, limits.reversed_text, findings)
    for name, parts in file.inks.items():
        thin = [part for part in parts if 0 < part * 10 < limits.tint]
        if thin:
            findings.append(
                Diagnostic(
                    "BS312",
                    file.where("inks", name),
                    {"name": name, "percent": min(thin), "least": limits.tint / 10},
                )
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


def _check_style(
    named: tuple[Located, str], size: Length, ink: Ink, limits: PressLimits, findings: Findings
) -> None:
    owner, name = named
    least = limits.text if any(ink) else max(limits.text, limits.reversed_text)
    if size < least:
        code = "BS311" if size < limits.text else "BS313"
        args = {"name": name, "points": size / POINT, "least": least / POINT}
        findings.append(Diagnostic(code, owner.where("size"), args))


def _check_grid(layout: Layout, file: schema.LayoutFile, findings: Findings) -> None:
    grid = layout.grid
    if grid.x < 0 or grid.y + grid.rows * grid.leading > grid.height:
        _fault(findings, "BS314", file.grid, "rows")
    else:
        _check_furniture(layout, file, findings)
    if grid.measure < LEAST_MEASURE_EM * grid.body:
        _fault(findings, "BS316", file.grid, "column", characters=grid.measure / grid.body)
    if layout.fold is not None and not 0 < layout.fold < grid.height:
        _fault(findings, "BS330", file.paper, "fold")
    if grid.leading < grid.body:
        _fault(findings, "BS317", file.grid, "leading")
    for name in ("body", "crosshead", "byline", "caption"):
        if name not in layout.styles:
            findings.append(Diagnostic("BS302", file.where("styles"), {"name": name}))
    for name in ("front", "news"):
        if name not in layout.templates:
            findings.append(Diagnostic("BS303", file.where("templates"), {"name": name}))
    _check_nameplates(layout, file, findings)


def _check_furniture(layout: Layout, file: schema.LayoutFile, findings: Findings) -> None:
    """Report furniture that leaves the paper at a side (BS328)."""
    for name, template in file.templates.items():
        grid = layout.grid.facing() if template.spread else layout.grid
        for item in template.furniture:
            across = grid.columns - item.column + 1 if item.columns is None else item.columns
            row = item.row + (grid.rows if item.foot else 0)
            place = grid.area(row, getattr(item, "rows", 0), item.column - 1, across)
            over = max(-place.x, -place.y, place.right - grid.width, place.bottom - grid.height)
            if over > 0:
                args = {"name": name, "over": round(to_mm(over), 1)}
                findings.append(Diagnostic("BS328", item.where(), args))


def _check_nameplates(layout: Layout, file: schema.LayoutFile, findings: Findings) -> None:
    for name, written in file.templates.items():
        place, most = written.nameplate, layout.grid.rows - written.head - 1
        if place and (place.column + place.columns - 1 > layout.grid.columns or place.rows > most):
            args = {"name": name, "columns": layout.grid.columns, "rows": most}
            findings.append(Diagnostic("BS324", place.where(), args))


def _fault(findings: Findings, code: str, owner: Located, key: str, **args: object) -> None:
    findings.append(Diagnostic(code, owner.where(key), args))
