"""How copy is to be composed: the paper's choices among what the standards leave open."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, TypeAlias

from broadsheet.clreq.spacing import HAN_LATIN_GAP, GapLimits

LocaleName: TypeAlias = Literal["zh-Hans", "zh-Hant-TW", "zh-Hant-HK", "ja"]
LineEdges: TypeAlias = Literal[
    "none", "basic", "gb", "strict", "jlreq", "css-loose", "css-normal", "css-strict"
]
Marks: TypeAlias = Literal["gb", "tight", "open", "half", "full", "centred"]
Language: TypeAlias = Literal["en_US", "en_GB", "de_DE", "fr", "es", "it_IT", "pt_BR"]
LineStart: TypeAlias = Literal["trim", "keep-first", "keep"]


class Rules(NamedTuple):
    """A way of composing, as a style sheet chooses it.

    `line_edges` names what begins and ends no line (`edges.py`), `marks` how wide marks are (`spacing.py`).
    `line_start` says whether an opening mark loses its blank half at a line's start: always, but for a paragraph's
    first line, or never (CLREQ 3.1.6.2). `full_interpunct` gives the interpunct its whole em, `latin_gap` is the
    space between Han and Latin, `tighten` what every place may close up by, in thousandths of an em, where marks and
    gaps have given all (字距; CLREQ has no such step), `hang` lets one 、，。 at a line's end stand outside the measure
    (CLREQ 3.1.7), `hyphenate` names the language whose words may be parted, if any.
    """

    locale: LocaleName = "zh-Hans"
    line_edges: LineEdges = "basic"
    marks: Marks = "gb"
    line_start: LineStart = "trim"
    full_interpunct: bool = False
    latin_gap: GapLimits = HAN_LATIN_GAP
    tighten: int = 0
    hang: bool = False
    hyphenate: Language | None = None

    @property
    def marks_as_in(self) -> LocaleName:
        """The locale whose marks stand as these do: centred ones stand as in Taiwan."""
        return "zh-Hant-TW" if self.marks == "centred" else self.locale

    @property
    def full_marks(self) -> bool:
        """Whether marks keep their em whatever comes, in a line and at its edges."""
        return self.marks in ("full", "centred")

    def trims_start(self, first: bool) -> bool:
        """Whether an opening mark that begins a line (the `first` of its paragraph) loses its blank half."""
        return self.line_start == "trim" or (self.line_start == "keep-first" and not first)


DEFAULT: Final = Rules()
"""A mainland newspaper's body: line edges basic, pairs of marks in one and a half em."""
