"""The faults of make-up by name, as an editor or an art desk switches them off (BS630 to BS644)."""

from __future__ import annotations

from typing import Literal, TypeAlias

Fault: TypeAlias = Literal[
    "tombstone",
    "split-down",
    "split-across",
    "uncovered-text",
    "dogleg",
    "buried-photo",
    "photo-over-head",
    "photo-clash",
    "photo-outward",
    "fold",
    "weak-lead",
    "ladder",
    "hole",
]
