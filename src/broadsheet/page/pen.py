"""How a line is drawn, and the stretches of it that are drawn as one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from broadsheet.base.units import Length
from broadsheet.display.ops import ARTIFACT, Ink, Tag
from broadsheet.lines.model import SetLine
from broadsheet.text.model import ShapedText


class Pen(NamedTuple):
    """How a line is drawn: its ink, what it is, and whether it is brought to its measure."""

    ink: Ink
    tag: Tag = ARTIFACT
    justified: bool = False


def pen_places(text: ShapedText, start: int, end: int, setting: SetLine, first: Length) -> list[Length]:
    """Where along its line the pen stands before each glyph of `start` to `end`, and after the last of them; `first` is
    where it begins."""
    steps = [advance + setting.spacing for advance in text.advances[start:end]]
    for at, kern in setting.kerns:
        steps[at - 1] += kern
    return list(accumulate(steps, initial=first))


def stretches(text: ShapedText, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Stretches of a run with the same offset from the baseline, soft hyphens alone; none where the run is not in the
    line."""
    start = first
    for place in range(first + 1, last + 1):
        alone = "Y" in text.classes[place - 1 : place + 1]
        if place == last or alone or place in text.marks or place - 1 in text.marks:
            yield start, place
            start = place
