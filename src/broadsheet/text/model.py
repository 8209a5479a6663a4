"""Shaped text: parallel lists over glyphs, the one shape in which copy goes from shaping to lines to the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from msgspec import Struct

from broadsheet.base.source import Span
from broadsheet.base.units import EM, Length
from broadsheet.clreq.rules import DEFAULT, Rules
from broadsheet.fonts.shaper import Sign
from broadsheet.text.inline import Inline
from broadsheet.text.itemize import Stands

SOFT_HYPHEN: Final = "\u00ad"
"""Stands where a word may be parted, and is drawn where it is."""


class Run(NamedTuple):
    """Glyphs `start` to `end` set in one face, at `scale` of the text's size and `rise` above its baseline, both in
    thousandths; in a vertical line as it `stands`. Figures abreast keep their height and are drawn at `width` of their
    own, in thousandths."""

    start: int
    end: int
    face: str
    scale: int = EM
    rise: int = 0
    stands: Stands = "upright"
    width: int = EM


class Ruby(Struct, frozen=True):
    """A reading beside glyphs `start` to `end`, shaped at its own size.

    `stacked` ones, bopomofo, have a glyph a symbol, from the top down; `tone` is the mark of their tone, and how it is
    drawn, if they have any.
    """

    start: int
    end: int
    text: ShapedText
    stacked: bool
    tone: tuple[str, Sign] | None = None


class ShapedText(Struct, frozen=True):
    """A paragraph's glyphs in order, n of them, with what the line breaker needs to know between them.

    `gaps[i]` is the space before glyph i that CLREQ decides (negative where marks close up), `sums[i]` the width of
    the first i glyphs with their gaps, `give[i]` the space that the places before glyphs 0 to i could still give up;
    all in thousandths of a point and of length n + 1. `breaks` are the indices a line may end
    before, n last; `tight` the places where no space is ever added, `firm` those and others where a tightened line
    takes none away. A line that begins with glyph i sheds
    `leading[i]`, one that ends before it `trailing[i]`, where there is such (see trim.py), and gains it where that is
    below nothing (see ruby.py). `marks` holds the few
    glyphs drawn off the baseline or their pen position, as (dx, dy); `missing` the characters that no face has. `rules`
    are those it was composed by. A soft hyphen is a glyph of class Y whose room the gap after it takes back: it is
    drawn, and counts, at a line's end only. `inlines` are marks beside the text, `dot` what emphasis dots are drawn
    with, in the first run's face, `rubies` the readings beside it.
    """

    chars: list[str]
    classes: str
    glyphs: list[int]
    advances: list[Length]
    gaps: list[Length]
    sums: list[Length]
    give: list[Length]
    breaks: list[int]
    tight: list[int]
    firm: list[int]
    leading: Mapping[int, Length]
    trailing: Mapping[int, Length]
    runs: tuple[Run, ...]
    size: Length
    vertical: bool
    marks: Mapping[int, tuple[Length, Length]]
    span: Span
    missing: tuple[str, ...] = ()
    rules: Rules = DEFAULT
    inlines: tuple[Inline, ...] = ()
    dot: Sign | None = None
    rubies: tuple[Ruby, ...] = ()

    def __len__(self) -> int:
        return len(self.glyphs)
