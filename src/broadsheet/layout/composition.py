"""A `compositions` block of a layout file to the rules that copy is composed by, and how wide its gaps may be."""

from __future__ import annotations

from collections.abc import Callable

from broadsheet.base.decode import Located
from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.units import EM, Measure
from broadsheet.clreq.rules import Rules
from broadsheet.clreq.spacing import LIMITS, MOST_TIGHTENED, GapLimits
from broadsheet.layout.schema import CompositionFile


def rules_of(block: CompositionFile, ems: Callable[[Measure], int], findings: Findings) -> Rules:
    """The rules of a block, `ems` telling its lengths in thousandths of the type's em; a gap wider than CLREQ 3.1.6.4
    allows, and lines tightened by more than strokes allow, are reported (BS323)."""
    least, most = LIMITS["han_latin"].least, LIMITS["han_latin"].most or EM
    limits = {"latin_gap": most, "latin_gap_most": most, "tighten": MOST_TIGHTENED}
    widths = {
        key: within(limit, ems(getattr(block, key)), (block, key), findings) for key, limit in limits.items()
    }
    natural = widths["latin_gap"]
    return Rules(
        locale=block.locale,
        line_edges=block.line_edges,
        marks=block.marks,
        line_start=block.line_start,
        full_interpunct=block.interpunct == "full",
        latin_gap=GapLimits(natural, min(least, natural), max(widths["latin_gap_most"], natural)),
        tighten=widths["tighten"],
        hang=block.hang,
        hyphenate=block.hyphenate,
    )


def within(most: int, width: int, named: tuple[Located, str], findings: Findings) -> int:
    """The width that a key of a block names, in thousandths of an em; below 0 or over `most` is reported (BS323)."""
    block, key = named
    if not 0 <= width <= most:
        args = {"name": key, "ems": width / EM, "most": most / EM}
        findings.append(Diagnostic("BS323", block.where(key), args))
    return width
