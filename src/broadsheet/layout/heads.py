"""Whether a press holds the head styles of a layout: type that stands out from its ground, none too small in white."""

from __future__ import annotations

from broadsheet.base.diagnostics import Diagnostic, Findings
from broadsheet.base.units import POINT, Length
from broadsheet.display.ops import PAPER, Ink
from broadsheet.layout.head_schema import HeadFile
from broadsheet.layout.styles import HeadStyle

_CONTRAST = 0.4
"""How much lighter or darker than its ground type must be, black being 0 and paper 1."""
_SOLID = 850
"""From so much of one ink on a ground holds white type: it is no screen whose dots eat into it."""


def lightness(ink: Ink) -> float:
    """How light an ink is on white paper, 0 to 1 (ITU-R BT.601, 2.5.1, of its naive RGB)."""
    red, green, blue = ((1000 - part) * (1000 - ink.k) / 1_000_000 for part in ink[:3])
    return 0.299 * red + 0.587 * green + 0.114 * blue


def check_head(
    named: tuple[str, HeadFile], style: HeadStyle, smallest: Length, least: Length, findings: Findings
) -> None:
    """Report a head style whose type would not be read on its ground (BS335), and one whose white kickers, `smallest`
    at least, would be smaller than the `least` the press holds (BS336)."""
    name, file = named
    ground = style.ground or PAPER
    lighter = lightness(style.ink) > lightness(ground)
    if abs(lightness(style.ink) - lightness(ground)) < _CONTRAST or (lighter and max(ground) < _SOLID):
        args: dict[str, object] = {"name": name, "ink": file.ink, "ground": file.ground or "—"}
        findings.append(Diagnostic("BS335", file.where("ground" if file.ground else "ink"), args))
    elif lighter and smallest < least:
        args = {"name": name, "points": smallest / POINT, "least": least / POINT}
        findings.append(Diagnostic("BS336", file.where("ink"), args))
