"""Styles as the art desk decided them: rules, boxes, and how each kind of text is set."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from broadsheet.base.units import Length
from broadsheet.clreq.rules import DEFAULT, Rules
from broadsheet.display.ops import BLACK, Ink

Breaking: TypeAlias = Literal["total-fit", "first-fit"]

Align: TypeAlias = Literal["left", "center", "right"]

AlignDown: TypeAlias = Literal["top", "center", "bottom"]

Sides: TypeAlias = Literal["all", "odd", "even"]


class Rule(Struct, frozen=True):
    """One or two weights drawn downwards (文武线), `gap` between them."""

    weights: tuple[Length, ...]
    gap: Length
    ink: Ink

    @property
    def depth(self) -> Length:
        return sum(self.weights) + self.gap * (len(self.weights) - 1)


class BoxStyle(Struct, frozen=True):
    """A box: its rule, its tint, the air between rule and text."""

    air: Length
    rule: Rule | None
    tint: Ink | None


class HeadStyle(Struct, frozen=True):
    """How a head is dressed (题式): the ink of kicker, headline and deck and the ground behind them, rules over and
    under them, corner marks, `air` between all these and the type, in ems of the headline.

    The ornament stands before the headline, or at both its `ends`; `align` is how the head is ranged, as the layout's
    heads are where it is None.
    """

    ink: Ink = BLACK
    ground: Ink | None = None
    over: Rule | None = None
    under: Rule | None = None
    corners: Rule | None = None
    ornament: Literal["bar", "square", "diamond"] | None = None
    ornament_ink: Ink = BLACK
    ends: bool = False
    align: Align | None = None
    air: float = 0


class CharacterStyle(Struct, frozen=True):
    """How some words are set apart from those about them (字符样式): in another face, if any, and so large, in
    thousandths of their size."""

    face: str | None
    scale: int


NO_STYLES: Final[Mapping[str, CharacterStyle]] = MappingProxyType({})


class Style(Struct, frozen=True):
    """How one kind of text is set; `rows` is how many grid rows one line of it takes where it stands in a column.

    `composition` are the rules its copy is composed by; `breaking` is how justified lines are broken: over the whole
    paragraph, or each filled before the next. `ruby` is the face of readings beside its characters, `characters` the
    styles that its words may be set apart in, `dress` that of a crosshead.
    """

    face: str
    strong: str
    size: Length
    leading: Length
    align: Align
    indent: Length
    ink: Ink
    rows: int
    justify: bool
    composition: Rules = DEFAULT
    breaking: Breaking = "total-fit"
    ruby: str | None = None
    characters: Mapping[str, CharacterStyle] = NO_STYLES
    dress: HeadStyle | None = None

    @property
    def total_fit(self) -> bool:
        """Whether its paragraphs are broken as a whole."""
        return self.justify and self.breaking == "total-fit"
