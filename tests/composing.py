"""Copy set in the project's own faces, in the few words a test wants to say it with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from broadsheet.base.cache import Cache
from broadsheet.base.data import data_folder
from broadsheet.base.source import Span
from broadsheet.base.units import Length
from broadsheet.base.world import Disk
from broadsheet.fonts.catalog import Catalog, load_catalog
from broadsheet.lines.firstfit import break_lines
from broadsheet.lines.justify import set_line
from broadsheet.lines.model import Line, Measures
from broadsheet.text.model import ShapedText
from broadsheet.text.shape import Setting, shape_text

EM = 9_000
"""The size copy is set at here, in thousandths of a point; the length of one em."""

SPAN = Span("copy", 0, 0)


@cache
def catalog() -> Catalog:
    """The type case that comes with the project."""
    case = load_catalog(Disk([data_folder("fonts")], cache=Cache(None)), [])
    assert case is not None
    return case


def shaped(
    text: str,
    *,
    face: str = "serif-400",
    size: Length = EM,
    half_marks: bool = False,
    vertical: bool = False,
) -> ShapedText:
    """Copy shaped as body text is."""
    return shape_text(text, SPAN, Setting(face, "sans-700", size, half_marks, vertical), catalog())


class Column(NamedTuple):
    """A paragraph set in a column: its shaped text and its lines."""

    text: ShapedText
    lines: list[Line]

    @property
    def words(self) -> list[str]:
        """What stands in each line."""
        return [words(self.text, line) for line in self.lines]

    @property
    def reasons(self) -> list[str]:
        """Why each line ends where it does."""
        return [line.reason for line in self.lines]


def words(text: ShapedText, line: Line) -> str:
    return "".join(text.chars[line.start : line.end])


def column(text: str, ems: float, indent: float = 0) -> Column:
    """Copy broken for a measure of so many characters."""
    copy = shaped(text)
    return Column(copy, break_lines(copy, Measures(round(ems * EM), round(indent * EM))))


def pen_positions(text: ShapedText, line: Line, justified: bool = True) -> list[Length]:
    """Where the pen stands before each glyph of a set line and after its last, from the line's left end.

    This is what a back end does with a Text op: advance, then `spacing`, then the kern before the next glyph.
    """
    setting = set_line(text, line, justified)
    kerns = dict(setting.kerns)
    places: list[Length] = [0]
    pen = 0
    for index, advance in enumerate(text.advances[line.start : line.end]):
        pen += kerns.get(index, 0)
        places[-1] = pen
        pen += advance + setting.spacing
        places.append(pen)
    places[-1] -= setting.spacing
    return places


def breaks_before(text: str, index: int) -> bool:
    """Whether a line of body copy may end before character `index`."""
    copy = shaped(text)
    ends = [0]
    for chars in copy.chars:
        ends.append(ends[-1] + len(chars))
    return index in {ends[place] for place in copy.breaks}


def share(lengths: Sequence[Length], size: Length = EM) -> list[float]:
    """Lengths in ems."""
    return [length / size for length in lengths]
