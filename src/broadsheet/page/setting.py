"""Copy to lines at the composing stage: normalise, shape, break; repeated paragraphs are composed once."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.source import Span
from broadsheet.base.stopwatch import Stopwatch
from broadsheet.base.units import Length
from broadsheet.fonts.catalog import Catalog
from broadsheet.layout.model import Layout
from broadsheet.lines.firstfit import break_lines
from broadsheet.lines.model import Breaker, Line, Measures
from broadsheet.text.model import ShapedText
from broadsheet.text.normalize import Mend, Normalized, normalize
from broadsheet.text.shape import Setting, shape_text


@dataclass
class Composer:
    """What composing needs: the layout, the type case, where findings go, the stopwatch, the breaker."""

    layout: Layout
    catalog: Catalog
    findings: Findings
    watch: Stopwatch
    breaker: Breaker = break_lines

    def shape(self, text: str, span: Span, setting: Setting) -> ShapedText:
        """Shape copy that is already normal."""
        with self.watch("shape"):
            return shape_text(text, span, setting, self.catalog, self.findings)

    def lines(self, text: ShapedText, measure: Length, indent: Length = 0) -> list[Line]:
        """Break a shaped text; a word cut because it is wider than its line is reported (BS502)."""
        with self.watch("lines"):
            lines = self.breaker(text, Measures(measure, indent))
        for line in lines:
            if line.reason == "emergency":
                word = "".join(text.chars[line.start : line.end])
                self.findings.append(Diagnostic("BS502", text.span, {"text": word}))
        return lines

    def normal(self, text: str, span: Span, keep_spaces: bool = False) -> str:
        """Mend copy and note what was mended (BS501)."""
        with self.watch("shape"):
            normalized: Normalized = normalize(text, keep_spaces)
        for mend in normalized.mends:
            self.findings.append(_mended(mend, span))
        return normalized.text


def _mended(mend: Mend, span: Span) -> Diagnostic:
    shown = {" ": "␣", "": "∅"}
    args = {
        "before": shown.get(mend.before, mend.before),
        "after": shown.get(mend.after, mend.after),
        "count": mend.times,
    }
    return Diagnostic("BS501", span, args)
