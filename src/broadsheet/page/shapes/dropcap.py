"""A dropped initial (首字下沉) as a value: its glyphs, and the lines it stands beside."""

from __future__ import annotations

from msgspec import Struct

from broadsheet.base.units import Length
from broadsheet.display.ops import Ink
from broadsheet.lines.model import Line
from broadsheet.text.model import ShapedText


class Initial(Struct, frozen=True):
    """A dropped initial (首字下沉) beside the first `lines` lines of its paragraph, which it sets in by `wide`.

    It begins `x` from the left of the room those lines are set in from, its baseline `drop` below the first line's;
    `whole` is the paragraph with it among its characters. A side head (边题) stands so too, in `more` lines
    `pitch` apart.
    """

    text: ShapedText
    line: Line
    lines: int
    wide: Length
    x: Length
    drop: Length
    ink: Ink
    whole: ShapedText
    more: tuple[Line, ...] = ()
    pitch: Length = 0
    role: str = "P"
