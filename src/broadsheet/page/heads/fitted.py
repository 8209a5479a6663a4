"""What filling a story to its last line altered, and what it left."""

from __future__ import annotations

from msgspec import Struct

from broadsheet.layout.model import Alteration


class Fitted(Struct, frozen=True):
    """What was altered to fill a story, by how much (see Fitting), and the lines of room that gained or, below 0, took.

    Of paragraphs it is how many are a line longer, or below 0 shorter.
    """

    remedy: Alteration
    amount: int
    lines: int


class Unfilled(Struct, frozen=True):
    """By how many lines of copy a story that should have been filled is short, or over where below 0.

    They are what all alterations together leave; or, `within` their reach, what no setting of its paragraphs mends.
    """

    lines: int
    within: bool
