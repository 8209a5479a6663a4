"""Which published rule each finding stands for: GWG 2022 by number, PDF/X by its part of ISO 15930."""

from __future__ import annotations

from typing import Final

_PDFX: Final = (
    "BS830", "BS831", "BS832", "BS833", "BS834", "BS835", "BS836", "BS838", "BS839", "BS841", "BS842", "BS843",
    "BS844", "BS845", "BS846",
)  # fmt: skip
_GWG: Final = {
    "BS837": "R0035",
    "BS840": "R0034",
    "BS850": "R0002",
    "BS851": "R0003",
    "BS852": "R0004",
    "BS853": "R0005",
    "BS854": "R0006",
    "BS855": "R0007",
    "BS856": "R0008",
    "BS857": "R0009",
    "BS858": "R0010",
    "BS859": "R0011",
    "BS860": "R0012",
    "BS861": "R0013",
    "BS862": "R0014",
    "BS863": "R0015",
    "BS864": "R0016",
    "BS865": "R0017",
    "BS866": "R0018",
    "BS867": "R0019",
    "BS868": "R0020",
    "BS869": "R0024",
    "BS870": "R0030",
    "BS871": "R0027",
    "BS872": "R0031",
    "BS873": "R0031",
    "BS874": "R0032",
    "BS875": "R0032",
    "BS876": "R0033",
    "BS877": "R0033",
    "BS878": "R0026",
    "BS879": "R0026",
}


def rule_of(code: str, standard: str, *, rgb_images: bool) -> str:
    """The rule's name: "GWG R0016", or "PDF/X-4, GWG R0001" for what the standard itself asks."""
    if code in _PDFX or (code == "BS840" and standard == "X-1a"):
        return "PDF/X-4, GWG R0001" if standard == "X-4" else f"PDF/{standard}"
    if code == "BS871" and rgb_images:
        return "GWG R0028"
    return f"GWG {_GWG[code]}"
