"""Words set larger or smaller than their text: what its marks close up is half of their own em; how far they reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from broadsheet.base.units import EM, Length
from broadsheet.text.model import Run, ShapedText
from broadsheet.text.trim import Edges

_KEEPS: Final = str.maketrans("OCMS", "PQQQ")


def resize_marks(gaps: list[Length], edges: Edges, classes: str, runs: Sequence[Run]) -> tuple[Edges, str]:
    """Bring what was reckoned in the text's own em to that of runs of another size; `gaps` are changed in place.

    Such marks give nothing up to justification, whose steps are those of the text's size: their class says so.
    """
    leading, trailing = dict(edges.leading), dict(edges.trailing)
    parts, done = [], 0
    for run in runs:
        # Not what it shares with the run before, which that has brought down already.
        for place in range(max(run.start, done + 1), run.end + 1):
            if gaps[place] < 0:
                gaps[place] = gaps[place] * run.scale // EM
        for place in range(run.start, run.end):
            if place in leading:
                leading[place] = leading[place] * run.scale // EM
            if place + 1 in trailing:
                trailing[place + 1] = trailing[place + 1] * run.scale // EM
        parts += [classes[done : run.start], classes[run.start : run.end].translate(_KEEPS)]
        done = run.end
    return Edges(leading, trailing), "".join([*parts, classes[done:]])


def beside_smaller(runs: Iterable[Run]) -> Iterator[int]:
    """The places before, among and after the glyphs of smaller runs: what would tighten the text is too much there."""
    for run in runs:
        if run.scale < EM:
            yield from range(run.start, run.end + 1)


def larger(text: ShapedText, start: int, end: int) -> Length:
    """How far the em boxes of glyphs `start` to `end` reach beyond those of the text, on either side of the line."""
    scales = (run.scale for run in text.runs if run.start < end and start < run.end)
    return text.size * (max(max(scales, default=EM), EM) - EM) // EM // 2
